//! A transcript with comments and with suggestions of every kind, by several hands.

use export::compared::Told;
use transcript::compare::compare;
use transcript::ops::{self, Place, Replace};
use transcript::{
    ByteOffset, Change, CommentId, Moment, Remark, SpeakerId, Transcript, Turn, TurnId,
};

use crate::goldens::noted;

/// The notes of the goldens, reviewed.
pub fn marked() -> Transcript {
    let mut desk = Desk { transcript: noted(), at: Moment(1_772_373_900_000) };
    let last = Turn::speech(TurnId(9), None, "First.\nSecond, and third. Whole.");
    desk.transcript.turns.push(last);

    desk.comment(0, "tables (east)", 1, "Which ones?");
    desk.does(|transcript, _| ops::reply(transcript, CommentId(1), said("Bo", "The new ones.")));
    desk.does(|transcript, _| ops::set_resolved(transcript, CommentId(1), true));

    desk.write("Ada", 0, "mind", "watch");
    desk.write("Bo & Co", 0, "; ", ";\n");
    desk.link("Ada", 0, "page", Some("https://page.example/?a=1&b=2"));
    desk.link("Bo & Co", 0, "moon!", None);
    desk.speaker("Ada", 0, Some(2));
    desk.link("Ada", 1, "https://ek.example/boats", Some("https://boats.example/"));
    desk.write("Bo & Co", 1, "Ada: ", "");
    desk.speaker("Bo & Co", 1, None);
    desk.write("Ada", 2, "\n", " ");
    desk.write("Bo & Co", 2, "again.", "again.\nAnd again.");
    desk.write("Ada", 4, "First.\n", "");
    desk.write("Ada", 4, "and third. ", "\nThird.\n");
    desk.speaker("Ada", 4, Some(3));
    desk.comment(4, "Whole", 2, "Is it?");
    desk.transcript
}

/// What differs between what was noted and what is suggested for it.
pub fn compared() -> Vec<u8> {
    let (before, after) = (noted(), marked().as_suggested().into_owned());
    let comparison = compare(&before, &after);
    let told = Told {
        before: &before,
        after: &after,
        steps: comparison.walk(&before, &after),
        titles: Vec::new(),
        names: ("Import", "Now"),
        summary: &["Much".to_owned()],
        author: "Ada",
        at: Moment(1_772_373_900_000),
    };
    export::compared::docx(&told, "en-US").expect("a file")
}

fn said(author: &str, text: &str) -> Remark {
    let at = Moment(1_772_370_000_000);
    Remark { author: author.to_owned(), at, text: text.to_owned() }
}

struct Desk {
    transcript: Transcript,
    at: Moment,
}

impl Desk {
    fn does<E: std::fmt::Debug>(
        &mut self,
        change: impl FnOnce(&Transcript, Moment) -> Result<Change, E>,
    ) {
        let change = change(&self.transcript, self.at).expect("a change that can be made");
        change.apply(&mut self.transcript).expect("a change that fits");
        self.at.0 += 60_000;
    }

    /// The turn, and where words stand in it.
    fn find(&self, turn: usize, words: &str) -> (TurnId, ByteOffset, ByteOffset) {
        let turn = &self.transcript.turns[turn];
        let start = turn.text.find(words).expect("words of the turn");
        (turn.id, ByteOffset(start), ByteOffset(start + words.len()))
    }

    fn comment(&mut self, turn: usize, words: &str, id: u32, text: &str) {
        let (turn, start, end) = self.find(turn, words);
        self.does(|transcript, _| {
            ops::comment(transcript, CommentId(id), turn, Some(start..end), said("Ada", text))
        });
    }

    fn write(&mut self, author: &str, turn: usize, words: &str, with: &str) {
        let (_, start, end) = self.find(turn, words);
        let [from, to] = [start, end].map(|at| Place { turn, at });
        let replace = Replace { from, to, with: with.to_owned() };
        self.does(|transcript, at| ops::suggest_words(transcript, &[replace], author, at));
    }

    fn link(&mut self, author: &str, turn: usize, words: &str, url: Option<&str>) {
        let (turn, start, end) = self.find(turn, words);
        self.does(|transcript, at| {
            ops::suggest_link(transcript, turn, start..end, url, author, at)
        });
    }

    fn speaker(&mut self, author: &str, turn: usize, speaker: Option<u32>) {
        let turn = self.transcript.turns[turn].id;
        let speaker = speaker.map(SpeakerId);
        self.does(|transcript, at| ops::suggest_speaker(transcript, &[turn], speaker, author, at));
    }
}
