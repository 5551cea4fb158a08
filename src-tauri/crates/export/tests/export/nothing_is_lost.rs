//! Whatever was said and wherever its links lead, every format says the same.

use export::{Options, format, write};
use proptest::prelude::*;
use transcript::{
    ByteOffset, PendingLink, PendingLinkId, Span, SpanKind, Speaker, SpeakerId, TimeMs, Transcript,
    Turn, TurnId, TurnKind, web_address,
};

use crate::decoded::{self, Copy};

/// Words that mean something to some format, and words of many scripts.
const PITFALLS: &[&str] = &[
    "*",
    "**",
    "_",
    "__",
    "#",
    "##",
    "1.",
    "12)",
    "1",
    ".",
    "-",
    "--",
    "---",
    "===",
    "+",
    ">",
    "<",
    "<b>",
    "</p>",
    "]]>",
    "<!--",
    "&",
    "&amp;",
    "&#42;",
    "amp;",
    "!",
    "![",
    "[",
    "]",
    "](x)",
    "(",
    ")",
    "`",
    "```",
    "~",
    "~~~",
    "\\",
    "\\*",
    "|",
    "'",
    "\"",
    "{title}",
    "$x$",
    "http://a.b/c_d",
    "www.x.example/_y_",
    "a_b",
    "C#",
    "“so”",
    "…",
    "—",
    "é",
    "ﬁ",
    "e\u{301}",
    "👩‍🚀",
    "שלום",
    "مرحبا",
    "日本",
    "\u{0}",
    "\u{1b}",
    "\u{b}",
    "\u{85}",
    "\u{9f}",
    "\u{a0}",
    "\u{ad}",
    "\u{2028}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffd}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{10ffff}",
];

fn words(separator: &'static str) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        3 => "[a-zA-Z]{1,6}",
        3 => prop::sample::select(PITFALLS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    let gap = prop::sample::select(vec!["", "", " ", " ", " ", "     ", "\t", separator]);
    prop::collection::vec((word, gap), 0..12).prop_map(|words| {
        words.into_iter().flat_map(|(word, gap)| [word, gap.to_owned()]).collect()
    })
}

fn url() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "https://[a-z]{1,5}\\.example/[a-z_*()&;#? <>\"'\\[\\]\\\\^`{|}~!é]{0,10}[a-z]",
        1 => Just("mailto:ada@tides.example".to_owned()),
        1 => Just("javascript:alert(1)".to_owned()),
        1 => Just("&copy;".to_owned()),
        1 => words(" "),
    ]
}

/// A turn's text with spans that fit: emphasis anywhere, links beside one another.
fn said() -> impl Strategy<Value = (String, Vec<Span>)> {
    let places = prop::collection::vec(any::<prop::sample::Index>(), 0..7);
    let links = prop::collection::vec(prop::option::of(url()), 7);
    let stressed = prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..3);
    (words("\n"), places, links, stressed).prop_map(|(text, places, links, stressed)| {
        let borders: Vec<usize> =
            text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut places: Vec<usize> = places.iter().map(|place| *place.get(&borders)).collect();
        places.sort_unstable();
        places.dedup();
        let beside = places.windows(2).zip(links).filter_map(|(place, url)| {
            let (start, end) = (ByteOffset(place[0]), ByteOffset(place[1]));
            Some(Span { start, end, kind: SpanKind::Link { url: url? } })
        });
        let stressed = stressed.iter().filter_map(|(a, b)| {
            let (a, b) = (*a.get(&borders), *b.get(&borders));
            let (start, end) = (ByteOffset(a.min(b)), ByteOffset(a.max(b)));
            (a != b).then_some(Span { start, end, kind: SpanKind::Emphasis })
        });
        let mut spans: Vec<Span> = beside.chain(stressed).collect();
        spans.sort_by_key(|span| span.start);
        (text, spans)
    })
}

