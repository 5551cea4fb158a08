//! What of a transcript is shown, decided once for every format.

use transcript::{TimeMs, Transcript, Turn, TurnKind};

use crate::Options;
use crate::comments::{Thread, threads};
use crate::labels::Labels;
use crate::marks::Known;
use crate::notes::{List, Note, Notes};
use crate::runs::{Piece, pieces};

/// A transcript as the options want it shown.
pub struct Shown<'a> {
    /// The turns, in order.
    pub turns: Vec<ShownTurn<'a>>,
    /// What the marks in the turns lead to, in order.
    pub notes: Vec<Note>,
    /// The lists that end the copy.
    pub lists: Vec<List>,
    /// The comments, in the order of their places; none when they are not to be shown.
    pub threads: Vec<Thread<'a>>,
}

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
    /// The number of their colour, from 1.
    pub colour: usize,
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

/// What the options want of a transcript.
pub fn shown<'a>(transcript: &'a Transcript, options: &Options) -> Shown<'a> {
    let mut labels = Labels::new(transcript, options.labels);
    let mut notes = Notes::new(options.links);
    let known = Known::of(transcript);
    let wanted = transcript.turns.iter().filter(|turn| options.cues || turn.kind != TurnKind::Cue);
    let turns = wanted.map(|turn| ShownTurn {
        turn,
        speaker: turn.speaker.and_then(|id| labels.next(id)),
        time: turn.start_ms.filter(|_| options.times),
        paragraphs: pieces(turn, options.comments, &known)
            .into_iter()
            .map(|paragraph| notes.read(paragraph))
            .collect(),
    });
    let mut turns: Vec<ShownTurn<'a>> = turns.collect();
    let (notes, lists) = notes.finish(transcript);
    let threads = if options.comments { threads(transcript, &mut turns) } else { Vec::new() };
    Shown { turns, notes, lists, threads }
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
