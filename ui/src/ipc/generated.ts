// Made from the Rust types by `cargo xtask types`; a test fails when it is out of date.

/**
 * What happened to a transcript, the latest first.
 */
export type Activity = { 
/**
 * Days on which something happened.
 */
days: Array<ActivityDay>, };

/**
 * What happened on a day.
 */
export type ActivityDay = { 
/**
 * The day in local time, as in `2026-03-09`.
 */
day: string, 
/**
 * What happened, the latest first.
 */
entries: Array<ActivityEntry>, };

/**
 * Something that happened, once or several times in a row.
 */
export type ActivityEntry = { 
/**
 * What sort of thing.
 */
kind: ActivityKind, 
/**
 * Who did it.
 */
author: string, 
/**
 * When it began, in milliseconds since 1970.
 */
at: number, 
/**
 * When it was done for the last time.
 */
until: number, 
/**
 * What was done, in words: “Typed, 34 times”, “Fixed 337 words”.
 */
words: string, 
/**
 * A note on it; may be empty.
 */
note: string, 
/**
 * How many times, or of how many things it was done.
 */
count: number, 
/**
 * The version that it made.
 */
version: number | null, 
/**
 * The revision after it.
 */
revision: number, };

/**
 * What sort of thing happened.
 */
export type ActivityKind = "import" | "change" | "undo" | "redo" | "version" | "status";

/**
 * Begins a thread on some words, or on a whole turn.
 */
export type AddComment = { 
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
 * To here; the same place for the whole turn.
 */
end: number, 
/**
 * What is said.
 */
text: string, };

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
 * Adds a word to the glossary: it is right.
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
word: string, 
/**
 * In this transcript, or in every one.
 */
scope: Scope, };

/**
 * What stands in the way of approving a transcript.
 */
export type Approval = { 
/**
 * Which document.
 */
document: number, 
/**
 * The revision that was looked at.
 */
revision: number, 
/**
 * How far it is.
 */
status: Status, 
/**
 * The profile whose checklist this is.
 */
profile: string, 
/**
 * The checklist.
 */
checklist: Checklist, 
/**
 * What was looked for, in the order in which it is shown.
 */
items: Array<ApprovalItem>, 
/**
 * How many required items are open; with none it can be approved without a note.
 */
open: number, };

/**
 * Something that may stand in the way.
 */
export type ApprovalItem = { 
/**
 * `findings`, `comments`, `suggestions`, `links`, `speakers`, `times`: as the checklist names it.
 */
id: string, 
/**
 * What it is called: “Links without a place”.
 */
name: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * The count in words: “3 links wait for a place”.
 */
said: string, 
/**
 * True when nothing of it may be left, unless a note says why.
 */
required: boolean, 
/**
 * Where, in the order of the text; the first fifty of them.
 */
places: Array<ApprovalPlace>, };

/**
 * A place to go to.
 */
export type ApprovalPlace = { 
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
 * What to show of it: the words, the beginning of the turn, the address.
 */
text: string, };

/**
 * Approves a transcript, and keeps it as a version.
 */
export type Approve = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * A note on it; without one nothing that is required may be open.
 */
note: string, };

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
 * A line of a file that could not be read.
 */
export type BadLine = { 
/**
 * Counted from 1.
 */
line: number, 
/**
 * Why, in a sentence.
 */
reason: string, };

/**
 * How sure a finding is.
 */
export type Certainty = "certain" | "likely" | "look";

/**
 * What has to be settled before a transcript is approved. Each profile has one.
 */
export type Checklist = { 
/**
 * Findings count when they are as grave as this or graver.
 */
level: Level, 
/**
 * Whether an item is required, by its id; one that is not named is.
 */
required: { [key in string]: boolean }, };

/**
 * Chooses a profile.
 */
export type ChooseProfile = { 
/**
 * The document that is open.
 */
document: number, 
/**
 * For this transcript, or for every one that has none of its own.
 */
scope: Scope, 
/**
 * Its name. None: for a transcript that of the library, for the library the house style.
 */
name: string | null, };

/**
 * A thread of remarks.
 */
export type CommentView = { 
/**
 * Its id.
 */
comment: number, 
/**
 * The turn it is on, or was made on; none when that is gone.
 */
turn: number | null, 
/**
 * Where its words begin in the turn's text; the turn's beginning when they are gone.
 */
start: number, 
/**
 * Where they end.
 */
end: number, 
/**
 * The words it was made on; empty when it is on the whole turn.
 */
quote: string, 
/**
 * True when its words are gone.
 */
gone: boolean, 
/**
 * What was said.
 */
remarks: Array<RemarkView>, 
/**
 * True when it is settled.
 */
resolved: boolean, };

/**
 * Compares two states of a document.
 */
export type CompareVersions = { 
/**
 * The document.
 */
document: number, 
/**
 * The state before.
 */
before: StateOf, 
/**
 * The state after.
 */
after: StateOf, };

/**
 * On which side something stands.
 */
export type ComparedSide = "both" | "before" | "after";

/**
 * One of the two states.
 */
export type ComparedState = { 
/**
 * The version; none for the document as it is now.
 */
version: number | null, 
/**
 * What it is called.
 */
name: string, 
/**
 * Who saved it, or works on it.
 */
author: string, 
/**
 * When it was saved, in milliseconds since 1970; none for now.
 */
at: number | null, };

/**
 * A turn that begins in the two texts in one.
 */
export type ComparedTurn = { 
/**
 * Where its text begins.
 */
at: number, 
/**
 * Where it stands.
 */
side: ComparedSide, 
/**
 * Who spoke, before; empty for nobody.
 */
was: string, 
/**
 * The number of their colour; 0 for nobody.
 */
was_colour: number, 
/**
 * Who speaks, after.
 */
label: string, 
/**
 * The number of their colour.
 */
colour: number, 
/**
 * When it began, as a clock shows it.
 */
was_time: string | null, 
/**
 * When it begins.
 */
time: string | null, 
/**
 * The differences about its beginning and what stands beside its words.
 */
differences: Array<number>, };

/**
 * A range of the two texts in one that differs.
 */
export type ComparedWords = { 
/**
 * From here.
 */
from: number, 
/**
 * To here.
 */
to: number, 
/**
 * Where it stands; on both sides when its words mean something else.
 */
side: ComparedSide, 
/**
 * The difference.
 */
difference: number, };

/**
 * What differs between two states of a document. Both texts are one here, in which each range
 * says whether it stands on one side only: without what was removed it is the manuscript after,
 * without what was inserted the manuscript before.
 */
export type ComparisonView = { 
/**
 * Which document.
 */
document: number, 
/**
 * The revision that the document was at; `restore_differences` names it.
 */
revision: number, 
/**
 * The state before.
 */
before: ComparedState, 
/**
 * The state after.
 */
after: ComparedState, 
/**
 * What differs, in reading order; a difference is named by its place in this list.
 */
differences: Array<DifferenceView>, 
/**
 * How much differs, in phrases; none when nothing does.
 */
summary: Array<string>, 
/**
 * Both texts in one.
 */
text: string, 
/**
 * Ranges of it that differ, in order.
 */
marks: Array<ComparedWords>, 
/**
 * Where turns begin in it, in order.
 */
turns: Array<ComparedTurn>, };

