// Made from the Rust types by `cargo xtask types`; a test fails when it is out of date.

/**
 * Adds a speaker and gives turns to them.
 */
export type AddSpeaker = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The label.
 */
label: string, 
/**
 * The full name; may be empty.
 */
name: string, 
/**
 * Turns to give to them at once.
 */
turns: Array<number>, };

/**
 * Adds a word to the glossary: it is right, here and in every transcript.
 */
export type AddToGlossary = { 
/**
 * The document that is open.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The word.
 */
word: string, };

/**
 * A document at a revision.
 */
export type AtRevision = { 
/**
 * Its id.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, };

/**
 * How sure a finding is.
 */
export type Certainty = "certain" | "likely" | "look";

/**
 * Corrections chosen by the editor.
 */
export type Correct = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * In any order, not overlapping.
 */
corrections: Array<Correction>, 
/**
 * Also applies each one wherever a finding has the same words.
 */
everywhere: boolean, };

/**
 * One correction.
 */
export type Correction = { 
/**
 * The turn.
 */
turn: number, 
/**
 * From here in its text.
 */
start: number, 
/**
 * To here.
 */
end: number, 
/**
 * The words that will stand there.
 */
with: string, };

/**
 * Words replaced in the manuscript. Places are UTF-16 offsets in the manuscript as a whole,
 * those of the revision before the change; edits are in order and do not overlap.
 */
export type DocumentEdit = { 
/**
 * From here.
 */
from: number, 
/**
 * To here.
 */
to: number, 
/**
 * The words that stand there now.
 */
insert: string, };

/**
 * A document of the library.
 */
export type DocumentRow = { 
/**
 * Its id.
 */
document: number, 
/**
 * Its title.
 */
title: string, 
/**
 * The file it was imported from.
 */
source: string, 
/**
 * When it last changed, in milliseconds since 1970.
 */
changed_at: number, 
/**
 * How many words.
 */
words: number, 
/**
 * How many turns.
 */
turns: number, 
/**
 * How many speakers.
 */
speakers: number, 
/**
 * The time of its last turn, in milliseconds; 0 when it has no times.
 */
duration_ms: number, 
/**
 * Findings that are left; none before it was first proofed.
 */
left: number | null, 
/**
 * Findings at the first proofing, against which `left` shows progress.
 */
found: number | null, };

/**
 * Gives a pending link up.
 */
export type DropLink = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The pending link.
 */
link: number, };

/**
 * Typing.
 */
export type EditText = { 
/**
 * Its id.
 */
document: number, 
/**
 * The revision that the edits were made on.
 */
revision: number, 
/**
 * In order, not overlapping. An edit over the border of two turns makes them one.
 */
edits: Array<DocumentEdit>, 
/**
 * What to call it in the history; “Typing” when empty.
 */
label: string, };

/**
 * Kinds of error that the interface tells apart.
 */
export type ErrorCode = "bad_request" | "not_found" | "stale" | "refused" | "library" | "file" | "cancelled";

/**
 * A word of a group with its correction.
 */
export type Example = { 
/**
 * As it stands.
 */
from: string, 
/**
 * The best correction; empty when none is offered.
 */
to: string, 
/**
 * How often it occurs.
 */
count: number, 
/**
 * How sure the correction is.
 */
certainty: Certainty, };

/**
 * Exports a finished copy.
 */
export type ExportDocument = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows; the copy shows the same.
 */
revision: number, 
/**
 * The format's id.
 */
format: string, 
/**
 * Where to.
 */
path: string, 
/**
 * Carry times.
 */
times: boolean, 
/**
 * Show full names.
 */
names: boolean, 
/**
 * Carry cues.
 */
cues: boolean, };

/**
 * A finished copy.
 */
export type Exported = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * The revision that it shows.
 */
revision: number, };

/**
 * What a rule noticed in a turn.
 */
export type FindingView = { 
/**
 * Where it begins in the turn's text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The words it is about.
 */
text: string, 
/**
 * Corrections, the best first.
 */
suggestions: Array<string>, 
/**
 * How sure it is.
 */
certainty: Certainty, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * The group it belongs to.
 */
group: string, 
/**
 * Why, in a sentence.
 */
why: string, 
/**
 * How many findings here have the same words and the same best correction, this one included.
 */
places: number, };

/**
 * Applies certain corrections.
 */
export type Fix = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * Only those of this group; all when none.
 */
group: string | null, };

/**
 * An export format.
 */
export type FormatView = { 
/**
 * `docx`, `html`, …
 */
id: string, 
/**
 * As it is called.
 */
name: string, 
/**
 * The file ending, without the dot.
 */
ending: string, };

/**
 * Findings that belong together, as a card of the Proof panel shows them.
 */
