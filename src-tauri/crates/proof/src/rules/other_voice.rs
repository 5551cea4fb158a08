//! Short answers inside a turn that the other speaker gave.

use transcript::{ByteOffset, SpeakerId, Turn, word_count};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::repair::Repair;

use super::voices::{Answer, Voices, answers, said_by, sentences};

pub(super) const ID: &str = "other_voice";

/// Words of a long turn.
const LONG: usize = 60;
/// Words of the sentence in front of an answer, at least.
const SENTENCE: usize = 3;
/// Turns of the other speaker that are such an answer, at least.
const USUAL: usize = 3;
/// Turns before and after that are the surroundings.
const AROUND: usize = 6;
/// What asks for a yes at the end of a question.
const TAGS: [&str; 6] =
    [", right?", ", correct?", ", yeah?", "is that right?", "isn't it?", "isn't that right?"];
/// What somebody says of the one who listens, and seldom of anybody.
const OF_LISTENER: [&str; 6] = ["you've", "you'd been", "you were", "you did", "you'd", "your own"];

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let Some(speaker) = said_by(page.turn) else { return };
    let mut others: Option<Vec<SpeakerId>> = None;
    let mut long: Option<bool> = None;
    for answer in answers(&page.turn.text) {
        if !answer.goes_on || goes_against(&page.turn.text, &answer) {
            continue;
        }
        let others = others.get_or_insert_with(|| others_around(desk, page.index, speaker));
        let long = *long.get_or_insert_with(|| word_count(&page.turn.text) >= LONG);
        let voices = &desk.habits.voices;
        let Some(before) = answer.before.or_else(|| said_before(desk, page.index, speaker)) else {
            continue;
        };
        let certainty =
            |other: SpeakerId| likelihood(voices, speaker, other, &answer, before, long);
        let Some(certainty) = others.iter().filter_map(|&other| certainty(other)).min() else {
            continue;
        };
        let why = match others.as_slice() {
            &[other] => format!("This looks like an answer of {}.", label(desk, other)),
            _ => "This looks like an answer of somebody else.".to_owned(),
        };
        let range = (answer.start, answer.end);
        let finding = page.finding(ID, certainty, range, Vec::new(), why);
        let repair = match others.as_slice() {
            &[speaker] => {
                let (start, end) = (ByteOffset(answer.start), ByteOffset(answer.end));
                Some(Repair::Interject { start, end, speaker })
            }
            _ => None,
        };
        findings.push(Finding { repair, ..finding });
    }
}

/// How likely it is that another speaker gave an answer.
fn likelihood(
    voices: &Voices,
    speaker: SpeakerId,
    other: SpeakerId,
    answer: &Answer<'_>,
    before: &str,
    long: bool,
) -> Option<Certainty> {
    let (own, others) = (voices.count(speaker, answer), voices.count(other, answer));
    let asks = asks(before);
    if asks == Some(true) && answer.says_yes() && others.alone > 0 && own.inside <= USUAL {
        return Some(Certainty::Likely);
    }
    if asks == Some(false) && answer.says_yes() && others.alone > 0 && own.inside <= USUAL {
        return Some(Certainty::Look);
    }
    // Who often says so between sentences does it here.
    let usual = others.alone >= USUAL && (others.alone >= own.inside || answer.again);
    let told = before.ends_with('.') && word_count(before) >= SENTENCE;
    (long && usual && told).then_some(Certainty::Look)
}

/// True when a sentence asks the listener for a yes, false when it tells something of them.
fn asks(sentence: &str) -> Option<bool> {
    let small = sentence.replace('\u{2019}', "'").to_lowercase();
    let you = small.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "you" | "your"));
    if small.ends_with('?') {
        return (you || TAGS.iter().any(|tag| small.ends_with(tag))).then_some(true);
    }
    let told = small.ends_with('.') && OF_LISTENER.iter().any(|phrase| small.contains(phrase));
    told.then_some(false)
}

/// `Yeah. But …`: who goes on so gave the answer as well.
fn goes_against(text: &str, answer: &Answer<'_>) -> bool {
    let behind = text.get(answer.end..).unwrap_or("").split_whitespace().next().unwrap_or("");
    behind.trim_matches(',').eq_ignore_ascii_case("but")
}

/// The last sentence of the turn before, by the same speaker.
fn said_before<'a>(desk: &Desk<'a>, index: usize, speaker: SpeakerId) -> Option<&'a str> {
    let before = index.checked_sub(1).and_then(|before| desk.transcript.turns.get(before))?;
    let same = said_by(before) == Some(speaker);
    same.then(|| sentences(&before.text).last().map(|(_, sentence)| sentence)).flatten()
}

/// Who else speaks around a turn.
fn others_around(desk: &Desk<'_>, index: usize, speaker: SpeakerId) -> Vec<SpeakerId> {
    let turns = desk.transcript.turns.iter().skip(index.saturating_sub(AROUND));
    let last = index.min(AROUND) + AROUND + 1;
    let mut others: Vec<SpeakerId> = turns
        .take(last)
        .filter_map(|turn: &Turn| said_by(turn))
        .filter(|id| *id != speaker)
        .collect();
    others.sort_unstable();
    others.dedup();
    others
}

fn label<'a>(desk: &Desk<'a>, id: SpeakerId) -> &'a str {
    desk.transcript.speaker(id).map_or("somebody else", |speaker| speaker.label.as_str())
}