/**
 * Copies in a folder.
 */
export type Copies = { 
/**
 * The folder.
 */
folder: string, 
/**
 * One for each format.
 */
copies: Array<CopyWritten>, };

/**
 * What reading a copy back told.
 */
export type CopyCheck = { 
/**
 * So many words were compared with the saved state; 0 where the format cannot be read back.
 */
words: number, 
/**
 * False when something differs.
 */
sound: boolean, 
/**
 * What was compared and what came of it, in a sentence.
 */
told: string, };

/**
 * What is exported, how, and under which name.
 */
export type CopyChoice = { 
/**
 * The ids of the formats; at least one.
 */
formats: Array<string>, 
/**
 * How files are named: text with fields such as `{title}`.
 */
pattern: string, 
/**
 * The title at its head.
 */
title: boolean, 
/**
 * When turns begin.
 */
times: Times, 
/**
 * How speakers are named.
 */
labels: LabelStyle, 
/**
 * Where the addresses of links are written.
 */
links: LinkStyle, 
/**
 * Cues such as music and applause.
 */
cues: boolean, 
/**
 * Words such as `um`.
 */
fillers: boolean, 
/**
 * What becomes of suggestions that wait.
 */
suggestions: CopySuggestions, 
/**
 * Comments, where the format can.
 */
comments: boolean, 
/**
 * How long captions may be.
 */
subtitles: Subtitles, };

/**
 * What a working copy or a Word copy is.
 */
export type CopyInspected = { 
/**
 * The title of its transcript.
 */
title: string, 
/**
 * Who changed it since the two parted, the first to do so first.
 */
authors: Array<string>, 
/**
 * What it has in common with a document of the library; none when that has no copy of it.
 */
shares: SharedHistory | null, 
/**
 * True for a Word copy, of which everything comes in as suggestions and remarks.
 */
is_word: boolean, };

/**
 * The name that a copy would have.
 */
export type CopyName = { 
/**
 * The id of its format.
 */
format: string, 
/**
 * The file's name.
 */
file: string, 
/**
 * True when the folder has such a file already.
 */
exists: boolean, };

/**
 * The names that copies would have.
 */
export type CopyNames = { 
/**
 * One for each format.
 */
names: Array<CopyName>, 
/**
 * Fields of the pattern that there are not; they stay as they are written.
 */
unknown: Array<string>, };

/**
 * The first page of a copy.
 */
export type CopyPreview = { 
/**
 * What it holds.
 */
content: string, 
/**
 * True when that is a web page, else it is the text of the file itself.
 */
page: boolean, 
/**
 * True when more comes behind it.
 */
cut: boolean, 
/**
 * What is to be known of it, in a sentence; may be empty.
 */
note: string, };

/**
 * A profile of export.
 */
export type CopyProfile = { 
/**
 * What it is called.
 */
name: string, 
/**
 * The ids of the formats; at least one.
 */
formats: Array<string>, 
/**
 * How files are named: text with fields such as `{title}`.
 */
pattern: string, 
/**
 * The title at its head.
 */
title: boolean, 
/**
 * When turns begin.
 */
times: Times, 
/**
 * How speakers are named.
 */
labels: LabelStyle, 
/**
 * Where the addresses of links are written.
 */
links: LinkStyle, 
/**
 * Cues such as music and applause.
 */
cues: boolean, 
/**
 * Words such as `um`.
 */
fillers: boolean, 
/**
 * What becomes of suggestions that wait.
 */
suggestions: CopySuggestions, 
/**
 * Comments, where the format can.
 */
comments: boolean, 
/**
 * How long captions may be.
 */
subtitles: Subtitles, };

/**
 * The profiles of export.
 */
export type CopyProfiles = { 
/**
 * Those that are there from the start: they cannot be deleted or saved over.
 */
presets: Array<CopyProfile>, 
/**
 * The editor's own, by name.
 */
own: Array<CopyProfile>, 
/**
 * The profile that was just saved or imported.
 */
saved: string | null, 
/**
 * What the editor may want to know, in sentences.
 */
notes: Array<string>, };

/**
 * What a copy does with suggestions that nobody decided on.
 */
export type CopySuggestions = "without" | "accepted" | "marked";

/**
 * A copy of several.
 */
export type CopyWritten = { 
/**
 * The id of its format.
 */
format: string, 
/**
 * The file's name.
 */
file: string, 
/**
 * The copy; none when it could not be written.
 */
exported: Exported | null, 
/**
 * Why it could not.
 */
error: WireError | null, };

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
 * Also applies each one to all other places that the same decision settles.
 */
everywhere: boolean, 
/**
 * True to propose it instead of doing it.
 */
suggest: boolean, };

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
 * Accepts suggestions or rejects them.
 */
export type DecideSuggestions = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * Which.
 */
which: Suggestions, 
/**
 * True to accept them.
 */
accept: boolean, };

/**
 * Findings that one decision settles: of the same rule, with the same words and the same best
 * correction.
 */
export type Decision = { 
/**
 * Names it; the same as long as its rule, its words and its best correction are.
 */
key: string, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * The words it is about.
 */
text: string, 
/**
 * The best correction; empty when none is offered.
 */
to: string, 
/**
 * Corrections of its first place, the best first.
 */
suggestions: Array<string>, 
/**
 * What one key does about it where no correction would.
 */
repair: string | null, 
/**
 * How sure the surest of them is.
 */
certainty: Certainty, 
/**
 * How many places it settles.
 */
places: number, 
/**
 * The group it belongs to.
 */
group: string, 
/**
 * Why, in a sentence, at its first place.
 */
why: string, 
/**
 * Its first place.
 */
first: DecisionPlace, };

/**
 * A place of a decision.
 */
export type DecisionPlace = { 
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
end: number, };

/**
 * Deletes a remark, or the whole thread.
 */
export type DeleteRemark = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The thread.
 */
comment: number, 
/**
 * The remark, counted from 0; null for the thread.
 */
remark: number | null, };

/**
 * Deletes a version. The import is always kept.
 */
export type DeleteVersion = { 
/**
 * The document.
 */
document: number, 
/**
 * The version.
 */
version: number, 
/**
 * True when the editor was asked: without that only one goes that was saved by itself
 * and is not pinned.
 */
confirmed: boolean, };

/**
 * What differences are filtered by.
 */
export type DifferenceGroup = "words" | "punctuation" | "speakers" | "times" | "links" | "structure";

/**
 * What differs.
 */
export type DifferenceKind = "words" | "moved" | "turn_added" | "turn_removed" | "split" | "merged" | "retagged" | "retimed" | "turn_kind" | "link" | "emphasis" | "speaker" | "speaker_order" | "title" | "pending_links";

