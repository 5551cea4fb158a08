//! Times of words and subtitles: in and out again, through splits and merges, and to players.

use std::path::Path;
use std::process::Command;

use export::{Options, Subtitles, format};
use proptest::prelude::*;
use transcript::{
    ByteOffset, Span, SpanKind, Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId, TurnKind, ops,
};

/// What was heard: the words, when, and how surely.
type Heard = (String, u64, u64, Option<u8>);

fn heard(transcript: &Transcript) -> Vec<Heard> {
    let of_turn = |turn: &Turn| {
        let spans = turn.spans.iter().filter_map(|span| match span.kind {
            SpanKind::Heard { start_ms, end_ms, confidence } => {
                let words = turn.text[span.start.0..span.end.0].to_owned();
                Some((words, start_ms.0, end_ms.0, confidence))
            }
            _ => None,
        });
        spans.collect::<Vec<_>>()
    };
    transcript.turns.iter().flat_map(of_turn).collect()
}

/// Who says which words, in order.
fn said(transcript: &Transcript) -> Vec<(Option<String>, String)> {
    let speaker = |turn: &Turn| Some(transcript.speaker(turn.speaker?)?.label.clone());
    let mut said: Vec<(Option<String>, String)> = Vec::new();
    for turn in &transcript.turns {
        let words = turn.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match said.last_mut().filter(|(of, _)| of.is_some() && *of == speaker(turn)) {
            Some((_, last)) => {
                last.push(' ');
                last.push_str(&words);
            }
            None => said.push((speaker(turn), words)),
        }
    }
    said
}

/// A cue that fits in two lines, and how long it stands.
fn cue() -> impl Strategy<Value = (String, u64)> {
    let word = prop_oneof![
        6 => "[a-z]{1,9}",
        1 => prop::sample::select(vec!["so,", "Yes.", "R&D", "1984", "“quite”", "é", "日本", "why?"])
            .prop_map(str::to_owned),
    ];
    (prop::collection::vec(word, 2..8), 2000..6000_u64)
        .prop_map(|(words, ms)| (words.join(" "), ms))
}

/// Turns of cues, each heard at its time.
fn subtitled() -> impl Strategy<Value = Transcript> {
    let turn = (0..4_u32, prop::collection::vec((cue(), 0..1500_u64), 1..4));
    prop::collection::vec(turn, 1..8).prop_map(|turns| {
        let mut transcript = Transcript::new("talk");
        for (id, label) in (1..).zip(["ANNA", "OWEN", "BEA"]) {
            transcript.speakers.push(Speaker::new(SpeakerId(id), label));
        }
        let mut now = 0;
        let mut last = None;
        for (who, cues) in turns {
            let id = TurnId(transcript.turns.len() as u64 + 1);
            // Who says two turns in a row, says one.
            let speaker =
                Some(SpeakerId(if Some(who) == last { (who + 1) % 3 } else { who % 3 } + 1));
            last = speaker.map(|speaker| speaker.0 - 1);
            let mut turn = Turn::speech(id, speaker, "");
            for ((words, ms), pause) in cues {
                if !turn.text.is_empty() {
                    turn.text.push(' ');
                }
                let start = ByteOffset(turn.text.len());
                turn.text.push_str(&words);
                let (start_ms, end_ms) = (TimeMs(now), TimeMs(now + ms));
                let kind = SpanKind::Heard { start_ms, end_ms, confidence: None };
                turn.spans.push(Span { start, end: ByteOffset(turn.text.len()), kind });
                now += ms + pause;
            }
            transcript.turns.push(turn);
        }
        transcript
    })
}

