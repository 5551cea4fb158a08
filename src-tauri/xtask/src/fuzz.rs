//! `cargo xtask fuzz [TARGET] [SECONDS]`: proofs arbitrary text, imports arbitrary bytes, and looks
//! for what must never be.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::machine::{FUZZER, install, tool};
use crate::steps::{cargo, root, run as run_program};

/// Without a number, as long as a cup of tea takes.
const SECONDS: u64 = 300;
/// Seconds that one input may take: a long one takes a hundredth of that.
const LONGEST: u64 = 20;
/// What is tried: proofing, and every importer by how its files' names end.
const TARGETS: [&str; 14] = [
    "proof",
    "import-pdf",
    "import-docx",
    "import-odt",
    "import-rtf",
    "import-html",
    "import-md",
    "import-txt",
    "import-srt",
    "import-vtt",
    "import-sbv",
    "import-ttml",
    "import-ass",
    "import-json",
];

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let mut seconds = SECONDS;
    let mut wanted = Vec::new();
    for argument in arguments {
        match argument.parse() {
            Ok(number) => seconds = number,
            Err(_) if TARGETS.contains(&argument.as_str()) => wanted.push(argument.as_str()),
            Err(_) => return Err(format!("{argument} is none of {}", TARGETS.join(", "))),
        }
    }
    if wanted.is_empty() {
        wanted = TARGETS.to_vec();
    }
    install(&FUZZER)?;
    let copies = copies()?;
    for target in &wanted {
        fuzz(target, seconds.div_ceil(wanted.len() as u64), &copies)?;
    }
    Ok(())
}

fn fuzz(target: &str, seconds: u64, copies: &Path) -> Result<(), String> {
    let corpus = root().join("target/fuzz/corpus").join(target);
    std::fs::create_dir_all(&corpus).map_err(|error| error.to_string())?;
    let mut fuzz = Command::new(tool("cargo-fuzz", "0.13.2")?);
    fuzz.args(["fuzz", "run", "--fuzz-dir", "tests/fuzz", "--target-dir", "target/fuzz"]);
    // There is no unsafe code for a sanitizer to watch.
    fuzz.args(["--sanitizer", "none", target]).arg(corpus);
    match target {
        "proof" => fuzz.args(["tests/samples", "src-tauri/crates/proof/tests/goldens"]),
        _ => fuzz.arg("src-tauri/crates/import/tests/goldens").arg(copies),
    };
    fuzz.arg("--").arg(format!("-max_total_time={seconds}")).arg(format!("-timeout={LONGEST}"));
    // Proofing repeats some of its inputs until they are long.
    let (largest, words) =
        if target == "proof" { (4096, "proof.dict") } else { (65_536, "import.dict") };
    fuzz.arg(format!("-max_len={largest}")).arg(format!("-dict=tests/fuzz/{words}"));
    // Coverage needs flags that stable compilers take only when told so.
    run_program(fuzz.env("RUSTC_BOOTSTRAP", "1"))
}

/// The sample in every format that is written, to begin with.
fn copies() -> Result<PathBuf, String> {
    let folder = root().join("target/fuzz/copies");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    cargo(&["build", "--workspace"])?;
    for format in ["docx", "html", "md", "srt", "vtt", "ttml", "json", "podcast", "whisper"] {
        let mut convert = Command::new(root().join("target/debug/galley-cli"));
        convert.args(["convert", "tests/samples/harbour-lights.txt", "--to", format]);
        run_program(convert.arg("--output").arg(folder.join(format)))?;
    }
    Ok(folder)
}
