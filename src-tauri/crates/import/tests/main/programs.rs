//! Files that other programs write, at test time: LibreOffice, pandoc, python-docx.

use std::fs;
use std::path::Path;
use std::process::Command;

use import::Imported;
use tempfile::TempDir;
use transcript::{Proposal, SpanKind, Transcript};

use crate::readable::render;

/// A flat document with everything that LibreOffice carries from format to format.
const FLAT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes>
<text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info><dc:creator>Éva Kiss</dc:creator><dc:date>2026-11-25T14:03:00</dc:date></office:change-info><text:p>harbor</text:p></text:deletion></text:changed-region>
<text:changed-region xml:id="c2" text:id="c2"><text:insertion><office:change-info><dc:creator>Éva Kiss</dc:creator><dc:date>2026-11-25T14:03:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes>
<text:p><text:span text:style-name="B">Anna Berg:</text:span> We met at the <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>harbour<text:change-end text:change-id="c2"/>, naïve and <text:span text:style-name="I">very</text:span> late.</text:p>
<text:p>A second paragraph.</text:p>
<text:p><text:span text:style-name="B">Tom:</text:span> I read <text:a xlink:type="simple" xlink:href="https://lamp.example/a?b=1">the book</text:a> about <office:annotation office:name="a1"><dc:creator>Bo</dc:creator><dc:date>2026-11-25T14:03:00</dc:date><text:p>Which?</text:p></office:annotation>lamps<office:annotation-end office:name="a1"/> twice.</text:p>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>Anna Berg</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>So it did.</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Tom</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>It broke.</text:p></table:table-cell></table:table-row>
</table:table>
<text:p><text:span text:style-name="B">Anna Berg:</text:span> Yes.</text:p>
</office:text></office:body></office:document>
"#;

/// What is said in it when nothing that is suggested is done.
const SAID: [(&str, &str); 5] = [
    ("Anna Berg", "We met at the harbor, naïve and very late.\nA second paragraph."),
    ("Tom", "I read the book about lamps twice."),
    ("Anna Berg", "So it did."),
    ("Tom", "It broke."),
    ("Anna Berg", "Yes."),
];

