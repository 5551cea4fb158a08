//! `cargo xtask`: what is done to the repository. Each command installs what it misses.

mod data;
mod eval;
mod machine;
mod run;
mod steps;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run      build Galley and open it on a sample; on a virtual display when there is none
cargo xtask test     run every check: formatting, lints, Rust, interface, browser, window
cargo xtask bench    measure, in one run, at 10,000 and 100,000 words
cargo xtask eval     break English texts of this machine as PDF writers do; count what is restored
cargo xtask types    write the interface's types anew from the Rust ones
cargo xtask goldens  write the golden files anew; look at the difference before you commit it
cargo xtask data     rebuild the word lists of the proof crate
";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "run" => run::run(),
        "test" => test::test(),
        "bench" => run::bench(),
        "eval" => eval::run(),
        "types" => steps::types(),
        "goldens" => steps::goldens(),
        "data" => data::run(),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
