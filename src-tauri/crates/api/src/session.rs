//! An open transcript.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use proof::{About, Editor, Evidence, Finding, Habits, Lexicon, RULES};
use store::{DocumentId, OpenDocument, Revision, Status, UndoState, UnixMs};
use transcript::{Change, Transcript, Turn, TurnId};

use crate::decided::LeftAlone;
use crate::findings::{self, Shown};
use crate::link_list::link_views;
use crate::reading::Reading;
use crate::review::{comment_views, suggestion_views};
use crate::update::{difference, pending_link_views, speaker_views, turn_view};
use crate::wire::{TranscriptView, Update};

/// What is known about the words of an open transcript.
pub(crate) struct Proofing {
    pub(crate) evidence: Arc<Evidence>,
    pub(crate) editor: Arc<Editor>,
    /// How the document writes, counted when the whole of it was proofed.
    pub(crate) habits: Habits,
    /// All findings, those left alone included.
    pub(crate) findings: HashMap<TurnId, Vec<Finding>>,
}

/// A change of so many turns, and of one turn in so many, moves the habits of a document, which are
/// counted anew then: one that fixes all does, typing does not.
const MANY: usize = 8;
const WIDE: usize = 4;

/// Turns on each side of a changed one whose findings it may move: by its words, and by its
/// speaker, its time, or its being there.
const NEAR: usize = 1;
const FAR: usize = 6;

/// What rules ask about that may find something else, in any turn, when turns were arranged
/// otherwise, and when only their times are others.
const ARRANGED: &[About] = &[About::Turns, About::Times];
const RETIMED: &[About] = &[About::Times];

/// An open transcript: what the library holds, in memory.
pub(crate) struct Session {
    pub(crate) document: DocumentId,
    pub(crate) transcript: Transcript,
    pub(crate) revision: Revision,
    pub(crate) status: Status,
    /// When the first change was made that no version has.
    pub(crate) unkept_since: Option<UnixMs>,
    /// The highest turn id that was ever given.
    pub(crate) last_turn: TurnId,
    pub(crate) undo: Option<String>,
    pub(crate) redo: Option<String>,
    pub(crate) left_alone: LeftAlone,
    /// The number of findings that the library's list shows.
    pub(crate) kept_left: Option<u32>,
    /// None until it is proofed for the first time.
    pub(crate) proofing: Option<Proofing>,
}

impl Session {
    pub(crate) fn new(
        document: DocumentId,
        opened: OpenDocument,
        steps: UndoState,
        left_alone: LeftAlone,
    ) -> Self {
        Self {
            document,
            last_turn: opened.last_turn_id,
            revision: opened.revision,
            status: opened.status,
            unkept_since: None,
            undo: steps.undo,
            redo: steps.redo,
            transcript: opened.transcript,
            left_alone,
            kept_left: None,
            proofing: None,
        }
    }

    pub(crate) fn fresh_turn(&self) -> TurnId {
        TurnId(self.last_turn.0 + 1)
    }

    pub(crate) fn view(&self) -> TranscriptView {
        let transcript = &self.transcript;
        let (speakers, words) = speaker_views(transcript);
        TranscriptView {
            document: self.document.0,
            revision: self.revision.0,
            status: self.status.into(),
            title: transcript.title.clone(),
            source: transcript.source.file.clone(),
            speakers,
            turns: transcript.turns.iter().map(turn_view).collect(),
            pending_links: pending_link_views(transcript),
            links: link_views(&transcript.turns),
            comments: comment_views(transcript),
            suggestions: suggestion_views(transcript),
            words,
            undo: self.undo.clone(),
            redo: self.redo.clone(),
        }
    }