fn run(command: &mut Command) {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo xtask test` installs it"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
}

fn read(path: &Path) -> Imported {
    let name = path.file_name().unwrap().to_str().unwrap();
    let imported = import::read(name, &fs::read(path).unwrap()).unwrap();
    let transcript = &imported.transcript;
    assert_eq!(transcript::check(transcript), Ok(()), "{}", render(&imported));
    assert_eq!(transcript.source.format, name.rsplit('.').next().unwrap());
    imported
}

fn said(transcript: &Transcript) -> Vec<(&str, &str)> {
    let turns = transcript.turns.iter().map(|turn| {
        let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
        (speaker.map_or("", |speaker| &*speaker.label), turn.text.as_str())
    });
    turns.collect()
}

/// The words of each link or stress.
fn spans(transcript: &Transcript) -> Vec<(String, Option<String>)> {
    let turns = transcript.turns.iter();
    let spans = turns.flat_map(|turn| turn.spans.iter().map(move |span| (turn, span)));
    let spans = spans.filter_map(|(turn, span)| {
        let words = turn.text[span.start.0..span.end.0].to_owned();
        match &span.kind {
            SpanKind::Link { url } => Some((words, Some(url.clone()))),
            SpanKind::Emphasis => Some((words, None)),
            _ => None,
        }
    });
    spans.collect()
}

fn marked(of: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
    of.iter().map(|(words, url)| ((*words).to_owned(), url.map(str::to_owned))).collect()
}

#[test]
fn libreoffice_writes_all_its_formats_alike() {
    let folder = TempDir::new().unwrap();
    let flat = folder.path().join("flat.fodt");
    fs::write(&flat, FLAT).unwrap();
    let profile = folder.path().join("profile");
    for ending in ["docx", "odt", "rtf", "html"] {
        run(Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--convert-to", ending, "--outdir"])
            .args([folder.path(), &flat]));
        let imported = read(&folder.path().join(format!("flat.{ending}")));
        let transcript = &imported.transcript;
        let shown = format!("{ending}:\n{}", render(&imported));
        let expected = [("very", None), ("the book", Some("https://lamp.example/a?b=1"))];
        assert_eq!(spans(transcript), marked(&expected), "{shown}");
        if ending == "html" {
            // It writes both words and the comment's, and does not say which is which.
            assert_eq!(transcript.turns.len(), SAID.len(), "{shown}");
            continue;
        }
        assert_eq!(said(&transcript.without_suggestions()), SAID, "{shown}");
        let accepted = transcript.as_suggested();
        let first = said(&accepted)[0].1;
        assert!(first.starts_with("We met at the harbour, naïve"), "{shown}");
        let [comment] = &transcript.comments[..] else { panic!("{shown}") };
        assert_eq!((comment.quote.as_str(), comment.turn.0), ("lamps", 2), "{shown}");
        assert_eq!(comment.remarks[0].author, "Bo", "{shown}");
        assert_eq!(comment.remarks[0].text, "Which?", "{shown}");
        assert_eq!(comment.remarks[0].at.iso(), "2026-11-25T14:03:00Z", "{shown}");
        let [suggestion] = &transcript.suggestions[..] else { panic!("{shown}") };
        assert_eq!(suggestion.author, "Éva Kiss", "{shown}");
        assert_eq!(suggestion.at.iso(), "2026-11-25T14:03:00Z", "{shown}");
        assert_eq!(suggestion.proposal, Proposal::Words, "{shown}");
    }
}

#[test]
fn the_flat_document_itself_is_read() {
    let imported = import::read("flat.fodt", FLAT.as_bytes()).unwrap();
    let shown = render(&imported);
    assert_eq!(said(&imported.transcript.without_suggestions()), SAID, "{shown}");
    assert_eq!(imported.transcript.comments.len(), 1, "{shown}");
}

#[test]
fn pandoc_writes_all_its_formats_alike() {
    const MARKDOWN: &str = "**Anna Berg:** We met at the [old harbour](https://harbour.example/old), \
                            naïve and *very* late.\n\nA second paragraph.\n\n**Tom:** I brought a \
                            lamp.[^1]\n\n**Anna Berg:** It broke.\n\n[^1]: Of brass.\n";
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("source.md"), MARKDOWN).unwrap();
    for ending in ["docx", "odt", "rtf", "html"] {
        let path = folder.path().join(format!("pandoc.{ending}"));
        run(Command::new("pandoc")
            .args(["--standalone", "--metadata", "pagetitle=Harbour", "-f", "markdown", "-o"])
            .args([&path, &folder.path().join("source.md")]));
        let imported = read(&path);
        let transcript = &imported.transcript;
        let shown = format!("{ending}:\n{}", render(&imported));
        let said = said(transcript);
        let first = "We met at the old harbour, naïve and very late.\nA second paragraph.";
        assert_eq!(said[0], ("Anna Berg", first), "{shown}");
        assert_eq!(said[1].0, "Tom", "{shown}");
        assert!(said[1].1.starts_with("I brought a lamp."), "{shown}");
        assert_eq!(said[2].0, "Anna Berg", "{shown}");
        assert!(said[2].1.starts_with("It broke."), "{shown}");
        let expected = [("old harbour", Some("https://harbour.example/old")), ("very", None)];
        assert_eq!(spans(transcript), marked(&expected), "{shown}");
        let noted = match ending {
            "html" => said[2].1.ends_with("Of brass.") || said[2].1.contains("Of brass."),
            _ => {
                transcript.comments.len() == 1
                    && transcript.comments[0].remarks[0].text.ends_with("Of brass.")
            }
        };
        assert!(noted, "{shown}");
    }
}

#[test]
fn python_docx_writes_runs_and_tables() {
    const SCRIPT: &str = r#"
import sys, docx
document = docx.Document()
document.add_heading("The harbour", 1)
paragraph = document.add_paragraph()
paragraph.add_run("Anna Berg").bold = True
paragraph.add_run("\tWe met at the harbour, and it was ")
paragraph.add_run("very").italic = True
paragraph.add_run(" dark.")
paragraph = document.add_paragraph()
paragraph.add_run("Tom").bold = True
paragraph.add_run("\tI brought a lamp.")
table = document.add_table(rows=0, cols=3)
for cells in [("Anna Berg", "00:12", "It broke."), ("Tom", "1:02:03", "So it did.")]:
    for cell, text in zip(table.add_row().cells, cells):
        cell.text = text
document.save(sys.argv[1])
"#;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("python.docx");
    run(Command::new("/usr/bin/python3").args(["-c", SCRIPT]).arg(&path));
    let imported = read(&path);
    let shown = render(&imported);
    let expected = [
        ("", "The harbour"),
        ("Anna Berg", "We met at the harbour, and it was very dark."),
        ("Tom", "I brought a lamp."),
        ("Anna Berg", "It broke."),
        ("Tom", "So it did."),
    ];
    assert_eq!(said(&imported.transcript), expected, "{shown}");
    assert_eq!(spans(&imported.transcript), marked(&[("very", None)]), "{shown}");
    let starts: Vec<Option<u64>> =
        imported.transcript.turns.iter().map(|turn| turn.start_ms.map(|at| at.0)).collect();
    assert_eq!(starts, [None, None, None, Some(12_000), Some(3_723_000)], "{shown}");
}
