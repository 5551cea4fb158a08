//! Two states of a transcript compared, word by word.
//!
//! Both are read as one stream of words, marks and paragraph feeds, in which the beginning of a
//! turn is a token too ([`stream`], [`tokens`]). A diff of the two streams ([`hunks`]) is brought to
//! what an editor would say: turns are known by their ids ([`borders`]), words that stand elsewhere
//! have moved ([`moved`]), and what is left is cut into words, turns that came and went, splits and
//! merges ([`cut`]). Each of these is a piece of text in place of another ([`pieces`]), so that any
//! of them can be given back by itself ([`crate::ops::restore_differences`]). What stands beside
//! the words ([`heads`]) and what words mean ([`marks`]) is compared where they are the same.

mod borders;
mod cut;
mod difference;
mod heads;
mod hunks;
mod marks;
mod moved;
mod pieces;
pub(crate) mod stream;
mod summary;
mod tokens;
mod walk;

use std::ops::Range;

pub use difference::{Comparison, Difference, Extent, Kind};
pub(crate) use difference::{Mark, Piece};
pub(crate) use marks::MarkKind;
pub use summary::{Summary, TurnSummary};
pub use walk::{Sides, Step};

use crate::{Transcript, Turn, TurnId};
use cut::{Runs, Told};
use hunks::Side;
use pieces::Laid;

/// What differs between two states of one transcript.
pub fn compare(before: &Transcript, after: &Transcript) -> Comparison {
    let (old, new, hunks) = hunks::diff(before, after);
    let hunks = borders::pair(&old, &new, hunks);
    let hunks = hunks::join(&old, &new, hunks);
    let runs = Runs::new(moved::runs(&old, &new, &hunks));
    let laid = pieces::lay(&old, &new, &hunks, &runs);
    let mut found = Found { old: &old, new: &new, entries: Vec::new() };
    found.texts(&laid);
    found.heads(&laid);
    found.marks(&laid);
    found.in_reading_order(heads::of_transcript(before, after), laid)
}

/// Two texts side by side, with nothing left out, as those of one turn.
pub(crate) fn side_by_side(before: &str, after: &str) -> Vec<Piece> {
    let alone = |text: &str| Transcript {
        turns: vec![Turn::speech(TurnId(1), None, text)],
        ..Transcript::new("")
    };
    // In front of the words stands the border of the turn.
    let words = |range: Range<usize>| range.start.saturating_sub(1)..range.end.saturating_sub(1);
    let pieces = compare(&alone(before), &alone(after)).pieces.into_iter();
    let pieces = pieces.map(|Piece { before, after, difference }| {
        let (before, after) = (words(before), words(after));
        Piece { before, after, difference }
    });
    pieces.filter(|piece| !piece.before.is_empty() || !piece.after.is_empty()).collect()
}

/// Where a difference is read: in the stream after, then in the stream before.
type Place = (usize, usize);

/// Differences that are not in order yet, each with its place and what it is of.
struct Found<'s, 't> {
    old: &'s Side<'t>,
    new: &'s Side<'t>,
    entries: Vec<(Place, Difference, Of)>,
}

/// What a difference is of.
enum Of {
    /// Pieces, by their numbers.
    Pieces(Vec<usize>),
    Head,
    /// Words that are the same, in the stream before.
    Marks(Vec<Range<usize>>),
}

impl Found<'_, '_> {
    fn tell(&mut self, kind: Kind, before: Range<usize>, after: Range<usize>, of: Of) {
        let (old, new) = (&self.old.stream, &self.new.stream);
        let difference = Difference {
            kind,
            before: old.extent(before.clone()),
            after: new.extent(after.clone()),
            removed: old.words(before.clone()),
            inserted: new.words(after.clone()),
        };
        self.entries.push(((after.start, before.start), difference, of));
    }

