//! What holds of every Word document as a package.

use std::io::Cursor;

use export::{LinkStyle, Options, format, write};
use roxmltree::Document;

use crate::decoded::part;
use crate::goldens::{noted, small};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document with words, links, footnotes, and lists of links.
fn docx() -> Vec<u8> {
    let origin = Some("a state & more".to_owned());
    let options = Options { links: LinkStyle::Footnotes, origin, ..Options::default() };
    write(&noted(), format("docx").unwrap(), &options).unwrap()
}

#[test]
fn the_same_transcript_gives_the_same_bytes() {
    let (first, second) = (docx(), docx());
    assert_eq!(first, second);
    let mut zip = zip::ZipArchive::new(Cursor::new(first)).unwrap();
    for index in 0..zip.len() {
        let file = zip.by_index(index).unwrap();
        assert_eq!(file.last_modified(), Some(zip::DateTime::DEFAULT), "{:?}", file.name());
        assert_eq!(file.compression(), zip::CompressionMethod::Deflated, "{:?}", file.name());
    }
}

#[test]
fn every_part_is_well_formed_declared_and_reachable() {
    let docx = docx();
    let names: Vec<String> = {
        let zip = zip::ZipArchive::new(Cursor::new(&docx)).unwrap();
        zip.file_names().map(|name| name.unwrap().into_owned()).collect()
    };
    assert_eq!(names.first().map(String::as_str), Some("[Content_Types].xml"));
    let types = part(&docx, "[Content_Types].xml");
    for name in &names {
        Document::parse(&part(&docx, name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let declared = name.ends_with(".rels") || types.contains(&format!("\"/{name}\""));
        assert!(declared || name == "[Content_Types].xml", "{name} has no content type");
    }
    for (relationships, folder) in [
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
        ("word/_rels/footnotes.xml.rels", "word/"),
    ] {
        let xml = part(&docx, relationships);
        let xml = Document::parse(&xml).unwrap();
        let inside = xml.descendants().filter(|node| node.attribute("TargetMode").is_none());
        for target in inside.filter_map(|node| node.attribute("Target")) {
            assert!(names.contains(&format!("{folder}{target}")), "{target} is not there");
        }
    }
}

#[test]
fn every_style_in_use_is_defined_and_every_page_is_numbered() {
    let docx = docx();
    let styles = part(&docx, "word/styles.xml");
    for name in ["document", "footnotes", "header", "footer", "first_footer"] {
        let xml = part(&docx, &format!("word/{name}.xml"));
        let xml = Document::parse(&xml).unwrap();
        let used =
            xml.descendants().filter(|node| ["pStyle", "rStyle"].contains(&node.tag_name().name()));
        for style in used.flat_map(|node| node.attributes()).map(|attribute| attribute.value()) {
            assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
    }
    for name in ["word/footer.xml", "word/first_footer.xml"] {
        let footer = part(&docx, name);
        assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "), "{footer}");
    }
}

#[test]
fn one_relationship_serves_every_use_of_an_address() {
    let mut transcript = small();
    let again = transcript.turns[1].clone();
    transcript.turns.push(transcript::Turn { id: transcript::TurnId(99), ..again });
    let docx = write(&transcript, format("docx").unwrap(), &Options::default()).unwrap();
    let links = crate::decoded::docx(&docx).links;
    let uses = links.iter().filter(|(words, _)| words == "tide tables").count();
    let relationships = part(&docx, "word/_rels/document.xml.rels");
    assert_eq!((uses, relationships.matches("year=1998").count()), (2, 1));
}

#[test]
fn a_document_without_notes_has_only_the_lines_between_text_and_notes() {
    let docx = write(&noted(), format("docx").unwrap(), &Options::default()).unwrap();
    assert!(crate::decoded::docx(&docx).notes.is_empty());
    let settings = part(&docx, "word/settings.xml");
    let settings = Document::parse(&settings).unwrap();
    let footnotes = part(&docx, "word/footnotes.xml");
    let footnotes = Document::parse(&footnotes).unwrap();
    let ids = |xml: &Document| {
        let notes = xml.descendants().filter(|node| node.has_tag_name((WORD, "footnote")));
        notes.filter_map(|node| node.attribute((WORD, "id")).map(str::to_owned)).collect()
    };
    let (named, there): (Vec<String>, Vec<String>) = (ids(&settings), ids(&footnotes));
    assert_eq!((named.len(), &named), (2, &there));
}
