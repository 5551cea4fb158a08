//! Which rules look at a transcript.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::rules::{RULES, Rule};

/// The version of the profile format that this code writes.
pub const PROFILE_FORMAT: u32 = 1;

/// A set of rules with a name. Its JSON is what is exported and imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The version of the profile format.
    pub format: u32,
    /// What it is called.
    pub name: String,
    /// Whether a rule is on, by its id. A rule that is not named, such as one that came with a
    /// newer version, is as it is in the house style.
    pub rules: BTreeMap<String, bool>,
}

/// The profiles that are there from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Every sound as it was said: what was typed wrong is found, what was said is left alone.
    Verbatim,
    /// What was meant, without fillers and false starts.
    CleanVerbatim,
    /// What was said, in one style: the default.
    HouseStyle,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 3] = [Self::Verbatim, Self::CleanVerbatim, Self::HouseStyle];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "Verbatim",
            Self::CleanVerbatim => "Clean verbatim",
            Self::HouseStyle => "House style",
        }
    }

    /// The profile, naming every rule.
    pub fn profile(self) -> Profile {
        let on = |rule: &Rule| (rule.id.to_owned(), rule.presets.contains(&self));
        Profile {
            format: PROFILE_FORMAT,
            name: self.name().to_owned(),
            rules: RULES.iter().map(on).collect(),
        }
    }
}

impl Profile {
    /// True when the rule looks at the transcript.
    pub fn has(&self, rule: &Rule) -> bool {
        let usual = || rule.presets.contains(&Preset::HouseStyle);
        self.rules.get(rule.id).copied().unwrap_or_else(usual)
    }
}

impl Default for Profile {
    fn default() -> Self {
        Preset::HouseStyle.profile()
    }
}
