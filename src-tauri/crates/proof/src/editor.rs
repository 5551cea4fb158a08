//! What the editor decided, which no text can tell.

use crate::glossary::Glossary;
use crate::memory::Memory;
use crate::profile::Profile;

/// The editor's words, corrections and rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    /// Words that are right although no list has them.
    pub glossary: Glossary,
    /// Corrections that were accepted in other transcripts.
    pub memory: Memory,
    /// The rules that look at the transcript.
    pub profile: Profile,
}
