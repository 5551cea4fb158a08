//! `galley-cli library diff`: what differs between two states of a transcript.

use std::path::PathBuf;

use api::wire::{CompareVersions, DifferenceView, ExportComparison};
use api::{ApiError, Core, Task};

/// Prints it as a list or as JSON, or writes it to a file whose ending says what it is.
pub(crate) fn run(
    core: &Core,
    document: i64,
    (before, after): (Option<i64>, Option<i64>),
    json: bool,
    file: Option<PathBuf>,
) -> Result<String, ApiError> {
    // What stands for lost letters is known once it is proofed.
    core.proof(api::wire::OfDocument { document }, &Task::unwatched())?;
    if let Some(file) = file {
        let path = file.display().to_string();
        let args = ExportComparison { document, before, after, path };
        return Ok(format!("{}\n", core.export_comparison(args, &Task::unwatched())?.path));
    }
    let args = CompareVersions { document, before, after };
    let view = core.compare_versions(args, &Task::unwatched())?;
    if json {
        return super::json(&view);
    }
    if view.differences.is_empty() {
        return Ok("Nothing differs.\n".to_owned());
    }
    let lines = view.differences.iter().map(show);
    Ok(format!("{}\n{}", view.summary.join(", "), lines.collect::<String>()))
}

fn show(difference: &DifferenceView) -> String {
    let words = |mark: &str, words: &str| match words.trim() {
        "" => String::new(),
        words => format!("\n  {mark} {}", words.replace('\n', "\n    ")),
    };
    // Beside the words they are the same on both sides, or in the title already.
    let (removed, inserted) = match (&difference.after, difference.removed == difference.inserted) {
        (Some(_), false) => (words("-", &difference.removed), words("+", &difference.inserted)),
        (Some(_), true) => (String::new(), words("=", &difference.inserted)),
        (None, _) => (String::new(), String::new()),
    };
    format!("{}{removed}{inserted}\n", difference.title)
}
