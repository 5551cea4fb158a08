//! Words whose ligature is in no table, because no other word has lost it: once a font is known
//! to have lost ligatures, the others of its family are likely lost as well.

use crate::decide::{CLEAR, Decision, Judge, Ranked, Verdict, gain_and_margin, rank, verdict};
use crate::ligatures::FAMILIES;
use crate::shape;
use crate::table::{Reading, Swap};

/// log10 of the share of words that a ligature outside the table is behind.
const RARITY: f64 = -2.0;
/// Least score of the word that is suggested.
const LEAST_SCORE: f64 = 3.0;
/// log10 of the likelihood ratio from which on such a correction is certain.
const SURE: f64 = 3.0;
/// The same for a word of a few letters.
const SURE_IF_SHORT: f64 = 4.5;
/// The share of a ligature from which on its stand-in is settled.
const SETTLED: f64 = 0.89;
/// Letters of a word that is corrected without looking, at least.
const LONG: usize = 6;
/// The same where much speaks for the correction.
const SHORT: usize = 4;

impl Judge<'_> {
    /// What a word is if it lost one more ligature than the table knows.
    pub(crate) fn by_sibling(&self, word: &str) -> Option<Verdict> {
        word.chars().nth(2)?;
        let lost = |family: &&[&'static str]| family.iter().any(|known| self.table.restores(known));
        let lost: Vec<&'static str> =
            FAMILIES.iter().filter(|family| lost(family)).copied().flatten().copied().collect();
        let mut readings: Vec<Ranked> = Vec::new();
        for (at, c) in word.char_indices() {
            if !matches!(c, '\'' | '\u{2019}' | '-' | '.') {
                self.read_character(word, (at, c), &lost, &mut readings);
            }
        }
        let ranked = rank(readings);
        let first = &ranked.first()?.reading;
        let (gain, margin) = gain_and_margin(&ranked, self.lexicon.full_score(word))?;
        let odd = first.swaps.iter().any(is_odd);
        let length = first.text.chars().count();
        if !odd && word.chars().nth(3).is_none() {
            return None;
        }
        let telling = length >= LONG || length >= SHORT && gain >= SURE_IF_SHORT;
        // What always stands for one ligature stands for another in another font at most.
        let settled = first
            .swaps
            .iter()
            .any(|swap| self.table.of(swap.stand_in).any(|row| row.share >= SETTLED));
        let decision = if odd && !settled && gain >= SURE && margin >= CLEAR && telling {
            Decision::Certain
        } else if gain > 0.0 {
            Decision::Likely
        } else {
            return None;
        };
        // Its stand-in is in no table, so that it certifies nothing.
        Some(Verdict { swaps: Vec::new(), ..verdict(decision, ranked, gain) })
    }

    /// Reads one character as each ligature, and the rest of the word by the table.
    fn read_character(
        &self,
        word: &str,
        (at, c): (usize, char),
        lost: &[&'static str],
        readings: &mut Vec<Ranked>,
    ) {
        let (Some(head), Some(tail)) = (word.get(..at), word.get(at + c.len_utf8()..)) else {
            return;
        };
        let others = self.table.filtered(|row| {
            row.stand_in.is_some_and(|other| other != c && !other.is_ascii_lowercase())
        });
        for &ligature in lost.iter().filter(|ligature| !self.table.has_pair(Some(c), ligature)) {
            let plain = [head, ligature, tail].concat();
            let further = others.readings_within(&plain, 3, 40);
            for text in further.into_iter().map(|reading| reading.text).chain([plain]) {
                let score = self.lexicon.score(&text).filter(|&score| score >= LEAST_SCORE);
                let Some(score) = score.filter(|_| shape::is_ordinary(&text)) else { continue };
                let swap = Swap { at, stand_in: Some(c), stands_for: ligature, log_share: 0.0 };
                let reading = Reading { text, swaps: vec![swap] };
                readings.push(Ranked { reading, score: score + RARITY });
            }
        }
    }
}

/// True for a stand-in that no writer puts where it is.
fn is_odd(swap: &Swap) -> bool {
    swap.stand_in.is_some_and(|c| {
        c.is_uppercase() && swap.at > 0 || shape::has_odd_characters(c.encode_utf8(&mut [0; 4]))
    })
}
