//! Settings: JSON under a key.

use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use crate::error::Result;
use crate::seal::{Hash, Seal};
use crate::{Library, packing};

impl Library {
    /// What is set under a key; `None` when nothing was ever set.
    ///
    /// # Errors
    /// [`Damaged`](crate::StoreError::Damaged): go on with the default.
    pub fn setting(&self, key: &str) -> Result<Option<Value>> {
        self.read(|db| {
            let select = "SELECT value, seal FROM settings WHERE key = ?1";
            let found = db
                .prepare_cached(select)?
                .query_row([key], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Hash>(1)?)));
            let Some((value, carried)) = found.optional()? else { return Ok(None) };
            seal(key, &value).check(&carried, || format!("the setting {key}"))?;
            packing::from_json(value.as_bytes()).map(Some)
        })
    }

    /// Sets something under a key.
    ///
    /// # Errors
    /// As every write: [`Disk`](crate::StoreError::Disk) above all.
    pub fn set_setting(&mut self, key: &str, value: &Value) -> Result<()> {
        let value = value.to_string();
        self.write(|db| {
            let replace = "INSERT OR REPLACE INTO settings (key, value, seal) VALUES (?1, ?2, ?3)";
            db.execute(replace, params![key, value, seal(key, &value).hash()])?;
            Ok(())
        })
    }
}

fn seal(key: &str, value: &str) -> Seal {
    Seal::of("settings").text(key).text(value)
}