/**
 * One thing that differs.
 */
export type DifferenceView = { 
/**
 * What it is.
 */
kind: DifferenceKind, 
/**
 * What it is filtered by.
 */
group: DifferenceGroup, 
/**
 * What it is, in words.
 */
title: string, 
/**
 * The words that are gone.
 */
removed: string, 
/**
 * The words that came.
 */
inserted: string, 
/**
 * Where it is in the state before; none when it is about the whole transcript.
 */
before: PlaceRange | null, 
/**
 * Where it is in the state after.
 */
after: PlaceRange | null, };

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
 * How far it is.
 */
status: Status, 
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
 * Alters an entry of the memory.
 */
export type EditMemory = { 
/**
 * Its id.
 */
id: number, 
/**
 * What stood in the text; the word itself for the glossary.
 */
shown: string, 
/**
 * What was put in its place.
 */
meant: string, 
/**
 * How far it reaches; `document` is the transcript that it is bound to or came from.
 */
scope: Scope, 
/**
 * The document that is open, if one is.
 */
document: number | null, };

/**
 * Says one’s own remark in other words.
 */
export type EditRemark = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The thread.
 */
comment: number, 
/**
 * The remark, counted from 0.
 */
remark: number, 
/**
 * What it says from now on.
 */
text: string, };

/**
 * Makes a speaker what is told of it.
 */
export type EditSpeaker = { 
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
 * The label.
 */
label: string, 
/**
 * The full name; may be empty.
 */
name: string, 
/**
 * Host, guest: free text, may be empty.
 */
role: string, 
/**
 * The number of its colour, from 1; 0 for that of its place.
 */
colour: number, 
/**
 * Other labels that mean this speaker.
 */
aliases: Array<string>, 
/**
 * Its place in the list, from 0; where it is when none.
 */
place: number | null, };

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
export type ErrorCode = "bad_request" | "not_found" | "stale" | "approved" | "refused" | "unsure" | "library" | "file" | "cancelled";

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
 * Writes what happened to a transcript as a table.
 */
export type ExportActivity = { 
/**
 * The document.
 */
document: number, 
/**
 * As in `FindActivity`.
 */
search: string, 
/**
 * Where to; the text comes back when there is none.
 */
path: string | null, };

/**
 * Writes a comparison to a file: a web page, or a Word file with tracked changes.
 */
export type ExportComparison = { 
/**
 * The document.
 */
document: number, 
/**
 * As in `compare_versions`.
 */
before: StateOf, 
/**
 * As in `compare_versions`.
 */
after: StateOf, 
/**
 * Where it goes; its ending, html or docx, says what it is.
 */
path: string, };

/**
 * Exports finished copies in several formats into a folder.
 */
export type ExportCopies = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows; the copies show the same.
 */
revision: number, 
/**
 * The version to export as it was; none for the transcript as it is now.
 */
version: number | null, 
/**
 * The folder.
 */
folder: string, 
/**
 * True to write over files that are there; without that nothing is written when one is.
 */
replace: boolean, 
/**
 * The ids of the formats; at least one.
 */
formats: Array<string>, 
/**
 * How files are named: text with fields such as `{title}`.
 */
pattern: string, 
/**
 * The title at its head.
 */
title: boolean, 
/**
 * When turns begin.
 */
times: Times, 
/**
 * How speakers are named.
 */
labels: LabelStyle, 
/**
 * Where the addresses of links are written.
 */
links: LinkStyle, 
/**
 * Cues such as music and applause.
 */
cues: boolean, 
/**
 * Words such as `um`.
 */
fillers: boolean, 
/**
 * What becomes of suggestions that wait.
 */
suggestions: CopySuggestions, 
/**
 * Comments, where the format can.
 */
comments: boolean, 
/**
 * How long captions may be.
 */
subtitles: Subtitles, };

/**
 * Writes a transcript with its whole history.
 */
export type ExportCopy = { 
/**
 * The document.
 */
document: number, 
/**
 * Where to; its name ends in `.galley`.
 */
path: string, };

/**
 * Writes a profile of export as JSON.
 */
export type ExportCopyProfile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where to; the text itself is told when none.
 */
path: string | null, };

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
 * The version to export as it was; none for the transcript as it is now.
 */
version: number | null, 
/**
 * The format's id.
 */
format: string, 
/**
 * Where to.
 */
path: string, 
/**
 * The title at its head.
 */
title: boolean, 
/**
 * When turns begin.
 */
times: Times, 
/**
 * How speakers are named.
 */
labels: LabelStyle, 
/**
 * Where the addresses of links are written.
 */
links: LinkStyle, 
/**
 * Cues such as music and applause.
 */
cues: boolean, 
/**
 * Words such as `um`.
 */
fillers: boolean, 
/**
 * What becomes of suggestions that wait.
 */
suggestions: CopySuggestions, 
/**
 * Comments, where the format can.
 */
comments: boolean, 
/**
 * How long captions may be.
 */
subtitles: Subtitles, };

/**
 * Exports the memory as CSV.
 */
export type ExportMemory = { 
/**
 * Only entries of a kind.
 */
kind: MemoryKind | null, 
/**
 * Where to; the text itself is told when none.
 */
path: string | null, };

/**
 * Exports a profile as JSON.
 */
export type ExportProfile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where to; the text itself is told when none.
 */
path: string | null, };

/**
 * Writes who talks how much.
 */
export type ExportStatistics = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * Where to: a table when it ends in `.csv`, else a page with a chart.
 */
path: string, };

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
 * The revision that it shows; that of the version where one was asked for.
 */
revision: number, 
/**
 * What the editor should know of it, in sentences.
 */
notes: Array<string>, 
/**
 * What reading it back told.
 */
check: CopyCheck, };

/**
 * Files a pending link at the end as a reference, or lets it wait again.
 */
export type FileLink = { 
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
 * Whether it is a reference.
 */
filed: boolean, };

/**
 * What a file is read as. Nothing of it is stored.
 */
export type FileReading = { 
/**
 * The file's name.
 */
file: string, 
/**
 * The title that the transcript would have.
 */
title: string, 
/**
 * The name of the format.
 */
format: string, 
/**
 * The character encoding; empty where the format tells it, or has none.
 */
encoding: string, 
/**
 * How speakers were found.
 */
found: SpeakersFound, 
/**
 * The formats that there are.
 */
formats: Array<ReadableFormat>, 
/**
 * The encodings that may be chosen.
 */
encodings: Array<string>, 
/**
 * Who speaks, in order of appearance.
 */
speakers: Array<ReadSpeaker>, 
/**
 * How many turns, cues among them.
 */
turns: number, 
/**
 * How many of them are cues.
 */
cues: number, 
/**
 * How many words are spoken.
 */
words: number, 
/**
 * How many pages; 0 when there are none.
 */
pages: number, 
/**
 * Addresses without a place.
 */
pending_links: number, 
/**
 * The first turns.
 */
first: Array<ReadTurn>, 
/**
 * What was guessed, and what could not be read.
 */
warnings: Array<Warning>, 
/**
 * What makes the reading as a whole uncertain, in sentences; empty when nothing does.
 */
doubts: Array<string>, 
/**
 * True when the same file came in before.
 */
known: boolean, };

