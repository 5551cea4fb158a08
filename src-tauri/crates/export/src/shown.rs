//! What of a transcript is shown, decided once for every format.

use std::collections::HashMap;

use transcript::{SpeakerId, TimeMs, Transcript, Turn, TurnId, TurnKind};

use crate::comments::{Thread, threads};
use crate::labels::Labels;
use crate::landmarks::{Landmark, landmarks};
use crate::marks::{By, Decided, Known};
use crate::notes::{Note, Notes};
use crate::paragraphs::{Paragraph, paragraphs};
use crate::references::List;
use crate::runs::Piece;
use crate::{Options, Times};

/// A transcript as the options want it shown.
pub struct Shown<'a> {
    /// The turns, in order.
    pub turns: Vec<ShownTurn<'a>>,
    /// The places that a reader jumps to, in order.
    pub landmarks: Vec<Landmark>,
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
    /// Who is proposed to speak, or that they be named otherwise, since they were not heard before.
    pub proposed: Option<ProposedSpeaker<'a>>,
    /// When it begins, when that is known and wanted.
    pub time: Option<TimeMs>,
    /// Its paragraphs that hold words.
    pub paragraphs: Vec<Paragraph<'a>>,
}

/// A speaker who is only suggested.
pub struct ProposedSpeaker<'a> {
    /// Who; `None` for nobody, or for nobody who is named.
    pub speaker: Option<ShownSpeaker>,
    /// Whose proposal it is.
    pub by: By<'a>,
}

/// A speaker as the options want them named.
#[derive(PartialEq, Eq)]
pub struct ShownSpeaker {
    /// The words that name them; never blank.
    pub label: String,
    /// The number of their colour, from 1.
    pub colour: usize,
}

impl<'a> ShownTurn<'a> {
    /// Whose proposal something of the turn is, if anything is.
    pub fn by(&self) -> Option<By<'a>> {
        let proposed = self.proposed.as_ref().map(|proposed| proposed.by);
        proposed.or_else(|| self.paragraphs.iter().find_map(Paragraph::by))
    }

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
    let known = Known::of(transcript);
    let mut speakers = Speakers::new(transcript, options, &known);
    let mut notes = Notes::new(options.links);
    let wanted = transcript.turns.iter().filter(|turn| options.cues || turn.kind != TurnKind::Cue);
    let mut minute = None;
    let turns = wanted.map(|turn| {
        let (speaker, proposed) = speakers.next(turn);
        let paragraphs = notes.read(paragraphs(turn, options.comments, &known));
        let time = turn.start_ms.filter(|time| match options.times {
            Times::EveryTurn => true,
            Times::EveryMinute => minute.replace(time.0 / 60_000) != Some(time.0 / 60_000),
            Times::Hidden => false,
        });
        ShownTurn { turn, speaker, proposed, time, paragraphs }
    });
    let mut turns: Vec<ShownTurn<'a>> = turns.collect();
    let (notes, lists) = notes.finish(transcript);
    let threads = if options.comments { threads(transcript, &mut turns) } else { Vec::new() };
    let landmarks = landmarks(&turns, options);
    Shown { turns, landmarks, notes, lists, threads }
}

/// Who speaks, turn by turn, as it is and as it would be.
struct Speakers<'a> {
    transcript: &'a Transcript,
    labels: Labels,
    labels_proposed: Labels,
    proposed: HashMap<TurnId, (Option<SpeakerId>, By<'a>)>,
    /// Whose proposal came last. It is theirs as well that somebody is first heard elsewhere.
    by: Option<By<'a>>,
}

impl<'a> Speakers<'a> {
    fn new(transcript: &'a Transcript, options: &Options, known: &Known<'a>) -> Self {
        let labels = || Labels::new(transcript, options.labels);
        let (labels, labels_proposed) = (labels(), labels());
        Self { transcript, labels, labels_proposed, proposed: known.speakers(), by: None }
    }

    fn next(&mut self, turn: &Turn) -> (Option<ShownSpeaker>, Option<ProposedSpeaker<'a>>) {
        let known = |id: &SpeakerId| self.transcript.speaker(*id).is_some();
        let proposed = self.proposed.get(&turn.id).filter(|(speaker, _)| {
            turn.kind == TurnKind::Speech && speaker.as_ref().is_none_or(known)
        });
        let (to, by) = proposed.copied().unzip();
        self.by = by.or(self.by);
        let speaker = turn.speaker.and_then(|id| self.labels.next(id));
        let to = to.unwrap_or(turn.speaker).and_then(|id| self.labels_proposed.next(id));
        let proposed = self.by.filter(|_| speaker != to);
        (speaker, proposed.map(|by| ProposedSpeaker { speaker: to, by }))
    }
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
    let runs = paragraph.iter().flat_map(|piece| &piece.runs);
    starts_right(runs.flat_map(|run| run.text.chars()))
}

/// Which paragraphs of a turn are written from right to left when all that is proposed is decided
/// like this: those that become one go one way.
pub fn all_right_to_left(paragraphs: &[Paragraph<'_>], decided: Decided) -> Vec<bool> {
    let mut all = Vec::with_capacity(paragraphs.len());
    for one in paragraphs.chunk_by(|paragraph, _| !paragraph.end.stand(decided)) {
        let runs = one.iter().flat_map(|paragraph| &paragraph.pieces).flat_map(|piece| &piece.runs);
        let runs = runs.filter(|run| run.marks.stand(decided));
        let rtl = starts_right(runs.flat_map(|run| run.text.chars()));
        all.resize(all.len() + one.len(), rtl);
    }
    all
}

fn starts_right(mut text: impl Iterator<Item = char>) -> bool {
    // Hebrew to Arabic Extended-A, their presentation forms, and the historic scripts.
    text.find(|c| c.is_alphabetic()).is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}
