//! Our own copies, read by ourselves.

use export::{FORMATS, Marking, Options, Suggestions};

use super::sample;
use super::told::told;
use crate::golden;

#[test]
fn what_comes_back_of_every_format_that_we_write() {
    let mut out = String::from(
        "A transcript is written in each format of ours and read again: what is the same, and what is\n\
         not, because the format has no place for it or the reader cannot tell.\n",
    );
    for format in FORMATS {
        let suggested = matches!(format.marks, Marking::All | Marking::Itself);
        let sample = sample(suggested);
        let options = Options {
            comments: format.comments,
            suggestions: if suggested { Suggestions::Marked } else { Suggestions::Without },
            ..Options::default()
        };
        let bytes = export::write(&sample, format, &options).unwrap();
        out.push_str(&format!("\n{} ({})\n", format.id, format.name));
        match import::read(&format!("The well.{}", format.ending), &bytes) {
            Ok(imported) => out.push_str(&told(&sample, &imported.transcript)),
            Err(error) => out.push_str(&format!("  is not read: {error}\n")),
        }
    }
    golden("matrix/ours.txt", &out);
}
