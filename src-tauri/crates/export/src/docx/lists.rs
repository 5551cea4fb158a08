//! The lists at the end, with what comes and what goes when all that is proposed is accepted.

use transcript::{Proposal, Suggestion, Transcript};

use crate::Options;
use crate::address::target;
use crate::marks::{By, Marks};
use crate::references::{Entry, List};
use crate::shown::shown;

/// A list with what is proposed for its lines.
pub struct TrackedList<'a> {
    /// What it is called.
    pub heading: &'static str,
    /// What is proposed for the heading.
    pub marks: Marks<'a>,
    /// Its entries.
    pub entries: Vec<(Entry, Marks<'a>)>,
}

/// The lists of a transcript as it is and as it would be, line by line; `in_force` are those of a
/// transcript for which nothing is proposed.
pub fn lists<'a>(
    transcript: &'a Transcript,
    options: &Options,
    in_force: &[List],
) -> Vec<TrackedList<'a>> {
    let Some(last) = transcript.suggestions.iter().max_by_key(|one| one.at) else {
        return in_force.iter().map(plain).collect();
    };
    let before = shown(&transcript.without_suggestions(), options).lists;
    let after = shown(&transcript.as_suggested(), options).lists;
    // A line is of whoever proposes its address; other lines come and go with words.
    let by = |entry: &Entry| {
        let of_entry = |one: &&Suggestion| match &one.proposal {
            Proposal::Link { url: Some(url), .. } => entry.target == target(url),
            _ => false,
        };
        let one = transcript.suggestions.iter().find(of_entry).unwrap_or(last);
        By { author: &one.author, at: one.at }
    };
    let come = |list: List| tracked(list.heading, Vec::new(), list.entries, by);
    let mut lists = Vec::new();
    let mut after = after.into_iter();
    for list in before {
        let same = after.as_slice().iter().position(|other| other.heading == list.heading);
        lists.extend(after.by_ref().take(same.unwrap_or(0)).map(come));
        let others = same.and_then(|_| after.next()).map(|other| other.entries);
        lists.push(tracked(list.heading, list.entries, others.unwrap_or_default(), by));
    }
    lists.extend(after.map(come));
    lists
}

/// One list, a line after the other: what goes, what comes, and what stays.
fn tracked<'a>(
    heading: &'static str,
    before: Vec<Entry>,
    after: Vec<Entry>,
    by: impl Fn(&Entry) -> By<'a>,
) -> TrackedList<'a> {
    let (is_before, is_after) = (!before.is_empty(), !after.is_empty());
    let first = before.iter().chain(&after).next();
    let marks = first.map(|entry| Marks::of(is_before, is_after, by(entry))).unwrap_or_default();
    let mut entries = Vec::with_capacity(before.len().max(after.len()));
    let mut rest = after.into_iter();
    let comes = |entry: Entry| {
        let marks = Marks::of(false, true, by(&entry));
        (entry, marks)
    };
    for entry in before {
        match rest.as_slice().iter().position(|other| *other == entry) {
            Some(at) => {
                entries.extend(rest.by_ref().take(at).map(comes));
                rest.next();
                entries.push((entry, Marks::default()));
            }
            None => {
                let marks = Marks::of(true, false, by(&entry));
                entries.push((entry, marks));
            }
        }
    }
    entries.extend(rest.map(comes));
    TrackedList { heading, marks, entries }
}

fn plain(list: &List) -> TrackedList<'static> {
    let entries = list.entries.iter().map(|entry| (entry.clone(), Marks::default())).collect();
    TrackedList { heading: list.heading, marks: Marks::default(), entries }
}
