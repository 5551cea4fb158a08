//! Seals: a hash over the columns of a row, kept in the row.
//!
//! A check of the whole file by SQLite finds a torn tree but hardly any flipped bit; a seal finds
//! every change to what a row says.

use crate::error::{Result, StoreError};

/// A BLAKE3 hash.
pub(crate) type Hash = [u8; 32];

/// Gathers the columns of a row, each with its length, so that no two rows gather alike.
pub(crate) struct Seal(blake3::Hasher);

impl Seal {
    /// Begins with the name of the table, so that a row cannot stand in another one.
    pub(crate) fn of(table: &str) -> Self {
        Self(blake3::Hasher::new()).text(table)
    }

    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        self
    }

    pub(crate) fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    pub(crate) fn number(self, number: impl Into<i64>) -> Self {
        self.bytes(&number.into().to_le_bytes())
    }

    pub(crate) fn maybe(self, number: Option<impl Into<i64>>) -> Self {
        match number {
            Some(number) => self.number(number),
            None => self.bytes(&[]),
        }
    }

    pub(crate) fn hash(&self) -> Hash {
        *self.0.finalize().as_bytes()
    }

    /// Compares with the seal that the row carries.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], naming the row as told.
    pub(crate) fn check(&self, carried: &Hash, row: impl FnOnce() -> String) -> Result<()> {
        if self.hash() == *carried {
            return Ok(());
        }
        Err(StoreError::damaged(format!("{} is not what was written", row())))
    }
}

#[cfg(test)]
mod tests {
    use super::Seal;

    #[test]
    fn columns_do_not_run_into_each_other() {
        let one = Seal::of("t").text("ab").text("c").hash();
        assert_ne!(one, Seal::of("t").text("a").text("bc").hash());
        assert_ne!(one, Seal::of("u").text("ab").text("c").hash());
        assert_ne!(
            Seal::of("t").maybe(None::<i64>).hash(),
            Seal::of("t").maybe(Some(0_i64)).hash()
        );
        assert_eq!(one, Seal::of("t").text("ab").text("c").hash());
    }
}
