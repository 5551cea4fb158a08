//! Text that nothing is wrong with: the documentation of whatever is installed here.

use std::path::PathBuf;

use proof::Certainty;
use transcript::{Transcript, Turn, TurnId};

use crate::proofed;

/// Words asked for, and words that are enough.
const LEAST: usize = 50_000;
const ENOUGH: usize = 60_000;

#[test]
fn clean_text_is_left_alone() {
    let mut words = 0;
    let mut documents = 0;
    let mut likely = Vec::new();
    let mut editorial = Vec::new();
    for path in documentation() {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let transcript = paragraphs(&text);
        let (evidence, findings) = proofed(&transcript);
        assert_eq!(evidence.substitutions(), [], "{}", path.display());
        for finding in findings {
            assert_ne!(finding.certainty, Certainty::Certain, "{finding:?} in {}", path.display());
            if finding.rule == "lost_ligature" {
                likely.push(finding.text);
            } else if finding.rule != "spelling" {
                editorial.push((finding.rule, finding.text));
            }
        }
        documents += 1;
        words += transcript.turns.iter().map(|t| transcript::word_count(&t.text)).sum::<usize>();
        if words >= ENOUGH {
            break;
        }
    }
    if words < LEAST {
        println!("skipped: only {words} words of documentation are installed here");
        return;
    }
    println!("{words} words of {documents} documents, {} ligatures suggested", likely.len());
    assert!(likely.len() <= words / 10_000, "{likely:?}");
    // Technical prose is in no list, but its sentences are written with care.
    println!("{} findings of the rules on style", editorial.len());
    assert!(editorial.len() <= words / 1_000, "{editorial:?}");
}

/// The Markdown files of the crates that this build uses.
fn documentation() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let Some(home) = home else { return Vec::new() };
    let mut folders = vec![home.join("registry/src")];
    let mut files = Vec::new();
    // Registry, crate, and the folders in a crate.
    for _ in 0..4 {
        let entries = std::mem::take(&mut folders).into_iter().filter_map(|folder| {
            std::fs::read_dir(folder).ok().map(|entries| entries.flatten().collect::<Vec<_>>())
        });
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// One turn for each paragraph; nobody says blocks of code.
fn paragraphs(text: &str) -> Transcript {
    let mut transcript = Transcript::new("documentation");
    let prose: String = text.split("```").step_by(2).collect();
    for (paragraph, id) in prose.split("\n\n").zip(1..) {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        let text = words.join(" ").replace(char::is_control, "");
        transcript.turns.push(Turn::speech(TurnId(id), None, text));
    }
    transcript
}
