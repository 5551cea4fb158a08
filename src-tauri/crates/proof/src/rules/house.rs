//! How a document writes: what most of it does, counted when a rule first asks and once.

use std::cell::OnceCell;

use transcript::Transcript;

use super::apostrophe::Apostrophes;
use super::backward_time::Backward;
use super::compound::Compounds;
use super::ellipsis::Ellipses;
use super::open_end::Ends;
use super::sound_note::Notes;

/// The habits of a document.
pub(crate) struct House<'a> {
    transcript: &'a Transcript,
    apostrophes: OnceCell<Apostrophes>,
    backward: OnceCell<Backward>,
    compounds: OnceCell<Compounds>,
    ellipses: OnceCell<Ellipses>,
    ends: OnceCell<Ends>,
    notes: OnceCell<Notes>,
}

impl<'a> House<'a> {
    pub(crate) fn of(transcript: &'a Transcript) -> Self {
        Self {
            transcript,
            apostrophes: OnceCell::new(),
            backward: OnceCell::new(),
            compounds: OnceCell::new(),
            ellipses: OnceCell::new(),
            ends: OnceCell::new(),
            notes: OnceCell::new(),
        }
    }

    pub(super) fn apostrophes(&self) -> &Apostrophes {
        self.apostrophes.get_or_init(|| Apostrophes::read(self.transcript))
    }

    pub(super) fn backward(&self) -> &Backward {
        self.backward.get_or_init(|| Backward::read(self.transcript))
    }

    pub(super) fn compounds(&self) -> &Compounds {
        self.compounds.get_or_init(|| Compounds::read(self.transcript))
    }

    pub(super) fn ellipses(&self) -> &Ellipses {
        self.ellipses.get_or_init(|| Ellipses::read(self.transcript))
    }

    pub(super) fn ends(&self) -> &Ends {
        self.ends.get_or_init(|| Ends::read(self.transcript))
    }

    pub(super) fn notes(&self) -> &Notes {
        self.notes.get_or_init(|| Notes::read(self.transcript))
    }
}
