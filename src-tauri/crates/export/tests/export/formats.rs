//! The table of formats and the options.

use export::{FORMATS, LabelStyle, LinkStyle, Options, format, write};

#[test]
fn formats_are_found_by_id_and_by_ending() {
    for known in FORMATS {
        assert_eq!(format(known.id).map(|f| f.id), Some(known.id));
        // Of those with one ending, it means the first.
        let first = FORMATS.iter().find(|format| format.ending == known.ending).unwrap();
        let ending = format!(".{}", known.ending.to_uppercase());
        assert_eq!(format(&ending).map(|f| f.id), Some(first.id));
    }
    assert!(format("doc").is_none());
    assert!(format("").is_none());
}

#[test]
fn stored_options_may_leave_out_any_field() {
    assert_eq!(serde_json::from_str::<Options>("{}").unwrap(), Options::default());
    let options: Options = serde_json::from_str(r#"{"labels":"name","times":false}"#).unwrap();
    assert_eq!((options.labels, options.times, options.cues), (LabelStyle::Name, false, true));
    assert_eq!(options.links, LinkStyle::Inline);
    let stored = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<Options>(&stored).unwrap(), options);
}

#[test]
fn options_decide_what_is_shown() {
    let transcript = super::goldens::small();
    let shows = |id: &str, options: &Options, words: &str| {
        let copy = write(&transcript, format(id).unwrap(), options).unwrap();
        let copy = match id {
            "docx" => super::decoded::part(&copy, "word/document.xml"),
            "epub" => super::decoded::part(&copy, "EPUB/text.xhtml"),
            _ => String::from_utf8(copy).unwrap(),
        };
        copy.contains(words)
    };
    for known in ["docx", "html", "epub", "md", "txt"].map(|id| format(id).unwrap()) {
        let bare =
            Options { times: false, labels: LabelStyle::Hidden, cues: false, ..Options::default() };
        let named = Options { labels: LabelStyle::Name, ..Options::default() };
        let short = Options { labels: LabelStyle::Initials, ..Options::default() };
        for words in ["ADA", "1:01:09", "HARBOUR BELL"] {
            assert!(shows(known.id, &Options::default(), words), "{} {words}", known.id);
            assert!(!shows(known.id, &bare, words), "{} {words}", known.id);
        }
        assert!(shows(known.id, &bare, "Nobody said this."), "{}", known.id);
        assert!(shows(known.id, &named, "Ada Lindqvist"), "{}", known.id);
        assert!(!shows(known.id, &named, "ADA"), "{}", known.id);
        assert!(shows(known.id, &short, "AL"), "{}", known.id);
        assert!(!shows(known.id, &short, "ADA"), "{}", known.id);
    }
}

#[test]
fn subtitles_show_what_the_options_want() {
    let transcript = super::goldens::small();
    for id in ["srt", "vtt", "ttml", "podcast", "whisper"] {
        let shows = |options: &Options, words: &str| {
            let copy = write(&transcript, format(id).unwrap(), options).unwrap();
            String::from_utf8(copy).unwrap().contains(words)
        };
        let bare = Options { labels: LabelStyle::Hidden, cues: false, ..Options::default() };
        let named = Options { labels: LabelStyle::Name, ..Options::default() };
        for words in ["ADA", "[HARBOUR BELL]"] {
            assert!(shows(&Options::default(), words), "{id} {words}");
            assert!(!shows(&bare, words), "{id} {words}");
        }
        assert!(shows(&bare, "Nobody said this."), "{id}");
        assert!(shows(&named, "Ada Lindqvist") && !shows(&named, "ADA"), "{id}");
    }
}

#[test]
fn the_document_itself_holds_everything() {
    let transcript = super::goldens::small();
    let bare = Options { labels: LabelStyle::Hidden, cues: false, ..Options::default() };
    let copy = write(&transcript, format("json").unwrap(), &bare).unwrap();
    assert_eq!(serde_json::from_slice::<transcript::Transcript>(&copy).unwrap(), transcript);
}

#[test]
fn a_spreadsheet_computes_no_cell() {
    let mut transcript = super::goldens::small();
    for (turn, start) in transcript.turns.iter_mut().zip(["=1+1", "+1", "-1", "@SUM", "\"a\",b"]) {
        turn.text = start.to_owned();
        turn.spans.clear();
    }
    transcript.speakers[0].label = "=HYPERLINK(\"http://x.example\")".to_owned();
    let copy = write(&transcript, format("csv").unwrap(), &Options::default()).unwrap();
    let copy = String::from_utf8(copy).unwrap();
    for cell in
        ["\"'=1+1\"", "\"'+1\"", "\"'-1\"", "\"'@SUM\"", "\"\"\"a\"\",b\"", "\"'=HYPERLINK("]
    {
        assert!(copy.contains(cell), "{cell} in {copy}");
    }
}

#[test]
fn the_name_of_the_version_stands_with_the_title() {
    let transcript = super::goldens::small();
    let options =
        Options { version: Some("fourth {title} & last".to_owned()), ..Options::default() };
    let docx = write(&transcript, format("docx").unwrap(), &options).unwrap();
    let header = super::decoded::part(&docx, "word/header.xml");
    assert!(header.contains("fourth {title} &amp; last"), "{header}");
    assert!(super::decoded::docx(&docx).paragraphs.contains(&"fourth {title} & last".to_owned()));
    let html = write(&transcript, format("html").unwrap(), &options).unwrap();
    assert!(String::from_utf8(html).unwrap().contains("fourth {title} &amp; last"));
}
