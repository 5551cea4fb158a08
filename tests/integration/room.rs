//! A library with transcripts in it, worked on as the interface does.

use api::{Answer, Core, Task, WireError};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) struct Room {
    folder: TempDir,
    core: Option<Core>,
}

impl Room {
    pub(crate) fn new() -> Self {
        let mut room = Self { folder: tempfile::tempdir().unwrap(), core: None };
        room.restart();
        room
    }

    /// Closes the library and opens it again.
    pub(crate) fn restart(&mut self) {
        self.restart_at("library.galley");
    }

    /// Opens another library of the folder.
    pub(crate) fn restart_at(&mut self, library: &str) {
        self.core = None;
        self.core = Some(Core::open(&self.folder.path().join(library)).unwrap());
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub(crate) fn ask(&self, name: &str, args: Value) -> Result<Value, WireError> {
        let answer = self.core.as_ref().unwrap().call(name, args, &Task::unwatched());
        answer.map(|answer| parsed(&answer))
    }

    pub(crate) fn call(&self, name: &str, args: Value) -> Value {
        self.ask(name, args).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// Imports a transcript as it is written and proofs it.
    pub(crate) fn import_text(&self, name: &str, text: &str) -> Paper {
        let file = self.path(&format!("{name}.txt"));
        std::fs::write(&file, text).unwrap();
        let imported = self.call("import_file", json!({ "path": file }));
        self.paper(imported["transcript"]["document"].as_i64().unwrap())
    }

    /// Imports a transcript of one turn for each text and proofs it.
    pub(crate) fn import(&self, title: &str, texts: &[&str]) -> Paper {
        let lines = texts.iter().enumerate();
        let lines: Vec<String> =
            lines.map(|(index, text)| format!("ADA: 00:{index:02} {text}\n")).collect();
        let mut paper = self.import_text(title, &lines.join("\n"));
        self.change(&mut paper, "rename_document", json!({ "title": title }));
        paper
    }

    /// A document as it is now.
    pub(crate) fn view(&self, document: i64) -> Value {
        self.call("open_document", json!({ "document": document }))
    }

    /// A document as it is now, proofed.
    pub(crate) fn paper(&self, document: i64) -> Paper {
        let view = self.view(document);
        let proofed = self.call("proof", json!({ "document": document }));
        Paper { document, revision: view["revision"].clone(), proofed }
    }

    /// Makes a change to a document and returns the update.
    pub(crate) fn change(&self, paper: &mut Paper, name: &str, mut args: Value) -> Value {
        args["document"] = paper.document.into();
        args["revision"] = paper.revision.clone();
        let update = self.call(name, args);
        paper.revision = update["revision"].clone();
        paper.proofed = self.call("proof", json!({ "document": paper.document }));
        update
    }

    /// Corrects the first place of a word.
    pub(crate) fn correct(
        &self,
        paper: &mut Paper,
        text: &str,
        with: &str,
        everywhere: bool,
    ) -> Value {
        let (turn, finding) = paper.finding(text).unwrap_or_else(|| panic!("no finding: {text}"));
        let (start, end) = (&finding["start"], &finding["end"]);
        let correction = json!({ "turn": turn, "start": start, "end": end, "with": with });
        let args = json!({ "corrections": [correction], "everywhere": everywhere });
        self.change(paper, "correct", args)
    }

    pub(crate) fn memory(&self, search: &str) -> Value {
        let args = json!({ "search": search, "kind": null, "offset": 0, "limit": 100 });
        self.call("memory", args)
    }
}

/// A transcript as it was proofed last.
pub(crate) struct Paper {
    pub(crate) document: i64,
    pub(crate) revision: Value,
    pub(crate) proofed: Value,
}

impl Paper {
    pub(crate) fn findings(&self) -> Vec<(u64, Value)> {
        let turns = self.proofed["turns"].as_array().unwrap().iter();
        let findings = turns.flat_map(|turn| {
            let id = turn["turn"].as_u64().unwrap();
            turn["findings"].as_array().unwrap().iter().map(move |f| (id, f.clone()))
        });
        findings.collect()
    }

    pub(crate) fn finding(&self, text: &str) -> Option<(u64, Value)> {
        self.findings().into_iter().find(|(_, finding)| finding["text"] == text)
    }

    pub(crate) fn rule_of(&self, text: &str) -> Option<String> {
        let (_, finding) = self.finding(text)?;
        Some(finding["rule"].as_str().unwrap().to_owned())
    }
}

/// What a command answers.
pub(crate) fn call(core: &Core, name: &str, args: Value) -> Value {
    let answer = core.call(name, args, &Task::unwatched());
    parsed(&answer.unwrap_or_else(|error| panic!("{name}: {error:?}")))
}

pub(crate) fn parsed(answer: &Answer) -> Value {
    serde_json::from_str(answer.get()).unwrap()
}
