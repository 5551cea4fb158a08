//! `cargo xtask`: what is done to the repository. Each command installs what it misses.

mod data;
mod eval;
mod fuzz;
mod machine;
mod run;
mod steps;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run      build Galley and open it on a sample; on a virtual display when there is none
cargo xtask test     run every check: formatting, lints, Rust, interface, browser, window
cargo xtask bench    measure, in one run, at 10,000 and 100,000 words; proofing at 1,000,000
cargo xtask eval     break English texts as PDF writers do, count what is restored, and fail when a
                     goal is missed; --tuned on the texts that thresholds were chosen on,
                     --only ROW, --verbose
cargo xtask fuzz     proof arbitrary text and import arbitrary bytes for so many seconds (300) in
                     all, and look for what must never be; one target by its name, as import-docx
cargo xtask types    write the interface's types anew from the Rust ones
cargo xtask goldens  write the golden files anew; look at the difference before you commit it
cargo xtask data     rebuild the word lists of the proof crate
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match command.as_str() {
        "run" => run::run(),
        "test" => test::test(),
        "bench" => run::bench(),
        "eval" => eval::run(&rest),
        "fuzz" => fuzz::run(&rest),
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
