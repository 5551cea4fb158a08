//! `cargo xtask test`: every check.

use std::process::Command;

use crate::machine::{self, PLAYERS, READERS, WINDOW, install};
use crate::run::drivers;
use crate::steps::{build_interface, cargo, npm_script, root, run, step};

/// What validates Word files.
const VALIDATOR: &str = "src-tauri/crates/export/tests/programs/requirements.txt";

pub(crate) fn test() -> Result<(), String> {
    step("what the machine misses", || {
        install(&WINDOW)?;
        install(&READERS)?;
        install(&PLAYERS)?;
        machine::python("openxml-audit", VALIDATOR)?;
        machine::npm("ui")?;
        drivers()
    })?;
    step("formatting", || cargo(&["fmt", "--all", "--check"]))?;
    step("the interface: lint", || npm_script("lint"))?;
    step("the interface: types", || npm_script("check"))?;
    step("the interface: tests", || npm_script("test"))?;
    // The window embeds the interface, so that it comes first.
    step("the interface: build", build_interface)?;
    step("lints", || {
        cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])
    })?;
    // A workspace of its own, which no other step would notice to be broken.
    step("the fuzz targets", || {
        cargo(&[
            "check",
            "--quiet",
            "--manifest-path",
            "tests/fuzz/Cargo.toml",
            "--target-dir",
            "target/fuzz",
        ])
    })?;
    step("the program", || cargo(&["build", "--quiet", "--workspace"]))?;
    step("Rust tests", || cargo(&["test", "--quiet", "--workspace"]))?;
    step("the main job in a browser", || node_test("tests/browser"))?;
    step("the main job in the window", || node_test("tests/window"))
}

/// Runs the test files of a folder, one after another: they share the display.
fn node_test(folder: &str) -> Result<(), String> {
    let folder = root().join(folder);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("{}: no tests", folder.display()));
    }
    run(Command::new("node").args(["--test", "--test-concurrency=1"]).args(files))
}