export type Group = { 
/**
 * Names it in `fix` and `look_through`.
 */
key: string, 
/**
 * What it gathers.
 */
kind: GroupKind, 
/**
 * `E → ti` for a substitution, the rule's name otherwise.
 */
title: string, 
/**
 * The stand-in; empty for rules and for letters lost altogether.
 */
stand_in: string, 
/**
 * What it stands for; empty for rules.
 */
stands_for: string, 
/**
 * Why, in a sentence or two.
 */
why: string, 
/**
 * How many findings.
 */
count: number, 
/**
 * How many of them are certain.
 */
certain: number, 
/**
 * How many of them are likely.
 */
likely: number, 
/**
 * The most frequent.
 */
examples: Array<Example>, };

/**
 * What groups of findings are.
 */
export type GroupKind = "substitution" | "rule";

/**
 * A place of a group, in its sentence.
 */
export type GroupPlace = { 
/**
 * The turn.
 */
turn: number, 
/**
 * Where the words begin in the turn's text.
 */
start: number, 
/**
 * Where they end.
 */
end: number, 
/**
 * The words before it, as many as a line has room for.
 */
before: string, 
/**
 * The words it is about.
 */
text: string, 
/**
 * The words after it.
 */
after: string, 
/**
 * The best correction; empty when none is offered.
 */
to: string, 
/**
 * How sure it is.
 */
certainty: Certainty, };

/**
 * The places of a group.
 */
export type GroupPlaces = { 
/**
 * In the order of the text.
 */
places: Array<GroupPlace>, };

/**
 * Imports a file that was dropped or pasted.
 */
export type ImportBytes = { 
/**
 * Its name.
 */
file_name: string, 
/**
 * What it holds, in base64.
 */
base64: string, };

/**
 * Imports a file of this machine.
 */
export type ImportFile = { 
/**
 * Its path.
 */
path: string, };

/**
 * A file that came in.
 */
export type Imported = { 
/**
 * The transcript, open.
 */
transcript: TranscriptView, 
/**
 * What was guessed, and what could not be read.
 */
warnings: Array<Warning>, };

/**
 * Leaves a finding as it is: it is not shown again in this document.
 */
export type Leave = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The rule.
 */
rule: string, 
/**
 * The words.
 */
text: string, 
/**
 * Only in this turn; everywhere in the document when none.
 */
turn: number | null, };

/**
 * What the library holds, the latest first.
 */
export type Library = { 
/**
 * Its documents.
 */
documents: Array<DocumentRow>, };

/**
 * A link in the text.
 */
export type LinkView = { 
/**
 * The turn.
 */
turn: number, 
/**
 * Where it begins in the turn's text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The linked words.
 */
text: string, 
/**
 * The address.
 */
url: string, };

/**
 * Shows every place of a group.
 */
export type LookThrough = { 
/**
 * The document.
 */
document: number, 
/**
 * The group.
 */
group: string, };

/**
 * Gives all turns of one speaker to another and removes the first.
 */
export type MergeSpeakers = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The speaker that goes.
 */
from: number, 
/**
 * The speaker that stays.
 */
into: number, };

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * A document.
 */
export type OfDocument = { 
/**
 * Its id.
 */
document: number, };

/**
 * A turn.
 */
export type OfTurn = { 
/**
 * Its document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * Its id.
 */
turn: number, };

/**
 * An address that waits for its place.
 */
export type PendingLinkView = { 
/**
 * Its id.
 */
id: number, 
/**
 * The address.
 */
url: string, 
/**
 * The page it was found on.
 */
page: number | null, 
/**
 * The turn before it.
 */
after: number | null, 
/**
 * The turn behind it.
 */
before: number | null, };

/**
 * Links words with an address that waited for its place.
 */
export type PlaceLink = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The pending link.
 */
link: number, 
/**
 * The turn.
 */
turn: number, 
/**
 * From here in its text.
 */
start: number, 
/**
 * To here.
 */
end: number, };

/**
 * How far some work is.
 */
export type Progress = { 
/**
 * What is being done, for people.
 */
what: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all.
 */
total: number, };

/**
 * The Proof panel.
 */
export type ProofView = { 
/**
 * Substitutions first, the largest first.
 */
groups: Array<Group>, 
/**
 * All findings.
 */
left: number, 
/**
 * Those that `fix` would settle.
 */
certain: number, };

/**
 * A transcript, proofed.
 */
export type Proofed = { 
/**
 * The revision that was proofed.
 */
revision: number, 
/**
 * The groups.
 */
proof: ProofView, 
/**
 * The turns that have findings.
 */
turns: Array<TurnFindings>, };

/**
 * Removes the links that a range or a cursor touches.
 */
export type RemoveLink = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The turn.
 */
turn: number, 
/**
 * From here in its text.
 */
start: number, 
/**
 * To here.
 */
end: number, };

/**
 * Renames a transcript.
 */
