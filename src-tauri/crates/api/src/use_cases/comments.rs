//! Comments: what reviewers remark, and what becomes of it.

use store::UnixMs;
use transcript::ops;
use transcript::{CommentId, Moment, Remark, TurnId};

use super::links::range;
use crate::core::now;
use crate::wire::{AddComment, DeleteRemark, EditRemark, ReplyTo, SetResolved, Update};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn add_comment(&self, args: AddComment, _: &Task) -> Result<Update, ApiError> {
        let remark = self.remark(args.text);
        self.change(args.document, args.revision, "Comment", |session| {
            let range = match (args.start, args.end) {
                (start, end) if start == end => None,
                (start, end) => Some(range(session, args.turn, start, end)?),
            };
            let id = session.transcript.fresh_comment_id();
            Ok(ops::comment(&session.transcript, id, TurnId(args.turn), range, remark)?)
        })
    }

    pub(crate) fn reply(&self, args: ReplyTo, _: &Task) -> Result<Update, ApiError> {
        let remark = self.remark(args.text);
        self.change(args.document, args.revision, "Reply to a comment", |session| {
            Ok(ops::reply(&session.transcript, CommentId(args.comment), remark)?)
        })
    }

    pub(crate) fn edit_remark(&self, args: EditRemark, _: &Task) -> Result<Update, ApiError> {
        let author = self.state().author();
        self.change(args.document, args.revision, "Edit a remark", |session| {
            let (id, index) = (CommentId(args.comment), args.remark as usize);
            Ok(ops::edit_remark(&session.transcript, id, index, &author, &args.text)?)
        })
    }

    pub(crate) fn delete_remark(&self, args: DeleteRemark, _: &Task) -> Result<Update, ApiError> {
        let label = if args.remark.is_some() { "Delete a remark" } else { "Delete a comment" };
        self.change(args.document, args.revision, label, |session| {
            let (transcript, id) = (&session.transcript, CommentId(args.comment));
            Ok(match args.remark {
                Some(index) => ops::delete_remark(transcript, id, index as usize)?,
                None => ops::delete_comment(transcript, id)?,
            })
        })
    }

    pub(crate) fn set_resolved(&self, args: SetResolved, _: &Task) -> Result<Update, ApiError> {
        let label = if args.resolved { "Resolve a comment" } else { "Reopen a comment" };
        self.change(args.document, args.revision, label, |session| {
            Ok(ops::set_resolved(&session.transcript, CommentId(args.comment), args.resolved)?)
        })
    }

    /// What is said now by whoever the settings name.
    fn remark(&self, text: String) -> Remark {
        let UnixMs(at) = now();
        Remark { author: self.state().author(), at: Moment(at), text }
    }
}
