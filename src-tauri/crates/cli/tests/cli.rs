//! The program as scripts meet it: its output, its files, its exit codes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn sample() -> PathBuf {
    root().join("tests/samples/harbour-lights.txt")
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_galley-cli"))
        .args(args)
        .env_remove("GALLEY_LIBRARY")
        .output()
        .unwrap()
}

fn succeed(args: &[&str]) -> String {
    let output = run(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&succeed(args)).unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

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
fn proof_is_told_as_json() {
    let proof = json(&["proof", text(&sample()), "--json"]);
    let table: Vec<(&str, &str)> = proof["substitutions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (s["stand_in"].as_str().unwrap(), s["stands_for"].as_str().unwrap()))
        .collect();
    for pair in [("H", "ti"), ("K", "tt"), ("0", "ft"), ("[", "tti")] {
        assert!(table.contains(&pair), "{pair:?} in {table:?}");
    }
    let words = proof["substitutions"][0]["words"].as_array().unwrap();
    assert!(words.iter().all(|w| w["count"].as_u64().unwrap() > 0 && w["from"] != w["to"]));
    assert!(words.iter().any(|w| w["certainty"] == "certain"));
    for finding in proof["findings"].as_array().unwrap() {
        let sure = finding["certainty"].as_str().unwrap();
        assert!(["certain", "likely", "look"].contains(&sure));
        assert!(finding["turn"].is_u64() && !finding["why"].as_str().unwrap().is_empty());
        let nothing = finding["suggestions"].as_array().unwrap().is_empty();
        assert!(sure == "look" || !nothing || finding["repair"].is_string(), "{finding}");
    }
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

#[test]
fn fix_corrects_and_convert_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let (fixed, plain) = (folder.path().join("fixed.md"), folder.path().join("plain.out"));
    succeed(&["fix", text(&sample()), "-o", text(&fixed)]);
    succeed(&["convert", text(&sample()), "-o", text(&plain), "--to", "txt"]);
    let (fixed, plain) =
        (std::fs::read_to_string(fixed).unwrap(), std::fs::read_to_string(plain).unwrap());
    assert!(fixed.contains("an application") && !fixed.contains("applicaHon"));
    assert!(plain.contains("applicaHon") && !plain.contains("an application"));
    for ending in ["html", "docx", "txt"] {
        let out = folder.path().join(format!("copy.{ending}"));
        succeed(&["fix", text(&sample()), "-o", text(&out)]);
        assert!(out.metadata().unwrap().len() > 2000);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 5, "no stray files");
}

#[test]
fn subtitles_and_recognisers_are_read_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let srt = "1\n00:00:01,000 --> 00:00:03,000\nANNA: It is a image.\n\n\
               2\n00:00:03,500 --> 00:00:05,000\nOWEN: Yes.\n\n\
               3\n00:00:05,000 --> 00:00:06,000\nANNA: So.\n\n\
               4\n00:00:06,000 --> 00:00:07,000\nOWEN: Quite.\n";
    let srt = write(folder.path(), "talk.srt", srt);
    let vtt = folder.path().join("talk.vtt");
    let told = succeed(&["fix", text(&srt), "-o", text(&vtt), "--line", "32"]);
    assert!(!told.contains("note:"), "{told}");
    let copy = std::fs::read_to_string(&vtt).unwrap();
    assert!(copy.contains("00:00:01.000 --> 00:00:03.000\n<v ANNA>It is an image.\n"), "{copy}");
    let whisper = folder.path().join("talk.json");
    succeed(&["convert", text(&vtt), "-o", text(&whisper), "--to", "whisper"]);
    let structure = json(&["structure", text(&whisper), "--json"]);
    assert_eq!(structure["turns"][1]["start_ms"], 3500);
    assert_eq!(structure["speakers"][1], "OWEN");
    // Times that a text lacks are worked out, which is said.
    let plain = write(folder.path(), "plain.txt", "ANNA: So it was.\n\nOWEN: Was it?\n");
    let told = succeed(&["convert", text(&plain), "-o", text(&folder.path().join("plain.srt"))]);
    assert!(told.contains("note: 2 of 2 captions have times that were worked out"), "{told}");
    let unknown = run(&["convert", text(&plain), "-o", text(&vtt), "--to", "fcpxml"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn copies_name_speakers_and_write_addresses_as_they_are_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("copy.txt");
    for (labels, host) in
        [("label", "NORA"), ("name", "NORA"), ("initials", "N"), ("name-first", "NORA")]
    {
        for command in ["convert", "fix"] {
            for links in ["inline", "footnotes", "references"] {
                let more = ["-o", text(&out), "--labels", labels, "--links", links];
                succeed(&[&[command, text(&sample())], &more[..]].concat());
                let copy = std::fs::read_to_string(&out).unwrap();
                assert!(copy.contains(&format!("\n{host} 00:06\n")), "{more:?}");
                // Nobody has placed the addresses of this text, so none is in a note.
                assert!(copy.contains("\nLinks without a place\n"), "{more:?}");
            }
        }
    }
}

/// A small transcript in a folder.
fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const DOUBLED: &str = "ADA: 00:01 We saw the the sea,, and a recieved letter.\n\nBO: 00:02 Good.\n";

#[test]
fn a_profile_says_which_rules_look_at_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", DOUBLED);
    let rules = |profile: &str| -> Vec<String> {
        let proof = json(&["proof", text(&file), "--json", "--profile", profile]);
        let findings = proof["findings"].as_array().unwrap().iter();
        findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert!(rules("house-style").contains(&"doubled_word".to_owned()));
    assert!(!rules("Verbatim").contains(&"doubled_word".to_owned()));
    let own =
        r#"{"format": 1, "name": "Ours", "rules": {"doubled_punctuation": false, "later": true}}"#;
    let own = write(folder.path(), "ours.json", own);
    assert!(rules("verbatim").contains(&"doubled_punctuation".to_owned()));
    assert!(!rules(text(&own)).contains(&"doubled_punctuation".to_owned()));
    assert!(rules(text(&own)).contains(&"doubled_word".to_owned()));
    let bad = write(folder.path(), "bad.json", "{}");
    for wrong in ["nonsense", text(&bad)] {
        let output = run(&["proof", text(&file), "--profile", wrong]);
        assert_eq!(output.status.code(), Some(1), "{wrong}");
        assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1, "{wrong}");
    }
}

#[test]
fn the_rules_are_told_without_a_file() {
    let rules = json(&["proof", "--rules", "--json", "--profile", "verbatim"]);
    let rules = rules.as_array().unwrap();
    let of = |id: &str| rules.iter().find(|rule| rule["id"] == id).unwrap();
    assert_eq!(
        (&of("doubled_word")["on"], &of("lost_ligature")["level"]),
        (&false.into(), &"broken".into())
    );
    let told = succeed(&["fix", "--rules"]);
    for rule in rules {
        for what in ["id", "name", "example", "reason"] {
            let what = rule[what].as_str().unwrap();
            assert!(told.contains(what), "{what}: {told}");
        }
    }
}

#[test]
fn a_word_is_explained_in_sentences() {
    let explained = |word: &str| succeed(&["proof", text(&sample()), "--explain", word]);
    let broken = explained("applicaHon");
    for said in
        ["No list has", "“H” stands where “ti” is meant", "It is read as application", "certain"]
    {
        assert!(broken.contains(said), "{said}: {broken}");
    }
    let sound = explained("welcome");
    assert!(sound.contains("No rule that is on finds it"), "{sound}");
    assert!(explained("zzyzxq").contains("does not occur"));
}

#[test]
fn likely_corrections_are_applied_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", DOUBLED);
    let fixed = |more: &[&str]| {
        let out = folder.path().join("out.txt");
        succeed(&[&["fix", text(&file), "-o", text(&out)], more].concat());
        std::fs::read_to_string(&out).unwrap()
    };
    assert!(fixed(&[]).contains("recieved"));
    let likely = fixed(&["--likely"]);
    assert!(likely.contains("a received letter") && !likely.contains("the the"), "{likely}");
}

#[test]
fn many_files_are_one_table_one_array_and_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let one = write(folder.path(), "one.txt", DOUBLED);
    let two = write(folder.path(), "two.txt", DOUBLED);
    let bad = write(folder.path(), "bad.txt", "");
    let files = [text(&one), text(&bad), text(&two)];

    let table = succeed(&["proof", files[0], files[2]]);
    let rows: Vec<Vec<&str>> =
        table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["file", "words", "substitutions", "certain", "likely", "look"]);
    assert_eq!(rows.len(), 4);
    let figures = |row: &[&str]| -> Vec<usize> {
        row.iter().rev().take(5).map(|figure| figure.parse().unwrap()).collect()
    };
    let twice: Vec<usize> = figures(&rows[1]).iter().map(|figure| figure * 2).collect();
    assert_eq!(figures(&rows[3]), twice);

    let output = run(&[&["proof", "--json"], &files[..]].concat());
    assert_eq!(output.status.code(), Some(1));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.lines().count() == 1 && errors.contains("bad.txt"), "{errors}");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told.as_array().unwrap().len(), 3);
    assert!(
        told[0]["findings"].is_array() && told[0]["words"].is_u64() && told[1]["error"].is_string()
    );

    let out = folder.path().join("deep/copies");
    let output = run(&[&["fix", "-o", text(&out), "--to", "md"], &files[..]].concat());
    assert_eq!(output.status.code(), Some(1), "one bad file is said at the end");
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.lines().next().unwrap().ends_with("left"), "{table}");
    let mut names: Vec<_> =
        std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["one.md", "two.md"], "it did not stop the others");

    // Nothing is written over what is read, or over another copy.
    let output = run(&[&["fix", "-o", text(folder.path())], &files[..1], &files[2..]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&one).unwrap(), DOUBLED);
    let output = run(&["fix", files[0], files[0], "-o", text(&out)]);
    assert_eq!(output.status.code(), Some(1));
    let output = run(&["fix", files[0], files[2], "-o", text(&one)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("need a folder"));
}

