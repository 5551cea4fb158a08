//! `cargo xtask fuzz [SECONDS]`: proofs arbitrary text and looks for what must never be.

use std::process::Command;

use crate::machine::{FUZZER, install, tool};
use crate::steps::{root, run as run_program};

/// Without a number, as long as a cup of tea takes.
const SECONDS: u64 = 300;
/// Seconds that one input may take: a long one takes a hundredth of that.
const LONGEST: u64 = 20;
/// Bytes of an input, at most; the target repeats some of them.
const LARGEST: u64 = 4096;
/// Texts to begin with.
const SEEDS: [&str; 2] = ["tests/samples", "src-tauri/crates/proof/tests/goldens"];

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let seconds = match arguments.first() {
        Some(number) => number.parse().map_err(|_| format!("{number} is no number of seconds"))?,
        None => SECONDS,
    };
    install(&FUZZER)?;
    let corpus = root().join("target/fuzz/corpus");
    std::fs::create_dir_all(&corpus).map_err(|error| error.to_string())?;
    let mut fuzz = Command::new(tool("cargo-fuzz", "0.13.2")?);
    fuzz.args(["fuzz", "run", "--fuzz-dir", "tests/fuzz", "--target-dir", "target/fuzz"]);
    // There is no unsafe code for a sanitizer to watch.
    fuzz.args(["--sanitizer", "none", "proof"]).arg(corpus).args(SEEDS).arg("--");
    fuzz.arg(format!("-max_total_time={seconds}")).arg(format!("-timeout={LONGEST}"));
    fuzz.arg(format!("-max_len={LARGEST}")).arg("-dict=tests/fuzz/words.dict");
    // Coverage needs flags that stable compilers take only when told so.
    run_program(fuzz.env("RUSTC_BOOTSTRAP", "1"))
}
