//! A comparison as the interface sees it, and in words.

use std::collections::HashMap;

use transcript::compare::{Comparison, Difference, Extent, Kind, Sides, Step};
use transcript::{Position, SpeakerId, TimeMs, Transcript, Turn, TurnId};

use crate::update::small;
use crate::utf16::{from_bytes, length};
use crate::wire::{
    ComparedSide, ComparedTurn, ComparedWords, DifferenceGroup, DifferenceKind, DifferenceView,
    PlaceRange, TurnAmount,
};

/// Letters that a document lost, and what stands for them.
pub(crate) type StandIns = Vec<(String, String)>;

/// Two states of a transcript with what differs between them.
pub(crate) struct Compared {
    pub(crate) before: Transcript,
    pub(crate) after: Transcript,
    pub(crate) comparison: Comparison,
}

/// Both texts in one.
#[derive(Default)]
pub(crate) struct MarkedUp {
    pub(crate) text: String,
    pub(crate) marks: Vec<ComparedWords>,
    pub(crate) turns: Vec<ComparedTurn>,
    /// How long the text is in UTF-16 units.
    length: usize,
}

impl Compared {
    pub(crate) fn new(before: Transcript, after: Transcript) -> Self {
        let comparison = transcript::compare::compare(&before, &after);
        Self { before, after, comparison }
    }

    pub(crate) fn differences(&self) -> Vec<DifferenceView> {
        let (old, new) = (by_id(&self.before), by_id(&self.after));
        let views = self.comparison.differences.iter().map(|difference| {
            let (kind, group) = kind_of(difference);
            DifferenceView {
                kind,
                group,
                title: self.title(difference),
                removed: difference.removed.clone(),
                inserted: difference.inserted.clone(),
                before: difference.before.and_then(|extent| range(&old, extent)),
                after: difference.after.and_then(|extent| range(&new, extent)),
            }
        });
        views.collect()
    }

    /// What a difference is, in words.
    pub(crate) fn title(&self, difference: &Difference) -> String {
        let clock = |time: Option<TimeMs>| time.map_or("no time".to_owned(), TimeMs::clock);
        match &difference.kind {
            Kind::Words { punctuation_only: true, .. } => "Punctuation".to_owned(),
            Kind::Words { case_only: true, .. } => "Capitals".to_owned(),
            Kind::Words { .. } if difference.removed.is_empty() => "Words inserted".to_owned(),
            Kind::Words { .. } if difference.inserted.is_empty() => "Words removed".to_owned(),
            Kind::Words { .. } => "Words replaced".to_owned(),
            Kind::Moved => "Words moved".to_owned(),
            Kind::TurnAdded => "Turn added".to_owned(),
            Kind::TurnRemoved => "Turn removed".to_owned(),
            Kind::Split => "Turn split".to_owned(),
            Kind::Merged => "Turns joined".to_owned(),
            Kind::Retagged { from, to } => format!(
                "Speaker: {} → {}",
                label(&self.before, *from).unwrap_or("nobody"),
                label(&self.after, *to).unwrap_or("nobody")
            ),
            Kind::Retimed { from, to } if from == to => "End of the turn".to_owned(),
            Kind::Retimed { from, to } => format!("Time: {} → {}", clock(*from), clock(*to)),
            Kind::TurnKind { to: transcript::TurnKind::Cue, .. } => "Made a cue".to_owned(),
            Kind::TurnKind { .. } => "Made speech".to_owned(),
            Kind::Link { from: None, to: Some(to) } => format!("Linked to {to}"),
            Kind::Link { from: Some(from), to: None } => format!("No longer linked to {from}"),
            Kind::Link { from: Some(from), to: Some(to) } if from != to => {
                format!("Link: {from} → {to}")
            }
            Kind::Link { .. } => "Other words linked".to_owned(),
            Kind::Emphasis { added: true } => "Stressed".to_owned(),
            Kind::Emphasis { added: false } => "No longer stressed".to_owned(),
            Kind::Speaker { from: None, .. } => format!("Speaker added: {}", difference.inserted),
            Kind::Speaker { to: None, .. } => format!("Speaker removed: {}", difference.removed),
            Kind::Speaker { .. } if difference.removed != difference.inserted => {
                format!("Speaker renamed: {} → {}", difference.removed, difference.inserted)
            }
            Kind::Speaker { .. } => format!("About the speaker {}", difference.inserted),
            Kind::SpeakerOrder => "Order of the speakers".to_owned(),
            Kind::Title => format!("Title: {} → {}", difference.removed, difference.inserted),
            Kind::PendingLinks { .. } => "Links without a place".to_owned(),
        }
    }

