//! The table of formats and the options.

use export::{FORMATS, LabelStyle, LinkStyle, Options, format, write};

#[test]
fn formats_are_found_by_id_and_by_ending() {
    for known in FORMATS {
        assert_eq!(format(known.id).map(|f| f.id), Some(known.id));
        let ending = format!(".{}", known.ending.to_uppercase());
        assert_eq!(format(&ending).map(|f| f.id), Some(known.id));
    }
    assert!(format("pdf").is_none());
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
            _ => String::from_utf8(copy).unwrap(),
        };
        copy.contains(words)
    };
    for known in FORMATS {
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
