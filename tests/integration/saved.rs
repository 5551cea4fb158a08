//! An export shows the saved state that the editor shows, and nothing else.

use api::{Core, ErrorCode, Task};
use serde_json::{Value, json};

use crate::room::call;

#[test]
fn an_export_is_the_state_that_the_editor_shows() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library.galley");
    let source = folder.path().join("source.txt");
    std::fs::write(&source, "ADA: 00:01 The first line.\n\nBO: 00:02 The second line.\n").unwrap();
    let core = Core::open(&library).unwrap();
    let imported = call(&core, "import_file", json!({ "path": source }));
    let document = &imported["transcript"]["document"];
    let before = imported["transcript"]["revision"].clone();
    let edit = json!({ "from": 4, "to": 9, "insert": "typed" });
    let typed = call(
        &core,
        "edit_text",
        json!({ "document": document, "revision": before, "edits": [edit], "label": "" }),
    );
    let renamed = call(
        &core,
        "edit_speaker",
        json!({
            "document": document, "revision": typed["revision"],
            "speaker": 2, "label": "BEA", "name": "", "role": "", "colour": 0, "aliases": [],
            "place": null,
        }),
    );
    for format in export::FORMATS {
        let path = folder.path().join(format!("copy-{}.{}", format.id, format.ending));
        let ask = |revision: &Value| {
            json!({
                "document": document, "revision": revision, "format": format.id, "path": path,
                "times": true, "labels": "label", "links": "inline", "cues": true, "comments": false,
            })
        };
        // What the editor saw before its last change is not what it shows now.
        let stale = core.call("export_document", ask(&before), &Task::unwatched()).unwrap_err();
        assert_eq!(stale.code, ErrorCode::Stale);
        assert!(!path.exists(), "nothing is written for a state that is not shown");
        call(&core, "export_document", ask(&renamed["revision"]));
        let bytes = std::fs::read(&path).unwrap();
        let text = match format.id {
            "docx" => packed(&bytes, "word/document.xml"),
            "epub" => packed(&bytes, "EPUB/text.xhtml"),
            "pdf" => printed(&bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        assert!(text.contains("The typed line."), "{}: {text}", format.id);
        assert!(text.contains("BEA") && !text.contains("BO:"), "{}: {text}", format.id);
        assert!(!text.contains("first"), "{}: {text}", format.id);
    }
    // And it is the state that another program would find in the library file.
    drop(core);
    let core = Core::open(&library).unwrap();
    let view = call(&core, "open_document", json!({ "document": document }));
    assert_eq!(view["turns"][0]["text"], "The typed line.");
    assert_eq!(view["speakers"][1]["label"], "BEA");
}

#[test]
fn an_export_names_speakers_and_writes_addresses_as_it_was_asked() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source.txt");
    let text = "ADA: 00:01 The first line.\n\nBO: 00:02 The second line.\n\nADA: 00:03 The end.\n";
    std::fs::write(&source, text).unwrap();
    let core = Core::open(&folder.path().join("library.galley")).unwrap();
    let imported = call(&core, "import_file", json!({ "path": source }));
    let document = &imported["transcript"]["document"];
    let ada = &imported["transcript"]["speakers"][0]["id"];
    let named = call(
        &core,
        "edit_speaker",
        json!({
            "document": document, "revision": imported["transcript"]["revision"],
            "speaker": ada, "label": "ADA", "name": "Ada Lindqvist", "role": "", "colour": 0,
            "aliases": [], "place": null,
        }),
    );
    let linked = call(
        &core,
        "set_link",
        json!({
            "document": document, "revision": named["revision"],
            "turn": imported["transcript"]["turns"][0]["id"], "start": 4, "end": 9,
            "url": "https://tides.example/",
        }),
    );
    let copy = |labels: &str, links: &str| {
        let path = folder.path().join("copy.txt");
        let ask = json!({
            "document": document, "revision": linked["revision"], "format": "txt", "path": path,
            "times": true, "labels": labels, "links": links, "cues": true, "comments": false,
        });
        call(&core, "export_document", ask);
        std::fs::read_to_string(path).unwrap()
    };
    for (labels, first, then) in [
        ("label", "ADA 00:01", "ADA 00:03"),
        ("name", "Ada Lindqvist 00:01", "Ada Lindqvist 00:03"),
        ("initials", "AL 00:01", "AL 00:03"),
        ("name_first", "Ada Lindqvist 00:01", "ADA 00:03"),
    ] {
        let copy = copy(labels, "inline");
        assert!(copy.contains(first) && copy.contains(then), "{copy}");
        assert!(copy.contains("The first <https://tides.example/> line."), "{copy}");
    }
    let notes = copy("label", "footnotes");
    assert!(notes.contains("The first[1] line."), "{notes}");
    assert!(notes.ends_with("\nNotes\n[1] https://tides.example/\n"), "{notes}");
    let references = copy("label", "references");
    assert!(references.contains("The first line."), "{references}");
    let list = "\nReferences\n“first”: https://tides.example/\n";
    assert!(references.ends_with(list), "{references}");
}

