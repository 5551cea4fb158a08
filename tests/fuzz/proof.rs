//! Any text, proofed: no panic, findings that fit, and no time that grows faster than the text.
//!
//! Each line of the input is a turn. Its first character picks the speaker, the second the time;
//! the first line is what the editor knows. One input in sixteen is repeated until it is long: work
//! that grows with the square of the text then runs into the time limit of `cargo xtask fuzz`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use proof::{
    Editor, Evidence, Finding, Glossary, Habits, Lexicon, Memory, Preset, Remembered, proof,
    proof_turns,
};
use transcript::{Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId, TurnKind};

/// Bytes of a repeated input, about.
const LONG: usize = 100_000;
/// Turns that are proofed once more by themselves.
const AGAIN: usize = 8;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (known, text) = text.split_once('\n').unwrap_or(("", &text));
    let editor = editor(known);
    let turns = transcript(text, 1);
    check(&turns, &editor);
    if data.first().is_some_and(|first| first % 16 == 0) && !text.is_empty() {
        let times = LONG.div_ceil(text.len());
        check(&transcript(text, times), &editor);
        // The same in one turn.
        let mut one = transcript("", 0);
        let plain = text.replace(char::is_control, " ");
        one.turns.push(Turn::speech(TurnId(1), None, plain.repeat(times)));
        check(&one, &editor);
    }
});

/// Glossary, corrections and profile, cut out of a line.
fn editor(known: &str) -> Editor {
    let words: Vec<&str> = known.split(' ').collect();
    let mut memory = Memory::default();
    for pair in words.windows(2) {
        let remembered = Remembered { meant: pair[1].to_owned(), origin: String::new(), count: 1 };
        if pair[0] != pair[1] {
            memory.add(pair[0], remembered);
        }
    }
    let preset = Preset::ALL[known.len() % Preset::ALL.len()];
    let glossary: Glossary = words.iter().skip(2).step_by(3).copied().collect();
    Editor { glossary, memory, profile: preset.profile() }
}

fn transcript(text: &str, times: usize) -> Transcript {
    let mut transcript = Transcript::new("any");
    let names = text.split_whitespace().step_by(7).take(4);
    transcript.speakers =
        names.zip(0..).map(|(name, id)| Speaker::new(SpeakerId(id), name)).collect();
    let speakers = transcript.speakers.len() as u32;
    let lines = std::iter::repeat_n(text, times).flat_map(str::lines);
    let turns = lines.zip(1..).map(|(line, id)| {
        let mut rest = line.chars();
        let who = rest.next().map_or(0, u32::from);
        let when = rest.next().map_or(0, u32::from);
        let speaker = (who < 128 && speakers > 0).then(|| SpeakerId(who % speakers));
        let mut turn = Turn::speech(TurnId(id), speaker, line.replace(char::is_control, "\n"));
        turn.start_ms = (when < 128).then(|| TimeMs(u64::from(when) * 1000));
        if speaker.is_none() {
            turn.kind = TurnKind::Cue;
        }
        turn
    });
    transcript.turns = turns.collect();
    transcript
}

fn check(transcript: &Transcript, editor: &Editor) {
    let lexicon = Lexicon::english();
    let evidence = Evidence::gather(transcript, lexicon);
    let findings = proof(transcript, &evidence, lexicon, editor);
    check_findings(transcript, &findings);
    // A turn by itself finds what it finds among the others.
    let habits = Habits::of(transcript, &evidence, lexicon);
    for (index, turn) in transcript.turns.iter().enumerate().take(AGAIN) {
        let alone = proof_turns(transcript, &[index], &evidence, &habits, lexicon, editor);
        let among: Vec<&Finding> = findings.iter().filter(|f| f.turn == turn.id).collect();
        assert_eq!(alone.iter().collect::<Vec<_>>(), among);
    }
}

/// In the order of the text, inside it, never overlapping, and never suggesting what is there.
fn check_findings(transcript: &Transcript, findings: &[Finding]) {
    let mut rest = findings.iter().peekable();
    for turn in &transcript.turns {
        let mut end = 0;
        while let Some(finding) = rest.next_if(|finding| finding.turn == turn.id) {
            assert!(finding.start.0 >= end && finding.start < finding.end, "{finding:?}");
            assert_eq!(turn.text.get(finding.start.0..finding.end.0), Some(&*finding.text));
            assert!(!finding.suggestions.contains(&finding.text), "{finding:?}");
            end = finding.end.0;
        }
    }
    assert!(rest.next().is_none(), "the findings are not in the order of the turns");
}
