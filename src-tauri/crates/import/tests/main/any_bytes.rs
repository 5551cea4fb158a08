//! Whatever is in a file, an import ends, and what it yields is sound.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use transcript::SpanKind;

const ENDINGS: &[&str] = &["txt", "srt", "vtt", "sbv", "ttml", "ass", "json", "xml", ""];

/// What means something to some format.
const PARTS: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "1\n",
    "00:00:01,000 --> 00:00:02,000\n",
    "00:00.oops --> 00:01.000\n",
    "0:00:01.000,0:00:02.000\n",
    "99999999999999999999:00:00 --> 1\n",
    "-->",
    "->",
    "WEBVTT\n\n",
    "NOTE\n",
    "STYLE\n",
    "<v Anna>",
    "<v",
    "</v>",
    "<i>",
    "</i>",
    "<00:00:01.500>",
    "<",
    ">",
    ">> ",
    "- ",
    "&amp;",
    "&#x110000;",
    "&#0;",
    "&",
    ";",
    "{\\an8}",
    "{\\k50}",
    "{\\p1}",
    "{",
    "}",
    "[Events]\n",
    "Format: Text, Start\n",
    "Dialogue: 0,0:00:01.00,0:00:02.00,A,B,0,0,0,,hello\\N",
    "Dialogue:",
    ",",
    "\\N",
    "<tt>",
    "<body>",
    "<p begin=\"1s\" end='0:00'>",
    "<br/>",
    "</p>",
    "</body>",
    "</tt>",
    "{\"segments\":[",
    "{\"results\":{\"items\":[",
    "{\"monologues\":[",
    "{\"start\":1e400,\"end\":-5,\"text\":\"a\"}",
    "{\"word\":\" b\",\"start\":null}",
    "]}",
    "\"",
    "ANNA: ",
    "[applause]",
    "hello",
    "é",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "👩‍🚀",
];

fn read(ending: &str, bytes: &[u8]) {
    if let Ok(imported) = import::read(&format!("any.{ending}"), bytes) {
        assert_eq!(transcript::check(&imported.transcript), Ok(()));
    }
}

fn goldens() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|ending| ending != "expected"))
        .map(|path| {
            let ending = path.extension().unwrap().to_str().unwrap().to_owned();
            (ending, fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        ending in prop::sample::select(ENDINGS),
    ) {
        read(ending, &bytes);
    }

    #[test]
    fn any_parts_of_formats_are_read_or_refused(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..40),
        ending in prop::sample::select(ENDINGS),
    ) {
        read(ending, parts.concat().as_bytes());
    }

    #[test]
    fn damaged_files_are_read_or_refused(
        file in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PARTS)), 1..4),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let goldens = goldens();
        let (ending, mut bytes) = goldens[file.index(goldens.len())].clone();
        for (at, part) in damage {
            let at = at.index(bytes.len());
            bytes.splice(at..at, part.bytes());
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        read(&ending, &bytes);
    }
}

#[test]
fn every_line_end_and_encoding_gives_the_same_subtitles() {
    for (ending, bytes) in goldens() {
        if !["srt", "vtt", "sbv", "ass"].contains(&ending.as_str()) {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let file = format!("talk.{ending}");
        let turns = |bytes: &[u8]| import::read(&file, bytes).unwrap().transcript.turns;
        let wanted = turns(text.as_bytes());
        assert_eq!(turns(text.replace('\n', "\r\n").as_bytes()), wanted, "{ending}");
        assert_eq!(turns(format!("\u{feff}{text}").as_bytes()), wanted, "{ending}");
        let utf_16: Vec<u8> =
            format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(turns(&utf_16), wanted, "{ending}");
    }
}

#[test]
fn what_is_broken_is_said() {
    let error =
        |name: &str, text: &str| import::read(name, text.as_bytes()).unwrap_err().to_string();
    let broken = error("a.json", "{\"segments\": [{\"start\": 1,");
    assert!(broken.contains("JSON") && broken.contains("line 1"), "{broken}");
    assert!(error("a.json", "{\"recipes\": []}").contains("no recogniser"), "shape");
    assert!(error("a.json", "{\"segments\": []}").contains("nothing is said"), "empty");
    assert!(error("a.vtt", "WEBVTT\n\nNOTE so\n").contains("nothing is said"), "empty");
    let broken = error("a.ttml", "<tt><body><p begin='1s'>so</body></tt>");
    assert!(broken.contains("TTML"), "{broken}");
    let entity = "<!DOCTYPE tt [<!ENTITY a 'b'>]><tt><body><p>&a;</p></body></tt>";
    assert!(error("a.ttml", entity).contains("DTD"), "{}", error("a.ttml", entity));
    let deep = format!(
        "<tt><body>{}</body></tt>",
        "<div>".repeat(100) + "<p>a</p>" + &"</div>".repeat(100)
    );
    assert!(error("a.ttml", &deep).contains("deep"));
    let newer = "{\"format\": 999, \"turns\": [], \"speakers\": [], \"source\": {}}";
    assert!(error("a.json", newer).contains("newer"));
}

#[test]
fn a_galley_document_comes_back_whole_but_for_a_link_that_runs_a_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/galley.json");
    let json = fs::read(folder).unwrap();
    let mut wanted: transcript::Transcript = serde_json::from_slice(&json).unwrap();
    let refused = wanted.turns[3].spans.pop().unwrap();
    assert_eq!(refused.kind, SpanKind::Link { url: "javascript:alert(1)".to_owned() });
    assert_eq!(import::read("talk.json", &json).unwrap().transcript, wanted);
}
