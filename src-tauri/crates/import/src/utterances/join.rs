//! Utterances to turns, where it is known who speaks or nobody ever says it.

use std::collections::HashMap;
use std::ops::Range;

use transcript::{
    ByteOffset, Span, SpanKind, Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId,
};

use super::{Utterance, ends_sentence, pause, time};
use crate::text;

/// Where a silence and a number of words begin something new. Turns stay short enough to be read
/// at a glance, and to be written anew at each keystroke.
struct Limits {
    /// A silence in milliseconds, behind a sentence.
    pause: u64,
    /// A silence in milliseconds, wherever it is.
    silence: u64,
    /// Words after which the next sentence begins anew.
    words: usize,
    /// Words after which it does without a sentence's end.
    most: usize,
}

/// Paragraphs of somebody who is named.
const PARAGRAPH: Limits = Limits { pause: 2000, silence: u64::MAX, words: 150, most: 300 };
/// Turns of one and the same speaker.
const MONOLOGUE: Limits = Limits { pause: u64::MAX, silence: 60_000, words: 600, most: 1000 };
/// Turns of nobody in particular.
const UNNAMED: Limits = Limits { pause: 1500, silence: 4000, words: 120, most: 300 };

impl Limits {
    fn reached(&self, pause: u64, ended: bool, words: usize) -> bool {
        (ended && (pause >= self.pause || words >= self.words))
            || pause >= self.silence
            || words >= self.most
    }
}

/// Adds the turns that utterances make.
pub(super) fn join(utterances: Vec<Utterance>, transcript: &mut Transcript) {
    let mut joiner = Joiner::default();
    for utterance in utterances {
        let speaker = utterance.speaker.as_deref().map(|name| joiner.speaker(name, transcript));
        if text::is_cue(&utterance.text) {
            joiner.open = false;
            joiner.begin(&utterance, speaker, transcript);
            if let Some(turn) = transcript.turns.last_mut() {
                (turn.kind, turn.speaker) = (transcript::TurnKind::Cue, None);
            }
            continue;
        }
        for piece in pieces(utterance) {
            joiner.take(&piece, speaker, transcript);
        }
    }
    transcript.turns.iter_mut().for_each(time);
}

#[derive(Default)]
struct Joiner {
    speakers: HashMap<String, SpeakerId>,
    /// True when the last turn may go on.
    open: bool,
    /// When its last words end.
    end: Option<TimeMs>,
    /// Its words.
    words: usize,
    /// Those of its last paragraph.
    in_paragraph: usize,
}

impl Joiner {
    fn speaker(&mut self, name: &str, transcript: &mut Transcript) -> SpeakerId {
        if let Some(known) = self.speakers.get(name) {
            return *known;
        }
        let id = transcript.fresh_speaker_id();
        transcript.speakers.push(Speaker::new(id, name));
        self.speakers.insert(name.to_owned(), id);
        id
    }

    fn take(&mut self, piece: &Utterance, speaker: Option<SpeakerId>, transcript: &mut Transcript) {
        let pause = pause(self.end, piece.start_ms);
        let words = piece.text.split(' ').count();
        match transcript.turns.last_mut().filter(|last| self.open && last.speaker == speaker) {
            Some(last) if !piece.begins => {
                let ended = ends_sentence(&last.text);
                let limits = if speaker.is_some() { &MONOLOGUE } else { &UNNAMED };
                if limits.reached(pause, ended, self.words) {
                    self.begin(piece, speaker, transcript);
                } else if speaker.is_some() && PARAGRAPH.reached(pause, ended, self.in_paragraph) {
                    append(last, piece, '\n');
                    self.in_paragraph = 0;
                } else {
                    append(last, piece, ' ');
                }
            }
            _ => self.begin(piece, speaker, transcript),
        }
        self.open = true;
        self.words += words;
        self.in_paragraph += words;
        self.end = self.end.max(piece.end_ms);
    }

    fn begin(
        &mut self,
        piece: &Utterance,
        speaker: Option<SpeakerId>,
        transcript: &mut Transcript,
    ) {
        let id = TurnId(transcript.turns.last().map_or(1, |turn| turn.id.0 + 1));
        let mut turn = Turn::speech(id, speaker, "");
        append(&mut turn, piece, ' ');
        transcript.turns.push(turn);
        (self.words, self.in_paragraph, self.end) = (0, 0, piece.end_ms);
    }
}

fn append(turn: &mut Turn, piece: &Utterance, between: char) {
    if !turn.text.is_empty() {
        turn.text.push(between);
    }
    let shift = turn.text.len();
    turn.text.push_str(&piece.text);
    turn.spans.extend(piece.spans.iter().map(|(range, kind)| Span {
        start: ByteOffset(range.start + shift),
        end: ByteOffset(range.end + shift),
        kind: kind.clone(),
    }));
}

/// An utterance cut behind its sentences and at its silences, as far as the times of its words go.
fn pieces(utterance: Utterance) -> Vec<Utterance> {
    /// A silence at which a sentence may be cut.
    const SILENCE: u64 = 1000;
    /// Speech without any mark is cut after so many words.
    const MOST: usize = 100;
    let heard: Vec<(usize, usize, TimeMs, TimeMs)> = utterance
        .spans
        .iter()
        .filter_map(|(range, kind)| match kind {
            SpanKind::Heard { start_ms, end_ms, .. } => {
                Some((range.start, range.end, *start_ms, *end_ms))
            }
            _ => None,
        })
        .collect();
    let mut cuts = Vec::new();
    let mut words = 0;
    for (one, next) in heard.iter().zip(heard.iter().skip(1)) {
        words += 1;
        // Marks may stand behind the last word that has a time.
        let said = utterance.text.get(..next.0).unwrap_or_default().trim_end();
        let apart = said.len() < next.0 && one.1 <= next.0;
        let silent = next.2.0.saturating_sub(one.3.0) >= SILENCE;
        if apart && (ends_sentence(said) || silent || words >= MOST) {
            cuts.push((said.len(), next.0, one.3, next.2));
            words = 0;
        }
    }
    if cuts.is_empty() {
        return vec![utterance];
    }
    let mut pieces = Vec::new();
    let mut spans = utterance.spans.into_iter().peekable();
    let mut open: Vec<(Range<usize>, SpanKind)> = Vec::new();
    let (mut from, mut start) = (0, utterance.start_ms);
    let cuts =
        cuts.into_iter().map(|(end, next, until, after)| (end, next, Some(until), Some(after)));
    let end = utterance.text.len();
    for (end, next, until, after) in cuts.chain([(end, end, utterance.end_ms, None)]) {
        while let Some(span) = spans.next_if(|(range, _)| range.start < end) {
            open.push(span);
        }
        let here = open.iter().map(|(range, kind)| {
            (range.start.max(from) - from..range.end.min(end) - from, kind.clone())
        });
        pieces.push(Utterance {
            begins: utterance.begins && from == 0,
            text: utterance.text.get(from..end).unwrap_or_default().to_owned(),
            spans: here.collect(),
            line: utterance.line,
            ..Utterance::at(start, until)
        });
        // Emphasis may go on behind a cut.
        open.retain(|(range, _)| range.end > next);
        (from, start) = (next, after);
    }
    pieces
}
