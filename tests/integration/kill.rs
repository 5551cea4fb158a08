//! Killed in mid-typing, while saving and while restoring, again and again: what was acknowledged
//! is there.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use store::{DocumentId, Library, VersionKind};
use transcript::Transcript;

const ROUNDS: usize = 50;
const VERSION_ROUNDS: usize = 150;

/// The core behind its bridge, in a process of its own that can be killed.
struct Program {
    child: Child,
    address: String,
    token: String,
}

impl Program {
    fn start(library: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bridge"))
            .arg("--library")
            .arg(library)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (address, token) = line.trim().split_once("/?token=").expect("the address");
        Self { child, address: address.to_owned(), token: token.to_owned() }
    }

    fn call(&self, name: &str, args: &Value) -> Result<Value, ureq::Error> {
        let request = ureq::post(format!("{}/call/{name}", self.address))
            .header("x-galley-token", &self.token);
        request.send_json(args)?.body_mut().read_json()
    }
}

/// A library with a transcript of two turns in it, and what the transcript is.
fn imported(folder: &Path) -> (PathBuf, Value) {
    let (library, source) = (folder.join("library.galley"), folder.join("source.txt"));
    std::fs::write(&source, "ADA: 00:01 We count.\n\nBO: 00:02 Go on.\n").unwrap();
    let program = Program::start(&library);
    let mut imported = program.call("import_file", &json!({ "path": source })).unwrap();
    (library, imported["transcript"].take())
}

/// Does work with a program, which is killed a moment after it is `ready` for that; returns what
/// the work came to.
fn killed<T: Send>(
    mut program: Program,
    moment: Duration,
    ready: impl Fn() -> bool,
    work: impl FnOnce(&Program) -> T + Send,
) -> T {
    // A second hand on the same child: one works, the other kills.
    let mut doomed = std::mem::replace(&mut program.child, idle());
    thread::scope(|scope| {
        let working = scope.spawn(|| work(&program));
        while !ready() && !working.is_finished() {
            thread::sleep(Duration::from_micros(100));
        }
        thread::sleep(moment);
        doomed.kill().unwrap();
        doomed.wait().unwrap();
        working.join().unwrap()
    })
}

