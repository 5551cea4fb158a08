//! How finished copies are named: a pattern with fields, and whatever a transcript's title holds,
//! the name of a file and nothing else.

/// Bytes that a name has at most, without its ending. Systems allow 255 in all.
const LONGEST: usize = 180;

/// Names that mean devices on Windows, whatever comes behind a dot.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// What the fields of a pattern mean.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    /// The title of the transcript.
    pub(crate) title: String,
    /// The day in local time, as in `2026-03-09`.
    pub(crate) date: String,
    /// What the version is called.
    pub(crate) version: String,
    /// How far the transcript is.
    pub(crate) status: String,
    /// Who exports it.
    pub(crate) author: String,
}

impl Fields {
    /// What a field means; `None` when there is no such field.
    fn value(&self, field: &str, format: &str) -> Option<String> {
        Some(match field {
            "title" => self.title.clone(),
            "date" => self.date.clone(),
            "version" => self.version.clone(),
            "status" => self.status.clone(),
            "author" => self.author.clone(),
            "format" => format.to_owned(),
            _ => return None,
        })
    }
}

/// A name for the file of a format, without its ending: one that no system refuses, that is not
/// hidden, and that stays in its folder.
pub(crate) fn named(pattern: &str, fields: &Fields, format: &str) -> String {
    let filled = parts(pattern).map(|part| match part {
        Part::Words(words) => words.to_owned(),
        Part::Field(field) => fields.value(field, format).unwrap_or_else(|| format!("{{{field}}}")),
    });
    safe(&filled.collect::<String>())
}

/// Fields of a pattern that there are not.
pub(crate) fn unknown(pattern: &str) -> Vec<String> {
    let fields = parts(pattern).filter_map(|part| match part {
        Part::Field(field) if Fields::default().value(field, "").is_none() => Some(field),
        _ => None,
    });
    fields.map(str::to_owned).collect()
}

enum Part<'a> {
    Words(&'a str),
    Field(&'a str),
}

/// A pattern taken apart. Braces that are never closed are words.
fn parts(pattern: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        let closed = |after: &str| {
            let end = after.find(['{', '}'])?;
            after.get(end..)?.starts_with('}').then_some(end)
        };
        if let Some(after) = rest.strip_prefix('{')
            && let Some(end) = closed(after)
        {
            let (field, after) = after.split_at(end);
            rest = after.strip_prefix('}').unwrap_or(after);
            return Some(Part::Field(field));
        }
        let first = rest.chars().next()?;
        let from = first.len_utf8();
        let end = rest.get(from..)?.find('{').map_or(rest.len(), |at| from + at);
        let (words, after) = rest.split_at(end);
        rest = after;
        Some(Part::Words(words))
    })
}

/// A name that every system takes.
fn safe(name: &str) -> String {
    let is_bad = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
            // What cannot be seen, or turns what comes behind it round.
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}')
    };
    let words = name.split(is_bad).filter(|word| !word.is_empty());
    let mut name = words.collect::<Vec<_>>().join(" ");
    while name.len() > LONGEST {
        name.pop();
    }
    // A dot in front hides a file, and one at the end is lost on Windows.
    let name = name.trim_matches(['.', ' ']);
    let device = name.split('.').next().unwrap_or_default().trim().to_lowercase();
    let port = device.strip_prefix("com").or_else(|| device.strip_prefix("lpt"));
    let is_port = port.is_some_and(|n| n.chars().count() == 1 && n != "0");
    if name.is_empty() {
        "Transcript".to_owned()
    } else if is_port || DEVICES.contains(&device.as_str()) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use super::{Fields, named, unknown};

    fn fields(title: &str) -> Fields {
        Fields {
            title: title.to_owned(),
            date: "2026-03-09".to_owned(),
            version: "v2/final".to_owned(),
            ..Fields::default()
        }
    }

    #[test]
    fn fields_are_filled_in_and_others_stay() {
        let name = |pattern: &str| named(pattern, &fields("Episode 11"), "docx");
        assert_eq!(name("{title} {date}"), "Episode 11 2026-03-09");
        assert_eq!(
            name("{date}_{title}_{version}.{format}"),
            "2026-03-09_Episode 11_v2 final.docx"
        );
        assert_eq!(name("{titel} {title"), "{titel} {title");
        assert_eq!(name("}{title}{"), "}Episode 11{");
        assert_eq!(name(""), "Transcript");
        assert_eq!(name("{author}"), "Transcript");
        assert_eq!(unknown("{title} {titel} {a b} {"), ["titel", "a b"]);
    }

    #[test]
    fn a_name_never_leaves_its_folder() {
        for title in [
            "../../etc/passwd",
            "..\\..\\x",
            "..",
            ".",
            "/",
            "C:\\x",
            "~/x",
            ".hidden",
            "a\0b\nc",
            "NUL",
            "com1.txt",
            "lpt²",
            "x. . .",
            "safe\u{202e}txt.exe",
            "   ",
            &"é".repeat(400),
        ] {
            for pattern in ["{title}", "../{title}", "{title}/..", "/{title}", "{date}/{title}"] {
                let name = named(pattern, &fields(title), "txt");
                let path = Path::new(&name);
                let parts: Vec<Component<'_>> = path.components().collect();
                assert!(
                    matches!(parts.as_slice(), [Component::Normal(_)]),
                    "{pattern} {title}: {name}"
                );
                assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']), "{name}");
                assert!(!name.contains(['/', '\\', ':', '\0', '\n', '\u{202e}']), "{name}");
                assert!(name.len() <= 181 && !name.is_empty(), "{name}");
            }
        }
        let name = |title: &str| named("{title}", &fields(title), "txt");
        assert_eq!(name("NUL"), "_NUL");
        assert_eq!(name("com1.txt"), "_com1.txt");
        assert_eq!(name("Common"), "Common");
        assert_eq!(name("../../etc/passwd"), "etc passwd");
    }
}
