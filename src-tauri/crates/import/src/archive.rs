//! The zip archive around the parts of a document; the only place that names the zip library.
//!
//! What an archive says of its sizes is not believed: bytes are counted while they are unpacked.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use zip::ZipArchive;

use crate::ImportError;

/// How many parts a document may have.
const MAX_PARTS: usize = 10_000;
/// How long a part may be.
const MAX_PART: u64 = 48 << 20;
/// How much may be unpacked of one document.
const MAX_ALL: u64 = 160 << 20;

/// An archive that is being read.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The numbers of the parts by their names in lower case.
    names: HashMap<String, usize>,
    what: &'static str,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive, which is `what`.
    pub(crate) fn open(bytes: &'a [u8], what: &'static str) -> Result<Self, ImportError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::damaged(what))?;
        if zip.len() > MAX_PARTS {
            return Err(ImportError::Excessive(
                "is an archive of more than ten thousand parts".into(),
            ));
        }
        let mut names = HashMap::with_capacity(zip.len());
        for index in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(index) {
                names.entry(plain(&name)).or_insert(index);
            }
        }
        Ok(Self { zip, names, what, left: MAX_ALL })
    }

    /// The text of a part; `None` when there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let Some(index) = self.names.get(&plain(name)).copied() else { return Ok(None) };
        let file = match self.zip.by_index(index) {
            Ok(file) => file,
            Err(zip::result::ZipError::UnsupportedArchive(
                zip::result::ZipError::PASSWORD_REQUIRED,
            )) => {
                return Err(ImportError::Locked(self.what));
            }
            Err(_) => return Err(ImportError::damaged(self.what)),
        };
        let limit = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| ImportError::damaged(self.what))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > limit {
            return Err(ImportError::Excessive("unpacks to more than 48 MB of text".into()));
        }
        self.left -= length;
        let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
        if encoding == UTF_8 && mark == 0 {
            return Ok(Some(match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
            }));
        }
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or(&[]));
        Ok(Some(text.into_owned()))
    }
}

/// Names are the same whatever their case, and whichever way their folders are written.
fn plain(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_lowercase()
}

/// The path of what a part of a folder calls by a relative or absolute path.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let start = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
