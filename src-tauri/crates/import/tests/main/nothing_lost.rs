//! Nothing is lost: every word of the input is in a turn, a label, a time, a pending link or a
//! warning; and no input makes the importer panic.

use std::collections::HashMap;

use import::Imported;
use proptest::prelude::*;
use transcript::TurnKind;

/// What is done with one conversation to write it down.
#[derive(Clone, Debug)]
struct Layout {
    label: usize,
    time: usize,
    width: usize,
    word_gap: &'static str,
    line_end: &'static str,
    blank_lines: usize,
    indent: &'static str,
    feed_every: usize,
}

#[derive(Clone, Debug)]
enum Part {
    /// Speaker, seconds since the last part, words, further paragraphs.
    Speech(usize, u32, Vec<usize>, usize),
    Cue(usize),
    Links(usize),
}

const NAMES: [&str; 4] = ["Anna Berg", "TOM", "Speaker 3", "Dr. O'Neil"];
const CUES: [&str; 4] = ["[applause]", "MUSIC INTERLUDE", "(long pause)", "♪ slow waltz ♪"];
const WORDS: [&str; 16] = [
    "river",
    "water,",
    "boats.",
    "and",
    "self-made",
    "the",
    "Look:",
    "well?",
    "12:30",
    "“owls”",
    "co-",
    "NASA",
    "[inaudible]",
    "é",
    "…",
    "thing!",
];

fn layouts() -> impl Strategy<Value = Layout> {
    (
        0..4_usize,
        0..7_usize,
        prop::sample::select(vec![20, 45, 70, 2000]),
        prop::sample::select(vec!["\t", " ", "  ", " \t"]),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        0..3_usize,
        prop::sample::select(vec!["", "\t \t ", "    "]),
        prop::sample::select(vec![0, 7, 30]),
    )
        .prop_map(
            |(label, time, width, word_gap, line_end, blank_lines, indent, feed_every)| Layout {
                label,
                time,
                width,
                word_gap,
                line_end,
                blank_lines,
                indent,
                feed_every,
            },
        )
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let words = prop::collection::vec(0..WORDS.len(), 0..40);
    let part = prop_oneof![
        8 => (0..NAMES.len(), 0..400_u32, words, 0..3_usize)
            .prop_map(|(who, wait, words, more)| Part::Speech(who, wait, words, more)),
        1 => (0..CUES.len()).prop_map(Part::Cue),
        1 => (1..4_usize).prop_map(Part::Links),
    ];
    prop::collection::vec(part, 1..25)
}

/// Two speakers who take turns and always say something, and cues between them.
fn orderly(parts: Vec<Part>) -> Vec<Part> {
    let mut who = 0;
    let mut said: Vec<Part> = (0..4).map(|n| Part::Speech(n % 2, 1, vec![0, 1, 2], 0)).collect();
    for part in parts {
        match part {
            Part::Speech(_, wait, mut words, more) => {
                who = 1 - who;
                words.insert(0, 0);
                said.push(Part::Speech(who, wait, words, more));
            }
            Part::Cue(cue) if matches!(said.last(), Some(Part::Speech(..))) => {
                who = 1;
                said.push(Part::Cue(cue));
            }
            Part::Cue(_) | Part::Links(_) => {}
        }
    }
    said
}

/// Writes a conversation down, numbering its words so that each occurs once.
fn write(parts: &[Part], layout: &Layout) -> String {
    let mut lines: Vec<String> = Vec::new();
    let (mut seconds, mut serial) = (0, 0);
    for part in parts {
        match part {
            Part::Cue(cue) => lines.push(CUES[*cue].to_owned()),
            Part::Links(count) => {
                lines.extend((0..*count).map(|n| format!("https://a{serial}.example/{n}")));
                serial += 1;
            }
            Part::Speech(who, wait, words, more) => {
                seconds += wait;
                lines.extend(head(NAMES[*who], seconds, layout));
                for paragraph in 0..=*more {
                    let numbered = words.iter().enumerate().map(|(index, word)| {
                        serial += 1;
                        let w = if index == 0 { 'W' } else { 'w' };
                        format!("{w}{serial}{}", WORDS[*word])
                    });
                    let body = numbered.collect::<Vec<_>>();
                    let first = if paragraph == 0 {
                        lines.pop().unwrap()
                    } else {
                        layout.indent.to_owned()
                    };
                    lines.extend(wrap(first, &body, layout));
                    if paragraph < *more {
                        lines.extend(std::iter::repeat_n(String::new(), layout.blank_lines));
                    }
                }
            }
        }
        lines.extend(std::iter::repeat_n(String::new(), layout.blank_lines));
    }
    let feeds = lines.iter().enumerate().map(|(index, line)| {
        let feed = layout.feed_every > 0 && index % layout.feed_every == layout.feed_every - 1;
        format!("{}{line}{}", if feed { "\u{C}" } else { "" }, layout.line_end)
    });
    feeds.collect()
}

