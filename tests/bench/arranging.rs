//! What arranging turns costs in a transcript of many short ones.

use std::error::Error;
use std::fmt::Write;

use api::Core;
use serde_json::{Value, json};

use crate::{Bench, milliseconds};

const TURNS: usize = 10_000;
const RETAGGED: usize = 1_000;

/// Each row with its time: retagging a tenth of the turns, renaming a speaker, shifting all times.
pub(crate) fn measure() -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let source = folder.path().join("turns.txt");
    std::fs::write(&source, text())?;
    let bench = Bench { core: Core::open(&folder.path().join("library.galley"))? };
    let imported = bench.call("import_file", json!({ "path": source }))?;
    let view = &imported["transcript"];
    let document = &view["document"];
    bench.call("proof", json!({ "document": document }))?;
    let turns = view["turns"].as_array().ok_or("no turns")?;
    let ids: Vec<&Value> = turns.iter().step_by(2).take(RETAGGED).map(|turn| &turn["id"]).collect();
    let second = &view["speakers"][1]["id"];
    let steps = [
        ("retag 1,000 of 10,000 turns", "retag", json!({ "turns": ids, "speaker": second })),
        (
            "rename a speaker of 5,000 turns",
            "edit_speaker",
            json!({
                "speaker": second, "label": "SECOND", "name": "", "role": "", "colour": 0,
                "aliases": [], "place": null,
            }),
        ),
        ("shift 10,000 times", "shift_times", json!({ "turn": turns[0]["id"], "by": "+0:05" })),
    ];
    let mut revision = view["revision"].clone();
    let mut rows = Vec::new();
    for (what, command, mut args) in steps {
        args["document"] = document.clone();
        args["revision"] = revision;
        let (update, time) = bench.timed(command, args)?;
        rows.push((what, milliseconds(time)));
        revision = update["revision"].clone();
    }
    Ok(rows)
}

/// Ten words a turn, and two who take turns.
fn text() -> String {
    let mut text = String::new();
    for turn in 0..TURNS {
        let (who, second) = (["ANNA", "OWEN"][turn % 2], turn * 4);
        let time = format!("{}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{who}: {time} We lit the lamp number {turn} on the pier then.\n");
    }
    text
}
