//! The sample that this program is made for, when it lies beside the repository.

use proof::{Certainty, Lexicon};

use crate::{corrected, proofed, reader};

#[test]
fn the_sample_is_repaired_without_looking() {
    let Some(transcript) = reader::sample() else { return };
    let lexicon = Lexicon::english();
    let (evidence, findings) = proofed(&transcript);

    let mut pairs: Vec<_> = evidence
        .substitutions()
        .iter()
        .map(|s| (s.stand_in.as_str(), s.stands_for.as_str(), s.certified))
        .collect();
    pairs.sort_unstable();
    let certified = [("E", "ti"), ("L", "ft"), ("h", "tt"), ("i", "tti"), ("t", "tf")];
    assert_eq!(pairs, certified.map(|(stand_in, letters)| (stand_in, letters, true)));

    let certain: Vec<_> = findings.iter().filter(|f| f.certainty == Certainty::Certain).collect();
    assert!(certain.len() >= 330, "{} certain corrections", certain.len());
    for finding in &certain {
        let first = finding.suggestions.first().expect("a certain correction corrects");
        assert!(!lexicon.knows(&finding.text), "{} was a word", finding.text);
        let broken = first.replace("tti", "i").replace("tf", "t").replace("tt", "h");
        let broken = broken.replace("ft", "L").replace("ti", "E");
        assert_eq!(broken, finding.text, "{first} is not what was lost");
    }

    // The names behind the last broken words are in no list.
    let names = findings.iter().filter(|finding| {
        finding.certainty == Certainty::Likely
            && finding.substitution.as_ref().is_some_and(|(h, tt)| h == "h" && tt == "tt")
            && finding.suggestions.first() == Some(&finding.text.replace('h', "tt"))
    });
    assert!(names.count() >= 4);

    let spelling = findings.iter().filter(|finding| finding.rule == "spelling").count();
    assert!(spelling < 40, "{spelling} words to look at");
}

#[test]
fn the_evidence_outlives_the_broken_words() {
    let Some(transcript) = reader::sample() else { return };
    let (evidence, findings) = proofed(&transcript);
    let corrected = corrected(&transcript, &findings, |finding| {
        finding.rule == "lost_ligature" && !finding.suggestions.is_empty()
    });
    let editor = proof::Editor::default();
    let rest = proof::proof(&corrected, &evidence, Lexicon::english(), &editor);
    assert_eq!(
        rest.iter().filter(|finding| finding.rule == "lost_ligature").count(),
        0,
        "{rest:#?}"
    );
}

#[test]
fn names_in_two_spellings_are_found_and_no_others() {
    let Some(transcript) = reader::sample() else { return };
    let (_, findings) = proofed(&transcript);
    let rules = ["variant", "wrong_word", "scan_error", "parted_word", "joined_words"];
    let found = findings.iter().filter(|finding| rules.contains(&finding.rule));
    let found: Vec<(&str, &str)> =
        found.map(|finding| (finding.text.as_str(), finding.suggestions[0].as_str())).collect();
    let names = [
        ("Percpetrons", "Perceptrons"),
        ("Goeff", "Geoff"),
        ("Leon", "L\u{e9}on"),
        ("MatLab", "Matlab"),
        ("Leon", "L\u{e9}on"),
    ];
    assert_eq!(found, names);
}

#[test]
fn what_is_odd_about_turns_is_found() {
    let Some(transcript) = reader::sample() else { return };
    let (_, findings) = proofed(&transcript);
    let found = |rule: &str| -> Vec<(&str, String)> {
        let found = findings.iter().filter(|finding| finding.rule == rule);
        found
            .map(|finding| {
                let repair = finding.repair.as_ref().expect("it has a repair");
                (finding.text.as_str(), repair.title(&transcript))
            })
            .collect()
    };
    assert_eq!(found("false_label"), [("Built", "Make it a cue".to_owned())]);
    assert_eq!(found("repeated_time"), [("Minsky", "Set its time to 04:56".to_owned())]);
    let to = |label: &str| format!("Make it a turn of {label}");
    let (craig, yann) = (to("CRAIG"), to("YANN"));
    let answers = [
        ("Yeah. Yeah.", yann.clone()),
        ("Yeah.", yann),
        ("Yeah.", craig.clone()),
        ("Yeah.", craig.clone()),
        ("Right. Right.", craig.clone()),
        ("Yeah.", craig.clone()),
        ("Yeah.", craig.clone()),
        ("Right, right.", craig.clone()),
        ("Yeah.", craig),
    ];
    assert_eq!(found("other_voice"), answers);
    for rule in ["lone_speaker", "broken_turn", "label_inside", "backward_time"] {
        assert_eq!(found(rule), [], "{rule}");
    }
}