#[test]
fn what_is_fixed_raises_no_new_finding() {
    let folder = tempfile::tempdir().unwrap();
    let core = Core::open(&folder.path().join("library.galley")).unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/harbour-lights.txt");
    let imported = call(&core, "import_file", json!({ "path": sample }));
    let document = &imported["transcript"]["document"];
    let revision = &imported["transcript"]["revision"];
    let proofed = call(&core, "proof", json!({ "document": document }));
    let count = |proof: &Value, what: &str| proof["proof"][what].as_u64().unwrap();
    let (left, certain) = (count(&proofed, "left"), count(&proofed, "certain"));
    let fixed =
        call(&core, "fix", json!({ "document": document, "revision": revision, "group": null }));
    assert!(certain > 100, "{certain}");
    assert_eq!((count(&fixed, "left"), count(&fixed, "certain")), (left - certain, 0));
    // One undo takes the whole of it back, and everything is found again.
    let args = json!({ "document": document, "revision": fixed["revision"] });
    let undone = call(&core, "undo", args);
    assert_eq!((count(&undone, "left"), count(&undone, "certain")), (left, certain));
}

#[test]
fn a_file_that_came_in_before_is_opened_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let core = Core::open(&folder.path().join("library.galley")).unwrap();
    let source = folder.path().join("source.txt");
    std::fs::write(&source, "ADA: 00:01 The first line.\n\nBO: 00:02 The second line.\n").unwrap();
    let first = call(&core, "import_file", json!({ "path": source }));
    let document = &first["transcript"]["document"];
    let edit = json!({ "from": 4, "to": 9, "insert": "typed" });
    let revision = &first["transcript"]["revision"];
    call(
        &core,
        "edit_text",
        json!({ "document": document, "revision": revision, "edits": [edit], "label": "" }),
    );
    let again = call(&core, "import_file", json!({ "path": source }));
    assert_eq!(&again["transcript"]["document"], document);
    assert_eq!(again["transcript"]["turns"][0]["text"], "The typed line.");
    std::fs::write(&source, "ADA: 00:01 Another line.\n\nBO: 00:02 The second line.\n").unwrap();
    let other = call(&core, "import_file", json!({ "path": source }));
    assert_ne!(&other["transcript"]["document"], document, "the file has changed since");
}

/// The words of a part of a package.
fn packed(bytes: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name(part).unwrap();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    let tags = regex::Regex::new("<[^>]+>").unwrap();
    tags.replace_all(&xml, "").into_owned()
}

/// Who speaks and the words of a printed copy.
fn printed(bytes: &[u8]) -> String {
    let transcript = import::read("copy.pdf", bytes).unwrap().transcript;
    let labels = transcript.speakers.iter().map(|speaker| speaker.label.clone());
    labels
        .chain(transcript.turns.iter().map(|turn| turn.text.clone()))
        .collect::<Vec<_>>()
        .join("\n")
}
