//! How far a transcript is, and what stands in the way of approving it.

use std::collections::BTreeMap;

use store::{DocumentId, StatusChange};

use crate::approval::{is_item, items};
use crate::core::{State, now};
use crate::update::small;
use crate::wire::{
    Approval, Approve, Checklist, OfDocument, SetChecklist, SetStatus, Status, Update,
};
use crate::{ApiError, Core, Task};

/// The setting that holds the checklists, by the names of their profiles.
const CHECKLISTS: &str = "checklists";

impl Core {
    /// Says how far a transcript is.
    ///
    /// # Errors
    /// [`ApiError::Stale`]; [`ApiError::Refused`] for what has a way of its own; [`ApiError::Library`].
    pub fn set_status(&self, args: SetStatus, _: &Task) -> Result<Update, ApiError> {
        let mut state = self.state();
        let author = state.author();
        let session = state.at(args.document, args.revision)?;
        let now_is = Status::from(session.status);
        let signed = matches!(now_is, Status::Approved | Status::Published);
        let refused = match args.status {
            Status::Approved if now_is != Status::Published => {
                Some("a transcript is approved by its checklist; the status was not changed")
            }
            Status::Published if !signed => {
                Some("only what is approved can be published; approve it first")
            }
            _ => None,
        };
        if let Some(why) = refused {
            return Err(ApiError::Refused(why.to_owned()));
        }
        let status = args.status.into();
        if session.status != status {
            let change =
                StatusChange { status, note: args.note.trim(), author: &author, at: now() };
            state.library.set_status(DocumentId(args.document), change)?;
        }
        let session = state.session(args.document)?;
        session.status = status;
        Ok(session.update(said(args.status), &[]))
    }

    /// What stands in the way of approving a transcript.
    ///
    /// # Errors
    /// [`ApiError::Library`], [`ApiError::Cancelled`].
    pub fn approval(&self, args: OfDocument, task: &Task) -> Result<Approval, ApiError> {
        let proofed = self.state().session(args.document)?.proofing.is_some();
        if !proofed {
            self.proof(OfDocument { document: args.document }, task)?;
        }
        self.state().approval(args.document)
    }

    pub(crate) fn set_checklist(
        &self,
        args: SetChecklist,
        task: &Task,
    ) -> Result<Approval, ApiError> {
        if let Some(stray) = args.checklist.required.keys().find(|id| !is_item(id)) {
            return Err(ApiError::Refused(format!("no checklist has an item “{stray}”")));
        }
        {
            let mut state = self.state();
            let profile = state.rulebook(args.document).chosen().name.clone();
            state.keep_checklist(&profile, Some(args.checklist))?;
        }
        self.approval(OfDocument { document: args.document }, task)
    }

    /// Approves a transcript: from now on it stays as it is, and a version of it is kept.
    ///
    /// # Errors
    /// [`ApiError::NotReady`] when something required is open and the note is empty;
    /// [`ApiError::Stale`], [`ApiError::Approved`], [`ApiError::Library`].
    pub fn approve(&self, args: Approve, task: &Task) -> Result<Update, ApiError> {
        self.state().changeable(args.document, args.revision)?;
        let approval = self.approval(OfDocument { document: args.document }, task)?;
        let note = args.note.trim();
        if approval.open > 0 && note.is_empty() {
            let open = approval.items.iter().filter(|item| item.required && item.count > 0);
            let open: Vec<&str> = open.map(|item| item.said.as_str()).collect();
            return Err(ApiError::NotReady(open.join(", ")));
        }
        let mut state = self.state();
        // Somebody may have changed it while it was proofed.
        state.changeable(args.document, args.revision)?;
        state.keep_approved(args.document, note)?;
        Ok(state.session(args.document)?.update(said(Status::Approved), &[]))
    }
}

impl State {
    fn approval(&mut self, document: i64) -> Result<Approval, ApiError> {
        let profile = self.rulebook(document).chosen().name.clone();
        let checklist = self.checklists().remove(&profile).unwrap_or_default();
        let session = self.session(document)?;
        let items = items(session, &checklist);
        let open = items.iter().filter(|item| item.required && item.count > 0).count();
        Ok(Approval {
            document,
            revision: session.revision.0,
            status: session.status.into(),
            profile,
            checklist,
            items,
            open: small(open),
        })
    }

    /// The checklists that are not the usual one, by the names of their profiles.
    pub(crate) fn checklists(&self) -> BTreeMap<String, Checklist> {
        self.said(CHECKLISTS)
    }

    /// Keeps the checklist of a profile; the usual one when none is told.
    pub(crate) fn keep_checklist(
        &mut self,
        profile: &str,
        checklist: Option<Checklist>,
    ) -> Result<(), ApiError> {
        let mut all = self.checklists();
        let old = match checklist.clone() {
            Some(checklist) => all.insert(profile.to_owned(), checklist),
            None => all.remove(profile),
        };
        if old == checklist {
            return Ok(());
        }
        let json = serde_json::to_value(&all).map_err(ApiError::Arguments)?;
        Ok(self.library.set_setting(CHECKLISTS, &json)?)
    }
}

fn said(status: Status) -> &'static str {
    match status {
        Status::Draft => "Draft",
        Status::Correcting => "Correcting",
        Status::InReview => "In review",
        Status::Approved => "Approved",
        Status::Published => "Published",
    }
}
