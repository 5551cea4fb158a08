//! What a file suggests: words that would come, and labels that would be others.
//!
//! Turns and labels are found in the words in force; what would come is put into the turns after
//! that, so that whoever rejects it all has what the structure was found in.

use std::collections::HashSet;
use std::mem;
use std::ops::Range;

use transcript::{
    ByteOffset, Proposal, Span, SpanKind, Speaker, SpeakerId, Suggestion, SuggestionId, Transcript,
    TurnId, web_address,
};

use super::heads;
use super::tally;
use super::trace::{Trace, index};
use crate::marked::{Insertion, Mark, Marked, Meaning};
use crate::{Warning, WarningKind};

/// Readies what would come before structure is found.
pub(super) fn settle(marked: &mut Marked, warnings: &mut Vec<Warning>) {
    let words = |text: &str| text.split_whitespace().count();
    let coming: usize = marked.insertions.iter().map(|one| words(&one.text)).sum();
    if coming > words(&marked.text) {
        accept(marked);
        let message = "most of the words were tracked as inserted, and were taken as accepted";
        warnings.push(Warning::file(WarningKind::Suggestions, message));
    }
    move_to_line_ends(marked);
}

/// A file that was written with tracking on suggests itself: its words are in force.
fn accept(marked: &mut Marked) {
    let insertions = mem::take(&mut marked.insertions);
    let text = mem::take(&mut marked.text);
    let places: Vec<(usize, usize)> =
        insertions.iter().map(|one| (one.at, one.text.len())).collect();
    let mut at = 0;
    let mut whole = String::with_capacity(text.len());
    let mut coming = Vec::new();
    for Insertion { at: place, text: words, kinds } in insertions {
        whole.push_str(text.get(at..place).unwrap_or_default());
        at = place;
        let start = whole.len();
        whole.push_str(&words);
        let kinds = kinds.into_iter().filter(|kind| !matches!(kind, SpanKind::Inserted { .. }));
        coming.extend(
            kinds.map(|kind| Mark { range: start..whole.len(), meaning: Meaning::Span(kind) }),
        );
    }
    whole.push_str(text.get(at..).unwrap_or_default());
    marked.text = whole;
    let shifts = Shifts::new(places.into_iter());
    for mark in &mut marked.marks {
        let start = shifts.start(mark.range.start);
        mark.range = start..shifts.end(mark.range.end).max(start);
    }
    marked.marks.extend(coming);
}

/// A paragraph that would come stands behind the one before it, and not before the label of the
/// next: `¶new` and not `new¶`.
fn move_to_line_ends(marked: &mut Marked) {
    for group in marked.insertions.chunk_by_mut(|one, next| one.at == next.at) {
        let at = group.first().map_or(0, |one| one.at);
        let begins = at > 0 && marked.text.get(..at).is_some_and(|text| text.ends_with('\n'));
        let ends = group.last().is_some_and(|one| one.text.ends_with('\n'));
        if !(begins && ends) {
            continue;
        }
        if let Some(last) = group.last_mut() {
            last.text.pop();
        }
        if let Some(first) = group.first_mut() {
            first.text.insert(0, '\n');
        }
        group.iter_mut().for_each(|one| one.at = at - 1);
    }
}

/// How places of a text move when texts are put in, given as place and length, in order.
struct Shifts(Vec<(usize, usize)>);

impl Shifts {
    fn new(put: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut sum = 0;
        Self(
            put.map(|(at, len)| {
                sum += len;
                (at, sum)
            })
            .collect(),
        )
    }

    fn before(&self, count: usize) -> usize {
        count.checked_sub(1).and_then(|last| self.0.get(last)).map_or(0, |(_, sum)| *sum)
    }

    /// The beginning of something: what is put in there stands before it.
    fn start(&self, at: usize) -> usize {
        at + self.before(self.0.partition_point(|(place, _)| *place <= at))
    }

