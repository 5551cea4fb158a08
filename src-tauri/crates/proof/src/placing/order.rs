//! Addresses that were found together stand in the order of their phrases.

use super::phrase::Phrase;

/// What two addresses lose that stand the other way round than their phrases.
const REVERSED: f64 = 0.15;
/// What they lose on one phrase: it can lead to one of them only.
const SHARED: f64 = 0.6;
/// What a place loses in the eyes of the editor for not fitting the order.
const TOLD: f64 = 0.5;

/// Ranks the phrases of each address by the best way to place all addresses that has it there
/// (the max-marginals of a chain; Viterbi 1967, forwards and backwards).
///
/// An address may also have no place at all.
pub(super) fn in_order(candidates: Vec<Vec<Phrase>>) -> Vec<Vec<Phrase>> {
    let forwards = best_ways(&candidates, false);
    let backwards = best_ways(&candidates, true);
    let ranked = candidates.into_iter().zip(forwards.iter().zip(&backwards));
    ranked.map(|(phrases, (before, behind))| rank(phrases, before, behind)).collect()
}

fn rank(phrases: Vec<Phrase>, before: &[f64], behind: &[f64]) -> Vec<Phrase> {
    // What the phrase itself is worth is in both.
    let wholes = before.iter().zip(behind);
    let mut ranked: Vec<(f64, Phrase)> = phrases
        .into_iter()
        .zip(wholes)
        .map(|(phrase, (before, behind))| (before + behind - phrase.score, phrase))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (best, alone) = ranked.first().map_or((0.0, 0.0), |(whole, first)| (*whole, first.score));
    let mut least = 1.0_f64;
    let told = ranked.into_iter().map(|(whole, mut phrase)| {
        // What only the order speaks against is told as less likely, and never above its better.
        let by_order = best - whole - (alone - phrase.score).max(0.0);
        phrase.score = (phrase.score - TOLD * by_order.max(0.0)).clamp(0.01, least);
        least = phrase.score;
        phrase
    });
    told.collect()
}

/// For each phrase of each address, how good the best way is up to it; the last value is that of
/// having no place.
fn best_ways(candidates: &[Vec<Phrase>], backwards: bool) -> Vec<Vec<f64>> {
    let count = candidates.len();
    let mut ways: Vec<Vec<f64>> = vec![Vec::new(); count];
    let mut before: Option<(&[Phrase], Vec<f64>)> = None;
    for step in 0..count {
        let at = if backwards { count - 1 - step } else { step };
        let Some(phrases) = candidates.get(at) else { continue };
        let own = phrases.iter().map(Some).chain([None]);
        let way: Vec<f64> = own
            .map(|phrase| {
                let score = phrase.map_or(0.0, |phrase| phrase.score);
                let Some((others, values)) = &before else { return score };
                let others = others.iter().map(Some).chain([None]);
                let lead = others.zip(values).map(|(other, value)| {
                    let (first, second) = if backwards { (phrase, other) } else { (other, phrase) };
                    value - loss(first, second)
                });
                score + lead.fold(f64::MIN, f64::max)
            })
            .collect();
        if let Some(place) = ways.get_mut(at) {
            place.clone_from(&way);
        }
        before = Some((phrases, way));
    }
    ways
}

fn loss(first: Option<&Phrase>, second: Option<&Phrase>) -> f64 {
    match (first, second) {
        (Some(first), Some(second)) if first.overlaps(second) => SHARED,
        (Some(first), Some(second)) if first.first > second.first => REVERSED,
        _ => 0.0,
    }
}
