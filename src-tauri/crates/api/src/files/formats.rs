//! What can be read and what can be written.

use serde::Serialize;

/// Every format.
#[derive(Clone, Debug, Serialize)]
pub struct Formats {
    /// Those of files that are imported.
    pub read: Vec<ReadFormat>,
    /// Those of finished copies.
    pub written: Vec<WrittenFormat>,
}

/// A format that is imported.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ReadFormat {
    /// What it is called.
    pub name: &'static str,
    /// How its files' names may end, without the dot; it is known by what is in them.
    pub endings: &'static [&'static str],
}

/// A format of finished copies.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WrittenFormat {
    /// What it is called in commands.
    pub id: &'static str,
    /// What it is called on the screen.
    pub name: &'static str,
    /// How its files' names end, without the dot.
    pub ending: &'static str,
    /// Its media type.
    pub media_type: &'static str,
}

/// Every format, in the order of their tables.
pub fn formats() -> Formats {
    let read = import::FORMATS.iter();
    let read = read.map(|format| ReadFormat { name: format.name, endings: format.endings });
    let written = export::FORMATS.iter().map(|format| WrittenFormat {
        id: format.id,
        name: format.name,
        ending: format.ending,
        media_type: format.media_type,
    });
    Formats { read: read.collect(), written: written.collect() }
}

/// How the names of a format's files end, without the dot.
pub fn ending(id: &str) -> Option<&'static str> {
    export::format(id).map(|format| format.ending)
}
