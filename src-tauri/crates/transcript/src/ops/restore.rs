//! The whole transcript renamed, or made again what it was.

use crate::{Change, Seq, Splice, Transcript};

/// Gives the transcript another title.
pub fn rename(transcript: &Transcript, title: &str) -> Change {
    let (removed, inserted) = (transcript.title.clone(), title.trim().to_owned());
    if inserted.is_empty() || removed == inserted {
        return Change::default();
    }
    Change { splices: vec![Splice::Title { removed, inserted }] }
}

/// The change that makes `now` what `then` was. Equal turns at both ends are left alone.
pub fn restore(now: &Transcript, then: &Transcript) -> Change {
    let mut splices = rename(now, &then.title).splices;
    splices.extend(Seq::between(&now.speakers, &then.speakers).map(Splice::Speakers));
    splices.extend(Seq::between(&now.turns, &then.turns).map(Splice::Turns));
    let pending = Seq::between(&now.pending_links, &then.pending_links);
    splices.extend(pending.map(Splice::PendingLinks));
    Change { splices }
}
