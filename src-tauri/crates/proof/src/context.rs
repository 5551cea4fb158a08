//! Which of two words its neighbours speak for.

use crate::lexicon::Lexicon;

/// How far one neighbour can lean, in log10.
const MOST: f64 = 2.0;

/// The words before and after a place.
#[derive(Clone, Copy, Default)]
pub(crate) struct Neighbours<'t> {
    pub(crate) before: Option<&'t str>,
    pub(crate) after: Option<&'t str>,
}

impl Neighbours<'_> {
    /// log10 of how much likelier the neighbours make the first word than the second.
    pub(crate) fn lean(self, one: &str, other: &str, lexicon: &Lexicon) -> f64 {
        let before = self
            .before
            .map_or(0.0, |before| lexicon.affinity(before, one) - lexicon.affinity(before, other));
        let after = self
            .after
            .map_or(0.0, |after| lexicon.affinity(one, after) - lexicon.affinity(other, after));
        before.clamp(-MOST, MOST) + after.clamp(-MOST, MOST)
    }
}
