//! Where the words of the turns stood in the file, so that what the file says of them is said of
//! them in the turns.

use std::collections::{HashMap, HashSet};
use std::mem;
use std::ops::Range;

use transcript::{
    ByteOffset, CommentId, LinkError, PendingLink, PendingLinkId, Span, SpanKind, Transcript,
    TurnId,
};

use crate::marked::{Mark, Marked, Meaning};
use crate::{Place, Warning, WarningKind};

/// A line of a paragraph, or what follows the head on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// The number of its line in the file.
    pub number: usize,
    /// Where it begins in the file's text.
    pub at: usize,
    /// Its text.
    pub text: &'a str,
}

/// Text that is put together out of words of the file.
#[derive(Debug, Default)]
pub(super) struct Traced {
    /// The text.
    pub text: String,
    pieces: Vec<Piece>,
}

/// Words that stand in the text as they stood in the file.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: usize,
    to: usize,
    len: usize,
}

impl Piece {
    /// Where it ended in the file's text.
    fn end(&self) -> usize {
        self.from + self.len
    }
}

impl Traced {
    /// A text that is gone on with.
    pub(super) fn on(text: String) -> Self {
        Self { text, pieces: Vec::new() }
    }

    /// Adds a word that begins at `from` in the file's text.
    pub(super) fn word(&mut self, from: usize, word: &str) {
        let (to, len) = (self.text.len(), word.len());
        self.text.push_str(word);
        if let Some(last) = self.pieces.last_mut()
            && to == last.to + last.len + 1
            && from == last.from + last.len + 1
        {
            last.len = from + len - last.from;
            return;
        }
        self.pieces.push(Piece { from, to, len });
    }

    /// Takes the end of the text away: a hyphen that a line's end put there.
    pub(super) fn cut(&mut self, end: usize) {
        self.text.truncate(end);
        if let Some(last) = self.pieces.last_mut() {
            last.len = last.len.min(end.saturating_sub(last.to));
        }
    }
}

/// Where the words of all turns stood, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Trace {
    pieces: Vec<(TurnId, Piece)>,
    /// Where the labels of turns stood.
    heads: Vec<(TurnId, Range<usize>)>,
}

impl Trace {
    /// Takes the text of a turn, which begins at `base` in it.
    pub(super) fn add(&mut self, turn: TurnId, base: usize, text: &Traced) {
        // Gone on with, it may have lost the hyphen at its end.
        if let (Some((last_turn, last)), Some(first)) =
            (self.pieces.last_mut(), text.pieces.first())
            && *last_turn == turn
        {
            last.len = last.len.min((first.to + base).saturating_sub(last.to));
        }
        let pieces = text.pieces.iter();
        self.pieces.extend(pieces.map(|piece| (turn, Piece { to: piece.to + base, ..*piece })));
    }

    /// Takes where the label of a turn stood.
    pub(super) fn head(&mut self, turn: TurnId, range: Range<usize>) {
        self.heads.push((turn, range));
    }

    /// Where the labels of turns stood.
    pub(super) fn heads(&self) -> &[(TurnId, Range<usize>)] {
        &self.heads
    }

