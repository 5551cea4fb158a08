//! How a document writes: what most of it does.

use std::cell::OnceCell;

use transcript::Transcript;

use crate::evidence::Evidence;
use crate::lexicon::Lexicon;

use super::apostrophe::Apostrophes;
use super::backward_time::Backward;
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
use super::variant::Variants;

/// The habits of a document, counted over all its words. They are worth keeping between
/// proofings: counting them takes longer than proofing a turn, and an edit hardly moves them.
pub struct Habits {
    apostrophes: Apostrophes,
    compounds: Compounds,
    ellipses: Ellipses,
    notes: Notes,
    shouts: Shouts,
    quotations: Quotations,
    two_ways: TwoWays,
    tags: Tags,
    hyphens: Hyphens,
    filler_commas: FillerCommas,
    dialect: Dialect,
    dashes: Dashes,
    scans: Scans,
    variants: Variants,
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
            two_ways: TwoWays::read(transcript),
            tags: Tags::read(transcript),
            hyphens: Hyphens::read(transcript),
            filler_commas: FillerCommas::read(transcript),
            dialect: Dialect::read(transcript),
            dashes: Dashes::read(transcript),
            scans: Scans::read(evidence, lexicon),
            variants: Variants::read(transcript, evidence, lexicon),
        }
    }
}

/// What rules may ask of a document as a whole.
pub(crate) struct House<'a> {
    transcript: &'a Transcript,
    habits: &'a Habits,
    backward: OnceCell<Backward>,
    ends: OnceCell<Ends>,
    starts: OnceCell<Starts>,
}

impl<'a> House<'a> {
    pub(crate) fn of(transcript: &'a Transcript, habits: &'a Habits) -> Self {
        Self {
            transcript,
            habits,
            backward: OnceCell::new(),
            ends: OnceCell::new(),
            starts: OnceCell::new(),
        }
    }

    pub(super) fn apostrophes(&self) -> &Apostrophes {
        &self.habits.apostrophes
    }

    pub(super) fn compounds(&self) -> &Compounds {
        &self.habits.compounds
    }

    pub(super) fn ellipses(&self) -> &Ellipses {
        &self.habits.ellipses
    }

    pub(super) fn notes(&self) -> &Notes {
        &self.habits.notes
    }

    pub(super) fn dashes(&self) -> &Dashes {
        &self.habits.dashes
    }

    pub(super) fn dialect(&self) -> &Dialect {
        &self.habits.dialect
    }

    pub(super) fn filler_commas(&self) -> &FillerCommas {
        &self.habits.filler_commas
    }

    pub(super) fn hyphens(&self) -> &Hyphens {
        &self.habits.hyphens
    }

    pub(super) fn tags(&self) -> &Tags {
        &self.habits.tags
    }

    pub(super) fn two_ways(&self) -> &TwoWays {
        &self.habits.two_ways
    }

    pub(super) fn quotations(&self) -> &Quotations {
        &self.habits.quotations
    }

    pub(super) fn shouts(&self) -> &Shouts {
        &self.habits.shouts
    }

    pub(super) fn scans(&self) -> &'a Scans {
        &self.habits.scans
    }

    pub(super) fn variants(&self) -> &'a Variants {
        &self.habits.variants
    }

    /// Times, ends and starts are those of the turns as they are now; to look at them is quick.
    pub(super) fn backward(&self) -> &Backward {
        self.backward.get_or_init(|| Backward::read(self.transcript))
    }

    pub(super) fn ends(&self) -> &Ends {
        self.ends.get_or_init(|| Ends::read(self.transcript))
    }

    pub(super) fn starts(&self) -> &Starts {
        self.starts.get_or_init(|| Starts::read(self.transcript))
    }
}
