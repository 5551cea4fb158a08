//! Words that are gone here and stand there.

use std::collections::HashMap;
use std::ops::Range;

use imara_diff::Token as Id;

use super::hunks::{Hunk, Side};
use super::tokens::Class;

/// So many words make a run that moved; fewer may have come twice by chance.
const RUN: usize = 4;

/// A run of tokens that was removed in one place and inserted in another.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

/// The runs that moved, in the order in which they stand now.
pub(super) fn runs(before: &Side, after: &Side, hunks: &[Hunk]) -> Vec<Run> {
    // Where each four tokens in a row were removed first, and where the hunk ends.
    let mut removed: HashMap<&[Id], (usize, usize)> = HashMap::new();
    for hunk in hunks {
        for (at, four) in windows(before, &hunk.before) {
            removed.entry(four).or_insert((at, hunk.before.end));
        }
    }
    let mut runs = Vec::new();
    let mut taken = vec![false; before.tokens.len()];
    for hunk in hunks {
        let mut free = hunk.after.start;
        for (at, four) in windows(after, &hunk.after) {
            let Some((old, end)) = removed.get(four).filter(|_| at >= free) else { continue };
            let same = (*old..*end).zip(at..hunk.after.end).take_while(|(old, new)| {
                before.ids.get(*old) == after.ids.get(*new) && taken.get(*old) == Some(&false)
            });
            let length = same.count();
            // What ends the sentence before it is no part of a run.
            let lead = (at..at + length).take_while(|token| {
                !matches!(after.class(*token), Some(Class::Word | Class::Border))
            });
            let lead = lead.count();
            let run = Run { before: old + lead..old + length, after: at + lead..at + length };
            if after.words(run.after.clone()) >= RUN {
                taken.get_mut(run.before.clone()).unwrap_or_default().fill(true);
                free = run.after.end;
                runs.push(run);
            }
        }
    }
    runs
}

fn windows<'s>(side: &'s Side, range: &Range<usize>) -> impl Iterator<Item = (usize, &'s [Id])> {
    (range.start..).zip(side.ids.get(range.clone()).unwrap_or_default().windows(RUN))
}
