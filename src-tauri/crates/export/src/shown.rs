//! What of a transcript is shown, decided once for every format.

use transcript::{SpanKind, Speaker, TimeMs, Transcript, Turn, TurnKind};

use crate::runs::{Piece, pieces, wordless};
use crate::{LabelStyle, Options};

/// The heading over links that nobody has placed yet.
pub const PLACELESS_HEADING: &str = "Links without a place";

/// A turn as the options want it shown.
pub struct ShownTurn<'a> {
    /// The turn itself.
    pub turn: &'a Turn,
    /// Who speaks, when that is known and wanted.
    pub speaker: Option<ShownSpeaker<'a>>,
    /// When it begins, when that is known and wanted.
    pub time: Option<TimeMs>,
    /// Its paragraphs that hold words.
    pub paragraphs: Vec<Vec<Piece<'a>>>,
}

/// A speaker as the options want them named.
pub struct ShownSpeaker<'a> {
    /// The words that name them; never blank.
    pub label: &'a str,
    /// Their place in the list of speakers, from 0.
    pub index: usize,
}

/// A link that is on no words of a turn.
pub struct PlacelessLink<'a> {
    /// The address as it was found.
    pub url: &'a str,
    /// The page of the source that it was found on.
    pub page: Option<u32>,
}

impl ShownTurn<'_> {
    /// True for a note on what is heard.
    pub fn is_cue(&self) -> bool {
        self.turn.kind == TurnKind::Cue
    }
}

/// The title; every copy has one.
pub fn title(transcript: &Transcript) -> &str {
    if is_blank(&transcript.title) { "Transcript" } else { &transcript.title }
}

/// The turns that the options want, in order.
pub fn turns<'a>(
    transcript: &'a Transcript,
    options: &'a Options,
) -> impl Iterator<Item = ShownTurn<'a>> {
    transcript.turns.iter().filter(|turn| options.cues || turn.kind != TurnKind::Cue).map(|turn| {
        ShownTurn {
            turn,
            speaker: speaker(transcript, turn, options.labels),
            time: turn.start_ms.filter(|_| options.times),
            paragraphs: pieces(turn),
        }
    })
}

/// Links that wait for their place, then those whose words have gone, so that none is lost.
pub fn placeless_links(transcript: &Transcript) -> Vec<PlacelessLink<'_>> {
    let waiting = transcript.pending_links.iter();
    let waiting = waiting.map(|link| PlacelessLink { url: &link.url, page: link.page });
    let orphaned = transcript.turns.iter().flat_map(|turn| {
        turn.spans.iter().filter_map(move |span| match &span.kind {
            SpanKind::Link { url } if wordless(turn, span) => {
                Some(PlacelessLink { url, page: turn.page })
            }
            _ => None,
        })
    });
    waiting.chain(orphaned).collect()
}

/// Text without what no format can carry: white control characters become spaces, all other
/// control characters and the two characters that XML forbids are dropped.
pub fn clean(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        c => (!c.is_control()).then_some(c),
    })
}

/// True when the first letter belongs to a script that is written from right to left.
pub fn right_to_left(paragraph: &[Piece<'_>]) -> bool {
    let mut letters = paragraph
        .iter()
        .flat_map(|piece| &piece.runs)
        .flat_map(|run| run.text.chars().filter(|c| c.is_alphabetic()));
    // Hebrew to Arabic Extended-A, their presentation forms, and the historic scripts.
    letters.next().is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

fn speaker<'a>(
    transcript: &'a Transcript,
    turn: &Turn,
    style: LabelStyle,
) -> Option<ShownSpeaker<'a>> {
    let id = turn.speaker?;
    let index = transcript.speakers.iter().position(|speaker| speaker.id == id)?;
    let Speaker { label, name, .. } = transcript.speakers.get(index)?;
    let [first, second] = match style {
        LabelStyle::Label => [label, name],
        LabelStyle::Name => [name, label],
        LabelStyle::Hidden => return None,
    };
    let label = if is_blank(first) { second } else { first };
    (!is_blank(label)).then_some(ShownSpeaker { label, index })
}

fn is_blank(text: &str) -> bool {
    clean(text).all(char::is_whitespace)
}
