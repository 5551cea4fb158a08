//! Files that are broken, or built to fill the memory or the day of whoever reads them.

use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use import::ImportError;
use proptest::prelude::*;

use crate::goldens::cases;
use crate::packed::{pack, zip};

/// No file takes longer, even unoptimised on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

/// Reads a file that is refused, or read as far as it goes.
fn read(name: &str, bytes: &[u8]) -> Result<import::Imported, ImportError> {
    let start = Instant::now();
    let imported = import::read(name, bytes);
    assert!(start.elapsed() < LONGEST, "{name} took {:?}", start.elapsed());
    if let Ok(imported) = &imported {
        assert_eq!(transcript::check(&imported.transcript), Ok(()), "{name}");
    }
    imported
}

fn body(xml: &str) -> Vec<u8> {
    pack(&format!("=== word/document.xml\n<w:document><w:body>{xml}</w:body></w:document>\n"))
}

#[test]
fn archives_that_unpack_without_end_are_refused() {
    let paragraph = "<w:p><w:r><w:t>word</w:t></w:r></w:p>";
    let long = body(&paragraph.repeat((60 << 20) / paragraph.len()));
    assert!(long.len() < 1 << 20, "it packs well: {}", long.len());
    assert!(matches!(read("a.docx", &long), Err(ImportError::Excessive(_))));
    let parts: Vec<(String, String)> =
        (0..10_001).map(|n| (format!("{n}"), String::new())).collect();
    assert!(read("a.docx", &zip(&parts)).is_err());
}

#[test]
fn xml_without_end_is_refused() {
    let depth = 100_000;
    let nested = ["<w:p>".repeat(depth), "</w:p>".repeat(depth)].concat();
    assert!(matches!(read("a.docx", &body(&nested)), Err(ImportError::Excessive(_))));
    let laughs = "=== word/document.xml\n<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\
                  <w:document xmlns:w='x'>&b;</w:document>\n";
    assert!(matches!(read("a.docx", &pack(laughs)), Err(ImportError::Excessive(_))));
    let laden: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
    assert!(matches!(
        read("a.docx", &body(&format!("<w:p{laden}/>"))),
        Err(ImportError::Excessive(_))
    ));
    let declared: String = (0..200).map(|n| format!(" xmlns:a{n}='{n}'")).collect();
    let nested = format!("<w:p{declared}>").repeat(200) + &"<w:r xmlns:b='b'/>".repeat(100_000);
    assert!(read("a.docx", &body(&(nested + &"</w:p>".repeat(200)))).is_err());
    assert!(read("a.docx", &body("<w:p>")).is_err());
}

#[test]
fn pages_without_end_are_refused_or_read() {
    let deep = format!("<html>{}", "<div>".repeat(1 << 20));
    assert!(matches!(read("a.html", deep.as_bytes()), Err(ImportError::Excessive(_))));
    let laden: String = (0..100_000).map(|n| format!(" a{n}")).collect();
    let page = format!("<html><p{laden}>word");
    assert!(matches!(read("a.html", page.as_bytes()), Err(ImportError::Excessive(_))));
    let unclosed: String = (0..1 << 16).map(|n| format!("<p><b a={n}>word")).collect();
    assert!(read("a.html", format!("<html>{unclosed}").as_bytes()).is_err());
    let rows = format!("<html><table>{}", "<tr><td>a<td>b".repeat(1 << 15));
    assert!(read("a.html", rows.as_bytes()).is_ok());
    let words = format!("<html><p>{}", "a <br>".repeat(1 << 16));
    assert!(read("a.html", words.as_bytes()).is_ok());
}

