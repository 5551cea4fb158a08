//! Steps that several commands take.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Runs a program and waits for it, from the repository unless the command says otherwise.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    if command.get_current_dir().is_none() {
        command.current_dir(root());
    }
    let shown = shown(command);
    let status = command.status().map_err(|error| format!("{shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown}: {status}")) }
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Says what is done and how long it took.
pub(crate) fn step(what: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    println!("\n── {what}");
    let start = Instant::now();
    let done = work();
    println!("── {what}: {} s", start.elapsed().as_secs());
    done
}

pub(crate) fn cargo(args: &[&str]) -> Result<(), String> {
    run(Command::new("cargo").args(args))
}

pub(crate) fn npm_script(script: &str) -> Result<(), String> {
    run(Command::new("npm").args(["run", "--silent", script]).current_dir(root().join("ui")))
}

pub(crate) fn build_interface() -> Result<(), String> {
    crate::machine::npm("ui")?;
    npm_script("build")
}

/// Writes the interface's types anew.
pub(crate) fn types() -> Result<(), String> {
    run(Command::new("cargo")
        .args(["test", "--quiet", "--package", "tests", "the_types_of_the_interface"])
        .env("UPDATE_GOLDENS", "1"))
}

/// Writes all golden files anew.
pub(crate) fn goldens() -> Result<(), String> {
    run(Command::new("cargo").args(["test", "--workspace"]).env("UPDATE_GOLDENS", "1"))
}
