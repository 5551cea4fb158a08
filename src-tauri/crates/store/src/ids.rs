//! Numbers with a meaning, and how the columns hold them.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// Names a document within one library; never given to another one of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub i64);

/// Names a version within one library; never given to another one of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VersionId(pub i64);

/// Milliseconds since 1970 began, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixMs(pub i64);

/// How many changes a document has seen, taken-back ones and takings-back included. Only grows.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Revision(pub u64);

impl Revision {
    /// The revision that the next change makes.
    pub(crate) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Columns are signed and of 64 bits; a number that is neither keeps its bits.
macro_rules! column {
    ($($name:ident: $to:expr, $from:expr;)*) => {$(
        impl From<$name> for i64 {
            fn from(value: $name) -> Self {
                $to(value.0)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(i64::from(*self).into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_i64().map($from).map(Self)
            }
        }
    )*};
}

column! {
    DocumentId: i64::from, i64::from;
    VersionId: i64::from, i64::from;
    UnixMs: i64::from, i64::from;
    Revision: u64::cast_signed, i64::cast_unsigned;
}
