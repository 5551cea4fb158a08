//! Findings and what is done about them.

use std::collections::HashSet;
use std::sync::Arc;

use proof::{Certainty, Evidence, Finding, Lexicon, Memory};
use store::{Decision, DocumentId, MemoryKind};
use transcript::TurnId;

use super::change::Made;
use super::links::range;
use crate::core::{State, now};
use crate::corrections::{self, Correcting};
use crate::findings::{Placed, best, group_key};
use crate::session::Session;
use crate::update::small;
use crate::wire::{
    AddToGlossary, Correct, Fix, GroupPlaces, Leave, LookThrough, OfDocument, OfQueue, Proofed,
    Queue, Scope, Update,
};
use crate::{ApiError, Core, Task};

impl Core {
    /// Proofs a whole transcript. What it tells of itself is gathered from its import, so that
    /// it is known even when the broken words are corrected.
    pub fn proof(&self, args: OfDocument, task: &Task) -> Result<Proofed, ApiError> {
        task.step("Reading the words", 0, 3)?;
        let lexicon = Lexicon::english();
        let (known, import) = {
            let mut state = self.state();
            let state = &mut *state;
            let known = state.session(args.document)?.proofing.as_ref();
            match known.map(|proofing| Arc::clone(&proofing.evidence)) {
                Some(evidence) => (Some(evidence), None),
                None => (None, Some(state.import_of(args.document)?)),
            }
        };
        task.step("Looking for substitutions", 1, 3)?;
        let gathered = || import.map(|import| Arc::new(Evidence::gather(&import, lexicon)));
        let evidence = known.or_else(gathered).unwrap_or_default();
        task.step("Proofing", 2, 3)?;
        let mut state = self.state();
        let state = &mut *state;
        let (editor, left_alone) = state.decided(args.document)?;
        let session = state.session(args.document)?;
        session.left_alone = left_alone;
        session.proof_all(evidence, Arc::new(editor));
        let revision = session.revision.0;
        let shown = session.shown();
        let (proof, turns) = shown.map(|shown| (shown.view(), shown.turns())).unwrap_or_default();
        let found = format!("found/{}", args.document);
        if state.library.setting(&found)?.is_none() {
            state.library.set_setting(&found, &proof.left.into())?;
        }
        state.library.set_left(DocumentId(args.document), proof.left)?;
        state.session(args.document)?.kept_left = Some(proof.left);
        Ok(Proofed { revision, proof, turns })
    }

    /// Applies the certain corrections, all or those of one group, as one change.
    pub(crate) fn fix(&self, args: Fix, _: &Task) -> Result<Update, ApiError> {
        self.made_or_suggested(args.document, args.revision, args.suggest, |session| {
            let wanted = certain(session, args.group.as_deref());
            let label = corrections_label(wanted.len());
            let change = corrections::change(&session.transcript, &wanted)?;
            // These are the document's own cipher: another document has another.
            Ok(Made::new(change, label).whole())
        })
    }

    /// Applies corrections that the editor chose.
    pub(crate) fn correct(&self, args: Correct, _: &Task) -> Result<Update, ApiError> {
        self.made_or_suggested(args.document, args.revision, args.suggest, |session| {
            let (wanted, decisions) = chosen(session, &args)?;
            let label = correct_label(session, &wanted);
            let change = corrections::change(&session.transcript, &wanted)?;
            Ok(Made::new(change, label).deciding(decisions))
        })
    }

    pub(crate) fn leave(&self, args: Leave, _: &Task) -> Result<Update, ApiError> {
        let mut state = self.state();
        let session = state.session(args.document)?;
        let (id, turn) = (session.document, TurnId(args.turn));
        let title = session.transcript.title.clone();
        let finding = session.shown().and_then(|shown| {
            let same = |placed: &&Placed<'_>| {
                placed.finding.rule == args.rule && placed.finding.text == args.text
            };
            let here = |placed: &&Placed<'_>| same(placed) && placed.turn.id == turn;
            let all = shown.all().iter();
            let found = all.clone().find(here).or_else(|| all.clone().find(same));
            found.map(|placed| best(placed.finding).to_owned())
        });
        let decision = Decision {
            kind: MemoryKind::Rejection,
            scope: match args.scope {
                Scope::Here => store::Scope::Turn(id, turn),
                Scope::Document => store::Scope::Document(id),
                Scope::Library => store::Scope::Library,
            },
            shown: args.text,
            meant: finding.unwrap_or_default(),
            rule: args.rule,
            origin: Some(id),
            origin_title: title,
        };
        let label = match args.scope {
            Scope::Here => "Left as it is",
            Scope::Document => "Left as it is in this transcript",
            Scope::Library => "Never shown again",
        };
        let remembered = state.library.remember(&[decision], now())?;
        // What is left alone is filtered from what was found: nothing is proofed again.
        let (editor, left_alone) = state.decided(args.document)?;
        let session = state.session(args.document)?;
        session.decide(editor, left_alone);
        let mut update = session.update(label, &session.all_turns());
        update.remembered = state.entries(remembered)?;
        state.keep_left(&update)?;
        Ok(update)
    }

    pub(crate) fn add_to_glossary(
        &self,
        args: AddToGlossary,
        _: &Task,
    ) -> Result<Update, ApiError> {
        let word = args.word.trim();
        if word.is_empty() {
            return Err(ApiError::Refused("a glossary word cannot be empty".to_owned()));
        }
        let mut state = self.state();
        let session = state.session(args.document)?;
        let decision = Decision {
            kind: MemoryKind::Word,
            scope: match args.scope {
                Scope::Here | Scope::Document => store::Scope::Document(session.document),
                Scope::Library => store::Scope::Library,
            },
            shown: word.to_owned(),
            meant: String::new(),
            rule: String::new(),
            origin: Some(session.document),
            origin_title: session.transcript.title.clone(),
        };
        let remembered = state.library.remember(&[decision], now())?;
        let label = format!("“{word}” is in the glossary");
        let mut update = state.proofed_again(args.document, &label)?;
        update.remembered = state.entries(remembered)?;
        Ok(update)
    }

    /// The decisions that are left, a page of them.
    pub(crate) fn queue(&self, args: OfQueue, _: &Task) -> Result<Queue, ApiError> {
        let mut state = self.state();
        let session = state.session(args.document)?;
        let Some(shown) = session.shown() else {
            return Ok(Queue { decisions: Vec::new(), found: 0 });
        };
        let queue = shown.queue(args.certain);
        let page = queue.iter().skip(args.offset as usize).take(args.limit as usize);
        let decisions =
            page.map(|settled| settled.view(&session.transcript, args.certain)).collect();
        Ok(Queue { decisions, found: small(queue.len()) })
    }

    pub(crate) fn look_through(
        &self,
        args: LookThrough,
        _: &Task,
    ) -> Result<GroupPlaces, ApiError> {
        let mut state = self.state();
        let session = state.session(args.document)?;
        let places = session.shown().map(|shown| shown.look_through(&args.group));
        Ok(GroupPlaces { places: places.unwrap_or_default() })
    }
}

