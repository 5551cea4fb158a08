//! The one way a transcript is altered.
//!
//! A change is a list of splices, applied in order. Every splice carries what it removes as well
//! as what it inserts, so its inverse is the same splice read backwards, and a change that was
//! made for another state of the transcript is noticed and refused instead of garbling it.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::check::{check_turn, unique_turns};
use crate::turn::Head;
use crate::{
    ByteOffset, Comment, Fault, PendingLink, Span, SpanKind, Speaker, Suggestion, Transcript, Turn,
    TurnId,
};

/// A set of splices, invertible.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Change {
    /// In the order in which they are applied.
    pub splices: Vec<Splice>,
}

/// One replacement in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Splice {
    /// Replaces a run of turns.
    Turns(Seq<Turn>),
    /// Replaces a run of speakers.
    Speakers(Seq<Speaker>),
    /// Replaces a run of pending links.
    PendingLinks(Seq<PendingLink>),
    /// Replaces a run of comments.
    Comments(Seq<Comment>),
    /// Replaces a run of suggestions.
    Suggestions(Seq<Suggestion>),
    /// Replaces words inside one turn.
    Text(TextSplice),
    /// Replaces what stands beside the words of turns: kind, speaker, times.
    Heads {
        /// One for each turn.
        heads: Vec<HeadSplice>,
    },
    /// Renames the transcript.
    Title {
        /// The title until now.
        removed: String,
        /// The title from now on.
        inserted: String,
    },
}

/// Replaces `removed`, found at index `at` of a list, by `inserted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seq<T> {
    /// The index of the first item.
    pub at: usize,
    /// What stands there.
    pub removed: Vec<T>,
    /// What will stand there.
    pub inserted: Vec<T>,
}

/// Replaces what stands beside the words of one turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadSplice {
    /// The turn.
    pub turn: TurnId,
    /// What stands there.
    pub removed: Head,
    /// What will stand there.
    pub inserted: Head,
}

/// Replaces words inside one turn, and its spans with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSplice {
    /// The turn.
    pub turn: TurnId,
    /// Ordered, not overlapping; places are those of the text before any of them.
    pub edits: Vec<TextEdit>,
    /// The turn's spans before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed_spans: Vec<Span>,
    /// The turn's spans after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inserted_spans: Vec<Span>,
}

/// One replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextEdit {
    /// Where.
    pub at: ByteOffset,
    /// The words that stand there.
    pub removed: String,
    /// The words that will stand there.
    pub inserted: String,
}

/// Why a change was refused. The transcript is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The change was made for another state of the transcript.
    #[error("the change does not fit the transcript as it is now")]
    Stale,
    /// The change would leave the transcript broken.
    #[error("the change would break the transcript: {0}")]
    Breaks(#[from] Fault),
}

impl Change {
    /// True when it alters nothing.
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// The change that takes this one back.
    pub fn invert(&self) -> Self {
        Self { splices: self.splices.iter().rev().map(Splice::invert).collect() }
    }

    /// Alters the transcript.
    ///
    /// # Errors
    /// [`ChangeError`]; the transcript is then as it was.
    pub fn apply(&self, transcript: &mut Transcript) -> Result<(), ChangeError> {
        for (done, splice) in self.splices.iter().enumerate() {
            if let Err(error) = splice.apply(transcript) {
                self.take_back(transcript, done);
                return Err(error);
            }
        }
        if let Err(fault) = self.verify(transcript) {
            self.take_back(transcript, self.splices.len());
            return Err(fault.into());
        }
        Ok(())
    }

    /// True when it alters more than words: turns, or who speaks.
    pub fn arranges_turns(&self) -> bool {
        let arranges = |splice: &Splice| {
            matches!(splice, Splice::Turns(_) | Splice::Heads { .. } | Splice::Speakers(_))
        };
        self.splices.iter().any(arranges)
    }

    /// True when it gives turns other times for the ones they had, and does nothing else.
    pub fn only_retimes(&self) -> bool {
        let retimes = |HeadSplice { removed, inserted, .. }: &HeadSplice| {
            removed.kind == inserted.kind
                && removed.speaker == inserted.speaker
                && removed.start_ms.is_some() == inserted.start_ms.is_some()
        };
        let only = |splice: &Splice| matches!(splice, Splice::Heads { heads } if heads.iter().all(retimes));
        self.splices.iter().all(only)
    }

    /// True when it may alter words.
    pub fn rewrites(&self) -> bool {
        let rewrites = |splice: &Splice| match splice {
            Splice::Turns(_) => true,
            // Links and comments are put on words, which stay.
            Splice::Text(text) => !text.edits.is_empty(),
            _ => false,
        };
        self.splices.iter().any(rewrites)
    }

