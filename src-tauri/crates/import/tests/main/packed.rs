//! Documents that are archives, packed from parts that a person can read.
//!
//! A line `=== path` begins a part. Of Word documents and of ODT, what is the same in all is added:
//! the list of types, the relation to the main part, the names of namespaces.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: [(&str, &str); 17] = [
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
];

const TYPES: &str = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
    <Default Extension='xml' ContentType='application/xml'/>\
    <Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-\
    officedocument.wordprocessingml.document.main+xml'/></Types>";

const PACKAGE: &str = "<Relationships \
    xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='main' \
    Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' \
    Target='word/document.xml'/></Relationships>";

/// Packs a document.
pub fn pack(text: &str) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for (path, content) in text.split("=== ").skip(1).filter_map(|part| part.split_once('\n')) {
        parts.push((path.trim().to_owned(), with_namespaces(content.trim())));
    }
    let has = |path: &str| parts.iter().any(|(name, _)| name == path);
    let mut more = Vec::new();
    if has("content.xml") {
        more.push(("mimetype", "application/vnd.oasis.opendocument.text"));
    } else {
        let boilerplate = [("[Content_Types].xml", TYPES), ("_rels/.rels", PACKAGE)];
        more.extend(boilerplate.into_iter().filter(|(path, _)| !has(path)));
    }
    let more = more.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned()));
    zip(&more.chain(parts).collect::<Vec<_>>())
}

/// Packs parts as they are, without those whose name no archive can have.
pub fn zip(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        if zip.start_file(path.as_str(), SimpleFileOptions::default()).is_ok() {
            zip.write_all(content.as_bytes()).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// Declares the names of namespaces on the first element, where it declares none.
fn with_namespaces(part: &str) -> String {
    let end = part.find(['>', ' ']).unwrap_or(part.len());
    let (tag, rest) = part.split_at(end);
    let prefix = tag.trim_start_matches('<').split_once(':').map(|(prefix, _)| prefix);
    if part.contains("xmlns") || prefix.is_none() {
        return part.to_owned();
    }
    let declared = NAMESPACES.iter().map(|(prefix, name)| format!(" xmlns:{prefix}=\"{name}\""));
    format!("{tag}{}{rest}", declared.collect::<String>())
}
