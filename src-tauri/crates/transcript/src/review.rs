//! What reviewers leave in a transcript: comments, and suggestions that wait for a decision.
//!
//! Their places are spans of the turns, so that they follow their words through every change.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{
    ByteOffset, Change, PendingLinkId, SpanKind, SpeakerId, Transcript, Turn, TurnId, ops,
};

/// A point in time: milliseconds since 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// As ISO 8601 in UTC, to the second: `2026-11-25T14:03:09Z`.
    ///
    /// The calendar is `civil_from_days` of Howard Hinnant's “chrono-Compatible Low-Level Date
    /// Algorithms”: years begin in March, so that the leap day is the last of one.
    pub fn iso(self) -> String {
        let seconds = self.0.div_euclid(1000);
        let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let days = days + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march + 2) / 5 + 1;
        let month = if march < 10 { march + 3 } else { march - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl Moment {
    /// Reads ISO 8601 as documents write it: a day, perhaps a time to the second or finer, perhaps
    /// a distance from UTC; without one it is taken for UTC.
    pub fn read(iso: &str) -> Option<Self> {
        let (day, time) = iso.trim().split_once(['T', ' ']).unwrap_or((iso.trim(), ""));
        let mut parts = day.splitn(3, '-').map(|part| part.parse::<i64>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let (clock, zone) = match time.find(['Z', 'z', '+', '-']) {
            Some(end) => time.split_at_checked(end)?,
            None => (time, ""),
        };
        let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, ""));
        let mut parts = clock.splitn(3, ':').map(|part| part.parse::<i64>().unwrap_or(0));
        let mut next = || parts.next().unwrap_or(0);
        let seconds = (next() * 60 + next()) * 60 + next();
        let digits = fraction.bytes().filter(u8::is_ascii_digit).chain([b'0'; 3]).take(3);
        let ms = digits.fold(0, |ms, digit| ms * 10 + i64::from(digit - b'0'));
        let east = match zone.split_at_checked(1) {
            Some((sign @ ("+" | "-"), zone)) => {
                let (hours, minutes) = zone.split_once(':').unwrap_or((zone, "0"));
                let minutes = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
                if sign == "+" { minutes } else { -minutes }
            }
            _ => 0,
        };
        // `days_from_civil`, the way back of the calendar of [`Moment::iso`].
        let year = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        let seconds = (0..=86_400).contains(&seconds).then_some(seconds)?;
        Some(Self((days * 86_400 + seconds - east.clamp(-1440, 1440) * 60) * 1000 + ms))
    }
}

/// The first letters of the words of a name, in capitals: `ÉVK` of `Éva (Vee) Kiss`.
pub fn initials(name: &str) -> String {
    let letters = name.split_whitespace();
    let letters = letters.filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    letters.flat_map(char::to_uppercase).collect()
}

/// Names a comment within one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommentId(pub u32);

/// A thread of remarks on some words or on a turn.
///
/// Its words are those of the spans that name it. When they are gone it stays with its turn, and
/// with its quote when that is gone too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The turn it was made on.
    pub turn: TurnId,
    /// The words it was made on; empty when it is on the whole turn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// What was said, the first remark first; never empty.
    pub remarks: Vec<Remark>,
    /// True when it is settled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub resolved: bool,
}

/// One remark of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Remark {
    /// Who made it.
    pub author: String,
    /// When.
    pub at: Moment,
    /// What it says.
    pub text: String,
}

/// Names a suggestion within one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SuggestionId(pub u32);

/// A tracked change that somebody proposed, waiting to be accepted or rejected.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// Who proposed it.
    pub author: String,
    /// When.
    pub at: Moment,
    /// What is proposed.
    #[serde(flatten)]
    pub proposal: Proposal,
}

/// What a suggestion proposes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "proposal", rename_all = "snake_case")]
pub enum Proposal {
    /// Other words. Both stand in the text: those to come in spans `Inserted`, those to go in spans
    /// `Deleted`.
    Words,
    /// A link on the words of its spans `Proposed`, or none.
    Link {
        /// The address; `None` to take a link away.
        url: Option<String>,
        /// The link that waits for its place until then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pending: Option<PendingLinkId>,
    },
    /// That a turn begins, or begins no longer: its words go on in the turn before it then, and without
    /// words it is gone. Its own spans `Inserted` and `Deleted` are of words that come and go with it.
    Turn {
        /// The turn. It stands in the transcript until it is decided that it goes, or does not come.
        turn: TurnId,
        /// True when it comes, false when it goes.
        comes: bool,
    },
    /// Another speaker for a turn.
    Speaker {
        /// The turn.
        turn: TurnId,
        /// Who is to have it; `None` for nobody.
        speaker: Option<SpeakerId>,
    },
}

