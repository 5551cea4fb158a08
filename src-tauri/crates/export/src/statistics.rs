//! Who talks how much: a page with a chart, or a table for a spreadsheet.

use std::fmt::Write;

use transcript::{Speaker, SpeakerId, SpeakerStats, TimeMs, Transcript, speaker_stats};

use crate::csv::quoted;
use crate::html::{STYLE, page};
use crate::shown::{on_one_line, title};
use crate::xml::escaped;

/// Width of the chart's longest bar.
const BAR: usize = 360;
/// Beside what copies look like: a chart and a table.
const LOOKS: &str = "\
svg { width: 100%; height: auto; margin: 1rem 0 2rem; }
svg text { fill: var(--ink); font: 13px var(--ui); }
rect { fill: currentColor; }
table { border-collapse: collapse; width: 100%; font: 0.9375rem/1.5 var(--ui); }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child, td:nth-child(2), th:nth-child(2) { text-align: left; }
";

/// One speaker in numbers.
struct Line {
    label: String,
    name: String,
    role: String,
    /// As [`Speaker::colour_at`] numbers them; 0 for nobody's.
    colour: usize,
    stats: SpeakerStats,
}

fn lines(transcript: &Transcript) -> Vec<Line> {
    let stats = speaker_stats(transcript);
    let of = |id: Option<SpeakerId>| stats.get(&id).copied().unwrap_or_default();
    let line = |(place, speaker): (usize, &Speaker)| Line {
        label: on_one_line(&speaker.label),
        name: on_one_line(&speaker.name),
        role: on_one_line(&speaker.role),
        colour: speaker.colour_at(place),
        stats: of(Some(speaker.id)),
    };
    let mut lines: Vec<Line> = transcript.speakers.iter().enumerate().map(line).collect();
    if stats.contains_key(&None) {
        lines.push(Line {
            label: "Unassigned".to_owned(),
            name: String::new(),
            role: String::new(),
            colour: 0,
            stats: of(None),
        });
    }
    lines
}

/// A table of the speakers, with commas between, as RFC 4180 has it. Talk time is in seconds.
pub fn csv(transcript: &Transcript) -> String {
    let mut out = "label,name,role,turns,words,share of words,talk time in seconds\r\n".to_owned();
    let lines = lines(transcript);
    let all = total(&lines);
    for Line { label, name, role, stats, .. } in &lines {
        let seconds = stats.talk_ms.div_euclid(1000);
        let share = share(stats.words, all);
        let cells = [label, name, role].map(|cell| quoted(cell)).join(",");
        let _ = write!(out, "{cells},{},{},{share}%,{seconds}\r\n", stats.turns, stats.words);
    }
    out
}

/// A page with a chart of words and a table.
pub fn html(transcript: &Transcript, language: &str) -> String {
    let title = escaped(&title(transcript));
    let lines = lines(transcript);
    let all = total(&lines);
    let most = lines.iter().map(|line| line.stats.words).max().unwrap_or(0).max(1);
    let (mut bars, mut rows) = (String::new(), String::new());
    for (index, Line { label, name, role, colour, stats }) in lines.iter().enumerate() {
        let (y, width) = (index * 28, stats.words * BAR / most);
        let (label, share) = (escaped(label), share(stats.words, all));
        let who = match (name.as_str(), role.as_str()) {
            ("", "") => String::new(),
            (name, "") => escaped(name),
            ("", role) => escaped(role),
            (name, role) => escaped(&format!("{name}, {role}")),
        };
        let talk = TimeMs(stats.talk_ms).clock();
        // Writing to a string cannot fail.
        let _ = writeln!(
            bars,
            "<text x=\"0\" y=\"{}\">{label}</text><rect x=\"150\" y=\"{y}\" width=\"{}\" \
             height=\"18\" rx=\"3\" class=\"s{colour}\"/><text x=\"{}\" y=\"{}\">{share} %</text>",
            y + 14,
            width.max(1),
            158 + width,
            y + 14,
        );
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\">{label}</th><td>{who}</td><td>{}</td><td>{}</td>\
             <td>{share} %</td><td>{talk}</td></tr>",
            stats.turns, stats.words,
        );
    }
    let height = lines.len() * 28;
    let heading = format!("{title}: who talks how much");
    let main = format!(
        r#"<h1>{title}</h1>
<svg viewBox="0 0 580 {height}" role="img" aria-label="Share of all words by speaker">
{bars}</svg>
<table>
<thead><tr><th scope="col">Speaker</th><th scope="col">Name</th><th scope="col">Turns</th><th scope="col">Words</th><th scope="col">Share</th><th scope="col">Talk time</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
"#
    );
    page(&heading, language, &[STYLE, LOOKS].concat(), &main)
}

fn total(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.stats.words).sum()
}

/// In percent, to the nearest.
fn share(words: usize, all: usize) -> usize {
    (words * 100 + all / 2) / all.max(1)
}

#[cfg(test)]
mod tests {
    use transcript::{Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId};

    use super::{csv, html};

    fn sample() -> Transcript {
        let mut transcript = Transcript::new("Talk & time");
        transcript.speakers = vec![
            Speaker::new(SpeakerId(1), "ADA"),
            Speaker { name: "Bo \"B\" Lark".to_owned(), ..Speaker::new(SpeakerId(2), "=BO") },
        ];
        let turn = |id, speaker, start, text: &str| Turn {
            start_ms: Some(TimeMs(start)),
            ..Turn::speech(TurnId(id), speaker, text)
        };
        transcript.turns = vec![
            turn(1, Some(SpeakerId(1)), 0, "One two three."),
            turn(2, Some(SpeakerId(2)), 4_000, "Four."),
            turn(3, None, 10_000, "Five six."),
        ];
        transcript
    }

    #[test]
    fn a_spreadsheet_gets_every_speaker_and_computes_nothing() {
        let lines: Vec<String> = csv(&sample()).lines().map(str::to_owned).collect();
        assert_eq!(lines[1], "\"ADA\",\"\",\"\",1,3,50%,4");
        assert_eq!(lines[2], "\"'=BO\",\"Bo \"\"B\"\" Lark\",\"\",1,1,17%,6");
        assert_eq!(lines[3], "\"Unassigned\",\"\",\"\",1,2,33%,0");
    }

    #[test]
    fn the_page_is_well_formed_and_has_a_bar_for_each() {
        let page = html(&sample(), "en");
        let page = page.replace("<!DOCTYPE html>", "");
        let page = roxmltree::Document::parse(&page).unwrap();
        let bars = page.descendants().filter(|node| node.has_tag_name("rect")).count();
        assert_eq!(bars, 3);
    }
}
