//! How a document writes: what most of it does.

use std::cell::OnceCell;

use transcript::Transcript;

use super::apostrophe::Apostrophes;
use super::backward_time::Backward;
use super::compound::Compounds;
use super::ellipsis::Ellipses;
use super::open_end::Ends;
use super::sound_note::Notes;

/// The habits of a document, counted over all its words. They are worth keeping between
/// proofings: counting them takes longer than proofing a turn, and an edit hardly moves them.
pub struct Habits {
    apostrophes: Apostrophes,
    compounds: Compounds,
    ellipses: Ellipses,
    notes: Notes,
}

impl Habits {
    /// Counts them.
    pub fn of(transcript: &Transcript) -> Self {
        Self {
            apostrophes: Apostrophes::read(transcript),
            compounds: Compounds::read(transcript),
            ellipses: Ellipses::read(transcript),
            notes: Notes::read(transcript),
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

    /// Times and ends are those of the turns as they are now; to look at them is quick.
    pub(super) fn backward(&self) -> &Backward {
        self.backward.get_or_init(|| Backward::read(self.transcript))
    }

    pub(super) fn ends(&self) -> &Ends {
        self.ends.get_or_init(|| Ends::read(self.transcript))
    }
}
