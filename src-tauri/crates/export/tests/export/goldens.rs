//! Copies of a small transcript that a person has read. `UPDATE_GOLDENS=1` writes them anew.

use std::path::{Path, PathBuf};

use export::{LabelStyle, LinkStyle, Options, Suggestions, format, write};
use transcript::Transcript;

use crate::decoded::part;
use crate::marked::{compared, marked};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(name)
}

/// The transcript that most goldens were made of.
pub fn small() -> Transcript {
    transcript("small.json")
}

/// A transcript with links of every kind.
pub fn noted() -> Transcript {
    transcript("notes.json")
}

fn transcript(name: &str) -> Transcript {
    let json = std::fs::read_to_string(path(name)).expect("the golden transcript");
    let transcript = serde_json::from_str(&json).expect("the document format");
    transcript::check(&transcript).expect("a sound transcript");
    transcript
}

fn compare(name: &str, actual: &str) {
    let path = path(name);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&path, actual).expect("a golden that can be written");
    }
    let expected = std::fs::read_to_string(&path).expect("a golden").replace("\r\n", "\n");
    assert!(actual == expected, "{name} differs; UPDATE_GOLDENS=1 shows how\n{actual}");
}

fn copy(id: &str) -> Vec<u8> {
    let options = Options { version: Some("2, links placed".to_owned()), ..Options::default() };
    write(&small(), format(id).expect("a format"), &options).expect("a copy")
}

#[test]
fn text_markdown_and_html_are_as_they_were_read() {
    for id in ["txt", "md", "html"] {
        compare(&format!("small.{id}"), &String::from_utf8(copy(id)).expect("UTF-8"));
    }
}

#[test]
fn what_has_times_is_as_it_was_read() {
    let transcript = transcript("heard.json");
    for id in ["srt", "vtt", "ttml", "podcast", "whisper", "csv"] {
        let format = format(id).expect("a format");
        let options = Options::default();
        let copy = write(&transcript, format, &options).expect("a copy");
        let mut copy = String::from_utf8(copy).expect("UTF-8").replace("\r\n", "\n");
        if !copy.ends_with('\n') {
            copy.push('\n');
        }
        compare(&format!("heard.{id}"), &copy);
    }
    let narrow = Options {
        subtitles: export::Subtitles { line: 32, speed: 15 },
        labels: LabelStyle::Name,
        cues: false,
        ..Options::default()
    };
    let srt = format("srt").expect("a format");
    let copy = write(&transcript, srt, &narrow).expect("a copy");
    let notes = export::notes(&transcript, srt, &narrow).expect("notes");
    let copy = String::from_utf8(copy).expect("UTF-8");
    compare("narrow.srt", &format!("{copy}{}\n", notes.join("\n")));
}

#[test]
fn the_parts_of_the_word_document_are_as_they_were_read() {
    let docx = copy("docx");
    for (golden, name) in [
        ("small.document.xml", "word/document.xml"),
        ("small.document.xml.rels", "word/_rels/document.xml.rels"),
        ("small.header.xml", "word/header.xml"),
    ] {
        compare(golden, &one_element_per_line(&part(&docx, name)));
    }
}

#[test]
fn notes_and_references_are_as_they_were_read() {
    for (golden, links, labels) in [
        ("footnotes", LinkStyle::Footnotes, LabelStyle::NameFirst),
        ("references", LinkStyle::References, LabelStyle::Initials),
    ] {
        let options = Options { links, labels, ..Options::default() };
        let copy = |id: &str| write(&noted(), format(id).unwrap(), &options).expect("a copy");
        let text = |id: &str| String::from_utf8(copy(id)).expect("UTF-8");
        compare(&format!("{golden}.txt"), &text("txt"));
        compare(&format!("{golden}.md"), &text("md"));
        let page = text("html");
        let (_, body) = page.split_once("<body>\n").expect("a body");
        let (body, _) = body.split_once("<script>").expect("a script");
        compare(&format!("{golden}.html"), body);
        let docx = copy("docx");
        let document = part(&docx, "word/document.xml");
        compare(&format!("{golden}.document.xml"), &one_element_per_line(&document));
        if links == LinkStyle::Footnotes {
            for (golden, name) in [
                ("footnotes.xml", "word/footnotes.xml"),
                ("footnotes.xml.rels", "word/_rels/footnotes.xml.rels"),
            ] {
                compare(golden, &one_element_per_line(&part(&docx, name)));
            }
        }
    }
}

#[test]
fn what_is_suggested_and_what_differs_is_tracked_as_it_was_read() {
    let options =
        Options { suggestions: Suggestions::Marked, comments: true, ..Options::default() };
    let docx = write(&marked(), format("docx").unwrap(), &options).expect("a copy");
    let compared = compared();
    for (golden, docx, name) in [
        ("marked.document.xml", &docx, "word/document.xml"),
        ("marked.comments.xml", &docx, "word/comments.xml"),
        ("compared.document.xml", &compared, "word/document.xml"),
    ] {
        compare(golden, &one_element_per_line(&part(docx, name)));
    }
}

/// Breaks lines where one element ends and the next begins, which says the same to a reader of
/// the golden and keeps the words as they are.
fn one_element_per_line(xml: &str) -> String {
    let mut lines = xml.replace("><", ">\n<");
    if !lines.ends_with('\n') {
        lines.push('\n');
    }
    lines
}
