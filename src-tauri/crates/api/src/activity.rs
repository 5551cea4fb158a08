//! What happened to a transcript, told as somebody would tell it: by day, with what one person
//! did several times in a row as one entry.

mod done;

use csv::{Terminator, WriterBuilder};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::{DocumentId, Library, Status, StatusRow, Step, StepKind, VersionKind, VersionRow};

use crate::ApiError;
use crate::memory_file::guarded;
use crate::wire::{Activity, ActivityDay, ActivityEntry, ActivityKind};
use done::Done;

/// The name of the version that an approval keeps.
pub(crate) const APPROVED: &str = "Approved";

/// What follows within this time is the same work.
const PAUSE_MS: i64 = 30 * 60 * 1000;

const HEADER: [&str; 7] = ["day", "from", "until", "author", "what", "count", "note"];

/// Everything that happened to a document that has all words of `search` in it, the latest first.
pub(crate) fn of(
    library: &Library,
    id: DocumentId,
    file: &str,
    search: &str,
    zone: &TimeZone,
) -> Result<Activity, ApiError> {
    let mut events: Vec<Event> = library.steps(id)?.into_iter().map(Event::of_step).collect();
    let statuses = library.statuses(id)?;
    let versions = library.versions(id)?;
    events.extend(versions.into_iter().filter_map(|row| Event::of_version(row, file, &statuses)));
    events.extend(Event::of_statuses(statuses));
    // Revisions tell the order where clocks were set back.
    events.sort_by_key(|event| (event.revision, event.kind != ActivityKind::Change, event.at));
    let terms: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    events.retain(|event| event.has(&terms));
    Ok(Activity { days: days(grouped(events, zone)) })
}

