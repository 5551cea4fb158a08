//! Whose proposal words are, where a copy shows what is only suggested.

use std::collections::HashMap;

use transcript::{Moment, SpanKind, Suggestion, SuggestionId, Transcript};

/// Whose proposal some words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By<'a> {
    /// Who proposed it.
    pub author: &'a str,
    /// When.
    pub at: Moment,
}

/// What is proposed for words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks<'a> {
    /// Who proposed that they come.
    pub inserted: Option<By<'a>>,
    /// Who proposed that they go.
    pub deleted: Option<By<'a>>,
}

impl<'a> Marks<'a> {
    /// Adds what a span says of its words.
    pub fn add(&mut self, kind: &SpanKind, known: &Known<'a>) {
        let by = kind.suggestion().and_then(|id| known.by(id));
        match kind {
            SpanKind::Inserted { .. } => self.inserted = by,
            SpanKind::Deleted { .. } => self.deleted = by,
            _ => {}
        }
    }
}

/// The suggestions of a transcript by their ids.
#[derive(Default)]
pub struct Known<'a>(HashMap<SuggestionId, &'a Suggestion>);

impl<'a> Known<'a> {
    /// Those of a transcript.
    pub fn of(transcript: &'a Transcript) -> Self {
        Self(transcript.suggestions.iter().map(|one| (one.id, one)).collect())
    }

    fn by(&self, id: SuggestionId) -> Option<By<'a>> {
        self.0.get(&id).map(|one| By { author: &one.author, at: one.at })
    }
}

/// A moment as XML and HTML write it: `2026-03-01T14:05:00Z`. The days are turned into a date as
/// in Howard Hinnant's `civil_from_days`.
pub fn iso(at: Moment) -> String {
    let seconds = at.0.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::{Moment, iso};

    #[test]
    fn moments_are_written_as_dates() {
        for (at, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399_999, "2000-02-28T23:59:59Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_772_373_900_000, "2026-03-01T14:05:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ] {
            assert_eq!(iso(Moment(at)), text);
        }
    }
}
