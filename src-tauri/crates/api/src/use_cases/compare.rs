//! Two states of a transcript compared.

use std::path::Path;

use store::{StoreError, VersionId};
use transcript::{Moment, Transcript, ops};

use super::change::Made;
use super::export::write_file;
use crate::compared::{Compared, StandIns};
use crate::core::{State, now};
use crate::wire::{
    CompareVersions, ComparedState, ComparisonView, ExportComparison, Exported, RestoreDifferences,
    StateOf, Update, VersionAmounts,
};
use crate::{ApiError, Core, Task, copy_check};

impl Core {
    /// What differs between two states of a document.
    ///
    /// # Errors
    /// [`ApiError::Library`].
    pub fn compare_versions(
        &self,
        args: CompareVersions,
        task: &Task,
    ) -> Result<ComparisonView, ApiError> {
        let States { revision, before, after, stand_ins } =
            self.states(args.document, args.before, args.after)?;
        task.step("Comparing", 0, 2)?;
        let compared = Compared::new(before.1, after.1);
        task.step("Comparing", 1, 2)?;
        let marked_up = compared.marked_up();
        Ok(ComparisonView {
            document: args.document,
            revision,
            before: before.0,
            after: after.0,
            differences: compared.differences(),
            summary: compared.summary(&stand_ins),
            text: marked_up.text,
            marks: marked_up.marks,
            turns: marked_up.turns,
        })
    }

    /// How much differs between two states of a document, without what.
    ///
    /// # Errors
    /// [`ApiError::Library`].
    pub(crate) fn version_amounts(
        &self,
        args: CompareVersions,
        _: &Task,
    ) -> Result<VersionAmounts, ApiError> {
        let States { before, after, .. } = self.states(args.document, args.before, args.after)?;
        Ok(VersionAmounts { amounts: Compared::new(before.1, after.1).amounts() })
    }

    /// Makes some of what differs from a version what it was there: one change, one undo.
    ///
    /// # Errors
    /// [`ApiError::Stale`], [`ApiError::Approved`], [`ApiError::Op`] when there is no such
    /// difference or it cannot be suggested, [`ApiError::Library`]; nothing is changed then.
    pub fn restore_differences(
        &self,
        args: RestoreDifferences,
        _: &Task,
    ) -> Result<Update, ApiError> {
        let before = args.before.map_or(StateOf::Import, |version| StateOf::Version { version });
        let (_, then) = self.before_change(args.document, args.revision, |state| {
            state.compared_state(args.document, before)
        })?;
        self.made_or_suggested(args.document, args.revision, args.suggest, |session| {
            let comparison = transcript::compare::compare(&then, &session.transcript);
            let chosen: Vec<usize> = args.differences.iter().map(|at| *at as usize).collect();
            let (now, fresh) = (&session.transcript, session.fresh_turn());
            let change = ops::restore_differences(now, &comparison, &then, &chosen, fresh)?;
            let label = match chosen.len() {
                1 => "Restore a change".to_owned(),
                many => format!("Restore {many} changes"),
            };
            let made = Made::new(change, label);
            let all = chosen.len() == comparison.differences.len() && chosen.len() > 1;
            Ok(if all { made.whole() } else { made })
        })
    }

    /// Writes a comparison to a web page or to a Word file with tracked changes.
    ///
    /// # Errors
    /// [`ApiError::Refused`] when the file's ending is neither html nor docx; [`ApiError::Library`],
    /// [`ApiError::File`].
    pub fn export_comparison(
        &self,
        args: ExportComparison,
        task: &Task,
    ) -> Result<Exported, ApiError> {
        let path = Path::new(&args.path);
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let States { revision, before, after, stand_ins } =
            self.states(args.document, args.before, args.after)?;
        task.step("Comparing", 0, 2)?;
        let compared = Compared::new(before.1, after.1);
        let summary = compared.summary(&stand_ins);
        let titles = compared.comparison.differences.iter().map(|one| compared.title(one));
        let told = export::compared::Told {
            before: &compared.before,
            after: &compared.after,
            steps: compared.comparison.walk(&compared.before, &compared.after),
            titles: titles.collect(),
            names: (&before.0.name, &after.0.name),
            summary: &summary,
            author: &after.0.author,
            at: Moment(after.0.at.unwrap_or(now().0)),
        };
        task.step("Writing the file", 1, 2)?;
        let language = export::Options::default().language;
        let bytes = match ending.as_str() {
            "html" | "htm" => export::compared::html(&told, &language).into_bytes(),
            "docx" => export::compared::docx(&told, &language)?,
            _ => {
                let why = "a comparison is written as html or docx; nothing was written";
                return Err(ApiError::Refused(why.to_owned()));
            }
        };
        write_file(path, &bytes)?;
        let check = copy_check::check_bytes(path, &bytes);
        let (bytes, notes) = (bytes.len() as u64, Vec::new());
        Ok(Exported { bytes, revision, path: args.path, notes, check })
    }

    fn states(&self, document: i64, before: StateOf, after: StateOf) -> Result<States, ApiError> {
        let mut state = self.state();
        let session = state.session(document)?;
        let revision = session.revision.0;
        let stand_ins = session.proofing.iter().flat_map(|of| of.evidence.substitutions());
        let stand_ins = stand_ins.map(|of| (of.stand_in.clone(), of.stands_for.clone())).collect();
        let before = state.compared_state(document, before)?;
        let after = state.compared_state(document, after)?;
        Ok(States { revision, before, after, stand_ins })
    }
}

struct States {
    revision: u64,
    before: (ComparedState, Transcript),
    after: (ComparedState, Transcript),
    stand_ins: StandIns,
}

impl State {
    fn compared_state(
        &mut self,
        document: i64,
        of: StateOf,
    ) -> Result<(ComparedState, Transcript), ApiError> {
        let version = match of {
            StateOf::Version { version } => version,
            StateOf::Import => {
                let import =
                    self.import(document)?.ok_or(StoreError::NoSuchVersion(VersionId(0)))?;
                import.id.0
            }
            StateOf::Now => {
                let (name, author) = ("Now".to_owned(), self.author());
                let transcript = self.session(document)?.transcript.clone();
                return Ok((ComparedState { version: None, name, author, at: None }, transcript));
            }
        };
        let (row, transcript) = self.version(document, version)?;
        let (name, author, at) = (row.name, row.author, Some(row.at.0));
        Ok((ComparedState { version: Some(version), name, author, at }, transcript))
    }
}