    /// Both texts in one.
    pub(crate) fn marked_up(&self) -> MarkedUp {
        let mut out = MarkedUp::default();
        for step in self.comparison.walk(&self.before, &self.after) {
            match step {
                Step::Turn { before, after, differences } => {
                    let side = match (before, after) {
                        (Some(_), None) => ComparedSide::Before,
                        (None, Some(_)) => ComparedSide::After,
                        _ => ComparedSide::Both,
                    };
                    if !out.turns.is_empty() {
                        out.push("\n", side, differences.first().copied());
                    }
                    let (was, was_colour) = head(&self.before, before);
                    let (label, colour) = head(&self.after, after);
                    let time = |turn: Option<&Turn>| turn?.start_ms.map(TimeMs::clock);
                    out.turns.push(ComparedTurn {
                        at: small(out.length),
                        side,
                        was,
                        was_colour,
                        label,
                        colour,
                        was_time: time(before),
                        time: time(after),
                        differences: differences.into_iter().map(small).collect(),
                    });
                }
                Step::Words { side, text, difference } => out.push(text, side.into(), difference),
            }
        }
        out
    }

    pub(crate) fn amounts(&self) -> Vec<TurnAmount> {
        let amounts = self.comparison.by_turn(&self.after).into_iter().map(|turn| TurnAmount {
            turn: turn.turn.0,
            words: small(turn.words),
            changed: small(turn.changed),
            arranged: turn.arranged,
        });
        amounts.collect()
    }

    /// How much differs, in phrases. Words that were put right by what stands for lost letters are
    /// told by that.
    pub(crate) fn summary(&self, stand_ins: &StandIns) -> Vec<String> {
        let sum = self.comparison.summary();
        let mut phrases = Vec::new();
        let mut restored = 0;
        for (stand_in, letters) in stand_ins {
            let words = self.comparison.differences.iter().filter(|difference| {
                matches!(difference.kind, Kind::Words { punctuation_only: false, .. })
                    && difference.removed.contains(stand_in.as_str())
                    && difference.removed.replace(stand_in.as_str(), letters) == difference.inserted
            });
            let count = words.map(|of| transcript::word_count(&of.inserted)).sum();
            restored += count;
            let what = if letters.chars().count() > 1 {
                format!("corrected by lost ligature {stand_in} for {letters}")
            } else {
                format!("corrected by lost letter {stand_in} for {letters}")
            };
            told(&mut phrases, count, "word", "words", &what);
        }
        let replaced = sum.words_replaced.saturating_sub(restored);
        for (count, one, many, what) in [
            (replaced, "word", "words", "replaced"),
            (sum.words_inserted, "word", "words", "inserted"),
            (sum.words_removed, "word", "words", "removed"),
            (sum.punctuation_only, "place", "places", "with other punctuation"),
            (sum.moved, "passage", "passages", "moved"),
            (sum.turns_added, "turn", "turns", "added"),
            (sum.turns_removed, "turn", "turns", "removed"),
            (sum.split, "turn", "turns", "split"),
            (sum.merged, "turn", "turns", "joined to the one before"),
            (sum.retagged, "turn", "turns", "retagged"),
            (sum.kinds, "turn", "turns", "made a cue or speech"),
            (sum.retimed, "time", "times", "changed"),
            (sum.links_added, "link", "links", "added"),
            (sum.links_removed, "link", "links", "removed"),
            (sum.links_changed, "link", "links", "changed"),
            (sum.emphasis, "place", "places", "stressed otherwise"),
            (sum.speakers_renamed, "speaker", "speakers", "renamed"),
            (sum.speakers_added, "speaker", "speakers", "added"),
            (sum.speakers_removed, "speaker", "speakers", "removed"),
        ] {
            told(&mut phrases, count, one, many, what);
        }
        if phrases.is_empty() {
            // What is counted nowhere is told as it is.
            phrases.extend(self.comparison.differences.iter().map(|one| self.title(one)));
        }
        phrases
    }
}

