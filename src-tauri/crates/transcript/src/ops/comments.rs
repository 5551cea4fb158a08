//! What reviewers remark, and what becomes of it.

use std::ops::Range;

use super::OpError;
use super::text::{spliced, words};
use crate::{
    ByteOffset, Change, Comment, CommentId, Remark, Seq, Span, SpanKind, Splice, Transcript, TurnId,
};

/// Begins a thread on a range of a turn's text, or on the whole turn. White space at the ends of
/// the range is not remarked on.
///
/// # Errors
/// When the turn is gone, the range is not in its text or has no words, or nothing is said.
pub fn comment(
    transcript: &Transcript,
    id: CommentId,
    turn: TurnId,
    range: Option<Range<ByteOffset>>,
    remark: Remark,
) -> Result<Change, OpError> {
    let (_, on) = transcript.turn(turn).ok_or(OpError::NoSuchTurn)?;
    let whole = || ByteOffset(0)..ByteOffset(on.text.len());
    let quoted = range.is_some();
    let range = range.unwrap_or_else(whole);
    let Range { start, end } = words(on, range, "there are no words to comment on")?;
    let words = on.text.get(start.0..end.0).unwrap_or("");
    let mut spans = on.spans.clone();
    spans.push(Span { start, end, kind: SpanKind::Comment { comment: id } });
    spans.sort_by_key(|span| (span.start, span.end));
    let thread = Comment {
        id,
        turn,
        quote: if quoted { words.to_owned() } else { String::new() },
        remarks: vec![said(remark)?],
        resolved: false,
    };
    let at = transcript.comments.len();
    let thread = Seq { at, removed: Vec::new(), inserted: vec![thread] };
    let listed = Some(Splice::Comments(thread));
    Ok(Change { splices: listed.into_iter().chain(spliced(on, Vec::new(), spans)).collect() })
}

/// Adds a remark to a thread, which is open again if it was settled.
///
/// # Errors
/// When the thread is gone, or nothing is said.
pub fn reply(transcript: &Transcript, id: CommentId, remark: Remark) -> Result<Change, OpError> {
    let remark = said(remark)?;
    altered(transcript, id, |thread| {
        thread.remarks.push(remark);
        thread.resolved = false;
        Ok(())
    })
}

/// Says a remark, counted from 0, in other words; only its author may.
///
/// # Errors
/// When the remark is gone or somebody else's, or nothing is said.
pub fn edit_remark(
    transcript: &Transcript,
    id: CommentId,
    index: usize,
    author: &str,
    text: &str,
) -> Result<Change, OpError> {
    altered(transcript, id, |thread| {
        let remark = thread.remarks.get_mut(index).ok_or(OpError::NoSuchComment)?;
        if remark.author != author {
            return Err(OpError::NotPossible("only its author can change a remark; reply to it"));
        }
        *remark = said(Remark { text: text.to_owned(), ..remark.clone() })?;
        Ok(())
    })
}

/// Deletes a remark, counted from 0; with the last one the thread goes.
///
/// # Errors
/// When the remark is gone.
pub fn delete_remark(
    transcript: &Transcript,
    id: CommentId,
    index: usize,
) -> Result<Change, OpError> {
    let (_, thread) = transcript.comment(id).ok_or(OpError::NoSuchComment)?;
    if index == 0 && thread.remarks.len() == 1 {
        return delete_comment(transcript, id);
    }
    altered(transcript, id, |thread| {
        if index >= thread.remarks.len() {
            return Err(OpError::NoSuchComment);
        }
        thread.remarks.remove(index);
        Ok(())
    })
}

/// Deletes a thread; its words stay.
///
/// # Errors
/// When the thread is gone.
pub fn delete_comment(transcript: &Transcript, id: CommentId) -> Result<Change, OpError> {
    let (at, thread) = transcript.comment(id).ok_or(OpError::NoSuchComment)?;
    let marks = |span: &Span| matches!(span.kind, SpanKind::Comment { comment } if comment == id);
    let unmarked = transcript.turns.iter().filter_map(|turn| {
        let spans = turn.spans.iter().filter(|span| !marks(span)).cloned().collect();
        spliced(turn, Vec::new(), spans)
    });
    let mut splices: Vec<Splice> = unmarked.collect();
    let gone = Seq { at, removed: vec![thread.clone()], inserted: Vec::new() };
    splices.push(Splice::Comments(gone));
    Ok(Change { splices })
}

/// Settles a thread, or opens it again.
///
/// # Errors
/// When the thread is gone.
pub fn set_resolved(
    transcript: &Transcript,
    id: CommentId,
    resolved: bool,
) -> Result<Change, OpError> {
    altered(transcript, id, |thread| {
        thread.resolved = resolved;
        Ok(())
    })
}

/// The change that alters a thread and leaves the text alone; empty when nothing is other.
fn altered(
    transcript: &Transcript,
    id: CommentId,
    alter: impl FnOnce(&mut Comment) -> Result<(), OpError>,
) -> Result<Change, OpError> {
    let (at, thread) = transcript.comment(id).ok_or(OpError::NoSuchComment)?;
    let mut new = thread.clone();
    alter(&mut new)?;
    if new == *thread {
        return Ok(Change::default());
    }
    let splice = Seq { at, removed: vec![thread.clone()], inserted: vec![new] };
    Ok(Change { splices: vec![Splice::Comments(splice)] })
}

/// A remark without the white space at its ends.
fn said(remark: Remark) -> Result<Remark, OpError> {
    let text = remark.text.trim().to_owned();
    if text.is_empty() {
        return Err(OpError::NotPossible("a remark has to say something"));
    }
    Ok(Remark { text, ..remark })
}
