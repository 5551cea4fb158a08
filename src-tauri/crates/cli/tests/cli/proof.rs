//! Findings, the rules that are on, and a word explained.

use serde_json::Value;

use crate::{DOUBLED, json, run, sample, succeed, text, write};

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
