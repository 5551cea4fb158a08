//! What goes over the wire: the arguments and results of the commands, as the interface sees
//! them. Places are UTF-16 offsets here, because that is how the editing surface counts.

mod approval;
mod compare;
mod copies;
mod document;
mod imports;
mod library;
mod memory;
mod proofing;
mod requests;
mod review;
mod rules;
mod working_copies;

pub use approval::{
    Activity, ActivityDay, ActivityEntry, ActivityKind, Approval, ApprovalItem, ApprovalPlace,
    Checklist,
};
pub use compare::{
    ComparedSide, ComparedState, ComparedTurn, ComparedWords, ComparisonView, DifferenceGroup,
    DifferenceKind, DifferenceView, PlaceRange, TurnAmount, VersionAmounts,
};
pub use copies::{
    Copies, CopyCheck, CopyChoice, CopyLook, CopyName, CopyNames, CopyPreview, CopyProfile,
    CopyProfiles, CopySuggestions, CopyWritten, LabelStyle, LinkStyle, Subtitles, Times,
};
pub use document::{
    DocumentEdit, LinkOffer, LinkOffers, LinkPlace, LinkPlaces, LinkView, LinksPlaced, Pasted,
    PendingLinkView, PhrasePlace, SpanMeaning, SpanView, SpeakerView, TranscriptView, TurnHead,
    TurnSplice, TurnView, Update,
};
pub use imports::{
    FileReading, FileSource, Kept, LabelReading, ReadSpeaker, ReadTurn, ReadableFormat, Reading,
    SpeakersFound,
};
pub use library::{
    DocumentRow, Exported, FormatView, Imported, Library, Settings, Start, Status, VersionKind,
    VersionView, Versions, Warning,
};
pub use memory::{
    BadLine, Memory, MemoryChanged, MemoryEntry, MemoryImported, MemoryKind, Origin, Scope, Source,
    Written,
};
pub use proofing::{
    Certainty, Decision, DecisionPlace, Example, FindingView, Group, GroupKind, GroupPlace,
    GroupPlaces, ProofView, Proofed, Queue, TurnFindings,
};
pub use requests::*;
pub use review::{CommentView, MentionView, ProposalView, RemarkView, SuggestionView};
pub use rules::{Level, ProfileView, RuleView, Ruled, Rules};
pub use working_copies::{CopyInspected, SharedHistory};
