//! PDF files that another program made, sound and broken: what is linked, and what is repaired.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use import::{ImportError, Imported};
use proof::{Certainty, Editor, Evidence, Lexicon};
use transcript::{SpanKind, Transcript};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pdf")
}

/// Prints `talk.html` with LibreOffice; the filter's options are in JSON.
fn print(into: &Path, options: &str) -> Vec<u8> {
    let mut office = Command::new("soffice");
    // A profile of its own, so that no other LibreOffice is in the way.
    office.arg(format!("-env:UserInstallation=file://{}", into.join("profile").display()));
    // Printed as a web page, the first lines may be lost.
    office.args(["--headless", "--infilter=HTML (StarWriter)", "--convert-to"]);
    office.arg(format!("pdf:writer_pdf_Export{options}"));
    office.arg("--outdir").arg(into).arg(folder().join("talk.html"));
    let output = office.output().expect("LibreOffice is installed by `cargo xtask test`");
    let printed = into.join("talk.pdf");
    fs::read(printed).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn damaged(folder_of_files: &Path, sound: &[u8], damage: &str) -> Vec<u8> {
    let (from, to) = (folder_of_files.join("sound.pdf"), folder_of_files.join("broken.pdf"));
    fs::write(&from, sound).unwrap();
    let mut python = Command::new("python3");
    python.arg(folder().join("damage.py")).args([&from, &to]).arg(damage);
    let output = python.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let changed = told.lines().filter_map(|line| line.rsplit_once(' ')?.1.parse::<u32>().ok());
    let changed: Vec<u32> = changed.collect();
    assert!(changed.len() == 2 && changed.iter().all(|count| *count >= 3), "{output:?}");
    fs::read(to).unwrap()
}

/// For each link, its address and the words that it lies on, by their places.
fn links(transcript: &Transcript) -> Vec<(String, u64, usize, usize)> {
    let mut found = Vec::new();
    for turn in &transcript.turns {
        let words = |to: usize| turn.text[..to].split_whitespace().count();
        for span in &turn.spans {
            if let SpanKind::Link { url } = &span.kind {
                let (start, end) = (span.start.0, span.end.0);
                found.push((url.clone(), turn.id.0, words(start), words(end)));
            }
        }
    }
    found
}

fn linked(transcript: &Transcript, url: &str) -> String {
    let mut spans = transcript.turns.iter().flat_map(|turn| {
        turn.spans.iter().map(move |span| (span, &turn.text[span.start.0..span.end.0]))
    });
    let is_it = |kind: &SpanKind| *kind == SpanKind::Link { url: url.to_owned() };
    spans.find(|(span, _)| is_it(&span.kind)).map(|(_, words)| words.to_owned()).unwrap()
}

/// Every word that the damage changed is found, certain or with what it was as the first
/// suggestion; nothing else is taken for certain. Returns how many of them were certain.
fn assert_repaired(sound: &Transcript, broken: &Transcript) -> (usize, usize) {
    let evidence = Evidence::gather(broken, Lexicon::english());
    let findings = proof::proof(broken, &evidence, Lexicon::english(), &Editor::default());
    assert_eq!(sound.turns.len(), broken.turns.len());
    let (mut words, mut certain) = (0, 0);
    let mut missed = Vec::new();
    for (was, is) in sound.turns.iter().zip(&broken.turns) {
        let here: HashMap<usize, _> = findings
            .iter()
            .filter(|finding| finding.turn == is.id)
            .map(|finding| (finding.start.0, finding))
            .collect();
        let mut at = 0;
        for (was, shown) in was.text.split_whitespace().zip(is.text.split_whitespace()) {
            let start = at + is.text[at..].find(shown).unwrap();
            at = start + shown.len();
            let found = (start..at).find_map(|at| here.get(&at)).filter(|finding| {
                finding.rule == "lost_ligature" || finding.certainty == Certainty::Certain
            });
            if was == shown {
                let changed = found.filter(|found| found.certainty == Certainty::Certain);
                assert!(changed.is_none(), "{shown} was sound: {changed:?}");
                continue;
            }
            words += 1;
            let repaired = found.and_then(|found| {
                let (from, to) = (found.start.0 - start, found.end.0 - start);
                Some([&shown[..from], found.suggestions.first()?, &shown[to..]].concat())
            });
            if repaired.as_deref() != Some(was) {
                missed.push(format!("{shown} for {was}: {found:?}"));
            }
            let sure = found.is_some_and(|found| found.certainty == Certainty::Certain);
            certain += usize::from(sure);
        }
    }
    let substitutions = evidence.substitutions();
    assert!(missed.is_empty(), "{}\n{substitutions:#?}", missed.join("\n"));
    (words, certain)
}

fn read(bytes: &[u8]) -> Imported {
    let imported = import::read("talk.pdf", bytes).unwrap();
    assert_eq!(transcript::check(&imported.transcript), Ok(()));
    imported
}

#[test]
fn a_printed_talk_with_broken_fonts_comes_in_whole() {
    let files = tempfile::tempdir().unwrap();
    let bytes = print(files.path(), "");
    let sound = read(&bytes).transcript;
    assert_eq!(sound.turns.len(), 6, "{:#?}", sound.turns);
    let harbour = "the complete official file of the harbour office and its different staff";
    assert_eq!(linked(&sound, "https://harbour.example/records/first"), harbour);
    let figures = "the final file that the officers of the traffic office filled in when the fifth \
                   flood was confirmed";
    assert_eq!(linked(&sound, "https://figures.example/five?x=1&y=2"), figures);
    // Each link lies on two lines, and has a rectangle on each.
    for url in ["https://harbour.example/records/first", "https://figures.example/five?x=1&y=2"] {
        let rectangles = bytes.windows(url.len()).filter(|here| *here == url.as_bytes()).count();
        assert!(rectangles >= 2, "{url} is on one line");
    }

    let capitals = r#"{
        "DejaVuSerif": {"fi": "E", "ff": "R", "fl": "Q", "ffi": "X", "ffl": "Z"},
        "DejaVuSans": {"fi": "H", "ff": "E", "fl": "J", "ffi": "L", "ffl": "K"}
    }"#;
    let signs = r#"{
        "DejaVuSerif": {"fi": "!", "ff": "&", "fl": "+", "ffi": "8", "ffl": "9"},
        "DejaVuSans": {"fi": "\ufffd", "ff": "\ue001", "fl": "\ufffd", "ffi": "\ue002", "ffl": "\ufffd"}
    }"#;
    for damage in [capitals, signs] {
        let broken = read(&damaged(files.path(), &bytes, damage)).transcript;
        assert_eq!(links(&broken), links(&sound));
        assert_eq!(broken.pending_links, []);
        let (words, certain) = assert_repaired(&sound, &broken);
        assert!(words > 80, "only {words} words were broken");
        println!("{certain} of {words} broken words were certain");
    }
}

#[test]
fn locked_files_say_so_and_files_without_a_password_open() {
    let files = tempfile::tempdir().unwrap();
    let locked = print(
        files.path(),
        r#":{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}"#,
    );
    assert_eq!(import::read("talk.pdf", &locked), Err(ImportError::Locked("a PDF document")));
    let restricted = print(
        files.path(),
        r#":{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"secret"}}"#,
    );
    assert!(restricted.windows(8).any(|bytes| bytes == b"/Encrypt"));
    assert_eq!(read(&restricted).transcript.turns.len(), 6);
}
