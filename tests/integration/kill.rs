//! Killed in mid-typing, again and again: what was acknowledged is there.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

const ROUNDS: usize = 50;

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
