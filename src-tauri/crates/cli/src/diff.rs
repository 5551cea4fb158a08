//! `galley-cli library diff`: what differs between two states of a transcript.

use std::path::PathBuf;

use api::wire::{
    CompareVersions, DifferenceView, ExportComparison, OfDocument, StateOf, VersionView,
};
use api::{ApiError, Core, Task};

/// Prints it as a list or as JSON, or writes it to a file whose ending says what it is.
pub(crate) fn run(
    core: &Core,
    document: i64,
    (before, after): (&str, &str),
    json: bool,
    file: Option<PathBuf>,
) -> Result<String, ApiError> {
    let (before, after) = (state(core, document, before)?, state(core, document, after)?);
    // What stands for lost letters is known once it is proofed.
    core.proof(OfDocument { document }, &Task::unwatched())?;
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

/// A state as it is told on the command line. A number is a version's number before it is a name.
fn state(core: &Core, document: i64, told: &str) -> Result<StateOf, ApiError> {
    match told {
        "import" => return Ok(StateOf::Import),
        "now" => return Ok(StateOf::Now),
        _ => {}
    }
    let versions = core.versions(OfDocument { document }, &Task::unwatched())?.versions;
    let numbers = |is_meant: &dyn Fn(&VersionView) -> bool| -> Vec<i64> {
        versions.iter().filter(|row| is_meant(row)).map(|row| row.version).collect()
    };
    let numbered = numbers(&|row| told.parse() == Ok(row.version));
    let named = numbers(&|row| row.name == told);
    match (numbered.as_slice(), named.as_slice()) {
        ([version], _) | (_, [version]) => Ok(StateOf::Version { version: *version }),
        (_, []) => Err(ApiError::Refused(format!(
            "“{told}” is no version of transcript {document}, nor import or now; \
             `library versions {document}` lists them"
        ))),
        (_, several) => {
            let numbers: Vec<String> = several.iter().map(i64::to_string).collect();
            let numbers = numbers.join(", ");
            let why = format!("several versions are called “{told}”; give a number: {numbers}");
            Err(ApiError::Refused(why))
        }
    }
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