#[test]
fn the_library_keeps_what_is_imported() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("deep/library.galley");
    let at = ["--library", text(&library)];
    let printed = succeed(&["library", at[0], at[1], "import", text(&sample())]);
    let document = printed.lines().next().unwrap();
    let rows = json(&["library", "list", "--json", at[0], at[1]]);
    assert_eq!(rows[0]["document"].to_string(), document);
    let versions = json(&["library", "versions", document, "--json", at[0], at[1]]);
    assert_eq!(
        (versions[0]["kind"].as_str(), versions[0]["author"].as_str()),
        (Some("import"), Some("Import"))
    );
    let version = versions[0]["version"].to_string();
    let out = folder.path().join("copy.txt");
    let export =
        ["library", "export", document, "--version", &version, "-o", text(&out), at[0], at[1]];
    succeed(&export);
    assert!(std::fs::read_to_string(&out).unwrap().contains("applicaHon"));
    let output = run(&["library", "export", "99", "-o", text(&out), at[0], at[1]]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_working_copy_goes_out_comes_in_and_is_merged() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one.galley"), folder.path().join("other.galley"));
    let copy = folder.path().join("copy.galley");
    let of = |library: &Path, args: &[&str]| {
        let mut all = vec!["library", "--library", text(library)];
        all.extend(args);
        succeed(&all)
    };
    let printed = of(&one, &["import", text(&sample())]);
    let document = printed.lines().next().unwrap();
    of(&one, &["export", document, "-o", text(&copy)]);
    let came = of(&other, &["import", text(&copy)]);
    assert_eq!(came.lines().count(), 1, "{came}");
    of(&other, &["export", came.trim(), "-o", text(&copy)]);
    // Nothing was changed there: nothing is to be taken over.
    let label = of(&one, &["merge", text(&copy)]);
    assert_eq!(label, "Merge of copy.galley (0 changes)\n");
    // A second one of the same is told to be one.
    assert!(of(&one, &["import", text(&copy)]).contains("note: this is a copy of transcript"));
    std::fs::write(&copy, "no copy").unwrap();
    let output = run(&["library", "--library", text(&one), "merge", text(&copy)]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_transcript_of_the_library_is_approved_restored_and_accounted_for() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library.galley");
    let on = |args: &[&str]| {
        let mut all = vec!["library", "--library", text(&library)];
        all.extend(args);
        run(&all)
    };
    let told = |args: &[&str]| {
        let output = on(args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    };
    let doc = told(&["import", text(&sample())]).lines().next().unwrap().to_owned();
    assert_eq!(told(&["status", &doc]), "draft\n");
    assert_eq!(told(&["status", &doc, "in-review", "--note", "Please"]), "in-review\n");
    let refused = on(&["approve", &doc]);
    assert_eq!(refused.status.code(), Some(1));
    let refused = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.contains("findings are left, 3 links wait for a place"), "{refused}");
    assert!(on(&["status", &doc, "published"]).status.code() == Some(1));
    assert_eq!(told(&["approve", &doc, "--note", "As heard"]), "Approved\n");
    let versions = told(&["versions", &doc]);
    let first = versions.lines().next().unwrap();
    assert!(first.contains("named, pinned\tApproved") && first.ends_with("As heard"), "{first}");
    let import = versions.lines().last().unwrap().split('\t').next().unwrap().to_owned();
    let guarded = on(&["restore", &doc, &import]);
    assert_eq!(guarded.status.code(), Some(1));
    let guarded = String::from_utf8(guarded.stderr).unwrap();
    assert!(guarded.contains("the transcript is approved; nothing was changed"), "{guarded}");
    told(&["status", &doc, "correcting"]);
    assert_eq!(told(&["restore", &doc, &import]), "Restore “Import”\n");

    let activity = told(&["activity", &doc]);
    let lines: Vec<&str> = activity.lines().collect();
    assert_eq!(
        lines[1..],
        [
            "  Went back to correcting, by Editor",
            "  Approved, by Editor: As heard",
            "  Gave it to review, by Editor: Please",
            "  Imported harbour-lights.txt, by Import",
        ]
    );
    let days: Value = serde_json::from_str(&told(&["activity", &doc, "--json"])).unwrap();
    assert_eq!(days[0]["entries"].as_array().unwrap().len(), 4);
    let table = told(&["activity", &doc, "--csv", "--search", "heard"]);
    assert_eq!(table.lines().count(), 2, "{table}");
    assert!(table.starts_with("day,from,until,author,what,count,note\r\n"), "{table}");
}

#[test]
fn faults_of_files_exit_with_1_and_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let (empty, binary) = (folder.path().join("empty.txt"), folder.path().join("binary.txt"));
    std::fs::write(&empty, "").unwrap();
    std::fs::write(&binary, [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(64)).unwrap();
    let missing = folder.path().join("missing.txt");
    let out = folder.path().join("none/out.txt");
    let sample = sample();
    let faults: [&[&str]; 5] = [
        &["structure", text(&empty)],
        &["proof", text(&binary), "--json"],
        &["fix", text(&missing), "-o", "x.txt"],
        &["convert", text(&sample), "-o", text(&out)],
        &["fix", text(&sample), "-o", "copy.xyz"],
    ];
    for args in faults {
        let output = run(args);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert_eq!(errors.lines().count(), 1, "{errors}");
        assert!(errors.starts_with("galley-cli: ") && errors.len() > 30, "{errors}");
        assert!(output.stdout.is_empty());
    }
}

const TIMED: &str = "CRAIG: 00:00 One two three.\n\nADA: 00:10 Four.\n\nCRAIG: 01:00 Five six.\n\n\
    CRAIG: 01:30 Seven eight.\n\nADA: 02:00 Nine.\n";

#[test]
fn speakers_are_told_with_turns_words_and_talk_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", TIMED);
    let speakers = json(&["speakers", text(&file), "--json"]);
    let first = serde_json::json!({
        "label": "CRAIG", "name": "", "turns": 3, "words": 7, "talk_ms": 70_000, "share": 78,
    });
    assert_eq!(speakers[0], first);
    assert_eq!((&speakers[1]["label"], &speakers[1]["talk_ms"]), (&"ADA".into(), &50_000.into()));
    let told = succeed(&["speakers", text(&file)]);
    let row: Vec<&str> = told.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(row, ["CRAIG", "3", "7", "78", "%", "01:10"], "{told}");
}

