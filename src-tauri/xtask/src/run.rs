//! `cargo xtask run` and `cargo xtask bench`: the program itself.

use std::process::Command;

use crate::machine::{self, VIRTUAL_DISPLAY, WINDOW, install};
use crate::steps::{build_interface, cargo, root, run as run_program, step};

/// A transcript that we wrote, in the layout and with the broken words that editors meet.
const SAMPLE: &str = "tests/samples/harbour-lights.txt";

pub(crate) fn run() -> Result<(), String> {
    install(&WINDOW)?;
    step("the interface", build_interface)?;
    step("the program", || cargo(&["build", "--package", "desktop"]))?;
    if has_display() {
        let galley = root().join("target/debug/galley");
        return run_program(Command::new(galley).arg(root().join(SAMPLE)));
    }
    println!("There is no display: the same job is done on a virtual one.");
    drivers()?;
    step("the main job in the window", || walk(&["show.mjs", SAMPLE]))
}

/// Measures everything in one run, in optimised builds.
pub(crate) fn bench() -> Result<(), String> {
    install(&WINDOW)?;
    drivers()?;
    machine::npm("ui")?;
    let built = step("the interface", || {
        // Adds a page with a bare editor to measure against.
        run_program(
            Command::new("npm")
                .args(["run", "--silent", "build"])
                .env("GALLEY_BENCH", "1")
                .current_dir(root().join("ui")),
        )
    });
    built?;
    step("the program", || {
        cargo(&[
            "build",
            "--release",
            "--package",
            "desktop",
            "--package",
            "cli",
            "--package",
            "tests",
        ])
    })?;
    step("the core", || run_program(&mut Command::new(root().join("target/release/bench"))))?;
    step("the window", || walk(&["bench.mjs"]))
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Everything that drives the window.
pub(crate) fn drivers() -> Result<(), String> {
    install(&VIRTUAL_DISPLAY)?;
    machine::npm("tests")?;
    machine::tool("tauri-driver", "2.1.0").map(drop)
}

/// Runs a script of `tests/window` with Node.js.
fn walk(args: &[&str]) -> Result<(), String> {
    let folder = root().join("tests/window");
    let mut node = Command::new("node");
    if let Some((script, rest)) = args.split_first() {
        node.arg(folder.join(script)).args(rest);
    }
    run_program(&mut node)
}
