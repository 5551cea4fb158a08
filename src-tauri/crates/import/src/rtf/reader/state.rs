//! What holds within a group, and ends with it.

use std::rc::Rc;

use encoding_rs::Encoding;

use super::remarks::Note;

/// What the text of a group is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Destination {
    /// Text of the document.
    #[default]
    Body,
    /// Nothing to read.
    Nothing,
    /// The names of fonts.
    Fonts,
    /// Who changed something, each in a group.
    Authors,
    /// The code of a field.
    Code,
    /// A remark, or a part of one, that is gathered.
    Note,
    /// Who made the next remark.
    Author,
    /// When the remark was made.
    Date,
    /// The name of the words that a remark is on: where they begin, where they end, and in the
    /// remark.
    RangeStart,
    RangeEnd,
    Reference,
}

/// What a group can change until it ends.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub to: Destination,
    pub bold: bool,
    pub leaning: bool,
    pub hidden: bool,
    pub link: Option<Rc<str>>,
    pub encoding: Option<&'static Encoding>,
    /// How many characters stand for one of Unicode where that cannot be shown.
    pub stand_ins: Option<usize>,
    pub inserted: Option<Change>,
    pub deleted: Option<Change>,
    pub in_table: bool,
    /// The field that the group is of.
    pub field: Option<usize>,
    /// True in the group that a footnote or an annotation is.
    pub note: Option<Note>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Change {
    pub author: usize,
    pub at: i32,
}