export type RenameDocument = { 
/**
 * Its id.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The new title.
 */
title: string, };

/**
 * Renames a speaker everywhere.
 */
export type RenameSpeaker = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The speaker.
 */
speaker: number, 
/**
 * The new label.
 */
label: string, 
/**
 * The new full name; may be empty.
 */
name: string, };

/**
 * Restores a version.
 */
export type RestoreVersion = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The version.
 */
version: number, };

/**
 * Gives turns to a speaker.
 */
export type Retag = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The turns.
 */
turns: Array<number>, 
/**
 * The speaker; nobody when none.
 */
speaker: number | null, };

/**
 * Keeps settings.
 */
export type SaveSettings = { 
/**
 * All of them.
 */
settings: Settings, };

/**
 * Saves a version.
 */
export type SaveVersion = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * Its name.
 */
name: string, };

/**
 * Links words.
 */
export type SetLink = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The turn.
 */
turn: number, 
/**
 * From here in its text.
 */
start: number, 
/**
 * To here.
 */
end: number, 
/**
 * An http, https or mailto address.
 */
url: string, };

/**
 * Sets the time of a turn.
 */
export type SetTime = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The turn.
 */
turn: number, 
/**
 * `MM:SS` or `H:MM:SS`; empty to clear it.
 */
time: string, };

/**
 * What the editor chose. Kept in the library.
 */
export type Settings = { 
/**
 * `system`, `light` or `dark`.
 */
theme: string, 
/**
 * The size of the manuscript's text in percent.
 */
text_size: number, 
/**
 * Whose name stands on versions.
 */
author: string, 
/**
 * The export format chosen last.
 */
export_format: string, 
/**
 * Whether exports carry times.
 */
export_times: boolean, 
/**
 * Whether exports show the full names of speakers.
 */
export_names: boolean, 
/**
 * Whether exports carry cues.
 */
export_cues: boolean, 
/**
 * The document that was open last.
 */
last_document: number | null, 
/**
 * Whether the library's side bar is shown.
 */
sidebar: boolean, 
/**
 * Whether the panel at the right is shown.
 */
panel: boolean, };

/**
 * A range of a turn's text that means something.
 */
export type SpanView = { 
/**
 * Where it begins in the turn's text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The address, for a link; none for emphasis.
 */
url: string | null, };

/**
 * A speaker with what they did.
 */
export type SpeakerView = { 
/**
 * Its id.
 */
id: number, 
/**
 * The label beside the turns.
 */
label: string, 
/**
 * The full name; may be empty.
 */
name: string, 
/**
 * How many turns.
 */
turns: number, 
/**
 * How many words.
 */
words: number, 
/**
 * Their share of all spoken words, 0 to 100.
 */
share: number, 
/**
 * The number key: 1 to 9, none beyond.
 */
key: number | null, };

/**
 * Splits a turn.
 */
export type SplitTurn = { 
/**
 * Its id.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The turn.
 */
turn: number, 
/**
 * Where, in its text.
 */
at: number, 
/**
 * Whose the second half is.
 */
speaker: number | null, };

/**
 * What the interface needs when it starts.
 */
export type Start = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The library file.
 */
library: string, 
/**
 * The settings.
 */
settings: Settings, 
/**
 * What the library holds.
 */
documents: Array<DocumentRow>, 
/**
 * The formats of exports.
 */
formats: Array<FormatView>, };

/**
 * A transcript as it is shown. Its manuscript is the texts of its turns, joined by line feeds;
 * a turn's text holds a line feed between its paragraphs.
 */
export type TranscriptView = { 
/**
 * Which document of the library.
 */
document: number, 
/**
 * The number of changes so far; every change names the revision it was made on.
 */
revision: number, 
/**
 * Its title.
 */
title: string, 
/**
 * The file it was imported from.
 */
source: string, 
/**
 * Who speaks, in the order of the number keys.
 */
speakers: Array<SpeakerView>, 
/**
 * What is said.
 */
turns: Array<TurnView>, 
/**
 * Addresses that wait for a place.
 */
pending_links: Array<PendingLinkView>, 
/**
 * The links in the text, in order.
 */
links: Array<LinkView>, 
/**
 * How many words.
 */
words: number, 
/**
 * What undo would take back, as a label; none when there is nothing.
 */
undo: string | null, 
/**
 * What redo would do again.
 */
redo: string | null, };

/**
 * All findings of a turn.
 */
export type TurnFindings = { 
/**
 * The turn.
 */
turn: number, 
/**
 * Its findings, in order.
 */
findings: Array<FindingView>, };

/**
 * Turns that stand in another turns' place.
 */
export type TurnSplice = { 
/**
 * The index of the first, in the list as the earlier splices of the same update left it.
 */
at: number, 
/**
 * How many went.
 */
removed: number, 
/**
 * Those that came.
 */
turns: Array<TurnView>, };

