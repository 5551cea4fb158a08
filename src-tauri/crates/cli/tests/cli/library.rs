//! Transcripts in a library, and working copies.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::{json, run, sample, succeed, text};

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

/// Runs `galley-cli library` on a library.
fn on_library(library: &Path, args: &[&str]) -> Output {
    let mut all = vec!["library", "--library", text(library)];
    all.extend(args);
    run(&all)
}

#[test]
fn a_working_copy_goes_out_comes_in_and_is_merged() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one.galley"), folder.path().join("other.galley"));
    let copy = folder.path().join("copy.galley");
    let of = |library: &Path, args: &[&str]| {
        let output = on_library(library, args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        String::from_utf8(output.stdout).unwrap()
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
    let on = |args: &[&str]| on_library(&library, args);
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
fn states_are_told_by_number_by_name_or_by_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library.galley");
    let on = |args: &[&str]| on_library(&library, args);
    let told = |args: &[&str]| String::from_utf8(on(args).stdout).unwrap();
    let doc = told(&["import", text(&sample())]).lines().next().unwrap().to_owned();
    told(&["approve", &doc, "--note", "As heard"]);
    let versions = told(&["versions", &doc]);
    let number = versions.lines().next().unwrap().split('\t').next().unwrap();
    for states in
        [["import", "now"], ["now", "Approved"], ["Approved", number], ["Import", "import"]]
    {
        assert_eq!(told(&["diff", &doc, states[0], states[1]]), "Nothing differs.\n", "{states:?}");
    }
    let refused = |states: [&str; 2]| {
        let output = on(&["diff", &doc, states[0], states[1]]);
        assert_eq!(output.status.code(), Some(1), "{states:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let none = refused(["import", "Proofs"]);
    assert!(none.contains("“Proofs” is no version of transcript"), "{none}");
    assert!(refused(["99", "now"]).contains("`library versions"), "a number of no version");
    told(&["status", &doc, "correcting"]);
    told(&["approve", &doc, "--note", "Once more"]);
    let several = refused(["Approved", "now"]);
    assert!(several.contains("several versions are called “Approved”"), "{several}");
    assert!(several.contains(number), "{several}");
}

#[test]
fn a_word_copy_is_known_when_it_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library.galley");
    let copy = folder.path().join("copy.docx");
    let on = |args: &[&str]| on_library(&library, args);
    let told = |args: &[&str]| String::from_utf8(on(args).stdout).unwrap();
    let doc = told(&["import", text(&sample())]).lines().next().unwrap().to_owned();
    told(&["status", &doc, "correcting"]);
    let written = told(&["export", &doc, "-o", text(&copy)]);
    assert!(written.starts_with(&format!("{}\n", copy.display())), "{written}");
    assert_eq!(told(&["merge", text(&copy)]), "Merge of copy.docx (0 changes)\n");
    // A finished copy of a file knows no library.
    let plain = folder.path().join("plain.docx");
    succeed(&["convert", text(&sample()), "-o", text(&plain)]);
    let refused = on(&["merge", text(&plain)]);
    assert_eq!(refused.status.code(), Some(1));
    let why = String::from_utf8(refused.stderr).unwrap();
    assert!(why.contains("no transcript of the library"), "{why}");
}
