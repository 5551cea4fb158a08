//! Transcripts made up for tests, the same for the same seed.

use std::path::PathBuf;

use store::{DocumentId, Entry, Library, NewDocument, NewVersion, Revision, UnixMs, VersionKind};
use tempfile::TempDir;
use transcript::ops::{Place, Replace};
use transcript::{ByteOffset, Change, Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId, ops};

/// A generator of numbers: xorshift64.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }
}

/// A word from a made-up language: common words are short and frequent, as in any.
pub fn word(rng: &mut Rng) -> String {
    let share = rng.below(1 << 20) as f64 / f64::from(1 << 20);
    let rank = 8_000_f64.powf(share) as usize;
    let mut letters = Rng::new(rank as u64);
    let length = 1 + letters.below(4) + usize::from(rank > 50) * (2 + letters.below(4));
    (0..length).map(|_| char::from(b'a' + letters.below(26) as u8)).collect()
}

/// A transcript of about so many words, by two speakers, in turns of 20 to 100 words.
pub fn transcript(words: usize, seed: u64) -> Transcript {
    let mut rng = Rng::new(seed);
    let mut made = Transcript::new(format!("Conversation {seed}"));
    made.source.file = format!("conversation-{seed}.txt");
    made.source.format = "text".to_owned();
    made.speakers = vec![
        Speaker::new(SpeakerId(1), "HOST"),
        Speaker { name: "Zoë Ünal".to_owned(), ..Speaker::new(SpeakerId(2), "GUEST") },
    ];
    let mut left = words;
    while left > 0 {
        let length = (20 + rng.below(81)).min(left);
        left -= length;
        let text: Vec<_> = (0..length).map(|_| word(&mut rng)).collect();
        let id = TurnId(made.turns.len() as u64 + 1);
        let speaker = SpeakerId(1 + id.0 as u32 % 2);
        let mut turn = Turn::speech(id, Some(speaker), text.join(" "));
        turn.start_ms = Some(TimeMs((words - left) as u64 * 400));
        made.turns.push(turn);
    }
    made
}

/// Replaces one word somewhere by another.
pub fn reword(transcript: &Transcript, rng: &mut Rng) -> Change {
    let with = word(rng);
    replace_word(transcript, rng.below(transcript.turns.len()), rng.below(1 << 20), &with)
}

/// Replaces a word of a turn.
pub fn replace_word(transcript: &Transcript, turn: usize, pick: usize, with: &str) -> Change {
    let text = &transcript.turns[turn].text;
    let words: Vec<_> = text.split_ascii_whitespace().collect();
    let (from, to) = match words.get(pick % words.len().max(1)) {
        Some(word) => {
            let from = word.as_ptr() as usize - text.as_ptr() as usize;
            (from, from + word.len())
        }
        None => (0, 0),
    };
    replace(transcript, turn, from, to, with)
}

/// Replaces what stands between two places of a turn.
pub fn replace(transcript: &Transcript, turn: usize, from: usize, to: usize, with: &str) -> Change {
    let place = |at| Place { turn, at: ByteOffset(at) };
    let replace = Replace { from: place(from), to: place(to), with: with.to_owned() };
    ops::replace(transcript, &[replace]).unwrap()
}

/// A library in a folder of its own, with one document in it and that document in hand.
pub struct Desk {
    pub folder: TempDir,
    pub library: Option<Library>,
    pub id: DocumentId,
    pub now: Transcript,
    pub revision: Revision,
    pub clock: i64,
}

impl Desk {
    pub fn with(transcript: Transcript) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(&folder.path().join("library.galley")).unwrap();
        let new = NewDocument {
            transcript: &transcript,
            bytes: transcript.title.as_bytes(),
            author: "Ada",
            at: UnixMs(1_000),
        };
        let id = library.import(new).unwrap();
        let library = Some(library);
        Self { folder, library, id, now: transcript, revision: Revision(0), clock: 1_000 }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("library.galley")
    }

    pub fn library(&mut self) -> &mut Library {
        self.library.as_mut().unwrap()
    }

    /// Makes a change, a minute after the one before.
    pub fn change(&mut self, change: &Change, label: &str) {
        self.clock += 60_000;
        self.change_now(change, label);
    }

    /// Makes a change without letting time pass.
    pub fn change_now(&mut self, change: &Change, label: &str) {
        change.apply(&mut self.now).unwrap();
        let entry =
            Entry { change, label, author: "Ada", at: UnixMs(self.clock), after: &self.now };
        let library = self.library.as_mut().unwrap();
        self.revision = library.append(self.id, self.revision, entry).unwrap();
    }

    /// Takes a step back; the label of it.
    pub fn undo(&mut self) -> Option<String> {
        let library = self.library.as_mut().unwrap();
        let at = UnixMs(self.clock);
        let undone = library.undo(self.id, self.revision, &self.now, "Ada", at).unwrap()?;
        undone.change.apply(&mut self.now).unwrap();
        self.revision = undone.revision;
        Some(undone.label)
    }

    /// Brings a step back; the label of it.
    pub fn redo(&mut self) -> Option<String> {
        let library = self.library.as_mut().unwrap();
        let at = UnixMs(self.clock);
        let redone = library.redo(self.id, self.revision, &self.now, "Ada", at).unwrap()?;
        redone.change.apply(&mut self.now).unwrap();
        self.revision = redone.revision;
        Some(redone.label)
    }

    pub fn save(&mut self, name: &str) -> store::VersionId {
        let library = self.library.as_mut().unwrap();
        let (at, kind) = (UnixMs(self.clock), VersionKind::Named);
        let new = NewVersion {
            name,
            note: "",
            author: "Ada",
            at,
            kind,
            pinned: false,
            left: None,
            transcript: &self.now,
        };
        library.save_version(self.id, new).unwrap()
    }

    /// Closes the library and opens it again.
    pub fn reopen(&mut self) {
        self.library.take().unwrap().close().unwrap();
        self.library = Some(Library::open(&self.path()).unwrap());
    }

    /// Opens the document and compares it with what is in hand.
    pub fn expect_same(&mut self) -> store::OpenDocument {
        let (id, at) = (self.id, UnixMs(self.clock));
        let open = self.library().open_document(id, at).unwrap();
        assert_eq!(open.transcript, self.now);
        assert_eq!(open.revision, self.revision);
        open
    }
}
