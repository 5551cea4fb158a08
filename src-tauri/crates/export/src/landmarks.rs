//! The places of a copy that a reader jumps to: its hours and its cues.

use transcript::TimeMs;

use crate::shown::{ShownTurn, on_one_line};
use crate::{Options, Times};

const HOUR: u64 = 3_600_000;

/// A place that a reader jumps to.
#[derive(Debug, PartialEq, Eq)]
pub struct Landmark {
    /// The turn, by its place among those that are shown.
    pub turn: usize,
    /// What it is called, on one line; never blank.
    pub name: String,
    /// The cues of an hour.
    pub inside: Vec<Landmark>,
}

/// The hours, with the cues of each, where times are shown and there is more than one hour; else
/// the cues.
pub fn landmarks(turns: &[ShownTurn<'_>], options: &Options) -> Vec<Landmark> {
    let time =
        |shown: &ShownTurn<'_>| shown.turn.start_ms.filter(|_| options.times != Times::Hidden);
    let hour = |time: TimeMs| time.0 / HOUR;
    let first = turns.iter().find_map(time).map(hour);
    let hours = turns.iter().filter_map(time).map(hour).max() > first;
    let mut landmarks: Vec<Landmark> = Vec::new();
    // The hour that is told next; the first is one too, so that no cue stands in front of all.
    let mut next = first.filter(|_| hours);
    for (turn, shown) in turns.iter().enumerate() {
        if let (Some(time), Some(at)) = (time(shown), next)
            && hour(time) >= at
        {
            next = Some(hour(time) + 1);
            landmarks.push(Landmark { turn, name: time.clock(), inside: Vec::new() });
        }
        let Some(name) = shown.is_cue().then(|| cue(shown)).filter(|name| !name.is_empty()) else {
            continue;
        };
        let time = time(shown).map(TimeMs::clock);
        let name = time.into_iter().chain([name]).collect::<Vec<_>>().join(" ");
        let landmark = Landmark { turn, name, inside: Vec::new() };
        match landmarks.last_mut().filter(|_| hours) {
            Some(hour) => hour.inside.push(landmark),
            None => landmarks.push(landmark),
        }
    }
    landmarks
}

/// What is heard, in the words of the copy.
fn cue(shown: &ShownTurn<'_>) -> String {
    let mut words = String::new();
    for paragraph in &shown.paragraphs {
        paragraph.pieces.iter().for_each(|piece| words.push_str(&piece.words()));
        words.push(' ');
    }
    on_one_line(&words).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use transcript::{TimeMs, Transcript, Turn, TurnId, TurnKind};

    use super::Landmark;
    use crate::Options;
    use crate::shown::shown;

    /// A transcript with turns at these seconds; those with words are cues.
    fn transcript(turns: &[(Option<u64>, Option<&str>)]) -> Transcript {
        let mut transcript = Transcript::new("Tides");
        for (id, (start, cue)) in (1..).zip(turns) {
            let mut turn = Turn::speech(TurnId(id), None, cue.unwrap_or("Words.").to_owned());
            turn.start_ms = start.map(|seconds| TimeMs(seconds * 1000));
            if cue.is_some() {
                turn.kind = TurnKind::Cue;
            }
            transcript.turns.push(turn);
        }
        transcript
    }

    fn told(landmarks: &[Landmark], depth: usize) -> Vec<String> {
        let lines = landmarks.iter().flat_map(|landmark| {
            let line = format!("{}{} -> {}", "  ".repeat(depth), landmark.name, landmark.turn);
            [vec![line], told(&landmark.inside, depth + 1)].concat()
        });
        lines.collect()
    }

    #[test]
    fn cues_belong_to_hours_where_there_are_hours() {
        let long = transcript(&[
            (Some(7), None),
            (Some(60), Some("MUSIC")),
            (None, Some("BELL")),
            (Some(3_605), None),
            (Some(3_600), None),
            (Some(7_300), Some("APPLAUSE\nAND MORE")),
        ]);
        let options = Options::default();
        assert_eq!(
            told(&shown(&long, &options).landmarks, 0),
            [
                "00:07 -> 0",
                "  01:00 MUSIC -> 1",
                "  BELL -> 2",
                "1:00:05 -> 3",
                "2:01:40 -> 5",
                "  2:01:40 APPLAUSE AND MORE -> 5",
            ]
        );
        let untimed = Options { times: crate::Times::Hidden, ..Options::default() };
        let names = ["MUSIC -> 1", "BELL -> 2", "APPLAUSE AND MORE -> 5"];
        assert_eq!(told(&shown(&long, &untimed).landmarks, 0), names);
        let words = Options { cues: false, ..Options::default() };
        let names = ["00:07 -> 0", "1:00:05 -> 1"];
        assert_eq!(told(&shown(&long, &words).landmarks, 0), names);
    }

    #[test]
    fn a_short_talk_has_its_cues_alone() {
        let short = transcript(&[(Some(7), None), (Some(60), Some("MUSIC")), (Some(70), None)]);
        assert_eq!(told(&shown(&short, &Options::default()).landmarks, 0), ["01:00 MUSIC -> 1"]);
        assert!(shown(&transcript(&[]), &Options::default()).landmarks.is_empty());
    }
}