fn transcripts() -> impl Strategy<Value = Transcript> {
    let who = prop::option::of(0_u32..3);
    let turn = (said(), who, prop::option::of(0_u64..9_000_000), prop::bool::weighted(0.2));
    let turns = prop::collection::vec(turn, 0..5);
    let labels = prop::collection::vec(words(" "), 3);
    let pending = prop::collection::vec((url(), prop::option::of(1_u32..99)), 0..3);
    (words(" "), labels, turns, pending).prop_map(|(title, labels, turns, pending)| {
        let mut transcript = Transcript::new(title);
        transcript.speakers =
            (0..).zip(labels).map(|(id, label)| Speaker::new(SpeakerId(id), label)).collect();
        for (id, ((text, spans), who, start, is_cue)) in (1..).zip(turns) {
            let mut turn = Turn::speech(TurnId(id), who.map(SpeakerId), text);
            if is_cue {
                (turn.kind, turn.speaker) = (TurnKind::Cue, None);
            }
            (turn.spans, turn.start_ms) = (spans, start.map(TimeMs));
            transcript.turns.push(turn);
        }
        for (id, (url, page)) in (1..).zip(pending) {
            let id = PendingLinkId(id);
            transcript.pending_links.push(PendingLink {
                id,
                url,
                page,
                after: None,
                before: None,
                filed: false,
            });
        }
        transcript
    })
}

/// What a format puts into paragraphs besides the words.
struct Manner {
    /// Who and when are paragraphs of their own.
    headings: bool,
    /// Links are words followed by their address.
    spelled_out: bool,
}

/// What a copy should say, worked out the plain way.
fn expected(transcript: &Transcript, manner: &Manner) -> Copy {
    let mut copy = Copy::default();
    let mut lost = Vec::new();
    let title = printable(&transcript.title);
    copy.paragraphs.push(if title.trim().is_empty() { "Transcript".to_owned() } else { title });
    for turn in &transcript.turns {
        if manner.headings {
            copy.paragraphs.push(heading(transcript, turn));
        }
        for span in &turn.spans {
            if let SpanKind::Link { url } = &span.kind
                && is_blank(&turn.text[span.start.0..span.end.0])
            {
                lost.push(listed(url, turn.page));
            }
        }
        let mut start = 0;
        for paragraph in turn.paragraphs() {
            if !is_blank(paragraph) {
                copy.paragraphs.push(read(turn, start, paragraph.len(), manner, &mut copy.links));
            }
            start += paragraph.len() + 1;
        }
    }
    let waiting = transcript.pending_links.iter().map(|link| listed(&link.url, link.page));
    for (url, line) in waiting.chain(lost).filter(|(url, _)| !url.is_empty()) {
        copy.paragraphs.push(line);
        if let (Some(target), false) = (target(&url), manner.spelled_out) {
            copy.links.push((url, target));
        }
    }
    tidy(copy)
}

fn heading(transcript: &Transcript, turn: &Turn) -> String {
    let label = turn.speaker.and_then(|id| transcript.speaker(id)).map(|s| printable(&s.label));
    let time = turn.start_ms.map(TimeMs::clock);
    let label = label.map(|label| label.trim().to_owned()).filter(|label| !label.is_empty());
    label.into_iter().chain(time).collect::<Vec<_>>().join(" ")
}

fn listed(url: &str, page: Option<u32>) -> (String, String) {
    let page = page.map(|page| format!(" (page {page})")).unwrap_or_default();
    let url = printable(url).trim().to_owned();
    let line = format!("{url}{page}");
    (url, line)
}

/// The paragraph of `turn` at `start`, and its links.
fn read(
    turn: &Turn,
    start: usize,
    length: usize,
    manner: &Manner,
    links: &mut Vec<(String, String)>,
) -> String {
    let mut words = String::new();
    let mut at = start;
    for span in &turn.spans {
        let SpanKind::Link { url } = &span.kind else { continue };
        let (from, to) = (span.start.0.max(start), span.end.0.min(start + length));
        if from >= to || is_blank(&turn.text[span.start.0..span.end.0]) {
            continue;
        }
        let linked = &turn.text[from..to];
        words.push_str(&turn.text[at..to]);
        at = to;
        match target(url).filter(|_| !manner.spelled_out) {
            Some(target) => links.push((printable(linked), target)),
            None if linked == url => {}
            None => words.push_str(&format!(" <{url}>")),
        }
    }
    words.push_str(&turn.text[at..start + length]);
    printable(&words)
}

