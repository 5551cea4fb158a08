//! The paragraphs of a turn, and what is proposed for their borders.

use transcript::{Span, SpanKind, Turn};

use crate::marks::{By, Decided, Known, Marks};
use crate::runs::{Piece, Run, cut, look, wordless};

/// A paragraph that holds words.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// Its words.
    pub pieces: Vec<Piece<'a>>,
    /// What is proposed for its end, which parts it from the next paragraph of the turn.
    pub end: Marks<'a>,
}

/// The paragraphs of a turn that hold words, marked by what is known of suggestions; cut at
/// comments too where those are to be shown.
pub fn paragraphs<'a>(turn: &'a Turn, comments: bool, known: &Known<'a>) -> Vec<Paragraph<'a>> {
    let wanted = |span: &&Span| match span.kind {
        SpanKind::Inserted { .. } | SpanKind::Deleted { .. } => true,
        SpanKind::Comment { .. } => comments && !wordless(turn, span),
        SpanKind::Heard { .. } | SpanKind::Set { .. } => false,
        _ => !wordless(turn, span),
    };
    let spans: Vec<&Span> = turn.spans.iter().filter(wanted).collect();
    let mut start = 0;
    let paragraphs = turn.paragraphs().map(|paragraph| {
        let range = start..start + paragraph.len();
        start = range.end + 1;
        let end = look(range.end, &spans, known).marks;
        Paragraph { pieces: cut(&turn.text, &range, &spans, known), end }
    });
    let mut paragraphs: Vec<Paragraph<'a>> = paragraphs.collect();
    match paragraphs.iter().find_map(Paragraph::by) {
        Some(by) => close_gaps(&mut paragraphs, by),
        None => paragraphs.retain(|paragraph| paragraph.runs().any(|run| !run.is_wordless())),
    }
    let mut kept: Vec<Paragraph<'a>> = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        match kept.last_mut() {
            _ if paragraph.is_seen() => kept.push(paragraph),
            Some(last) => last.end = together([last.end, paragraph.end]),
            None => {}
        }
    }
    if let Some(last) = kept.last_mut() {
        last.end = Marks::default();
    }
    kept
}

impl<'a> Paragraph<'a> {
    fn runs(&self) -> impl Iterator<Item = &Run<'a>> {
        self.pieces.iter().flat_map(|piece| &piece.runs)
    }

    /// True unless it has nothing but white space that is left out whatever is decided.
    fn is_seen(&self) -> bool {
        let stays = |run: &Run<'_>| Decided::BOTH.iter().any(|way| run.marks.stand(*way));
        self.runs().any(|run| !run.is_wordless() || stays(run))
    }

    /// Whose proposal something of it is.
    pub fn by(&self) -> Option<By<'a>> {
        let words = self.runs().find_map(|run| run.marks.by()).or(self.end.by());
        let links = || self.pieces.iter().find_map(|piece| Some(piece.proposed.as_ref()?.by));
        words.or_else(links)
    }
}

/// What is proposed for a border that two line feeds make: it stands while one of them does.
fn together<'a>(line_feeds: [Marks<'a>; 2]) -> Marks<'a> {
    let stands = |decided| line_feeds.iter().any(|marks| marks.stand(decided));
    let first = |of: fn(&Marks<'a>) -> Option<By<'a>>| line_feeds.iter().find_map(of);
    Marks {
        inserted: first(|marks| marks.inserted).filter(|_| !stands(Decided::Rejected)),
        deleted: first(|marks| marks.deleted).filter(|_| !stands(Decided::Accepted)),
    }
}

