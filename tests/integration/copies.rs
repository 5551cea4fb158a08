//! Two libraries with one transcript: both work on it, and nothing that either did is lost.

use std::path::Path;

use api::{Core, Task};
use serde_json::{Value, json};

use crate::room::call;

const SOURCE: &str = "ADA: 00:01 The well was deap.\n\nBO: 00:05 We let down a rope.\n\n\
    ADA: 00:09 It was cold there.\n";

fn imported(folder: &Path) -> (Core, Value) {
    let source = folder.join("source.txt");
    std::fs::write(&source, SOURCE).unwrap();
    let core = Core::open(&folder.join("mine.galley")).unwrap();
    let view = call(&core, "import_file", json!({ "path": source }))["transcript"].clone();
    (core, view)
}

fn texts(core: &Core, document: &Value) -> Vec<String> {
    let view = call(core, "open_document", json!({ "document": document }));
    let turns = view["turns"].as_array().unwrap();
    turns.iter().map(|turn| turn["text"].as_str().unwrap().to_owned()).collect()
}

/// Replaces the first place of some words.
fn replace(core: &Core, document: &Value, words: &str, with: &str) -> Value {
    let text = texts(core, document).join("\n");
    let from = text.find(words).unwrap();
    let edit = json!({ "from": from, "to": from + words.len(), "insert": with });
    let revision = revision(core, document);
    let args =
        json!({ "document": document, "revision": revision, "edits": [edit], "label": "Edit" });
    call(core, "edit_text", args)
}

fn revision(core: &Core, document: &Value) -> Value {
    call(core, "open_document", json!({ "document": document }))["revision"].clone()
}

#[test]
fn what_two_editors_did_is_brought_together() {
    let folder = tempfile::tempdir().unwrap();
    let (mine, view) = imported(folder.path());
    let document = view["document"].clone();
    replace(&mine, &document, "rope", "long rope");
    let copy = folder.path().join("copy.galley");
    call(&mine, "export_copy", json!({ "document": document, "path": copy }));

    let other = Core::open(&folder.path().join("other.galley")).unwrap();
    let came = call(&other, "import_file", json!({ "path": copy }));
    let theirs = came["transcript"]["document"].clone();
    assert_eq!(came["warnings"], json!([]));
    // Its history came with it.
    assert_eq!(came["transcript"]["undo"], "Edit");
    let versions = call(&other, "versions", json!({ "document": theirs }));
    assert_eq!(versions["versions"][0]["kind"], "import");
    replace(&other, &theirs, "deap", "deeper");
    replace(&other, &theirs, "cold", "icy cold");
    call(&other, "export_copy", json!({ "document": theirs, "path": copy }));

    replace(&mine, &document, "deap", "deep");
    replace(&mine, &document, "down a", "down quite a");
    let before = texts(&mine, &document);
    let inspected = call(&mine, "inspect_copy", json!({ "path": copy }));
    let shares = &inspected["shares"];
    assert_eq!(shares["document"], document);
    assert_eq!((&shares["my_changes"], &shares["their_changes"]), (&json!(2), &json!(2)));

    let args = json!({ "document": document, "revision": shares["revision"], "path": copy });
    let update = call(&mine, "merge_copy", args.clone());
    assert_eq!(update["label"], "Merge of copy.galley (1 change, 1 to decide)");
    let after = texts(&mine, &document);
    assert_eq!(
        after,
        ["The well was deepdeeper.", "We let down quite a long rope.", "It was icy cold there."]
    );
    let stale = mine.call("merge_copy", args, &Task::unwatched()).unwrap_err();
    assert_eq!(stale.code, api::ErrorCode::Stale);
    let versions = call(&mine, "versions", json!({ "document": document }));
    let name = versions["versions"][0]["name"].as_str().unwrap();
    assert!(name.starts_with("Before: Merge of copy.galley"), "{name}");
    // One step takes all of it back.
    let now = revision(&mine, &document);
    call(&mine, "undo", json!({ "document": document, "revision": now }));
    assert_eq!(texts(&mine, &document), before);
    // What was written is read again by another program.
    drop(mine);
    let mine = Core::open(&folder.path().join("mine.galley")).unwrap();
    assert_eq!(texts(&mine, &document), before);
}