/**
 * A file to be imported.
 */
export type FileSource = { "path": string } | { "bytes": { 
/**
 * Its name.
 */
name: string, 
/**
 * What it holds, in base64.
 */
base64: string, } };

/**
 * Looks for what happened to a transcript.
 */
export type FindActivity = { 
/**
 * The document.
 */
document: number, 
/**
 * Words that must all occur, in what was done or in who did it; everything when empty.
 */
search: string, };

/**
 * Looks into the memory.
 */
export type FindMemory = { 
/**
 * Words of an entry: shown, meant, or of its origin; all when empty.
 */
search: string, 
/**
 * Only those of a kind.
 */
kind: MemoryKind | null, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many to tell at most.
 */
limit: number, };

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
 * The decision that settles it.
 */
decision: string, 
/**
 * How many places that decision settles, this one included.
 */
places: number, 
/**
 * What one key does about it where no correction would; none otherwise.
 */
repair: string | null, 
/**
 * True when its word in the glossary would settle it.
 */
glossary: boolean, };

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
group: string | null, 
/**
 * True to propose it instead of doing it.
 */
suggest: boolean, };

/**
 * Forgets entries of the memory.
 */
export type ForgetMemory = { 
/**
 * Their ids.
 */
ids: Array<number>, 
/**
 * The document that is open, if one is.
 */
document: number | null, };

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
ending: string, 
/**
 * True when it can mark what is only suggested.
 */
marks: boolean, 
/**
 * True when it has a place for comments.
 */
comments: boolean, 
/**
 * True when it is cut into captions with times.
 */
captions: boolean, };

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
 * A place of a group or of a decision, in its sentence.
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
base64: string, 
/**
 * How it is to be read, where that is not left to guess.
 */
reading: Reading, 
/**
 * True to refuse a file whose reading is not certain, so that the editor is asked.
 */
sure: boolean, };

/**
 * Takes in a profile of export.
 */
export type ImportCopyProfile = { 
/**
 * Its JSON.
 */
from: Source, };

/**
 * Imports a file of this machine.
 */
export type ImportFile = { 
/**
 * Its path.
 */
path: string, 
/**
 * How it is to be read, where that is not left to guess.
 */
reading: Reading, 
/**
 * True to refuse a file whose reading is not certain, so that the editor is asked.
 */
sure: boolean, };

/**
 * Imports what a memory was exported to.
 */
export type ImportMemory = { 
/**
 * The CSV.
 */
from: Source, 
/**
 * The document that is open, if one is.
 */
document: number | null, };

/**
 * Imports a profile.
 */
export type ImportProfile = { 
/**
 * The document that is open.
 */
document: number, 
/**
 * Its JSON.
 */
from: Source, };

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
 * Joins what one speaker says in turns that follow each other.
 */
export type JoinTurns = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The turns that are joined to the one before them; everywhere when there are none.
 */
turns: Array<number>, };

/**
 * Imports a file of many: it is stored and not opened.
 */
export type KeepFile = { 
/**
 * The file.
 */
from: FileSource, };

/**
 * A file of many that came in. It is not open.
 */
export type Kept = { 
/**
 * The document.
 */
document: number, 
/**
 * Its title.
 */
title: string, 
/**
 * How many words are spoken.
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
 * True when the same file came in before, and is as it was left.
 */
known: boolean, 
/**
 * What makes the reading as a whole uncertain, in sentences.
 */
doubts: Array<string>, 
/**
 * What was guessed, and what could not be read.
 */
warnings: Array<Warning>, };

/**
 * How the labels of speakers are written in a file.
 */
export type LabelReading = "guessed" | "colon" | "own_line" | "nobody";

/**
 * How a copy names speakers.
 */
export type LabelStyle = "label" | "name" | "initials" | "name_first" | "hidden";

/**
 * Leaves what a rule found as it is: it is not shown again.
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
 * The turn.
 */
turn: number, 
/**
 * In this turn, in this transcript, or never again anywhere.
 */
scope: Scope, };

/**
 * How grave it is what a rule finds.
 */
export type Level = "broken" | "mistake" | "style";

/**
 * What the library holds, the latest first.
 */
export type Library = { 
/**
 * Its documents.
 */
documents: Array<DocumentRow>, };

/**
 * A phrase that leads somewhere already, in this transcript or in another one, and stands here
 * without a link too.
 */
export type LinkOffer = { 
/**
 * The phrase as it was linked.
 */
phrase: string, 
/**
 * Where it leads.
 */
url: string, 
/**
 * True when it is linked in this transcript.
 */
here: boolean, 
/**
 * The title of the transcript that it was first linked in; empty when it is this one, or none.
 */
origin: string, 
/**
 * Where it stands without a link, in order.
 */
places: Array<PhrasePlace>, };

/**
 * Phrases that may be linked in more places.
 */
export type LinkOffers = { 
/**
 * In the order of their first places.
 */
offers: Array<LinkOffer>, };

/**
 * Links words in many places with one address.
 */
export type LinkPhrase = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The places.
 */
places: Array<PlaceOfWords>, 
/**
 * An http, https or mailto address.
 */
url: string, 
/**
 * True to propose it instead of doing it.
 */
suggest: boolean, };

/**
 * A place for a link.
 */
export type LinkPlace = { 
/**
 * How likely it is, 0 to 100.
 */
score: number, 
/**
 * Why, in a sentence.
 */
why: string, 
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
 * The words.
 */
text: string, 
/**
 * What is before them in their sentence.
 */
before: string, 
/**
 * What is behind them.
 */
behind: string, };

/**
 * Where a pending link may belong.
 */
export type LinkPlaces = { 
/**
 * The pending link.
 */
link: number, 
/**
 * The places, the likeliest first.
 */
places: Array<LinkPlace>, };

/**
 * Where a copy writes the addresses of links.
 */
export type LinkStyle = "inline" | "footnotes" | "references";

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
url: string, 
/**
 * What is odd about it, in a sentence.
 */
fault: string | null, };

/**
 * Where all pending links may belong.
 */
export type LinksPlaced = { 
/**
 * One for each.
 */
links: Array<LinkPlaces>, };

/**
 * Shows every place of a group.
 */
export type LookThrough = { 
/**
 * The document.
 */
document: number, 
/**
 * The group, a decision, or a rule.
 */
group: string, };

/**
 * What the memory holds, as far as it was asked for, the latest first.
 */
export type Memory = { 
/**
 * One page of them.
 */
entries: Array<MemoryEntry>, 
/**
 * How many there are of the kind and with the words that were asked for.
 */
found: number, 
/**
 * Corrections with those words.
 */
corrections: number, 
/**
 * Rejections with those words.
 */
rejections: number, 
/**
 * Glossary words with those words.
 */
words: number, 
/**
 * Links with those words, or addresses.
 */
links: number, };

