//! Rows of a table to lines: who speaks, when, and what.

use crate::marked::Marked;
use crate::text;

/// A table that is being read.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

#[derive(Debug, Default)]
struct Row {
    header: bool,
    cells: Vec<Marked>,
}

/// Labels are no longer than this.
const MOST_WORDS: usize = 5;
const MOST_CHARACTERS: usize = 40;

impl Table {
    /// Begins a row.
    pub(crate) fn row(&mut self, header: bool) {
        self.rows.push(Row { header, cells: Vec::new() });
    }

    /// Adds a cell to the last row.
    pub(crate) fn cell(&mut self, mut cell: Marked) {
        let anchors = !cell.marks.is_empty();
        cell.trim_end();
        if self.rows.is_empty() {
            self.row(false);
        }
        let last = self.rows.last_mut();
        if let Some(row) = last.filter(|_| !cell.is_blank() || anchors) {
            row.cells.push(cell);
        }
    }

    /// Writes each row as a line. Where several rows, and most of them, are a label and what was said,
    /// the label is marked as one.
    pub(crate) fn write(self, out: &mut Marked) {
        let parted = self.rows.iter().filter(|row| row.cells.len() > 1 && !row.header);
        let labelled = parted.clone().filter(|row| row.is_labelled()).count();
        let labels = labelled > 1 && labelled * 2 >= parted.count();
        for row in self.rows {
            match () {
                () if labels && !row.header && row.is_labelled() => row.write_labelled(out),
                () if row.cells.iter().all(is_line) => row.write_line(out),
                () => row.cells.into_iter().for_each(|cell| {
                    out.append(cell);
                    end_line(out);
                }),
            }
            end_line(out);
        }
    }
}

impl Row {
    /// True when short words and times stand before the last cell.
    fn is_labelled(&self) -> bool {
        let Some((said, heads)) = self.cells.split_last() else { return false };
        is_name(heads.iter().flat_map(name)) && !said.is_blank()
    }

    /// `Label:`, tab, what was said; a time may stand on either side of the label.
    fn write_labelled(self, out: &mut Marked) {
        let last = self.cells.len().saturating_sub(1);
        let named = |cell: &Marked| name(cell).next().is_some();
        let label = self.cells.iter().take(last).rposition(named);
        for (index, mut cell) in self.cells.into_iter().enumerate() {
            if index == last {
                out.append(cell);
                break;
            }
            cell.text = cell.text.replace('\n', " ");
            out.append(cell);
            if Some(index) == label && !out.text.ends_with([':', '：']) {
                out.text.push(':');
            }
            out.text.push('\t');
        }
    }

    fn write_line(self, out: &mut Marked) {
        for (index, cell) in self.cells.into_iter().enumerate() {
            if index > 0 {
                out.text.push('\t');
            }
            out.append(cell);
        }
    }
}

/// True when words could be a label: few, short, and the first of them begins as a name does.
pub(crate) fn is_name<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut words = words.peekable();
    let named = words.peek().and_then(|word| word.chars().next());
    let named = named.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let (count, length) =
        words.fold((0, 0), |(count, length), word| (count + 1, length + 1 + word.chars().count()));
    named && count <= MOST_WORDS && length <= MOST_CHARACTERS + 1
}

/// The words of a cell that are no time.
fn name(cell: &Marked) -> impl Iterator<Item = &str> {
    let lines = cell.text.lines().filter(|line| !text::is_time(line.trim()));
    lines.flat_map(str::split_whitespace)
}

fn is_line(cell: &Marked) -> bool {
    !cell.text.contains('\n')
}

fn end_line(out: &mut Marked) {
    if !out.text.is_empty() && !out.text.ends_with('\n') {
        out.text.push('\n');
    }
}
