//! Cuts paragraphs where links and emphasis begin and end.
//!
//! Every format walks the same cuts, so none can lose words that another keeps.

use std::borrow::Cow;
use std::ops::Range;

use transcript::{CommentId, Span, SpanKind, Turn};

use crate::address::target;
use crate::marks::{By, Decided, Known, Marks};

/// A stretch of a paragraph under one link, or under none. Pieces without a link never adjoin,
/// unless a note's mark is between them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Where its words lead.
    pub link: Option<Link<'a>>,
    /// Where somebody proposes that they lead instead.
    pub proposed: Option<Proposed<'a>>,
    /// Its words; adjoining runs differ in emphasis.
    pub runs: Vec<Run<'a>>,
    /// The notes whose marks follow its words.
    pub notes: Vec<NoteMark<'a>>,
}

/// A link that a copy may make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// Tells the links of a turn apart, for two of them may share an address.
    pub number: usize,
    /// The address as the editor wrote it.
    pub url: &'a str,
    /// The address as a link's target; `None` when a copy must not make a link of it.
    pub target: Option<String>,
}

/// A link that is only suggested.
#[derive(Debug, PartialEq, Eq)]
pub struct Proposed<'a> {
    /// The link; `None` where one is to go.
    pub link: Option<Link<'a>>,
    /// Whose proposal it is.
    pub by: By<'a>,
}

/// Where a note's mark stands.
#[derive(Debug, PartialEq, Eq)]
pub struct NoteMark<'a> {
    /// The number of the note.
    pub number: usize,
    /// What is proposed for it.
    pub marks: Marks<'a>,
}

/// Words of one look, under the same comments.
#[derive(Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// True when they are stressed.
    pub emphasis: bool,
    /// What is proposed for them.
    pub marks: Marks<'a>,
    /// The comments on them; empty when none are to be shown.
    pub comments: Vec<CommentId>,
    /// The numbers of the threads whose words begin here.
    pub starts: Vec<usize>,
    /// The numbers of the threads whose words end here.
    pub ends: Vec<usize>,
}

impl<'a> Run<'a> {
    /// Words without any look.
    pub fn new(text: Cow<'a, str>, emphasis: bool) -> Self {
        let marks = Marks::default();
        Self { text, emphasis, marks, comments: Vec::new(), starts: Vec::new(), ends: Vec::new() }
    }
}

impl Run<'_> {
    /// True when nothing of it can be seen.
    pub fn is_wordless(&self) -> bool {
        self.text.chars().all(is_wordless)
    }
}

impl<'a> Link<'a> {
    fn new(number: usize, url: &'a str) -> Self {
        Self { number, url, target: target(url) }
    }
}

impl<'a> Piece<'a> {
    /// True when the words, read together, are this.
    pub fn reads(&self, text: &str) -> bool {
        let mut rest = Some(text);
        for run in &self.runs {
            rest = rest.and_then(|rest| rest.strip_prefix(&*run.text));
        }
        rest == Some("")
    }

    /// Its words, read together.
    pub fn words(&self) -> String {
        self.runs.iter().map(|run| &*run.text).collect()
    }

    /// Where its words lead when all that is proposed is decided like this.
    pub fn link_of(&self, decided: Decided) -> Option<&Link<'a>> {
        match (&self.proposed, decided) {
            (Some(proposed), Decided::Accepted) => proposed.link.as_ref(),
            _ => self.link.as_ref(),
        }
    }

    /// Where its words lead in a copy.
    pub fn target(&self) -> Option<&str> {
        self.link.as_ref().and_then(|link| link.target.as_deref())
    }

    /// True when words that are under no link may be added to it.
    pub fn is_plain(&self) -> bool {
        self.link.is_none() && self.proposed.is_none() && self.notes.is_empty()
    }

    /// Adds a piece to the pieces of its paragraph.
    pub fn join(self, pieces: &mut Vec<Self>) {
        let unlinked = self.link.is_none() && self.proposed.is_none();
        match pieces.last_mut() {
            Some(last) if unlinked && last.is_plain() => {
                self.runs.into_iter().for_each(|run| last.push(run));
                last.notes = self.notes;
            }
            _ => pieces.push(self),
        }
    }

    fn push(&mut self, run: Run<'a>) {
        match self.runs.last_mut() {
            Some(last)
                if (last.emphasis, last.marks, &last.comments)
                    == (run.emphasis, run.marks, &run.comments) =>
            {
                last.text.to_mut().push_str(&run.text);
            }
            _ => self.runs.push(run),
        }
    }
}