/// The lines of a turn's head; the last one is gone on with.
fn head(name: &str, seconds: u32, layout: &Layout) -> Vec<String> {
    let gap = layout.word_gap;
    let name = name.replace(' ', gap);
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let clock = match layout.time {
        3 => format!("{}:{:02}:{rest:02}", minutes / 60, minutes % 60),
        4 => format!("[{:02}:{:02}:{rest:02}.5]", minutes / 60, minutes % 60),
        5 => format!("({minutes}:{rest:02})"),
        _ => format!("{minutes:02}:{rest:02}"),
    };
    let label = match layout.label {
        0 => format!("{name}:"),
        1 => format!("**{name}:**"),
        2 => format!("{name} :"),
        _ => name,
    };
    match layout.time {
        0 => vec![format!("{label}{gap}")],
        1 => vec![label, clock, String::new()],
        2 => vec![clock, format!("{label}{gap}")],
        4 => vec![format!("{clock} {label}{gap}")],
        _ => vec![format!("{label}{gap}{clock}{gap}")],
    }
}

fn wrap(first: String, words: &[String], layout: &Layout) -> Vec<String> {
    let mut lines = vec![first];
    for word in words {
        let line = lines.last_mut().unwrap();
        if line.chars().count() + word.chars().count() > layout.width {
            lines.push(String::new());
        }
        let line = lines.last_mut().unwrap();
        line.push_str(word);
        line.push_str(layout.word_gap);
    }
    lines
}

/// The words and the times of a text, each with how often it occurs. A time is counted by its
/// milliseconds, so that `1:02` and 62 000 ms are the same.
#[derive(Default)]
pub struct Bag {
    pub words: HashMap<String, usize>,
    times: HashMap<u64, usize>,
}

impl Bag {
    pub fn add(&mut self, text: &str) {
        for run in text.split(|c: char| !(c.is_alphanumeric() || c == ':' || c == '.')) {
            let run = run.trim_matches([':', '.']);
            if run.contains(':') && !run.contains(char::is_alphabetic) {
                *self.times.entry(milliseconds(run)).or_default() += 1;
                continue;
            }
            for word in run.split([':', '.']).filter(|word| !word.is_empty()) {
                *self.words.entry(word.to_lowercase()).or_default() += 1;
            }
        }
    }

    /// Everything that an import keeps.
    pub fn kept(imported: &Imported) -> Self {
        let transcript = &imported.transcript;
        let mut bag = Self::default();
        for turn in &transcript.turns {
            if let Some(id) = turn.speaker {
                bag.add(&transcript.speaker(id).unwrap().label);
            }
            for time in [turn.start_ms, turn.end_ms].into_iter().flatten() {
                *bag.times.entry(time.0).or_default() += 1;
            }
            bag.add(&turn.text);
        }
        transcript.pending_links.iter().for_each(|link| bag.add(&link.url));
        for warning in &imported.warnings {
            // `“River Talk” (3 times)`
            for quoted in warning.message.split('“') {
                let (text, after) = quoted.split_once('”').unwrap_or((quoted, ""));
                let times = after.strip_prefix(" (").and_then(|after| after.split_once(" times)"));
                let times = times.map_or(1, |(times, _)| times.parse().unwrap());
                (0..times).for_each(|_| bag.add(text));
            }
        }
        bag
    }
}

fn milliseconds(time: &str) -> u64 {
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let seconds = clock.split(':').fold(0, |sum, part| sum * 60 + part.parse::<u64>().unwrap());
    seconds * 1000 + fraction.parse::<u64>().unwrap() * 100
}