/// A PDF file of these objects, numbered from 1, without a table of their places.
fn pages(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        bytes.extend(format!("{number} 0 obj\n").into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer<</Root 1 0 R>>\n");
    bytes
}

/// A stream of so many megabytes of spaces, packed.
fn spaces(megabytes: usize, entries: &str) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..megabytes {
        packed.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    let entries = format!("<<{entries}/Filter/FlateDecode/Length {}>>stream\n", packed.len());
    [entries.as_bytes(), &packed, b"\nendstream"].concat()
}

/// Two pages, of which the second has this for its content and its font.
fn two_pages(content: Vec<u8>, font: &str, more: Vec<u8>) -> Vec<u8> {
    let page = |content: u8, font: u8| {
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {content} 0 R\
             /Resources<</Font<</F {font} 0 R>>>>>>"
        )
        .into_bytes()
    };
    pages(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>".to_vec(),
        page(5, 7),
        page(6, 8),
        b"<</Length 50>>stream\nBT /F 12 Tf 50 700 Td (ANNA: The well.) Tj ET\nendstream".to_vec(),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        format!("<</Type/Font/Subtype/Type1/BaseFont/Courier{font}>>").into_bytes(),
        more,
    ])
}

#[test]
fn pages_that_unpack_without_end_are_left_out_and_the_others_are_read() {
    let words = || b"<<>>stream\nBT /F 12 Tf 50 700 Td (BO: It is deep.) Tj ET\nendstream".to_vec();
    let program = "/FontDescriptor<</FontName/Courier/FontFile2 9 0 R>>";
    for (what, bytes) in [
        ("content", two_pages(spaces(65, ""), "", Vec::new())),
        ("map", two_pages(words(), "/ToUnicode 9 0 R", spaces(5, ""))),
        ("font", two_pages(words(), program, spaces(33, ""))),
    ] {
        let imported = read("a.pdf", &bytes).unwrap();
        let said: Vec<&str> = imported.transcript.turns.iter().map(|turn| &*turn.text).collect();
        assert_eq!(said, ["The well."], "{what}");
        let told = imported.warnings.iter().map(|warning| warning.message.as_str());
        let left_out = told.filter(|message| message.starts_with("page 2 was left out"));
        assert_eq!(left_out.count(), 1, "{what}: {:?}", imported.warnings);
    }
    // What is no more than long is read.
    let map = two_pages(words(), "/ToUnicode 9 0 R", spaces(3, ""));
    let imported = read("a.pdf", &map).unwrap();
    assert_eq!(imported.transcript.turns.len(), 2, "{:?}", imported.warnings);
}

#[test]
fn objects_that_unpack_without_end_are_refused() {
    for entries in ["/Type/ObjStm/N 1/First 4", "/Type/XRef/W[1 2 1]/Size 9/Root 1 0 R"] {
        let bytes = two_pages(Vec::new(), "", spaces(5, entries));
        assert!(matches!(read("a.pdf", &bytes), Err(ImportError::Excessive(_))), "{entries}");
        let bytes = two_pages(Vec::new(), "", spaces(1, entries));
        assert!(read("a.pdf", &bytes).is_ok(), "{entries}");
    }
    let without_end = "1 0 obj\n<</First 1>>stream\n".repeat(100_000);
    assert!(read("a.pdf", format!("%PDF-1.7\n{without_end}").as_bytes()).is_err());
    // Many of them may be no longer either than one.
    let lists: Vec<Vec<u8>> = (0..20).map(|_| spaces(4, "/Type/ObjStm/N 1/First 4")).collect();
    assert!(matches!(read("a.pdf", &pages(&lists)), Err(ImportError::Excessive(_))));
}

#[test]
fn a_hyphen_that_goes_leaves_its_word_its_time() {
    let cues = "0:00:01.000,0:00:03.000\n>> ANNA: Really\u{AD}\n\n\
                0:00:03.000,0:00:04.000\n>> OWEN: Really.\n";
    assert_eq!(read("a.sbv", cues.as_bytes()).unwrap().transcript.turns[0].text, "Really");
}

