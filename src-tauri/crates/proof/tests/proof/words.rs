//! The word lists, the glossary and the spelling suggestions.

use proof::{Certainty, Editor, Glossary, Lexicon, RULES, suggest};

use crate::{proofed, reader};

#[test]
fn the_lists_know_words_in_their_case() {
    let lexicon = Lexicon::english();
    for word in ["the", "The", "THE", "Paris", "colour", "color", "gonna", "don\u{2019}t", "uh"] {
        assert!(lexicon.knows(word), "{word}");
    }
    for word in ["paris", "arEficial", "prehy", "hiing", "qzx", ""] {
        assert!(!lexicon.knows(word), "{word}");
    }
}

#[test]
fn slips_of_the_hand_are_put_right() {
    // Common misspellings, from memory.
    let slips = [
        ("recieve", "receive"),
        ("teh", "the"),
        ("definately", "definitely"),
        ("occurence", "occurrence"),
        ("seperate", "separate"),
        ("wierd", "weird"),
        ("untill", "until"),
        ("accomodate", "accommodate"),
        ("publically", "publicly"),
        ("goverment", "government"),
        ("tommorow", "tomorrow"),
        ("neccessary", "necessary"),
        ("begining", "beginning"),
        ("beleive", "believe"),
        ("monday", "Monday"),
        ("Amercian", "American"),
        ("alot", "a lot"),
        ("dont", "don't"),
        ("freind\u{2019}s", "friend\u{2019}s"),
        ("TOMMOROW", "TOMORROW"),
    ];
    for (slip, meant) in slips {
        assert_eq!(suggest(Lexicon::english(), slip, 1), [meant], "{slip}");
    }
}

#[test]
fn the_glossary_vouches_for_words() {
    let transcript = reader::read("ANN: 00:01 we all recieve a lot of it");
    let (evidence, findings) = proofed(&transcript);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].certainty, Certainty::Likely);
    let glossary = Glossary::from_iter(["recieve"]);
    assert!(glossary.vouches("Recieve\u{2019}s"));
    let editor = Editor { glossary, ..Editor::default() };
    assert_eq!(proof::proof(&transcript, &evidence, Lexicon::english(), &editor), []);
}

#[test]
fn rules_have_ids_of_their_own() {
    let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len());
}