/// The activity as a table, the oldest first (RFC 4180; times as ISO 8601 in UTC).
pub(crate) fn table(activity: &Activity) -> Result<String, ApiError> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| ApiError::Refused(format!("there is no table: {error}"));
    writer.write_record(HEADER).map_err(failed)?;
    let time = |at| Timestamp::from_millisecond(at).map(|at| at.to_string()).unwrap_or_default();
    for day in activity.days.iter().rev() {
        for entry in day.entries.iter().rev() {
            let cells = [
                &day.day,
                &time(entry.at),
                &time(entry.until),
                &entry.author,
                &entry.words,
                &entry.count.to_string(),
                &entry.note,
            ];
            writer.write_record(cells.map(|cell| guarded(cell))).map_err(failed)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.into_error().into()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Something that happened once.
struct Event {
    kind: ActivityKind,
    author: String,
    at: i64,
    revision: u64,
    done: Done,
    note: String,
    version: Option<i64>,
}

impl Event {
    fn of_step(step: Step) -> Self {
        let (kind, mut done) = match step.kind {
            StepKind::Do => (ActivityKind::Change, Done::of(&step.label)),
            StepKind::Undo => {
                (ActivityKind::Undo, Done::once(format!("Took back: {}", step.label)))
            }
            StepKind::Redo => {
                (ActivityKind::Redo, Done::once(format!("Brought back: {}", step.label)))
            }
        };
        // Letters that go on with a step are not another one.
        if step.kind == StepKind::Do && step.step != step.revision {
            done.count = 0;
        }
        let (author, note) = (step.author, String::new());
        let (at, revision) = (step.at.0, step.revision.0);
        Self { kind, author, at, revision, done, note, version: None }
    }

    /// Versions that were saved by themselves are nobody's doing, and what is approved is told
    /// as that.
    fn of_version(row: VersionRow, file: &str, statuses: &[StatusRow]) -> Option<Self> {
        let approved = |step: &StatusRow| {
            step.status == Status::Approved
                && row.name == APPROVED
                && (step.at, step.revision) == (row.at, row.revision)
        };
        let (kind, words) = match row.kind {
            _ if row.damaged => return None,
            VersionKind::Import => (ActivityKind::Import, format!("Imported {file}")),
            VersionKind::Named if !statuses.iter().any(approved) => {
                (ActivityKind::Version, format!("Saved the version “{}”", row.name))
            }
            VersionKind::Named | VersionKind::Automatic => return None,
        };
        Some(Self {
            kind,
            author: row.author,
            at: row.at.0,
            revision: row.revision.0,
            done: Done::once(words),
            note: row.note,
            version: Some(row.id.0),
        })
    }

    fn of_statuses(statuses: Vec<StatusRow>) -> Vec<Self> {
        let mut before = Status::Draft;
        let events = statuses.into_iter().map(|step| {
            let words = match step.status {
                Status::Draft => "Made it a draft again",
                Status::Correcting if before == Status::Draft => "Began to correct",
                Status::Correcting => "Went back to correcting",
                Status::InReview => "Gave it to review",
                Status::Approved => "Approved",
                Status::Published => "Published",
            };
            before = step.status;
            Self {
                kind: ActivityKind::Status,
                author: step.author,
                at: step.at.0,
                revision: step.revision.0,
                done: Done::once(words),
                note: step.note,
                version: None,
            }
        });
        events.collect()
    }

    fn has(&self, terms: &[String]) -> bool {
        let all = format!("{} {} {}", self.author, self.done.words(), self.note).to_lowercase();
        terms.iter().all(|term| all.contains(term.as_str()))
    }
}

/// An event that may stand for several in a row.
struct Group {
    day: String,
    until: i64,
    event: Event,
}

fn grouped(events: Vec<Event>, zone: &TimeZone) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for event in events {
        let day = day_of(event.at, zone);
        if let Some(last) = groups.last_mut()
            && last.day == day
            && last.goes_on(&event)
        {
            last.until = last.until.max(event.at);
            last.event.revision = event.revision;
            last.event.done.add(event.done);
        } else {
            groups.push(Group { day, until: event.at, event });
        }
    }
    groups
}

impl Group {
    fn goes_on(&self, next: &Event) -> bool {
        let event = &self.event;
        let alone = |event: &Event| event.version.is_some() || !event.note.is_empty();
        let pause = next.at.checked_sub(self.until);
        (event.kind, &event.author) == (next.kind, &next.author)
            && event.kind != ActivityKind::Status
            && !alone(event)
            && !alone(next)
            && event.done.is_same(&next.done)
            && pause.is_some_and(|pause| pause <= PAUSE_MS)
    }
}

fn days(groups: Vec<Group>) -> Vec<ActivityDay> {
    let mut days: Vec<ActivityDay> = Vec::new();
    for Group { day, until, event } in groups.into_iter().rev() {
        let entry = ActivityEntry {
            kind: event.kind,
            words: event.done.words(),
            count: event.done.count.max(1),
            author: event.author,
            at: event.at,
            until,
            note: event.note,
            version: event.version,
            revision: event.revision,
        };
        match days.last_mut() {
            Some(last) if last.day == day => last.entries.push(entry),
            _ => days.push(ActivityDay { day, entries: vec![entry] }),
        }
    }
    days
}

/// The day of a time, as clocks there show it.
fn day_of(at: i64, zone: &TimeZone) -> String {
    let at = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(at).date().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(revision: u64, label: &str, minute: i64) -> Event {
        Event::of_step(Step {
            revision: store::Revision(revision),
            kind: StepKind::Do,
            step: store::Revision(revision),
            label: label.to_owned(),
            author: "Ada".to_owned(),
            at: store::UnixMs(minute * 60_000),
        })
    }

    fn told(events: Vec<Event>) -> Vec<String> {
        let groups = grouped(events, &TimeZone::UTC);
        groups.iter().map(|group| group.event.done.words()).collect()
    }

    #[test]
    fn what_is_done_in_a_row_is_one_entry() {
        let typed = (0..34).map(|n| step(n, "Typing", n as i64));
        assert_eq!(told(typed.collect()), ["Typed, 34 times"]);
        let pause = vec![step(1, "Typing", 0), step(2, "Typing", 30), step(3, "Typing", 61)];
        assert_eq!(told(pause), ["Typed, 2 times", "Typed"]);
        let fixed = vec![step(1, "3 corrections", 0), step(2, "1 correction", 1)];
        assert_eq!(told(fixed), ["Fixed 4 words"]);
        let retagged = vec![step(1, "Retag turn", 0), step(2, "Retag 2 turns", 1)];
        assert_eq!(told(retagged), ["Retagged 3 turns"]);
        let same = vec![step(1, "Correct “a”", 0), step(2, "Correct “a”", 1)];
        assert_eq!(told(same), ["Corrected “a”, 2 times"]);
        let others = vec![step(1, "Correct “a”", 0), step(2, "Correct “b” 2 times", 1)];
        assert_eq!(told(others), ["Corrected 3 words"]);
        // Midnight comes between.
        let night = vec![step(1, "Typing", 1439), step(2, "Typing", 1440)];
        assert_eq!(told(night), ["Typed", "Typed"]);
    }

    #[test]
    fn days_are_those_of_the_place() {
        let east = TimeZone::fixed(jiff::tz::offset(9));
        assert_eq!(day_of(20 * 3_600_000, &east), "1970-01-02");
        assert_eq!(day_of(20 * 3_600_000, &TimeZone::UTC), "1970-01-01");
    }
}
