//! Threads of comments: which words of a copy each is on, and what is said of it.

use std::collections::HashMap;

use transcript::{Comment, CommentId, Remark, Transcript};

use crate::shown::{ShownTurn, on_one_line};

/// The heading over the threads, where a format needs one.
pub const COMMENTS_HEADING: &str = "Comments";

/// A thread as a copy shows it.
pub struct Thread<'a> {
    /// Its number, counted from 1 in the order of the places.
    pub number: usize,
    /// What was said.
    pub comment: &'a Comment,
    /// Whether the copy has words that it is on.
    pub placed: bool,
}

impl Thread<'_> {
    /// What it is on, in a few words for its head.
    pub fn subject(&self) -> String {
        let quote = on_one_line(&self.comment.quote);
        match (self.placed, quote.is_empty()) {
            (true, true) => "On the whole turn".to_owned(),
            (true, false) => format!("On “{quote}”"),
            (false, true) => "On words that are not there".to_owned(),
            (false, false) => format!("On words that are not there: “{quote}”"),
        }
    }
}

/// When a remark was made, to the minute: `2026-11-25 14:03 UTC`.
pub fn date(remark: &Remark) -> String {
    let iso = remark.at.iso();
    let (day, time) = iso.split_once('T').unwrap_or((&iso, ""));
    format!("{day} {} UTC", time.get(..5).unwrap_or(time))
}

/// Numbers the threads, and marks the runs with which their words begin and end.
pub fn threads<'a>(transcript: &'a Transcript, turns: &mut [ShownTurn<'_>]) -> Vec<Thread<'a>> {
    let mut places: HashMap<CommentId, (usize, usize)> = HashMap::new();
    for (at, run) in runs(turns).enumerate() {
        for id in &run.comments {
            places.entry(*id).or_insert((at, at)).1 = at;
        }
    }
    let place = |comment: &Comment| places.get(&comment.id).copied();
    let mut comments: Vec<&Comment> = transcript.comments.iter().collect();
    comments.sort_by_key(|comment| place(comment).map_or(usize::MAX, |(first, _)| first));
    let threads = (1..).zip(comments).map(|(number, comment)| {
        let placed = place(comment).is_some();
        Thread { number, comment, placed }
    });
    let threads: Vec<Thread<'a>> = threads.collect();
    let (mut starts, mut ends) = (HashMap::new(), HashMap::new());
    for thread in &threads {
        if let Some((first, last)) = place(thread.comment) {
            starts.entry(first).or_insert_with(Vec::new).push(thread.number);
            ends.entry(last).or_insert_with(Vec::new).push(thread.number);
        }
    }
    for (at, run) in runs(turns).enumerate() {
        run.starts = starts.remove(&at).unwrap_or_default();
        run.ends = ends.remove(&at).unwrap_or_default();
    }
    threads
}

fn runs<'t, 'a>(
    turns: &'t mut [ShownTurn<'a>],
) -> impl Iterator<Item = &'t mut crate::runs::Run<'a>> {
    let paragraphs = turns.iter_mut().flat_map(|turn| &mut turn.paragraphs);
    let pieces = paragraphs.flat_map(|paragraph| &mut paragraph.pieces);
    pieces.flat_map(|piece| &mut piece.runs)
}
