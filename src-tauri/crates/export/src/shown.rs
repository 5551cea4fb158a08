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
    pub speaker: Option<ShownSpeaker>,
    /// When it begins, when that is known and wanted.
    pub time: Option<TimeMs>,
    /// Its paragraphs that hold words.
    pub paragraphs: Vec<Vec<Piece<'a>>>,
}

/// A speaker as the options want them named.
pub struct ShownSpeaker {
    /// The words that name them; never blank.
    pub label: String,
    /// Their place in the list of speakers, from 0.
    pub index: usize,
}

/// A link that is on no words of a turn.
pub struct PlacelessLink {
    /// The address as it was found.
    pub url: String,
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
pub fn title(transcript: &Transcript) -> String {
    let title = on_one_line(&transcript.title);
    if title.is_empty() { "Transcript".to_owned() } else { title }
}

/// Text without control characters and without white space around it.
pub fn on_one_line(text: &str) -> String {
    let text: String = clean(text).collect();
    text.trim().to_owned()
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
pub fn placeless_links(transcript: &Transcript) -> Vec<PlacelessLink> {
    let waiting = transcript.pending_links.iter().map(|link| (&link.url, link.page));
    let orphaned = transcript.turns.iter().flat_map(|turn| {
        turn.spans.iter().filter_map(move |span| match &span.kind {
            SpanKind::Link { url } if wordless(turn, span) => Some((url, turn.page)),
            _ => None,
        })
    });
    let links = waiting.chain(orphaned);
    let links = links.map(|(url, page)| PlacelessLink { url: on_one_line(url), page });
    links.filter(|link| !link.url.is_empty()).collect()
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

fn speaker(transcript: &Transcript, turn: &Turn, style: LabelStyle) -> Option<ShownSpeaker> {
    let id = turn.speaker?;
    let index = transcript.speakers.iter().position(|speaker| speaker.id == id)?;
    let Speaker { label, name, .. } = transcript.speakers.get(index)?;
    let [first, second] = match style {
        LabelStyle::Label => [label, name],
        LabelStyle::Name => [name, label],
        LabelStyle::Hidden => return None,
    };
    let mut labels = [first, second].into_iter().map(|label| on_one_line(label));
    let label = labels.find(|label| !label.is_empty())?;
    Some(ShownSpeaker { label, index })
}
