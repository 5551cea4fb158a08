//! What a finished copy looks like, as it is asked for on the command line.

use api::{CopyOptions, CopySuggestions, LabelStyle, LinkStyle, Subtitles};
use clap::{Args, ValueEnum};

#[derive(Args)]
pub(crate) struct CopyArgs {
    /// How speakers are named
    #[arg(long, value_enum, default_value_t)]
    labels: Labels,
    /// Where the addresses of links are written
    #[arg(long, value_enum, default_value_t)]
    links: Links,
    /// What becomes of suggestions that nobody decided on
    #[arg(long, value_enum, default_value_t)]
    suggestions: Suggestions,
    /// Characters in a line of subtitles
    #[arg(long, value_name = "CHARACTERS", default_value_t = 42)]
    line: u8,
    /// Characters of subtitles that are read in a second
    #[arg(long, value_name = "CHARACTERS", default_value_t = 20)]
    speed: u8,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Suggestions {
    /// They are left out
    #[default]
    Without,
    /// The copy is as if all were accepted
    Accepted,
    /// Both words are shown, with whose proposal it is; not in plain text
    Marked,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Labels {
    /// CRAIG
    #[default]
    Label,
    /// Craig Smith
    Name,
    /// CS
    Initials,
    /// Craig Smith at his first turn, then CRAIG
    NameFirst,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Links {
    /// With their words
    #[default]
    Inline,
    /// In a note for each
    Footnotes,
    /// In a list at the end
    References,
}

impl CopyArgs {
    pub(crate) fn options(&self) -> CopyOptions {
        let labels = match self.labels {
            Labels::Label => LabelStyle::Label,
            Labels::Name => LabelStyle::Name,
            Labels::Initials => LabelStyle::Initials,
            Labels::NameFirst => LabelStyle::NameFirst,
        };
        let links = match self.links {
            Links::Inline => LinkStyle::Inline,
            Links::Footnotes => LinkStyle::Footnotes,
            Links::References => LinkStyle::References,
        };
        let suggestions = self.suggestions.into();
        let subtitles = Subtitles { line: self.line, speed: self.speed };
        CopyOptions { labels, links, suggestions, subtitles, ..CopyOptions::default() }
    }
}

impl From<Suggestions> for CopySuggestions {
    fn from(shown: Suggestions) -> Self {
        match shown {
            Suggestions::Without => Self::Without,
            Suggestions::Accepted => Self::Accepted,
            Suggestions::Marked => Self::Marked,
        }
    }
}
