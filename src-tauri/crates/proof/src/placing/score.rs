//! How well a phrase goes with an address.

use super::address::Address;
use super::phrase::Phrase;
use super::text::Text;

/// How much a word of a name counts when another word of the name agrees: a first name may differ.
const FIRST_NAME: f64 = 0.6;
/// How much of an address counts as named when its title is, or its first words are.
const LEADING: f64 = 0.8;
/// How much the name of a site or of a part of it counts when the address is of some one page of it.
const SITE: f64 = 0.65;
/// How soon what agrees is no chance.
const BY_CHANCE: f64 = 2.2;
/// What nothing but being a name on the page is worth, at most.
pub(super) const UNNAMED: f64 = 0.28;

/// From 0 to 1: how much of the address the phrase names, how much of the phrase the address
/// names, how far that is from chance, and how near they are.
pub(super) fn score(phrase: &Phrase, address: &Address, text: &Text<'_>) -> f64 {
    let named = named(phrase, address);
    let naming = naming(phrase, address, text);
    // Of a name, one word may be all that agrees; a word of an ordinary phrase is in many.
    let fit =
        if phrase.is_name { named.powf(0.5) * naming.powf(0.7) } else { named.powf(0.8) * naming };
    let amount: f64 = phrase
        .hits
        .iter()
        .map(|hit| {
            let tokens = address.tokens.iter().enumerate();
            let tokens = tokens.filter(|(at, _)| hit.tokens >> at & 1 == 1);
            let rarity: f64 = tokens.map(|(_, token)| token.rarity).sum();
            // What is said all the time is no sign.
            let often = text.form(hit.first).map_or(1, |form| form.at.len().max(1));
            rarity * hit.how.strength() / (1.0 + (often as f64).log10())
        })
        .sum();
    let title = phrase.tokens() & address.title();
    let site = if address.is_keyed || title == 0 { SITE } else { 1.0 };
    let chance = (-BY_CHANCE * amount).exp();
    (fit * site * (1.0 - chance) * phrase.nearness).clamp(0.0, 1.0)
}

/// How much of the address the phrase names.
fn named(phrase: &Phrase, address: &Address) -> f64 {
    let strength = |at: usize| {
        let hits = phrase.hits.iter().filter(|hit| hit.tokens >> at & 1 == 1);
        hits.map(|hit| hit.how.strength()).fold(0.0, f64::max)
    };
    let all: f64 = address.tokens.iter().map(|token| token.weight).sum();
    let here: f64 =
        address.tokens.iter().enumerate().map(|(at, token)| token.weight * strength(at)).sum();
    // Behind a title stand its authors, its year and what else is known of it.
    let title = address.tokens.iter().enumerate().filter(|(_, token)| token.is_title);
    let leading: Vec<f64> =
        title.map(|(at, _)| strength(at)).take_while(|strength| *strength > 0.0).collect();
    let telling = address.tokens.iter().filter(|token| token.is_title);
    let telling = telling.take(leading.len()).filter(|token| token.rarity > 0.3).count();
    let share = here / all.max(0.01);
    let is_whole = leading.len() as u32 == address.title().count_ones();
    if telling >= 2 || is_whole && telling == 1 {
        let mean = leading.iter().sum::<f64>() / leading.len() as f64;
        share.max(LEADING * mean)
    } else {
        share
    }
}

/// How much of the phrase the address names.
fn naming(phrase: &Phrase, address: &Address, text: &Text<'_>) -> f64 {
    let (mut all, mut here) = (0.0, 0.0);
    let surname = phrase.hits.iter().any(|hit| hit.last == phrase.last);
    for word in phrase.words() {
        let Some(form) = text.form(word) else { continue };
        let hits = phrase.hits.iter().filter(|hit| (hit.first..=hit.last).contains(&word));
        let strength = hits.map(|hit| hit.how.strength()).fold(0.0, f64::max);
        let differs = strength == 0.0 && phrase.is_name && surname;
        let share = match (differs, address.is_person) {
            (true, true) => FIRST_NAME * 0.8,
            (true, false) => FIRST_NAME,
            (false, _) => 1.0,
        };
        all += form.rarity * share;
        here += form.rarity * strength;
    }
    here / all.max(0.01)
}

/// What a name is worth that nothing in the address speaks for: most links are on full names, and
/// on the first time that they are said.
pub(super) fn unnamed(phrase: &Phrase, address: &Address, text: &Text<'_>) -> f64 {
    let words = phrase.last + 1 - phrase.first;
    let mut score: f64 = 0.1;
    if (2..=3).contains(&words) {
        score += 0.07;
        let all = |word| text.form(word).is_some_and(|form| form.has_capital);
        if (address.is_person || address.is_talk) && phrase.words().all(all) {
            score += 0.06;
        }
    }
    let is_first = phrase.words().all(|word| {
        text.form(word)
            .is_some_and(|form| form.at.first().is_some_and(|first| *first >= phrase.first))
    });
    if is_first {
        score += 0.04;
    }
    score.min(UNNAMED) * phrase.nearness
}