    /// Takes a change over that is in the library already, and tells what it did. Turns that have
    /// one of `words` are proofed again too: the editor thinks otherwise of those now.
    pub(crate) fn take_over(
        &mut self,
        after: Transcript,
        change: &Change,
        revision: Revision,
        label: &str,
        words: &[&str],
    ) -> Update {
        let before = std::mem::replace(&mut self.transcript, after);
        self.revision = revision;
        self.last_turn = self.last_turn.max(self.transcript.last_turn_id());
        let difference = difference(&before.turns, &self.transcript.turns, change);
        let mut touched = difference.touched;
        if !change.rewrites() {
            touched = self.heard(change, words);
        } else if touched.len() >= MANY && touched.len() * WIDE >= self.transcript.turns.len() {
            // So much has changed that the document writes otherwise now.
            self.proof_again();
            touched = self.all_turns();
        } else {
            let arranged = change.arranges_turns();
            let moved = if arranged { self.found_otherwise(ARRANGED) } else { Vec::new() };
            let known: HashSet<TurnId> = touched.iter().copied().collect();
            let reach = if arranged { FAR } else { NEAR };
            let others = self.neighbours(&known, reach).chain(self.turns_with(words)).chain(moved);
            let others: HashSet<TurnId> = others.filter(|turn| !known.contains(turn)).collect();
            touched.extend(others);
            self.reproof(&touched, &difference.gone);
        }
        let mut update = self.update(label, &touched);
        update.edits = difference.edits;
        update.turns = difference.splices;
        update.heads = difference.heads;
        update
    }

    /// An update that tells how things are, with the findings of some turns.
    pub(crate) fn update(&self, label: &str, turns: &[TurnId]) -> Update {
        let (speakers, words) = speaker_views(&self.transcript);
        let shown = self.shown();
        let findings = shown.as_ref().map(|shown| shown.of_turns(turns)).unwrap_or_default();
        Update {
            document: self.document.0,
            revision: self.revision.0,
            status: self.status.into(),
            edits: Vec::new(),
            turns: Vec::new(),
            heads: Vec::new(),
            speakers,
            pending_links: pending_link_views(&self.transcript),
            links: Some(link_views(&self.transcript.turns)),
            comments: comment_views(&self.transcript),
            suggestions: suggestion_views(&self.transcript),
            title: self.transcript.title.clone(),
            words,
            findings,
            proof: shown.map(|shown| shown.view()),
            undo: self.undo.clone(),
            redo: self.redo.clone(),
            label: label.to_owned(),
            remembered: Vec::new(),
        }
    }

    /// Proofs again what a change may have moved that leaves all words as they are; returns the
    /// turns in which it did.
    fn heard(&mut self, change: &Change, words: &[&str]) -> Vec<TurnId> {
        let mut moved: HashSet<TurnId> = self.turns_with(words).collect();
        if change.arranges_turns() {
            let about = if change.only_retimes() { RETIMED } else { ARRANGED };
            moved.extend(self.found_otherwise(about));
            // What a repair is called names speakers.
            let findings = self.proofing.iter().flat_map(|proofing| &proofing.findings);
            let repaired = findings.filter(|(_, all)| all.iter().any(|one| one.repair.is_some()));
            moved.extend(repaired.map(|(turn, _)| *turn));
        }
        let moved: Vec<TurnId> = moved.into_iter().collect();
        self.reproof(&moved, &[]);
        moved
    }

    /// Turns in which the rules that ask about such things find something else than before.
    fn found_otherwise(&mut self, about: &[About]) -> Vec<TurnId> {
        let reading = Reading::of(&self.transcript);
        let Some(proofing) = &mut self.proofing else { return Vec::new() };
        if about.contains(&About::Turns) {
            proofing.habits.read_turns(&reading.transcript);
        }
        let mut editor = Editor::clone(&proofing.editor);
        let others = RULES.iter().filter(|rule| !about.contains(&rule.about));
        editor.profile.rules.extend(others.map(|rule| (rule.id.to_owned(), false)));
        let all: Vec<usize> = (0..self.transcript.turns.len()).collect();
        let found = proof::proof_turns(
            &reading.transcript,
            &all,
            &proofing.evidence,
            &proofing.habits,
            Lexicon::english(),
            &editor,
        );
        let mut now: HashMap<TurnId, Vec<&Finding>> = HashMap::new();
        let found: Vec<Finding> =
            found.into_iter().filter_map(|finding| reading.placed(finding)).collect();
        for finding in &found {
            now.entry(finding.turn).or_default().push(finding);
        }
        let before = |turn: TurnId| {
            let findings = proofing.findings.get(&turn).map_or(&[][..], Vec::as_slice);
            findings.iter().filter(|finding| finding.about().is_some_and(|of| about.contains(&of)))
        };
        let turns = self.transcript.turns.iter().map(|turn| turn.id);
        let moved = turns.filter(|turn| {
            let now = now.get(turn).map_or(&[][..], Vec::as_slice);
            !before(*turn).eq(now.iter().copied())
        });
        moved.collect()
    }

