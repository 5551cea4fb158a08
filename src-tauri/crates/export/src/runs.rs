//! Cuts a turn's paragraphs where links and emphasis begin and end.
//!
//! Every format walks the same cuts, so none can lose words that another keeps.

use std::borrow::Cow;
use std::ops::Range;

use transcript::{CommentId, Span, SpanKind, Turn};

use crate::address::target;
use crate::marks::{Known, Marks};

/// A stretch of a paragraph under one link, or under none. Pieces without a link never adjoin,
/// unless a note's mark is between them.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Where its words lead.
    pub link: Option<Link<'a>>,
    /// Its words; adjoining runs differ in emphasis.
    pub runs: Vec<Run<'a>>,
    /// The number of the note whose mark follows its words.
    pub note: Option<usize>,
}

/// A link that a copy may make.
#[derive(Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The address as the editor wrote it.
    pub url: &'a str,
    /// The address as a link's target.
    pub target: String,
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
    fn new(text: Cow<'a, str>, emphasis: bool) -> Self {
        let marks = Marks::default();
        Self { text, emphasis, marks, comments: Vec::new(), starts: Vec::new(), ends: Vec::new() }
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

    /// True when words that are under no link may be added to it.
    pub fn is_plain(&self) -> bool {
        self.link.is_none() && self.note.is_none()
    }

    /// Adds a piece under no link to this one, which is plain.
    pub fn join(&mut self, piece: Self) {
        piece.runs.into_iter().for_each(|run| self.push(run));
        self.note = piece.note;
    }

    fn under(url: Option<&'a str>, runs: Vec<Run<'a>>) -> Self {
        let link = url.and_then(|url| Some(Link { url, target: target(url)? }));
        let mut piece = Self { link, runs, note: None };
        // An address that must not become a link is spelled out, so that it is not lost.
        if let (None, Some(url)) = (&piece.link, url.filter(|url| !piece.reads(url))) {
            piece.push(Run::new(format!(" <{url}>").into(), false));
        }
        piece
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

/// The paragraphs of a turn that hold words, marked by what is known of suggestions; cut at
/// comments too where those are to be shown.
pub fn pieces<'a>(turn: &'a Turn, comments: bool, known: &Known<'a>) -> Vec<Vec<Piece<'a>>> {
    let wanted = |span: &&Span| match span.kind {
        SpanKind::Comment { .. } => comments,
        SpanKind::Heard { .. } | SpanKind::Set { .. } => false,
        _ => true,
    };
    let spans = turn.spans.iter().filter(|span| !wordless(turn, span)).filter(wanted);
    let spans: Vec<&Span> = spans.collect();
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for paragraph in turn.paragraphs() {
        let range = start..start + paragraph.len();
        start = range.end + 1;
        if !paragraph.chars().all(is_wordless) {
            paragraphs.push(cut(&turn.text, &range, &spans, known));
        }
    }
    paragraphs
}

/// True when the span lies on no words: a link there could not be seen.
pub fn wordless(turn: &Turn, span: &Span) -> bool {
    let words = turn.text.get(span.start.0..span.end.0);
    words.is_none_or(|words| words.chars().all(is_wordless))
}

fn is_wordless(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// A stretch of text of one look.
#[derive(PartialEq, Eq)]
struct Stretch<'a> {
    start: usize,
    /// The link's number among the turn's spans, for two links may share an address.
    link: Option<(usize, &'a str)>,
    emphasis: bool,
    marks: Marks<'a>,
    comments: Vec<CommentId>,
}

/// Cuts the paragraph at `range` of `text`.
fn cut<'a>(
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
    stretches.dedup_by(|b, a| {
        (a.link, a.emphasis, a.marks, &a.comments) == (b.link, b.emphasis, b.marks, &b.comments)
    });

    let next = stretches.iter().skip(1).map(|stretch| stretch.start).chain([range.end]);
    let ends: Vec<usize> = next.collect();
    let mut ends = ends.into_iter();
    let mut run = |stretch: &Stretch<'a>| {
        let words = text.get(stretch.start..ends.next()?)?;
        let (marks, comments) = (stretch.marks, stretch.comments.clone());
        Some(Run { marks, comments, ..Run::new(words.into(), stretch.emphasis) })
    };
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for stretches in stretches.chunk_by(|a, b| a.link == b.link) {
        let url = stretches.first().and_then(|stretch| stretch.link).map(|(_, url)| url);
        let piece = Piece::under(url, stretches.iter().filter_map(&mut run).collect());
        match pieces.last_mut() {
            Some(last) if last.is_plain() && piece.link.is_none() => last.join(piece),
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// What the character at `at` looks like. Links never overlap; should they, the inner one wins.
fn look<'a>(at: usize, spans: &[&'a Span], known: &Known<'a>) -> Stretch<'a> {
    let (marks, comments) = (Marks::default(), Vec::new());
    let mut here = Stretch { start: at, link: None, emphasis: false, marks, comments };
    for (number, span) in spans.iter().enumerate() {
        if (span.start.0..span.end.0).contains(&at) {
            match &span.kind {
                SpanKind::Link { url } => here.link = Some((number, url)),
                SpanKind::Emphasis => here.emphasis = true,
                SpanKind::Comment { comment } => here.comments.push(*comment),
                kind => here.marks.add(kind, known),
            }
        }
    }
    here
}

#[cfg(test)]
mod tests {
    use transcript::{ByteOffset, Span, SpanKind, Turn, TurnId};

    use super::{Known, Link, Piece, Run, pieces};

    const URL: &str = "https://a.example/";

    fn span(start: usize, end: usize, url: Option<&str>) -> Span {
        let kind = url.map_or(SpanKind::Emphasis, |url| SpanKind::Link { url: url.to_owned() });
        Span { start: ByteOffset(start), end: ByteOffset(end), kind }
    }

    fn piece<'a>(link: Option<&'a str>, runs: &[(&'a str, bool)]) -> Piece<'a> {
        let run = |&(text, emphasis): &(&'a str, bool)| Run::new(text.into(), emphasis);
        let link = link.map(|url| Link { url, target: url.to_owned() });
        Piece { link, runs: runs.iter().map(run).collect(), note: None }
    }

    #[test]
    fn emphasis_may_cross_the_border_of_a_link() {
        let mut turn = Turn::speech(TurnId(1), None, "see the red book now");
        turn.spans = vec![span(4, 16, Some(URL)), span(12, 20, None)];
        let expected = vec![
            piece(None, &[("see ", false)]),
            piece(Some(URL), &[("the red ", false), ("book", true)]),
            piece(None, &[(" now", true)]),
        ];
        assert_eq!(pieces(&turn, false, &Known::default()), [expected]);
    }

    #[test]
    fn neighbours_with_one_address_stay_two_links_and_emphasis_is_joined() {
        let mut turn = Turn::speech(TurnId(1), None, "abcd");
        turn.spans =
            vec![span(0, 1, Some(URL)), span(1, 2, Some(URL)), span(2, 3, None), span(3, 4, None)];
        let expected = vec![
            piece(Some(URL), &[("a", false)]),
            piece(Some(URL), &[("b", false)]),
            piece(None, &[("cd", true)]),
        ];
        assert_eq!(pieces(&turn, false, &Known::default()), [expected]);
    }

    #[test]
    fn a_link_over_two_paragraphs_is_in_both_and_blank_paragraphs_go() {
        let mut turn = Turn::speech(TurnId(1), None, "one\n \ntwo");
        turn.spans = vec![span(0, 9, Some(URL))];
        let expected =
            [vec![piece(Some(URL), &[("one", false)])], vec![piece(Some(URL), &[("two", false)])]];
        assert_eq!(pieces(&turn, false, &Known::default()), expected);
    }

    #[test]
    fn an_address_that_must_not_be_a_link_is_spelled_out() {
        let mut turn = Turn::speech(TurnId(1), None, "one two three");
        turn.spans = vec![span(4, 7, Some("file:///x")), span(8, 13, None)];
        let expected = vec![piece(None, &[("one two <file:///x> ", false), ("three", true)])];
        assert_eq!(pieces(&turn, false, &Known::default()), [expected]);
    }
}
