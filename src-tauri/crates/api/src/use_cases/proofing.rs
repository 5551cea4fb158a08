//! Findings and what is done about them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use proof::{Certainty, Evidence, Finding, Glossary, Lexicon};
use store::{DocumentId, Revision, VersionKind};
use transcript::ops::{self, Place, Replace};
use transcript::{ByteOffset, Change, TurnId};

use super::links::range;
use crate::core::{State, left_alone_key, now};
use crate::findings::{best, group_key};
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
            let known = known.map(|proofing| Arc::clone(&proofing.evidence));
            (known, state.import_of(args.document)?)
        };
        task.step("Looking for substitutions", 1, 3)?;
        let evidence = match (known, import) {
            (Some(evidence), _) => evidence,
            (None, import) => Arc::new(Evidence::gather(&import, lexicon)),
        };
        task.step("Proofing", 2, 3)?;
        let mut state = self.state();
        let state = &mut *state;
        let glossary = Arc::new(state.glossary(args.document)?);
        let session = state.session(args.document)?;
        session.proof_all(evidence, glossary);
        let revision = session.revision.0;
        let Some((proof, turns)) = session.shown().map(|shown| (shown.view(), shown.turns()))
        else {
            return Err(ApiError::Cancelled);
        };
        let found = format!("found/{}", args.document);
        if state.library.setting(&found)?.is_none() {
            state.library.set_setting(&found, &proof.left.into())?;
        }
        state.library.set_left(DocumentId(args.document), proof.left)?;
        Ok(Proofed { revision, proof, turns })
    }

    /// Applies the certain corrections, all or those of one group, as one change.
    pub(crate) fn fix(&self, args: Fix, _: &Task) -> Result<Update, ApiError> {
        let count = {
            let mut state = self.state();
            let session = state.session(args.document)?;
            certain(session, args.group.as_deref()).len()
        };
        self.change(args.document, args.revision, &corrections_label(count), |session| {
            replacing(session, certain(session, args.group.as_deref()))
        })
    }

    /// Applies corrections that the editor chose.
    pub(crate) fn correct(&self, args: Correct, _: &Task) -> Result<Update, ApiError> {
        let (wanted, label) = {
            let mut state = self.state();
            let session = state.session(args.document)?;
            let wanted = chosen(session, &args)?;
            let label = correct_label(session, &wanted);
            (wanted, label)
        };
        self.change(args.document, args.revision, &label, |session| replacing(session, wanted))
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
        let glossary = Arc::new(state.glossary(args.document)?);
        let session = state.session(args.document)?;
        if let Some(proofing) = &session.proofing {
            let evidence = Arc::clone(&proofing.evidence);
            session.proof_all(evidence, glossary);
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

    /// The words that the editor vouches for: the library's and the document's own.
    fn glossary(&self, document: i64) -> Result<Glossary, ApiError> {
        let mut words = self.library.glossary(None)?;
        words.extend(self.library.glossary(Some(DocumentId(document)))?);
        Ok(words.into_iter().map(|word| word.word).collect())
    }
}

/// A correction of words that stand somewhere.
type Correcting = (TurnId, ByteOffset, ByteOffset, String);

fn certain(session: &Session, group: Option<&str>) -> Vec<Correcting> {
    let Some(shown) = session.shown() else { return Vec::new() };
    let certain = shown.all().iter().filter(|(_, finding)| {
        finding.certainty == Certainty::Certain
            && !finding.suggestions.is_empty()
            && group.is_none_or(|group| group_key(finding) == group)
    });
    certain.map(|(_, finding)| correcting(finding, best(finding))).collect()
}

fn correcting(finding: &Finding, with: &str) -> Correcting {
    (finding.turn, finding.start, finding.end, with.to_owned())
}

fn chosen(session: &Session, args: &Correct) -> Result<Vec<Correcting>, ApiError> {
    if session.revision != Revision(args.revision) {
        return Err(ApiError::Stale);
    }
    let mut wanted = Vec::new();
    let mut words = HashMap::new();
    for correction in &args.corrections {
        let range = range(session, correction.turn, correction.start, correction.end)?;
        let turn = session.turn(correction.turn)?;
        words.insert(crate::update::words(turn, range.start, range.end), &correction.with);
        wanted.push((turn.id, range.start, range.end, correction.with.clone()));
    }
    if args.everywhere
        && let Some(shown) = session.shown()
    {
        let places: HashSet<_> = wanted.iter().map(|(turn, start, ..)| (*turn, *start)).collect();
        let same = shown.all().iter().filter_map(|(_, finding)| {
            let with = words.get(finding.text.as_str())?;
            (!places.contains(&(finding.turn, finding.start))).then(|| correcting(finding, with))
        });
        wanted.extend(same);
    }
    Ok(wanted)
}

fn replacing(session: &Session, wanted: Vec<Correcting>) -> Result<Change, ApiError> {
    let index: HashMap<TurnId, usize> =
        session.transcript.turns.iter().enumerate().map(|(index, turn)| (turn.id, index)).collect();
    let mut replaces = Vec::with_capacity(wanted.len());
    for (turn, start, end, with) in wanted {
        let turn = *index.get(&turn).ok_or(transcript::ops::OpError::NoSuchTurn)?;
        let place = |at| Place { turn, at };
        replaces.push(Replace { from: place(start), to: place(end), with });
    }
    replaces.sort_by_key(|replace| replace.from);
    Ok(ops::replace(&session.transcript, &replaces)?)
}

fn corrections_label(count: usize) -> String {
    if count == 1 { "1 correction".to_owned() } else { format!("{count} corrections") }
}

/// `Correct “aKenHon”`, `Correct “aKenHon” 3 times`, or how many words were corrected.
fn correct_label(session: &Session, wanted: &[Correcting]) -> String {
    let words = wanted.iter().map(|(turn, start, end, _)| {
        session.turn(turn.0).map(|turn| crate::update::words(turn, *start, *end))
    });
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
