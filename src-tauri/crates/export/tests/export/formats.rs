//! The table of formats and the options.

use export::{FORMATS, LabelStyle, LinkStyle, Options, Times, format, write};
use transcript::{TimeMs, Transcript, Turn, TurnId};

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
    assert_eq!(
        (options.labels, options.times, options.cues),
        (LabelStyle::Name, Times::Hidden, true)
    );
    assert_eq!(options.links, LinkStyle::Inline);
    let stored = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<Options>(&stored).unwrap(), options);
}

#[test]
fn stored_times_are_read_as_they_were_and_as_they_are() {
    let times = |json: &str| serde_json::from_str::<Options>(json).map(|options| options.times);
    assert_eq!(times(r#"{"times":true}"#).unwrap(), Times::EveryTurn);
    assert_eq!(times(r#"{"times":false}"#).unwrap(), Times::Hidden);
    for named in [Times::EveryTurn, Times::EveryMinute, Times::Hidden] {
        let stored = serde_json::to_string(&Options { times: named, ..Options::default() });
        assert_eq!(times(&stored.unwrap()).unwrap(), named);
    }
    assert!(times(r#"{"times":"now and then"}"#).is_err());
}

#[test]
fn title_times_and_fillers_are_as_the_options_want_them() {
    let mut transcript = Transcript::new("The lighthouse");
    for (id, (second, text)) in (1..).zip([
        (5, "Um, we met at, uh, the harbour."),
        (50, "Yes."),
        (61, "Um."),
        (119, "It was late, erm."),
        (200, "The ER."),
    ]) {
        let mut turn = Turn::speech(TurnId(id), None, text);
        turn.start_ms = Some(TimeMs(second * 1000));
        transcript.turns.push(turn);
    }
    let options =
        Options { title: false, times: Times::EveryMinute, fillers: false, ..Options::default() };
    let copy = |id: &str, options: &Options| {
        String::from_utf8(write(&transcript, format(id).unwrap(), options).unwrap()).unwrap()
    };
    let expected = "00:05\nWe met at, the harbour.\n\nYes.\n\n01:01\nUm.\n\nIt was late.\n\n\
                    03:20\nThe ER.\n";
    assert_eq!(copy("txt", &options), expected);
    for id in ["md", "html", "srt", "podcast", "csv"] {
        let copy = copy(id, &options);
        assert!(!copy.contains("uh") && !copy.contains("erm") && copy.contains("Um."), "{copy}");
        assert!(
            !copy.contains("<h1>") && !copy.starts_with('#') && !copy.starts_with('\n'),
            "{copy}"
        );
    }
    assert!(copy("json", &options).contains("at, uh, the"), "it is the document itself");
    // In other languages these are words.
    let german = Options { language: "de-DE".to_owned(), ..options };
    assert!(copy("txt", &german).contains("Um, we met at, uh, the"));
    let docx = |title: bool| {
        let options = Options { title, ..Options::default() };
        let copy = write(&transcript, format("docx").unwrap(), &options).unwrap();
        super::decoded::part(&copy, "word/document.xml")
    };
    assert!(docx(true).contains("The lighthouse") && !docx(false).contains("The lighthouse"));
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
        let bare = Options {
            times: Times::Hidden,
            labels: LabelStyle::Hidden,
            cues: false,
            ..Options::default()
        };
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