fn through(transcript: &Transcript, id: &str) -> Transcript {
    let options = Options { subtitles: Subtitles { line: 42, speed: 60 }, ..Options::default() };
    let format = format(id).unwrap();
    let copy = export::write(transcript, format, &options).unwrap();
    assert_eq!(export::notes(transcript, format, &options).unwrap(), Vec::<String>::new());
    let imported = import::read(&format!("talk.{}", format.ending), &copy).unwrap();
    assert_eq!(transcript::check(&imported.transcript), Ok(()));
    imported.transcript
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn subtitles_come_back_with_their_words_and_times(transcript in subtitled()) {
        for id in ["vtt", "ttml", "podcast", "whisper"] {
            let back = through(&transcript, id);
            prop_assert_eq!(heard(&back), heard(&transcript), "{}", id);
            prop_assert_eq!(said(&back), said(&transcript), "{}", id);
        }
        // Labels are found by what the document does with them: each must be there twice.
        let back = through(&transcript, "srt");
        let words = |of: &Transcript| {
            let heard = heard(of).into_iter();
            heard.map(|(words, start, end, _)| (words, start, end)).collect::<Vec<_>>()
        };
        let labels = ["ANNA: ", "OWEN: ", "BEA: "];
        let bare = words(&back).into_iter().map(|(mut said, start, end)| {
            for label in labels {
                said = said.replacen(label, "", 1);
            }
            (said, start, end)
        });
        prop_assert_eq!(bare.collect::<Vec<_>>(), words(&transcript));
    }

    #[test]
    fn words_keep_their_times_through_splits_and_merges(
        transcript in subtitled(),
        places in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 1..6),
    ) {
        let wanted = heard(&transcript);
        let mut now = transcript.clone();
        for (turn, at) in places {
            let spoken: Vec<&Turn> = now.turns.iter().filter(|turn| !turn.spans.is_empty()).collect();
            let turn = spoken[turn.index(spoken.len())];
            // Between what was heard.
            let at = turn.spans[at.index(turn.spans.len())].start;
            let fresh = TurnId(now.last_turn_id().0 + 1);
            ops::split(&now, turn.id, at, fresh, turn.speaker).unwrap().apply(&mut now).unwrap();
            prop_assert_eq!(&heard(&now), &wanted);
            let parts = now.turns.iter().filter(|turn| turn.id == fresh || !turn.text.is_empty());
            for part in parts.filter(|part| part.id == fresh) {
                let first = part.spans.iter().find(|span| matches!(span.kind, SpanKind::Heard { .. }));
                if let Some(SpanKind::Heard { start_ms, .. }) = first.map(|span| &span.kind) {
                    prop_assert_eq!((part.start_ms, part.estimated), (Some(*start_ms), false));
                }
            }
        }
        now.turns.retain(|turn| !turn.text.is_empty());
        while let Some(second) = now.turns.get(1).map(|turn| turn.id) {
            ops::merge_with_previous(&now, second).unwrap().apply(&mut now).unwrap();
        }
        prop_assert_eq!(&heard(&now), &wanted);
        prop_assert_eq!(heard(&through(&now, "vtt")), wanted);
    }
}