    /// True when it leaves everything as it is but what is remarked on it.
    pub fn only_remarks(&self) -> bool {
        let others = |spans: &[Span]| -> Vec<Span> {
            let is_remark = |span: &&Span| matches!(span.kind, SpanKind::Comment { .. });
            spans.iter().filter(|span| !is_remark(span)).cloned().collect()
        };
        self.splices.iter().all(|splice| match splice {
            Splice::Comments(_) => true,
            Splice::Text(text) => {
                text.edits.is_empty() && others(&text.removed_spans) == others(&text.inserted_spans)
            }
            _ => false,
        })
    }

    /// The highest turn id that it inserts.
    pub fn last_turn_id(&self) -> Option<TurnId> {
        self.inserted_turns().map(|turn| turn.id).max()
    }

    fn inserted_turns(&self) -> impl Iterator<Item = &Turn> {
        self.splices.iter().flat_map(|splice| match splice {
            Splice::Turns(seq) => seq.inserted.as_slice(),
            _ => &[],
        })
    }

    fn take_back(&self, transcript: &mut Transcript, done: usize) {
        for splice in self.splices.iter().take(done).rev() {
            // A splice that was just applied can be taken back.
            let taken_back = splice.invert().apply(transcript);
            debug_assert!(taken_back.is_ok(), "{taken_back:?}");
        }
    }

    /// Checks what this change touched; the rest was checked when it came about.
    fn verify(&self, transcript: &Transcript) -> Result<(), Fault> {
        let lists_changed = self.splices.iter().any(|splice| {
            matches!(
                splice,
                Splice::Speakers(_)
                    | Splice::PendingLinks(_)
                    | Splice::Comments(_)
                    | Splice::Suggestions(_)
            )
        });
        if lists_changed {
            return crate::check(transcript);
        }
        if self.inserted_turns().next().is_some() {
            unique_turns(&transcript.turns)?;
        }
        for splice in &self.splices {
            match splice {
                Splice::Text(splice) => {
                    if let Some((_, turn)) = transcript.turn(splice.turn) {
                        check_turn(turn, transcript)?;
                    }
                }
                Splice::Turns(seq) => {
                    for turn in &seq.inserted {
                        check_turn(turn, transcript)?;
                    }
                }
                Splice::Heads { heads } => {
                    let changed: HashSet<TurnId> = heads.iter().map(|head| head.turn).collect();
                    for turn in transcript.turns.iter().filter(|turn| changed.contains(&turn.id)) {
                        check_turn(turn, transcript)?;
                    }
                }
                Splice::Speakers(_)
                | Splice::PendingLinks(_)
                | Splice::Comments(_)
                | Splice::Suggestions(_)
                | Splice::Title { .. } => {}
            }
        }
        Ok(())
    }
}

impl Splice {
    fn invert(&self) -> Self {
        match self {
            Self::Turns(seq) => Self::Turns(seq.invert()),
            Self::Speakers(seq) => Self::Speakers(seq.invert()),
            Self::PendingLinks(seq) => Self::PendingLinks(seq.invert()),
            Self::Comments(seq) => Self::Comments(seq.invert()),
            Self::Suggestions(seq) => Self::Suggestions(seq.invert()),
            Self::Text(splice) => Self::Text(splice.invert()),
            Self::Heads { heads } => {
                let heads = heads.iter().map(|head| HeadSplice {
                    turn: head.turn,
                    removed: head.inserted,
                    inserted: head.removed,
                });
                Self::Heads { heads: heads.collect() }
            }
            Self::Title { removed, inserted } => {
                Self::Title { removed: inserted.clone(), inserted: removed.clone() }
            }
        }
    }

    fn apply(&self, transcript: &mut Transcript) -> Result<(), ChangeError> {
        match self {
            Self::Turns(seq) => seq.apply(&mut transcript.turns),
            Self::Speakers(seq) => seq.apply(&mut transcript.speakers),
            Self::PendingLinks(seq) => seq.apply(&mut transcript.pending_links),
            Self::Comments(seq) => seq.apply(&mut transcript.comments),
            Self::Suggestions(seq) => seq.apply(&mut transcript.suggestions),
            Self::Text(splice) => splice.apply(&mut transcript.turns),
            Self::Heads { heads } => apply_heads(heads, &mut transcript.turns),
            Self::Title { removed, inserted } => {
                if transcript.title != *removed {
                    return Err(ChangeError::Stale);
                }
                transcript.title.clone_from(inserted);
                Ok(())
            }
        }
    }
}

