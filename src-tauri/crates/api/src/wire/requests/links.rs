//! Links.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

requests! {
    /// Links words.
    SetLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
        /// An http, https or mailto address.
        url: String,
    }
    /// Removes the links that a range or a cursor touches.
    RemoveLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
    }
    /// Links words with an address that waited for its place.
    PlaceLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The pending link.
        link: u32,
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
        /// True to propose it instead of doing it.
        #[serde(default)]
        suggest: bool,
    }
    /// Gives a pending link up.
    DropLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The pending link.
        link: u32,
    }
    /// Files a pending link at the end as a reference, or lets it wait again.
    FileLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The pending link.
        link: u32,
        /// Whether it is a reference.
        filed: bool,
    }
    /// Links words in many places with one address.
    LinkPhrase {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The places.
        places: Vec<PlaceOfWords>,
        /// An http, https or mailto address.
        url: String,
        /// True to propose it instead of doing it.
        #[serde(default)]
        suggest: bool,
    }
    /// Some words of a turn.
    PlaceOfWords {
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
    }
}
