//! A turn laid from its own words and those that were put in.

use std::ops::Range;

use super::words::{Event, Same, events};
use super::{Taking, Verdict};
use crate::ops::suggestions::ordered;
use crate::{
    ByteOffset, Proposal, ReadTurn, Span, SpanKind, SuggestionId, Turn, TurnId, web_address,
};

/// Words that were put into a turn.
pub(super) struct Put {
    /// Where, in the turn as it was.
    pub(super) at: usize,
    pub(super) length: usize,
    /// Where the words begin, as it was, in whose place they are.
    pub(super) from: Option<usize>,
}

/// A turn that is being laid.
struct Laying<'t> {
    was: &'t Turn,
    sent: &'t ReadTurn,
    back: &'t ReadTurn,
    text: String,
    spans: Vec<Span>,
    puts: Vec<Put>,
    /// How much of the turn as it was is laid.
    done: usize,
    /// Where the words begin that are gone just here.
    from: Option<usize>,
    /// The suggestion that is made of plain edits just here.
    plain: Option<SuggestionId>,
    /// The suggestion with which the whole turn comes.
    whole: Option<SuggestionId>,
    /// The link that was proposed last, by its end.
    link: Option<(usize, Option<String>, SuggestionId)>,
    /// Where ranges of the file are: where each begins in the text that is laid.
    places: Vec<(Range<usize>, usize)>,
}

