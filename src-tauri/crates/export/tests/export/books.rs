//! Books, as reading programs see them.

use std::io::Cursor;
use std::process::Command;

use export::{LinkStyle, Options, Suggestions, format, write};
use transcript::{Moment, TimeMs, Transcript, Turn, TurnId, TurnKind};

use crate::decoded::part;
use crate::goldens::small;
use crate::marked::marked;

fn book(transcript: &Transcript, options: &Options) -> Vec<u8> {
    write(transcript, format("epub").unwrap(), options).expect("a book")
}

/// What is suggested, remarked and noted, with hours and cues.
pub fn long() -> Transcript {
    let mut transcript = marked();
    let mut id = 100;
    for hour in 1..4 {
        for kind in [TurnKind::Cue, TurnKind::Speech] {
            id += 1;
            let text = if kind == TurnKind::Cue { "APPLAUSE & MORE" } else { "And on it went." };
            let start_ms = Some(TimeMs(hour * 3_600_000 + id * 1000));
            let turn = Turn::speech(TurnId(id), None, text.to_owned());
            transcript.turns.push(Turn { kind, start_ms, ..turn });
        }
    }
    transcript
}

#[test]
fn a_book_begins_with_what_it_is() {
    let book = book(&small(), &Options::default());
    assert_eq!(&book[30..58], b"mimetypeapplication/epub+zip");
    let mut zip = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
    let first = zip.by_index(0).unwrap();
    assert_eq!(first.compression(), zip::CompressionMethod::Stored);
    assert_eq!(first.extra_data().map_or(0, |extra| extra.len()), 0);
}

#[test]
fn a_book_tells_its_title_language_and_when_it_was_made() {
    let at = Some(Moment(1_772_373_900_000));
    let version = Some("2 & last".to_owned());
    let options = Options { at, version, language: "de-AT".to_owned(), ..Options::default() };
    let book = book(&small(), &options);
    let package = part(&book, "EPUB/package.opf");
    for told in [
        "<dc:title>Tides &amp; *timetables*</dc:title>",
        "<dc:language>de-AT</dc:language>",
        "<dc:description>2 &amp; last</dc:description>",
        "<meta property=\"dcterms:modified\">2026-03-01T14:05:00Z</meta>",
    ] {
        assert!(package.contains(told), "{told}: {package}");
    }
    let other = Options { at: Some(Moment(0)), ..options };
    let other = part(&super::books::book(&small(), &other), "EPUB/package.opf");
    let edition = |package: &str| {
        let (_, rest) = package.split_once("urn:uuid:").unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    };
    assert_eq!(edition(&package), edition(&other), "the same words are the same book");
    let changed = part(&super::books::book(&long(), &Options::default()), "EPUB/package.opf");
    assert_ne!(edition(&package), edition(&changed));
}

#[test]
fn its_contents_lead_to_hours_and_cues() {
    let options = Options { links: LinkStyle::Footnotes, comments: true, ..Options::default() };
    let book = book(&long(), &options);
    let contents = part(&book, "EPUB/nav.xhtml");
    let text = part(&book, "EPUB/text.xhtml");
    let links: Vec<&str> = contents.split("href=\"text.xhtml").skip(1).collect();
    let told: Vec<(&str, &str)> = links
        .iter()
        .map(|link| {
            let (place, rest) = link.split_once("\">").unwrap();
            (place, rest.split_once("</a>").unwrap().0)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("", "Notes &amp; marks"),
            ("#t-00-00-07", "00:07"),
            ("#t-01-01-41", "1:01:41"),
            ("#t-01-01-41", "1:01:41 APPLAUSE &amp; MORE"),
            ("#t-02-01-43", "2:01:43"),
            ("#t-02-01-43", "2:01:43 APPLAUSE &amp; MORE"),
            ("#t-03-01-45", "3:01:45"),
            ("#t-03-01-45", "3:01:45 APPLAUSE &amp; MORE"),
            ("#notes", "Notes"),
            ("#comments", "Comments"),
        ]
    );
    for (place, _) in told.iter().filter(|(place, _)| !place.is_empty()) {
        assert!(text.contains(&format!("id=\"{}\"", &place[1..])), "{place}");
    }
}

#[test]
fn epubcheck_finds_nothing() {
    let checker = "/usr/share/java/epubcheck.jar";
    if !std::path::Path::new(checker).exists() {
        println!("epubcheck is not installed; nothing was checked");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, book: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, book).unwrap();
        let mut java = Command::new("java");
        java.arg("-jar").arg(checker).arg("--failonwarnings").arg(file).output().expect("Java")
    };
    for (name, links, suggestions) in [
        ("notes", LinkStyle::Footnotes, Suggestions::Marked),
        ("references", LinkStyle::References, Suggestions::Accepted),
        ("links", LinkStyle::Inline, Suggestions::Without),
    ] {
        let comments = suggestions == Suggestions::Marked;
        let options = Options { links, suggestions, comments, ..Options::default() };
        let output = check(&format!("{name}.epub"), &book(&long(), &options));
        assert!(output.status.success(), "{name}: {output:?}");
    }
    // It looks: what is wrong is found.
    let mut options = Options { language: "no language".to_owned(), ..Options::default() };
    let output = check("wrong.epub", &book(&small(), &options));
    assert!(!output.status.success(), "{output:?}");
    options.language = "en".to_owned();
    let output = check("right.epub", &book(&small(), &options));
    assert!(output.status.success(), "{output:?}");
}