    /// Turns that stand so near to some.
    fn neighbours(&self, turns: &HashSet<TurnId>, reach: usize) -> impl Iterator<Item = TurnId> {
        let all = &self.transcript.turns;
        let mut near = vec![false; all.len()];
        if !turns.is_empty() {
            for (index, _) in all.iter().enumerate().filter(|(_, turn)| turns.contains(&turn.id)) {
                let last = (index + reach).min(all.len() - 1);
                near.iter_mut().take(last + 1).skip(index.saturating_sub(reach)).for_each(|near| {
                    *near = true;
                });
            }
        }
        all.iter().zip(near).filter(|(_, near)| *near).map(|(turn, _)| turn.id)
    }

    /// Turns in which one of these words stands, however it is written.
    fn turns_with(&self, words: &[&str]) -> impl Iterator<Item = TurnId> {
        let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let has_one = move |turn: &&Turn| {
            !words.is_empty() && {
                let text = turn.text.to_lowercase();
                words.iter().any(|word| text.contains(word))
            }
        };
        self.transcript.turns.iter().filter(has_one).map(|turn| turn.id)
    }

    /// Every turn.
    pub(crate) fn all_turns(&self) -> Vec<TurnId> {
        self.transcript.turns.iter().map(|turn| turn.id).collect()
    }

    /// The findings as they are shown: without those left alone. None before the first proofing.
    pub(crate) fn shown(&self) -> Option<Shown<'_>> {
        let proofing = self.proofing.as_ref()?;
        Some(findings::shown(&self.transcript, proofing, &self.left_alone))
    }

    /// Proofs again what a change touched.
    fn reproof(&mut self, touched: &[TurnId], gone: &[TurnId]) {
        let Some(proofing) = &mut self.proofing else { return };
        for id in gone {
            proofing.findings.remove(id);
        }
        if touched.is_empty() {
            return;
        }
        let touched: HashSet<TurnId> = touched.iter().copied().collect();
        let reading = Reading::of(&self.transcript);
        let turns = self.transcript.turns.iter().enumerate();
        let turns = turns.filter(|(_, turn)| touched.contains(&turn.id));
        let indexes: Vec<usize> = turns.map(|(index, _)| index).collect();
        let found = proof::proof_turns(
            &reading.transcript,
            &indexes,
            &proofing.evidence,
            &proofing.habits,
            Lexicon::english(),
            &proofing.editor,
        );
        proofing.findings.retain(|id, _| !touched.contains(id));
        for finding in found.into_iter().filter_map(|finding| reading.placed(finding)) {
            proofing.findings.entry(finding.turn).or_default().push(finding);
        }
    }

    /// Proofs the whole transcript.
    pub(crate) fn proof_all(&mut self, evidence: Arc<Evidence>, editor: Arc<Editor>) {
        let reading = Reading::of(&self.transcript);
        let habits = Habits::of(&reading.transcript, &evidence, Lexicon::english());
        let findings = HashMap::new();
        self.proofing = Some(Proofing { evidence, editor, habits, findings });
        self.reproof(&self.all_turns(), &[]);
    }

    /// Takes over what the editor decided. What was found before stands until it is proofed again.
    pub(crate) fn decide(&mut self, editor: Editor, left_alone: LeftAlone) {
        self.left_alone = left_alone;
        if let Some(proofing) = &mut self.proofing {
            proofing.editor = Arc::new(editor);
        }
    }

    /// Proofs the whole transcript again, if it was proofed.
    pub(crate) fn proof_again(&mut self) {
        if let Some(proofing) = &self.proofing {
            let (evidence, editor) = (Arc::clone(&proofing.evidence), Arc::clone(&proofing.editor));
            self.proof_all(evidence, editor);
        }
    }

    /// The turn with this id.
    pub(crate) fn turn(&self, id: u64) -> Result<&Turn, transcript::ops::OpError> {
        let found = self.transcript.turn(TurnId(id));
        found.map(|(_, turn)| turn).ok_or(transcript::ops::OpError::NoSuchTurn)
    }
}
