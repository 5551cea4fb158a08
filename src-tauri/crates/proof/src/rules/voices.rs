//! Who speaks how often, and who gives short answers.

use rustc_hash::FxHashMap;
use transcript::{Speaker, SpeakerId, Transcript, Turn, TurnKind};

use crate::shape::capitalised;
use crate::tokens::is_edge_sign;

/// What a listener says. The first so many of them say yes.
const ANSWERS: [&str; 24] = [
    "yeah",
    "yes",
    "yep",
    "right",
    "exactly",
    "mm-hmm",
    "mhm",
    "uh-huh",
    "sure",
    "correct",
    "absolutely",
    "definitely",
    "of course",
    "that's right",
    "that's true",
    "no",
    "nope",
    "okay",
    "ok",
    "i see",
    "mmm",
    "hmm",
    "wow",
    "really",
];
const THAT_SAY_YES: usize = 15;
/// Words of an answer, at most.
const LONGEST: usize = 4;

/// How often somebody gives an answer.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    /// As a whole turn.
    pub(super) alone: usize,
    /// Between the sentences of a turn.
    pub(super) inside: usize,
}

/// The turns and the short answers of each speaker, and how labels are written.
pub(super) struct Voices {
    turns: FxHashMap<SpeakerId, usize>,
    answers: FxHashMap<(SpeakerId, usize), Count>,
    /// What means a speaker in front of a colon, the longest first.
    labels: Vec<(String, SpeakerId)>,
}

impl Voices {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut turns: FxHashMap<SpeakerId, usize> = FxHashMap::default();
        let mut counts: FxHashMap<(SpeakerId, usize), Count> = FxHashMap::default();
        for (turn, speaker) in
            transcript.turns.iter().filter_map(|turn| Some((turn, said_by(turn)?)))
        {
            *turns.entry(speaker).or_default() += 1;
            for answer in answers(&turn.text) {
                let count = counts.entry((speaker, answer.which)).or_default();
                let alone = answer.before.is_none() && !answer.goes_on;
                count.alone += usize::from(alone);
                count.inside += usize::from(answer.before.is_some() && answer.goes_on);
            }
        }
        let mut labels: Vec<(String, SpeakerId)> = transcript
            .speakers
            .iter()
            .flat_map(|speaker| forms(speaker).map(|form| (form, speaker.id)))
            .collect();
        labels.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then(one.cmp(other)));
        labels.dedup_by(|(one, _), (other, _)| one == other);
        Self { turns, answers: counts, labels }
    }

    /// The turns of a speaker.
    pub(super) fn turns(&self, speaker: SpeakerId) -> usize {
        self.turns.get(&speaker).copied().unwrap_or_default()
    }

    /// The turns of the one who has most.
    pub(super) fn most(&self) -> usize {
        self.turns.values().copied().max().unwrap_or_default()
    }

    /// Speakers with one turn.
    pub(super) fn lone(&self) -> usize {
        self.turns.values().filter(|count| **count == 1).count()
    }

    pub(super) fn count(&self, speaker: SpeakerId, answer: &Answer<'_>) -> Count {
        self.answers.get(&(speaker, answer.which)).copied().unwrap_or_default()
    }

    /// The label that a text ends with, and whose it is.
    pub(super) fn label_at_end(&self, text: &str) -> Option<(&str, SpeakerId)> {
        let mut labels = self.labels.iter().filter(|(label, _)| text.ends_with(label.as_str()));
        labels.next().map(|(label, speaker)| (label.as_str(), *speaker))
    }
}

/// Everything that a speaker goes by.
pub(super) fn names(speaker: &Speaker) -> impl Iterator<Item = &str> {
    let names = [&speaker.label, &speaker.name].into_iter().chain(&speaker.aliases);
    names.map(|name| name.trim_matches(|c: char| c == ':' || c.is_whitespace()))
}

/// How a speaker's names may be written in front of a colon.
fn forms(speaker: &Speaker) -> impl Iterator<Item = String> {
    names(speaker).filter(|name| !name.is_empty()).flat_map(|name| {
        let title: Vec<String> = name.split(' ').map(capitalised).collect();
        [name.to_owned(), name.to_uppercase(), title.join(" ")]
    })
}

/// Who says a turn of speech.
pub(super) fn said_by(turn: &Turn) -> Option<SpeakerId> {
    turn.speaker.filter(|_| turn.kind == TurnKind::Speech)
}

/// One short answer in a text, or some in a row.
pub(super) struct Answer<'t> {
    /// Where it is, with its mark.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The sentence in front of it.
    pub(super) before: Option<&'t str>,
    /// True when words follow.
    pub(super) goes_on: bool,
    /// True when it is given more than once.
    pub(super) again: bool,
    which: usize,
}

impl Answer<'_> {
    pub(super) fn says_yes(&self) -> bool {
        self.which < THAT_SAY_YES
    }
}

/// The short answers of a text.
pub(super) fn answers(text: &str) -> Vec<Answer<'_>> {
    let mut found: Vec<Answer<'_>> = Vec::new();
    let mut before: Option<&str> = None;
    let mut open = false;
    for (start, sentence) in sentences(text) {
        let Some((which, again)) = answer(sentence) else {
            if let Some(last) = found.last_mut().filter(|_| open) {
                last.goes_on = true;
            }
            (before, open) = (Some(sentence), false);
            continue;
        };
        let end = start + sentence.len();
        match found.last_mut().filter(|_| open) {
            Some(last) => (last.end, last.again) = (end, true),
            None => found.push(Answer { start, end, before, goes_on: false, again, which }),
        }
        open = true;
    }
    found
}

/// The sentences of a text, with their marks and without the space around them.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive(['.', '?', '!', '\u{2026}', '\n']).filter_map(move |piece| {
        let sentence = piece.trim();
        let at = start + (piece.len() - piece.trim_start().len());
        start += piece.len();
        (!sentence.is_empty()).then_some((at, sentence))
    })
}

/// Which answer a sentence is, and whether it gives it more than once.
fn answer(sentence: &str) -> Option<(usize, bool)> {
    // A short sentence, before any letter is looked at.
    if sentence.len() > 40 || !sentence.ends_with(['.', '!']) {
        return None;
    }
    let words: Vec<String> = sentence
        .split_whitespace()
        .map(|word| word.trim_matches(is_edge_sign).replace('\u{2019}', "'").to_lowercase())
        .collect();
    if words.len() > LONGEST {
        return None;
    }
    (1..=words.len()).filter(|length| words.len().is_multiple_of(*length)).find_map(|length| {
        let (phrase, _) = words.split_at_checked(length)?;
        let same = words.chunks(length).all(|chunk| chunk == phrase);
        let phrase = phrase.join(" ");
        let which = ANSWERS.iter().position(|answer| same && *answer == phrase)?;
        Some((which, length < words.len()))
    })
}
