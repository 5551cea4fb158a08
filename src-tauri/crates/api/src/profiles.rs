//! Profiles of rules as files, and those that are there from the start.

use proof::{PROFILE_FORMAT, Preset, Profile, RULES};

use serde::{Deserialize, Serialize};

use crate::ApiError;
use crate::wire::Checklist;

/// Characters of a profile's name, at most.
const LONGEST_NAME: usize = 80;

/// How many profiles are there from the start.
pub const PRESETS: usize = Preset::ALL.len();

/// The preset with this name, however it is written: `clean-verbatim`, `Clean verbatim`.
pub fn preset(name: &str) -> Option<Profile> {
    let plain = |name: &str| name.to_lowercase().replace(['-', '_', ' '], "");
    let found = Preset::ALL.into_iter().find(|preset| plain(preset.name()) == plain(name));
    found.map(Preset::profile)
}

/// Reads a profile as it is exported. Rules that this version does not know are kept.
///
/// # Errors
/// [`ApiError::Refused`], saying what is wrong.
pub fn read(json: &str) -> Result<Profile, ApiError> {
    let refused = |why: String| ApiError::Refused(format!("this is not a profile: {why}"));
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let profile: Profile =
        serde_json::from_str(json).map_err(|error| refused(error.to_string()))?;
    if profile.format == 0 || profile.format > PROFILE_FORMAT {
        let why = format!(
            "it has format {}, and this version reads format {PROFILE_FORMAT}",
            profile.format
        );
        return Err(refused(why));
    }
    let name = checked_name(&profile.name)?;
    Ok(Profile { name, ..profile })
}

/// Reads the checklist that goes with a profile in a file; none when there is none.
///
/// # Errors
/// [`ApiError::Refused`], saying what is wrong.
pub(crate) fn read_checklist(json: &str) -> Result<Option<Checklist>, ApiError> {
    #[derive(Deserialize)]
    struct File {
        checklist: Option<Checklist>,
    }
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let refused =
        |error| ApiError::Refused(format!("the checklist of this profile is none: {error}"));
    Ok(serde_json::from_str::<File>(json).map_err(refused)?.checklist)
}

/// A profile as JSON, with the checklist that goes with it where it has one.
///
/// # Errors
/// None that a profile could cause.
pub(crate) fn write(profile: &Profile, checklist: Option<&Checklist>) -> Result<String, ApiError> {
    #[derive(Serialize)]
    struct File<'f> {
        #[serde(flatten)]
        profile: &'f Profile,
        #[serde(skip_serializing_if = "Option::is_none")]
        checklist: Option<&'f Checklist>,
    }
    let file = File { profile, checklist };
    let json = serde_json::to_string_pretty(&file).map_err(ApiError::Arguments)?;
    Ok(json + "\n")
}

/// Rules that a profile names and that this version does not know.
pub fn unknown(profile: &Profile) -> Vec<String> {
    let known = |id: &str| RULES.iter().any(|rule| rule.id == id);
    profile.rules.keys().filter(|id| !known(id)).cloned().collect()
}

/// A name as a profile may have it.
pub(crate) fn checked_name(name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(ApiError::Refused("a profile needs a name".to_owned()));
    }
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        let why = format!("the name of a profile is one line of {LONGEST_NAME} characters at most");
        return Err(ApiError::Refused(why));
    }
    Ok(name.to_owned())
}
