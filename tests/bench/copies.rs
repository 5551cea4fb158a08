//! What finished copies cost, of a transcript of 100,000 words, beside what other programs make of
//! it: pandoc of our Markdown, LibreOffice of our Word file.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use super::{median, milliseconds, text_of};

const WORDS: usize = 100_000;
/// The formats, and how long each may take.
const GOALS: [(&str, &str); 4] = [("docx", "100"), ("pdf", "1,000"), ("html", "100"), ("epub", "")];
/// How often another program is started; it is told how long the middle one takes.
const RUNS: usize = 3;

/// Prints the table.
pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    println!("\nCopies of a transcript of {WORDS} words, milliseconds and kilobytes");
    let transcript = import::read("sample.txt", text_of(WORDS).as_bytes())?.transcript;
    let options = export::Options::default();
    let folder = tempfile::tempdir()?;
    for (id, goal) in GOALS.into_iter().chain([("md", "")]) {
        let format = export::format(id).ok_or("no such format")?;
        let copy = export::write(&transcript, format, &options)?;
        let time = median(5, || drop(export::write(&transcript, format, &options)));
        let goal = if goal.is_empty() { String::new() } else { format!("   goal: {goal}") };
        let what = format!("export {}", format.name);
        println!("{what:<34}{time:>14}{:>10}{goal}", copy.len() / 1000);
        std::fs::write(folder.path().join("copy").with_extension(id), copy)?;
    }
    let pandoc = |to: &str| {
        let mut run = Command::new("pandoc");
        run.args(["--from", "gfm", "copy.md", "--output"]).arg(format!("pandoc.{to}"));
        run
    };
    compare("pandoc: Word", folder.path(), || pandoc("docx"), "pandoc.docx")?;
    compare("pandoc: E-book", folder.path(), || pandoc("epub"), "pandoc.epub")?;
    let profile = format!("file://{}", folder.path().join("profile").display());
    let office = || {
        let mut run = Command::new("soffice");
        run.arg(format!("-env:UserInstallation={profile}"));
        run.args(["--headless", "--convert-to", "pdf", "--outdir", "office", "copy.docx"]);
        run
    };
    // The first start makes a profile.
    drop(office().current_dir(folder.path()).output());
    compare("LibreOffice: PDF", folder.path(), office, "office/copy.pdf")
}

/// How long a program takes as a whole process, from its start to its end.
fn compare(
    what: &str,
    folder: &Path,
    command: impl Fn() -> Command,
    makes: &str,
) -> Result<(), Box<dyn Error>> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let Ok(output) = command().current_dir(folder).output() else {
            println!("{what:<34}{:>14}", "not installed");
            return Ok(());
        };
        times.push(start.elapsed());
        if !output.status.success() {
            return Err(format!("{what}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
    }
    times.sort();
    let size = std::fs::metadata(folder.join(makes))?.len() / 1000;
    let time = times.get(RUNS / 2).copied().map_or_else(String::new, milliseconds);
    println!("{what:<34}{time:>14}{size:>10}");
    Ok(())
}
