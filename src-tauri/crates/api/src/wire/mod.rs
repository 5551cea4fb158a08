//! What goes over the wire: the arguments and results of the commands, as the interface sees
//! them. Places are UTF-16 offsets here, because that is how the editing surface counts.

mod document;
mod library;
mod proofing;
mod requests;

pub use document::{
    DocumentEdit, LinkView, PendingLinkView, SpanView, SpeakerView, TranscriptView, TurnSplice,
    TurnView, Update,
};
pub use library::{
    DocumentRow, Exported, FormatView, Imported, Library, Settings, Start, VersionView, Versions,
    Warning,
};
pub use proofing::{
    Certainty, Example, FindingView, Group, GroupKind, GroupPlace, GroupPlaces, ProofView, Proofed,
    TurnFindings,
};
pub use requests::*;