    /// The end of something: what is put in there stands behind it.
    fn end(&self, at: usize) -> usize {
        at + self.before(self.0.partition_point(|(place, _)| *place < at))
    }

    /// The places inside a range.
    fn inside(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|(place, _)| *place <= range.start);
        let rest = self.0.iter().skip(first).map(|(place, _)| *place);
        let end = range.end;
        rest.take_while(move |place| *place < end)
    }
}

/// What is deleted of a text, in order.
pub(super) fn deleted(marked: &Marked) -> Vec<(Range<usize>, SuggestionId)> {
    let goes = marked.marks.iter().filter_map(|mark| match mark.meaning {
        Meaning::Span(SpanKind::Deleted { suggestion }) => Some((mark.range.clone(), suggestion)),
        _ => None,
    });
    let mut goes: Vec<_> = goes.collect();
    goes.sort_by_key(|(range, _)| (range.start, range.end));
    goes
}

/// What a file suggests, and where its words went.
pub(super) struct Suggested<'a> {
    /// The text in force.
    pub text: &'a str,
    /// Where it went.
    pub trace: &'a Trace,
    /// What would go of it.
    pub deleted: Vec<(Range<usize>, SuggestionId)>,
}

/// Words that come at one place of a turn.
struct Coming {
    at: usize,
    text: String,
    spans: Vec<(Range<usize>, SpanKind)>,
}

