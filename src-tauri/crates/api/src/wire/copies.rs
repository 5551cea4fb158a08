//! What a finished copy looks like.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a copy names speakers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LabelStyle {
    /// By the label.
    #[default]
    Label,
    /// By the full name where it is known.
    Name,
    /// By initials.
    Initials,
    /// By the full name where the speaker is first heard, then by the label.
    NameFirst,
}

/// What a copy does with suggestions that nobody decided on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopySuggestions {
    /// It leaves them out.
    #[default]
    Without,
    /// It is as if all were accepted.
    Accepted,
    /// It shows both words, and whose proposal it is; not every format can.
    Marked,
}

/// Where a copy writes the addresses of links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkStyle {
    /// With their words.
    #[default]
    Inline,
    /// In a note for each.
    Footnotes,
    /// In a list at the end.
    References,
}