#[test]
fn a_copy_that_comes_back_brings_only_what_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let (mine, view) = imported(folder.path());
    let document = view["document"].clone();
    let copy = folder.path().join("copy.galley");
    call(&mine, "export_copy", json!({ "document": document, "path": copy }));
    let other = Core::open(&folder.path().join("other.galley")).unwrap();
    let came = call(&other, "import_file", json!({ "path": copy }));
    let theirs = came["transcript"]["document"].clone();
    let shown = |core: &Core, document: &Value| {
        call(core, "open_document", json!({ "document": document }))
    };
    let ask = |core: &Core, document: &Value, name: &str, mut args: Value| {
        args["document"] = document.clone();
        args["revision"] = revision(core, document);
        call(core, name, args)
    };
    let remark = |core: &Core, document: &Value, turn: usize, text: &str| {
        let turn = shown(core, document)["turns"][turn]["id"].clone();
        let args = json!({ "turn": turn, "start": 0, "end": 0, "text": text });
        ask(core, document, "add_comment", args);
    };
    let send = || call(&other, "export_copy", json!({ "document": theirs, "path": copy }));
    let merge = || ask(&mine, &document, "merge_copy", json!({ "path": copy }));

    // Each has a thread of its own under the same id, and both changed one word.
    remark(&other, &theirs, 2, "Colder than this?");
    replace(&other, &theirs, "deap", "deeper");
    send();
    remark(&mine, &document, 1, "Which rope?");
    replace(&mine, &document, "deap", "deep");
    merge();
    let suggestion = shown(&mine, &document)["suggestions"][0]["suggestion"].clone();
    let reject = json!({ "which": { "of": "ids", "ids": [suggestion] }, "accept": false });
    ask(&mine, &document, "decide_suggestions", reject);
    let decided = shown(&mine, &document);
    assert_eq!(decided["comments"].as_array().unwrap().len(), 2);
    assert_eq!(decided["turns"][0]["text"], "The well was deep.");

    // As it was, it brings nothing, and no version is kept for that.
    let versions = |core: &Core| call(core, "versions", json!({ "document": document }));
    let before = versions(&mine);
    merge();
    assert_eq!(shown(&mine, &document), decided);
    assert_eq!(versions(&mine), before);

    // Worked on, it brings that alone: a reply to its own thread, and a word.
    let thread = shown(&other, &theirs)["comments"][0]["comment"].clone();
    ask(&other, &theirs, "reply", json!({ "comment": thread, "text": "Much colder." }));
    replace(&other, &theirs, "rope", "long rope");
    send();
    let shares = call(&mine, "inspect_copy", json!({ "path": copy }))["shares"].clone();
    assert_eq!(shares["their_changes"], 2);
    let update = merge();
    assert_eq!(update["label"], "Merge of copy.galley (2 changes)");
    let now = shown(&mine, &document);
    assert_eq!(now["suggestions"], json!([]));
    assert_eq!(now["turns"][0]["text"], "The well was deep.");
    assert_eq!(now["turns"][1]["text"], "We let down a long rope.");
    let threads: Vec<(usize, &Value)> = now["comments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|thread| {
            let remarks = thread["remarks"].as_array().unwrap();
            (remarks.len(), &remarks[0]["text"])
        })
        .collect();
    assert_eq!(threads, [(1, &json!("Which rope?")), (2, &json!("Colder than this?"))]);

    // What is taken back was not merged: it comes once more, after a restart as well.
    ask(&mine, &document, "undo", json!({}));
    drop(mine);
    let mine = Core::open(&folder.path().join("mine.galley")).unwrap();
    ask(&mine, &document, "merge_copy", json!({ "path": copy }));
    assert_eq!(shown(&mine, &document)["turns"], now["turns"]);
    assert_eq!(shown(&mine, &document)["comments"], now["comments"]);
}

#[test]
fn a_copy_of_something_else_is_not_merged_and_a_damaged_one_not_imported() {
    let folder = tempfile::tempdir().unwrap();
    let (mine, view) = imported(folder.path());
    let source = folder.path().join("else.txt");
    std::fs::write(&source, "ADA: 00:01 Something else.\n").unwrap();
    let second = call(&mine, "import_file", json!({ "path": source }));
    let copy = folder.path().join("copy.galley");
    let document = &second["transcript"]["document"];
    call(&mine, "export_copy", json!({ "document": document, "path": copy }));
    let args = json!({ "document": view["document"], "revision": 0, "path": copy });
    let refused = mine.call("merge_copy", args, &Task::unwatched()).unwrap_err();
    assert_eq!(refused.code, api::ErrorCode::Refused, "{refused:?}");

    // Any flipped byte is noticed, or is in nothing that is read.
    let whole = std::fs::read(&copy).unwrap();
    let known = call(&mine, "list_documents", json!({}));
    let count = known["documents"].as_array().unwrap().len();
    let (mut refusals, mut came) = (0, 0);
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x5a;
        std::fs::write(&copy, bytes).unwrap();
        let args = json!({ "path": copy });
        match mine.call("import_copy", args, &Task::unwatched()) {
            Ok(answer) => {
                let answer: Value = serde_json::from_str(answer.get()).unwrap();
                assert_eq!(answer["transcript"]["turns"][0]["text"], "Something else.");
                came += 1;
            }
            Err(error) => {
                assert!(error.message.contains("Nothing was"), "{error:?}");
                refusals += 1;
            }
        }
    }
    assert!(refusals > 0);
    let known = call(&mine, "list_documents", json!({}));
    assert_eq!(known["documents"].as_array().unwrap().len(), count + came);

    for bytes in [b"".as_slice(), b"not a database", &whole[..whole.len() / 2]] {
        std::fs::write(&copy, bytes).unwrap();
        let args = json!({ "path": copy });
        let refused = mine.call("import_copy", args, &Task::unwatched()).unwrap_err();
        assert!(refused.message.contains("Nothing was"), "{refused:?}");
    }
    // A library of several transcripts is no copy of one.
    let library = folder.path().join("mine.galley");
    drop(mine);
    let other = Core::open(&folder.path().join("other.galley")).unwrap();
    let args = json!({ "path": library });
    assert!(other.call("import_copy", args, &Task::unwatched()).is_err());
}