/**
 * What a change of the memory did.
 */
export type MemoryChanged = { 
/**
 * The entries that it was about, as they are now, or as they were before they were forgotten:
 * `remember` brings those back.
 */
entries: Array<MemoryEntry>, 
/**
 * What it did to the open transcript's findings; none when none was named.
 */
update: Update | null, };

/**
 * A decision that is remembered.
 */
export type MemoryEntry = { 
/**
 * Its id; not looked at when an entry is added.
 */
id: number, 
/**
 * What it is.
 */
kind: MemoryKind, 
/**
 * What stood in the text; the word itself for the glossary; the words of a link.
 */
shown: string, 
/**
 * What was put in its place; for a rejection what was offered; the address of a link. May be
 * empty.
 */
meant: string, 
/**
 * The rule's id; empty when no rule found it.
 */
rule: string, 
/**
 * How far it reaches.
 */
scope: Scope, 
/**
 * The transcript that it is bound to; none when it reaches every one.
 */
document: number | null, 
/**
 * The turn that it is bound to; none when it reaches further.
 */
turn: number | null, 
/**
 * Where it was first decided.
 */
origin: Origin, 
/**
 * When it was first decided, in milliseconds since 1970.
 */
at: number, 
/**
 * How often it was decided.
 */
count: number, 
/**
 * True when the library's disk altered it: it counts for nothing and may be forgotten.
 */
damaged: boolean, };

/**
 * What came in by a file.
 */
export type MemoryImported = { 
/**
 * Entries that are new.
 */
added: number, 
/**
 * Entries that were remembered already.
 */
known: number, 
/**
 * Lines that could not be read; all others were.
 */
bad: Array<BadLine>, 
/**
 * What it did to the open transcript's findings; none when none was named.
 */
update: Update | null, };

/**
 * What was decided.
 */
export type MemoryKind = "correction" | "rejection" | "word" | "link";

/**
 * Words of a remark that lead somewhere.
 */
export type MentionView = { 
/**
 * Where they begin in the remark.
 */
start: number, 
/**
 * Where they end.
 */
end: number, 
/**
 * The turn that is said at the time, or the first of the speaker.
 */
turn: number | null, 
/**
 * The speaker; none for a time.
 */
speaker: number | null, };

/**
 * Merges a working copy.
 */
export type MergeCopy = { 
/**
 * The document that it goes into.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The path of the copy.
 */
path: string, };

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
 * Moves a sentence to a neighbour.
 */
export type MoveSentence = { 
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
 * A place in the sentence.
 */
at: number, 
/**
 * To the turn behind, with all that follows; to the one before, with all in front, if not.
 */
next: boolean, };

/**
 * Asks which names copies would have.
 */
export type NameCopies = { 
/**
 * The document.
 */
document: number, 
/**
 * The version that is exported; none for the transcript as it is now.
 */
version: number | null, 
/**
 * The ids of the formats.
 */
formats: Array<string>, 
/**
 * How files are named.
 */
pattern: string, 
/**
 * The folder, where one was chosen.
 */
folder: string | null, };

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * A working copy.
 */
export type OfCopy = { 
/**
 * Its path.
 */
path: string, };

/**
 * A profile of export by its name.
 */
export type OfCopyProfile = { 
/**
 * Its name.
 */
name: string, };

/**
 * A document.
 */
export type OfDocument = { 
/**
 * Its id.
 */
document: number, };

/**
 * A profile of one's own.
 */
export type OfProfile = { 
/**
 * The document that is open.
 */
document: number, 
/**
 * Its name.
 */
name: string, };

/**
 * Asks for decisions that are left.
 */
export type OfQueue = { 
/**
 * The document.
 */
document: number, 
/**
 * Whether certain corrections are to be among them.
 */
certain: boolean, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many to tell at most.
 */
limit: number, };

/**
 * A speaker.
 */
export type OfSpeaker = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * Its id.
 */
speaker: number, };

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
 * The transcript that a decision was first made in.
 */
export type Origin = { 
/**
 * Its id; none when it came by a file.
 */
document: number | null, 
/**
 * Its title at that time; empty when there was none.
 */
title: string, 
/**
 * False when the transcript is not in the library any more.
 */
there: boolean, };

/**
 * A place in the manuscript.
 */
export type PastePlace = { 
/**
 * The turn.
 */
turn: number, 
/**
 * The place in its text.
 */
at: number, };

/**
 * Pastes a piece of a page over words.
 */
export type PasteText = { 
/**
 * Its id.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * From here.
 */
from: PastePlace, 
/**
 * To here, which is no earlier.
 */
to: PastePlace, 
/**
 * What is on the clipboard, as HTML.
 */
html: string, 
/**
 * True to propose it instead of doing it.
 */
suggest: boolean, };

/**
 * What was pasted.
 */
export type Pasted = { 
/**
 * What it did.
 */
update: Update, 
/**
 * The turn in which it stands now.
 */
turn: number, 
/**
 * Where it ends in its text.
 */
at: number, };

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
before: number | null, 
/**
 * True when it is listed at the end as a reference.
 */
filed: boolean, 
/**
 * True when a suggestion would give it its place.
 */
proposed: boolean, };

/**
 * A place of a phrase, in its sentence.
 */
export type PhrasePlace = { 
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
 * The words.
 */
text: string, 
/**
 * What is before them in their sentence.
 */
before: string, 
/**
 * What is behind them.
 */
behind: string, };

/**
 * Says whether a version is never thinned out.
 */
export type PinVersion = { 
/**
 * The document.
 */
document: number, 
/**
 * The version.
 */
version: number, 
/**
 * True when it is never thinned out.
 */
pinned: boolean, };

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
end: number, 
/**
 * True to propose it instead of doing it.
 */
suggest: boolean, };

/**
 * Some words of a turn.
 */