impl MarkedUp {
    fn push(&mut self, text: &str, side: ComparedSide, difference: Option<usize>) {
        let from = small(self.length);
        self.text.push_str(text);
        self.length += length(text).0;
        let to = small(self.length);
        let Some(difference) = difference.map(small) else { return };
        // The beginning of a turn that is on both sides is marked beside it.
        if text == "\n" && side == ComparedSide::Both {
            return;
        }
        match self.marks.last_mut() {
            Some(last)
                if (last.to, last.side, last.difference) == (from, side, difference)
                    && side != ComparedSide::Both =>
            {
                last.to = to;
            }
            _ => self.marks.push(ComparedWords { from, to, side, difference }),
        }
    }
}

fn told(phrases: &mut Vec<String>, count: usize, one: &str, many: &str, what: &str) {
    if count > 0 {
        phrases.push(format!("{count} {} {what}", if count == 1 { one } else { many }));
    }
}

fn by_id(transcript: &Transcript) -> HashMap<TurnId, &Turn> {
    transcript.turns.iter().map(|turn| (turn.id, turn)).collect()
}

fn range(turns: &HashMap<TurnId, &Turn>, extent: Extent) -> Option<PlaceRange> {
    let place = |Position { turn, at }: Position| {
        Some((turn.0, small(from_bytes(&turns.get(&turn)?.text, at).0)))
    };
    let ((from_turn, from), (to_turn, to)) = (place(extent.from)?, place(extent.to)?);
    Some(PlaceRange { from_turn, from, to_turn, to })
}

fn label(transcript: &Transcript, speaker: Option<SpeakerId>) -> Option<&str> {
    Some(transcript.speaker(speaker?)?.label.as_str())
}

/// The label beside a turn and the number of its colour.
fn head(transcript: &Transcript, turn: Option<&Turn>) -> (String, u32) {
    let id = turn.and_then(|turn| turn.speaker);
    let speakers = transcript.speakers.iter().enumerate();
    let found = speakers.filter(|(_, speaker)| Some(speaker.id) == id);
    let mut shown =
        found.map(|(place, speaker)| (speaker.label.clone(), small(speaker.colour_at(place))));
    shown.next().unwrap_or_default()
}

fn kind_of(difference: &Difference) -> (DifferenceKind, DifferenceGroup) {
    use DifferenceGroup as Group;
    use DifferenceKind as To;
    match &difference.kind {
        Kind::Words { punctuation_only: true, .. } => (To::Words, Group::Punctuation),
        Kind::Words { .. } => (To::Words, Group::Words),
        Kind::Moved => (To::Moved, Group::Words),
        Kind::TurnAdded => (To::TurnAdded, Group::Structure),
        Kind::TurnRemoved => (To::TurnRemoved, Group::Structure),
        Kind::Split => (To::Split, Group::Structure),
        Kind::Merged => (To::Merged, Group::Structure),
        Kind::Retagged { .. } => (To::Retagged, Group::Speakers),
        Kind::Retimed { .. } => (To::Retimed, Group::Times),
        Kind::TurnKind { .. } => (To::TurnKind, Group::Structure),
        Kind::Link { .. } => (To::Link, Group::Links),
        Kind::Emphasis { .. } => (To::Emphasis, Group::Words),
        Kind::Speaker { .. } => (To::Speaker, Group::Speakers),
        Kind::SpeakerOrder => (To::SpeakerOrder, Group::Speakers),
        Kind::Title => (To::Title, Group::Structure),
        Kind::PendingLinks { .. } => (To::PendingLinks, Group::Links),
    }
}

impl From<Sides> for ComparedSide {
    fn from(side: Sides) -> Self {
        match side {
            Sides::Both => Self::Both,
            Sides::Before => Self::Before,
            Sides::After => Self::After,
        }
    }
}
