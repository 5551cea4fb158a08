//! `src/rules/ID.txt`: what a rule finds and what it leaves alone.
//!
//! Blocks of lines, an empty line between them; each is a transcript. A line is a turn, and may
//! begin with a label and a time. What the rule finds stands below, indented and in order:
//!
//! ```text
//! It is a image.
//!   likely: a = an
//! ```
//!
//! What a repair does stands behind an arrow, `  likely: Songs -> cue`. A line that begins with `~`
//! is a cue. Every rule is on. `@speaker ANNA = Anna Smith, Ann` tells of a full name and of
//! aliases, `@heard lamps = 41` of how surely a word was heard (`*` stands for all others),
//! `@glossary Kitterick` vouches for a word, and `@corrected Kiterick = Kitterick` tells of a correction in another transcript.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use proof::{Certainty, Editor, Evidence, Finding, Lexicon, RULES, Remembered, Repair};
use transcript::{
    ByteOffset, Span, SpanKind, Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId,
};

use crate::reader;

#[test]
fn rules_keep_to_their_cases() {
    let mut failures = Vec::new();
    for rule in RULES {
        let path = cases_of(rule.id);
        let cases = std::fs::read_to_string(&path).unwrap_or_default();
        let cases: Vec<Case> = cases.split("\n\n").map(Case::read).collect();
        let positive = cases.iter().any(|case| !case.expected.is_empty());
        let negative = cases.iter().any(|case| case.expected.is_empty());
        // What fonts lose shows in whole documents, which are in `tests/goldens`.
        let shown = positive || rule.id == "lost_ligature";
        assert!(shown && negative, "{} lacks cases", path.display());
        for case in cases {
            let evidence = Evidence::gather(&case.transcript, Lexicon::english());
            let findings =
                proof::proof(&case.transcript, &evidence, Lexicon::english(), &case.editor);
            let findings = findings.iter().filter(|finding| finding.rule == rule.id);
            let found: Vec<String> = findings.map(|found| line(found, &case.transcript)).collect();
            if found != case.expected {
                let (text, expected) = (case.text, case.expected);
                failures.push(format!("{}: {text}\n  {expected:?}\n  {found:?}", rule.id));
            }
        }
    }
    assert!(failures.is_empty(), "text, expected, found:\n{}", failures.join("\n"));
}

#[test]
fn every_text_belongs_to_a_rule() {
    let folder = cases_of("any");
    let folder = folder.parent().expect("it lies in a folder");
    for entry in std::fs::read_dir(folder).expect("the rules are there") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let id = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
            assert!(RULES.iter().any(|rule| rule.id == id), "{} is no rule", path.display());
        }
    }
}

fn cases_of(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(format!("{id}.txt"))
}

struct Case {
    text: String,
    transcript: Transcript,
    editor: Editor,
    expected: Vec<String>,
}

impl Case {
    fn read(block: &str) -> Self {
        let lines = block.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (expected, turns): (Vec<&str>, Vec<&str>) =
            lines.partition(|line| line.starts_with("  "));
        let (told, turns): (Vec<&str>, Vec<&str>) =
            turns.into_iter().partition(|line| line.starts_with('@'));
        let mut transcript = Transcript::new("case");
        for line in &turns {
            let id = TurnId(transcript.turns.len() as u64 + 1);
            if let Some(cue) = line.strip_prefix('~') {
                transcript.turns.push(Turn::cue(id, cue.trim()));
                continue;
            }
            let read = reader::read(line);
            for turn in &read.turns {
                let label = turn.speaker.and_then(|id| read.speaker(id));
                let speaker = label.map(|speaker| speaker_of(&mut transcript, &speaker.label));
                // The reader tidies spaces, which may be what a case is about.
                let text = match turn.start_ms {
                    Some(_) => turn.text.clone(),
                    None => (*line).to_owned(),
                };
                transcript.turns.push(Turn { id, speaker, text, ..turn.clone() });
            }
        }
        let (named, told): (Vec<&str>, Vec<&str>) =
            told.into_iter().partition(|line| line.starts_with("@speaker "));
        for line in named {
            let (label, names) = line
                .strip_prefix("@speaker ")
                .and_then(|speaker| speaker.split_once(" = "))
                .expect("@speaker LABEL = NAME, ALIAS");
            let id = speaker_of(&mut transcript, label);
            let mut names = names.split(", ").map(str::to_owned);
            let speaker = transcript.speakers.iter_mut().find(|speaker| speaker.id == id);
            let speaker = speaker.expect("it was added");
            speaker.name = names.next().unwrap_or_default();
            speaker.aliases = names.collect();
        }
        let (heard, told): (Vec<&str>, Vec<&str>) =
            told.into_iter().partition(|line| line.starts_with("@heard "));
        hear(&mut transcript, &heard);
        let expected = expected.iter().map(|line| line[2..].to_owned()).collect();
        Self { text: turns.join("\n"), transcript, editor: editor(&told), expected }
    }
}

