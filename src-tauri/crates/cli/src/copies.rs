//! What a finished copy looks like, as it is asked for on the command line.

use std::path::Path;

use api::{
    ApiError, CopyOptions, CopySuggestions, Core, LabelStyle, LinkStyle, Times, copy_profiles,
};
use clap::{Args, ValueEnum};

#[derive(Args)]
pub(crate) struct CopyArgs {
    /// How speakers are named
    #[arg(long, value_enum)]
    labels: Option<Labels>,
    /// Where the addresses of links are written
    #[arg(long, value_enum)]
    links: Option<Links>,
    /// At which turns it is shown when they begin
    #[arg(long, value_enum)]
    times: Option<ShownTimes>,
    /// What becomes of suggestions that nobody decided on
    #[arg(long, value_enum)]
    suggestions: Option<Suggestions>,
    /// Leave out words such as um, in English
    #[arg(long)]
    no_fillers: bool,
    /// Leave out cues such as MUSIC INTERLUDE
    #[arg(long)]
    no_cues: bool,
    /// Leave out the title
    #[arg(long)]
    no_title: bool,
    /// Characters in a line of subtitles
    #[arg(long, value_name = "CHARACTERS")]
    line: Option<u8>,
    /// Characters of subtitles that are read in a second
    #[arg(long, value_name = "CHARACTERS")]
    speed: Option<u8>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Suggestions {
    /// They are left out
    Without,
    /// The copy is as if all were accepted
    Accepted,
    /// Both words are shown, with whose proposal it is; not in plain text
    Marked,
}

#[derive(Clone, Copy, ValueEnum)]
enum Labels {
    /// CRAIG
    Label,
    /// Craig Smith
    Name,
    /// CS
    Initials,
    /// Craig Smith at his first turn, then CRAIG
    NameFirst,
    /// Nobody is named
    Hidden,
}

#[derive(Clone, Copy, ValueEnum)]
enum Links {
    /// With their words
    Inline,
    /// In a note for each
    Footnotes,
    /// In a list at the end
    References,
}

#[derive(Clone, Copy, ValueEnum)]
enum ShownTimes {
    /// At every turn
    EveryTurn,
    /// At the first turn that begins in a minute
    EveryMinute,
    /// At none
    Hidden,
}

impl CopyArgs {
    /// What the profile says, and what is asked for beside it.
    pub(crate) fn options(
        &self,
        profile: Option<&str>,
        library: Option<&Core>,
    ) -> Result<CopyOptions, ApiError> {
        let mut options = match profile {
            Some(profile) => of_profile(profile, library)?,
            None => CopyOptions::default(),
        };
        if let Some(labels) = self.labels {
            options.labels = match labels {
                Labels::Label => LabelStyle::Label,
                Labels::Name => LabelStyle::Name,
                Labels::Initials => LabelStyle::Initials,
                Labels::NameFirst => LabelStyle::NameFirst,
                Labels::Hidden => LabelStyle::Hidden,
            };
        }
        if let Some(links) = self.links {
            options.links = match links {
                Links::Inline => LinkStyle::Inline,
                Links::Footnotes => LinkStyle::Footnotes,
                Links::References => LinkStyle::References,
            };
        }
        if let Some(times) = self.times {
            options.times = match times {
                ShownTimes::EveryTurn => Times::EveryTurn,
                ShownTimes::EveryMinute => Times::EveryMinute,
                ShownTimes::Hidden => Times::Hidden,
            };
        }
        if let Some(suggestions) = self.suggestions {
            options.suggestions = match suggestions {
                Suggestions::Without => CopySuggestions::Without,
                Suggestions::Accepted => CopySuggestions::Accepted,
                Suggestions::Marked => CopySuggestions::Marked,
            };
        }
        options.fillers &= !self.no_fillers;
        options.cues &= !self.no_cues;
        options.title &= !self.no_title;
        options.subtitles.line = self.line.unwrap_or(options.subtitles.line);
        options.subtitles.speed = self.speed.unwrap_or(options.subtitles.speed);
        Ok(options)
    }
}

/// A profile of export: one that is there from the start, one of the library, or a file.
fn of_profile(profile: &str, library: Option<&Core>) -> Result<CopyOptions, ApiError> {
    let named = match library {
        Some(core) => core.copy_profile(profile).ok(),
        None => copy_profiles::preset(profile),
    };
    if let Some(named) = named {
        return Ok(CopyOptions::from(&named.choice.look));
    }
    let path = Path::new(profile);
    let is_file = path.extension().is_some_and(|ending| ending == "json");
    if !is_file && !path.exists() {
        let why = format!(
            "there is no profile of export “{profile}”; there are finished-copy, reading-copy, \
             web-article and full-record, and FILE.json"
        );
        return Err(ApiError::Refused(why));
    }
    let text = std::fs::read_to_string(path)
        .map_err(|source| ApiError::File { path: profile.to_owned(), source })?;
    Ok(CopyOptions::from(&copy_profiles::read(&text)?.choice.look))
}
