//! Findings and what is done about them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use proof::{Editor, Evidence, Lexicon};
use store::{DocumentId, VersionKind};
use transcript::TurnId;

use super::links::range;
use crate::core::{State, left_alone_key, now};
use crate::corrections::{self, Correcting};
use crate::findings::group_key;
use crate::session::{LeftAlone, Session};
use crate::wire::{
    AddToGlossary, Correct, Fix, GroupPlaces, Leave, LookThrough, OfDocument, Proofed, Update,
};
use crate::{ApiError, Core, Task};

impl Core {
    /// Proofs a whole transcript. What it tells of itself is gathered from its import, so that
    /// it is known even when the broken words are corrected.
    pub(crate) fn proof(&self, args: OfDocument, task: &Task) -> Result<Proofed, ApiError> {
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
        let editor = Arc::new(state.editor(args.document)?);
        let session = state.session(args.document)?;
        session.proof_all(evidence, editor);
        let revision = session.revision.0;
        let shown = session.shown();
        let (proof, turns) = shown.map(|shown| (shown.view(), shown.turns())).unwrap_or_default();
        let found = format!("found/{}", args.document);
        if state.library.setting(&found)?.is_none() {
            state.library.set_setting(&found, &proof.left.into())?;
        }
        state.library.set_left(DocumentId(args.document), proof.left)?;
        Ok(Proofed { revision, proof, turns })
    }

    /// Applies the certain corrections, all or those of one group, as one change.
    pub(crate) fn fix(&self, args: Fix, _: &Task) -> Result<Update, ApiError> {
        self.labelled_change(args.document, args.revision, |session| {
            let wanted = certain(session, args.group.as_deref());
            let label = corrections_label(wanted.len());
            Ok((corrections::change(&session.transcript, &wanted)?, label))
        })
    }

    /// Applies corrections that the editor chose.
    pub(crate) fn correct(&self, args: Correct, _: &Task) -> Result<Update, ApiError> {
        self.labelled_change(args.document, args.revision, |session| {
            let wanted = chosen(session, &args)?;
            let label = correct_label(session, &wanted);
            Ok((corrections::change(&session.transcript, &wanted)?, label))
        })
    }

    pub(crate) fn leave(&self, args: Leave, _: &Task) -> Result<Update, ApiError> {
        let mut state = self.state();
        let state = &mut *state;
        let session = state.session(args.document)?;
        let (rule, text) = (args.rule, args.text);
        session.left_alone.insert(LeftAlone { rule, text, turn: args.turn.map(TurnId) });
        let left_alone = serde_json::to_value(&session.left_alone).map_err(ApiError::Arguments)?;
        let update = session.update("Left as it is", &all_turns(session));
        state.library.set_setting(&left_alone_key(args.document), &left_alone)?;
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
        let state = &mut *state;
        state.library.add_glossary(None, word, now())?;
        let editor = Arc::new(state.editor(args.document)?);
        let session = state.session(args.document)?;
        if let Some(proofing) = &session.proofing {
            let evidence = Arc::clone(&proofing.evidence);
            session.proof_all(evidence, editor);
        }
        let label = format!("“{word}” is in the glossary");
        let update = session.update(&label, &all_turns(session));
        state.keep_left(&update)?;
        Ok(update)
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
        let versions = self.library.versions(DocumentId(document))?;
        let import = versions.iter().find(|version| version.kind == VersionKind::Import);
        match import {
            Some(version) => Ok(self.library.version(version.id)?),
            None => Ok(self.session(document)?.transcript.clone()),
        }
    }

    /// What the editor decided, for the whole library and for this document.
    fn editor(&self, document: i64) -> Result<Editor, ApiError> {
        let words = self.library.glossary(Some(DocumentId(document)))?;
        let glossary = words.into_iter().map(|word| word.word).collect();
        Ok(Editor { glossary, ..Editor::default() })
    }
}

fn certain(session: &Session, group: Option<&str>) -> Vec<Correcting> {
    let Some(shown) = session.shown() else { return Vec::new() };
    let findings = shown.all().iter().map(|(_, finding)| *finding);
    corrections::certain(
        findings.filter(|finding| group.is_none_or(|group| group_key(finding) == group)),
    )
}

fn chosen(session: &Session, args: &Correct) -> Result<Vec<Correcting>, ApiError> {
    let mut wanted = Vec::new();
    let mut words = HashMap::new();
    for correction in &args.corrections {
        let range = range(session, correction.turn, correction.start, correction.end)?;
        let turn = session.turn(correction.turn)?;
        words.insert(crate::update::words(turn, range.start, range.end), &correction.with);
        let (start, end) = (range.start, range.end);
        wanted.push(Correcting { turn: turn.id, start, end, with: correction.with.clone() });
    }
    if args.everywhere
        && let Some(shown) = session.shown()
    {
        let places: HashSet<_> = wanted.iter().map(|w| (w.turn, w.start)).collect();
        let same = shown.all().iter().filter_map(|(_, finding)| {
            let with = words.get(finding.text.as_str())?;
            let other = !places.contains(&(finding.turn, finding.start));
            other.then(|| Correcting::of(finding, with))
        });
        wanted.extend(same);
    }
    Ok(wanted)
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

fn all_turns(session: &Session) -> Vec<TurnId> {
    session.transcript.turns.iter().map(|turn| turn.id).collect()
}