impl Suggested<'_> {
    /// Puts what would come into the turns, and ends with the suggestions that are somewhere.
    pub(super) fn put_in(
        &self,
        insertions: Vec<Insertion>,
        transcript: &mut Transcript,
        warnings: &mut Vec<Warning>,
    ) {
        let mut unplaced = self.relabel(&insertions, transcript);
        let mut turns: Vec<(TurnId, Vec<Coming>)> = Vec::new();
        for Insertion { at, text, kinds } in insertions {
            if self.in_head(at, &text) {
                continue;
            }
            let Some((turn, place, gap)) = self.trace.position(at, self.text) else {
                unplaced.push(text);
                continue;
            };
            let Some(words) = index(turn).and_then(|at| transcript.turns.get(at)) else { continue };
            let before = words.text.get(..place).and_then(|before| before.chars().next_back());
            let kinds = kinds.into_iter().filter_map(|kind| match kind {
                SpanKind::Link { url } => web_address(&url).ok().map(|url| SpanKind::Link { url }),
                kind => Some(kind),
            });
            if turns.last().is_none_or(|(last, _)| *last != turn) {
                turns.push((turn, Vec::new()));
            }
            let Some((_, all)) = turns.last_mut() else { continue };
            if all.last().is_none_or(|last| last.at != place) {
                all.push(Coming { at: place, text: String::new(), spans: Vec::new() });
            }
            if let Some(last) = all.last_mut() {
                last.add(gap, &text, before, &kinds.collect::<Vec<_>>());
            }
        }
        for (turn, mut coming) in turns {
            let Some(turn) = index(turn).and_then(|at| transcript.turns.get_mut(at)) else {
                continue;
            };
            coming.sort_by_key(|one| one.at);
            for one in &mut coming {
                // Where the end of a paragraph goes, a space before it parts words.
                let goes = turn.spans.iter().any(|span| {
                    let deleted = matches!(span.kind, SpanKind::Deleted { .. });
                    deleted && span.start.0 <= one.at && one.at < span.end.0
                });
                let after = turn.text.get(one.at..).and_then(|after| after.chars().next());
                if !(goes && after == Some('\n')) {
                    one.trim(after);
                }
            }
            coming.retain(|one| !one.text.is_empty());
            let shifts = Shifts::new(coming.iter().map(|one| (one.at, one.text.len())));
            let spans = mem::take(&mut turn.spans);
            let mut all: Vec<Span> = Vec::with_capacity(spans.len());
            for one in &coming {
                let base = shifts.end(one.at);
                let new = one.spans.iter().filter(|(_, kind)| {
                    let link = matches!(kind, SpanKind::Link { .. });
                    let around = |span: &&Span| span.start.0 < one.at && one.at < span.end.0;
                    !spans.iter().filter(around).any(|span| {
                        span.kind == *kind || (link && matches!(span.kind, SpanKind::Link { .. }))
                    })
                });
                all.extend(new.map(|(range, kind)| Span {
                    start: ByteOffset(base + range.start),
                    end: ByteOffset(base + range.end),
                    kind: kind.clone(),
                }));
            }
            for span in spans {
                let range = span.start.0..span.end.0;
                let parts = matches!(span.kind, SpanKind::Deleted { .. });
                let cuts = shifts.inside(&range).filter(|_| parts);
                let mut borders: Vec<usize> = vec![range.start];
                borders.extend(cuts);
                borders.push(range.end);
                borders.dedup();
                for pair in borders.windows(2) {
                    let &[start, end] = pair else { continue };
                    let (start, end) = (shifts.start(start), shifts.end(end));
                    all.push(Span {
                        start: ByteOffset(start),
                        end: ByteOffset(end),
                        kind: span.kind.clone(),
                    });
                }
            }
            all.sort_by_key(|span| (span.start, span.end));
            turn.spans = all;
            let text = mem::take(&mut turn.text);
            let mut at = 0;
            for one in &coming {
                turn.text.push_str(text.get(at..one.at).unwrap_or_default());
                turn.text.push_str(&one.text);
                at = one.at;
            }
            turn.text.push_str(text.get(at..).unwrap_or_default());
        }
        let spans = transcript.turns.iter().flat_map(|turn| &turn.spans);
        let used: HashSet<SuggestionId> = spans.filter_map(|span| span.kind.suggestion()).collect();
        transcript.suggestions.retain(|one| {
            matches!(one.proposal, Proposal::Speaker { .. }) || used.contains(&one.id)
        });
        if !unplaced.is_empty() {
            let list: Vec<String> =
                unplaced.iter().map(|text| format!("“{}”", text.trim())).collect();
            let message =
                format!("tracked changes that are no suggestions here: {}", list.join(", "));
            warnings.push(Warning::file(WarningKind::Suggestions, message));
        }
    }

    /// The label that a place is inside of; words that come with a paragraph of their own are not.
    fn in_head(&self, at: usize, text: &str) -> bool {
        let heads = self.trace.heads();
        let next = heads.partition_point(|(_, head)| head.end <= at);
        heads.get(next).is_some_and(|(_, head)| head.start <= at) && !text.contains('\n')
    }

    /// A label of which something goes or comes proposes another speaker. Returns what is no
    /// label then.
    fn relabel(&self, insertions: &[Insertion], transcript: &mut Transcript) -> Vec<String> {
        let mut unplaced = Vec::new();
        let mut fresh = transcript.suggestions.iter().map(|one| one.id.0).max().unwrap_or(0);
        for (turn, head) in self.trace.heads() {
            let first = self.deleted.partition_point(|(range, _)| range.end <= head.start);
            let goes =
                self.deleted.iter().skip(first).take_while(|(range, _)| range.start < head.end);
            let first = insertions.partition_point(|one| one.at < head.start);
            let comes = insertions.iter().skip(first).take_while(|one| one.at < head.end);
            let comes = comes.filter(|one| !one.text.contains('\n'));
            let first_goes = goes.clone().map(|(_, id)| *id).next();
            let mut first_comes = comes.clone().flat_map(|one| &one.kinds);
            let Some(id) = first_goes.or_else(|| first_comes.find_map(SpanKind::suggestion)) else {
                continue;
            };
            let (mut new, mut at) = (String::new(), head.start);
            let mut edits: Vec<(Range<usize>, &str)> = goes
                .map(|(range, _)| (range.start.max(head.start)..range.end.min(head.end), ""))
                .chain(comes.clone().map(|one| (one.at..one.at, one.text.as_str())))
                .collect();
            edits.sort_by_key(|(range, _)| (range.start, range.end));
            for (range, with) in edits {
                new.push_str(self.text.get(at..range.start).unwrap_or_default());
                new.push_str(with);
                at = at.max(range.end);
            }
            new.push_str(self.text.get(at..head.end).unwrap_or_default());
            let label = heads::read(new.trim()).label;
            let suggestion = transcript.suggestions.iter().find(|one| one.id == id).cloned();
            let Some((label, Suggestion { author, at, .. })) = label.zip(suggestion) else {
                unplaced.extend(comes.map(|one| one.text.clone()));
                if new.trim().is_empty() {
                    let old = self.text.get(head.clone()).unwrap_or_default();
                    unplaced.push(format!("without {}", old.trim()));
                }
                continue;
            };
            let speaker = speaker(transcript, &label.name);
            let has = index(*turn).and_then(|at| transcript.turns.get(at));
            if has.is_some_and(|turn| turn.speaker != Some(speaker)) {
                fresh = fresh.saturating_add(1);
                let proposal = Proposal::Speaker { turn: *turn, speaker: Some(speaker) };
                transcript.suggestions.push(Suggestion {
                    id: SuggestionId(fresh),
                    author,
                    at,
                    proposal,
                });
            }
        }
        unplaced
    }
}