    /// Puts what the file says of its words into the turns. Links on no words wait for a place;
    /// comments on none stay with the turn beside them.
    pub(super) fn place(
        &self,
        marked: &mut Marked,
        text: &str,
        transcript: &mut Transcript,
        warnings: &mut Vec<Warning>,
    ) {
        transcript.source.fonts = mem::take(&mut marked.fonts);
        transcript.comments = mem::take(&mut marked.comments);
        transcript.suggestions = mem::take(&mut marked.suggestions);
        let numbers = transcript.comments.iter().enumerate();
        let numbers: HashMap<CommentId, usize> = numbers.map(|(at, one)| (one.id, at)).collect();
        let mut placed = HashSet::new();
        marked.marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        let mut link_end = (TurnId(0), 0);
        for Mark { range, meaning } in mem::take(&mut marked.marks) {
            let words = text.get(range.clone()).unwrap_or_default();
            let mut places = self.places(&range, transcript);
            let kind = match meaning {
                Meaning::Bold | Meaning::Title | Meaning::Running => continue,
                Meaning::Span(SpanKind::Link { url }) => {
                    let url = match transcript::web_address(&url) {
                        Ok(url) => url,
                        Err(error) => {
                            let place = Place { line: None, turn: self.near(range.start) };
                            warnings.push(refused(words.trim(), &error, place));
                            continue;
                        }
                    };
                    places.retain(|(turn, words)| link_end.0 != *turn || link_end.1 <= words.start);
                    match places.last() {
                        Some((turn, words)) => link_end = (*turn, words.end),
                        None => self.wait(&url, &range, transcript),
                    }
                    SpanKind::Link { url }
                }
                Meaning::Span(SpanKind::Comment { comment }) => {
                    let on = places.first().map(|(turn, _)| *turn);
                    let thread = numbers.get(&comment).copied();
                    let thread = thread.and_then(|at| transcript.comments.get_mut(at));
                    let beside = on.or_else(|| self.near(range.start));
                    if let Some((thread, turn)) = thread.zip(beside) {
                        let known = placed.contains(&comment);
                        if !known {
                            thread.turn = turn;
                        }
                        if on.is_some() {
                            placed.insert(comment);
                        }
                        for word in words.split_whitespace() {
                            if !thread.quote.is_empty() {
                                thread.quote.push(' ');
                            }
                            thread.quote.push_str(word);
                        }
                    }
                    SpanKind::Comment { comment }
                }
                Meaning::Span(kind) => {
                    if matches!(kind, SpanKind::Deleted { .. }) {
                        self.with_line_ends(&range, text, &mut places);
                        if words.ends_with('\n') {
                            places.last_mut().into_iter().for_each(|last| whole(last, transcript));
                        }
                    }
                    kind
                }
            };
            for (turn, words) in places {
                push(transcript, turn, words, kind.clone());
            }
        }
        transcript.turns.iter_mut().for_each(|turn| {
            turn.spans.sort_by_key(|span| (span.start, span.end));
        });
    }

    /// What goes takes the ends of paragraphs with it, where both are of one turn.
    fn with_line_ends(
        &self,
        range: &Range<usize>,
        text: &str,
        places: &mut Vec<(TurnId, Range<usize>)>,
    ) {
        let first = self.pieces.partition_point(|(_, piece)| piece.end() <= range.start);
        let next = self.pieces.partition_point(|(_, piece)| piece.from < range.end);
        let pair = |next: usize| {
            let (before, last) = self.pieces.get(next.checked_sub(1)?)?;
            let (after, piece) = self.pieces.get(next)?;
            (before == after).then_some((*before, last, piece))
        };
        let ends_line = |start, end| text.get(start..end).is_some_and(|gap| gap.contains('\n'));
        if let Some((turn, last, piece)) = pair(next)
            && ends_line(range.start.max(last.end()), range.end)
        {
            match places.last_mut() {
                Some((of, words)) if *of == turn && words.end == last.to + last.len => {
                    words.end = piece.to;
                }
                _ => places.push((turn, last.to + last.len..piece.to)),
            }
        }
        if first < next
            && let Some((turn, last, piece)) = pair(first)
            && ends_line(range.start, piece.from.min(range.end))
            && let Some((of, words)) = places.first_mut()
            && *of == turn
            && words.start == piece.to
        {
            words.start = last.to + last.len;
        }
    }

    /// Where words would stand that come at a place of the file's text: the turn, the byte of its
    /// text, and what white space parts them from the words before.
    pub(super) fn position(&self, at: usize, text: &str) -> Option<(TurnId, usize, &'static str)> {
        let next = self.pieces.partition_point(|(_, piece)| piece.end() < at);
        let before = next.checked_sub(1).and_then(|last| self.pieces.get(last));
        let after = self.pieces.get(next);
        if let Some((turn, piece)) = after.filter(|(_, piece)| piece.from <= at) {
            return Some((*turn, piece.to + at - piece.from, ""));
        }
        let gap = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
        // A label between the words before and the place: its turn begins here.
        let headed = self.heads.partition_point(|(_, head)| head.end <= at).checked_sub(1);
        if let Some((turn, head)) = headed.and_then(|head| self.heads.get(head))
            && before.is_none_or(|(_, piece)| piece.end() <= head.start)
            && !gap(head.end, at).contains('\n')
        {
            return Some((*turn, 0, ""));
        }
        match (before, after) {
            (Some((turn, piece)), after) => {
                let gap_before = gap(piece.end(), at);
                let on_next = after.filter(|(_, next)| !gap(at, next.from).contains('\n'));
                match (gap_before.contains('\n'), on_next) {
                    (true, Some((turn, next))) => Some((*turn, next.to, "")),
                    (true, None) => Some((*turn, piece.to + piece.len, "\n")),
                    (false, _) if gap_before.is_empty() => Some((*turn, piece.to + piece.len, "")),
                    (false, _) => Some((*turn, piece.to + piece.len, " ")),
                }
            }
            (None, Some((turn, next))) => Some((*turn, next.to, "")),
            (None, None) => None,
        }
    }

