//! Plain text, in any layout seen in the wild.
//!
//! One tolerant reader: bytes are decoded ([`decode`]) and cut into lines ([`lines`]); pages, page
//! numbers and stranded addresses are found ([`pages`]); what could be a label or a time at a
//! line's start is read ([`heads`]) and weighed by what the whole document does ([`labels`]);
//! lines become paragraphs ([`paragraphs`]) and paragraphs turns ([`assemble`]).
//!
//! Nothing is lost: every word of the file is in a turn, a label, a time, a pending link or a
//! warning. Every pass is linear in the length of the file.

mod assemble;
mod cues;
mod decode;
mod habits;
mod heads;
mod hyphens;
mod labels;
mod lines;
mod pages;
mod paragraphs;
mod tally;
mod times;

use assemble::Assembler;
use heads::Head;
use hyphens::Hyphens;
use labels::Labels;
use lines::Layout;
use transcript::{Source, Transcript};

use crate::{ImportError, Imported, Warning, WarningKind};

/// The name of this format.
pub(crate) const NAME: &str = "text";

/// The most lines that are read; each costs memory, even when it is blank.
const MAX_LINES: usize = 1 << 21;

/// Reads plain text.
pub(crate) fn read(file_name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let decoded = decode::decode(bytes)?;
    let mut warnings = decoded.warnings;
    let count = lines::count(&decoded.text);
    if count > MAX_LINES {
        return Err(ImportError::TooManyLines { lines: count, limit: MAX_LINES });
    }
    let mut lines = lines::split(&decoded.text);
    let pages = pages::find(&mut lines, &mut warnings);
    pages::find_running(&mut lines, pages, &mut warnings);
    pages::find_links(&mut lines);
    lines::find_starts(&mut lines);

    let heads: Vec<Head<'_>> = lines.iter().map(|line| heads::read(line.text)).collect();
    let layout = Layout::find(&lines, &heads);
    if !layout.wrapped {
        lines.iter_mut().for_each(|line| line.could_start = true);
    }
    warnings.push(layout.warning());
    let labels = Labels::decide(&lines, &heads);
    warn_of_labels(&labels, &mut warnings);

    let file = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let mut transcript = Transcript::new(title(file));
    transcript.source = Source {
        file: file.to_owned(),
        format: NAME.to_owned(),
        encoding: decoded.encoding.to_owned(),
        pages,
    };
    let capitals_are_cues = cues::capitals_stand_out(&lines);
    let blocks = paragraphs::gather(&lines, &heads, &labels, layout);
    let mut assembler =
        Assembler::new(transcript, &labels, Hyphens::learn(&lines), capitals_are_cues);
    for block in &blocks {
        assembler.block(block);
    }
    let (transcript, more) = assembler.finish();
    warnings.extend(more);
    warnings.sort_by_key(|warning| warning.place.line);
    Ok(Imported { transcript, warnings })
}

fn title(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).trim();
    let title = if stem.is_empty() { file.trim() } else { stem };
    title.chars().filter(|c| !c.is_control()).collect()
}

fn warn_of_labels(labels: &Labels, warnings: &mut Vec<Warning>) {
    if labels.is_empty() {
        let message = "no line begins with a speaker's label: nobody is assigned";
        warnings.push(Warning::file(WarningKind::NoLabels, message));
    }
    warnings.extend(labels.refused.iter().map(|(line, name)| {
        let message = format!("“{name}” looks like a label and was left in the text");
        Warning::line(*line, WarningKind::LabelRefused, message)
    }));
}
