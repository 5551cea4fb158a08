//! The arguments of the commands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::copies::{LabelStyle, LinkStyle};
use super::document::DocumentEdit;
use super::library::Settings;
use super::memory::{MemoryEntry, MemoryKind, Scope, Source};

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $($(#[$doc])* #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* })*
    };
}

requests! {
    /// Nothing to say.
    Nothing {}
    /// Imports a file of this machine.
    ImportFile {
        /// Its path.
        path: String,
    }
    /// Imports a file that was dropped or pasted.
    ImportBytes {
        /// Its name.
        file_name: String,
        /// What it holds, in base64.
        base64: String,
    }
    /// A document.
    OfDocument {
        /// Its id.
        document: i64,
    }
    /// A document at a revision.
    AtRevision {
        /// Its id.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
    }
    /// Renames a transcript.
    RenameDocument {
        /// Its id.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The new title.
        title: String,
    }
    /// Typing.
    EditText {
        /// Its id.
        document: i64,
        /// The revision that the edits were made on.
        revision: u64,
        /// In order, not overlapping. An edit over the border of two turns makes them one.
        edits: Vec<DocumentEdit>,
        /// What to call it in the history; “Typing” when empty.
        label: String,
    }
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
    /// Links words.
    SetLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
        /// An http, https or mailto address.
        url: String,
    }
    /// Removes the links that a range or a cursor touches.
    RemoveLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
    }
    /// Links words with an address that waited for its place.
    PlaceLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The pending link.
        link: u32,
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
    }
    /// Gives a pending link up.
    DropLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The pending link.
        link: u32,
    }
    /// Files a pending link at the end as a reference, or lets it wait again.
    FileLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The pending link.
        link: u32,
        /// Whether it is a reference.
        filed: bool,
    }
    /// Links words in many places with one address.
    LinkPhrase {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The places.
        places: Vec<PlaceOfWords>,
        /// An http, https or mailto address.
        url: String,
    }
    /// Some words of a turn.
    PlaceOfWords {
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
    }
    /// Applies certain corrections.
    Fix {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Only those of this group; all when none.
        group: Option<String>,
    }
    /// Corrections chosen by the editor.
    Correct {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// In any order, not overlapping.
        corrections: Vec<Correction>,
        /// Also applies each one to all other places that the same decision settles.
        everywhere: bool,
    }
    /// One correction.
    Correction {
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
        /// The words that will stand there.
        with: String,
    }
    /// Leaves what a rule found as it is: it is not shown again.
    Leave {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The rule.
        rule: String,
        /// The words.
        text: String,
        /// The turn.
        turn: u64,
        /// In this turn, in this transcript, or never again anywhere.
        scope: Scope,
    }
    /// Adds a word to the glossary: it is right.
    AddToGlossary {
        /// The document that is open.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The word.
        word: String,
        /// In this transcript, or in every one.
        scope: Scope,
    }
    /// Shows every place of a group.
    LookThrough {
        /// The document.
        document: i64,
        /// The group, a decision, or a rule.
        group: String,
    }
    /// Asks for decisions that are left.
    OfQueue {
        /// The document.
        document: i64,
        /// Whether certain corrections are to be among them.
        certain: bool,
        /// How many to pass over.
        offset: u32,
        /// How many to tell at most.
        limit: u32,
    }
    /// Says whether a rule looks at a transcript.
    SetRule {
        /// The document that is open.
        document: i64,
        /// The rule's id.
        rule: String,
        /// For this transcript or for every one.
        scope: Scope,
        /// None to say nothing any more.
        on: Option<bool>,
    }
    /// Chooses a profile.
    ChooseProfile {
        /// The document that is open.
        document: i64,
        /// For this transcript, or for every one that has none of its own.
        scope: Scope,
        /// Its name. None: for a transcript that of the library, for the library the house style.
        name: Option<String>,
    }
    /// A profile of one's own.
    OfProfile {
        /// The document that is open.
        document: i64,
        /// Its name.
        name: String,
    }
    /// Exports a profile as JSON.
    ExportProfile {
        /// Its name.
        name: String,
        /// Where to; the text itself is told when none.
        path: Option<String>,
    }
    /// Imports a profile.
    ImportProfile {
        /// The document that is open.
        document: i64,
        /// Its JSON.
        from: Source,
    }
    /// Looks into the memory.
    FindMemory {
        /// Words of an entry: shown, meant, or of its origin; all when empty.
        search: String,
        /// Only those of a kind.
        kind: Option<MemoryKind>,
        /// How many to pass over.
        offset: u32,
        /// How many to tell at most.
        limit: u32,
    }
    /// Adds entries to the memory, such as those that were forgotten.
    Remember {
        /// The entries.
        entries: Vec<MemoryEntry>,
        /// The document that is open, if one is.
        document: Option<i64>,
    }
    /// Alters an entry of the memory.
    EditMemory {
        /// Its id.
        id: i64,
        /// What stood in the text; the word itself for the glossary.
        shown: String,
        /// What was put in its place.
        meant: String,
        /// How far it reaches; `document` is the transcript that it is bound to or came from.
        scope: Scope,
        /// The document that is open, if one is.
        document: Option<i64>,
    }
    /// Forgets entries of the memory.
    ForgetMemory {
        /// Their ids.
        ids: Vec<i64>,
        /// The document that is open, if one is.
        document: Option<i64>,
    }
    /// Exports the memory as CSV.
    ExportMemory {
        /// Only entries of a kind.
        kind: Option<MemoryKind>,
        /// Where to; the text itself is told when none.
        path: Option<String>,
    }
    /// Imports what a memory was exported to.
    ImportMemory {
        /// The CSV.
        from: Source,
        /// The document that is open, if one is.
        document: Option<i64>,
    }
    /// Saves a version.
    SaveVersion {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Its name.
        name: String,
    }
    /// Restores a version.
    RestoreVersion {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The version.
        version: i64,
    }
    /// Exports a finished copy.
    ExportDocument {
        /// The document.
        document: i64,
        /// The revision that the interface shows; the copy shows the same.
        revision: u64,
        /// The format's id.
        format: String,
        /// Where to.
        path: String,
        /// Carry times.
        times: bool,
        /// How speakers are named.
        labels: LabelStyle,
        /// Where the addresses of links are written.
        links: LinkStyle,
        /// Carry cues.
        cues: bool,
    }
    /// Writes who talks how much.
    ExportStatistics {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Where to: a table when it ends in `.csv`, else a page with a chart.
        path: String,
    }
    /// Keeps settings.
    SaveSettings {
        /// All of them.
        settings: Settings,
    }
}