    /// Where a range of the file's text stands in the turns; parts with nothing but white space
    /// between them are one.
    fn places(&self, range: &Range<usize>, transcript: &Transcript) -> Vec<(TurnId, Range<usize>)> {
        let first = self.pieces.partition_point(|(_, piece)| piece.from + piece.len <= range.start);
        let touched =
            self.pieces.iter().skip(first).take_while(|(_, piece)| piece.from < range.end);
        let mut places: Vec<(TurnId, Range<usize>)> = Vec::new();
        for (turn, piece) in touched.filter(|_| !range.is_empty()) {
            let to = |at: usize| piece.to + at - piece.from;
            let words = to(range.start.max(piece.from))..to(range.end.min(piece.from + piece.len));
            let goes_on = |last: &(TurnId, Range<usize>)| {
                let text = index(*turn).and_then(|at| transcript.turns.get(at));
                let gap = text.and_then(|turn| turn.text.get(last.1.end..words.start));
                last.0 == *turn && gap.is_some_and(|gap| gap.trim().is_empty())
            };
            match places.last_mut() {
                Some(last) if goes_on(last) => last.1.end = words.end,
                _ => places.push((*turn, words)),
            }
        }
        places
    }

    /// The turn whose words stand before a place of the file, or else the first.
    fn near(&self, at: usize) -> Option<TurnId> {
        let next = self.pieces.partition_point(|(_, piece)| piece.from < at);
        self.pieces.get(next.saturating_sub(1)).map(|(turn, _)| *turn)
    }

    /// A link that stood on nothing that is in a turn.
    fn wait(&self, url: &str, range: &Range<usize>, transcript: &mut Transcript) {
        if transcript.pending_links.iter().any(|link| link.url == url) {
            return;
        }
        let next = self.pieces.partition_point(|(_, piece)| piece.from < range.start);
        let turn = |at: usize| self.pieces.get(at).map(|(turn, _)| *turn);
        let after = next.checked_sub(1).and_then(turn);
        let page = after.and_then(|id| transcript.turn(id)).and_then(|(_, turn)| turn.page);
        let number = u32::try_from(transcript.pending_links.len()).unwrap_or(u32::MAX);
        transcript.pending_links.push(PendingLink {
            id: PendingLinkId(number.saturating_add(1)),
            url: url.to_owned(),
            page,
            after,
            before: turn(next),
            filed: false,
        });
    }
}

/// The place of a turn among the turns of an import, whose ids are their numbers.
pub(super) fn index(turn: TurnId) -> Option<usize> {
    usize::try_from(turn.0).ok()?.checked_sub(1)
}

/// The last paragraph of a turn goes with the line end before it.
fn whole((turn, words): &mut (TurnId, Range<usize>), transcript: &Transcript) {
    let Some(turn) = index(*turn).and_then(|at| transcript.turns.get(at)) else { return };
    let before = turn.text.get(..words.start).unwrap_or_default();
    if words.end == turn.text.len() && before.ends_with('\n') {
        words.start -= 1;
    }
}

fn refused(words: &str, error: &LinkError, place: Place) -> Warning {
    let message = format!("a link on “{words}” was left out: {error}");
    Warning { place, kind: WarningKind::LinkRefused, message }
}

fn push(transcript: &mut Transcript, turn: TurnId, words: Range<usize>, kind: SpanKind) {
    let turn = index(turn).and_then(|at| transcript.turns.get_mut(at));
    if let Some(turn) = turn.filter(|_| !words.is_empty()) {
        let (start, end) = (ByteOffset(words.start), ByteOffset(words.end));
        turn.spans.push(Span { start, end, kind });
    }
}
