//! Labels that are no speakers: the credit of a song, a title.

use transcript::{SpeakerId, Turn, TurnKind};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::repair::Repair;
use crate::shape::starts_upper;

use super::voices::said_by;

pub(super) const ID: &str = "false_label";

/// Words of a credit or a title, at most.
const LONGEST: usize = 12;
/// Turns that somebody has where people talk.
const TALK: usize = 3;
/// Words that names of people seldom have.
const ODD: [&str; 14] = [
    "a",
    "and",
    "by",
    "credits",
    "episode",
    "featuring",
    "intro",
    "music",
    "of",
    "outro",
    "song",
    "the",
    "theme",
    "title",
];
/// Small words that a title need not write with a capital.
const SMALL: [&str; 14] =
    ["a", "an", "and", "at", "by", "for", "from", "in", "my", "of", "on", "the", "to", "with"];

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let Some(word) = page.words.first() else { return };
    if !is_false(desk, page) {
        return;
    }
    let label = said_by(page.turn).map_or("", |id| label(desk, id));
    let why = format!("“{label}” has only this turn, which reads like a title or a credit.");
    let finding = page.finding(ID, Certainty::Likely, (word.start, word.end()), Vec::new(), why);
    findings.push(Finding { repair: Some(Repair::Cue), ..finding });
}

/// True when the label of a turn is probably no speaker.
pub(super) fn is_false(desk: &Desk<'_>, page: &Page<'_>) -> bool {
    let voices = &desk.habits.voices;
    let Some(speaker) = said_by(page.turn).filter(|&id| voices.turns(id) == 1) else {
        return false;
    };
    let text = page.turn.text.trim();
    let short = transcript::word_count(text) <= LONGEST && !text.contains('\n');
    let open = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\u{201d}' | ')'));
    short
        && open
        && voices.most() >= TALK
        && is_at_edge(&desk.transcript.turns, page.index)
        && (is_odd(label(desk, speaker)) || is_title(text))
}

fn label<'a>(desk: &Desk<'a>, id: SpeakerId) -> &'a str {
    desk.transcript.speaker(id).map_or("", |speaker| speaker.label.as_str())
}

/// At the start, at the end, or beside a cue.
fn is_at_edge(turns: &[Turn], index: usize) -> bool {
    let edge = |turn: Option<&Turn>| turn.is_none_or(|turn| turn.kind == TurnKind::Cue);
    edge(index.checked_sub(1).and_then(|before| turns.get(before))) || edge(turns.get(index + 1))
}

/// `THE LAMPS`: no person's name.
fn is_odd(label: &str) -> bool {
    let words = || label.split_whitespace().map(str::to_lowercase);
    words().count() > 1 && words().any(|word| ODD.contains(&word.as_str()))
        || words().count() == 1
            && words().any(|word| word.len() > 3 && ODD.contains(&word.as_str()))
}

/// Two words or more, and each that counts has a capital.
fn is_title(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let counts = |word: &&&str| !SMALL.contains(&word.to_lowercase().as_str());
    let mut capitals = words.iter().filter(counts);
    let capital = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        starts_upper(word) || word.starts_with(|c: char| c.is_numeric())
    };
    words.len() >= 2 && capitals.clone().count() >= 2 && capitals.all(|word| capital(word))
}