/// Tells how surely each word was heard, one a second.
fn hear(transcript: &mut Transcript, told: &[&str]) {
    let told: HashMap<&str, u8> = told
        .iter()
        .map(|line| {
            let line = line.strip_prefix("@heard ").and_then(|line| line.split_once(" = "));
            let (word, sure) = line.expect("@heard WORD = PERCENT");
            (word, sure.parse().expect("a number"))
        })
        .collect();
    let mut second = 0;
    for turn in transcript.turns.iter_mut().filter(|_| !told.is_empty()) {
        let mut at = 0;
        for word in turn.text.split_whitespace() {
            let start = at + turn.text[at..].find(word).expect("it is there");
            at = start + word.len();
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let confidence = told.get(bare).or(told.get("*")).copied();
            let (start_ms, end_ms) = (TimeMs(second * 1000), TimeMs(second * 1000 + 900));
            let kind = SpanKind::Heard { start_ms, end_ms, confidence };
            turn.spans.push(Span { start: ByteOffset(start), end: ByteOffset(at), kind });
            second += 1;
        }
    }
}

fn speaker_of(transcript: &mut Transcript, label: &str) -> SpeakerId {
    if let Some(known) = transcript.speakers.iter().find(|speaker| speaker.label == label) {
        return known.id;
    }
    let id = transcript.fresh_speaker_id();
    transcript.speakers.push(Speaker::new(id, label));
    id
}

fn editor(told: &[&str]) -> Editor {
    let mut editor = Editor::default();
    editor.profile.rules = RULES.iter().map(|rule| (rule.id.to_owned(), true)).collect();
    let glossary = told.iter().filter_map(|line| line.strip_prefix("@glossary "));
    editor.glossary = glossary.collect();
    for line in told.iter().filter(|line| !line.starts_with("@glossary ")) {
        let (shown, meant) = line
            .strip_prefix("@corrected ")
            .and_then(|correction| correction.split_once(" = "))
            .expect("@corrected SHOWN = MEANT, or SHOWN = MEANT × TIMES");
        let (meant, times) = meant.split_once(" × ").unwrap_or((meant, "1"));
        let (meant, origin) = (meant.to_owned(), "Another".to_owned());
        let count = times.parse().expect("a number");
        editor.memory.add(shown, Remembered { meant, origin, count });
    }
    editor
}

fn line(finding: &Finding, transcript: &Transcript) -> String {
    let certainty = match finding.certainty {
        Certainty::Certain => "certain",
        Certainty::Likely => "likely",
        Certainty::Look => "look",
    };
    let first = finding.suggestions.first().map(|first| format!(" = {first}"));
    let repair = finding.repair.as_ref().map(|repair| {
        let repair = shown(repair, finding, transcript);
        format!(" -> {repair}")
    });
    format!(
        "{certainty}: {}{}{}",
        finding.text,
        first.unwrap_or_default(),
        repair.unwrap_or_default()
    )
}

/// A repair in a few words; where it cuts, the word that follows.
fn shown(repair: &Repair, finding: &Finding, transcript: &Transcript) -> String {
    let label = |id: SpeakerId| transcript.speaker(id).map_or("", |speaker| &speaker.label);
    let (_, turn) = transcript.turn(finding.turn).expect("it is about a turn");
    match *repair {
        Repair::Join => "join".to_owned(),
        Repair::Split { at, resume, speaker } => {
            assert_eq!(at, finding.start);
            let rest = turn.text[resume.0..].split(' ').next().unwrap_or_default();
            format!("split before {rest} for {}", speaker.map_or("", label))
        }
        Repair::Interject { start, end, speaker } => {
            format!("{} says {}", label(speaker), &turn.text[start.0..end.0])
        }
        Repair::Cue => "cue".to_owned(),
        Repair::Retag { speaker } => format!("{} says it", label(speaker)),
        Repair::Retime { start_ms } => start_ms.clock(),
    }
}
