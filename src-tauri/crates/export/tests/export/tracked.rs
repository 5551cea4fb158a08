//! What Word makes of a copy with tracked changes: rejected, it is the copy of what is in force,
//! and accepted, that of what is suggested; and so with a comparison.

use export::compared::{self, Told};
use export::{LinkStyle, Options, Suggestions, format, write};
use proptest::prelude::*;
use proptest::sample::Index;
use transcript::compare::compare;
use transcript::ops::{self, Place, Replace};
use transcript::{ByteOffset, Moment, SpeakerId, Transcript};

use crate::marked::marked;
use crate::nothing_is_lost::{LABEL_STYLES, LINK_STYLES, TIMES, printable, transcripts, words};
use crate::word::{Line, decided, ids};

/// What somebody may propose.
#[derive(Clone, Debug)]
enum Proposed {
    Words(String),
    Link(Option<&'static str>),
    Speaker(Option<u32>),
}

type Step = (Proposed, Index, (Index, Index), Index);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let urls = prop::sample::select(vec![
        None,
        Some("https://a.example/"),
        Some("https://tides.example/_y_"),
        Some("https://b.example/?q=1&r=2#here"),
    ]);
    let proposed = prop_oneof![
        4 => words("\n").prop_map(Proposed::Words),
        2 => Just(Proposed::Words("\n".to_owned())),
        2 => Just(Proposed::Words(String::new())),
        4 => urls.prop_map(Proposed::Link),
        2 => prop::option::of(0_u32..3).prop_map(Proposed::Speaker),
    ];
    let place = (any::<Index>(), any::<Index>());
    prop::collection::vec((proposed, any::<Index>(), place, any::<Index>()), 0..9)
}

/// Text without the control characters that no transcript has, as long as it was.
fn sound(text: &str) -> String {
    let sound = text.chars().map(|c| match c {
        '\n' => '\n',
        c if c.is_control() => {
            if c.len_utf8() == 1 {
                ' '
            } else {
                'é'
            }
        }
        c => c,
    });
    sound.collect()
}

/// The transcript with what was proposed; what is refused is left.
fn propose(mut transcript: Transcript, steps: &[Step]) -> Transcript {
    transcript.turns.iter_mut().for_each(|turn| turn.text = sound(&turn.text));
    for (number, (proposed, turn, (a, b), author)) in (1..).zip(steps) {
        if transcript.turns.is_empty() {
            break;
        }
        let at = turn.index(transcript.turns.len());
        let turn = &transcript.turns[at];
        let borders: Vec<usize> =
            turn.text.char_indices().map(|(at, _)| at).chain([turn.text.len()]).collect();
        let (a, b) = (*a.get(&borders), *b.get(&borders));
        let (from, to) = (ByteOffset(a.min(b)), ByteOffset(a.max(b)));
        let author = *author.get(&["Ada", "Bo & \"Co\"", ""]);
        let moment = Moment(1_772_373_900_000 + number * 60_000);
        let change = match proposed {
            Proposed::Words(with) => {
                let [from, to] = [from, to].map(|place| Place { turn: at, at: place });
                let replace = Replace { from, to, with: sound(with) };
                ops::suggest_words(&transcript, &[replace], author, moment)
            }
            Proposed::Link(url) => {
                ops::suggest_link(&transcript, turn.id, from..to, *url, author, moment)
            }
            Proposed::Speaker(id) => {
                ops::suggest_speaker(&transcript, &[turn.id], id.map(SpeakerId), author, moment)
            }
        };
        if let Ok(change) = change {
            change.apply(&mut transcript).unwrap();
        }
    }
    transcript
}

fn copy(transcript: &Transcript, options: &Options, suggestions: Suggestions) -> Vec<u8> {
    let options = Options { suggestions, ..options.clone() };
    write(transcript, format("docx").unwrap(), &options).unwrap()
}

/// Takes away the last line where nothing is in it: the last mark of a file cannot go.
fn tidy(mut lines: Vec<Line>) -> Vec<Line> {
    if lines.last().is_some_and(|line| line.words.is_empty() && line.style == "LinkList") {
        lines.pop();
    }
    lines
}

/// The lines of the turns of a comparison.
fn said(package: &[u8], accept: bool) -> Vec<(String, String)> {
    let lines = decided(package, accept).into_iter();
    let lines = lines.filter(|line| line.style.starts_with("Turn"));
    let lines = lines.map(|line| (line.text(), line.style));
    // The last mark of a file cannot go.
    let lines: Vec<(String, String)> = lines.collect();
    if lines == [(String::new(), "Turn".to_owned())] { Vec::new() } else { lines }
}

/// The lines as we have them.
fn manuscript(transcript: &Transcript) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for turn in &transcript.turns {
        let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
        let label = speaker.map(|speaker| speaker.label.clone());
        let head = label.into_iter().chain(turn.start_ms.map(|time| time.clock()));
        let mut head = head.collect::<Vec<_>>().join(" ");
        if !head.is_empty() {
            head.push('→');
        }
        for (number, paragraph) in turn.paragraphs().enumerate() {
            let words = printable(&(std::mem::take(&mut head) + paragraph));
            let style = if number == 0 { "Turn" } else { "TurnContinued" };
            lines.push((words, style.to_owned()));
        }
    }
    if lines == [(String::new(), "Turn".to_owned())] { Vec::new() } else { lines }
}

const PARTS: [&str; 2] = ["word/document.xml", "word/footnotes.xml"];

#[test]
fn comments_and_changes_share_their_ids() {
    let options = Options { comments: true, links: LinkStyle::Footnotes, ..Options::default() };
    let package = copy(&marked(), &options, Suggestions::Marked);
    let ids = ids(&package, &["word/document.xml", "word/footnotes.xml", "word/comments.xml"]);
    assert_eq!(ids.iter().filter(|id| ["0", "1", "2"].contains(&id.as_str())).count(), 3);
    assert!(ids.len() > 20, "{ids:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn decided_in_word_a_copy_is_the_one_we_would_have_written(
        transcript in transcripts(),
        steps in steps(),
        links in prop::sample::select(LINK_STYLES),
        labels in prop::sample::select(LABEL_STYLES),
        times in prop::sample::select(TIMES),
    ) {
        let transcript = propose(transcript, &steps);
        let options = Options { links, labels, times, ..Options::default() };
        let marked = copy(&transcript, &options, Suggestions::Marked);
        ids(&marked, &PARTS);
        let in_force = decided(&copy(&transcript, &options, Suggestions::Without), false);
        prop_assert_eq!(tidy(decided(&marked, false)), in_force, "rejected");
        let suggested = decided(&copy(&transcript, &options, Suggestions::Accepted), true);
        prop_assert_eq!(tidy(decided(&marked, true)), suggested, "accepted");
    }

    #[test]
    fn decided_in_word_a_comparison_is_either_state(
        before in transcripts(),
        after in transcripts(),
        steps in steps(),
        related in any::<bool>(),
    ) {
        let after = if related {
            propose(before.clone(), &steps).as_suggested().into_owned()
        } else {
            after
        };
        let comparison = compare(&before, &after);
        let told = Told {
            before: &before,
            after: &after,
            steps: comparison.walk(&before, &after),
            titles: Vec::new(),
            names: ("Import", "Now"),
            summary: &[],
            author: "Ada & Bo",
            at: Moment(1_772_373_900_000),
        };
        let package = compared::docx(&told, "en-US").unwrap();
        ids(&package, &PARTS);
        prop_assert_eq!(said(&package, false), manuscript(&before));
        prop_assert_eq!(said(&package, true), manuscript(&after));
    }
}
