//! What recognisers of speech write, and transcripts in JSON: one file for each family. Which one
//! a file is of is seen by its shape, for they all end in `.json`.

mod assembly_ai;
mod aws;
mod deepgram;
mod galley;
mod google;
mod podcast;
mod podlove;
mod rev;
mod values;
mod whisper;
mod whisper_cpp;

use std::borrow::Cow;
use std::collections::HashMap;

use encoding_rs::Encoding;
use serde::Deserialize;
use serde_json::value::RawValue;
use transcript::Source;

use crate::utterances::{self, Utterance};
use crate::{ImportError, Imported, Reading, Warning, WarningKind};

/// The name of this format.
pub(crate) const NAME: &str = "json";

/// A family of files.
pub(crate) struct Family {
    /// What [`Source::format`] says of it.
    name: &'static str,
    /// True when a file has its shape.
    fits: fn(&Shape<'_>) -> bool,
    /// What was heard.
    read: fn(&str) -> Result<Heard, serde_json::Error>,
}

/// Every family, the most particular first.
const FAMILIES: &[Family] = &[
    aws::FAMILY,
    deepgram::FAMILY,
    google::FAMILY,
    rev::FAMILY,
    whisper_cpp::FAMILY,
    podcast::FAMILY,
    whisper::FAMILY,
    assembly_ai::FAMILY,
    podlove::FAMILY,
];

/// What was heard, and how many parts could not be read.
#[derive(Default)]
pub(crate) struct Heard {
    utterances: Vec<Utterance>,
    skipped: usize,
}

/// True when the text could be JSON.
pub(crate) fn detect(start: &str) -> bool {
    let start = start.trim_start_matches(['\u{FEFF}', ' ', '\t', '\n']);
    let inner = start.strip_prefix(['{', '[']).map(str::trim_start);
    inner.is_some_and(|inner| inner.starts_with(['"', '{', '}', ']']))
}

/// Reads a file of any family.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let text = characters(bytes);
    let broken = |error: serde_json::Error| ImportError::Damaged {
        format: "JSON",
        why: error.to_string().into(),
    };
    let shape = Shape::of(&text).map_err(broken)?;
    if galley::fits(&shape) {
        return galley::read(&text);
    }
    let family = FAMILIES.iter().find(|family| (family.fits)(&shape));
    let family = family.ok_or(ImportError::OtherFormat("JSON that no recogniser writes"))?;
    let heard = (family.read)(&text).map_err(broken)?;
    let mut warnings = Vec::new();
    if heard.skipped > 0 {
        let message = match heard.skipped {
            1 => "a part of the file could not be read and was left out".to_owned(),
            count => format!("{count} parts of the file could not be read and were left out"),
        };
        warnings.push(Warning::file(WarningKind::LeftOut, message));
    }
    let source = Source { format: family.name.to_owned(), ..Source::default() };
    utterances::transcript(file_name, source, heard.utterances, warnings, reading)
}

/// JSON is UTF-8 (RFC 8259); some programs write a mark in front, or UTF-16.
fn characters(bytes: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

/// The outermost layers of a file.
pub(crate) struct Shape<'a> {
    /// The fields of the file, when it is an object.
    fields: HashMap<Cow<'a, str>, &'a RawValue>,
    /// Its items' first one, when it is a list.
    item: Option<&'a RawValue>,
}

impl<'a> Shape<'a> {
    fn of(text: &'a str) -> Result<Self, serde_json::Error> {
        let (mut fields, mut item) = (HashMap::new(), None);
        if text.trim_start().starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(text)?;
            item = items.first().copied();
        } else {
            fields = serde_json::from_str(text)?;
        }
        Ok(Self { fields, item })
    }

    /// True when the file has a field.
    fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// True when a field is a list.
    fn has_list(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(|value| value.get().starts_with('['))
    }

    /// True when a field of the file is an object that has a field.
    fn inside(&self, name: &str, inner: &str) -> bool {
        self.fields.get(name).is_some_and(|value| has_field(value, inner))
    }

    /// True when the first item of a list has a field.
    fn first_has(&self, list: &str, field: &str) -> bool {
        #[derive(Deserialize)]
        #[serde(transparent)]
        struct Items<'a>(#[serde(borrow)] Vec<&'a RawValue>);
        let items = self.fields.get(list).and_then(|list| serde_json::from_str(list.get()).ok());
        let first = items.and_then(|Items(items)| items.first().copied());
        first.is_some_and(|first| has_field(first, field))
    }

    /// True when the file is a list whose first item has a field.
    fn item_has(&self, field: &str) -> bool {
        self.item.is_some_and(|item| has_field(item, field))
    }
}

fn has_field(value: &RawValue, field: &str) -> bool {
    let fields: Result<HashMap<Cow<'_, str>, &RawValue>, _> = serde_json::from_str(value.get());
    fields.is_ok_and(|fields| fields.contains_key(field))
}
