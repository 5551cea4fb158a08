//! Encodings, line ends, and files that are no transcripts.

use import::{ImportError, Imported, MAX_BYTES, WarningKind};

const TEXT: &str = "ANNA: Où est Zoë?\n\nBEN: Là-bas, au café.\n\nANNA: Merci.\n";

fn texts(imported: &Imported) -> Vec<&str> {
    imported.transcript.turns.iter().map(|turn| turn.text.as_str()).collect()
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[track_caller]
fn check(bytes: &[u8], encoding: &str, guessed: bool) {
    let imported = import::read("talk.txt", bytes).unwrap();
    assert_eq!(texts(&imported), ["Où est Zoë?", "Là-bas, au café.", "Merci."]);
    assert_eq!(imported.transcript.source.encoding, encoding);
    let said = imported.warnings.iter().any(|w| w.kind == WarningKind::EncodingGuessed);
    assert_eq!(said, guessed);
}

#[test]
fn every_encoding_gives_the_same_turns() {
    check(TEXT.as_bytes(), "UTF-8", false);
    check(format!("\u{FEFF}{TEXT}").as_bytes(), "UTF-8", false);
    let marked = format!("\u{FEFF}{TEXT}");
    check(&utf_16(&marked, u16::to_le_bytes), "UTF-16LE", false);
    check(&utf_16(&marked, u16::to_be_bytes), "UTF-16BE", false);
    check(&utf_16(TEXT, u16::to_le_bytes), "UTF-16LE", true);
    check(&utf_16(TEXT, u16::to_be_bytes), "UTF-16BE", true);
    let latin: Vec<u8> = TEXT.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    check(&latin, "windows-1252", true);
}

#[test]
fn every_line_end_gives_the_same_turns() {
    for end in ["\r\n", "\r", "\u{85}", "\u{2028}", "\u{B}"] {
        check(TEXT.replace('\n', end).as_bytes(), "UTF-8", false);
    }
}

#[test]
fn windows_quotes_are_read() {
    let imported = import::read("a.txt", b"ANNA: \x93Yes\x94 \x96 it\x92s \x85").unwrap();
    assert_eq!(texts(&imported), ["“Yes” – it’s …"]);
}

#[test]
fn a_few_broken_bytes_do_not_change_the_encoding() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes.extend_from_slice(b"\nBEN: so \xFF it goes\n");
    let imported = import::read("talk.txt", &bytes).unwrap();
    assert_eq!(imported.transcript.source.encoding, "UTF-8");
    let warning = imported.warnings.iter().find(|w| w.kind == WarningKind::Undecodable).unwrap();
    assert_eq!(warning.place.line, Some(7));
}

#[test]
fn control_characters_are_left_out_and_said() {
    let text = format!("ANNA: one\u{1} two {}\n", "and so on ".repeat(20));
    let imported = import::read("talk.txt", text.as_bytes()).unwrap();
    assert!(texts(&imported)[0].starts_with("one two"));
    let said = imported.warnings.iter().any(|w| w.kind == WarningKind::ControlCharacters);
    assert!(said);
}

#[test]
fn what_is_no_transcript_is_refused() {
    let error = |bytes: &[u8]| import::read("a.txt", bytes).unwrap_err();
    assert_eq!(error(b""), ImportError::Empty);
    assert_eq!(error(b" \r\n\t\x0C\n"), ImportError::Blank);
    assert_eq!(error(b"\xEF\xBB\xBF"), ImportError::Blank);
    assert_eq!(error(b"GIF89a etc"), ImportError::OtherFormat("a GIF picture"));
    assert_eq!(error(b"%PDF-1.7 etc"), ImportError::damaged("a PDF document"));
    assert_eq!(error(b"\xFF\xFE\0\0A\0\0\0"), ImportError::Encoding("UTF-32"));
    let noise: Vec<u8> =
        (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(matches!(error(&noise), ImportError::Binary { .. }));
    assert!(matches!(error(&[0; 100]), ImportError::Binary { .. }));
    let lines = "a\n".repeat(1 << 21);
    assert!(matches!(error(lines.as_bytes()), ImportError::Excessive(_)));
    let long = vec![b'a'; MAX_BYTES + 1];
    let refused = error(&long);
    assert!(matches!(refused, ImportError::TooLarge { .. }));
    assert_eq!(refused.to_string(), "the file has 65 MB; more than 64 MB cannot be imported");
}

#[test]
fn the_title_is_the_name_of_the_file() {
    for (file, title) in [
        ("podcast-7.txt", "podcast-7"),
        ("C:\\talks\\a.b.txt", "a.b"),
        ("folder/talk", "talk"),
        (".txt", ".txt"),
    ] {
        assert_eq!(import::read(file, b"hello").unwrap().transcript.title, title);
    }
}
