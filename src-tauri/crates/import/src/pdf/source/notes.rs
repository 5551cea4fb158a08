//! What reviewers noted on a page: markup annotations (ISO 32000-1, 12.5.6.2) and what answers them.

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::object::{Array, Dict, Name, Rect as FileRect, String as FileString};
use hayro_syntax::page::Page;
use transcript::Moment;

use super::annotations::{laid, quads};
use super::content::text_string;

/// Annotations of a page that are read, at most.
const MAX_NOTES: usize = 10_000;

/// What is noted on a page.
#[derive(Debug, Default)]
pub(in super::super) struct Notes {
    pub notes: Vec<Note>,
    /// How many fields of a form are filled in.
    pub fields: usize,
    /// How many words or places are marked of which nothing is said.
    pub silent: usize,
}

/// A note.
#[derive(Debug, Default)]
pub(in super::super) struct Note {
    /// Names it in its file.
    pub id: Option<(u32, i32)>,
    /// The note that it answers.
    pub answers: Option<(u32, i32)>,
    /// True when it says that what it answers is settled, and nothing else.
    pub settles: bool,
    pub author: String,
    pub at: Option<Moment>,
    pub text: String,
    /// The rectangles: left, top, right, bottom.
    pub areas: Vec<[f32; 4]>,
    /// True when it lies on the words that it is about, and does not only stand near them.
    pub on_words: bool,
}

pub(super) fn notes(page: &Page<'_>, upright: Affine) -> Notes {
    let mut notes = Notes::default();
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return notes };
    for annotation in annotations.iter::<Dict<'_>>().take(MAX_NOTES) {
        let Some(kind) = annotation.get::<Name<'_>>("Subtype") else { continue };
        match kind.as_ref() {
            b"Link" | b"Popup" => {}
            b"Widget" => notes.fields += usize::from(is_filled(&annotation)),
            kind => match note(&annotation, kind, upright) {
                Some(note) => notes.notes.push(note),
                None => notes.silent += 1,
            },
        }
    }
    notes
}

fn note(annotation: &Dict<'_>, kind: &[u8], upright: Affine) -> Option<Note> {
    let string = |key: &str| annotation.get::<FileString<'_>>(key).map(|text| text_string(&text));
    let state = string("State");
    let text = clean(&string("Contents").unwrap_or_default());
    // Words that are struck out say so by themselves.
    let text = match kind {
        b"StrikeOut" if text.is_empty() => "Struck out.".to_owned(),
        _ => text,
    };
    if text.is_empty() && state.is_none() {
        return None;
    }
    let areas = quads(annotation);
    let on_words = !areas.is_empty();
    let rect = annotation.get::<FileRect>("Rect");
    let rect = rect.map(|rect| Rect::new(rect.x0, rect.y0, rect.x1, rect.y1));
    let areas = if on_words { areas } else { rect.into_iter().collect() };
    let date = |key: &str| string(key).and_then(|date| moment(&date));
    Some(Note {
        id: annotation.obj_id().map(|id| (id.obj_number, id.gen_number)),
        answers: annotation.get_ref("IRT").map(|of| (of.obj_number, of.gen_number)),
        settles: state.is_some_and(|state| {
            matches!(state.as_str(), "Completed" | "Accepted" | "Rejected" | "Cancelled")
        }),
        author: string("T").unwrap_or_default(),
        at: date("CreationDate").or_else(|| date("M")),
        text,
        areas: laid(areas, upright),
        on_words,
    })
}

/// True for a field of a form that says something.
fn is_filled(field: &Dict<'_>) -> bool {
    let value = field.get::<FileString<'_>>("V").map(|value| text_string(&value));
    value.is_some_and(|value| !value.trim().is_empty())
}

/// Lines, and no other control characters.
fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: String = lines.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    lines.trim().to_owned()
}

/// Reads a date (7.9.4): `D:20260301140500+01'30'`, of which anything behind the year may be missing.
fn moment(date: &str) -> Option<Moment> {
    let date = date.trim().strip_prefix("D:")?;
    let end = date.find(|c: char| !c.is_ascii_digit()).unwrap_or(date.len());
    let (digits, zone) = date.split_at_checked(end)?;
    let part = |from: usize, to: usize, other: &'static str| {
        digits.get(from..to).map_or_else(|| other.to_owned(), str::to_owned)
    };
    let zone = zone.trim_end_matches('\'').replace('\'', ":");
    let zone = if zone.starts_with('Z') { "Z" } else { zone.as_str() };
    let (year, month, day) = (digits.get(..4)?, part(4, 6, "01"), part(6, 8, "01"));
    let (hour, minute, second) = (part(8, 10, "00"), part(10, 12, "00"), part(12, 14, "00"));
    Moment::read(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn dates_are_read_as_files_write_them() {
        for (date, iso) in [
            ("D:20260301140509Z", "2026-03-01T14:05:09Z"),
            ("D:20260301140509+01'30'", "2026-03-01T12:35:09Z"),
            ("D:20260301140509-02'00", "2026-03-01T16:05:09Z"),
            ("D:202603", "2026-03-01T00:00:00Z"),
        ] {
            assert_eq!(moment(date).map(|at| at.iso()).as_deref(), Some(iso), "{date}");
        }
        for bad in ["", "2026", "D:", "D:é", "D:20"] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }
}
