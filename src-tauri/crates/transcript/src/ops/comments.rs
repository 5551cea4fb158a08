//! What reviewers remark, and what becomes of it.

use std::ops::Range;

use super::OpError;
use crate::{
    ByteOffset, Change, Comment, CommentId, Remark, Seq, Span, SpanKind, Splice, TextSplice,
    Transcript, Turn, TurnId,
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
    let words = on.text.get(range.start.0..range.end.0).ok_or(OpError::OutOfText)?;
    let start = range.start.0 + words.len() - words.trim_start().len();
    let words = words.trim();
    if words.is_empty() {
        return Err(OpError::NotPossible("there are no words to comment on"));
    }
    let end = ByteOffset(start + words.len());
    let span = Span { start: ByteOffset(start), end, kind: SpanKind::Comment { comment: id } };
    let mut spans = on.spans.clone();
    spans.push(span);
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
    Ok(Change { splices: vec![Splice::Comments(thread), respanned(on, spans)] })
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
    let marked = transcript.turns.iter().filter(|turn| turn.spans.iter().any(marks));
    let mut splices: Vec<Splice> = marked
        .map(|turn| {
            respanned(turn, turn.spans.iter().filter(|span| !marks(span)).cloned().collect())
        })
        .collect();
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

fn respanned(turn: &Turn, spans: Vec<Span>) -> Splice {
    Splice::Text(TextSplice {
        turn: turn.id,
        edits: Vec::new(),
        removed_spans: turn.spans.clone(),
        inserted_spans: spans,
    })
}
