//! Why a phrase is a place, in a sentence for the editor.

use super::address::Address;
use super::agree::How;
use super::phrase::Phrase;
use super::text::Text;

pub(super) fn why(phrase: &Phrase, address: &Address, text: &Text<'_>) -> String {
    let here = if !phrase.has_page {
        "near where it was found"
    } else if phrase.nearness >= 1.0 {
        "on the same page"
    } else {
        "on a page beside it"
    };
    if phrase.hits.is_empty() {
        return format!("No word of the address is in the text; this is a name {here}.");
    }
    let what = if phrase.is_name { "this name is" } else { "these words are" };
    let title = address.tokens.iter().enumerate();
    let agreeing = phrase.tokens();
    let agree: Vec<&str> = title
        .clone()
        .filter(|(at, _)| agreeing >> at & 1 == 1)
        .map(|(_, t)| t.shown.as_str())
        .collect();
    let lacks = title.filter(|(at, token)| {
        token.is_title
            && !token.is_number
            && !token.is_shelf
            && token.rarity > 0.3
            && agreeing >> at & 1 == 0
    });
    let lacks: Vec<&str> = lacks.map(|(_, token)| token.shown.as_str()).take(3).collect();
    let agree = list(&agree);
    let mut why = if lacks.is_empty() || !phrase.is_name {
        format!("The address names {agree}; {what} {here}")
    } else {
        format!("The address names {agree}, and also {}; {what} {here}", list(&lacks))
    };
    let hit = phrase.hits.iter().filter(|hit| hit.begins).max_by_key(|hit| hit.how);
    if let Some(hit) = hit
        && let Some((turn, start, end)) = text.range(hit.first, hit.last)
    {
        let shown = turn.text.get(start..end).unwrap_or("");
        match hit.how {
            How::Restored => why += &format!("; “{shown}” is probably that word with letters lost"),
            How::Joined => why += &format!("; “{shown}” is written another way there"),
            How::Acronym => {
                why += &format!("; “{shown}” and the address are long and short for one another")
            }
            How::Spelt(1) => why += &format!("; “{shown}” differs in one letter"),
            How::Spelt(letters) => why += &format!("; “{shown}” differs in {letters} letters"),
            How::Same | How::Ending => {}
        }
    }
    why + "."
}

/// `A`, `A and B`, `A, B and C`.
fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
