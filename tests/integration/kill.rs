//! Killed in mid-typing, while saving and while restoring, again and again: what was acknowledged
//! is there.

use std::io::{BufRead, BufReader};
use std::path::Path;
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
    let library = folder.path().join("library.galley");
    let source = folder.path().join("source.txt");
    std::fs::write(&source, "ADA: 00:01 We count.\n\nBO: 00:02 Go on.\n").unwrap();
    let program = Program::start(&library);
    let imported = program.call("import_file", &json!({ "path": source })).unwrap();
    let document = imported["transcript"]["document"].as_i64().unwrap();
    drop(program);

    let mut acknowledged = 0;
    let mut killed_while_typing = 0;
    for round in 0..ROUNDS {
        let mut program = Program::start(&library);
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
        // A second hand on the same child: one types, the other kills.
        let mut doomed = std::mem::replace(&mut program.child, idle());
        acknowledged = thread::scope(|scope| {
            let typing = scope.spawn(|| type_until_killed(&program, document, next, &typed));
            while typed.load(Ordering::SeqCst) < next {
                thread::yield_now();
            }
            thread::sleep(Duration::from_micros(731 * (round as u64 % 17)));
            doomed.kill().unwrap();
            doomed.wait().unwrap();
            typing.join().unwrap()
        });
        killed_while_typing += usize::from(acknowledged >= next);
    }
    assert_eq!(killed_while_typing, ROUNDS, "every round typed before it was killed");
}

/// A child that has nothing to do with anything, to stand in the doomed one's place.
fn idle() -> Child {
    Command::new("true").spawn().unwrap()
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
    let library = folder.path().join("library.galley");
    let source = folder.path().join("source.txt");
    std::fs::write(&source, "ADA: 00:01 We count.\n\nBO: 00:02 Go on.\n").unwrap();
    let program = Program::start(&library);
    let imported = program.call("import_file", &json!({ "path": source })).unwrap();
    let document = imported["transcript"]["document"].as_i64().unwrap();
    let text = text_of(&imported["transcript"]);
    drop(program);

    let mut now = Acknowledged { text, versions: Vec::new() };
    let done = AtomicUsize::new(0);
    for round in 0..VERSION_ROUNDS {
        let mut program = Program::start(&library);
        let before = done.load(Ordering::SeqCst);
        let mut doomed = std::mem::replace(&mut program.child, idle());
        let (acknowledged, pending) = thread::scope(|scope| {
            let known = now.clone();
            let working = scope.spawn(|| save_until_killed(&program, document, known, &done));
            // One of each kind is in the middle when it ends.
            while done.load(Ordering::SeqCst) < before + 1 + round % 4 && !working.is_finished() {
                thread::yield_now();
            }
            thread::sleep(Duration::from_micros(373 * (round as u64 % 13)));
            doomed.kill().unwrap();
            doomed.wait().unwrap();
            working.join().unwrap()
        });
        assert!(done.load(Ordering::SeqCst) > before, "round {round} did something");
        let held = held(&library, document, &acknowledged, 3);
        assert!(held == acknowledged || held == pending, "round {round}: {held:?}");
        now = held;
    }
    assert_eq!(held(&library, document, &Acknowledged::default(), usize::MAX / 2), now);
    assert!(now.versions.len() > VERSION_ROUNDS / 2, "{}", now.versions.len());
}
