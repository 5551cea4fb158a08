//! Printed copies, as other programs read them; `cargo xtask test` installs them.

use std::path::Path;
use std::process::{Command, Output};

use export::{LabelStyle, LinkStyle, Options, Suggestions, format, write};
use proptest::prelude::*;
use transcript::{SpanKind, Transcript, Turn, TurnId};

use crate::books::long;
use crate::goldens::{noted, small};
use crate::nothing_is_lost::transcripts;

fn printed(transcript: &Transcript, options: &Options) -> Vec<u8> {
    write(transcript, format("pdf").unwrap(), options).expect("a document")
}

/// What a program says of a document; nothing where it is not installed.
fn told(document: &[u8], program: &str, args: &[&str], to: &[&str]) -> Option<Output> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.pdf");
    std::fs::write(&file, document).unwrap();
    let output = Command::new(program).args(args).arg(&file).args(to).output();
    if output.is_err() {
        println!("{program} is not installed; nothing was read");
    }
    output.ok()
}

fn text(output: Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Several pages of talk with links, stress, notes and remarks.
fn talk() -> Transcript {
    let mut transcript = long();
    let again: Vec<Turn> = transcript.turns.clone();
    for round in 1..12 {
        for turn in &again {
            let id = TurnId(turn.id.0 + round * 1000);
            let mut turn = Turn { id, ..turn.clone() };
            turn.spans
                .retain(|span| matches!(span.kind, SpanKind::Link { .. } | SpanKind::Emphasis));
            transcript.turns.push(turn);
        }
    }
    transcript
}

#[test]
fn the_same_transcript_gives_the_same_document() {
    let options = Options { comments: true, ..Options::default() };
    assert_eq!(printed(&talk(), &options), printed(&talk(), &options));
}

#[test]
fn a_document_is_sound_and_tells_what_it_is() {
    let version = Some("2 & last".to_owned());
    let at = Some(transcript::Moment(1_772_373_900_000));
    let options = Options { version, at, language: "de-AT".to_owned(), ..Options::default() };
    let document = printed(&talk(), &options);
    let Some(checked) = told(&document, "qpdf", &["--check"], &[]) else { return };
    assert!(text(checked).contains("No syntax or stream encoding errors found"));
    let Some(info) = told(&document, "pdfinfo", &["-isodates"], &[]) else { return };
    let info = text(info);
    for line in [
        "Title:           Notes & marks",
        "Subject:         2 & last",
        "CreationDate:    2026-03-01T14:05:00Z",
        "Tagged:          yes",
        "JavaScript:      no",
        "PDF version:     1.7",
    ] {
        assert!(info.contains(line), "{line}: {info}");
    }
    let raw = String::from_utf8_lossy(&document);
    assert!(raw.contains("<pdfuaid:part>1</pdfuaid:part>"), "it says that it is accessible");
    assert!(raw.contains("/Lang(de-AT)"));
}

#[test]
fn a_screen_reader_is_told_what_is_what() {
    let options = Options { links: LinkStyle::Footnotes, ..Options::default() };
    let document = printed(&long(), &options);
    let Some(told) = told(&document, "pdfinfo", &["-struct-text"], &[]) else { return };
    // The numbers of objects are nobody's matter.
    let told = text(told);
    let lines = told.lines().filter(|line| !line.trim_start().starts_with("Object "));
    let told = lines.map(|line| format!("{line}\n")).collect::<String>();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/long.pdf.txt");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&golden, &told).unwrap();
    }
    let expected = std::fs::read_to_string(golden).unwrap();
    assert!(told == expected, "the structure differs; UPDATE_GOLDENS=1 shows how\n{told}");
}

#[test]
fn bookmarks_lead_to_hours_and_cues() {
    let document = printed(&long(), &Options::default());
    let args = ["--json=1", "--json-key=outlines"];
    let Some(told) = told(&document, "qpdf", &args, &[]) else { return };
    let told: serde_json::Value = serde_json::from_str(&text(told)).unwrap();
    let mut lines = Vec::new();
    bookmarks(&told["outlines"], 0, &mut lines);
    assert_eq!(
        lines,
        [
            "Notes & marks",
            "00:07",
            "1:01:41",
            "  1:01:41 APPLAUSE & MORE",
            "2:01:43",
            "  2:01:43 APPLAUSE & MORE",
            "3:01:45",
            "  3:01:45 APPLAUSE & MORE",
            "References",
            "Links without a place",
        ]
    );
}

fn bookmarks(of: &serde_json::Value, depth: usize, lines: &mut Vec<String>) {
    for one in of.as_array().into_iter().flatten() {
        assert!(one["destpageposfrom1"].as_u64().is_some_and(|page| page > 0), "{one}");
        lines.push(format!("{}{}", "  ".repeat(depth), one["title"].as_str().unwrap()));
        bookmarks(&one["kids"], depth + 1, lines);
    }
}

