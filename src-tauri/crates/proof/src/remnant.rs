//! Words of which so little is left that they are hardly words: `o` for off, `21` and a foreign
//! letter for 21st.

use crate::decide::{Decision, FOREIGN, Judge, Ranked, Verdict, certain, rank, verdict};
use crate::table::Swap;

/// Score of the word that a single letter may be left of, at least.
const REMNANT: f64 = 4.0;

impl Judge<'_> {
    /// A single letter that is no word may be all that is left of `off` or `fix`.
    pub(crate) fn by_remnant(&self, letter: &str) -> Option<Verdict> {
        if !letter.starts_with(|c: char| c.is_ascii_lowercase()) || matches!(letter, "a" | "i") {
            return None;
        }
        let readings = self.table.readings(letter).into_iter();
        let readings = readings.filter(|reading| reading.swaps.iter().all(is_dropped));
        let ranked = rank(
            readings
                .map(|reading| Ranked { score: self.lexicon.full_score(&reading.text), reading })
                .collect(),
        );
        let gain = ranked.first()?.score - REMNANT;
        (gain > 0.0).then(|| verdict(Decision::Likely, ranked, gain))
    }

    /// `21` and a foreign letter, where that letter stands for `st`.
    pub(crate) fn by_ordinal(&self, word: &str) -> Option<Verdict> {
        let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = word.strip_suffix(number).filter(|number| number.ends_with('1'))?;
        let readings = self.table.readings(word).into_iter();
        let mut readings = readings.filter(|reading| {
            reading.text.strip_prefix(number) == Some("st") && self.oddity(word, reading) >= FOREIGN
        });
        let reading = readings.next()?;
        Some(certain(reading))
    }
}

/// True for letters that were lost without a trace.
fn is_dropped(swap: &Swap) -> bool {
    swap.stand_in.is_none()
}
