//! Paragraphs to turns, with their speakers and the addresses found between them.

use std::collections::HashMap;
use std::mem;

use transcript::{
    PendingLink, PendingLinkId, Speaker, SpeakerId, Transcript, Turn, TurnId, TurnKind,
};

use super::cues::{self, Mark};
use super::hyphens::Hyphens;
use super::labels::Labels;
use super::lines::ends_sentence;
use super::paragraphs::{Block, Paragraph};
use super::suggested::{self, Suggested};
use super::tally;
use super::times::Stamp;
use super::trace::{Row, Trace, Traced};
use crate::marked::Marked;
use crate::{Warning, WarningKind};

/// Builds a transcript out of blocks.
pub(super) struct Assembler<'a> {
    /// What is built.
    pub transcript: Transcript,
    /// What was guessed.
    pub warnings: Vec<Warning>,
    /// Where the words of the turns stood.
    trace: Trace,
    hyphens: Hyphens<'a>,
    labels: &'a Labels,
    paged: bool,
    capitals_are_cues: bool,
    /// Where somebody else begins to speak, label or none.
    begins: Vec<usize>,
    speakers: HashMap<String, SpeakerId>,
    seen: Vec<Seen>,
    /// What a paragraph without a head does.
    next: Next,
    /// The first pending link whose following turn is not known yet.
    waiting: usize,
    /// Cues guessed by their capitals: text, first line, how many.
    capitals: Vec<(String, usize, usize)>,
    capitals_index: HashMap<String, usize>,
}

/// How a speaker was seen.
struct Seen {
    turns: usize,
    first_turn: TurnId,
    line: usize,
    marked: bool,
}

/// What the next paragraph without a head does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It is a turn of its own.
    Stands,
    /// It goes on with the last turn.
    Continues,
    /// It is a new turn of the speaker whom a cue interrupted.
    Resumes(SpeakerId),
}

impl<'a> Assembler<'a> {
    pub(super) fn new(
        transcript: Transcript,
        labels: &'a Labels,
        hyphens: Hyphens<'a>,
        capitals_are_cues: bool,
        begins: Vec<usize>,
    ) -> Self {
        Self {
            paged: transcript.source.pages > 0,
            transcript,
            warnings: Vec::new(),
            trace: Trace::default(),
            hyphens,
            labels,
            capitals_are_cues,
            begins,
            speakers: HashMap::new(),
            seen: Vec::new(),
            next: Next::Stands,
            waiting: 0,
            capitals: Vec::new(),
            capitals_index: HashMap::new(),
        }
    }

