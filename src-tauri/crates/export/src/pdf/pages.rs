//! Which line stands on which page, and where.

/// A line, or lines that are never parted, as far as pages are concerned. Lengths are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The white above, which is left out at the top of a page.
    pub above: f32,
    /// How high it is.
    pub height: f32,
    /// Whether a page may end below it.
    pub ends: bool,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// The page, from 0.
    pub page: usize,
    /// Its upper edge, from the top of the page's words.
    pub y: f32,
}

/// Puts rows on pages of this height: as many as there is room for, of which the last may be the
/// last of a page. Where none may be, the page is filled all the same.
pub fn places(rows: &[Row], room: f32) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(rows.len());
    let (mut first, mut page) = (0, 0);
    while first < rows.len() {
        let on_page = filled(rows.get(first..).unwrap_or_default(), room);
        let mut y = 0.0;
        for (number, row) in rows.iter().skip(first).take(on_page).enumerate() {
            if number > 0 {
                y += row.above;
            }
            places.push(Place { page, y });
            y += row.height;
        }
        first += on_page;
        page += 1;
    }
    places
}

/// How many rows a page takes; at least one.
fn filled(rows: &[Row], room: f32) -> usize {
    let (mut height, mut fit, mut ends) = (0.0, 0, None);
    for (number, row) in rows.iter().enumerate() {
        height += if number > 0 { row.above + row.height } else { row.height };
        // A sum of lines must not be too long by what rounding makes of it.
        if number > 0 && height > room + 0.01 {
            return ends.unwrap_or(fit);
        }
        fit = number + 1;
        if row.ends {
            ends = Some(fit);
        }
    }
    fit
}

/// The rows of a paragraph of this many lines, so high each, with white above. No page begins with
/// its last line or ends with its first one.
pub fn paragraph(lines: usize, height: f32, above: f32, keeps_next: bool) -> Vec<Row> {
    let row = |line: usize| {
        let ends = if line == lines { !keeps_next } else { line > 1 && line + 1 < lines };
        Row { above: if line == 1 { above } else { 0.0 }, height, ends }
    };
    (1..=lines).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::{Place, Row, paragraph, places};

    /// How many lines of each paragraph stand on each page: those of a page in one string.
    fn told(paragraphs: &[(usize, bool)], room: f32) -> Vec<String> {
        let mut rows: Vec<Row> = Vec::new();
        let mut of = Vec::new();
        for (number, (lines, keeps_next)) in paragraphs.iter().enumerate() {
            let more = paragraph(*lines, 10.0, 0.0, *keeps_next);
            of.extend(std::iter::repeat_n(number, more.len()));
            rows.extend(more);
        }
        let places = places(&rows, room);
        let pages = places.last().map_or(0, |place| place.page + 1);
        let mut told = vec![String::new(); pages];
        for (place, number) in places.iter().zip(of) {
            let letter = char::from(b'a' + u8::try_from(number).unwrap_or(0));
            if let Some(page) = told.get_mut(place.page) {
                page.push(letter);
            }
        }
        told
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone() {
        assert_eq!(told(&[(4, false), (4, false)], 60.0), ["aaaabb", "bb"]);
        assert_eq!(told(&[(4, false), (4, false)], 50.0), ["aaaa", "bbbb"], "not its first line");
        assert_eq!(told(&[(4, false), (4, false)], 70.0), ["aaaabb", "bb"], "nor its last one");
        assert_eq!(told(&[(4, false), (3, false)], 60.0), ["aaaa", "bbb"], "three stay together");
        assert_eq!(told(&[(2, false), (1, false)], 20.0), ["aa", "b"]);
    }

    #[test]
    fn a_heading_stands_with_what_it_heads() {
        assert_eq!(told(&[(2, false), (1, true), (4, false)], 40.0), ["aa", "bcc", "cc"]);
        assert_eq!(told(&[(1, true), (1, true), (1, true)], 20.0), ["ab", "c"], "or else fills it");
        assert_eq!(told(&[(9, false)], 30.0), ["aaa", "aaa", "aaa"]);
        assert_eq!(told(&[(1, false)], 5.0), ["a"], "too high for any page");
        assert!(told(&[], 50.0).is_empty());
    }

    #[test]
    fn white_is_left_out_at_the_top_of_a_page() {
        let row = Row { above: 5.0, height: 10.0, ends: true };
        let places = places(&[row; 3], 25.0);
        let [first, second] = [0.0, 15.0];
        let place = |page, y| Place { page, y };
        assert_eq!(places, [place(0, first), place(0, second), place(1, first)]);
    }
}
