//! Where the words of the turns stood in the file, so that what the file says of them is said of
//! them in the turns.

use std::collections::HashSet;
use std::ops::Range;

use transcript::{
    ByteOffset, LinkError, PendingLink, PendingLinkId, Span, SpanKind, Transcript, TurnId,
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
}

/// Where the words of all turns stood, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Trace(Vec<(TurnId, Piece)>);

impl Trace {
    /// Takes the text of a turn, which begins at `base` in it.
    pub(super) fn add(&mut self, turn: TurnId, base: usize, text: &Traced) {
        let pieces = text.pieces.iter();
        self.0.extend(pieces.map(|piece| (turn, Piece { to: piece.to + base, ..*piece })));
    }

    /// Puts what the file says of its words into the turns. Links on no words wait for a place;
    /// comments on none stay with the turn beside them.
    pub(super) fn place(
        &self,
        marked: Marked,
        text: &str,
        transcript: &mut Transcript,
        warnings: &mut Vec<Warning>,
    ) {
        let Marked { mut marks, comments, suggestions, fonts, .. } = marked;
        transcript.source.fonts = fonts;
        transcript.comments = comments;
        transcript.suggestions = suggestions;
        marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        let mut link_end = (TurnId(0), 0);
        for Mark { range, meaning } in marks {
            let words = text.get(range.clone()).unwrap_or_default();
            let mut places = self.places(&range, transcript);
            let kind = match meaning {
                Meaning::Bold | Meaning::Running => continue,
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
                    let beside = places.first().map(|(turn, _)| *turn);
                    let beside = beside.or_else(|| self.near(range.start));
                    let thread = transcript.comments.iter_mut().find(|one| one.id == comment);
                    if let Some((thread, turn)) = thread.zip(beside) {
                        thread.turn = turn;
                        thread.quote = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    }
                    SpanKind::Comment { comment }
                }
                Meaning::Span(kind) => kind,
            };
            for (turn, words) in places {
                push(transcript, turn, words, kind.clone());
            }
        }
        let mut used = HashSet::new();
        for turn in &mut transcript.turns {
            turn.spans.sort_by_key(|span| (span.start, span.end));
            used.extend(turn.spans.iter().filter_map(|span| span.kind.suggestion()));
        }
        transcript.suggestions.retain(|suggestion| used.contains(&suggestion.id));
    }

    /// Where a range of the file's text stands in the turns; parts with nothing but white space
    /// between them are one.
    fn places(&self, range: &Range<usize>, transcript: &Transcript) -> Vec<(TurnId, Range<usize>)> {
        let first = self.0.partition_point(|(_, piece)| piece.from + piece.len <= range.start);
        let touched = self.0.iter().skip(first).take_while(|(_, piece)| piece.from < range.end);
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
        let next = self.0.partition_point(|(_, piece)| piece.from < at);
        self.0.get(next.saturating_sub(1)).map(|(turn, _)| *turn)
    }

    /// A link that stood on nothing that is in a turn.
    fn wait(&self, url: &str, range: &Range<usize>, transcript: &mut Transcript) {
        if transcript.pending_links.iter().any(|link| link.url == url) {
            return;
        }
        let next = self.0.partition_point(|(_, piece)| piece.from < range.start);
        let turn = |at: usize| self.0.get(at).map(|(turn, _)| *turn);
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
fn index(turn: TurnId) -> Option<usize> {
    usize::try_from(turn.0).ok()?.checked_sub(1)
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
