//! How a transcript is to be read, as it is asked for on the command line.

use std::path::PathBuf;

use api::files::Input;
use api::wire::{LabelReading, Reading};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

#[derive(Args)]
pub(crate) struct ReadingArgs {
    /// The format to read; by content and name when it is not given
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(api::import_formats()))]
    from: Option<String>,
    /// The character encoding to read; guessed when it is not given
    #[arg(long, value_name = "NAME", ignore_case = true, value_parser = PossibleValuesParser::new(api::encodings()))]
    encoding: Option<String>,
    /// How the labels of speakers are written
    #[arg(long, value_name = "STYLE", value_enum, default_value_t)]
    labelled: Labelled,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Labelled {
    /// Decided by what the whole text does
    #[default]
    Guessed,
    /// Name: words
    Colon,
    /// A name alone on its line, the words below
    OwnLine,
    /// There are none
    Nobody,
}

impl ReadingArgs {
    pub(crate) fn reading(&self) -> Reading {
        let labels = match self.labelled {
            Labelled::Guessed => LabelReading::Guessed,
            Labelled::Colon => LabelReading::Colon,
            Labelled::OwnLine => LabelReading::OwnLine,
            Labelled::Nobody => LabelReading::Nobody,
        };
        Reading { format: self.from.clone(), encoding: self.encoding.clone(), labels }
    }

    pub(crate) fn input(&self, file: impl Into<PathBuf>) -> Input {
        Input { reading: self.reading(), ..Input::new(file) }
    }
}
