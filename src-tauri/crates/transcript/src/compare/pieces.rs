//! The two streams laid side by side, piece by piece, with nothing left out.

use std::ops::Range;

use super::cut::{Part, Runs, Told, parts};
use super::hunks::{Hunk, Side};

/// A range of each stream, in bytes: the same text, or what stands in place of what.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
    /// What is told of it; `None` for the same text.
    pub(super) told: Option<Told>,
}

/// All of both streams, in order. White space belongs to what is told beside it, and where it alone
/// differs, that is told as words.
pub(super) fn lay(before: &Side, after: &Side, hunks: &[Hunk], runs: &Runs) -> Vec<Laid> {
    let mut layer = Layer { before, after, laid: Vec::new(), done: (0, 0) };
    let mut token = (0, 0);
    for hunk in hunks {
        layer.same(token, hunk.before.start);
        layer.hunk(hunk, &parts(before, after, hunk, runs));
        token = (hunk.before.end, hunk.after.end);
    }
    layer.same(token, before.tokens.len());
    let ends = (before.stream.len(), after.stream.len());
    layer.part(ends, Told::Words);
    layer.laid
}

struct Layer<'s, 't> {
    before: &'s Side<'t>,
    after: &'s Side<'t>,
    laid: Vec<Laid>,
    /// Where each side is laid up to.
    done: (usize, usize),
}

/// Where a token ends; the one in front of the first ends at 0.
fn end(side: &Side, token: Option<usize>) -> usize {
    token.and_then(|token| side.tokens.get(token)).map_or(0, |token| token.range.end)
}

/// Where a token begins; the one behind the last begins at the end.
fn start(side: &Side, token: usize) -> usize {
    side.tokens.get(token).map_or(side.stream.len(), |token| token.range.start)
}

impl Layer<'_, '_> {
    /// Tokens that are the same, up to one of the side before.
    fn same(&mut self, (old, new): (usize, usize), to: usize) {
        for (old, new) in (old..to).zip(new..) {
            // In front of the first is what the hunk did not take.
            self.part((start(self.before, old), start(self.after, new)), Told::Words);
            self.equal((end(self.before, Some(old)), end(self.after, Some(new))));
        }
    }

    /// The parts of a hunk, with the white space up to the tokens behind it.
    fn hunk(&mut self, hunk: &Hunk, parts: &[Part]) {
        let ends = (start(self.before, hunk.before.end), start(self.after, hunk.after.end));
        for (number, Part { hunk, told }) in parts.iter().enumerate() {
            // A border that came takes the place of the white space there, and one that went
            // leaves it: else the words at both sides of it would become one.
            let is_border = matches!(told, Told::Split | Told::Merged);
            let upto = |side: &Side, range: &Range<usize>, done: usize| match range.is_empty() {
                true if is_border => start(side, range.end),
                true => done,
                false => end(side, range.end.checked_sub(1)),
            };
            let to = if number + 1 == parts.len() {
                ends
            } else {
                let (before, after) = self.done;
                (upto(self.before, &hunk.before, before), upto(self.after, &hunk.after, after))
            };
            self.part(to, *told);
        }
    }

    /// A part up to these places. White space that is the same at its ends is none of it.
    fn part(&mut self, to: (usize, usize), told: Told) {
        let (old, new) =
            (self.before.stream.get(self.done.0..to.0), self.after.stream.get(self.done.1..to.1));
        let head = common(old.chars(), new.chars());
        let (old, new) = (old.get(head..).unwrap_or(""), new.get(head..).unwrap_or(""));
        let tail = common(old.chars().rev(), new.chars().rev());
        self.equal((self.done.0 + head, self.done.1 + head));
        let (before, after) = (self.done.0..to.0 - tail, self.done.1..to.1 - tail);
        if !before.is_empty() || !after.is_empty() {
            self.done = (before.end, after.end);
            self.laid.push(Laid { before, after, told: Some(told) });
        }
        self.equal(to);
    }

    /// The same text up to these places.
    fn equal(&mut self, to: (usize, usize)) {
        let (before, after) = (self.done.0..to.0, self.done.1..to.1);
        if before.is_empty() && after.is_empty() {
            return;
        }
        self.done = to;
        match self.laid.last_mut() {
            Some(Laid { before: old, after: new, told: None }) => {
                (old.end, new.end) = (before.end, after.end);
            }
            _ => self.laid.push(Laid { before, after, told: None }),
        }
    }
}

/// How many bytes of white space two texts begin with alike.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    let same = a.zip(b).take_while(|(a, b)| a == b && a.is_whitespace());
    same.map(|(c, _)| c.len_utf8()).sum()
}
