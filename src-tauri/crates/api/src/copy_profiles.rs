//! Profiles of export: what a copy shows, in which formats, and how its files are named.

use serde::{Deserialize, Serialize};

use crate::ApiError;
use crate::profiles::checked_name;
use crate::wire::{
    CopyChoice, CopyLook, CopyProfile, CopySuggestions, LabelStyle, LinkStyle, Times,
};

/// The version of a profile's file that this code writes.
const FORMAT: u32 = 1;
/// What tells a profile of export from one of rules.
const KIND: &str = "export";
/// Characters of a pattern, at most.
const LONGEST_PATTERN: usize = 200;

/// The profiles that are there from the start.
pub(crate) fn presets() -> Vec<CopyProfile> {
    let usual = CopyLook::default;
    let profile = |name: &str, formats: &[&str], look: CopyLook| CopyProfile {
        name: name.to_owned(),
        choice: CopyChoice {
            formats: formats.iter().map(|id| (*id).to_owned()).collect(),
            look,
            ..CopyChoice::default()
        },
    };
    let reading = CopyLook {
        labels: LabelStyle::NameFirst,
        times: Times::EveryMinute,
        fillers: false,
        ..usual()
    };
    let web =
        CopyLook { labels: LabelStyle::Name, times: Times::Hidden, fillers: false, ..usual() };
    let record = CopyLook { comments: true, links: LinkStyle::Footnotes, ..usual() };
    vec![
        profile("Finished copy", &["docx"], usual()),
        profile("Reading copy", &["docx"], reading),
        profile("Web article", &["html", "md"], web),
        profile("Full record", &["docx", "json"], record),
    ]
}

/// The preset with this name, however it is written: `reading-copy`, `Reading copy`.
pub fn preset(name: &str) -> Option<CopyProfile> {
    let plain = |name: &str| name.to_lowercase().replace(['-', '_', ' '], "");
    presets().into_iter().find(|preset| plain(&preset.name) == plain(name))
}

/// A file with a profile.
#[derive(Serialize, Deserialize)]
struct File {
    format: u32,
    profile: String,
    #[serde(flatten)]
    of: CopyProfile,
}

/// Reads a profile as it is exported. Formats that this version does not know are kept.
///
/// # Errors
/// [`ApiError::Refused`], saying what is wrong.
pub fn read(json: &str) -> Result<CopyProfile, ApiError> {
    let refused = |why: String| ApiError::Refused(format!("this is no profile of export: {why}"));
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let file: File = serde_json::from_str(json).map_err(|error| refused(error.to_string()))?;
    if file.profile != KIND {
        return Err(refused(format!("it is a profile of “{}”", file.profile)));
    }
    if file.format == 0 || file.format > FORMAT {
        let (format, known) = (file.format, FORMAT);
        return Err(refused(format!(
            "it has format {format}, and this version reads format {known}"
        )));
    }
    checked(file.of)
}

/// A profile as JSON.
///
/// # Errors
/// None that a profile could cause.
pub(crate) fn write(profile: &CopyProfile) -> Result<String, ApiError> {
    let file = File { format: FORMAT, profile: KIND.to_owned(), of: profile.clone() };
    let json = serde_json::to_string_pretty(&file).map_err(ApiError::Arguments)?;
    Ok(json + "\n")
}

/// A profile as it may be kept.
///
/// # Errors
/// [`ApiError::Refused`] when its name or its pattern is none.
pub(crate) fn checked(profile: CopyProfile) -> Result<CopyProfile, ApiError> {
    let CopyProfile { name, mut choice } = profile;
    let pattern = choice.pattern.trim();
    let is_line = pattern.chars().count() <= LONGEST_PATTERN && !pattern.contains(char::is_control);
    if !is_line {
        let why = format!("a pattern of names is one line of {LONGEST_PATTERN} characters at most");
        return Err(ApiError::Refused(why));
    }
    choice.pattern = if pattern.is_empty() { "{title}".to_owned() } else { pattern.to_owned() };
    if choice.formats.is_empty() {
        return Err(ApiError::Refused("a profile of export needs a format".to_owned()));
    }
    Ok(CopyProfile { name: checked_name(&name)?, choice })
}

impl From<&CopyLook> for export::Options {
    fn from(look: &CopyLook) -> Self {
        Self {
            title: look.title,
            times: match look.times {
                Times::EveryTurn => export::Times::EveryTurn,
                Times::EveryMinute => export::Times::EveryMinute,
                Times::Hidden => export::Times::Hidden,
            },
            labels: match look.labels {
                LabelStyle::Label => export::LabelStyle::Label,
                LabelStyle::Name => export::LabelStyle::Name,
                LabelStyle::Initials => export::LabelStyle::Initials,
                LabelStyle::NameFirst => export::LabelStyle::NameFirst,
                LabelStyle::Hidden => export::LabelStyle::Hidden,
            },
            links: match look.links {
                LinkStyle::Inline => export::LinkStyle::Inline,
                LinkStyle::Footnotes => export::LinkStyle::Footnotes,
                LinkStyle::References => export::LinkStyle::References,
            },
            cues: look.cues,
            fillers: look.fillers,
            suggestions: match look.suggestions {
                CopySuggestions::Without => export::Suggestions::Without,
                CopySuggestions::Accepted => export::Suggestions::Accepted,
                CopySuggestions::Marked => export::Suggestions::Marked,
            },
            comments: look.comments,
            subtitles: export::Subtitles { line: look.subtitles.line, speed: look.subtitles.speed },
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{preset, presets, read, write};

    #[test]
    fn a_profile_goes_through_its_file_unchanged() {
        for profile in presets() {
            assert_eq!(read(&write(&profile).unwrap()).unwrap(), profile);
        }
        assert_eq!(preset("reading-copy").unwrap().name, "Reading copy");
        assert!(preset("nonsense").is_none());
    }

    #[test]
    fn other_files_are_refused_with_what_is_wrong() {
        for (json, said) in [
            ("", "EOF"),
            (r#"{"format": 1, "name": "A", "rules": {}}"#, "profile"),
            (r#"{"format": 1, "profile": "rules", "name": "A"}"#, "of “rules”"),
            (r#"{"format": 9, "profile": "export", "name": "A"}"#, "format 9"),
            (r#"{"format": 1, "profile": "export", "name": " "}"#, "name"),
            (r#"{"format": 1, "profile": "export", "name": "A", "formats": []}"#, "format"),
            (r#"{"format": 1, "profile": "export", "name": "A", "labels": "loud"}"#, "loud"),
        ] {
            let error = read(json).unwrap_err().to_string();
            assert!(error.contains(said), "{json}: {error}");
        }
        let old = r#"{"format": 1, "profile": "export", "name": "A", "times": false}"#;
        let read = read(old).unwrap();
        assert_eq!(read.choice.look.times, crate::wire::Times::Hidden);
        assert_eq!(read.choice.pattern, "{title}");
    }
}