#[test]
fn markdown_without_end_is_read() {
    for piece in
        ["> ", "* ", "[", "](http", "**", "_", "![", "<", "`", "- a\n  ", "|a|\n|-|\n", "1. "]
    {
        let text = format!("# a\n\n{}", piece.repeat((1 << 16) / piece.len()));
        let read = read("a.md", text.as_bytes());
        assert!(read.is_ok(), "{piece}: {:?}", read.err());
    }
}

#[test]
fn rtf_without_end_is_refused_or_read() {
    let deep = format!("{{\\rtf1 {}", "{".repeat(1 << 20));
    assert!(matches!(read("a.rtf", deep.as_bytes()), Err(ImportError::Excessive(_))));
    for piece in ["\\u-1", "\\'", "{\\field ", "}", "\\trowd\\intbl a\\cell\\row ", "\\b \\par "] {
        let text = format!("{{\\rtf1 word {}", piece.repeat(1500));
        assert!(read("a.rtf", text.as_bytes()).is_ok(), "{piece}");
    }
}

#[test]
fn what_is_locked_or_something_else_is_called_so() {
    let manifest = "=== content.xml\nx\n=== META-INF/manifest.xml\n<m><encryption-data/></m>\n";
    let locked = ImportError::Locked("an OpenDocument text");
    assert_eq!(read("a.odt", &pack(manifest)).unwrap_err(), locked);
    let sheet = zip(&[("xl/workbook.xml".to_owned(), "<workbook/>".to_owned())]);
    let archive = ImportError::OtherFormat("a ZIP archive or a damaged document");
    assert_eq!(read("a.docx", &sheet).unwrap_err(), archive);
    let empty = body("<w:p/>");
    assert_eq!(read("a.docx", &empty).unwrap_err(), ImportError::Blank);
    let broken = pack("=== word/document.xml\n<w:document><w:body>");
    assert_eq!(read("a.docx", &broken).unwrap_err(), ImportError::damaged("a Word document"));
}

#[test]
fn styles_that_go_in_circles_end() {
    let styles: String = (0..50)
        .map(|n| {
            format!("<w:style w:styleId='s{n}'><w:basedOn w:val='s{}'/></w:style>", (n + 1) % 50)
        })
        .collect();
    let text = format!(
        "=== word/document.xml\n<w:document><w:body><w:p><w:pPr><w:pStyle w:val='s1'/></w:pPr><w:r>\
         <w:t>word</w:t></w:r></w:p></w:body></w:document>\n=== word/_rels/document.xml.rels\n\
         <Relationships xmlns='x'><Relationship Id='s' Type='x/styles' Target='styles.xml'/>\
         </Relationships>\n=== word/styles.xml\n<w:styles>{styles}</w:styles>\n"
    );
    assert!(read("a.docx", &pack(&text)).is_ok());
}

/// The goldens, packed where they are parts.
fn files() -> Vec<(String, Vec<u8>)> {
    let files = cases().into_iter().map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(&path).unwrap())
    });
    files.filter(|(name, _)| !name.ends_with(".txt")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_makes_it_panic(
        cut in 0.2..1.0_f64,
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        for (name, mut bytes) in files() {
            for (at, byte) in &flips {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            let packed = name.strip_suffix(".parts");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some(name) = packed.filter(|_| text.matches("=== ").count() > 0) {
                // The parts are damaged, and then the archive.
                let whole = std::panic::catch_unwind(|| pack(&text));
                let Ok(mut bytes) = whole else { continue };
                let _ = read(name, &bytes);
                for (at, byte) in &flips {
                    let at = at.index(bytes.len());
                    bytes[at] = *byte;
                }
                let _ = read(name, &bytes);
                bytes.truncate((bytes.len() as f64 * cut) as usize);
                let _ = read(name, &bytes);
                continue;
            }
            let _ = read(&name, &bytes);
            bytes.truncate((bytes.len() as f64 * cut) as usize);
            let _ = read(&name, &bytes);
        }
    }
}