#[test]
fn speakers_get_their_full_names_in_copies() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", TIMED);
    let out = folder.path().join("copy.txt");
    let named = ["--speaker", "CRAIG=Craig Smith", "--speaker", "ada=Ada Lark"];
    for command in ["convert", "fix"] {
        succeed(&[&[command, text(&file), "-o", text(&out)], &named[..]].concat());
        let copy = std::fs::read_to_string(&out).unwrap();
        let lines: Vec<&str> = copy.lines().collect();
        assert!(copy.contains("Craig Smith") && copy.contains("Ada Lark"), "{copy}");
        assert!(lines.iter().all(|line| !line.starts_with("CRAIG")), "{copy}");
    }
    let one = ["--speaker", "CRAIG=Craig Smith", "--speaker", "ADA=Craig Smith"];
    succeed(&[&["convert", text(&file), "-o", text(&out)], &one[..]].concat());
    let copy = std::fs::read_to_string(&out).unwrap();
    assert_eq!(copy.matches("Craig Smith").count(), 5, "{copy}");

    let unknown = run(&["convert", text(&file), "-o", "x.txt", "--speaker", "BO=Bo Berg"]);
    let errors = String::from_utf8(unknown.stderr).unwrap();
    assert_eq!(unknown.status.code(), Some(1));
    assert!(errors.contains("“BO”") && errors.contains("ADA"), "{errors}");
    for wrong in ["CRAIG", "=Craig", "CRAIG="] {
        let args = ["convert", text(&file), "-o", text(&out), "--speaker", wrong];
        assert_eq!(run(&args).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    for args in [
        &["fix"][..],
        &["nonsense"],
        &["fix", "a", "-o", "b", "--to", "pdf"],
        &["convert", "a", "-o", "b", "--links", "notes"],
        &["proof"],
        &[],
    ] {
        assert_eq!(run(args).status.code(), Some(2), "{args:?}");
    }
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