impl Taking<'_> {
    /// A turn with what was done to its words in the file, as suggestions.
    pub(super) fn lay(&mut self, was: &Turn, sent: &ReadTurn, back: &ReadTurn) -> Turn {
        let put = self.tracked_words(back);
        let mut laying = Laying::of(was, sent, back);
        let left_out = self.sent.left_out.get(&was.id).into_iter().flatten();
        let left_out: Vec<Range<usize>> =
            left_out.map(|range| range.start.0..range.end.0).collect();
        for event in events((&was.text, &left_out), &sent.text, (&back.text, &put), &was.spans) {
            match event {
                Event::Keep(same) => self.keep(&mut laying, &same),
                Event::Gone(range) => self.gone(&mut laying, range),
                Event::New(range) => self.put(&mut laying, range),
            }
        }
        laying.copy(was.text.len());
        let comments = self.remarks(was.id, back, &laying.places);
        let spans = was.spans.iter().flat_map(|span| moved(span, &laying.puts));
        let mut spans: Vec<Span> = spans.chain(laying.spans).chain(comments).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        Turn { text: laying.text, spans: ordered(spans), ..was.clone() }
    }

    /// The words of a turn that are tracked as new and were not sent so.
    fn tracked_words(&self, back: &ReadTurn) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for span in &back.spans {
            let SpanKind::Inserted { suggestion } = span.kind else { continue };
            if self.is_known(suggestion) {
                continue;
            }
            match ranges.last_mut() {
                Some(last) if last.end >= span.start.0 => last.end = last.end.max(span.end.0),
                _ => ranges.push(span.start.0..span.end.0),
            }
        }
        ranges
    }

    /// Words that are the same: what was decided of them, what is tracked, and where they lead.
    fn keep(&mut self, laying: &mut Laying<'_>, same: &Same) {
        let Same { base, sent, back } = same;
        laying.copy(base.end);
        let to = laying.text.len();
        let at = to.saturating_sub(base.len());
        laying.places.push((*back..back + base.len(), at));
        (laying.plain, laying.from) = (None, None);
        for part in laying.parts(same) {
            let here = |start: usize| start + part.start..start + part.end;
            let was = On::of(&laying.was.spans, &here(base.start));
            let is = On::of(&laying.back.spans, &here(*back));
            let sent = On::of(&laying.sent.spans, &here(*sent));
            let put = here(at);
            if let Some(comes) = was.comes {
                let verdict = if is.comes.is_some() { Verdict::Open } else { Verdict::Accepted };
                self.judge(comes, verdict);
            }
            match (was.goes, is.goes) {
                (Some(goes), Some(_)) => self.judge(goes, Verdict::Open),
                (Some(goes), None) => {
                    self.judge(goes, Verdict::Rejected);
                    match self.kept.last_mut() {
                        Some((turn, last, of))
                            if (*turn, last.end, *of) == (laying.was.id, put.start, goes) =>
                        {
                            last.end = put.end;
                        }
                        _ => self.kept.push((laying.was.id, put.clone(), goes)),
                    }
                }
                // White space goes with the words of a paragraph.
                (None, Some(_)) if sent.goes.is_some() => {}
                (None, Some(goes)) => {
                    let suggestion = self.tracked(goes);
                    laying.span(put.clone(), SpanKind::Deleted { suggestion });
                }
                (None, None) => {}
            }
            match (was.proposed, is.proposed) {
                (Some(proposed), still) => {
                    if self.back.read.tracks_links {
                        let goal = self.proposed_link(proposed);
                        self.judge(
                            proposed,
                            match still {
                                Some(_) => Verdict::Open,
                                None if same_link(is.link, goal.as_deref()) => Verdict::Accepted,
                                None => Verdict::Rejected,
                            },
                        );
                    }
                }
                (None, Some(proposed)) => {
                    let suggestion = self.tracked(proposed);
                    laying.span(put, SpanKind::Proposed { suggestion });
                }
                (None, None) if same_link(sent.link, is.link) => {}
                (None, None) => self.relink(laying, put, is.link),
            }
        }
    }

    /// Proposes that words lead elsewhere.
    fn relink(&mut self, laying: &mut Laying<'_>, put: Range<usize>, url: Option<&str>) {
        let url = match url.map(web_address) {
            // What is no address of ours stands where it was.
            Some(Err(_)) => return,
            Some(Ok(url)) => Some(url),
            None => None,
        };
        let goes_on = laying.link.take().filter(|(end, of, _)| *end == put.start && *of == url);
        let suggestion = goes_on.map_or_else(
            || self.propose(Proposal::Link { url: url.clone(), pending: None }),
            |(.., suggestion)| suggestion,
        );
        laying.link = Some((put.end, url, suggestion));
        laying.span(put, SpanKind::Proposed { suggestion });
    }

    /// Words that are gone: what was only suggested is decided by that.
    fn gone(&mut self, laying: &mut Laying<'_>, range: Range<usize>) {
        laying.copy(range.end);
        let shift = laying.text.len() - range.end;
        laying.from.get_or_insert(range.start);
        for part in cuts(&range, laying.was.spans.iter().map(|span| span.start.0..span.end.0)) {
            let was = On::of(&laying.was.spans, &part);
            match (was.comes, was.goes) {
                (Some(comes), goes) => {
                    if goes.is_none() {
                        self.judge(comes, Verdict::Rejected);
                    }
                    let words = part.start + shift..part.end + shift;
                    self.gone.push((laying.was.id, words, comes, goes));
                }
                (None, Some(goes)) => self.judge(goes, Verdict::Accepted),
                (None, None) => {
                    let suggestion = self.plain(&mut laying.plain);
                    let put = part.start + shift..part.end + shift;
                    laying.span(put, SpanKind::Deleted { suggestion });
                }
            }
        }
    }

    /// Words that are new. What the same hand put in and took out again is none.
    fn put(&mut self, laying: &mut Laying<'_>, range: Range<usize>) {
        let back = laying.back;
        let place = laying.done;
        let in_link = laying.was.spans.iter().any(|span| {
            let is_link = matches!(span.kind, SpanKind::Link { .. });
            is_link && span.start.0 < place && place <= span.end.0
        });
        for part in cuts(&range, back.spans.iter().map(|span| span.start.0..span.end.0)) {
            let is = On::of(&back.spans, &part);
            if is.comes.is_some() && is.comes == is.goes {
                continue;
            }
            let words = back.text.get(part.clone()).unwrap_or("");
            let put = laying.text.len()..laying.text.len() + words.len();
            laying.text.push_str(words);
            laying.puts.push(Put { at: place, length: words.len(), from: laying.from });
            laying.places.push((part.clone(), put.start));
            let suggestion = match (laying.whole, is.comes) {
                (Some(whole), _) => whole,
                (None, Some(comes)) => self.tracked(comes),
                (None, None) => self.plain(&mut laying.plain),
            };
            laying.span(put.clone(), SpanKind::Inserted { suggestion });
            if let Some(goes) = is.goes {
                let suggestion = self.tracked(goes);
                laying.span(put.clone(), SpanKind::Deleted { suggestion });
            }
            if is.stressed {
                laying.span(put.clone(), SpanKind::Emphasis);
            }
            if let Some(url) = is.link.and_then(|url| web_address(url).ok()).filter(|_| !in_link) {
                laying.span(put, SpanKind::Link { url });
            }
        }
    }

    /// A turn that somebody put in: all of its words come with it.
    pub(super) fn lay_new(
        &mut self,
        id: TurnId,
        back: &ReadTurn,
        suggestion: SuggestionId,
    ) -> Turn {
        let (was, sent) = (Turn::speech(id, None, ""), ReadTurn::default());
        let mut laying = Laying::of(&was, &sent, back);
        laying.whole = Some(suggestion);
        self.put(&mut laying, 0..back.text.len());
        let comments = self.remarks(id, back, &laying.places);
        let mut spans: Vec<Span> = laying.spans.into_iter().chain(comments).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        Turn { text: laying.text, spans: ordered(spans), ..was }
    }
}

