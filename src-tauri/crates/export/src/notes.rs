//! What is said of links away from their words: notes, references, and links without a place.

use transcript::{SpanKind, Transcript};

use crate::LinkStyle;
use crate::address::target;
use crate::marks::{By, Decided, Marks};
use crate::paragraphs::Paragraph;
use crate::references::{Entries, Entry, List};
use crate::runs::{Link, NoteMark, Piece, Proposed, Run, wordless};
use crate::shown::on_one_line;

/// The heading over the notes, where a format needs one.
pub const NOTES_HEADING: &str = "Notes";

/// Notes and references, gathered while the paragraphs go by.
#[derive(Default)]
pub struct Notes {
    style: LinkStyle,
    notes: Vec<Note>,
    references: Entries,
}

/// What becomes of the link of a piece.
struct Told<'a> {
    /// Whether its words stay a link; `None` where there are none.
    keeps_link: Option<bool>,
    /// What is said behind them.
    aside: Option<Aside<'a>>,
}

/// What is said of a link behind its words.
#[derive(PartialEq, Eq)]
enum Aside<'a> {
    /// The mark of a note.
    Note { url: &'a str, target: String },
    /// The address, to be read.
    Address(&'a str),
}

/// What a mark behind some words leads to.
pub struct Note {
    /// Its number, counted from 1 through the whole copy.
    pub number: usize,
    /// The address to be read; never blank.
    pub url: String,
    /// The address as a link's target.
    pub target: String,
}

impl Notes {
    /// None yet.
    pub fn new(style: LinkStyle) -> Self {
        Self { style, ..Self::default() }
    }

    /// The paragraphs of a turn as the style shows them; what they no longer say is noted.
    pub fn read<'a>(&mut self, paragraphs: Vec<Paragraph<'a>>) -> Vec<Paragraph<'a>> {
        let told = Decided::BOTH.map(|decided| self.told(&paragraphs, decided));
        let [rejected, accepted] = told;
        let mut told = rejected.into_iter().zip(accepted);
        let mut by = paragraphs.iter().find_map(Paragraph::by);
        let paragraphs = paragraphs.into_iter().map(|Paragraph { pieces, end }| {
            let mut shown: Vec<Piece<'a>> = Vec::with_capacity(pieces.len());
            for (piece, told) in pieces.into_iter().zip(&mut told) {
                let nearest = piece.runs.iter().find_map(|run| run.marks.by());
                by = piece.proposed.as_ref().map(|one| one.by).or(nearest).or(by);
                let (piece, spelled_out) = self.shown(piece, told, by);
                piece.join(&mut shown);
                if !spelled_out.runs.is_empty() {
                    spelled_out.join(&mut shown);
                }
            }
            by = end.by().or(by);
            Paragraph { pieces: shown, end }
        });
        paragraphs.collect()
    }

    /// A piece as the style shows it, and the addresses that are spelled out behind it.
    fn shown<'a>(
        &mut self,
        mut piece: Piece<'a>,
        (rejected, accepted): (Told<'a>, Told<'a>),
        by: Option<By<'a>>,
    ) -> (Piece<'a>, Piece<'a>) {
        let kept = |told: &Told<'_>, other: &Told<'_>, decided| {
            let keeps = told.keeps_link.or(other.keeps_link).unwrap_or(true);
            piece.link_of(decided).filter(|_| keeps).cloned()
        };
        let link = kept(&rejected, &accepted, Decided::Rejected);
        let to = kept(&accepted, &rejected, Decided::Accepted);
        piece.proposed = match by {
            Some(by) if link != to => Some(Proposed { link: to, by }),
            _ => None,
        };
        piece.link = link;
        let asides = match (rejected.aside, accepted.aside, by) {
            (before, after, Some(by)) if before != after => {
                let (goes, comes) = (Marks::of(true, false, by), Marks::of(false, true, by));
                vec![(before, goes), (after, comes)]
            }
            (aside, ..) => vec![(aside, Marks::default())],
        };
        let mut spelled_out = Piece::default();
        for (aside, marks) in asides {
            match aside {
                Some(Aside::Note { url, target }) => {
                    let number = self.notes.len() + 1;
                    self.notes.push(Note { number, url: on_one_line(url), target });
                    piece.notes.push(NoteMark { number, marks });
                }
                Some(Aside::Address(url)) => {
                    let address = Run::new(format!(" <{url}>").into(), false);
                    spelled_out.runs.push(Run { marks, ..address });
                }
                None => {}
            }
        }
        (piece, spelled_out)
    }

    /// What becomes of the link of each piece when all that is proposed is decided like this.
    fn told<'a>(&mut self, paragraphs: &[Paragraph<'a>], decided: Decided) -> Vec<Told<'a>> {
        let mut pieces: Vec<(&Piece<'a>, bool)> = Vec::new();
        for paragraph in paragraphs {
            pieces.extend(paragraph.pieces.iter().map(|piece| (piece, false)));
            if let Some((_, ends)) = pieces.last_mut() {
                *ends = paragraph.end.stand(decided);
            }
        }
        let leads = |piece: &Piece<'_>| piece.link_of(decided).map(|link| link.number);
        let mut told: Vec<Told<'a>> = Vec::with_capacity(pieces.len());
        for pieces in pieces.chunk_by(|(a, ends), (b, _)| !ends && leads(a) == leads(b)) {
            let link = pieces.first().and_then(|(piece, _)| piece.link_of(decided));
            let runs = pieces.iter().flat_map(|(piece, _)| &piece.runs);
            let words: String =
                runs.filter(|run| run.marks.stand(decided)).map(|run| &*run.text).collect();
            let (keeps_link, aside) = match link {
                Some(link) if !words.is_empty() => {
                    let (keeps_link, aside) = self.link(&words, link, decided);
                    (Some(keeps_link), aside)
                }
                _ => (None, None),
            };
            told.extend(pieces.iter().map(|_| Told { keeps_link, aside: None }));
            if let Some(last) = told.last_mut() {
                last.aside = aside;
            }
        }
        told
    }

    /// Whether words stay a link, and what is said behind them; a reference is noted.
    fn link<'a>(
        &mut self,
        words: &str,
        link: &Link<'a>,
        decided: Decided,
    ) -> (bool, Option<Aside<'a>>) {
        let line = on_one_line(words);
        // White space is no link: its words are in another paragraph, or go, and it with them.
        if line.is_empty() {
            return (false, None);
        }
        let Some(target) = &link.target else {
            // An address that must not become a link is spelled out, so that it is not lost.
            return (false, (words != link.url).then_some(Aside::Address(link.url)));
        };
        match self.style {
            LinkStyle::Inline => (true, None),
            LinkStyle::Footnotes if words == link.url => (true, None),
            LinkStyle::Footnotes => {
                (false, Some(Aside::Note { url: link.url, target: target.clone() }))
            }
            LinkStyle::References => {
                // The list is of the links in force.
                if decided == Decided::Rejected
                    && let Some(entry) = self.references.of(link.url, Some(target.clone()))
                    && line != entry.url
                    && !entry.words.contains(&line)
                {
                    entry.words.push(line);
                }
                (false, None)
            }
        }
    }

    /// The notes, and the lists that end the copy.
    pub fn finish(mut self, transcript: &Transcript) -> (Vec<Note>, Vec<List>) {
        let (filed, waiting): (Vec<_>, Vec<_>) =
            transcript.pending_links.iter().partition(|link| link.filed);
        for link in filed {
            if let (Some(entry), Some(page)) =
                (self.references.of(&link.url, target(&link.url)), link.page)
                && !entry.pages.contains(&page)
            {
                entry.pages.push(page);
            }
        }
        // Links whose words have gone have no place either, and must not be lost.
        let orphaned = transcript.turns.iter().flat_map(|turn| {
            turn.spans.iter().filter_map(move |span| match &span.kind {
                SpanKind::Link { url } if wordless(turn, span) => Some((url, turn.page)),
                _ => None,
            })
        });
        let placeless = waiting.into_iter().map(|link| (&link.url, link.page)).chain(orphaned);
        let placeless = placeless.map(|(url, page)| Entry {
            url: on_one_line(url),
            target: target(url),
            words: Vec::new(),
            pages: page.into_iter().collect(),
        });
        let lists = [
            List { heading: "References", entries: self.references.entries },
            List {
                heading: "Links without a place",
                entries: placeless.filter(|entry| !entry.url.is_empty()).collect(),
            },
        ];
        (self.notes, lists.into_iter().filter(|list| !list.entries.is_empty()).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Notes;
    use crate::LinkStyle;
    use crate::paragraphs::Paragraph;
    use crate::runs::{Link, Piece, Run};

    #[test]
    fn an_address_that_must_not_be_a_link_is_spelled_out() {
        let run = |text, emphasis| Run::new(Cow::Borrowed(text), emphasis);
        let link = Link { number: 0, url: "file:///x", target: None };
        let paragraph = || {
            vec![
                Piece { runs: vec![run("one ", false)], ..Piece::default() },
                Piece {
                    link: Some(link.clone()),
                    runs: vec![run("two", false)],
                    ..Piece::default()
                },
                Piece { runs: vec![run(" ", false), run("three", true)], ..Piece::default() },
            ]
        };
        let runs = [run("one two <file:///x> ", false), run("three", true)];
        for style in [LinkStyle::Inline, LinkStyle::Footnotes, LinkStyle::References] {
            let said = Paragraph { pieces: paragraph(), ..Paragraph::default() };
            let shown = Notes::new(style).read(vec![said]);
            let runs = runs.iter().map(|one| run(&one.text, one.emphasis)).collect();
            let pieces = vec![Piece { runs, ..Piece::default() }];
            assert_eq!(shown, [Paragraph { pieces, ..Paragraph::default() }]);
        }
    }
}
