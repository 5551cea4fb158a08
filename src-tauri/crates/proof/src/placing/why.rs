//! Why a phrase is a place, in a sentence for the editor.

use super::address::{Address, Token};
use super::agree::How;
use super::phrase::Phrase;
use super::text::Text;
use crate::shape;

/// Words of the address that are told to be missing.
const LACKING: usize = 3;

pub(super) fn why(phrase: &Phrase, address: &Address, text: &Text<'_>) -> String {
    let here = if !phrase.has_page && phrase.is_near {
        "near where it was found"
    } else if phrase.nearness >= 1.0 {
        "on the same page"
    } else if phrase.is_near {
        "on a page beside it"
    } else {
        "far from it"
    };
    if phrase.hits.is_empty() {
        return format!("Nothing in the address agrees with the text; this is a name {here}.");
    }
    let named = phrase.tokens();
    let is_named = |at: usize| named >> at & 1 == 1;
    let tokens = || address.tokens.iter().enumerate();
    let here_too = tokens().filter(|(at, _)| is_named(*at)).map(|(_, token)| token);
    let lacking = tokens().filter(|(at, token)| {
        token.is_title && !token.is_number && !token.is_shelf && !is_named(*at)
    });
    let lacking: Vec<String> =
        lacking.map(|(_, token)| written(token, phrase)).take(LACKING).collect();
    let what = if phrase.is_name { "this name is" } else { "these words are" };
    let mut names: Vec<String> = here_too.map(|token| written(token, phrase)).collect();
    names.dedup();
    let mut why = format!("The address names {}; {what} {here}", list(&names));
    if phrase.is_name && !lacking.is_empty() {
        why += &format!(", though without {}", list(&lacking));
    }
    let loosest = phrase.hits.iter().filter(|hit| hit.begins).max_by_key(|hit| hit.how);
    if let Some(hit) = loosest
        && let Some((turn, start, end)) = text.range(hit.first, hit.last)
    {
        let shown = turn.text.get(start..end).unwrap_or("");
        why += &match hit.how {
            How::Same | How::Ending => String::new(),
            How::Restored => format!("; “{shown}” has lost letters"),
            How::Joined => format!("; “{shown}” is parted another way there"),
            How::Acronym => format!("; of “{shown}” and the address one is short for the other"),
            How::Spelt(1) => format!("; one letter of “{shown}” differs"),
            How::Spelt(_) => format!("; two letters of “{shown}” differ"),
        };
    }
    why + "."
}

/// A word of the address as the editor would write it.
fn written(token: &Token, phrase: &Phrase) -> String {
    if phrase.is_name && token.shown.chars().all(char::is_lowercase) {
        shape::capitalised(&token.shown)
    } else {
        token.shown.clone()
    }
}

/// `A`, `A and B`, `A, B and C`.
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