fn target(url: &str) -> Option<String> {
    let address = web_address(&printable(url).trim().replace(' ', "%20")).ok()?;
    Some(address.replace("%20", " "))
}

fn printable(text: &str) -> String {
    let white = |c: char| if c.is_control() && c.is_whitespace() { ' ' } else { c };
    let kept = |c: &char| !c.is_control() && *c != '\u{fffe}' && *c != '\u{ffff}';
    text.chars().map(white).filter(kept).collect()
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control())
}

/// Takes away what formats may differ in: empty paragraphs, spaces around paragraphs, the
/// heading of the list of links, and percent-encoding.
fn tidy(copy: Copy) -> Copy {
    let encoded = ' '.to_string() + "\"<>\\^`{|}";
    let decode = |target: String| {
        encoded.chars().fold(target, |target, c| {
            target.replace(&format!("%{:02X}", u32::from(c)), &c.to_string())
        })
    };
    let paragraphs = copy.paragraphs.into_iter().map(|words| words.trim().to_owned());
    let shown = paragraphs.filter(|words| !words.is_empty() && words != "Links without a place");
    let links = copy.links.into_iter().map(|(words, target)| (words, decode(target)));
    Copy { paragraphs: shown.collect(), links: links.collect() }
}

fn copy(transcript: &Transcript, id: &str) -> Vec<u8> {
    write(transcript, format(id).expect("a format"), &Options::default()).expect("a copy")
}

fn lines(text: &[u8]) -> Copy {
    let text = std::str::from_utf8(text).expect("UTF-8");
    Copy { paragraphs: text.lines().map(str::to_owned).collect(), links: Vec::new() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_format_says_every_word_and_leads_to_every_address(transcript in transcripts()) {
        let linked = Manner { headings: false, spelled_out: false };
        let expected_links = expected(&transcript, &linked);
        prop_assert_eq!(&tidy(decoded::html(&copy(&transcript, "html"))), &expected_links);
        prop_assert_eq!(&tidy(decoded::docx(&copy(&transcript, "docx"))), &expected_links);
        let headed = Manner { headings: true, spelled_out: false };
        let markdown = copy(&transcript, "md");
        let source = String::from_utf8_lossy(&markdown);
        prop_assert_eq!(
            tidy(decoded::markdown(&markdown)), expected(&transcript, &headed), "{}", source
        );
        let spelled_out = Manner { headings: true, spelled_out: true };
        prop_assert_eq!(
            tidy(lines(&copy(&transcript, "txt"))), expected(&transcript, &spelled_out)
        );
    }

    #[test]
    fn spans_that_do_not_fit_cost_no_word(
        text in words("\n"),
        spans in prop::collection::vec((0_usize..40, 0_usize..40, prop::bool::ANY), 0..6),
    ) {
        let mut turn = Turn::speech(TurnId(1), None, text);
        for (start, end, is_link) in spans {
            let url = "https://tides.example/".to_owned();
            let kind = if is_link { SpanKind::Link { url } } else { SpanKind::Emphasis };
            turn.spans.push(Span { start: ByteOffset(start), end: ByteOffset(end), kind });
        }
        let mut transcript = Transcript::new("Tides");
        transcript.turns.push(turn.clone());
        turn.spans.clear();
        let mut plain = Transcript::new("Tides");
        plain.turns.push(turn);
        let words = |transcript: &Transcript| {
            let copy = tidy(decoded::html(&copy(transcript, "html")));
            copy.paragraphs.into_iter().filter(|words| words != "https://tides.example/").collect()
        };
        let (actual, expected): (Vec<String>, Vec<String>) = (words(&transcript), words(&plain));
        prop_assert_eq!(actual, expected);
    }
}