impl Transcript {
    /// As it stands in force: as if every suggestion were rejected.
    pub fn without_suggestions(&self) -> Cow<'_, Self> {
        self.decided(false, |_| true)
    }

    /// As it would be if every suggestion were accepted.
    pub fn as_suggested(&self) -> Cow<'_, Self> {
        self.decided(true, |_| true)
    }

    /// With the suggested words still marked, but with the links and speakers in force.
    pub fn with_suggested_words(&self) -> Cow<'_, Self> {
        self.decided(false, |one| one.proposal != Proposal::Words)
    }

    /// With everything suggested still in it but where turns begin, which is as it is in force.
    pub fn with_turns_in_force(&self) -> Cow<'_, Self> {
        self.decided(false, |one| matches!(one.proposal, Proposal::Turn { .. }))
    }

    /// As it reads if the suggested words are accepted; links, speakers, and where turns begin stay
    /// only suggested.
    pub fn with_words_accepted(&self) -> Cow<'_, Self> {
        let of_words =
            |one: &&Suggestion| matches!(one.proposal, Proposal::Words | Proposal::Turn { .. });
        let ids: Vec<SuggestionId> =
            self.suggestions.iter().filter(of_words).map(|one| one.id).collect();
        self.after(&ids, |ids| ops::accept_words(self, ids))
    }

    fn decided(&self, accept: bool, wanted: impl Fn(&Suggestion) -> bool) -> Cow<'_, Self> {
        let wanted = self.suggestions.iter().filter(|one| wanted(one));
        let ids: Vec<SuggestionId> = wanted.map(|one| one.id).collect();
        self.after(&ids, |ids| ops::decide(self, ids, accept))
    }

    fn after(
        &self,
        ids: &[SuggestionId],
        decide: impl Fn(&[SuggestionId]) -> Result<Change, ops::OpError>,
    ) -> Cow<'_, Self> {
        if ids.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut decided = self.clone();
        let change = decide(ids);
        let done = change.is_ok_and(|change| change.apply(&mut decided).is_ok());
        debug_assert!(done, "suggestions that are there can be decided");
        Cow::Owned(decided)
    }
}

/// Where a place among the words that stay is among all of them, when `going` are those that are
/// proposed to go: behind these where they stand just there.
pub fn behind_going(going: &[Range<ByteOffset>], at: ByteOffset) -> ByteOffset {
    shifted(going, at, |start, at| start <= at)
}

/// The same, before those that stand just there.
pub fn before_going(going: &[Range<ByteOffset>], at: ByteOffset) -> ByteOffset {
    shifted(going, at, |start, at| start < at)
}

fn shifted(
    going: &[Range<ByteOffset>],
    at: ByteOffset,
    passes: fn(ByteOffset, ByteOffset) -> bool,
) -> ByteOffset {
    going.iter().fold(at, |at, range| match passes(range.start, at) {
        true => ByteOffset(at.0 + range.end.0 - range.start.0),
        false => at,
    })
}

impl Turn {
    /// Its words in force: without those that are only proposed.
    pub fn text_in_force(&self) -> Cow<'_, str> {
        let proposed = |kind: &SpanKind| matches!(kind, SpanKind::Inserted { .. });
        self.text_without(&self.ranges_of(proposed))
    }

    /// Where words stand that are proposed to go; in order, not touching.
    pub fn going(&self) -> Vec<Range<ByteOffset>> {
        self.ranges_of(|kind| matches!(kind, SpanKind::Deleted { .. }))
    }

    pub(crate) fn ranges_of(&self, wanted: impl Fn(&SpanKind) -> bool) -> Vec<Range<ByteOffset>> {
        let mut ranges: Vec<Range<ByteOffset>> = Vec::new();
        for span in self.spans.iter().filter(|span| wanted(&span.kind)) {
            match ranges.last_mut() {
                Some(last) if last.end >= span.start => last.end = last.end.max(span.end),
                _ => ranges.push(span.start..span.end),
            }
        }
        ranges
    }

    fn text_without(&self, gone: &[Range<ByteOffset>]) -> Cow<'_, str> {
        if gone.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let starts = [0].into_iter().chain(gone.iter().map(|range| range.end.0));
        let ends = gone.iter().map(|range| range.start.0).chain([self.text.len()]);
        let kept = starts.zip(ends).filter_map(|(start, end)| self.text.get(start..end));
        Cow::Owned(kept.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, initials};

    #[test]
    fn moments_are_read_in_the_calendar() {
        for (ms, iso) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (951_868_799_999, "2000-02-29T23:59:59Z"),
            (951_868_800_000, "2000-03-01T00:00:00Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00Z"),
            (1_798_761_600_000, "2027-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ] {
            assert_eq!(Moment(ms).iso(), iso);
            assert_eq!(
                Moment::read(iso).map(|at| at.0.div_euclid(1000)),
                Some(ms.div_euclid(1000))
            );
        }
    }

    #[test]
    fn moments_are_read_as_documents_write_them() {
        for (iso, ms) in [
            ("2000-03-01", 951_868_800_000),
            ("2000-02-29T23:59:59.999000000", 951_868_799_999),
            ("2000-03-01T01:30:00+01:30", 951_868_800_000),
            ("2000-02-29T22:00:00,5-02:00", 951_868_800_500),
        ] {
            assert_eq!(Moment::read(iso), Some(Moment(ms)), "{iso}");
        }
        for bad in
            ["", "T", "2000", "2000-13-01", "x-01-01", "2000-01-01T99:00:00Z", "2000-1-1T0+é"]
        {
            assert_eq!(Moment::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn initials_are_the_first_letters_of_the_words() {
        for (name, letters) in
            [("Anna von Bell", "AVB"), ("anna", "A"), ("(éva) 2", "É2"), (" ", "")]
        {
            assert_eq!(initials(name), letters);
        }
    }
}