/**
 * A turn.
 */
export type TurnView = { 
/**
 * Its id.
 */
id: number, 
/**
 * True for a cue such as MUSIC INTERLUDE.
 */
cue: boolean, 
/**
 * Who speaks.
 */
speaker: number | null, 
/**
 * When it begins, as a clock shows it.
 */
time: string | null, 
/**
 * True when the time was worked out and not heard.
 */
estimated: boolean, 
/**
 * The page of the source.
 */
page: number | null, 
/**
 * Its text; line feeds between paragraphs.
 */
text: string, 
/**
 * Links and emphasis.
 */
spans: Array<SpanView>, };

/**
 * What a change did. Acknowledged only when it is in the library file.
 */
export type Update = { 
/**
 * Which document.
 */
document: number, 
/**
 * The revision after it.
 */
revision: number, 
/**
 * The text edits, against the revision before it.
 */
edits: Array<DocumentEdit>, 
/**
 * The turns that changed.
 */
turns: Array<TurnSplice>, 
/**
 * All speakers as they are now.
 */
speakers: Array<SpeakerView>, 
/**
 * All pending links as they are now.
 */
pending_links: Array<PendingLinkView>, 
/**
 * All links as they are now; none when they did not change.
 */
links: Array<LinkView> | null, 
/**
 * The title now.
 */
title: string, 
/**
 * How many words now.
 */
words: number, 
/**
 * The findings of every turn that changed.
 */
findings: Array<TurnFindings>, 
/**
 * The groups of findings as they are now; none while the transcript was not proofed yet.
 */
proof: ProofView | null, 
/**
 * What undo would take back.
 */
undo: string | null, 
/**
 * What redo would do again.
 */
redo: string | null, 
/**
 * What was done, in words, for the status line: “209 corrections”.
 */
label: string, };

/**
 * A version of a transcript.
 */
export type VersionView = { 
/**
 * Its id.
 */
version: number, 
/**
 * Its name.
 */
name: string, 
/**
 * `import`, `named` or `automatic`.
 */
kind: string, 
/**
 * Who made it.
 */
author: string, 
/**
 * When, in milliseconds since 1970.
 */
at: number, 
/**
 * How many words it has.
 */
words: number, 
/**
 * How many turns it has.
 */
turns: number, 
/**
 * The revision it was made at.
 */
revision: number, };

/**
 * The versions of a transcript, the latest first.
 */
export type Versions = { 
/**
 * All of them.
 */
versions: Array<VersionView>, };

/**
 * Something the importer wants the editor to know.
 */
export type Warning = { 
/**
 * What, in a sentence.
 */
message: string, 
/**
 * The line of the source, counted from 1.
 */
line: number | null, 
/**
 * The turn it is about.
 */
turn: number | null, };

/**
 * An error as the interface gets it: it branches on `code` and shows the rest.
 */
export type WireError = { 
/**
 * What kind of error.
 */
code: ErrorCode, 
/**
 * What happened and what was kept, in a sentence or two.
 */
message: string, 
/**
 * What to do; may be empty.
 */
hint: string, };

/** Every command, its arguments and its result. */
export interface Commands {
  start: { args: Nothing; result: Start };
  list_documents: { args: Nothing; result: Library };
  import_file: { args: ImportFile; result: Imported };
  import_bytes: { args: ImportBytes; result: Imported };
  open_document: { args: OfDocument; result: TranscriptView };
  rename_document: { args: RenameDocument; result: Update };
  delete_document: { args: OfDocument; result: Library };
  edit_text: { args: EditText; result: Update };
  undo: { args: AtRevision; result: Update };
  redo: { args: AtRevision; result: Update };
  split_turn: { args: SplitTurn; result: Update };
  merge_turn: { args: OfTurn; result: Update };
  retag: { args: Retag; result: Update };
  set_time: { args: SetTime; result: Update };
  add_speaker: { args: AddSpeaker; result: Update };
  rename_speaker: { args: RenameSpeaker; result: Update };
  merge_speakers: { args: MergeSpeakers; result: Update };
  set_link: { args: SetLink; result: Update };
  remove_link: { args: RemoveLink; result: Update };
  place_link: { args: PlaceLink; result: Update };
  drop_link: { args: DropLink; result: Update };
  proof: { args: OfDocument; result: Proofed };
  fix: { args: Fix; result: Update };
  correct: { args: Correct; result: Update };
  leave: { args: Leave; result: Update };
  add_to_glossary: { args: AddToGlossary; result: Update };
  look_through: { args: LookThrough; result: GroupPlaces };
  save_version: { args: SaveVersion; result: Versions };
  versions: { args: OfDocument; result: Versions };
  restore_version: { args: RestoreVersion; result: Update };
  export_document: { args: ExportDocument; result: Exported };
  save_settings: { args: SaveSettings; result: Settings };
}
