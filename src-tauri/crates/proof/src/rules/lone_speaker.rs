//! Speakers with one turn, among others with many.

use transcript::{Speaker, SpeakerId};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::repair::Repair;

use super::false_label::is_false;
use super::likeness::{Likeness, fold, likeness};
use super::voices::{names, said_by};

pub(super) const ID: &str = "lone_speaker";

/// The turns that another speaker has, at least.
const MANY: usize = 10;
/// Speakers with one turn: more of them are an audience.
const FEW: usize = 3;
/// Letters of a label that another one may have for a letter.
const LETTERS: usize = 4;
/// Letters of a first or last name that stands for the whole one.
const PART: usize = 3;
/// Words of a person's name, at most.
const NAMES: usize = 3;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let voices = &desk.habits.voices;
    let Some(word) = page.words.first() else { return };
    let Some(id) = said_by(page.turn).filter(|&id| voices.turns(id) == 1) else { return };
    if voices.most() < MANY || is_false(desk, page) {
        return;
    }
    let Some(lone) = desk.transcript.speaker(id) else { return };
    let range = (word.start, word.end());
    if let Some((meant, certainty)) = meant(desk, lone) {
        let why = format!(
            "“{}” has only this turn; “{}” looks like the same speaker.",
            lone.label, meant.label
        );
        let finding = page.finding(ID, certainty, range, Vec::new(), why);
        findings.push(Finding { repair: Some(Repair::Retag { speaker: meant.id }), ..finding });
    } else if voices.lone() <= FEW {
        let why = format!("“{}” has only this turn.", lone.label);
        findings.push(page.finding(ID, Certainty::Look, range, Vec::new(), why));
    }
}

/// The speaker whose label is close to a lone one's, and how sure that is.
fn meant<'a>(desk: &Desk<'a>, lone: &Speaker) -> Option<(&'a Speaker, Certainty)> {
    let turns = |id: SpeakerId| desk.habits.voices.turns(id);
    let others = desk.transcript.speakers.iter().filter(|other| turns(other.id) > 1);
    let close = others.filter_map(|other| {
        let pairs = names(lone).flat_map(|one| names(other).map(move |two| (one, two)));
        let certainty = pairs.filter_map(|(one, two)| closeness(one, two)).min()?;
        Some((other, certainty))
    });
    let close: Vec<(&Speaker, Certainty)> = close.collect();
    let surest = close.iter().map(|(_, certainty)| *certainty).min()?;
    let mut surest = close.into_iter().filter(|(_, certainty)| *certainty == surest);
    // Of two that are as close, neither is meant.
    let first = surest.next()?;
    surest.next().is_none().then_some(first)
}

/// How sure it is that two labels mean one speaker.
fn closeness(one: &str, other: &str) -> Option<Certainty> {
    // `Paul's Law` and `The Lamps of Paul` are not Paul.
    let person = |label: &str| {
        let small = |word: &str| word.starts_with(char::is_lowercase);
        label.split_whitespace().count() <= NAMES
            && !label.contains(['\'', '\u{2019}'])
            && (is_lower(label) || !label.split_whitespace().any(small))
    };
    let words = |label: &str| label.split_whitespace().map(fold).collect::<Vec<String>>();
    let named = person(one) && person(other);
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if one == other {
        return Some(Certainty::Likely);
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let letters = short.iter().map(|word| word.chars().count()).max().unwrap_or_default();
    let part = named && letters >= PART;
    if part && (long.starts_with(&short) || long.ends_with(&short)) {
        return Some(Certainty::Likely);
    }
    if short.len() != long.len() {
        return None;
    }
    let mut differ = short.iter().zip(&long).filter(|(one, other)| one != other);
    let (one, other) = differ.next()?;
    if differ.next().is_some() || one.chars().count().min(other.chars().count()) < LETTERS {
        return None;
    }
    match likeness(one, other)? {
        Likeness::Another => Some(Certainty::Look),
        _ => Some(Certainty::Likely),
    }
}

fn is_lower(label: &str) -> bool {
    !label.contains(char::is_uppercase)
}
