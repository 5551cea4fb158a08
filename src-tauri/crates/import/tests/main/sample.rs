//! The sample podcast, where it is at hand: it lies outside the repository.

use std::path::Path;

use import::{Imported, WarningKind};
use transcript::{TimeMs, Turn, TurnKind};

fn sample() -> Option<Imported> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/samples/podcast-011.txt");
    match std::fs::read(&path) {
        Ok(bytes) => Some(import::read("podcast-011.txt", &bytes).unwrap()),
        Err(_) => {
            println!("skipped: the sample is not at hand");
            None
        }
    }
}

fn turns_of<'a>(imported: &'a Imported, label: &str) -> Vec<&'a Turn> {
    let transcript = &imported.transcript;
    let id = transcript.speakers.iter().find(|speaker| speaker.label == label).unwrap().id;
    transcript.turns.iter().filter(|turn| turn.speaker == Some(id)).collect()
}

#[test]
fn speakers_turns_cues_and_paragraphs_of_the_sample() {
    let Some(imported) = sample() else { return };
    let transcript = &imported.transcript;
    assert_eq!(transcript::check(transcript), Ok(()));
    assert_eq!(transcript.title, "podcast-011");
    let labels: Vec<&str> = transcript.speakers.iter().map(|s| s.label.as_str()).collect();
    assert_eq!(labels[..2], ["CRAIG", "YANN"], "who hardly speaks comes last");
    assert_eq!(turns_of(&imported, "CRAIG").len(), 63);
    assert_eq!(turns_of(&imported, "YANN").len(), 87);
    let cues: Vec<&str> = transcript
        .turns
        .iter()
        .filter(|turn| turn.kind == TurnKind::Cue)
        .map(|turn| turn.text.as_str())
        .collect();
    assert_eq!(cues, ["MUSIC INTERLUDE"; 4]);
    let continued: usize = transcript.turns.iter().map(|turn| turn.paragraphs().count() - 1).sum();
    assert_eq!(continued, 6);
    assert_eq!(transcript.turns.len(), 63 + 87 + 1 + 4);
    assert!(
        transcript.turns.iter().all(|turn| turn.kind == TurnKind::Cue || turn.start_ms.is_some())
    );
}

#[test]
fn the_song_credit_is_pointed_out() {
    let Some(imported) = sample() else { return };
    let credit = turns_of(&imported, &imported.transcript.speakers[2].label);
    assert_eq!(credit.len(), 1);
    assert_eq!(credit[0].start_ms, Some(TimeMs(0)));
    let unlikely: Vec<_> =
        imported.warnings.iter().filter(|w| w.kind == WarningKind::UnlikelySpeaker).collect();
    assert_eq!(unlikely.len(), 1);
    assert_eq!(unlikely[0].place.turn, Some(credit[0].id));
    assert_eq!(unlikely[0].place.line, Some(2));
}

#[test]
fn links_and_pages_of_the_sample() {
    let Some(imported) = sample() else { return };
    let transcript = &imported.transcript;
    assert_eq!(transcript.source.pages, 23);
    let links = &transcript.pending_links;
    let places: Vec<_> =
        links.iter().map(|link| (link.page.unwrap(), link.after, link.before)).collect();
    assert_eq!(places.len(), 5);
    assert_eq!(places[0].0, 13);
    assert_eq!(places[0].1, places[0].2, "it interrupts a turn");
    assert!(places[1..].iter().all(|place| *place == places[1] && place.0 == 18));
    let (_, cue) = transcript.turn(places[1].2.unwrap()).unwrap();
    assert_eq!(cue.kind, TurnKind::Cue);
    let pages: Vec<u32> = transcript.turns.iter().filter_map(|turn| turn.page).collect();
    assert!(pages.is_sorted() && pages.len() == transcript.turns.len());
}

#[test]
fn hyphens_of_the_sample_stay() {
    let Some(imported) = sample() else { return };
    assert!(!imported.warnings.iter().any(|w| w.kind == WarningKind::HyphensDropped));
    let all = |word: &str| imported.transcript.turns.iter().any(|turn| turn.text.contains(word));
    for word in ["self-supervised", "human-level", "Soisy-sous-Montmorency", "cell-complex"] {
        assert!(all(word), "{word}");
    }
}