/// The speaker of a label, listed when nobody is called so.
fn speaker(transcript: &mut Transcript, label: &str) -> SpeakerId {
    let key = tally::key(label);
    let named = |speaker: &&Speaker| tally::key(&speaker.label) == key;
    if let Some(speaker) = transcript.speakers.iter().find(named) {
        return speaker.id;
    }
    let last = transcript.speakers.iter().map(|speaker| speaker.id.0).max();
    let id = SpeakerId(last.unwrap_or(0).saturating_add(1));
    transcript.speakers.push(Speaker::new(id, label));
    id
}

impl Coming {
    /// Adds words behind `before`, with white space as turns have it.
    fn add(&mut self, gap: &str, text: &str, before: Option<char>, kinds: &[SpanKind]) {
        let start = self.text.len();
        for c in gap.chars().chain(text.chars()) {
            let last = self.text.chars().next_back().or(before);
            match (c.is_whitespace(), last) {
                (false, _) => self.text.push(c),
                (true, None | Some('\n')) => {}
                (true, Some(' ')) if c == '\n' && self.text.ends_with(' ') => {
                    self.text.pop();
                    self.text.push('\n');
                }
                (true, Some(' ')) if c == '\n' => self.text.push('\n'),
                (true, Some(' ')) => {}
                (true, Some(_)) if c == '\n' => self.text.push('\n'),
                (true, Some(_)) => self.text.push(' '),
            }
        }
        let range = start.min(self.text.len())..self.text.len();
        for (range_before, _) in &mut self.spans {
            range_before.end = range_before.end.min(self.text.len());
        }
        if range.is_empty() {
            return;
        }
        for kind in kinds {
            let goes_on = |(last, same): &&mut (Range<usize>, SpanKind)| {
                last.end == range.start && same == kind
            };
            match self.spans.iter_mut().rev().take(kinds.len().max(8)).find(goes_on) {
                Some((last, _)) => last.end = range.end,
                None => self.spans.push((range.clone(), kind.clone())),
            }
        }
    }

    /// Takes off the white space that stands before `after` already.
    fn trim(&mut self, after: Option<char>) {
        let white = |c: char| match after {
            None | Some('\n') => c.is_whitespace(),
            Some(' ') => c == ' ',
            Some(_) => false,
        };
        let end = self.text.trim_end_matches(white).len();
        self.text.truncate(end);
        self.spans.retain_mut(|(range, _)| {
            range.end = range.end.min(end);
            range.start < range.end
        });
    }
}