impl State {
    /// The transcript as it was imported.
    fn import_of(&mut self, document: i64) -> Result<transcript::Transcript, ApiError> {
        match self.import(document)? {
            Some(version) => Ok(self.library.version(version.id)?),
            None => Ok(self.session(document)?.transcript.clone()),
        }
    }
}

fn certain(session: &Session, group: Option<&str>) -> Vec<Correcting> {
    let Some(shown) = session.shown() else { return Vec::new() };
    let findings = shown.all().iter().map(|placed| placed.finding);
    corrections::certain(
        findings.filter(|finding| group.is_none_or(|group| group_key(finding) == group)),
    )
}

/// What the editor wants corrected, and what is to be remembered of it.
fn chosen(session: &Session, args: &Correct) -> Result<(Vec<Correcting>, Vec<Decision>), ApiError> {
    let shown = session.shown();
    let (mut wanted, mut decisions) = (Vec::new(), Vec::new());
    let mut places = HashSet::new();
    let mut others = Vec::new();
    for correction in &args.corrections {
        let range = range(session, correction.turn, correction.start, correction.end)?;
        let turn = session.turn(correction.turn)?;
        let (start, end, with) = (range.start, range.end, correction.with.clone());
        let placed = shown.as_ref().and_then(|shown| shown.at(turn.id, start, end));
        let text = crate::update::words(turn, start, end);
        decisions.extend(accepted(session, text, &with, placed.map(|placed| placed.finding)));
        if let (true, Some(placed), Some(shown)) = (args.everywhere, placed, &shown) {
            let same = shown.settled_with(placed);
            others.extend(same.map(|finding| Correcting::of(finding, &with)));
        }
        places.insert((turn.id, start));
        wanted.push(Correcting { turn: turn.id, start, end, with });
    }
    wanted.extend(others.into_iter().filter(|other| places.insert((other.turn, other.start))));
    let mut seen = HashSet::new();
    decisions.retain(|decision| seen.insert(decision.clone()));
    Ok((wanted, decisions))
}

/// A correction as it is remembered; `None` when it tells of nothing beyond its place. What is
/// certain is the document's own cipher: another document has another.
fn accepted(
    session: &Session,
    shown: &str,
    meant: &str,
    finding: Option<&Finding>,
) -> Option<Decision> {
    let certain = finding.is_some_and(|finding| finding.certainty == Certainty::Certain);
    if certain || !Memory::is_worth(shown, meant, Lexicon::english()) {
        return None;
    }
    Some(Decision {
        kind: MemoryKind::Correction,
        scope: store::Scope::Library,
        shown: shown.to_owned(),
        meant: meant.to_owned(),
        rule: finding.map_or("", |finding| finding.rule).to_owned(),
        origin: Some(session.document),
        origin_title: session.transcript.title.clone(),
    })
}

fn corrections_label(count: usize) -> String {
    if count == 1 { "1 correction".to_owned() } else { format!("{count} corrections") }
}

/// `Correct “aKenHon”`, `Correct “aKenHon” 3 times`, or how many words were corrected.
fn correct_label(session: &Session, wanted: &[Correcting]) -> String {
    let words = wanted
        .iter()
        .map(|w| session.turn(w.turn.0).map(|turn| crate::update::words(turn, w.start, w.end)));
    let words: Vec<&str> = words.filter_map(Result::ok).collect();
    match words.as_slice() {
        [word] => format!("Correct “{word}”"),
        [word, rest @ ..] if rest.iter().all(|other| other == word) => {
            format!("Correct “{word}” {} times", words.len())
        }
        _ => corrections_label(words.len()),
    }
}
