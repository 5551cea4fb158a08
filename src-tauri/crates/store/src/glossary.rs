//! The glossary: words that are right although no dictionary has them, in one document or in all.

use rusqlite::params;

use crate::error::Result;
use crate::seal::{Hash, Seal};
use crate::{DocumentId, Library, UnixMs};

/// A word of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryWord {
    /// The word, as it is to be written.
    pub word: String,
    /// The document that it holds for; `None` when it holds for all.
    pub scope: Option<DocumentId>,
    /// When it was added.
    pub at: UnixMs,
}

impl Library {
    /// The words that hold for a document, those that hold for all included; with `None` only
    /// those that hold for all. In the order of their letters.
    ///
    /// # Errors
    /// [`Damaged`](crate::StoreError::Damaged).
    pub fn glossary(&self, scope: Option<DocumentId>) -> Result<Vec<GlossaryWord>> {
        self.read(|db| {
            let select = "SELECT word, document, at, seal FROM glossary
                WHERE document IS NULL OR document = ?1 ORDER BY word, document";
            let mut statement = db.prepare_cached(select)?;
            let rows = statement.query_map([scope], |row| {
                let word = GlossaryWord { word: row.get(0)?, scope: row.get(1)?, at: row.get(2)? };
                Ok((word, row.get::<_, Hash>(3)?))
            })?;
            let checked = rows.map(|row| {
                let (word, carried) = row?;
                word.seal().check(&carried, || format!("the glossary word {}", word.word))?;
                Ok(word)
            });
            checked.collect()
        })
    }

    /// Adds a word; one that is there already stays as it is.
    ///
    /// # Errors
    /// As every write: [`Disk`](crate::StoreError::Disk) above all;
    /// [`Database`](crate::StoreError::Database) when the document is gone.
    pub fn add_glossary(
        &mut self,
        scope: Option<DocumentId>,
        word: &str,
        at: UnixMs,
    ) -> Result<()> {
        let word = GlossaryWord { word: word.to_owned(), scope, at };
        self.write(|db| {
            let insert = "INSERT INTO glossary (document, word, at, seal)
                VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
            db.execute(insert, params![word.scope, word.word, word.at, word.seal().hash()])?;
            Ok(())
        })
    }

    /// Removes a word; one that is not there stays away.
    ///
    /// # Errors
    /// As every write: [`Disk`](crate::StoreError::Disk) above all.
    pub fn remove_glossary(&mut self, scope: Option<DocumentId>, word: &str) -> Result<()> {
        self.write(|db| {
            let delete = "DELETE FROM glossary WHERE document IS ?1 AND word = ?2";
            db.execute(delete, params![scope, word])?;
            Ok(())
        })
    }
}

impl GlossaryWord {
    fn seal(&self) -> Seal {
        Seal::of("glossary").text(&self.word).maybe(self.scope).number(self.at)
    }
}
