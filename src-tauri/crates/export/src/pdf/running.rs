//! What runs along above and below the words of every page.

use super::looks::{MEASURE, RUNNING};
use super::setting::{Line, Setter, Side};
use super::text::Text;
use crate::shown::on_one_line;

/// The share of the line that the title may take when a version stands beside it.
const TITLE: f32 = 0.64;

/// What runs along above the words, from the second page on.
pub struct Head {
    title: String,
    version: Option<String>,
}

/// What runs along on one page.
pub struct Running {
    pub header: Vec<(Text, Line)>,
    pub footer: Vec<(Text, Line)>,
}

impl Head {
    /// The title and the version, cut where they are too long for a line.
    pub fn new(setter: &mut Setter, title: &str, version: Option<&str>) -> Self {
        let version = version.map(on_one_line).filter(|version| !version.is_empty());
        let share = if version.is_some() { TITLE } else { 1.0 };
        let title = fitting(setter, title, MEASURE * share);
        let room = MEASURE * (1.0 - TITLE) - RUNNING.size;
        Self { title, version: version.map(|version| fitting(setter, &version, room)) }
    }
}

impl Running {
    /// What runs along on the page of this number, from 0, of so many.
    pub fn of(setter: &mut Setter, head: &Head, number: usize, pages: usize) -> Self {
        let mut line = |words: &str, side: Side| {
            let text = Text::of(words, RUNNING);
            let first = setter.set(&text, MEASURE, side, None).into_iter().next();
            first.map(|line| (text, line))
        };
        let mut header = Vec::new();
        if number > 0 {
            header.extend(line(&head.title, Side::Start));
            header.extend(head.version.as_deref().and_then(|words| line(words, Side::Right)));
        }
        let footer = line(&format!("{} / {pages}", number + 1), Side::Middle);
        Self { header, footer: footer.into_iter().collect() }
    }
}

/// As much of the words as fits in a line.
fn fitting(setter: &mut Setter, words: &str, width: f32) -> String {
    let mut fits =
        |words: &str| setter.set(&Text::of(words, RUNNING), width, Side::Start, None).len() <= 1;
    if fits(words) {
        return words.to_owned();
    }
    let mut cut = String::new();
    for word in words.split_whitespace() {
        let longer = if cut.is_empty() { word.to_owned() } else { format!("{cut} {word}") };
        if !fits(&format!("{longer} …")) {
            break;
        }
        cut = longer;
    }
    format!("{cut} …").trim_start().to_owned()
}