    /// Takes the next block.
    pub(super) fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Links { page, urls } => {
                let after = self.transcript.turns.last().map(|turn| turn.id);
                for (id, url) in
                    (1_u32..).map(PendingLinkId).skip(self.transcript.pending_links.len()).zip(urls)
                {
                    self.transcript.pending_links.push(PendingLink {
                        id,
                        url: (*url).to_owned(),
                        page: self.paged.then_some(*page),
                        after,
                        before: None,
                        filed: false,
                    });
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph<'_>) {
        if self.runs_on(paragraph)
            && let Some(last) = self.transcript.turns.last_mut()
        {
            let mut text = Traced::on(mem::take(&mut last.text));
            paragraph.rows.iter().for_each(|row| self.hyphens.append(&mut text, row));
            let id = last.id;
            self.trace.add(id, 0, &text);
            last.text = text.text;
            self.place_links(id);
            return;
        }
        let first = paragraph.rows.first();
        if first.is_some_and(|row| self.begins.binary_search(&row.at).is_ok()) {
            self.next = Next::Stands;
        }
        let mut traced = Traced::default();
        paragraph.rows.iter().for_each(|row| self.hyphens.append(&mut traced, row));
        traced.cut(traced.text.trim_end_matches('\u{AD}').len());
        let text = traced.text.as_str();
        let (label, time) = match &paragraph.head {
            Some(head) => (head.label.as_deref(), head.time),
            None => (None, None),
        };
        let cue = label.is_none().then(|| self.cue_mark(text)).flatten();
        if let Some(mark) = cue {
            self.cue(paragraph, text, mark, time);
        } else if paragraph.head.is_none() && self.next == Next::Continues {
            self.continuation(text);
        } else {
            self.speech(paragraph, text, label, time);
        }
        if label.is_some()
            && let Some(last) = self.transcript.turns.last()
        {
            self.trace.head(last.id, paragraph.head_at());
        }
        if let Some(last) = self.transcript.turns.last().filter(|_| !text.is_empty()) {
            self.trace.add(last.id, last.text.len() - text.len(), &traced);
        }
    }

    /// True when a page's end interrupted the sentence that this paragraph goes on with.
    fn runs_on(&self, paragraph: &Paragraph<'_>) -> bool {
        let Some(last) = self.transcript.turns.last() else { return false };
        let Some(Row { text: row, .. }) = paragraph.rows.first() else { return false };
        let lower = row.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        paragraph.after_page_end
            && last.kind == TurnKind::Speech
            && self.cue_mark(row).is_none()
            && (lower || !ends_sentence(&last.text))
    }

    fn cue_mark(&self, text: &str) -> Option<Mark> {
        cues::mark(text).filter(|mark| *mark == Mark::Brackets || self.capitals_are_cues)
    }

    fn cue(&mut self, paragraph: &Paragraph<'_>, text: &str, mark: Mark, time: Option<Stamp>) {
        if mark == Mark::Capitals {
            let at = *self.capitals_index.entry(text.to_owned()).or_insert_with(|| {
                self.capitals.push((text.to_owned(), paragraph.line, 0));
                self.capitals.len() - 1
            });
            if let Some((_, _, count)) = self.capitals.get_mut(at) {
                *count += 1;
            }
        }
        let interrupted = self.transcript.turns.last().and_then(|turn| turn.speaker);
        self.next = match (self.next, interrupted) {
            (Next::Continues, Some(speaker)) => Next::Resumes(speaker),
            (Next::Resumes(speaker), _) => Next::Resumes(speaker),
            _ => Next::Stands,
        };
        self.push(paragraph, time, |id| Turn::cue(id, text));
    }

    fn continuation(&mut self, text: &str) {
        let Some(last) = self.transcript.turns.last_mut() else { return };
        if !last.text.is_empty() && !text.is_empty() {
            last.text.push('\n');
        }
        last.text.push_str(text);
        let id = last.id;
        self.place_links(id);
    }

    fn speech(
        &mut self,
        paragraph: &Paragraph<'_>,
        text: &str,
        label: Option<&str>,
        time: Option<Stamp>,
    ) {
        if label.is_none() && text.is_empty() {
            return;
        }
        let before = match self.next {
            Next::Resumes(speaker) => Some(speaker),
            Next::Continues => self.transcript.turns.last().and_then(|turn| turn.speaker),
            Next::Stands => None,
        };
        let id = self.fresh_id();
        let speaker = match label {
            Some(label) => Some(self.speaker(label, id, paragraph.line)),
            None => before,
        };
        self.push(paragraph, time, |id| Turn::speech(id, speaker, text));
        if label.is_none() && before.is_some() {
            let message = "no label: given to the speaker before";
            let warning = Warning::line(paragraph.line, WarningKind::SpeakerContinued, message);
            self.warnings.push(warning.in_turn(id));
        }
        if text.is_empty() {
            let message = "a label without any words after it";
            let warning = Warning::line(paragraph.line, WarningKind::EmptyTurn, message);
            self.warnings.push(warning.in_turn(id));
        }
        if paragraph.head.is_some() || speaker.is_some() {
            self.next = Next::Continues;
        }
    }

    fn push(
        &mut self,
        paragraph: &Paragraph<'_>,
        time: Option<Stamp>,
        turn: impl FnOnce(TurnId) -> Turn,
    ) {
        let id = self.fresh_id();
        self.place_links(id);
        self.transcript.turns.push(Turn {
            start_ms: time.map(|time| time.start),
            end_ms: time.and_then(|time| time.end),
            page: self.paged.then_some(paragraph.page),
            ..turn(id)
        });
    }

    fn fresh_id(&self) -> TurnId {
        TurnId(self.transcript.turns.last().map_or(1, |turn| turn.id.0 + 1))
    }

    /// Tells the addresses found since the last words which turn comes next.
    fn place_links(&mut self, turn: TurnId) {
        for link in self.transcript.pending_links.iter_mut().skip(self.waiting) {
            link.before = Some(turn);
        }
        self.waiting = self.transcript.pending_links.len();
    }

    /// The speaker of a label, new when it is seen for the first time.
    fn speaker(&mut self, label: &str, turn: TurnId, line: usize) -> SpeakerId {
        let key = tally::key(label);
        if let Some(&id) = self.speakers.get(&key) {
            let index = (id.0 as usize).saturating_sub(1);
            if let Some(seen) = self.seen.get_mut(index) {
                seen.turns += 1;
            }
            if let Some(speaker) = self.transcript.speakers.get_mut(index)
                && speaker.label != label
                && !speaker.aliases.iter().any(|alias| alias == label)
            {
                speaker.aliases.push(label.to_owned());
                let message = format!("“{label}” was taken for “{}”", speaker.label);
                let warning = Warning::line(line, WarningKind::LabelVariants, message);
                self.warnings.push(warning.in_turn(turn));
            }
            return id;
        }
        let id = (1_u32..).map(SpeakerId).nth(self.seen.len()).unwrap_or(SpeakerId(u32::MAX));
        let marked = self.labels.tally(label).is_some_and(|tally| tally.marked > 0);
        self.seen.push(Seen { turns: 1, first_turn: turn, line, marked });
        self.transcript.speakers.push(Speaker::new(id, label));
        self.speakers.insert(key, id);
        id
    }

    /// Ends the work: what the file marked, and what was guessed of speakers, cues, links and
    /// hyphens.
    pub(super) fn finish(mut self, mut marked: Marked, text: &str) -> (Transcript, Vec<Warning>) {
        let deleted = suggested::deleted(&marked);
        self.trace.place(&mut marked, text, &mut self.transcript, &mut self.warnings);
        let suggested = Suggested { text, trace: &self.trace, deleted };
        suggested.put_in(marked.insertions, &mut self.transcript, &mut self.warnings);
        self.warn_of_speakers();
        if let Some((_, line, _)) = self.capitals.first() {
            const SHOWN: usize = 12;
            let shown = self.capitals.iter().take(SHOWN).map(|(text, _, count)| match count {
                1 => text.clone(),
                _ => format!("{text} ({count} times)"),
            });
            let mut list: Vec<String> = shown.collect();
            if self.capitals.len() > SHOWN {
                list.push(format!("and {} more", self.capitals.len() - SHOWN));
            }
            let message = format!("taken for cues, being in capitals: {}", list.join(", "));
            self.warnings.push(Warning::line(*line, WarningKind::CuesGuessed, message));
        }
        let pending = self.transcript.pending_links.len();
        if pending > 0 {
            let message = format!("addresses away from their place: {pending}");
            self.warnings.push(Warning::file(WarningKind::PendingLinks, message));
        }
        self.warnings.extend(self.hyphens.warning());
        (self.transcript, self.warnings)
    }

    fn warn_of_speakers(&mut self) {
        /// In a shorter conversation, to speak once means nothing.
        const ENOUGH_TURNS: usize = 4;
        let turns: usize = self.seen.iter().map(|seen| seen.turns).sum();
        let marked: usize =
            self.seen.iter().filter(|seen| seen.marked).map(|seen| seen.turns).sum();
        if turns < ENOUGH_TURNS {
            return;
        }
        let usually_marked = marked * 2 > turns;
        let mut unlikely = Vec::new();
        for (seen, speaker) in self.seen.iter().zip(&self.transcript.speakers) {
            if seen.turns > 1 {
                continue;
            }
            let label = &speaker.label;
            let (kind, message) = if seen.marked == usually_marked {
                (WarningKind::LabelSeenOnce, format!("the label “{label}” occurs once only"))
            } else {
                let how = if usually_marked { "without the colon" } else { "with the colon" };
                let rest = "that other labels have, and once only; perhaps it is no speaker";
                let rest = if usually_marked {
                    rest
                } else {
                    "that other labels lack, and once only; perhaps it is no speaker"
                };
                unlikely.push(speaker.id);
                (WarningKind::UnlikelySpeaker, format!("“{label}” is written {how} {rest}"))
            };
            let warning = Warning::line(seen.line, kind, message);
            self.warnings.push(warning.in_turn(seen.first_turn));
        }
        // The first keys are for those who do speak; all others stay in order of appearance.
        self.transcript.speakers.sort_by_key(|speaker| unlikely.contains(&speaker.id));
    }
}
