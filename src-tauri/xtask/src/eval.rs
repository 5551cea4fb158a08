//! `cargo xtask eval`: measures the lost ligatures on English texts, beside two spell checkers.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::data::fetch;
use crate::machine::{SPELL_CHECKERS, install, unpack};
use crate::steps::{cargo, root, run as run_program, step};

/// Debian packages that carry English prose. `tests/eval/prose.py` knows what is in them.
const TEXTS: [&str; 10] = [
    "anarchism",
    "debian-history",
    "developers-reference",
    "dict-devil",
    "fortunes",
    "jargon-text",
    "mh-book",
    "perl-doc",
    "png-definitive-guide",
    "r-cran-janeaustenr",
];
/// A Python package that carries news.
const NEWS: &str = "gensim==4.4.0";
/// It is only read, so the build for one machine does for all.
const ANY_BUILD: [&str; 3] =
    ["--only-binary=:all:", "--python-version=3.12", "--platform=manylinux_2_28_x86_64"];
/// SymSpell, in Python.
const SYMSPELL: &str = "symspellpy==6.10.1";

/// Measures on the texts that the engine was never tuned on; with `--tuned`, on the others.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let folder = root().join("target/eval");
    let (packages, python) = (folder.join("packages"), folder.join("python"));
    step("texts and spell checkers", || {
        install(&SPELL_CHECKERS)?;
        fs::create_dir_all(&packages).map_err(|error| error.to_string())?;
        unpack(&TEXTS, &packages)?;
        if !packages.join("gensim").exists() {
            fetch(NEWS, &ANY_BUILD, &packages)?;
        }
        if !python.exists() {
            let mut pip = Command::new("pip");
            pip.args(["install", "--quiet", "--root-user-action=ignore", "--target"]);
            run_program(pip.arg(&python).arg(SYMSPELL))?;
        }
        let mut prose = Command::new("python3");
        run_program(prose.arg(root().join("tests/eval/prose.py")).args([&packages, &folder]))
    })?;
    let (tuned, rest): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|argument| *argument == "--tuned");
    let texts = folder.join(if tuned.is_empty() { "held" } else { "tuned" });
    measure(&texts, &python, &rest)
}

fn measure(texts: &Path, python: &Path, arguments: &[&str]) -> Result<(), String> {
    cargo(&["build", "--quiet", "--release", "--package", "proof", "--example", "eval"])?;
    let mut eval = Command::new(root().join("target/release/examples/eval"));
    eval.arg(texts).arg("--symspell").arg(root().join("tests/eval/symspell.py")).args(arguments);
    run_program(eval.env("PYTHONPATH", python))
}
