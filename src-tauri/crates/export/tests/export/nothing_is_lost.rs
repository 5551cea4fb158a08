//! Whatever was said and wherever its links lead, every format says the same.

use export::{LabelStyle, LinkStyle, Options, Times, format, write};
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
    "https://tides.example/_y_",
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

pub fn words(separator: &'static str) -> impl Strategy<Value = String> {
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
        2 => Just("https://tides.example/_y_".to_owned()),
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

pub fn transcripts() -> impl Strategy<Value = Transcript> {
    let who = prop::option::of(0_u32..3);
    let turn = (said(), who, prop::option::of(0_u64..9_000_000), prop::bool::weighted(0.2));
    let turns = prop::collection::vec(turn, 0..5);
    let labels = prop::collection::vec((words(" "), words(" ")), 3);
    let pending = (url(), prop::option::of(1_u32..99), any::<bool>());
    let pending = prop::collection::vec(pending, 0..3);
    (words(" "), labels, turns, pending).prop_map(|(title, labels, turns, pending)| {
        let mut transcript = Transcript::new(title);
        transcript.speakers =
            (0..).zip(labels).map(|(id, (label, name))| speaker(id, label, name)).collect();
        for (id, ((text, spans), who, start, is_cue)) in (1..).zip(turns) {
            let mut turn = Turn::speech(TurnId(id), who.map(SpeakerId), text);
            if is_cue {
                (turn.kind, turn.speaker) = (TurnKind::Cue, None);
            }
            (turn.spans, turn.start_ms) = (spans, start.map(TimeMs));
            transcript.turns.push(turn);
        }
        for (id, (url, page, filed)) in (1..).zip(pending) {
            let id = PendingLinkId(id);
            transcript.pending_links.push(PendingLink {
                id,
                url,
                page,
                after: None,
                before: None,
                filed,
            });
        }
        transcript
    })
}

fn speaker(id: u32, label: String, name: String) -> Speaker {
    Speaker { name, ..Speaker::new(SpeakerId(id), label) }
}

/// What a format puts into paragraphs besides the words.
struct Manner {
    /// Where the addresses are.
    links: LinkStyle,
    /// Who and when are paragraphs of their own.
    headings: bool,
    /// Links are words followed by their address.
    spelled_out: bool,
}

/// What a copy should say, worked out the plain way.
fn expected(transcript: &Transcript, manner: &Manner) -> Copy {
    let mut copy = Copy::default();
    let mut lost = Vec::new();
    let mut references = Vec::new();
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
                lost.push(Listed::new(url, turn.page));
            }
        }
        let mut start = 0;
        for paragraph in turn.paragraphs() {
            if !is_blank(paragraph) {
                let words = read(turn, start, paragraph.len(), manner, &mut copy, &mut references);
                copy.paragraphs.push(words);
            }
            start += paragraph.len() + 1;
        }
    }
    if manner.spelled_out {
        for (number, url) in (1..).zip(std::mem::take(&mut copy.notes)) {
            copy.paragraphs.push(format!("[{number}] {}", printable(&url).trim()));
        }
    }
    for link in &transcript.pending_links {
        let link = (Listed::new(&link.url, link.page), link.filed);
        match link {
            (link, true) => refer(&mut references, link),
            (link, false) => lost.push(link),
        }
    }
    // Those that wait come before those whose words have gone.
    let waits = transcript.pending_links.iter().filter(|link| !link.filed).count();
    lost.rotate_right(waits);
    for link in references.into_iter().chain(lost).filter(|link| !link.url.is_empty()) {
        copy.paragraphs.push(link.line());
        if let (Some(target), false) = (target(&link.url), manner.spelled_out) {
            copy.links.push((link.url, target));
        }
    }
    tidy(copy)
}

/// A line of a list at the end.
struct Listed {
    url: String,
    words: Vec<String>,
    pages: Vec<u32>,
}

impl Listed {
    fn new(url: &str, page: Option<u32>) -> Self {
        let url = printable(url).trim().to_owned();
        Self { url, words: Vec::new(), pages: page.into_iter().collect() }
    }

    fn line(&self) -> String {
        let words: Vec<String> = self.words.iter().map(|words| format!("“{words}”")).collect();
        let colon = if words.is_empty() { "" } else { ": " };
        let pages: Vec<String> = self.pages.iter().map(u32::to_string).collect();
        let pages = match pages.len() {
            0 => String::new(),
            1 => format!(" (page {})", pages[0]),
            _ => format!(" (pages {})", pages.join(", ")),
        };
        format!("{}{colon}{}{pages}", words.join(", "), self.url)
    }
}

/// Adds to the references what leads where none of them leads yet.
fn refer(references: &mut Vec<Listed>, link: Listed) {
    let leads = |link: &Listed| target(&link.url).unwrap_or_else(|| link.url.clone());
    let known = references.iter().position(|known| leads(known) == leads(&link));
    let Some(known) = known else { return references.push(link) };
    let known = &mut references[known];
    for words in link.words {
        if !known.words.contains(&words) && words != known.url {
            known.words.push(words);
        }
    }
    for page in link.pages {
        if !known.pages.contains(&page) {
            known.pages.push(page);
        }
    }
}

fn heading(transcript: &Transcript, turn: &Turn) -> String {
    let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
    let names = speaker.map(|speaker| [&speaker.label, &speaker.name]);
    let names = names.into_iter().flatten().map(|name| printable(name).trim().to_owned());
    let label = names.filter(|name| !name.is_empty()).take(1);
    label.chain(turn.start_ms.map(TimeMs::clock)).collect::<Vec<_>>().join(" ")
}

