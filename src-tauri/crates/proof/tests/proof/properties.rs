//! What holds whatever the text.

use proof::{Editor, Evidence, Finding, Habits, Lexicon, RULES, Repair, proof, proof_turns};
use proptest::prelude::*;
use transcript::{Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId, TurnKind};

use crate::{corrected, proofed, reader};

fn transcript(texts: Vec<String>) -> Transcript {
    let mut transcript = Transcript::new("any");
    let speakers = [(1, "ANNA"), (2, "OWEN")];
    transcript.speakers = speakers.map(|(id, label)| Speaker::new(SpeakerId(id), label)).into();
    let turns = texts.into_iter().zip(1..);
    transcript.turns = turns
        .map(|(text, id)| {
            let text = text.replace(|c: char| c.is_control() && c != '\n', "");
            // Times that go up and down.
            let start_ms = Some(TimeMs(id * 7 % 5));
            // Two who speak, one turn after the other of each, and somebody unknown.
            let speaker = [None, Some(1), Some(1), Some(2), Some(2)][id as usize % 5];
            Turn { start_ms, ..Turn::speech(TurnId(id), speaker.map(SpeakerId), text) }
        })
        .collect();
    transcript
}

/// Broken words, words, signs and any characters.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "arEficial", "criEcal", "quesEon", "applicaEon", "Eme", "posiEon", "staEon", "moEon",
            "soLware", "le\u{fffd}", "o\u{fffd}ce", "cra(", "(me", "informa+on", "the", "not", "is",
        ]).prop_map(str::to_owned),
        // What the rules weigh against the habits of the document.
        2 => prop::sample::select(vec![
            "a", "an", "image", "unit", "it's", "it\u{2019}s", "\u{2026}", "...", ",", ".", "?",
            "[inaudible]", "(inaudible]", "[Laughter]", "lifetime", "life time", "co-author",
            "coauthors", "videoS", "\"", "'yes", "\u{2018}yes\u{2019}", "\u{201c}no\"", "in",
            "Harbour", "harbour", "well.", "then", "um,", "uh", "you know,", "I, I", "kind, of",
            "60s", "sixties", "etc.", "et Cetera", "-", "--", "\u{2014}", "colour", "color",
            "human-level", "human level", "right?", "right.", "17", "70", "boats,", "cause he",
            "mid 1985", "my Dad", "if don't", "was he", "so,", "that that", "the the the", "yeah,",
            "Yeah.", "Right, right.", "Is it you?", "ANNA:", "Owen:", "a pair of", "a data.", "different", "can see", "lamp, that", "how did", "is that", "organise", "organize",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[a-zA-Z'\u{2019},.;:()\\[\\]{}/@-]{0,12}",
    ];
    let text = prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "));
    prop::collection::vec(text, 0..6)
}

fn check(transcript: &Transcript, findings: &[Finding]) {
    for turn in &transcript.turns {
        let mut end = 0;
        for finding in findings.iter().filter(|finding| finding.turn == turn.id) {
            assert!(finding.start.0 >= end && finding.start < finding.end, "{finding:?}");
            assert_eq!(turn.text.get(finding.start.0..finding.end.0), Some(finding.text.as_str()));
            assert!(!finding.suggestions.contains(&finding.text), "{finding:?}");
            // Nothing, as a suggestion, would read as none.
            assert!(!finding.suggestions.iter().any(String::is_empty), "{finding:?}");
            end = finding.end.0;
            check_repair(transcript, turn, finding);
        }
    }
}

/// What a repair cuts is inside the text, and leaves words; whom it names is there.
fn check_repair(transcript: &Transcript, turn: &Turn, finding: &Finding) {
    let Some(repair) = &finding.repair else { return };
    assert!(finding.suggestions.is_empty() && turn.kind == TurnKind::Speech, "{finding:?}");
    assert!(!repair.title(transcript).contains("another"), "{finding:?}");
    let words = |start: usize, end: usize| {
        let text = turn.text.get(start..end).expect("a range of the text");
        assert!(!text.trim().is_empty(), "{finding:?}");
    };
    let index = transcript.turn(turn.id).map(|(index, _)| index);
    match *repair {
        Repair::Join => {
            let before = index.and_then(|index| index.checked_sub(1));
            let before = before.map(|before| &transcript.turns[before]);
            assert!(before.is_some_and(|before| before.speaker == turn.speaker), "{finding:?}");
        }
        Repair::Split { at, resume, .. } => {
            words(0, at.0);
            words(at.0, resume.0);
            words(resume.0, turn.text.len());
        }
        Repair::Interject { start, end, speaker } => {
            words(start.0, end.0);
            words(end.0, turn.text.len());
            assert_ne!(turn.speaker, Some(speaker));
        }
        Repair::Retag { speaker } => assert_ne!(turn.speaker, Some(speaker)),
        Repair::Retime { start_ms } => assert_ne!(turn.start_ms, Some(start_ms)),
        Repair::Cue => {}
    }
}

fn check_turns(transcript: &Transcript, evidence: &Evidence, findings: &[Finding]) {
    let (lexicon, editor) = (Lexicon::english(), Editor::default());
    let habits = Habits::of(transcript, evidence, lexicon);
    let turns = 0..transcript.turns.len();
    let one_by_one: Vec<Finding> = turns
        .flat_map(|index| proof_turns(transcript, &[index], evidence, &habits, lexicon, &editor))
        .collect();
    assert_eq!(one_by_one, findings);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn findings_fit_any_text(texts in texts()) {
        let transcript = transcript(texts);
        let (evidence, findings) = proofed(&transcript);
        check(&transcript, &findings);
        check_turns(&transcript, &evidence, &findings);
        // Whatever is suggested can be applied, with every rule on as well.
        corrected(&transcript, &findings, |_| true);
        let mut editor = Editor::default();
        editor.profile.rules = RULES.iter().map(|rule| (rule.id.to_owned(), true)).collect();
        let all = proof(&transcript, &evidence, Lexicon::english(), &editor);
        check(&transcript, &all);
        corrected(&transcript, &all, |_| true);
    }

    #[test]
    fn suggestions_never_repeat_the_word(word in "\\PC{0,16}") {
        let suggestions = proof::suggest(Lexicon::english(), &word, 5);
        prop_assert!(suggestions.len() <= 5);
        prop_assert!(!suggestions.contains(&word));
    }
}

#[test]
fn turn_by_turn_finds_the_same_in_the_sample() {
    let Some(transcript) = reader::sample() else { return };
    let (evidence, findings) = proofed(&transcript);
    check(&transcript, &findings);
    check_turns(&transcript, &evidence, &findings);
}

#[test]
fn evidence_of_another_text_does_no_harm() {
    let broken = transcript(vec!["arEficial criEcal quesEon applicaEon posiEon staEon".repeat(4)]);
    let evidence = Evidence::gather(&broken, Lexicon::english());
    let clean = transcript(vec!["Every Englishman in the East has an Elephant, Eve.".to_owned()]);
    let findings = proof(&clean, &evidence, Lexicon::english(), &Editor::default());
    assert_eq!(findings, []);
}
