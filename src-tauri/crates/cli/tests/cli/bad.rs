//! Five hundred broken and hostile files (`tests/bad`): each is read as far as it goes or refused in
//! one clear sentence, and nothing of a refused one is kept.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::{json, root, succeed, text};

fn python(script: &str, args: &[&Path]) -> String {
    let script = root().join("tests/bad").join(script);
    let done = Command::new("python3").arg(script).args(args).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn bad_files_are_read_or_refused_in_a_sentence_and_none_is_kept_in_part() {
    let folder = tempfile::tempdir().unwrap();
    let (bad, library) = (folder.path().join("bad"), folder.path().join("library.galley"));
    let cli = Path::new(env!("CARGO_BIN_EXE_galley-cli"));
    assert_eq!(python("make.py", &[cli, &bad, Path::new("small")]).trim(), "500");
    let told = python("take.py", &[cli, &library, &bad]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let files = told["files"].as_array().unwrap();
    assert_eq!(files.len(), 500);
    for told in files {
        let (file, said) = (told["file"].as_str().unwrap(), told["said"].as_str().unwrap());
        let exit = told["exit"].as_i64().unwrap();
        assert!(exit == 0 || exit == 1, "{file}: {exit}, {said}");
        if exit == 1 {
            let is_clear = said.starts_with("galley-cli: ") && said.contains(file);
            assert!(is_clear && said.lines().count() == 1, "{file}: {said}");
        }
    }
    assert_eq!(told["integrity"], "ok");
    let documents = json(&["library", "--library", text(&library), "list", "--json"]);
    let documents = documents.as_array().unwrap();
    let read = files.iter().filter(|told| told["exit"] == 0).count();
    // A file that is the same to the byte as one before is that one.
    assert!(documents.len() <= read && documents.len() + 20 > read, "{} {read}", documents.len());
    assert!((50..450).contains(&read), "{read} of 500 were read");
    // What was taken in can be opened and written.
    for document in documents {
        let id = document["document"].to_string();
        let copy = folder.path().join("copy.json");
        succeed(&["library", "--library", text(&library), "export", &id, "-o", text(&copy)]);
    }
}