/// True when the span lies on no words: a link there could not be seen.
pub fn wordless(turn: &Turn, span: &Span) -> bool {
    let words = turn.text.get(span.start.0..span.end.0);
    words.is_none_or(|words| words.chars().all(is_wordless))
}

fn is_wordless(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// A stretch of text of one look.
pub struct Stretch<'a> {
    start: usize,
    link: Option<(usize, &'a str)>,
    /// The link that is proposed instead, or that none is.
    proposed: Option<(Option<(usize, &'a str)>, By<'a>)>,
    emphasis: bool,
    /// What is proposed for it.
    pub marks: Marks<'a>,
    comments: Vec<CommentId>,
}

impl<'a> Stretch<'a> {
    fn leads_like(&self, other: &Self) -> bool {
        (self.link, self.proposed) == (other.link, other.proposed)
    }

    fn looks_like(&self, other: &Self) -> bool {
        (self.emphasis, self.marks, &self.comments)
            == (other.emphasis, other.marks, &other.comments)
    }

    /// A piece under the links of this stretch.
    fn piece(&self, runs: Vec<Run<'a>>) -> Piece<'a> {
        let link = |(number, url)| Link::new(number, url);
        let proposed = self.proposed.map(|(to, by)| Proposed { link: to.map(link), by });
        // To take a link away where there is none is to propose nothing.
        let proposed = proposed.filter(|one| one.link.is_some() || self.link.is_some());
        Piece { link: self.link.map(link), proposed, runs, notes: Vec::new() }
    }
}

/// Cuts the paragraph at `range` of `text`.
pub fn cut<'a>(
    text: &'a str,
    range: &Range<usize>,
    spans: &[&'a Span],
    known: &Known<'a>,
) -> Vec<Piece<'a>> {
    let ends = spans.iter().flat_map(|span| [span.start.0, span.end.0]);
    let mut starts: Vec<usize> = ends.filter(|end| range.contains(end)).collect();
    starts.push(range.start);
    starts.sort_unstable();
    let mut stretches: Vec<Stretch<'a>> = starts.iter().map(|at| look(*at, spans, known)).collect();
    stretches.dedup_by(|b, a| a.leads_like(b) && a.looks_like(b));

    let next = stretches.iter().skip(1).map(|stretch| stretch.start).chain([range.end]);
    let ends: Vec<usize> = next.collect();
    let mut ends = ends.into_iter();
    let mut run = |stretch: &Stretch<'a>| {
        let words = text.get(stretch.start..ends.next()?).filter(|words| !words.is_empty())?;
        let (marks, comments) = (stretch.marks, stretch.comments.clone());
        Some(Run { marks, comments, ..Run::new(words.into(), stretch.emphasis) })
    };
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for stretches in stretches.chunk_by(Stretch::leads_like) {
        let runs: Vec<Run<'a>> = stretches.iter().filter_map(&mut run).collect();
        if let Some(first) = stretches.first().filter(|_| !runs.is_empty()) {
            first.piece(runs).join(&mut pieces);
        }
    }
    pieces
}

/// What the character at `at` looks like. Links never overlap; should they, the inner one wins.
pub fn look<'a>(at: usize, spans: &[&'a Span], known: &Known<'a>) -> Stretch<'a> {
    let (marks, comments) = (Marks::default(), Vec::new());
    let (link, proposed) = (None, None);
    let mut here = Stretch { start: at, link, proposed, emphasis: false, marks, comments };
    for (number, span) in spans.iter().enumerate() {
        if (span.start.0..span.end.0).contains(&at) {
            match &span.kind {
                SpanKind::Link { url } => here.link = Some((number, url)),
                SpanKind::Emphasis => here.emphasis = true,
                SpanKind::Comment { comment } => here.comments.push(*comment),
                SpanKind::Proposed { suggestion } => {
                    let proposed = known.link(*suggestion);
                    here.proposed = proposed.map(|(url, by)| (url.map(|url| (number, url)), by));
                }
                SpanKind::Inserted { .. } | SpanKind::Deleted { .. } => {
                    here.marks.add(&span.kind, known);
                }
                SpanKind::Heard { .. } | SpanKind::Set { .. } => {}
            }
        }
    }
    here
}
