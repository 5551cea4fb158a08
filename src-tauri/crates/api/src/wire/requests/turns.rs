//! Turns and speakers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

requests! {
    /// Splits a turn.
    SplitTurn {
        /// Its id.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// Where, in its text.
        at: u32,
        /// Whose the second half is.
        speaker: Option<u32>,
    }
    /// A turn.
    OfTurn {
        /// Its document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Its id.
        turn: u64,
    }
    /// Gives turns to a speaker.
    Retag {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turns.
        turns: Vec<u64>,
        /// The speaker; nobody when none.
        speaker: Option<u32>,
    }
    /// Changes two speakers that were taken for each other.
    SwapSpeakers {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// In these turns; in all from `from` on when there are none.
        turns: Vec<u64>,
        /// The first turn of all.
        from: Option<u64>,
        /// One of the two.
        one: u32,
        /// The other.
        other: u32,
    }
    /// Makes turns cues, or speech again.
    SetKind {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turns.
        turns: Vec<u64>,
        /// True for cues.
        cue: bool,
        /// Who speaks, for speech.
        speaker: Option<u32>,
    }
    /// Joins what one speaker says in turns that follow each other.
    JoinTurns {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turns that are joined to the one before them; everywhere when there are none.
        turns: Vec<u64>,
    }
    /// Moves a sentence to a neighbour.
    MoveSentence {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// A place in the sentence.
        at: u32,
        /// To the turn behind, with all that follows; to the one before, with all in front, if not.
        next: bool,
    }
    /// Moves all times from a turn on.
    ShiftTimes {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The first turn.
        turn: u64,
        /// `+0:05`, `-1:30`, `+2.5` (seconds), or the time that this turn has from now on.
        by: String,
    }
    /// Makes a speaker what is told of it.
    EditSpeaker {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The speaker.
        speaker: u32,
        /// The label.
        label: String,
        /// The full name; may be empty.
        name: String,
        /// Host, guest: free text, may be empty.
        role: String,
        /// The number of its colour, from 1; 0 for that of its place.
        colour: u8,
        /// Other labels that mean this speaker.
        aliases: Vec<String>,
        /// Its place in the list, from 0; where it is when none.
        place: Option<u32>,
    }
    /// A speaker.
    OfSpeaker {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Its id.
        speaker: u32,
    }
    /// Does what a finding offers in place of corrections.
    RepairTurn {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// Where the finding begins in its text.
        start: u32,
        /// Where it ends.
        end: u32,
        /// The rule.
        rule: String,
    }
    /// Sets the time of a turn.
    SetTime {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// `MM:SS` or `H:MM:SS`; empty to clear it.
        time: String,
    }
    /// Adds a speaker and gives turns to them.
    AddSpeaker {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The label.
        label: String,
        /// The full name; may be empty.
        name: String,
        /// Turns to give to them at once.
        turns: Vec<u64>,
    }
    /// Gives all turns of one speaker to another and removes the first.
    MergeSpeakers {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The speaker that goes.
        from: u32,
        /// The speaker that stays.
        into: u32,
    }
}
