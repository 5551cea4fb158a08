//! What it costs to read a PDF file of 300 pages: our own sample, printed line by line.

use std::error::Error;
use std::fmt::Write;

const PAGES: usize = 300;
/// Lines of a page, and letters of a line.
const LINES: usize = 55;
const WIDTH: usize = 80;

/// Prints the row.
pub(crate) fn print(text: &str) -> Result<(), Box<dyn Error>> {
    let file = file(text)?;
    let imported = import::read("printed.pdf", &file)?;
    let words: usize = imported.transcript.turns.iter().map(|t| t.text.split(' ').count()).sum();
    let time = crate::median(5, || drop(import::read("printed.pdf", &file)));
    println!("\nA PDF file of {PAGES} pages, {words} words (goal: 1,000 until it is read)");
    println!("{:<34}{time:>14}", "import (read)");
    Ok(())
}

fn file(text: &str) -> Result<Vec<u8>, std::fmt::Error> {
    let mut lines = wrapped(text).into_iter().cycle();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut kids = String::new();
    for _ in 0..PAGES {
        let mut drawn = "BT /F1 10 Tf 14 TL 50 820 Td\n".to_owned();
        for line in lines.by_ref().take(LINES) {
            let line = line.replace(['(', ')', '\\'], "'");
            writeln!(drawn, "({line}) Tj T*")?;
        }
        drawn.push_str("ET");
        let content = objects.len() + 2;
        write!(kids, "{} 0 R ", content - 1)?;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]\
             /Resources<</Font<</F1 3 0 R>>>>/Contents {content} 0 R>>"
        ));
        objects.push(format!("<</Length {}>>\nstream\n{drawn}\nendstream", drawn.len()));
    }
    if let Some(pages) = objects.get_mut(1) {
        *pages = format!("<</Type/Pages/Count {PAGES}/Kids[{kids}]>>");
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (number, object) in (1..).zip(&objects) {
        writeln!(places, "{:010} 00000 n ", file.len())?;
        write!(file, "{number} 0 obj\n{object}\nendobj\n")?;
    }
    let (start, size) = (file.len(), objects.len() + 1);
    write!(file, "xref\n0 {size}\n0000000000 65535 f \n{places}")?;
    write!(file, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")?;
    Ok(file.into_bytes())
}

/// The lines of a text, none of them too long; letters that Helvetica lacks are left out.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if line.len() + word.len() >= WIDTH {
                lines.push(std::mem::take(&mut line));
            }
            line.extend(word.chars().filter(char::is_ascii).chain([' ']));
        }
        lines.push(line);
    }
    lines
}