#[test]
fn every_word_is_read_back_in_order_and_every_address() {
    for (links, suggestions, labels) in [
        (LinkStyle::Inline, Suggestions::Without, LabelStyle::Label),
        (LinkStyle::Footnotes, Suggestions::Accepted, LabelStyle::NameFirst),
        (LinkStyle::References, Suggestions::Marked, LabelStyle::Hidden),
    ] {
        let options = Options { links, suggestions, labels, ..Options::default() };
        let document = printed(&talk(), &options);
        let plain = match suggestions {
            Suggestions::Without => talk().without_suggestions().into_owned(),
            Suggestions::Accepted => talk().as_suggested().into_owned(),
            Suggestions::Marked => talk().with_suggested_words().into_owned(),
        };
        let Some(read) = told(&document, "pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]) else {
            return;
        };
        let read = text(read);
        // What runs along, and marks, stand between the words; those that run to the left are read
        // in the order in which they are seen.
        let mut rest = read.as_str();
        let to_right =
            plain.turns.iter().filter(|turn| turn.text.starts_with(|c: char| c.is_ascii()));
        assert!(to_right.clone().count() > 50);
        let words = to_right.flat_map(|turn| turn.text.split(|c: char| !c.is_alphanumeric()));
        for word in words.filter(|word| !word.is_empty()) {
            let at = rest.find(word).unwrap_or_else(|| panic!("{word} is not in {rest}"));
            assert!(at < 600, "{word} comes late: {}", &rest[..at]);
            rest = &rest[at + word.len()..];
        }
        let Some(read) = told(&document, "pdfinfo", &["-url"], &[]) else { return };
        let read = text(read);
        let urls =
            ["https://moon.example/a_b", "https://tides.example/tables?year=1998&port=(east)"];
        for url in urls {
            assert!(read.contains(url), "{url}: {read}");
        }
    }
}

#[test]
fn a_label_stands_beside_the_words_or_above_them_and_never_alone() {
    let mut transcript = talk();
    transcript.speakers[0].label = "OWEN MCALLISTER-FITZGERALD".to_owned();
    let document = printed(&transcript, &Options::default());
    let Some(read) = told(&document, "pdftotext", &["-raw"], &["-"]) else { return };
    let read = text(read);
    assert!(read.contains("\nBO 00:15 See https://ek.example/boats"), "{read}");
    assert!(read.contains("\nOWEN MCALLISTER-FITZGERALD 00:07\nThe tide tables"), "{read}");
    let mut pages = 0;
    for page in read.split('\u{c}').filter(|page| !page.is_empty()) {
        pages += 1;
        let last = page.trim_end().lines().last().unwrap_or_default();
        assert!(!last.starts_with("OWEN") && last != "BO" && !last.contains("APPLAUSE"), "{page}");
    }
    assert!(pages > 3, "{pages} pages");
}

#[test]
fn what_the_fonts_lack_is_told_and_not_lost() {
    let said =
        "They say 日本 and 本 here, naïve Ωμέγα Ёжик ﬁ — “so”… שלום مرحبا البرنامج".to_owned();
    let mut transcript = Transcript::new("Words of the world");
    transcript.turns = vec![Turn::speech(TurnId(1), None, said)];
    let pdf = format("pdf").unwrap();
    let notes = export::notes(&transcript, pdf, &Options::default()).unwrap();
    let [note] = notes.as_slice() else { panic!("{notes:?}") };
    let expected = "no sign for 本 (U+672C), 日 (U+65E5): boxes stand for them in 1 paragraph.";
    assert!(note.contains(expected), "{note}");
    let document = printed(&transcript, &Options::default());
    let Some(read) = told(&document, "pdftotext", &["-raw"], &["-"]) else { return };
    let read = text(read);
    assert!(read.contains("日本") && read.contains("Ωμέγα Ёжик"), "{read}");
    for word in ["שלום", "مرحبا", "البرنامج"] {
        assert!(read.contains(word), "{word}: {read}");
    }
    for sound in [noted(), small()] {
        assert_eq!(export::notes(&sound, pdf, &Options::default()).unwrap(), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_said_is_printed(
        transcript in transcripts(),
        links in prop::sample::select(crate::nothing_is_lost::LINK_STYLES),
    ) {
        let options = Options { links, comments: true, ..Options::default() };
        let document = printed(&transcript, &options);
        prop_assert!(document.starts_with(b"%PDF-1.7"));
        prop_assert_eq!(&document, &printed(&transcript, &options));
    }
}
