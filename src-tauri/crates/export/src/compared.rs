//! What differs between two states of a transcript, to be read on paper or in Word.

mod docx;
mod html;

use transcript::compare::Step;
use transcript::{Moment, TimeMs, Transcript, Turn};

pub use docx::write as docx;
pub use html::write as html;

/// A comparison with what is said of it.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The state before.
    pub before: &'a Transcript,
    /// The state after.
    pub after: &'a Transcript,
    /// The way through both texts.
    pub steps: Vec<Step<'a>>,
    /// What each difference is, in words.
    pub titles: Vec<String>,
    /// What the two states are called.
    pub names: (&'a str, &'a str),
    /// How much differs, in phrases.
    pub summary: &'a [String],
    /// Who made the state after.
    pub author: &'a str,
    /// When.
    pub at: Moment,
}

impl Told<'_> {
    /// Titles of differences that are about the whole transcript come first; those of turns are
    /// told where they are.
    fn about(&self, difference: usize) -> &str {
        self.titles.get(difference).map_or("", String::as_str)
    }
}

/// Who and when, as it stands beside a turn; empty when neither is known.
fn head(transcript: &Transcript, turn: Option<&Turn>) -> String {
    let Some(turn) = turn else { return String::new() };
    let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
    let label = speaker.map(|speaker| speaker.label.clone());
    let time = turn.start_ms.map(TimeMs::clock);
    label.into_iter().chain(time).collect::<Vec<_>>().join(" ")
}