    /// Words and turns.
    fn texts(&mut self, laid: &[Laid]) {
        // The first of the two pieces of a run that moved.
        let mut halves: std::collections::HashMap<usize, (usize, &Laid)> = Default::default();
        for (number, piece) in laid.iter().enumerate() {
            let Some(told) = piece.told else { continue };
            let kind = match told {
                Told::Moved(run) => {
                    if let Some((other, half)) = halves.remove(&run) {
                        let is_gone = half.before.len() > half.after.len();
                        let (gone, come) = if is_gone { (half, piece) } else { (piece, half) };
                        let pieces = Of::Pieces(vec![other, number]);
                        self.tell(Kind::Moved, gone.before.clone(), come.after.clone(), pieces);
                    } else {
                        halves.insert(run, (number, piece));
                    }
                    continue;
                }
                Told::Words => words(
                    self.old.stream.get(piece.before.clone()),
                    self.new.stream.get(piece.after.clone()),
                ),
                Told::TurnAdded => Kind::TurnAdded,
                Told::TurnRemoved => Kind::TurnRemoved,
                Told::Split => Kind::Split,
                Told::Merged => Kind::Merged,
            };
            self.tell(kind, piece.before.clone(), piece.after.clone(), Of::Pieces(vec![number]));
        }
    }

    /// Speakers, times and kinds of the turns that are on both sides.
    fn heads(&mut self, laid: &[Laid]) {
        let same = laid.iter().filter(|piece| piece.told.is_none());
        let pairs: Vec<(usize, usize)> = same
            .flat_map(|piece| {
                let begin = |stream: &stream::Stream, range: &Range<usize>| {
                    let segments = stream.segments(range.clone());
                    segments.filter(|s| s.begins).map(|s| s.turn).collect::<Vec<_>>()
                };
                let old = begin(&self.old.stream, &piece.before);
                old.into_iter().zip(begin(&self.new.stream, &piece.after))
            })
            .collect();
        for (number, (old, new)) in pairs.iter().enumerate() {
            let (Some(before), Some(after)) =
                (self.old.stream.turns.get(*old), self.new.stream.turns.get(*new))
            else {
                continue;
            };
            let last = (self.old.stream.turns.len(), self.new.stream.turns.len());
            let next = pairs.get(number + 1).copied().unwrap_or(last);
            let kinds = heads::of_turn(before, after, next == (old + 1, new + 1));
            let (old, new) = (self.old.stream.text_of(*old), self.new.stream.text_of(*new));
            for kind in kinds {
                self.tell(kind, old..old, new..new, Of::Head);
            }
        }
    }

    /// Links and emphasis.
    fn marks(&mut self, laid: &[Laid]) {
        for marks::Marked { kind, words } in
            marks::compare(&self.old.stream, &self.new.stream, laid)
        {
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let before = first.start..last.end;
            let after = after(laid, before.start)..after(laid, before.end);
            self.tell(kind, before, after, Of::Marks(words));
        }
    }

    fn in_reading_order(mut self, whole: Vec<Difference>, laid: Vec<Laid>) -> Comparison {
        self.entries.sort_by_key(|(place, ..)| *place);
        let mut comparison = Comparison {
            differences: whole,
            pieces: laid
                .into_iter()
                .map(|Laid { before, after, .. }| Piece { before, after, difference: None })
                .collect(),
            marks: Vec::new(),
        };
        for (_, difference, of) in self.entries {
            let index = comparison.differences.len();
            comparison.differences.push(difference);
            match of {
                Of::Pieces(pieces) => {
                    for number in pieces {
                        if let Some(piece) = comparison.pieces.get_mut(number) {
                            piece.difference = Some(index);
                        }
                    }
                }
                Of::Head => {}
                Of::Marks(words) => comparison
                    .marks
                    .extend(words.into_iter().map(|before| Mark { difference: index, before })),
            }
        }
        comparison.marks.sort_by_key(|mark| mark.before.start);
        comparison
    }
}

/// Where a place of the stream before, on words that are the same, is in the stream after.
fn after(laid: &[Laid], before: usize) -> usize {
    let piece = laid.partition_point(|piece| piece.before.end < before);
    let same = laid.iter().skip(piece).find(|piece| piece.told.is_none());
    same.map_or(0, |piece| piece.after.start + before.saturating_sub(piece.before.start))
}

/// What differs when words stand in place of words.
fn words(removed: &str, inserted: &str) -> Kind {
    let is_letter = tokens::is_letter;
    let of = |text: &'_ str| -> Vec<String> {
        let words = text.split(|c| !is_letter(c)).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let lower = |text: &str| text.to_lowercase();
    Kind::Words {
        punctuation_only: of(removed) == of(inserted),
        case_only: removed != inserted && lower(removed) == lower(inserted),
    }
}