/// Replaces the heads of turns, all of them or none.
fn apply_heads(heads: &[HeadSplice], turns: &mut [Turn]) -> Result<(), ChangeError> {
    let mut by_turn: HashMap<TurnId, &HeadSplice> =
        heads.iter().map(|head| (head.turn, head)).collect();
    if by_turn.len() < heads.len() {
        return Err(ChangeError::Stale);
    }
    let fitting = turns
        .iter()
        .filter(|turn| by_turn.get(&turn.id).is_some_and(|head| head.removed == turn.head()));
    if fitting.count() < heads.len() {
        return Err(ChangeError::Stale);
    }
    for turn in turns {
        if let Some(head) = by_turn.remove(&turn.id) {
            turn.set_head(head.inserted);
        }
    }
    Ok(())
}

impl<T: Clone + PartialEq> Seq<T> {
    fn invert(&self) -> Self {
        Self { at: self.at, removed: self.inserted.clone(), inserted: self.removed.clone() }
    }

    pub(crate) fn apply(&self, list: &mut Vec<T>) -> Result<(), ChangeError> {
        let range = self.at..self.at + self.removed.len();
        if list.get(range.clone()) != Some(self.removed.as_slice()) {
            return Err(ChangeError::Stale);
        }
        list.splice(range, self.inserted.iter().cloned());
        Ok(())
    }

    /// The splice that turns one list into the other, with equal ends left alone; `None` when
    /// the lists are equal.
    pub fn between(from: &[T], to: &[T]) -> Option<Self> {
        let head = from.iter().zip(to).take_while(|(a, b)| a == b).count();
        let (from_rest, to_rest) = (from.get(head..)?, to.get(head..)?);
        let tail = from_rest.iter().rev().zip(to_rest.iter().rev()).take_while(|(a, b)| a == b);
        let tail = tail.count();
        let removed = from_rest.get(..from_rest.len() - tail)?;
        let inserted = to_rest.get(..to_rest.len() - tail)?;
        if removed.is_empty() && inserted.is_empty() {
            return None;
        }
        Some(Self { at: head, removed: removed.to_vec(), inserted: inserted.to_vec() })
    }
}

impl TextSplice {
    fn invert(&self) -> Self {
        let mut shift = 0_isize;
        let edits = self.edits.iter().map(|edit| {
            let at = ByteOffset(edit.at.0.saturating_add_signed(shift));
            shift += edit.inserted.len().cast_signed() - edit.removed.len().cast_signed();
            TextEdit { at, removed: edit.inserted.clone(), inserted: edit.removed.clone() }
        });
        Self {
            turn: self.turn,
            edits: edits.collect(),
            removed_spans: self.inserted_spans.clone(),
            inserted_spans: self.removed_spans.clone(),
        }
    }

    fn apply(&self, turns: &mut [Turn]) -> Result<(), ChangeError> {
        let turn = turns.iter_mut().find(|turn| turn.id == self.turn).ok_or(ChangeError::Stale)?;
        if turn.spans != self.removed_spans {
            return Err(ChangeError::Stale);
        }
        let mut text = String::with_capacity(turn.text.len());
        let mut read = 0;
        for edit in &self.edits {
            let before = turn.text.get(read..edit.at.0).ok_or(ChangeError::Stale)?;
            read = edit.at.0 + edit.removed.len();
            if turn.text.get(edit.at.0..read) != Some(edit.removed.as_str()) {
                return Err(ChangeError::Stale);
            }
            text.push_str(before);
            text.push_str(&edit.inserted);
        }
        text.push_str(turn.text.get(read..).ok_or(ChangeError::Stale)?);
        turn.text = text;
        turn.spans.clone_from(&self.inserted_spans);
        Ok(())
    }
}

impl TextEdit {
    /// The one edit that turns `before` into `after`, as short as their common ends allow.
    pub fn between(before: &str, after: &str) -> Self {
        let mut head = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        while !before.is_char_boundary(head) {
            head -= 1;
        }
        let (old, new) = (before.get(head..).unwrap_or(""), after.get(head..).unwrap_or(""));
        let mut tail = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
        while !old.is_char_boundary(old.len() - tail) {
            tail -= 1;
        }
        Self {
            at: ByteOffset(head),
            removed: old.get(..old.len() - tail).unwrap_or("").to_owned(),
            inserted: new.get(..new.len() - tail).unwrap_or("").to_owned(),
        }
    }
}
