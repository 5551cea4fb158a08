//! Turns that end without a mark.

use transcript::{Transcript, Turn, TurnId, TurnKind};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "open_end";

/// Turns with words in a document, and those of them that end open.
pub(super) struct Ends {
    turns: usize,
    open: usize,
    /// The first turn, when its speaker says no other: a title, or the credit of a song.
    credit: Option<TurnId>,
}

impl Ends {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let turns = || transcript.turns.iter().filter(|turn| is_speech(turn));
        let credit = transcript.turns.first().filter(|first| {
            let rest = transcript.turns.iter().skip(1);
            first.speaker.is_some() && !rest.into_iter().any(|turn| turn.speaker == first.speaker)
        });
        Self {
            turns: turns().count(),
            open: turns().filter(|turn| is_open(turn)).count(),
            credit: credit.map(|turn| turn.id),
        }
    }

    /// True unless hardly any turn ends with a mark.
    pub(super) fn are_marked(&self) -> bool {
        self.open * 10 <= self.turns * 9
    }

    /// A document that seldom ends a turn with a mark, such as captions, does not mean to.
    fn is_slip(&self) -> bool {
        self.turns >= 3 && self.open * 5 <= self.turns * 2
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    if desk.habits.ends.credit == Some(page.turn.id) {
        return;
    }
    let speaks = page.turn.speaker.is_some() || page.turn.start_ms.is_some();
    if !speaks || !is_speech(page.turn) || !is_open(page.turn) || !desk.habits.ends.is_slip() {
        return;
    }
    let text = page.turn.text.trim_end();
    // No further back than the last word, whose own letters may need a correction first.
    let Some(last) = page.words.last() else { return };
    let why = if text.ends_with(',') {
        "This turn ends with a comma."
    } else {
        "This turn ends without a full stop, or a dash where somebody breaks off."
    };
    let range = (last.start, text.len());
    findings.push(page.finding(ID, Certainty::Look, range, Vec::new(), why.to_owned()));
}

fn is_speech(turn: &Turn) -> bool {
    // A cue that is not marked as one is in capitals.
    turn.kind == TurnKind::Speech && turn.text.contains(char::is_lowercase)
}

fn is_open(turn: &Turn) -> bool {
    let text = turn.text.trim_end();
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let address = last.contains("://") || last.contains('@');
    let word = last.contains(char::is_alphanumeric);
    !address && word && text.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}
