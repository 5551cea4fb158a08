//! Subtitles: SubRip, WebVTT, SubViewer (YouTube's `.sbv`), TTML and SubStation Alpha.
//!
//! The first three are one kind of file, lines of time with lines of text below, and are read by
//! one reader ([`blocks`]) that holds on to the lines of time whatever else is wrong.

pub(crate) mod ass;
mod blocks;
mod clock;
mod markup;
mod rolling;
pub(crate) mod sbv;
pub(crate) mod srt;
pub(crate) mod ttml;
pub(crate) mod vtt;

use transcript::Source;

use crate::text::Decoded;
use crate::utterances::{self, Utterance};
use crate::{ImportError, Imported, Reading, Warning, WarningKind};
use blocks::Blocks;
pub(crate) use clock::whole as whole_clock;
use markup::Caption;

/// True when a text is subtitles for certain, whatever its file is called.
pub(crate) fn are_certain(start: &str) -> bool {
    vtt::is_vtt(start) || srt::is_numbered(start)
}

/// What blocks of text under lines of time say.
fn read(
    file_name: &str,
    format: &'static str,
    decoded: Decoded,
    blocks: Blocks<'_>,
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let mut warnings = decoded.warnings;
    if blocks.broken > 0 {
        let message = match blocks.broken {
            1 => "a line of time could not be read: its words have no time".to_owned(),
            count => format!("{count} lines of time could not be read: their words have no time"),
        };
        let mut warning = Warning::file(WarningKind::OddTimes, message);
        warning.place.line = blocks.first_broken;
        warnings.push(warning);
    }
    left_out(&blocks.notes, &mut warnings);
    let mut captions: Vec<Caption> = blocks.blocks.iter().map(Caption::read).collect();
    rolling::unroll(&mut captions, &mut warnings);
    let utterances = captions.into_iter().flat_map(Caption::utterances).collect();
    finish(file_name, format, decoded.encoding, utterances, warnings, reading)
}

fn finish(
    file_name: &str,
    format: &'static str,
    encoding: &str,
    utterances: Vec<Utterance>,
    warnings: Vec<Warning>,
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let source =
        Source { format: format.to_owned(), encoding: encoding.to_owned(), ..Source::default() };
    utterances::transcript(file_name, source, utterances, warnings, reading)
}

/// Says what notes of the file's maker were left out.
fn left_out(notes: &[(usize, String)], warnings: &mut Vec<Warning>) {
    const SHOWN: usize = 6;
    let Some((line, _)) = notes.first() else { return };
    let shown = notes.iter().take(SHOWN).map(|(_, note)| format!("“{note}”"));
    let mut list: Vec<String> = shown.collect();
    if notes.len() > SHOWN {
        list.push(format!("and {} more", notes.len() - SHOWN));
    }
    let message = format!("notes that are no speech were left out: {}", list.join(", "));
    warnings.push(Warning::line(*line, WarningKind::LeftOut, message));
}