export type PlaceOfWords = { 
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
 * From one place in the turns to another.
 */
export type PlaceRange = { 
/**
 * The turn in which it begins.
 */
from_turn: number, 
/**
 * Where, in that turn's text.
 */
from: number, 
/**
 * The turn in which it ends.
 */
to_turn: number, 
/**
 * Where, in that turn's text.
 */
to: number, };

/**
 * Asks for the first page of a copy.
 */
export type PreviewCopy = { 
/**
 * The document.
 */
document: number, 
/**
 * The version that is exported; none for the transcript as it is now.
 */
version: number | null, 
/**
 * The format's id.
 */
format: string, 
/**
 * The title at its head.
 */
title: boolean, 
/**
 * When turns begin.
 */
times: Times, 
/**
 * How speakers are named.
 */
labels: LabelStyle, 
/**
 * Where the addresses of links are written.
 */
links: LinkStyle, 
/**
 * Cues such as music and applause.
 */
cues: boolean, 
/**
 * Words such as `um`.
 */
fillers: boolean, 
/**
 * What becomes of suggestions that wait.
 */
suggestions: CopySuggestions, 
/**
 * Comments, where the format can.
 */
comments: boolean, 
/**
 * How long captions may be.
 */
subtitles: Subtitles, };

/**
 * A profile.
 */
export type ProfileView = { 
/**
 * What it is called.
 */
name: string, 
/**
 * True for those that are there from the start: they cannot be deleted or saved over.
 */
preset: boolean, 
/**
 * Rules that it names and that this version does not know.
 */
unknown: Array<string>, };

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
 * Substitutions first; of equals those where one decision settles most.
 */
groups: Array<Group>, 
/**
 * The decisions to take next: those that settle most places first, then the surer, then in
 * the order of the text. Certain corrections are not among them. No more than the first 100;
 * `queue` tells the rest.
 */
queue: Array<Decision>, 
/**
 * How many decisions are left, those that are not in `queue` included.
 */
decisions: number, 
/**
 * How many places those settle: `left` without `certain`.
 */
places: number, 
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
 * Decisions that are left.
 */
export type Queue = { 
/**
 * One page of them.
 */
decisions: Array<Decision>, 
/**
 * How many there are.
 */
found: number, };

/**
 * Asks what a file is read as. Nothing is stored.
 */
export type ReadFile = { 
/**
 * The file.
 */
from: FileSource, 
/**
 * How it is to be read, where that is not left to guess.
 */
reading: Reading, };

/**
 * A speaker who was recognised.
 */
export type ReadSpeaker = { 
/**
 * The label.
 */
label: string, 
/**
 * How many turns.
 */
turns: number, 
/**
 * How many words.
 */
words: number, };

/**
 * A turn that was recognised.
 */
export type ReadTurn = { 
/**
 * True for a note on what is heard.
 */
cue: boolean, 
/**
 * Who speaks, as a place in the list of speakers.
 */
speaker: number | null, 
/**
 * When it begins, as in `1:02:03`; empty when that is not known.
 */
time: string, 
/**
 * Its words, or the first of them.
 */
text: string, 
/**
 * True when more words follow.
 */
cut: boolean, };

/**
 * A format that can be imported.
 */
export type ReadableFormat = { 
/**
 * Its name.
 */
id: string, 
/**
 * What people call it.
 */
title: string, };

/**
 * How a file is to be read. What is none is left to guess.
 */
export type Reading = { 
/**
 * The name of the format.
 */
format: string | null, 
/**
 * The name of the character encoding.
 */
encoding: string | null, 
/**
 * How the labels of speakers are written.
 */
labels: LabelReading, };

/**
 * One remark of a thread.
 */
export type RemarkView = { 
/**
 * Who made it.
 */
author: string, 
/**
 * When, in milliseconds since 1970.
 */
at: number, 
/**
 * What it says.
 */
text: string, 
/**
 * The speakers and times that it mentions, in order.
 */
mentions: Array<MentionView>, };

/**
 * Adds entries to the memory, such as those that were forgotten.
 */
export type Remember = { 
/**
 * The entries.
 */
entries: Array<MemoryEntry>, 
/**
 * The document that is open, if one is.
 */
document: number | null, };

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
 * Gives a version another name and note. One that was saved by itself is pinned by that.
 */
export type RenameVersion = { 
/**
 * The document.
 */
document: number, 
/**
 * The version.
 */
version: number, 
/**
 * Its name.
 */
name: string, 
/**
 * A note on it; may be empty.
 */
note: string, };

/**
 * Does what a finding offers in place of corrections.
 */
export type RepairTurn = { 
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
 * Where the finding begins in its text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The rule.
 */
rule: string, };

/**
 * Adds a remark to a thread, which is open then.
 */
export type ReplyTo = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The thread.
 */
comment: number, 
/**
 * What is said.
 */
text: string, };

/**
 * Makes some of what differs from a version what it was there.
 */
export type RestoreDifferences = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that was compared.
 */
revision: number, 
/**
 * The version it was compared with; the import when none is named.
 */
before: number | null, 
/**
 * Which differences, by their places in the list.
 */
differences: Array<number>, 
/**
 * True to propose it instead of doing it.
 */
suggest: boolean, };

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
version: number, 
/**
 * True to propose it instead of doing it.
 */
suggest: boolean, };

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
 * A rule.
 */
export type RuleView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * Why it matters, in a sentence.
 */
reason: string, 
/**
 * What it finds.
 */
example: string, 
/**
 * How grave that is.
 */
level: Level, 
/**
 * True when it looks at this transcript.
 */
on: boolean, 
/**
 * What the profile in force says.
 */
in_profile: boolean, 
/**
 * What the library says beside it; none when it says nothing.
 */
in_library: boolean | null, 
/**
 * What the transcript says beside them; none when it says nothing.
 */
in_document: boolean | null, 
/**
 * How many findings it has now.
 */
count: number, };

/**
 * What a change of rules or profiles did.
 */
export type Ruled = { 
/**
 * The rules as they are now.
 */
rules: Rules, 
/**
 * What it did to the transcript's findings.
 */
update: Update, 
/**
 * What the editor may want to know, such as the name that an imported profile was given.
 */
notes: Array<string>, };

/**
 * The rules, and which of them look at a transcript. A rule is on as the transcript says, else
 * as the library says, else as the profile says.
 */
export type Rules = { 
/**
 * The profile in force.
 */
profile: string, 
/**
 * The profile of this transcript; none when it has that of the library.
 */
document_profile: string | null, 
/**
 * The profile of every transcript that has none of its own.
 */
library_profile: string, 
/**
 * All profiles, those that are there from the start first.
 */
profiles: Array<ProfileView>, 
/**
 * All rules, the gravest first.
 */
rules: Array<RuleView>, };

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
name: string, 
/**
 * A note on it; may be empty.
 */
note: string, };

/**
 * How far a decision reaches.
 */
export type Scope = "here" | "document" | "library";

/**
 * Keeps the checklist of the profile that is in force in a transcript.
 */
export type SetChecklist = { 
/**
 * The document.
 */
document: number, 
/**
 * The checklist.
 */
checklist: Checklist, };

/**
 * Makes turns cues, or speech again.
 */
export type SetKind = { 
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
 * True for cues.
 */
cue: boolean, 
/**
 * Who speaks, for speech.
 */
speaker: number | null, };

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
 * Settles a thread, or opens it again.
 */
export type SetResolved = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The thread.
 */
comment: number, 
/**
 * Whether it is settled.
 */
resolved: boolean, };

/**
 * Says whether a rule looks at a transcript.
 */
export type SetRule = { 
/**
 * The document that is open.
 */
document: number, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * For this transcript or for every one.
 */
scope: Scope, 
/**
 * None to say nothing any more.
 */
on: boolean | null, };

/**
 * Says how far a transcript is. Approving has a command of its own.
 */
export type SetStatus = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * What it is from now on. Only what is approved can be published.
 */
status: Status, 
/**
 * A note on it; may be empty.
 */