impl<'t> Laying<'t> {
    fn of(was: &'t Turn, sent: &'t ReadTurn, back: &'t ReadTurn) -> Self {
        Self {
            was,
            sent,
            back,
            text: String::with_capacity(was.text.len() + back.text.len() / 8),
            spans: Vec::new(),
            puts: Vec::new(),
            done: 0,
            from: None,
            plain: None,
            whole: None,
            link: None,
            places: Vec::new(),
        }
    }

    /// Lays the turn as it was up to a place.
    fn copy(&mut self, to: usize) {
        self.text.push_str(self.was.text.get(self.done..to).unwrap_or(""));
        self.done = self.done.max(to);
    }

    fn span(&mut self, range: Range<usize>, kind: SpanKind) {
        if !range.is_empty() {
            self.spans.push(span(range, kind));
        }
    }

    /// The parts of words that are the same on which every side means one thing, counted from
    /// where they begin.
    fn parts(&self, same: &Same) -> Vec<Range<usize>> {
        let sides = [
            (&self.was.spans, same.base.start),
            (&self.sent.spans, same.sent),
            (&self.back.spans, same.back),
        ];
        let spans = sides.into_iter().flat_map(|(spans, start)| {
            let from = move |at: ByteOffset| at.0.saturating_sub(start);
            spans.iter().map(move |span| from(span.start)..from(span.end))
        });
        cuts(&(0..same.base.len()), spans)
    }
}

/// What stands on some words.
#[derive(Default)]
struct On<'t> {
    comes: Option<SuggestionId>,
    goes: Option<SuggestionId>,
    proposed: Option<SuggestionId>,
    link: Option<&'t str>,
    stressed: bool,
}

impl<'t> On<'t> {
    fn of(spans: &'t [Span], words: &Range<usize>) -> Self {
        let mut on = Self::default();
        for span in spans {
            if span.start.0 > words.start || span.end.0 < words.end {
                continue;
            }
            match &span.kind {
                SpanKind::Inserted { suggestion } => on.comes = Some(*suggestion),
                SpanKind::Deleted { suggestion } => on.goes = Some(*suggestion),
                SpanKind::Proposed { suggestion } => on.proposed = Some(*suggestion),
                SpanKind::Link { url } => on.link = Some(url),
                SpanKind::Emphasis => on.stressed = true,
                SpanKind::Comment { .. } | SpanKind::Heard { .. } | SpanKind::Set { .. } => {}
            }
        }
        on
    }
}

/// True when two addresses are one; programs add the slash behind a host.
fn same_link(one: Option<&str>, other: Option<&str>) -> bool {
    let plain = |url: Option<&str>| url.map(|url| url.trim_end_matches('/').to_lowercase());
    plain(one) == plain(other)
}

/// A range cut where others begin and end.
fn cuts(range: &Range<usize>, others: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let inside = |at: &usize| range.start < *at && *at < range.end;
    let mut borders: Vec<usize> =
        others.flat_map(|other| [other.start, other.end]).filter(inside).collect();
    borders.extend([range.start, range.end]);
    borders.sort_unstable();
    borders.dedup();
    let pairs = borders.windows(2).filter_map(|pair| match pair {
        [start, end] => Some(*start..*end),
        _ => None,
    });
    pairs.collect()
}

pub(super) fn span(range: Range<usize>, kind: SpanKind) -> Span {
    Span { start: ByteOffset(range.start), end: ByteOffset(range.end), kind }
}

/// A span of the turn as it was, where words were put in. What comes or goes is never more than it
/// was: words that are put inside it part it. Other spans take those in, and those in the place of
/// their last words.
pub(super) fn moved(of: &Span, puts: &[Put]) -> Vec<Span> {
    let (start, end) = (of.start.0, of.end.0);
    let parts = matches!(of.kind, SpanKind::Inserted { .. } | SpanKind::Deleted { .. });
    let mut borders = vec![start];
    if parts {
        borders.extend(puts.iter().map(|put| put.at).filter(|at| start < *at && *at < end));
    }
    borders.push(end);
    borders.dedup();
    let before = |wanted: &dyn Fn(&Put) -> bool| {
        puts.iter().filter(|put| wanted(put)).map(|put| put.length).sum::<usize>()
    };
    let replaces_end =
        |put: &Put| put.at == end && !parts && put.from.is_some_and(|from| start <= from);
    let pieces = borders.windows(2).filter_map(|pair| {
        let &[from, to] = pair else { return None };
        let to = to + before(&|put| put.at < to || (to == end && replaces_end(put)));
        Some(span(from + before(&|put| put.at <= from)..to, of.kind.clone()))
    });
    pieces.filter(|span| span.start < span.end).collect()
}
