//! The program as scripts meet it: its output, its files, its exit codes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod bad;
mod convert;
mod faults;
mod fix;
mod library;
mod proof;
mod speakers;
mod structure;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn sample() -> PathBuf {
    root().join("tests/samples/harbour-lights.txt")
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_galley-cli"))
        .args(args)
        .env_remove("GALLEY_LIBRARY")
        .output()
        .unwrap()
}

fn succeed(args: &[&str]) -> String {
    let output = run(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&succeed(args)).unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

const DOUBLED: &str = "ADA: 00:01 We saw the the sea,, and a recieved letter.\n\nBO: 00:02 Good.\n";

/// A small transcript in a folder.
fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}
