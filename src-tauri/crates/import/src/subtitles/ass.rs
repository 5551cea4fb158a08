//! SubStation Alpha (`.ass`, `.ssa`): the words of its events; how they look is left behind.

use transcript::{SpanKind, TimeMs};

use super::{clock, finish, left_out};
use crate::text::decode;
use crate::utterances::{Utterance, heard};
use crate::{ImportError, Imported, Reading};

/// The name of this format.
pub(crate) const NAME: &str = "ass";

/// The columns of an event where the file does not say them.
const COLUMNS: &str = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text";

/// True when the text is a script.
pub(crate) fn detect(start: &str) -> bool {
    let mut lines = start.lines().map(str::trim);
    lines.any(|line| line.eq_ignore_ascii_case("[script info]") || line.starts_with("Dialogue:"))
}

/// Reads a script.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let decoded = decode(bytes, None, reading)?;
    let mut columns = Columns::of(COLUMNS);
    let mut in_events = true;
    let mut utterances = Vec::new();
    let mut notes = Vec::new();
    for (index, line) in decoded.text.split('\n').enumerate() {
        let line = line.trim();
        if line.starts_with('[') && line.ends_with(']') {
            in_events = line.eq_ignore_ascii_case("[events]");
        }
        let Some((kind, fields)) = line.split_once(':').filter(|_| in_events) else { continue };
        match kind {
            "Format" => columns = Columns::of(fields),
            "Dialogue" => utterances.push(columns.event(fields, index + 1)),
            "Comment" => {
                let note = columns.event(fields, index + 1).text;
                notes.extend(Some((index + 1, note)).filter(|(_, note)| !note.is_empty()));
            }
            _ => {}
        }
    }
    let mut warnings = decoded.warnings;
    left_out(&notes, &mut warnings);
    // Events may stand in any order; what begins first is said first.
    utterances.sort_by_key(|utterance| utterance.start_ms);
    finish(file_name, NAME, decoded.encoding, utterances, warnings, reading)
}

/// Which column of an event holds what.
struct Columns {
    count: usize,
    start: Option<usize>,
    end: Option<usize>,
    name: Option<usize>,
    text: usize,
}

impl Columns {
    fn of(format: &str) -> Self {
        let names: Vec<String> =
            format.split(',').map(|name| name.trim().to_ascii_lowercase()).collect();
        let at = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
        let text = at(&["text"]).unwrap_or(names.len().saturating_sub(1));
        let (start, end, name) = (at(&["start"]), at(&["end"]), at(&["name", "actor"]));
        Self { count: text + 1, start, end, name, text }
    }

    fn event(&self, fields: &str, line: usize) -> Utterance {
        let fields: Vec<&str> = fields.splitn(self.count, ',').collect();
        let field = |at: Option<usize>| at.and_then(|at| fields.get(at)).map(|field| field.trim());
        let start = field(self.start).and_then(clock::whole);
        let end = field(self.end).and_then(clock::whole);
        let mut utterance = Utterance {
            speaker: field(self.name).filter(|name| !name.is_empty()).map(str::to_owned),
            line: Some(line),
            ..Utterance::at(start, end)
        };
        say(&mut utterance, field(Some(self.text)).unwrap_or_default());
        utterance
    }
}

/// What stands in braces at the start of a text, and what follows them.
fn codes(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 1 << 12;
    let inner = text.strip_prefix('{')?;
    let end = inner.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    Some((inner.get(..end)?, inner.get(end + 1..)?))
}

/// Adds the words of an event. `{…}` says how they look, and, in songs, how long they are sung.
fn say(utterance: &mut Utterance, text: &str) {
    let mut stressed = false;
    let mut drawn = false;
    // When the next syllable begins and how long it is, once the file has told one.
    let mut sung: Option<(u64, u64)> = None;
    let mut rest = text;
    while !rest.is_empty() {
        if let Some((inner, after)) = codes(rest) {
            for code in inner.split('\\').skip(1) {
                let number = |name: &str| code.strip_prefix(name)?.trim().parse::<u64>().ok();
                stressed = number("i").map_or(stressed, |on| on > 0);
                drawn = number("p").map_or(drawn, |on| on > 0);
                let length = ["kf", "ko", "k", "K"].iter().find_map(|name| number(name));
                if let Some(length) = length {
                    let start = utterance.start_ms.map(|start| start.0);
                    let begin = sung.map(|(begin, length)| begin.saturating_add(length)).or(start);
                    sung = begin.map(|begin| (begin, length.saturating_mul(10)));
                }
            }
            rest = after;
            continue;
        }
        let end =
            rest.char_indices().skip(1).find(|(_, c)| *c == '{').map_or(rest.len(), |(at, _)| at);
        let (words, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = after;
        if drawn {
            continue;
        }
        let words = words.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", "\u{a0}");
        let range = utterance.say(&words);
        if range.is_empty() {
            continue;
        }
        if let Some((begin, length)) = sung {
            let end = TimeMs(begin.saturating_add(length));
            utterance.spans.extend(
                heard(Some(TimeMs(begin)), Some(end), None).map(|kind| (range.clone(), kind)),
            );
        }
        if stressed {
            utterance.spans.push((range, SpanKind::Emphasis));
        }
    }
    utterance.spans.sort_by_key(|(range, _)| (range.start, range.end));
    utterance.join_stress();
}
