//! Cuts a turn's paragraphs where links and emphasis begin and end.
//!
//! Every format walks the same cuts, so none can lose words that another keeps.

use std::ops::Range;

use transcript::{Span, SpanKind, Turn};

/// A stretch of a paragraph under one link, or under none.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The link's address.
    pub link: Option<&'a str>,
    /// Its words; adjoining runs differ in emphasis.
    pub runs: Vec<Run<'a>>,
}

/// Words of one look.
#[derive(Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The words.
    pub text: &'a str,
    /// True when they are stressed.
    pub emphasis: bool,
}

impl Piece<'_> {
    /// True when the words, read together, are this.
    pub fn reads(&self, text: &str) -> bool {
        let mut rest = Some(text);
        for run in &self.runs {
            rest = rest.and_then(|rest| rest.strip_prefix(run.text));
        }
        rest == Some("")
    }
}

/// The paragraphs of a turn that hold words.
pub fn pieces(turn: &Turn) -> Vec<Vec<Piece<'_>>> {
    let spans: Vec<&Span> = turn.spans.iter().filter(|span| !wordless(turn, span)).collect();
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for paragraph in turn.paragraphs() {
        let range = start..start + paragraph.len();
        start = range.end + 1;
        if !paragraph.chars().all(is_wordless) {
            paragraphs.push(cut(&turn.text, &range, &spans));
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
}

/// Cuts the paragraph at `range` of `text`.
fn cut<'a>(text: &'a str, range: &Range<usize>, spans: &[&'a Span]) -> Vec<Piece<'a>> {
    let ends = spans.iter().flat_map(|span| [span.start.0, span.end.0]);
    let mut starts: Vec<usize> = ends.filter(|end| range.contains(end)).collect();
    starts.push(range.start);
    starts.sort_unstable();
    let mut stretches: Vec<Stretch<'a>> = starts.iter().map(|at| look(*at, spans)).collect();
    stretches.dedup_by(|b, a| (a.link, a.emphasis) == (b.link, b.emphasis));

    let next = stretches.iter().skip(1).map(|stretch| stretch.start).chain([range.end]);
    let ends: Vec<usize> = next.collect();
    let mut ends = ends.into_iter();
    let mut run = |stretch: &Stretch<'a>| {
        let words = text.get(stretch.start..ends.next()?)?;
        Some(Run { text: words, emphasis: stretch.emphasis })
    };
    let under_one_link = stretches.chunk_by(|a, b| a.link == b.link);
    let piece = under_one_link.map(|stretches| Piece {
        link: stretches.first().and_then(|stretch| stretch.link).map(|(_, url)| url),
        runs: stretches.iter().filter_map(&mut run).collect(),
    });
    piece.collect()
}

/// What the character at `at` looks like. Links never overlap; should they, the inner one wins.
fn look<'a>(at: usize, spans: &[&'a Span]) -> Stretch<'a> {
    let mut here = Stretch { start: at, link: None, emphasis: false };
    for (number, span) in spans.iter().enumerate() {
        if (span.start.0..span.end.0).contains(&at) {
            match &span.kind {
                SpanKind::Link { url } => here.link = Some((number, url)),
                SpanKind::Emphasis => here.emphasis = true,
            }
        }
    }
    here
}

#[cfg(test)]
mod tests {
    use transcript::{ByteOffset, Span, SpanKind, Turn, TurnId};

    use super::{Piece, Run, pieces};

    fn span(start: usize, end: usize, url: Option<&str>) -> Span {
        let kind = url.map_or(SpanKind::Emphasis, |url| SpanKind::Link { url: url.to_owned() });
        Span { start: ByteOffset(start), end: ByteOffset(end), kind }
    }

    fn piece<'a>(link: Option<&'a str>, runs: &[(&'a str, bool)]) -> Piece<'a> {
        let runs = runs.iter().map(|&(text, emphasis)| Run { text, emphasis }).collect();
        Piece { link, runs }
    }

    #[test]
    fn emphasis_may_cross_the_border_of_a_link() {
        let mut turn = Turn::speech(TurnId(1), None, "see the red book now");
        turn.spans = vec![span(4, 16, Some("u")), span(12, 20, None)];
        let expected = vec![
            piece(None, &[("see ", false)]),
            piece(Some("u"), &[("the red ", false), ("book", true)]),
            piece(None, &[(" now", true)]),
        ];
        assert_eq!(pieces(&turn), [expected]);
    }

    #[test]
    fn neighbours_with_one_address_stay_two_links_and_emphasis_is_joined() {
        let mut turn = Turn::speech(TurnId(1), None, "abcd");
        turn.spans =
            vec![span(0, 1, Some("u")), span(1, 2, Some("u")), span(2, 3, None), span(3, 4, None)];
        let expected = vec![
            piece(Some("u"), &[("a", false)]),
            piece(Some("u"), &[("b", false)]),
            piece(None, &[("cd", true)]),
        ];
        assert_eq!(pieces(&turn), [expected]);
    }

    #[test]
    fn a_link_over_two_paragraphs_is_in_both_and_blank_paragraphs_go() {
        let mut turn = Turn::speech(TurnId(1), None, "one\n \ntwo");
        turn.spans = vec![span(0, 9, Some("u"))];
        let expected =
            [vec![piece(Some("u"), &[("one", false)])], vec![piece(Some("u"), &[("two", false)])]];
        assert_eq!(pieces(&turn), expected);
    }
}
