//! Suggestions, and decisions on them.

use transcript::ops::{self, OpError};
use transcript::{Moment, Proposal, SpeakerId, Suggestion, SuggestionId, TurnId};

use super::change::Made;
use super::links::range;
use super::speakers::counted;
use super::text::replaces;
use crate::core::now;
use crate::wire::{
    DecideSuggestions, SuggestLink, SuggestSpeaker, SuggestText, SuggestionKind, Suggestions,
    Update,
};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn suggest_text(&self, args: SuggestText, _: &Task) -> Result<Update, ApiError> {
        let author = self.state().author();
        self.change(args.document, args.revision, "Suggest words", |session| {
            let replaces = replaces(session, &args.edits)?;
            Ok(ops::suggest_words(&session.transcript, &replaces, &author, moment())?)
        })
    }

    pub(crate) fn suggest_link(&self, args: SuggestLink, _: &Task) -> Result<Update, ApiError> {
        let author = self.state().author();
        let label = if args.url.is_some() { "Suggest a link" } else { "Suggest no link" };
        self.change(args.document, args.revision, label, |session| {
            let range = range(session, args.turn, args.start, args.end)?;
            let (turn, url) = (TurnId(args.turn), args.url.as_deref());
            Ok(ops::suggest_link(&session.transcript, turn, range, url, &author, moment())?)
        })
    }

    pub(crate) fn suggest_speaker(
        &self,
        args: SuggestSpeaker,
        _: &Task,
    ) -> Result<Update, ApiError> {
        let author = self.state().author();
        let label = format!("Suggest another speaker for {}", counted(args.turns.len()));
        self.change(args.document, args.revision, &label, |session| {
            let turns: Vec<TurnId> = args.turns.iter().copied().map(TurnId).collect();
            let speaker = args.speaker.map(SpeakerId);
            Ok(ops::suggest_speaker(&session.transcript, &turns, speaker, &author, moment())?)
        })
    }

    pub(crate) fn decide_suggestions(
        &self,
        args: DecideSuggestions,
        _: &Task,
    ) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let ids: Vec<SuggestionId> = match args.which {
                Suggestions::Ids { ids } => ids.into_iter().map(SuggestionId).collect(),
                which => {
                    let open = session.transcript.suggestions.iter();
                    open.filter(|one| is_of(&which, one)).map(|one| one.id).collect()
                }
            };
            if ids.is_empty() {
                return Err(OpError::NotPossible("nothing is suggested here").into());
            }
            let change = ops::decide(&session.transcript, &ids, args.accept)?;
            let verb = if args.accept { "Accept" } else { "Reject" };
            let label = match ids.len() {
                1 => format!("{verb} a suggestion"),
                many => format!("{verb} {many} suggestions"),
            };
            let made = Made::new(change, label);
            Ok(if ids.len() > 1 { made.whole() } else { made })
        })
    }
}

fn is_of(which: &Suggestions, one: &Suggestion) -> bool {
    match which {
        Suggestions::Ids { ids } => ids.contains(&one.id.0),
        Suggestions::Author { author } => one.author == *author,
        Suggestions::Kind { kind } => match one.proposal {
            Proposal::Words => *kind == SuggestionKind::Words,
            Proposal::Turn { .. } => *kind == SuggestionKind::Turn,
            Proposal::Link { .. } => *kind == SuggestionKind::Link,
            Proposal::Speaker { .. } => *kind == SuggestionKind::Speaker,
        },
        Suggestions::All => true,
    }
}

fn moment() -> Moment {
    Moment(now().0)
}