note: string, };

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
 * Whose name stands on versions, comments and changes; empty when it was never given.
 */
author: string, 
/**
 * The initials beside it; made from the name when they are empty.
 */
initials: string, 
/**
 * True when the name was asked for, given or not.
 */
name_asked: boolean, 
/**
 * What was exported last, and how.
 */
export: CopyChoice, 
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
 * A document of the library that a working copy can be merged into.
 */
export type SharedHistory = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that it is at.
 */
revision: number, 
/**
 * Steps of the document since the two parted.
 */
my_changes: number, 
/**
 * Steps of the copy since.
 */
their_changes: number, };

/**
 * Moves all times from a turn on.
 */
export type ShiftTimes = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * The first turn.
 */
turn: number, 
/**
 * `+0:05`, `-1:30`, `+2.5` (seconds), or the time that this turn has from now on.
 */
by: string, };

/**
 * A file to be read, or its text.
 */
export type Source = { "path": string } | { "text": string };

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
end: number, } & ({ "kind": "link", 
/**
 * The address.
 */
url: string, } | { "kind": "emphasis" } | { "kind": "comment", 
/**
 * The thread.
 */
comment: number, } | { "kind": "inserted", 
/**
 * The suggestion.
 */
suggestion: number, } | { "kind": "deleted", 
/**
 * The suggestion.
 */
suggestion: number, } | { "kind": "proposed", 
/**
 * The suggestion.
 */
suggestion: number, });

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
 * Host, guest: free text, may be empty.
 */
role: string, 
/**
 * The number of its colour, from 1.
 */
colour: number, 
/**
 * True when the colour was chosen, and not by its place.
 */
colour_chosen: boolean, 
/**
 * Other labels that mean this speaker.
 */
aliases: Array<string>, 
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
 * How long they speak, as a clock shows it; none without times.
 */
talk: string | null, 
/**
 * The one of the list who is probably the same person.
 */
same_as: number | null, 
/**
 * The number key: 1 to 9, none beyond.
 */
key: number | null, };

/**
 * How the speakers of a file were found.
 */
export type SpeakersFound = "told" | "colon" | "own_line" | "nobody";

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
 * True when nobody was asked yet whose name stands on what is done: ask once.
 */
ask_name: boolean, 
/**
 * The formats of exports.
 */
formats: Array<FormatView>, 
/**
 * How the names of files end that can be imported, without the dot.
 */
readable: Array<string>, };

/**
 * A state of a document.
 */
export type StateOf = { "of": "import" } | { "of": "version", 
/**
 * The version.
 */
version: number, } | { "of": "now" };

/**
 * How far a transcript is.
 */
export type Status = "draft" | "correcting" | "in_review" | "approved" | "published";

/**
 * How long captions may be: two lines, so long, and to be read at so much a second.
 */
export type Subtitles = { 
/**
 * Characters in a line.
 */
line: number, 
/**
 * Characters that are read in a second.
 */
speed: number, };

/**
 * Proposes a link.
 */
export type SuggestLink = { 
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
 * An http, https or mailto address; none to propose that the links there go.
 */
url: string | null, };

/**
 * Proposes another speaker.
 */
export type SuggestSpeaker = { 
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
 * Typing, as a proposal.
 */
export type SuggestText = { 
/**
 * Its id.
 */
document: number, 
/**
 * The revision that the edits were made on.
 */
revision: number, 
/**
 * In order, not overlapping. What an edit would remove is marked to go, unless it is the
 * author's own proposal; what it inserts is put behind that.
 */
edits: Array<DocumentEdit>, };

/**
 * What a suggestion is about.
 */
export type SuggestionKind = "words" | "turn" | "link" | "speaker";

/**
 * Something that is proposed.
 */
export type SuggestionView = { 
/**
 * Its id.
 */
suggestion: number, 
/**
 * Who proposed it.
 */
author: string, 
/**
 * When, in milliseconds since 1970.
 */
at: number, 
/**
 * The turn it is in; none when that is gone.
 */
turn: number | null, 
/**
 * Where it begins in the turn's text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, } & ({ "proposal": "words", 
/**
 * Those that go.
 */
removed: string, 
/**
 * Those that come.
 */
inserted: string, } | { "proposal": "turn", 
/**
 * True when it comes, false when it goes.
 */
comes: boolean, 
/**
 * Words that go with that.
 */
removed: string, 
/**
 * Words that come with it.
 */
inserted: string, } | { "proposal": "link", 
/**
 * The words.
 */
text: string, 
/**
 * The address; none to take the link away.
 */
url: string | null, } | { "proposal": "speaker", 
/**
 * Who has the turn.
 */
from: number | null, 
/**
 * Who is to have it.
 */
to: number | null, });

/**
 * Which suggestions.
 */
export type Suggestions = { "of": "ids", 
/**
 * Their ids.
 */
ids: Array<number>, } | { "of": "author", 
/**
 * Who.
 */
author: string, } | { "of": "kind", 
/**
 * The kind.
 */
kind: SuggestionKind, } | { "of": "all" };

/**
 * Changes two speakers that were taken for each other.
 */
export type SwapSpeakers = { 
/**
 * The document.
 */
document: number, 
/**
 * The revision that the interface shows.
 */
revision: number, 
/**
 * In these turns; in all from `from` on when there are none.
 */
turns: Array<number>, 
/**
 * The first turn of all.
 */
from: number | null, 
/**
 * One of the two.
 */
one: number, 
/**
 * The other.
 */
other: number, };

/**
 * At which turns a copy shows when they begin.
 */
export type Times = "every_turn" | "every_minute" | "hidden";

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
 * How far it is.
 */
status: Status, 
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
 * What reviewers remarked.
 */
comments: Array<CommentView>, 
/**
 * What reviewers proposed.
 */
suggestions: Array<SuggestionView>, 
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
 * How much differs in a turn.
 */
export type TurnAmount = { 
/**
 * The turn.
 */
turn: number, 
/**
 * How many words it has.
 */
words: number, 
/**
 * How many words came, went or were replaced.
 */
changed: number, 
/**
 * True when more than words differ.
 */
arranged: boolean, };

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
 * What stands beside the words of a turn. Thousands come at once: what is seldom true is left out
 * where it is not.
 */
export type TurnHead = { 
/**
 * The turn's id.
 */
id: number, 
/**
 * True for a cue such as MUSIC INTERLUDE.
 */
cue?: boolean, 
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
estimated?: boolean, };

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
spans: Array<SpanView>, 
/**
 * The turn's id.
 */
id: number, 
/**
 * True for a cue such as MUSIC INTERLUDE.
 */
cue?: boolean, 
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
estimated?: boolean, };

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
 * How far the document is now.
 */
status: Status, 
/**
 * The text edits, against the revision before it.
 */
edits: Array<DocumentEdit>, 
/**
 * The turns that changed.
 */
turns: Array<TurnSplice>, 
/**
 * The turns of which only what stands beside their words changed, in their order.
 */