/// A child that has nothing to do with anything, to stand in the doomed one's place.
fn idle() -> Child {
    Command::new("true").spawn().unwrap()
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Types numbers at the end of the text until the program is gone; returns the last one that was
/// acknowledged.
fn type_until_killed(program: &Program, document: i64, from: usize, typed: &AtomicUsize) -> usize {
    let view = program.call("open_document", &json!({ "document": document })).unwrap();
    let mut revision = view["revision"].as_u64().unwrap();
    let mut end = text_of(&view).encode_utf16().count();
    for number in from.. {
        let word = format!(" {number}");
        let edit = json!({ "from": end, "to": end, "insert": word });
        let args = json!({
            "document": document, "revision": revision, "edits": [edit], "label": ""
        });
        let Ok(update) = program.call("edit_text", &args) else { return number - 1 };
        revision = update["revision"].as_u64().unwrap();
        end += word.len();
        typed.store(number, Ordering::SeqCst);
    }
    unreachable!("numbers do not end")
}

fn text_of(view: &Value) -> String {
    let turns = view["turns"].as_array().unwrap();
    turns.iter().map(|turn| turn["text"].as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_acknowledged_edit_is_lost_when_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let (library, imported) = imported(folder.path());
    let document = imported["document"].as_i64().unwrap();

    let mut acknowledged = 0;
    let mut killed_while_typing = 0;
    for round in 0..ROUNDS {
        let program = Program::start(&library);
        let view = program.call("open_document", &json!({ "document": document })).unwrap();
        let text = text_of(&view);
        let numbers: Vec<usize> =
            text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        // An edit that was on its way may be there as well; none may be missing or out of place.
        assert!(numbers.len() >= acknowledged, "round {round}: {acknowledged} and {numbers:?}");
        assert!(numbers.len() <= acknowledged + 1, "round {round}");
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "round {round}");

        let next = numbers.len() + 1;
        let typed = AtomicUsize::new(next - 1);
        let moment = Duration::from_micros(731 * (round as u64 % 17));
        let ready = || typed.load(Ordering::SeqCst) >= next;
        acknowledged = killed(program, moment, ready, |program| {
            type_until_killed(program, document, next, &typed)
        });
        killed_while_typing += usize::from(acknowledged >= next);
    }
    assert_eq!(killed_while_typing, ROUNDS, "every round typed before it was killed");
}

/// What is in the library as far as it was acknowledged.
#[derive(Clone, Debug, Default, PartialEq)]
struct Acknowledged {
    text: String,
    /// The named versions with their texts, the oldest first.
    versions: Vec<(String, String)>,
}

/// Types, saves and restores in turn until the program is gone; returns what was acknowledged, and
/// what would be had the last command been.
fn save_until_killed(
    program: &Program,
    document: i64,
    mut now: Acknowledged,
    done: &AtomicUsize,
) -> (Acknowledged, Acknowledged) {
    let view = program.call("open_document", &json!({ "document": document })).unwrap();
    let list = program.call("versions", &json!({ "document": document })).unwrap();
    let id_of = |list: &Value, name: &str| {
        let all = list["versions"].as_array().unwrap();
        all.iter().find(|version| version["name"] == name).unwrap()["version"].clone()
    };
    let mut ids: Vec<Value> = now.versions.iter().map(|(name, _)| id_of(&list, name)).collect();
    let mut revision = view["revision"].clone();
    loop {
        let step = done.load(Ordering::SeqCst);
        let mut then = now.clone();
        let at = json!({ "document": document, "revision": revision });
        let mut args = at;
        let name = match step % 4 {
            1 | 3 => {
                let name = format!("v{}", now.versions.len());
                args["name"] = json!(name);
                args["note"] = json!("");
                then.versions.push((name, now.text.clone()));
                "save_version"
            }
            2 if !ids.is_empty() => {
                let back = ids.len() - 1 - (step / 4) % ids.len().min(7);
                args["version"] = ids[back].clone();
                then.text.clone_from(&now.versions[back].1);
                "restore_version"
            }
            _ => {
                let end = now.text.encode_utf16().count();
                let word = format!(" {}.{}", now.versions.len(), step);
                args["edits"] = json!([{ "from": end, "to": end, "insert": word }]);
                args["label"] = json!("");
                then.text.push_str(&word);
                "edit_text"
            }
        };
        let Ok(answer) = program.call(name, &args) else { return (now, then) };
        if name == "save_version" {
            ids.push(answer["versions"][0]["version"].clone());
        } else {
            revision = answer["revision"].clone();
        }
        now = then;
        done.fetch_add(1, Ordering::SeqCst);
    }
}

fn words_of(transcript: &Transcript) -> String {
    transcript.turns.iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// What the library file holds, every page of it looked at; the texts of the newest versions are
/// read, and of the others what was known.
fn held(library: &Path, document: i64, known: &Acknowledged, newest: usize) -> Acknowledged {
    let mut library = Library::open(library).unwrap();
    library.check().unwrap();
    let id = DocumentId(document);
    let rows = library.versions(id).unwrap();
    assert!(rows.iter().all(|row| !row.damaged));
    let named: Vec<_> = rows.iter().filter(|row| row.kind == VersionKind::Named).collect();
    let versions = named.iter().enumerate().map(|(index, row)| {
        let text = match known.versions.get(index) {
            Some((_, text)) if index + newest < named.len() => text.clone(),
            _ => words_of(&library.version(row.id).unwrap()),
        };
        (row.name.clone(), text)
    });
    let versions = versions.collect();
    let open = library.open_document(id, store::UnixMs(0)).unwrap();
    Acknowledged { text: words_of(&open.transcript), versions }
}

#[test]
fn no_acknowledged_version_is_lost_when_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let (library, imported) = imported(folder.path());
    let document = imported["document"].as_i64().unwrap();
    let text = text_of(&imported);

    let mut now = Acknowledged { text, versions: Vec::new() };
    let done = AtomicUsize::new(0);
    for round in 0..VERSION_ROUNDS {
        let before = done.load(Ordering::SeqCst);
        // One of each kind is in the middle when it ends.
        let ready = || done.load(Ordering::SeqCst) > before + round % 4;
        let moment = Duration::from_micros(373 * (round as u64 % 13));
        let (acknowledged, pending) = killed(Program::start(&library), moment, ready, |program| {
            save_until_killed(program, document, now.clone(), &done)
        });
        assert!(done.load(Ordering::SeqCst) > before, "round {round} did something");
        let held = held(&library, document, &acknowledged, 3);
        assert!(held == acknowledged || held == pending, "round {round}: {held:?}");
        now = held;
    }
    assert_eq!(held(&library, document, &Acknowledged::default(), usize::MAX / 2), now);
    assert!(now.versions.len() > VERSION_ROUNDS / 2, "{}", now.versions.len());
}

const MERGE_ROUNDS: usize = 30;

/// Merges a copy and takes that back until the program is gone.
fn merge_until_killed(program: &Program, document: i64, copy: &Path, done: &AtomicUsize) {
    let view = program.call("open_document", &json!({ "document": document })).unwrap();
    let mut revision = view["revision"].clone();
    let mut merged = text_of(&view).contains("merged");
    loop {
        let mut args = json!({ "document": document, "revision": revision });
        let name = if merged { "undo" } else { "merge_copy" };
        if !merged {
            args["path"] = json!(copy);
        }
        let Ok(answer) = program.call(name, &args) else { return };
        revision = answer["revision"].clone();
        merged = !merged;
        done.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn a_merge_is_whole_or_not_there_when_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let (library, imported) = imported(folder.path());
    let copy = folder.path().join("copy.galley");
    let document = imported["document"].as_i64().unwrap();
    let program = Program::start(&library);
    let edit = |program: &Program, document: i64, (at, insert): (usize, &str)| {
        let edits = json!([{ "from": at, "to": at, "insert": insert }]);
        let args = json!({ "document": document, "revision": 0, "edits": edits, "label": "Edit" });
        program.call("edit_text", &args).unwrap();
    };
    program.call("export_copy", &json!({ "document": document, "path": copy })).unwrap();
    edit(&program, document, (2, " all"));
    drop(program);
    let other = Program::start(&folder.path().join("other.galley"));
    let came = other.call("import_file", &json!({ "path": copy })).unwrap();
    let theirs = came["transcript"]["document"].as_i64().unwrap();
    edit(&other, theirs, ("We count.\nGo on.".len(), " merged"));
    other.call("export_copy", &json!({ "document": theirs, "path": copy })).unwrap();
    drop(other);

    let texts = ["We all count.\nGo on.", "We all count.\nGo on. merged"];
    for round in 0..MERGE_ROUNDS {
        let done = AtomicUsize::new(0);
        let moment = Duration::from_micros(517 * (round as u64 % 19));
        let ready = || done.load(Ordering::SeqCst) > round % 3;
        killed(Program::start(&library), moment, ready, |program| {
            merge_until_killed(program, document, &copy, &done);
        });
        let mut held = Library::open(&library).unwrap();
        held.check().unwrap();
        let open = held.open_document(DocumentId(document), store::UnixMs(0)).unwrap();
        let text = words_of(&open.transcript);
        assert!(texts.contains(&text.as_str()), "round {round}: {text}");
        let versions = held.versions(DocumentId(document)).unwrap();
        for row in versions {
            held.version(row.id).unwrap();
        }
    }
}