fn assert_nothing_lost(text: &str) -> Result<(), TestCaseError> {
    let Ok(imported) = import::read("generated.txt", text.as_bytes()) else {
        prop_assert!(text.trim().is_empty(), "refused: {text:?}");
        return Ok(());
    };
    prop_assert_eq!(transcript::check(&imported.transcript), Ok(()));
    let kept = Bag::kept(&imported);
    let mut given = Bag::default();
    given.add(text);
    let shown = || crate::readable::render(&imported);
    // Words that a hyphen broke over two lines are one now.
    let joined = |word: &String| {
        let new = kept.words.iter().filter(|(other, _)| !given.words.contains_key(*other));
        let of_it = new.filter(|(other, _)| other.starts_with(word) || other.ends_with(word));
        of_it.map(|(_, count)| *count).sum::<usize>()
    };
    for (word, &count) in &given.words {
        let found = kept.words.get(word).copied().unwrap_or(0);
        let found = if text.contains(['-', '\u{ad}']) { found + joined(word) } else { found };
        prop_assert!(found >= count, "{word:?} {found} of {count} times\n{text}\n{}", shown());
    }
    for (time, count) in given.times {
        let found = kept.times.get(&time).copied().unwrap_or(0);
        prop_assert!(found >= count, "{time} ms {found} of {count} times\n{text}\n{}", shown());
    }
    for turn in &imported.transcript.turns {
        prop_assert!(turn.kind == TurnKind::Speech || turn.speaker.is_none());
        for paragraph in turn.paragraphs() {
            prop_assert_eq!(paragraph, paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    let ids = imported.transcript.turns.iter().map(|turn| turn.id.0);
    prop_assert!(ids.eq(1..=imported.transcript.turns.len() as u64));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_in_any_layout(parts in parts(), layout in layouts()) {
        assert_nothing_lost(&write(&parts, &layout))?;
    }

    #[test]
    fn an_orderly_conversation_comes_back(parts in parts(), layout in layouts()) {
        // Nothing but a colon or a time after it tells a label from the words beside it.
        let bare = layout.label == 3 && matches!(layout.time, 0 | 2 | 4);
        let label = if bare { 0 } else { layout.label };
        let layout = Layout { feed_every: 0, blank_lines: layout.blank_lines.max(1), label, ..layout };
        let parts = orderly(parts);
        let text = write(&parts, &layout);
        let imported = import::read("orderly.txt", text.as_bytes()).unwrap();
        let got = crate::readable::render(&imported);
        let transcript = &imported.transcript;
        let mut turns = transcript.turns.iter();
        let mut seconds = 0;
        for part in &parts {
            let Part::Speech(who, wait, _, more) = part else {
                prop_assert_eq!(turns.next().unwrap().kind, TurnKind::Cue, "{}\n{}", text, got);
                continue;
            };
            seconds += u64::from(*wait);
            let half = if layout.time == 4 { 500 } else { 0 };
            let time = (layout.time > 0).then_some(seconds * 1000 + half);
            let turn = turns.next();
            let speaker = turn.and_then(|turn| transcript.speaker(turn.speaker?));
            prop_assert_eq!(speaker.map(|s| s.label.as_str()), Some(NAMES[*who]), "{}\n{}", text, got);
            let turn = turn.unwrap();
            prop_assert_eq!(turn.start_ms.map(|time| time.0), time, "{}\n{}", text, got);
            prop_assert_eq!(turn.paragraphs().count(), more + 1, "{}\n{}", text, got);
        }
        prop_assert!(turns.next().is_none(), "{text}\n{got}");
    }

    #[test]
    fn nothing_is_lost_of_loose_pieces(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)
    ) {
        assert_nothing_lost(&pieces.concat())?;
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(imported) = import::read("bytes", &bytes) {
            prop_assert_eq!(transcript::check(&imported.transcript), Ok(()));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "[ -~\\n\\t\u{C}é\u{AD}\u{FEFF}]{0,300}") {
        if let Ok(imported) = import::read("text", text.as_bytes()) {
            prop_assert_eq!(transcript::check(&imported.transcript), Ok(()));
        }
    }
}

/// Pieces that mean something to the importer, to be put together in any order.
const PIECES: [&str; 36] = [
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n\n",
    "\n ",
    "\n\t \t",
    "\r\n",
    "\u{C}",
    " ",
    " ",
    "\t",
    "ANNA: ",
    "Tom: ",
    "**Tom:** ",
    "Anna Berg",
    "Speaker 1 ",
    "Q. ",
    "A. ",
    "Note: ",
    "00:12 ",
    "[0:15] ",
    "(1:02) ",
    "1:00:03.5 ",
    "12:30 ",
    "[applause]",
    "MUSIC INTERLUDE",
    "https://a.example/b",
    "www.b.example",
    "self-",
    "word ",
    "made. ",
    "and ",
    "self-made ",
    "Page 2",
    "- ",
];
