//! Web pages: what they may do, where they lead, and what a validator says of them.

use std::path::Path;
use std::process::Command;

use base64::Engine;
use export::{LinkStyle, Options, Suggestions, format, write};
use sha2::{Digest, Sha256};
use transcript::Transcript;

use crate::books::long;
use crate::goldens::small;

fn page(transcript: &Transcript, options: &Options) -> String {
    let page = write(transcript, format("html").unwrap(), options).expect("a page");
    String::from_utf8(page).expect("UTF-8")
}

#[test]
fn a_page_runs_its_own_script_and_nothing_else() {
    let page = page(&small(), &Options::default());
    assert_eq!(page.matches("<script").count(), 1);
    let (_, rest) = page.split_once("<script>").unwrap();
    let (script, _) = rest.split_once("</script>").unwrap();
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
    let allowed = format!("script-src 'sha256-{hash}'; ");
    assert!(page.contains(&allowed), "the policy should say {allowed}");
    assert!(!script.contains(['<', '&']), "XML would read it otherwise");
    for way in ["innerHTML", "eval", "fetch", "import", "http"] {
        assert!(!script.contains(way), "{way}");
    }
}

#[test]
fn its_contents_and_its_times_lead_to_places() {
    let page = page(&long(), &Options::default());
    let (_, contents) = page.split_once("<nav").unwrap();
    let (contents, words) = contents.split_once("</nav>").unwrap();
    for (place, name) in [
        ("t-00-00-07", "00:07"),
        ("t-01-01-41", "1:01:41"),
        ("t-01-01-41", "1:01:41 APPLAUSE &amp; MORE"),
    ] {
        assert!(contents.contains(&format!("<a href=\"#{place}\">{name}</a>")), "{contents}");
        assert!(words.contains(&format!("id=\"{place}\"")), "{place}");
    }
    let time = "<a class=\"at\" href=\"#t-02-01-43\"><time datetime=\"PT2H1M43S\">2:01:43</time>";
    assert!(words.contains(time), "{words}");
    let untimed = Options { times: export::Times::Hidden, cues: false, ..Options::default() };
    assert!(!super::pages::page(&long(), &untimed).contains("<nav"), "nothing to lead to");
}

#[test]
fn turns_of_one_second_have_places_of_their_own() {
    let mut transcript = small();
    for turn in &mut transcript.turns {
        turn.start_ms = Some(transcript::TimeMs(7_300));
    }
    let page = page(&transcript, &Options::default());
    for place in ["t-00-00-07", "t-00-00-07-2", "t-00-00-07-3"] {
        assert_eq!(page.matches(&format!("id=\"{place}\"")).count(), 1, "{place}");
    }
}

#[test]
fn the_validator_of_the_web_finds_nothing() {
    let validator = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/node_modules/vnu-jar/build/dist/vnu.jar");
    if !validator.exists() {
        println!("the validator is not installed; nothing was validated");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, links, suggestions) in [
        ("notes", LinkStyle::Footnotes, Suggestions::Marked),
        ("references", LinkStyle::References, Suggestions::Accepted),
        ("links", LinkStyle::Inline, Suggestions::Without),
    ] {
        let comments = suggestions == Suggestions::Marked;
        let options = Options { links, suggestions, comments, ..Options::default() };
        let file = folder.path().join(name).with_extension("html");
        std::fs::write(file, page(&long(), &options)).unwrap();
    }
    let told = |folder: &Path| {
        let mut java = Command::new("java");
        java.arg("-jar").arg(&validator).args(["--format", "json", "--stdout"]);
        let output = java.arg(folder).output().expect("Java, which epubcheck brings");
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let messages = told["messages"].as_array().expect("a list").iter();
        let faults = messages.filter(|message| {
            // It does not know the paint of what is found (CSS Custom Highlight API).
            let is_paint = message["extract"].as_str().is_some_and(|of| of.contains("highlight("));
            message["type"] == "error" && !is_paint
        });
        faults.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(told(folder.path()), Vec::<String>::new());
    // It looks: what is wrong is found.
    let wrong = page(&small(), &Options::default()).replace("<main>", "<main><p><div></div></p>");
    std::fs::write(folder.path().join("wrong.html"), wrong).unwrap();
    assert!(!told(folder.path()).is_empty());
}
