//! Stand-ins that are plain by where they are, and letters that left no trace.

use proof::{Certainty, Editor, Finding, Glossary, Lexicon};

use crate::{proofed, reader};

/// Long enough for each of the classic ligatures to be missed.
fn with_ligatures() -> String {
    let turn = "ANN: 00:01 We find the first five fields, fill the fire, and finally fish. \
                The staff of the office offered coffee; the effect was different, and nobody \
                suffered from difficult traffic. The flat floor, the flag, the flowers, the \
                flood and the conflict: flight after flight. Most of the \
                stones still stand past the station, in the strong storm.";
    vec![turn; 60].join("\n\n")
}

fn found<'f>(findings: &'f [Finding], shown: &str) -> &'f Finding {
    let found = findings.iter().find(|finding| finding.text == shown);
    found.expect(shown)
}

fn dropped(text: &str) -> String {
    ["ffi", "ffl", "ff", "fi", "fl"]
        .iter()
        .fold(text.to_owned(), |text, lost| text.replace(lost, ""))
}

#[test]
fn a_letter_that_is_left_of_a_word_is_offered_as_that_word() {
    let text = dropped(&with_ligatures()) + "\n\nANN: 00:02 Then they turned it o and left.";
    let (_, findings) = proofed(&reader::read(&text));
    let remnant = found(&findings, "o");
    assert_eq!(remnant.certainty, Certainty::Likely);
    assert_eq!(remnant.suggestions[0], "off");
}

/// A space for each ligature, but none at the edge of a word.
fn spaced(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let lost = ["ffi", "ffl", "ff", "fi", "fl"];
        lost.iter().fold(word.to_owned(), |word, lost| word.replace(lost, " ")).trim().to_owned()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_space_that_was_the_end_of_a_word_goes() {
    let last = "\n\nANN: 00:02 So I asked the whole staff.";
    let (_, findings) = proofed(&reader::read(&spaced(&(with_ligatures() + last))));
    let end = found(&findings, "sta ");
    assert_eq!((end.certainty, &*end.suggestions[0]), (Certainty::Certain, "staff"));
}

#[test]
fn half_of_a_word_is_never_certain() {
    let last = "\n\nANN: 00:02 The spamfighters came. Please affirm it, and ask <stu>.";
    let (_, findings) = proofed(&reader::read(&spaced(&(with_ligatures() + last))));
    assert_ne!(found(&findings, "ghters").certainty, Certainty::Certain);
    let halves = ["rm", "a", "stu"];
    let certain = findings.iter().filter(|finding| finding.certainty == Certainty::Certain);
    assert!(certain.into_iter().all(|finding| !halves.contains(&&*finding.text)), "{findings:?}");
}

#[test]
fn a_whole_letter_is_left_alone_where_nothing_was_dropped() {
    let text = with_ligatures() + "\n\nANN: 00:02 Then they turned it o and left.";
    let (_, findings) = proofed(&reader::read(&text));
    assert!(findings.iter().all(|finding| finding.rule != "lost_ligature"), "{findings:?}");
}

#[test]
fn foreign_letters_are_read_in_words_that_no_list_has() {
    let text = with_ligatures()
        + "\n\nANN: 00:02 On the 1st they saw the firebell and the \
                                   flowerbench, as Kaffiward and Kofferich did.";
    let text = [("ffi", "Ɵ"), ("ff", "Ƣ"), ("fi", "Ƨ"), ("fl", "Ʃ"), ("st", "Ƴ")]
        .iter()
        .fold(text, |text, (lost, stand_in)| text.replace(lost, stand_in));
    let (_, findings) = proofed(&reader::read(&text));
    for (shown, was) in [("1Ƴ", "1st"), ("Ƨrebell", "firebell"), ("Ʃowerbench", "flowerbench")] {
        let finding = found(&findings, shown);
        assert_eq!(finding.certainty, Certainty::Certain, "{shown}");
        assert_eq!(finding.suggestions[0], was);
    }
    // Names are for the editor to decide.
    let name = found(&findings, "KoƢerich");
    assert_eq!(name.certainty, Certainty::Likely);
    assert_eq!(name.suggestions[0], "Kofferich");
}

/// Four turns without their ti, tt and tti, and a name among the broken words.
fn with_broken_name() -> String {
    let text = "ANN: 00:01 The attention of the nation, the station and the relation; a little \
                better, a letter, a matter, a bottle after the other. I saw Kitterick there.";
    let broken = text.replace("tti", "#").replace("tt", "%").replace("ti", "@");
    vec![broken; 4].join("\n\n")
}

#[test]
fn a_broken_name_is_certain_when_somebody_vouches_for_it() {
    let transcript = reader::read(&with_broken_name());
    let (evidence, findings) = proofed(&transcript);
    assert_eq!(found(&findings, "Ki%erick").certainty, Certainty::Likely);
    let glossary = Glossary::from_iter(["Kitterick"]);
    let editor = Editor { glossary, ..Editor::default() };
    let findings = proof::proof(&transcript, &evidence, Lexicon::english(), &editor);
    let name = found(&findings, "Ki%erick");
    assert_eq!(name.certainty, Certainty::Certain);
    assert_eq!(name.suggestions[0], "Kitterick");
}

#[test]
fn a_name_that_the_document_shows_whole_is_no_guess() {
    let whole = "ANN: 00:02 Then Kitterick spoke.".to_owned();
    let (_, findings) = proofed(&reader::read(&[with_broken_name(), whole].join("\n\n")));
    assert_eq!(found(&findings, "Ki%erick").certainty, Certainty::Certain);
}

/// Two fonts that took the same stand-ins for other ligatures, paragraph by paragraph, and one that
/// lost none.
#[test]
fn a_passage_is_read_by_its_own_font() {
    let turn = "ANN: 00:01 The nation had a motion for its station. A better letter, a little \
                bottle, the left shaft, a swift draft: after lunch we often lifted the raft. \
                This patient tradition is essential, and the position is fantastic.";
    let fonts = [
        [("tt", "H"), ("ti", "E"), ("ft", "L")],
        [("tt", "L"), ("ti", "H"), ("ft", "E")],
        [("tt", "tt"), ("ti", "ti"), ("ft", "ft")],
    ];
    let broken = fonts.map(|font| {
        font.iter().fold(turn.to_owned(), |text, (lost, stand_in)| text.replace(lost, stand_in))
    });
    let turns: Vec<&str> = broken.iter().cycle().take(30).map(String::as_str).collect();
    let (evidence, findings) = proofed(&reader::read(&turns.join("\n\n")));
    for (shown, was) in
        [("aLer", "after"), ("oLen", "often"), ("aEer", "after"), ("liLle", "little")]
    {
        let finding = found(&findings, shown);
        assert_eq!((finding.certainty, &*finding.suggestions[0]), (Certainty::Certain, was));
        assert!(finding.why.starts_with("In parts of this file"), "{}", finding.why);
    }
    assert_eq!(evidence.substitutions().len(), 6);
    // In the last paragraphs nothing is broken.
    let intact =
        |finding: &&Finding| finding.rule == "lost_ligature" && finding.turn.0.is_multiple_of(3);
    assert_eq!(findings.iter().filter(intact).count(), 0);
}
