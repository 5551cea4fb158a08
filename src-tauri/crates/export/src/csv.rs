//! A table of the turns, with commas between, as RFC 4180 has it: for a spreadsheet.

use transcript::{Transcript, TurnKind};

use crate::Options;
use crate::shown::{on_one_line, shown};

/// Writes a line for each turn. Paragraphs are lines of a cell; times are in seconds, for a
/// spreadsheet to compute with.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let mut out = "turn,kind,speaker,start in seconds,end in seconds,estimated,text\r\n".to_owned();
    for (number, turn) in shown(transcript, options).turns.iter().enumerate() {
        let kind = if turn.turn.kind == TurnKind::Cue { "cue" } else { "speech" };
        let speaker = turn.speaker.as_ref().map_or("", |speaker| speaker.label.as_str());
        let end = turn.time.and(turn.turn.end_ms);
        let [start, end] = [turn.time, end].map(|time| {
            time.map_or(String::new(), |time| format!("{}.{:03}", time.0 / 1000, time.0 % 1000))
        });
        let estimated = if turn.turn.estimated && turn.time.is_some() { "yes" } else { "no" };
        let paragraphs: Vec<String> = turn.turn.paragraphs().map(on_one_line).collect();
        out.push_str(&format!(
            "{},{kind},{},{start},{end},{estimated},{}\r\n",
            number + 1,
            quoted(speaker),
            quoted(&paragraphs.join("\n"))
        ));
    }
    out
}

/// A cell; one that a spreadsheet would compute begins with an apostrophe instead. The wide signs
/// are those of East Asian keyboards, which some spreadsheets take for the narrow ones.
pub(crate) fn quoted(cell: &str) -> String {
    const COMPUTED: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let computed = cell.starts_with(COMPUTED);
    let cell = cell.replace('"', "\"\"");
    if computed { format!("\"'{cell}\"") } else { format!("\"{cell}\"") }
}
