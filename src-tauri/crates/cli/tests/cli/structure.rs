//! What a file holds: its turns, speakers and stranded links.

use crate::{DOUBLED, json, root, sample, succeed, text, write};

#[test]
fn structure_is_told_as_json() {
    let structure = json(&["structure", text(&sample()), "--json"]);
    assert_eq!(structure["speakers"][0], "NORA");
    let first = &structure["turns"][1];
    assert_eq!((first["index"].as_u64(), first["kind"].as_str()), (Some(1), Some("speech")));
    assert_eq!((first["speaker"].as_str(), first["start_ms"].as_u64()), (Some("NORA"), Some(6000)));
    assert_eq!(first["page"], 1);
    assert!(first["paragraphs"][0].as_str().unwrap().starts_with("Welcome to Harbour Lights"));
    let cues = structure["turns"].as_array().unwrap();
    assert_eq!(cues.iter().filter(|turn| turn["kind"] == "cue").count(), 3);
    assert_eq!(structure["pending_links"].as_array().unwrap().len(), 3);
    assert_eq!(structure["pending_links"][0]["page"], 2);
    assert!(!structure["warnings"].as_array().unwrap().is_empty());
}

#[test]
fn links_are_told_with_their_places() {
    let links = json(&["links", text(&sample()), "--json"]);
    let links = links.as_array().unwrap();
    let of = |ending: &str| {
        links.iter().find(|link| link["url"].as_str().unwrap().ends_with(ending)).unwrap()
    };
    assert_eq!((links.len(), &of("/log-books")["page"]), (3, &2.into()));
    let first = |ending: &str| &of(ending)["candidates"][0];
    assert_eq!(first("/application")["text"], "applicaHon");
    let name = first("/prettyman-lytton/");
    assert_eq!(name["text"], "LyKon PreKyman");
    assert!(name["score"].as_f64().unwrap() > 0.3 && name["why"].as_str().unwrap().len() > 20);
    let structure = json(&["structure", text(&sample()), "--json"]);
    let turn = &structure["turns"][name["turn"].as_u64().unwrap() as usize];
    assert!(turn["paragraphs"][0].as_str().unwrap().starts_with("A man called LyKon PreKyman."));
    assert_eq!((&name["before"], &name["behind"]), (&"A man called ".into(), &".".into()));

    let told = succeed(&["links", text(&sample())]);
    assert!(told.contains("A man called [LyKon PreKyman].") && told.contains("(page 2)"), "{told}");
    let folder = tempfile::tempdir().unwrap();
    let none = write(folder.path(), "a.txt", DOUBLED);
    assert_eq!(json(&["links", text(&none), "--json"]).as_array().unwrap().len(), 0);
    assert!(!succeed(&["links", text(&none)]).trim().is_empty());
}

/// The counts that an editor would make by hand, on a real transcript beside the repository.
#[test]
fn the_real_sample_is_recognised() {
    let sample = root().join("../shared/samples/podcast-011.txt");
    if !sample.exists() {
        println!("no sample beside the repository; nothing was compared");
        return;
    }
    let structure = json(&["structure", text(&sample), "--json"]);
    let turns = structure["turns"].as_array().unwrap();
    let of = |speaker: &str| turns.iter().filter(|turn| turn["speaker"] == speaker).count();
    assert_eq!((of("CRAIG"), of("YANN")), (63, 87));
    assert_eq!(turns.iter().filter(|turn| turn["kind"] == "cue").count(), 4);
    let continued: usize =
        turns.iter().map(|turn| turn["paragraphs"].as_array().unwrap().len() - 1).sum();
    assert_eq!(continued, 6);
    assert_eq!(turns[0]["start_ms"], 0);
    let unlikely = structure["warnings"].as_array().unwrap().iter();
    assert_eq!(unlikely.filter(|warning| warning["kind"] == "unlikely_speaker").count(), 1);
    let links = structure["pending_links"].as_array().unwrap();
    let pages: std::collections::BTreeSet<_> = links.iter().map(|l| l["page"].as_u64()).collect();
    assert_eq!((links.len(), pages.len()), (5, 2));

    // What a reader would link: two names, a set of tasks, a kind of network, another guest.
    let meant = ["Richard Suhon", "JusEn Weston", "Antoine Bordes", "bAbI", "memory network"];
    let links = json(&["links", text(&sample), "--json"]);
    let links = links.as_array().unwrap().iter().zip(meant);
    let ranks = links.map(|(link, meant)| {
        let places = link["candidates"].as_array().unwrap();
        places.iter().position(|place| place["text"].as_str().unwrap().starts_with(meant))
    });
    let ranks: Vec<_> = ranks.collect();
    assert!(ranks.iter().all(|rank| rank.is_some_and(|rank| rank < 3)), "{ranks:?}");
    assert!(ranks.iter().filter(|rank| **rank == Some(0)).count() >= 4, "{ranks:?}");

    let proof = json(&["proof", text(&sample), "--json"]);
    let certain = proof["findings"].as_array().unwrap().iter();
    assert!(certain.filter(|finding| finding["certainty"] == "certain").count() >= 330);
}
