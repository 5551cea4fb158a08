//! How a document writes: what most of it does.

use transcript::Transcript;

use crate::evidence::Evidence;
use crate::lexicon::Lexicon;

use super::apostrophe::Apostrophes;
use super::compound::Compounds;
use super::confusions::Scans;
use super::dash::Dashes;
use super::dialect::Dialect;
use super::ellipsis::Ellipses;
use super::filler_comma::FillerCommas;
use super::hyphen::Hyphens;
use super::open_end::Ends;
use super::question_mark::Tags;
use super::quotes::Quotations;
use super::sentence_start::{Shouts, Starts};
use super::sound_note::Notes;
use super::two_ways::TwoWays;
use super::unsure_word::Hearing;
use super::variant::Variants;
use super::voices::Voices;

/// The habits of a document, counted over all its words. They are worth keeping between
/// proofings: counting them takes longer than proofing a turn, and an edit hardly moves them.
pub struct Habits {
    pub(super) apostrophes: Apostrophes,
    pub(super) compounds: Compounds,
    pub(super) ellipses: Ellipses,
    pub(super) notes: Notes,
    pub(super) shouts: Shouts,
    pub(super) quotations: Quotations,
    pub(super) ends: Ends,
    pub(super) starts: Starts,
    pub(super) two_ways: TwoWays,
    pub(super) tags: Tags,
    pub(super) hyphens: Hyphens,
    pub(super) filler_commas: FillerCommas,
    pub(super) dialect: Dialect,
    pub(super) dashes: Dashes,
    pub(super) scans: Scans,
    pub(super) variants: Variants,
    pub(super) voices: Voices,
    pub(super) hearing: Hearing,
}

impl Habits {
    /// Counts them.
    pub fn of(transcript: &Transcript, evidence: &Evidence, lexicon: &Lexicon) -> Self {
        Self {
            apostrophes: Apostrophes::read(transcript),
            compounds: Compounds::read(transcript),
            ellipses: Ellipses::read(transcript),
            notes: Notes::read(transcript),
            shouts: Shouts::read(transcript),
            quotations: Quotations::read(transcript),
            ends: Ends::read(transcript),
            starts: Starts::read(transcript),
            two_ways: TwoWays::read(transcript),
            tags: Tags::read(transcript),
            hyphens: Hyphens::read(transcript),
            filler_commas: FillerCommas::read(transcript),
            dialect: Dialect::read(transcript),
            dashes: Dashes::read(transcript),
            scans: Scans::read(evidence, lexicon),
            variants: Variants::read(transcript, evidence, lexicon),
            voices: Voices::read(transcript),
            hearing: Hearing::read(transcript),
        }
    }

    /// Reads again who speaks and how turns begin and end: they were put otherwise. What
    /// rules find that are [about turns](super::About::Turns) may be other than before, in any turn.
    pub fn read_turns(&mut self, transcript: &Transcript) {
        self.voices = Voices::read(transcript);
        self.ends = Ends::read(transcript);
        self.quotations = Quotations::read(transcript);
        self.starts = Starts::read(transcript);
    }
}