#[test]
fn a_turn_split_within_a_cue_shares_its_time() {
    let mut transcript = Transcript::new("talk");
    transcript.speakers.push(Speaker::new(SpeakerId(1), "ANNA"));
    let mut turn = Turn::speech(TurnId(1), Some(SpeakerId(1)), "Were they lit? They were.");
    (turn.start_ms, turn.end_ms) = (Some(TimeMs(1000)), Some(TimeMs(6000)));
    let kind =
        SpanKind::Heard { start_ms: TimeMs(1000), end_ms: TimeMs(6000), confidence: Some(80) };
    turn.spans.push(Span { start: ByteOffset(0), end: ByteOffset(25), kind });
    transcript.turns.push(turn);
    let split = ops::split(&transcript, TurnId(1), ByteOffset(14), TurnId(2), None).unwrap();
    let whole = transcript.clone();
    split.apply(&mut transcript).unwrap();
    let [first, second] = transcript.turns.as_slice() else { panic!("two turns") };
    assert_eq!((first.end_ms, second.start_ms), (Some(TimeMs(3800)), Some(TimeMs(3800))));
    assert!(second.estimated);
    let format = format("srt").unwrap();
    let copy = export::write(&transcript, format, &Options::default()).unwrap();
    let copy = String::from_utf8(copy).unwrap();
    assert!(copy.contains("00:00:01,000 --> 00:00:03,800\nANNA: Were they lit?"), "{copy}");
    assert!(copy.contains("00:00:03,800 --> 00:00:06,000\n>> They were."), "{copy}");
    let notes = export::notes(&transcript, format, &Options::default()).unwrap();
    assert!(notes[0].starts_with("2 of 2 captions have times that were worked out"), "{notes:?}");
    split.invert().apply(&mut transcript).unwrap();
    assert_eq!(transcript, whole);
    // What is put in the place of words was not heard so surely; when, still holds.
    let at = |at| ops::Place { turn: 0, at: ByteOffset(at) };
    let typed = ops::Replace { from: at(10), to: at(13), with: "out".to_owned() };
    let change = ops::replace(&transcript, &[typed]).unwrap();
    change.apply(&mut transcript).unwrap();
    assert_eq!(heard(&transcript), [("Were they out? They were.".to_owned(), 1000, 6000, None)]);
    change.invert().apply(&mut transcript).unwrap();
    assert_eq!(transcript, whole);
    ops::shift_times(&transcript, TurnId(1), 500).unwrap().apply(&mut transcript).unwrap();
    assert_eq!(heard(&transcript)[0].1, 1500);
    assert_eq!(transcript.turns[0].start_ms, Some(TimeMs(1500)));
}

fn ffmpeg(program: &str, args: &[&str], folder: &Path) -> String {
    let mut command = Command::new(program);
    command.args(["-v", "error"]).args(args).current_dir(folder);
    let output = command.output().expect("ffmpeg, which `cargo xtask test` installs");
    assert!(
        output.status.success(),
        "{program} {args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_player_reads_our_subtitles_and_we_read_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR"));
    let json = path.join("../src-tauri/crates/export/tests/goldens/heard.json");
    let transcript = import::read("heard.json", &std::fs::read(json).unwrap()).unwrap().transcript;
    // Its own reader takes `<` for a tag.
    let mut transcript = transcript;
    transcript.turns.retain(|turn| turn.kind == TurnKind::Speech && !turn.text.contains('<'));
    let options = Options { labels: export::LabelStyle::Hidden, ..Options::default() };
    let words = |of: &Transcript| {
        let words = of.turns.iter().flat_map(|turn| turn.text.split_whitespace());
        words.filter(|word| *word != ">>").map(str::to_owned).collect::<Vec<_>>()
    };
    for id in ["srt", "vtt"] {
        let name = format!("copy.{id}");
        let copy = export::write(&transcript, format(id).unwrap(), &options).unwrap();
        std::fs::write(folder.path().join(&name), &copy).unwrap();
        let args = ["-show_entries", "packet=pts_time,duration_time", "-of", "csv=p=0", &name];
        let packets = ffmpeg("ffprobe", &args, folder.path());
        let ours = String::from_utf8(copy).unwrap().matches(" --> ").count();
        assert_eq!(packets.lines().filter(|line| !line.is_empty()).count(), ours, "{packets}");
        for theirs in ["srt", "vtt", "ttml", "ass"] {
            let file = format!("from-{id}.{theirs}");
            ffmpeg("ffmpeg", &["-y", "-i", &name, &file], folder.path());
            let bytes = std::fs::read(folder.path().join(&file)).unwrap();
            let back = import::read(&file, &bytes).unwrap().transcript;
            assert_eq!(words(&back), words(&transcript), "{id} to {theirs}");
            assert_eq!(heard(&back).len(), ours, "{id} to {theirs}");
            let first = back.turns.first().and_then(|turn| turn.start_ms);
            assert_eq!(first, Some(TimeMs(1000)), "{id} to {theirs}");
        }
    }
}
