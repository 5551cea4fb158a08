//! Documents of every format that say the same: nothing of them is lost, and they read alike.

use import::Imported;
use proptest::prelude::*;
use transcript::Transcript;

use crate::nothing_lost::Bag;
use crate::packed::pack;
use crate::readable::render;

/// How a word is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Plain,
    Bold,
    Leaning,
    Linked,
    Comes,
    Goes,
}

#[derive(Clone, Debug)]
struct Paragraph {
    label: Option<usize>,
    words: Vec<(usize, Look)>,
    /// What becomes of its end, where it has words that stay.
    end: Look,
}

const NAMES: [&str; 3] = ["Anna Berg", "Tom", "Dr. Osei"];
const WORDS: [&str; 8] =
    ["river", "water,", "boats.", "self-made", "Look:", "“owls”", "é", "a&b<c"];

fn looks() -> impl Strategy<Value = Look> {
    use Look::{Bold, Comes, Goes, Leaning, Linked, Plain};
    prop_oneof![
        6 => Just(Plain), 1 => Just(Bold), 1 => Just(Leaning),
        1 => Just(Linked), 1 => Just(Comes), 1 => Just(Goes),
    ]
}

fn paragraphs() -> impl Strategy<Value = Vec<Paragraph>> {
    let words = prop::collection::vec((0..WORDS.len(), looks()), 1..12);
    let label = prop::option::weighted(0.7, 0..NAMES.len());
    let paragraph = (label, words, looks()).prop_map(|(label, words, end)| {
        let words = [vec![(0, Look::Plain)], words].concat();
        Paragraph { label, words, end }
    });
    prop::collection::vec(paragraph, 1..12)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Writes paragraphs; each word occurs once. `word` is given a text and its look, `end` what
/// becomes of the end of the paragraph before the next.
fn write(
    paragraphs: &[Paragraph],
    word: impl Fn(&str, Look) -> String,
    paragraph: impl Fn(&str, &str, Look) -> String,
) -> String {
    let mut serial = 0;
    let mut out = String::new();
    for (index, one) in paragraphs.iter().enumerate() {
        let label = one.label.map_or(String::new(), |name| format!("{}: ", NAMES[name]));
        let words = one.words.iter().map(|(text, look)| {
            serial += 1;
            word(&format!("w{serial}{} ", WORDS[*text]), *look)
        });
        let words: String = words.collect();
        // A paragraph's end is tracked only where what follows begins no turn.
        let joins = paragraphs.get(index + 1).is_some_and(|next| next.label.is_none());
        out += &paragraph(&label, &words, if joins { one.end } else { Look::Plain });
    }
    out
}

/// A Word document; without what is proposed when `tracked` is false.
fn docx(paragraphs: &[Paragraph], tracked: bool) -> Vec<u8> {
    const BY: &str = "w:author=\"Bo\" w:date=\"2026-11-25T14:03:09Z\"";
    let word = |text: &str, look: Look| {
        let text = escaped(text);
        let run = |look: &str, tag: &str| {
            format!(
                "<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space=\"preserve\">{text}</w:{tag}></w:r>"
            )
        };
        match look {
            Look::Plain => run("", "t"),
            Look::Bold => run("<w:b/>", "t"),
            Look::Leaning => run("<w:i/>", "t"),
            Look::Linked => format!("<w:hyperlink r:id=\"a\">{}</w:hyperlink>", run("", "t")),
            Look::Comes if tracked => format!("<w:ins {BY}>{}</w:ins>", run("", "t")),
            Look::Comes => String::new(),
            Look::Goes if tracked => format!("<w:del {BY}>{}</w:del>", run("", "delText")),
            Look::Goes => run("", "t"),
        }
    };
    let paragraph = |label: &str, words: &str, end: Look| {
        let label = escaped(label);
        let mark = match end {
            Look::Comes if tracked => format!("<w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>"),
            Look::Goes if tracked => format!("<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>"),
            _ => String::new(),
        };
        let label = format!("<w:r><w:t xml:space=\"preserve\">{label}</w:t></w:r>");
        if end == Look::Comes && !tracked {
            return format!("<w:p>{label}{words}<!--goes on-->");
        }
        format!("<w:p>{mark}{label}{words}</w:p>")
    };
    let body = write(paragraphs, word, paragraph).replace("<!--goes on--><w:p>", "");
    pack(&format!(
        "=== word/document.xml\n<w:document><w:body>{body}</w:body></w:document>\n\
         === word/_rels/document.xml.rels\n<Relationships xmlns='x'><Relationship Id='a' \
         Type='x/hyperlink' Target='https://a.example/b' TargetMode='External'/></Relationships>\n"
    ))
}

fn html(paragraphs: &[Paragraph]) -> Vec<u8> {
    let word = |text: &str, look: Look| {
        let text = escaped(text);
        match look {
            Look::Bold => format!("<b>{text}</b>"),
            Look::Leaning => format!("<i>{text}</i>"),
            Look::Linked => format!("<a href='https://a.example/b'>{text}</a>"),
            Look::Comes => format!("<ins title='Bo' datetime='2026-11-25'>{text}</ins>"),
            Look::Goes => format!("<del title='Bo' datetime='2026-11-25'>{text}</del>"),
            Look::Plain => text,
        }
    };
    let paragraph = |label: &str, words: &str, _| format!("<p>{}{words}</p>\n", escaped(label));
    format!("<!DOCTYPE html><body>{}", write(paragraphs, word, paragraph)).into_bytes()
}

fn odt(paragraphs: &[Paragraph]) -> Vec<u8> {
    let word = |text: &str, look: Look| {
        let text = escaped(text);
        match look {
            Look::Bold => format!("<text:span text:style-name='B'>{text}</text:span>"),
            Look::Leaning => format!("<text:span text:style-name='I'>{text}</text:span>"),
            Look::Linked => format!("<text:a xlink:href='https://a.example/b'>{text}</text:a>"),
            _ => text,
        }
    };
    let paragraph =
        |label: &str, words: &str, _| format!("<text:p>{}{words}</text:p>\n", escaped(label));
    let body = write(paragraphs, word, paragraph);
    pack(&format!(
        "=== content.xml\n<office:document-content><office:automatic-styles>\
         <style:style style:name='B'><style:text-properties fo:font-weight='bold'/></style:style>\
         <style:style style:name='I'><style:text-properties fo:font-style='italic'/></style:style>\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>\n"
    ))
}

fn rtf(paragraphs: &[Paragraph]) -> Vec<u8> {
    let unicode = |text: &str| {
        let one = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\u{}?", c as u32) };
        text.chars().map(one).collect::<String>()
    };
    let word = |text: &str, look: Look| {
        let text = unicode(text);
        match look {
            Look::Bold => format!("{{\\b {text}}}"),
            Look::Leaning => format!("\\i {text}\\i0 "),
            Look::Linked => format!(
                "{{\\field{{\\*\\fldinst HYPERLINK \"https://a.example/b\"}}{{\\fldrslt {text}}}}}"
            ),
            Look::Comes => format!("{{\\revised\\revauth1 {text}}}"),
            Look::Goes => format!("{{\\deleted {text}}}"),
            Look::Plain => text,
        }
    };
    let paragraph =
        |label: &str, words: &str, _| format!("\\pard {}{words}\\par\n", unicode(label));
    format!("{{\\rtf1\\ansi {}}}", write(paragraphs, word, paragraph)).into_bytes()
}

fn markdown(paragraphs: &[Paragraph]) -> Vec<u8> {
    let word = |text: &str, look: Look| {
        let bare = text.trim_end().replace('<', "\\<");
        match look {
            Look::Bold => format!("**{bare}** "),
            Look::Leaning => format!("*{bare}* "),
            Look::Linked => format!("[{bare}](https://a.example/b) "),
            _ => format!("{bare} "),
        }
    };
    let paragraph = |label: &str, words: &str, _| {
        let label = label.trim_end();
        let label = if label.is_empty() { String::new() } else { format!("**{label}** ") };
        format!("{label}{words}\n\n")
    };
    format!("# Words\n\n{}", write(paragraphs, word, paragraph)).into_bytes()
}

fn read(name: &str, bytes: &[u8]) -> Result<Imported, TestCaseError> {
    let imported = import::read(name, bytes);
    let imported = imported.map_err(|error| TestCaseError::fail(format!("{name}: {error}")))?;
    let transcript = &imported.transcript;
    prop_assert_eq!(&transcript.source.format, name.rsplit('.').next().unwrap());
    prop_assert_eq!(transcript::check(transcript), Ok(()), "{}", render(&imported));
    for decided in [transcript.as_suggested(), transcript.without_suggestions()] {
        prop_assert_eq!(transcript::check(&decided), Ok(()), "{}", render(&imported));
    }
    Ok(imported)
}

/// The texts of the turns, and who says them.
fn said(transcript: &Transcript) -> Vec<(Option<&str>, &str)> {
    let turns = transcript.turns.iter().map(|turn| {
        let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
        (speaker.map(|speaker| speaker.label.as_str()), turn.text.as_str())
    });
    turns.collect()
}

fn words(transcript: &Transcript) -> Vec<&str> {
    transcript.turns.iter().flat_map(|turn| turn.text.split_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_in_any_format(paragraphs in paragraphs()) {
        let mut given = Bag::default();
        let all = write(&paragraphs, |text, _| text.to_owned(), |label, words, _| format!("{label}{words}\n"));
        given.add(&all);
        let files = [
            ("a.docx", docx(&paragraphs, true)),
            ("a.odt", odt(&paragraphs)),
            ("a.rtf", rtf(&paragraphs)),
            ("a.html", html(&paragraphs)),
            ("a.markdown", markdown(&paragraphs)),
        ];
        for (name, bytes) in files {
            let imported = read(name, &bytes)?;
            let kept = Bag::kept(&imported);
            for (word, count) in &given.words {
                let found = kept.words.get(word).copied().unwrap_or(0);
                prop_assert!(found >= *count, "{name}: {word:?} {found} of {count}\n{all}\n{}", render(&imported));
            }
            let spans = imported.transcript.turns.iter().flat_map(|turn| &turn.spans);
            let linked = spans.filter(|s| matches!(s.kind, transcript::SpanKind::Link { .. })).count();
            let links = paragraphs.iter().flat_map(|one| &one.words).any(|(_, look)| *look == Look::Linked);
            prop_assert_eq!(linked > 0, links, "{}\n{}", name, render(&imported));
        }
    }

    #[test]
    fn who_rejects_all_has_what_was_there_before(paragraphs in paragraphs()) {
        let tracked = read("a.docx", &docx(&paragraphs, true))?;
        let coming = paragraphs.iter().flat_map(|one| &one.words).filter(|w| w.1 == Look::Comes);
        let all: usize = paragraphs.iter().map(|one| one.words.len()).sum();
        prop_assume!(coming.clone().count() * 2 < all);
        let before = read("a.docx", &docx(&paragraphs, false))?;
        let rejected = tracked.transcript.without_suggestions();
        prop_assert_eq!(said(&rejected), said(&before.transcript), "{}", render(&tracked));
        // And who accepts all has all but what went.
        let goes = paragraphs.iter().flat_map(|one| &one.words).filter(|w| w.1 == Look::Goes);
        let labels = words(&before.transcript).len() - (all - coming.clone().count());
        let accepted = tracked.transcript.as_suggested();
        prop_assert_eq!(words(&accepted).len(), all + labels - goes.count(), "{}", render(&tracked));
    }
}