/// The paragraph of `turn` at `start`, its links, notes and references.
fn read(
    turn: &Turn,
    start: usize,
    length: usize,
    manner: &Manner,
    copy: &mut Copy,
    references: &mut Vec<Listed>,
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
        // The white space of a link that goes on in another paragraph is none there.
        if is_blank(linked) {
            continue;
        }
        let Some(target) = target(url) else {
            if linked != url {
                words.push_str(&format!(" <{url}>"));
            }
            continue;
        };
        match manner.links {
            LinkStyle::Footnotes if linked != url => {
                copy.notes.push(if manner.spelled_out { url.clone() } else { target });
                let number = copy.notes.len();
                let mark = if manner.spelled_out { ["[", "]"] } else { ["⟦", "⟧"] };
                words.push_str(&mark.join(&number.to_string()));
            }
            LinkStyle::References => {
                let mut link = Listed::new(url, None);
                let linked = printable(linked).trim().to_owned();
                link.words = vec![linked];
                link.words.retain(|words| *words != link.url);
                refer(references, link);
            }
            _ if !manner.spelled_out => copy.links.push((printable(linked), target)),
            _ if linked != url => words.push_str(&format!(" <{url}>")),
            _ => {}
        }
    }
    words.push_str(&turn.text[at..start + length]);
    printable(&words)
}

fn target(url: &str) -> Option<String> {
    let address = web_address(&printable(url).trim().replace(' ', "%20")).ok()?;
    Some(address.replace("%20", " "))
}

pub fn printable(text: &str) -> String {
    let white = |c: char| if c.is_control() && c.is_whitespace() { ' ' } else { c };
    let kept = |c: &char| !c.is_control() && *c != '\u{fffe}' && *c != '\u{ffff}';
    text.chars().map(white).filter(kept).collect()
}

fn is_blank(text: &str) -> bool {
    printable(text).trim().is_empty()
}

/// The headings of the lists at the end.
const HEADINGS: [&str; 3] = ["Notes", "References", "Links without a place"];

/// Takes away what formats may differ in: empty paragraphs, spaces around paragraphs, the
/// headings of the lists at the end, and percent-encoding.
fn tidy(copy: Copy) -> Copy {
    let encoded = ' '.to_string() + "\"<>\\^`{|}";
    let decode = |target: String| {
        encoded.chars().fold(target, |target, c| {
            target.replace(&format!("%{:02X}", u32::from(c)), &c.to_string())
        })
    };
    let paragraphs = copy.paragraphs.into_iter().map(|words| words.trim().to_owned());
    let shown = paragraphs.filter(|words| !words.is_empty() && !HEADINGS.contains(&&**words));
    let links = copy.links.into_iter().map(|(words, target)| (words, decode(target)));
    let notes = copy.notes.into_iter().map(decode);
    Copy { paragraphs: shown.collect(), links: links.collect(), notes: notes.collect() }
}

fn copy(transcript: &Transcript, id: &str, options: &Options) -> Vec<u8> {
    write(transcript, format(id).expect("a format"), options).expect("a copy")
}

pub const LINK_STYLES: &[LinkStyle] =
    &[LinkStyle::Inline, LinkStyle::Footnotes, LinkStyle::References];

pub const TIMES: &[Times] = &[Times::EveryTurn, Times::EveryMinute, Times::Hidden];

pub const LABEL_STYLES: &[LabelStyle] =
    &[LabelStyle::Label, LabelStyle::Name, LabelStyle::Initials, LabelStyle::NameFirst];

fn lines(text: &[u8]) -> Copy {
    let text = std::str::from_utf8(text).expect("UTF-8");
    Copy { paragraphs: text.lines().map(str::to_owned).collect(), ..Copy::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_format_says_every_word_and_leads_to_every_address(
        transcript in transcripts(),
        links in prop::sample::select(LINK_STYLES),
    ) {
        let options = Options { links, ..Options::default() };
        let linked = Manner { links, headings: false, spelled_out: false };
        let expected_links = expected(&transcript, &linked);
        prop_assert_eq!(&tidy(decoded::html(&copy(&transcript, "html", &options))), &expected_links);
        prop_assert_eq!(&tidy(decoded::docx(&copy(&transcript, "docx", &options))), &expected_links);
        prop_assert_eq!(&tidy(decoded::epub(&copy(&transcript, "epub", &options))), &expected_links);
        let headed = Manner { headings: true, ..linked };
        let markdown = copy(&transcript, "md", &options);
        let source = String::from_utf8_lossy(&markdown);
        prop_assert_eq!(
            tidy(decoded::markdown(&markdown)), expected(&transcript, &headed), "{}", source
        );
        let spelled_out = Manner { spelled_out: true, ..headed };
        prop_assert_eq!(
            tidy(lines(&copy(&transcript, "txt", &options))), expected(&transcript, &spelled_out)
        );
    }

    #[test]
    fn however_speakers_are_named_the_same_is_said(
        transcript in transcripts(),
        links in prop::sample::select(LINK_STYLES),
        labels in prop::sample::select(LABEL_STYLES),
    ) {
        let plain = Options { links, labels: LabelStyle::Hidden, ..Options::default() };
        let named = Options { labels, ..plain.clone() };
        for (id, read) in [
            ("html", decoded::html as fn(&[u8]) -> Copy),
            ("docx", decoded::docx),
            ("epub", decoded::epub),
        ] {
            let (named, plain) = (copy(&transcript, id, &named), copy(&transcript, id, &plain));
            prop_assert_eq!(read(&named), read(&plain));
        }
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
            let copy = tidy(decoded::html(&copy(transcript, "html", &Options::default())));
            copy.paragraphs.into_iter().filter(|words| words != "https://tides.example/").collect()
        };
        let (actual, expected): (Vec<String>, Vec<String>) = (words(&transcript), words(&plain));
        prop_assert_eq!(actual, expected);
    }
}
