//! Who speaks and when, as a file tells it.

use super::{Taking, Verdict};
use crate::{Comment, Proposal, ReadTurn, Remark, SpeakerId, Turn, TurnId, TurnKind};

impl Taking<'_> {
    /// What speakers are called in the file that was sent, and elsewhere.
    pub(super) fn learn_labels(&mut self) {
        let transcript = self.sent.transcript;
        let shown = self.sent.read.turns.iter().filter_map(|turn| {
            let (_, of) = transcript.turn(turn.id?)?;
            Some((turn.label.rejected.as_str(), of.speaker?))
        });
        let names = transcript.speakers.iter().flat_map(|speaker| {
            let names = [&speaker.label, &speaker.name].into_iter().chain(&speaker.aliases);
            names.map(|name| (name.as_str(), speaker.id))
        });
        for (label, speaker) in shown.chain(names).filter(|(label, _)| !label.is_empty()) {
            self.labels.entry(label.to_lowercase()).or_insert(speaker);
        }
    }

    pub(super) fn speaker_called(&self, label: &str) -> Option<SpeakerId> {
        self.labels.get(&label.to_lowercase()).copied()
    }

    /// Another label of a turn proposes another speaker, where somebody is called so; what is beside
    /// its words otherwise is remarked.
    pub(super) fn head(&mut self, was: &Turn, sent: &ReadTurn, back: &ReadTurn) {
        if sent.time != back.time {
            self.remark(was.id, format!("In the file this turn begins at: “{}”.", back.time));
        }
        let (old, new) = (&sent.label, &back.label);
        if (&old.rejected, &old.accepted) == (&new.rejected, &new.accepted) {
            return;
        }
        let mut suggestions = self.sent.transcript.suggestions.iter();
        let proposed = suggestions
            .find(|one| matches!(one.proposal, Proposal::Speaker { turn, .. } if turn == was.id));
        if let Some(proposed) = proposed {
            let is_decided = new.rejected == new.accepted;
            if is_decided && new.accepted == old.accepted {
                return self.judge(proposed.id, Verdict::Accepted);
            }
            if is_decided && new.rejected == old.rejected {
                return self.judge(proposed.id, Verdict::Rejected);
            }
        }
        let is_tracked = new.rejected != new.accepted;
        let label = if is_tracked { &new.accepted } else { &new.rejected };
        match self.speaker_called(label) {
            Some(speaker) if was.speaker == Some(speaker) => {}
            Some(speaker) if was.kind == TurnKind::Speech && proposed.is_none() => {
                let proposal = Proposal::Speaker { turn: was.id, speaker: Some(speaker) };
                match new.by.filter(|_| is_tracked) {
                    Some(by) => self.tracked_as(by, proposal),
                    None => self.propose(proposal),
                };
            }
            _ => self.remark(was.id, format!("In the file this turn is labelled: “{label}”.")),
        }
    }

    /// Says beside a turn what no suggestion can.
    pub(super) fn remark(&mut self, turn: TurnId, text: String) {
        let remark = Remark { author: self.back.author.to_owned(), at: self.back.at, text };
        let id = self.theirs.fresh_comment_id();
        self.theirs.comments.push(Comment {
            id,
            turn,
            quote: String::new(),
            remarks: vec![remark],
            resolved: false,
        });
    }

    /// Paragraphs in front of the first turn that were not sent: more than there were come as turns.
    pub(super) fn put_above(&mut self) -> Vec<Turn> {
        let (sent, back) = (&self.sent.read.above, &self.back.read.above);
        if back.len() <= sent.len() {
            return Vec::new();
        }
        let new: Vec<&String> = back.iter().filter(|line| !sent.contains(line)).collect();
        let turns = new
            .into_iter()
            .map(|line| self.new_turn(&ReadTurn { text: line.clone(), ..ReadTurn::default() }));
        turns.collect()
    }

    /// Other words above and below the turns are remarked.
    pub(super) fn aside(&mut self) {
        let (sent, back) = (self.sent.read, self.back.read);
        let turns = &self.sent.transcript.turns;
        let (first, last) = (turns.first().map(|turn| turn.id), turns.last().map(|turn| turn.id));
        if let Some(first) = first.filter(|_| back.above.len() <= sent.above.len()) {
            for line in back.above.iter().filter(|line| !sent.above.contains(line)) {
                self.remark(first, format!("Above the first turn of the file stands: “{line}”"));
            }
        }
        if let Some(last) = last {
            for line in back.below.iter().filter(|line| !sent.below.contains(line)) {
                self.remark(last, format!("In the lists of the file stands: “{line}”"));
            }
        }
    }
}
