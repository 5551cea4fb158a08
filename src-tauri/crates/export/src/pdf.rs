//! A typeset document to print and to read: who speaks and when in the margin, bookmarks for hours
//! and cues, links that can be clicked, and structure for screen readers (PDF/UA-1).
//!
//! `blocks` says which paragraphs there are, `setting` sets them, `pages` decides where pages end,
//! `draw` draws them, and `tags` says what was drawn. Fonts are bundled, and no others are looked
//! for, so that a copy is the same on every machine; what they lack is told with the copy.

mod blocks;
mod draw;
mod looks;
mod missing;
mod pages;
mod running;
mod setting;
mod tags;
mod text;
mod typeset;

use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::error::KrillaError;
use transcript::Transcript;

use crate::shown::{shown, title};
use crate::{ExportError, Options};
use blocks::blocks;
pub use missing::notes;
use typeset::Typeset;

/// Writes the document.
///
/// # Errors
/// [`ExportError::Pdf`].
pub fn write(transcript: &Transcript, options: &Options) -> Result<Vec<u8>, ExportError> {
    let shown = shown(transcript, options);
    let title = title(transcript);
    let typeset = Typeset::of(blocks(&shown, &title, options));
    let claim = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let claim = claim.finish().unwrap_or_default();
    match typeset.write(&shown.landmarks, &title, options, claim) {
        // Some characters may stand in no document that is for everybody, and must not be lost.
        Err(KrillaError::Validation(_)) => {
            Ok(typeset.write(&shown.landmarks, &title, options, Configuration::default())?)
        }
        written => Ok(written?),
    }
}
