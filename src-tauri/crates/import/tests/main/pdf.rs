//! PDF files, written from the sheets in `tests/sheets`: each is compared with `NAME.expected`.
//!
//! To add a case, add a `.sheet` and run the tests once with `UPDATE_GOLDENS=1`; then read what was
//! written. Files that other programs made are in the integration tests.

use std::fs;
use std::path::{Path, PathBuf};

use import::{ImportError, Imported, WarningKind};
use proptest::prelude::*;
use transcript::SpanKind;

use crate::readable::render;
use crate::sheets::pdf;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets")
}

fn sheet(name: &str) -> String {
    fs::read_to_string(folder().join(name).with_extension("sheet")).unwrap()
}

fn read(bytes: &[u8]) -> Imported {
    let imported = import::read("sheet.pdf", bytes).unwrap();
    assert_eq!(transcript::check(&imported.transcript), Ok(()));
    imported
}

/// An import with its links and what is stressed, a line each.
fn with_spans(imported: &Imported) -> String {
    let mut out = render(imported);
    for turn in &imported.transcript.turns {
        for span in &turn.spans {
            let words = &turn.text[span.start.0..span.end.0];
            match &span.kind {
                SpanKind::Link { url } => out += &format!("{} link “{words}” {url}\n", turn.id.0),
                SpanKind::Emphasis => out += &format!("{} stressed “{words}”\n", turn.id.0),
                _ => {}
            }
        }
    }
    out
}

#[test]
fn sheets_read_as_expected() {
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut sheets: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e == "sheet")).collect();
    sheets.sort();
    assert!(sheets.len() >= 9, "only {} sheets found", sheets.len());
    let mut wrong = Vec::new();
    for path in sheets {
        let got = with_spans(&read(&pdf(&fs::read_to_string(&path).unwrap())));
        let expected = path.with_extension("expected");
        if update {
            fs::write(&expected, &got).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != got {
            wrong.push(format!("{} now reads:\n{got}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fonts_tell_of_their_glyphs() {
    let imported = read(&pdf("page\nF6 11 40 250 | ANNA: AcEon and reacEon.\nF1 11 40 230 | So."));
    let [named, plain] = imported.transcript.source.fonts.as_slice() else { panic!() };
    assert_eq!((named.name.as_str(), plain.name.as_str()), ("Times-Roman", "Helvetica"));
    let glyph = named.glyphs.iter().find(|glyph| glyph.text == "E").unwrap();
    assert_eq!((glyph.code, glyph.name.as_str(), glyph.count), (69, "t_i", 2));
    let glyph = plain.glyphs.iter().find(|glyph| glyph.text == "S").unwrap();
    assert_eq!((glyph.code, glyph.advance, glyph.count), (83, 667, 1));
    let turn = &imported.transcript.turns[0];
    let fonts =
        turn.spans.iter().map(|span| (span.kind.clone(), &turn.text[span.start.0..span.end.0]));
    let of = |font| SpanKind::Set { font };
    assert_eq!(
        fonts.collect::<Vec<_>>(),
        [(of(0), "AcEon and reacEon."), (of(1), "So.")],
        "{turn:?}"
    );
}

#[test]
fn files_without_text_say_why() {
    let scanned = pdf("page\npicture\npage\npicture");
    assert_eq!(
        import::read("a.pdf", &scanned),
        Err(ImportError::NoLetters { pages: 2, scanned: true })
    );
    let message = import::read("a.pdf", &scanned).unwrap_err().to_string();
    assert!(message.contains("pictures of pages and no text"), "{message}");
    let unmapped = pdf("page\nF5 11 40 250 | ABCDEFGHI\nF1 11 40 230 | abc");
    assert_eq!(
        import::read("a.pdf", &unmapped),
        Err(ImportError::NoLetters { pages: 1, scanned: false })
    );
    assert_eq!(import::read("a.pdf", &pdf("page")), Err(ImportError::Blank));
    assert_eq!(
        import::read("a.pdf", b"%PDF-1.4\nnothing"),
        Err(ImportError::damaged("a PDF document"))
    );
}

#[test]
fn a_page_that_cannot_be_read_does_not_keep_the_others_out() {
    let imported = read(&pdf("page\nF1 11 40 250 | ANNA: One page is sound.\n\
         page\nF5 11 40 250 | ABCDEFGHIABC\nF1 11 40 230 | And so on\n\
         page\nF1 11 40 250 | TOM: So is the other.\n"));
    let texts: Vec<&str> = imported.transcript.turns.iter().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["One page is sound.", "So is the other."]);
    let pages: Vec<_> = imported.transcript.turns.iter().map(|turn| turn.page).collect();
    assert_eq!(pages, [Some(1), Some(3)]);
    let unread = imported.warnings.iter().find(|w| w.kind == WarningKind::PagesUnread).unwrap();
    assert!(unread.message.starts_with("page 2 was left out: of 12 of its 21"), "{unread:?}");
}

#[test]
fn broken_references_are_found_again() {
    let sound = pdf(&sheet("turn-over-pages"));
    let start = sound.windows(4).rposition(|bytes| bytes == b"xref").unwrap();
    let first = sound.windows(4).position(|bytes| bytes == b"xref").unwrap();
    let lost = &sound[..first.min(start)];
    let wrong = [b"%PDF-1.4\n% moved on by what stands here\n", &sound[9..]].concat();
    for broken in [lost, wrong.as_slice()] {
        assert_eq!(with_spans(&read(broken)), with_spans(&read(&sound)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 200 } else { 5000 }))]

    #[test]
    fn no_file_makes_it_panic(
        name in prop::sample::select(vec!["columns", "turn-over-pages", "links", "right-to-left"]),
        cut in any::<prop::sample::Index>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        truncated: bool,
    ) {
        let mut bytes = pdf(&sheet(name));
        for (at, mask) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= mask;
        }
        if truncated {
            bytes.truncate(cut.index(bytes.len()).max(8));
        }
        if let Ok(imported) = import::read("broken.pdf", &bytes) {
            prop_assert_eq!(transcript::check(&imported.transcript), Ok(()));
        }
    }
}
