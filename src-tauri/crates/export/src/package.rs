//! The zip file around the parts of a format that has several; the only place that names the zip
//! library.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::ExportError;

/// A package under construction. The same parts always give the same bytes.
pub struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Package {
    fn default() -> Self {
        Self { zip: ZipWriter::new(Cursor::default()) }
    }
}

impl Package {
    /// Adds a part.
    ///
    /// # Errors
    /// [`ExportError::Part`].
    pub fn add(&mut self, part: &'static str, content: &str) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6));
        self.start(part, options, content)
    }

    /// Adds a part as it is, so that its words can be read at a fixed place of the file.
    ///
    /// # Errors
    /// [`ExportError::Part`].
    pub fn add_as_it_is(&mut self, part: &'static str, content: &str) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.start(part, options, content)
    }

    fn start(
        &mut self,
        part: &'static str,
        options: SimpleFileOptions,
        content: &str,
    ) -> Result<(), ExportError> {
        // No clock and no platform may show in the bytes.
        let options = options
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .unix_permissions(0o644);
        let started = self.zip.start_file(part, options).map_err(Into::into);
        started
            .and_then(|()| self.zip.write_all(content.as_bytes()))
            .map_err(|source| ExportError::Part { part, source })
    }

    /// The package's bytes.
    ///
    /// # Errors
    /// [`ExportError::Closing`].
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
        let file = self.zip.finish().map_err(|error| ExportError::Closing(error.into()))?;
        Ok(file.into_inner())
    }
}
