//! What is said of links away from their words: notes, references, and links without a place.

use std::collections::HashMap;

use transcript::{SpanKind, Transcript};

use crate::LinkStyle;
use crate::address::target;
use crate::runs::{Link, Piece, wordless};
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

/// What a mark behind some words leads to.
pub struct Note {
    /// Its number, counted from 1 through the whole copy.
    pub number: usize,
    /// The address to be read; never blank.
    pub url: String,
    /// The address as a link's target.
    pub target: String,
}

/// A list of addresses at the end of a copy; never empty.
pub struct List {
    /// What it is called.
    pub heading: &'static str,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// An address in a list.
pub struct Entry {
    /// The address to be read; never blank.
    pub url: String,
    /// The address as a link's target, when a copy may make a link of it.
    pub target: Option<String>,
    /// The words that it belongs to.
    words: Vec<String>,
    /// The pages of the source that it was found on, when it was away from its words.
    pages: Vec<u32>,
}

impl Entry {
    /// What is written before the address, on one line: the words that it belongs to.
    pub fn lead(&self) -> String {
        let words: Vec<String> = self.words.iter().map(|words| format!("“{words}”")).collect();
        if words.is_empty() { String::new() } else { words.join(", ") + ": " }
    }

    /// What is written behind the address: where it was found.
    pub fn tail(&self) -> String {
        let pages: Vec<String> = self.pages.iter().map(u32::to_string).collect();
        match pages.as_slice() {
            [] => String::new(),
            [page] => format!(" (page {page})"),
            pages => format!(" (pages {})", pages.join(", ")),
        }
    }
}

/// Entries in the order in which their addresses first come.
#[derive(Default)]
struct Entries {
    entries: Vec<Entry>,
    /// Their places, by where they lead.
    places: HashMap<String, usize>,
}

impl Entries {
    /// The entry of an address, which is made when it comes for the first time.
    fn of(&mut self, url: &str, target: Option<String>) -> Option<&mut Entry> {
        let url = on_one_line(url);
        if url.is_empty() {
            return None;
        }
        let leads = target.clone().unwrap_or_else(|| url.clone());
        let place = *self.places.entry(leads).or_insert(self.entries.len());
        if place == self.entries.len() {
            self.entries.push(Entry { url, target, words: Vec::new(), pages: Vec::new() });
        }
        self.entries.get_mut(place)
    }
}

impl Notes {
    /// None yet.
    pub fn new(style: LinkStyle) -> Self {
        Self { style, ..Self::default() }
    }

    /// The paragraph as the style shows it; what it no longer says itself is noted.
    pub fn read<'a>(&mut self, paragraph: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
        if self.style == LinkStyle::Inline {
            return paragraph;
        }
        let mut shown: Vec<Piece<'a>> = Vec::with_capacity(paragraph.len());
        for mut piece in paragraph {
            piece.note = match piece.link.take() {
                Some(link) if self.style == LinkStyle::Footnotes && piece.reads(link.url) => {
                    piece.link = Some(link);
                    None
                }
                Some(link) => self.note(&piece.words(), link),
                None => None,
            };
            match shown.last_mut() {
                Some(last) if last.is_plain() && piece.link.is_none() => last.join(piece),
                _ => shown.push(piece),
            }
        }
        shown
    }

    /// Notes where some words lead, and returns the number of the note when it is one.
    fn note(&mut self, words: &str, link: Link<'_>) -> Option<usize> {
        let words = on_one_line(words);
        if self.style == LinkStyle::Footnotes {
            // The white space of a link that goes on in another paragraph needs no note there.
            if words.is_empty() {
                return None;
            }
            let number = self.notes.len() + 1;
            self.notes.push(Note { number, url: on_one_line(link.url), target: link.target });
            return Some(number);
        }
        let entry = self.references.of(link.url, Some(link.target))?;
        if !words.is_empty() && words != entry.url && !entry.words.contains(&words) {
            entry.words.push(words);
        }
        None
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
