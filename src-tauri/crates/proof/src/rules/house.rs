//! How a document writes: what most of it does.

use std::cell::OnceCell;

use transcript::Transcript;

use crate::evidence::Evidence;
use crate::lexicon::Lexicon;

use super::apostrophe::Apostrophes;
use super::backward_time::Backward;
use super::compound::Compounds;
use super::confusions::Scans;
use super::ellipsis::Ellipses;
use super::open_end::Ends;
use super::sound_note::Notes;
use super::variant::Variants;

/// The habits of a document, counted over all its words. They are worth keeping between
/// proofings: counting them takes longer than proofing a turn, and an edit hardly moves them.
pub struct Habits {
    apostrophes: Apostrophes,
    compounds: Compounds,
    ellipses: Ellipses,
    notes: Notes,
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
}

impl<'a> House<'a> {
    pub(crate) fn of(transcript: &'a Transcript, habits: &'a Habits) -> Self {
        Self { transcript, habits, backward: OnceCell::new(), ends: OnceCell::new() }
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

    pub(super) fn scans(&self) -> &'a Scans {
        &self.habits.scans
    }

    pub(super) fn variants(&self) -> &'a Variants {
        &self.habits.variants
    }

    /// Times and ends are those of the turns as they are now; to look at them is quick.
    pub(super) fn backward(&self) -> &Backward {
        self.backward.get_or_init(|| Backward::read(self.transcript))
    }

    pub(super) fn ends(&self) -> &Ends {
        self.ends.get_or_init(|| Ends::read(self.transcript))
    }
}