/// Paragraphs whose words all go leave no empty one behind: their white space and their end go
/// with them.
fn close_gaps<'a>(paragraphs: &mut [Paragraph<'a>], by: By<'a>) {
    for decided in Decided::BOTH {
        // Whether the last line has words, and its end.
        let mut last: Option<(bool, By<'a>, &mut Marks<'a>)> = None;
        let mut last_said: Option<&mut Marks<'a>> = None;
        for line in paragraphs.chunk_by_mut(|paragraph, _| !paragraph.end.stand(decided)) {
            if let Some((said, by, end)) = last.take() {
                if said {
                    last_said = Some(end);
                } else {
                    end.leave_out(decided, by);
                }
            }
            let by = line.iter().find_map(Paragraph::by).unwrap_or(by);
            let says = |run: &Run<'_>| run.marks.stand(decided) && !run.is_wordless();
            let said = line.iter().any(|paragraph| paragraph.runs().any(says));
            if !said {
                let pieces = line.iter_mut().flat_map(|paragraph| &mut paragraph.pieces);
                pieces
                    .flat_map(|piece| &mut piece.runs)
                    .for_each(|run| run.marks.leave_out(decided, by));
            }
            last = line.last_mut().map(|paragraph| (said, by, &mut paragraph.end));
        }
        // The last line has no end of its own: that of the line in front goes with it.
        if let (Some((false, by, _)), Some(end)) = (last, last_said) {
            end.leave_out(decided, by);
        }
    }
}

#[cfg(test)]
mod tests {
    use transcript::{ByteOffset, Span, SpanKind, Turn, TurnId};

    use super::{Known, paragraphs};
    use crate::runs::{Link, Piece, Run};

    const URL: &str = "https://a.example/";

    fn span(start: usize, end: usize, url: Option<&str>) -> Span {
        let kind = url.map_or(SpanKind::Emphasis, |url| SpanKind::Link { url: url.to_owned() });
        Span { start: ByteOffset(start), end: ByteOffset(end), kind }
    }

    /// The pieces of the paragraphs.
    fn pieces(turn: &Turn) -> Vec<Vec<Piece<'_>>> {
        let paragraphs = paragraphs(turn, false, &Known::default()).into_iter();
        paragraphs.map(|paragraph| paragraph.pieces).collect()
    }

    fn piece<'a>(link: Option<(usize, &'a str)>, runs: &[(&'a str, bool)]) -> Piece<'a> {
        let run = |&(text, emphasis): &(&'a str, bool)| Run::new(text.into(), emphasis);
        let link = link.map(|(number, url)| Link { number, url, target: Some(url.to_owned()) });
        Piece { link, runs: runs.iter().map(run).collect(), ..Piece::default() }
    }

    #[test]
    fn emphasis_may_cross_the_border_of_a_link() {
        let mut turn = Turn::speech(TurnId(1), None, "see the red book now");
        turn.spans = vec![span(4, 16, Some(URL)), span(12, 20, None)];
        let expected = vec![
            piece(None, &[("see ", false)]),
            piece(Some((0, URL)), &[("the red ", false), ("book", true)]),
            piece(None, &[(" now", true)]),
        ];
        assert_eq!(pieces(&turn), [expected]);
    }

    #[test]
    fn neighbours_with_one_address_stay_two_links_and_emphasis_is_joined() {
        let mut turn = Turn::speech(TurnId(1), None, "abcd");
        turn.spans =
            vec![span(0, 1, Some(URL)), span(1, 2, Some(URL)), span(2, 3, None), span(3, 4, None)];
        let expected = vec![
            piece(Some((0, URL)), &[("a", false)]),
            piece(Some((1, URL)), &[("b", false)]),
            piece(None, &[("cd", true)]),
        ];
        assert_eq!(pieces(&turn), [expected]);
    }

    #[test]
    fn a_link_over_two_paragraphs_is_in_both_and_blank_paragraphs_go() {
        let mut turn = Turn::speech(TurnId(1), None, "one\n \ntwo");
        turn.spans = vec![span(0, 9, Some(URL))];
        let expected =
            [("one"), ("two")].map(|words| vec![piece(Some((0, URL)), &[(words, false)])]);
        assert_eq!(pieces(&turn), expected);
    }
}