heads: Array<TurnHead>, 
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
 * All comments as they are now.
 */
comments: Array<CommentView>, 
/**
 * All suggestions as they are now.
 */
suggestions: Array<SuggestionView>, 
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
label: string, 
/**
 * What is remembered by it; `forget_memory` takes that back where undo does not.
 */
remembered: Array<MemoryEntry>, };

/**
 * How much differs between two states of a document, and where.
 */
export type VersionAmounts = { 
/**
 * Each turn of the state after, in order.
 */
amounts: Array<TurnAmount>, };

/**
 * How a version came to be.
 */
export type VersionKind = "import" | "named" | "automatic";

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
 * A note on it; may be empty.
 */
note: string, 
/**
 * How it came to be.
 */
kind: VersionKind, 
/**
 * True when it is never thinned out.
 */
pinned: boolean, 
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
 * Findings that were left in it; none when that is not known.
 */
left: number | null, 
/**
 * The revision it was made at.
 */
revision: number, 
/**
 * True when its row is not what was written, so that nothing of this is to be trusted.
 */
damaged: boolean, };

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

/**
 * A file that was written, or its text.
 */
export type Written = { 
/**
 * Where it is; none when the text was asked for.
 */
path: string | null, 
/**
 * What it holds; none when it was written to a path.
 */
text: string | null, 
/**
 * Its size.
 */
bytes: number, };

/** Every command, its arguments and its result. */
export interface Commands {
  start: { args: Nothing; result: Start };
  list_documents: { args: Nothing; result: Library };
  import_file: { args: ImportFile; result: Imported };
  import_bytes: { args: ImportBytes; result: Imported };
  read_file: { args: ReadFile; result: FileReading };
  keep_file: { args: KeepFile; result: Kept };
  open_document: { args: OfDocument; result: TranscriptView };
  rename_document: { args: RenameDocument; result: Update };
  delete_document: { args: OfDocument; result: Library };
  edit_text: { args: EditText; result: Update };
  paste_text: { args: PasteText; result: Pasted };
  undo: { args: AtRevision; result: Update };
  redo: { args: AtRevision; result: Update };
  split_turn: { args: SplitTurn; result: Update };
  merge_turn: { args: OfTurn; result: Update };
  retag: { args: Retag; result: Update };
  swap_speakers: { args: SwapSpeakers; result: Update };
  flip_turns: { args: OfTurn; result: Update };
  set_kind: { args: SetKind; result: Update };
  join_turns: { args: JoinTurns; result: Update };
  move_sentence: { args: MoveSentence; result: Update };
  set_time: { args: SetTime; result: Update };
  shift_times: { args: ShiftTimes; result: Update };
  fill_times: { args: AtRevision; result: Update };
  add_speaker: { args: AddSpeaker; result: Update };
  edit_speaker: { args: EditSpeaker; result: Update };
  remove_speaker: { args: OfSpeaker; result: Update };
  merge_speakers: { args: MergeSpeakers; result: Update };
  set_link: { args: SetLink; result: Update };
  remove_link: { args: RemoveLink; result: Update };
  place_link: { args: PlaceLink; result: Update };
  drop_link: { args: DropLink; result: Update };
  file_link: { args: FileLink; result: Update };
  link_places: { args: OfDocument; result: LinksPlaced };
  link_offers: { args: OfDocument; result: LinkOffers };
  link_phrase: { args: LinkPhrase; result: Update };
  suggest_text: { args: SuggestText; result: Update };
  suggest_link: { args: SuggestLink; result: Update };
  suggest_speaker: { args: SuggestSpeaker; result: Update };
  decide_suggestions: { args: DecideSuggestions; result: Update };
  add_comment: { args: AddComment; result: Update };
  reply: { args: ReplyTo; result: Update };
  edit_remark: { args: EditRemark; result: Update };
  delete_remark: { args: DeleteRemark; result: Update };
  set_resolved: { args: SetResolved; result: Update };
  proof: { args: OfDocument; result: Proofed };
  fix: { args: Fix; result: Update };
  correct: { args: Correct; result: Update };
  repair_turn: { args: RepairTurn; result: Update };
  leave: { args: Leave; result: Update };
  add_to_glossary: { args: AddToGlossary; result: Update };
  look_through: { args: LookThrough; result: GroupPlaces };
  queue: { args: OfQueue; result: Queue };
  rules: { args: OfDocument; result: Rules };
  set_rule: { args: SetRule; result: Ruled };
  choose_profile: { args: ChooseProfile; result: Ruled };
  save_profile: { args: OfProfile; result: Ruled };
  delete_profile: { args: OfProfile; result: Ruled };
  export_profile: { args: ExportProfile; result: Written };
  import_profile: { args: ImportProfile; result: Ruled };
  memory: { args: FindMemory; result: Memory };
  remember: { args: Remember; result: MemoryChanged };
  edit_memory: { args: EditMemory; result: MemoryChanged };
  forget_memory: { args: ForgetMemory; result: MemoryChanged };
  export_memory: { args: ExportMemory; result: Written };
  import_memory: { args: ImportMemory; result: MemoryImported };
  save_version: { args: SaveVersion; result: Versions };
  versions: { args: OfDocument; result: Versions };
  restore_version: { args: RestoreVersion; result: Update };
  rename_version: { args: RenameVersion; result: Versions };
  pin_version: { args: PinVersion; result: Versions };
  delete_version: { args: DeleteVersion; result: Versions };
  compare_versions: { args: CompareVersions; result: ComparisonView };
  version_amounts: { args: CompareVersions; result: VersionAmounts };
  restore_differences: { args: RestoreDifferences; result: Update };
  export_comparison: { args: ExportComparison; result: Exported };
  set_status: { args: SetStatus; result: Update };
  approval: { args: OfDocument; result: Approval };
  set_checklist: { args: SetChecklist; result: Approval };
  approve: { args: Approve; result: Update };
  activity: { args: FindActivity; result: Activity };
  export_activity: { args: ExportActivity; result: Written };
  export_copy: { args: ExportCopy; result: Exported };
  inspect_copy: { args: OfCopy; result: CopyInspected };
  import_copy: { args: OfCopy; result: Imported };
  merge_copy: { args: MergeCopy; result: Update };
  export_document: { args: ExportDocument; result: Exported };
  export_copies: { args: ExportCopies; result: Copies };
  name_copies: { args: NameCopies; result: CopyNames };
  preview_copy: { args: PreviewCopy; result: CopyPreview };
  copy_profiles: { args: Nothing; result: CopyProfiles };
  save_copy_profile: { args: CopyProfile; result: CopyProfiles };
  delete_copy_profile: { args: OfCopyProfile; result: CopyProfiles };
  export_copy_profile: { args: ExportCopyProfile; result: Written };
  import_copy_profile: { args: ImportCopyProfile; result: CopyProfiles };
  export_statistics: { args: ExportStatistics; result: Exported };
  save_settings: { args: SaveSettings; result: Settings };
}
