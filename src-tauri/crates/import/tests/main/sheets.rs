//! Writes small PDF files from sheets that a person can read: what is drawn, and where.
//!
//! ```text
//! page                     a page of 400 by 300 points; `page 90` is turned by so much
//! F1 11 40 250 | Words     font, size, place from the left and from below, words
//! link 40 245 100 258 | https://…    left, bottom, right, top of what leads there
//! note Highlight 40 245 100 258 | Ada: Which?    a note by Ada on, or with Text beside, what is there
//! answer Bo: The long one.                       an answer to the last note that was none
//! settled Ada                                    that note is settled
//! field | Words            a field of a form that says so
//! picture                  one
//! matrix 0 1 -1 0 400 0    what follows is drawn in another space
//! ```
//!
//! F1 is Helvetica, F2 Helvetica-Bold, F3 Times-Italic; F4 shows the small letters as Hebrew ones,
//! F5 does not say what its codes are, and F6 names its glyph `E` as `t_i`.

use std::fmt::Write;

const FONTS: [&str; 6] = [
    "/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding",
    "/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding",
    "/Type1/BaseFont/Times-Italic/Encoding/WinAnsiEncoding",
    "/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 9 0 R",
    "/Type1/BaseFont/Helvetica/Encoding<</Differences[65 /x1/x2/x3/x4/x5/x6/x7/x8/x9]>>",
    "/Type1/BaseFont/Times-Roman/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[69 /t_i]>>\
     /ToUnicode 10 0 R",
];
const HEBREW: &str = "1 begincodespacerange <00> <FF> endcodespacerange \
                      1 beginbfrange <61> <7A> <05D0> endbfrange";
const WRONG: &str = "1 begincodespacerange <00> <FF> endcodespacerange \
                     1 beginbfrange <20> <7E> <0020> endbfrange";

/// A sheet as a PDF file.
pub fn pdf(sheet: &str) -> Vec<u8> {
    let mut pages: Vec<(String, String, String)> = Vec::new();
    // The notes, each with the number of its page.
    let mut notes: Vec<(usize, String)> = Vec::new();
    for line in sheet.lines().filter(|line| !line.trim().is_empty()) {
        let (place, words) = line.split_once(" | ").unwrap_or((line, ""));
        let place: Vec<&str> = place.split_whitespace().collect();
        if let ["page", turned @ ..] = place.as_slice() {
            let turned = turned.first().unwrap_or(&"0");
            pages.push((format!("/Rotate {turned}"), String::new(), String::new()));
            continue;
        }
        let page = pages.len() - 1;
        let (_, drawn, links) = pages.last_mut().unwrap();
        let said = |told: &str| {
            let (author, text) = told.split_once(": ").unwrap_or((told, ""));
            format!("/T({author})/Contents({text})/CreationDate(D:20260301140509Z)")
        };
        let answered = |notes: &[(usize, String)]| {
            notes.iter().rposition(|(_, note)| !note.contains("/IRT")).unwrap()
        };
        match place.as_slice() {
            ["note", kind, area @ ..] => {
                let [left, bottom, right, top] = area else { panic!("{line}") };
                let quads = match *kind {
                    "Text" => String::new(),
                    _ => format!(
                        "/QuadPoints[{left} {top} {right} {top} {left} {bottom} {right} {bottom}]"
                    ),
                };
                let area = area.join(" ");
                let said = said(words);
                let note = format!("<</Type/Annot/Subtype/{kind}/Rect[{area}]{quads}{said}>>");
                notes.push((page, note));
            }
            ["answer", ..] => {
                let (of, said) = (answered(&notes), said(line.trim_start_matches("answer ")));
                notes.push((page, format!("<</Type/Annot/Subtype/Text/IRT NOTE{of} 0 R{said}>>")));
            }
            ["settled", ..] => {
                let (of, said) = (answered(&notes), said(line.trim_start_matches("settled ")));
                let state = "/StateModel(Review)/State(Completed)";
                let note = format!("<</Type/Annot/Subtype/Text/IRT NOTE{of} 0 R{state}{said}>>");
                notes.push((page, note));
            }
            ["field"] => {
                write!(links, "<</Type/Annot/Subtype/Widget/FT/Tx/V({words})>>").unwrap();
            }
            ["link", area @ ..] => {
                let area = area.join(" ");
                let action = format!("/A<</S/URI/URI({words})>>");
                write!(links, "<</Type/Annot/Subtype/Link/Rect[{area}]{action}>>").unwrap();
            }
            ["picture"] => drawn.push_str("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n"),
            ["matrix", numbers @ ..] => writeln!(drawn, "{} cm", numbers.join(" ")).unwrap(),
            [font, size, x, y] => {
                let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
                writeln!(drawn, "BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET").unwrap();
            }
            _ => panic!("{line}"),
        }
    }
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned()];
    let first = 11;
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", first + 2 * at)).collect();
    objects.push(format!("<</Type/Pages/Count {}/Kids[{}]>>", kids.len(), kids.join(" ")));
    objects.extend(FONTS.map(|font| format!("<</Type/Font/Subtype{font}>>")));
    objects.extend([HEBREW, WRONG].map(stream));
    let fonts: String = (1..=FONTS.len()).map(|at| format!("/F{at} {} 0 R", at + 2)).collect();
    let first_note = first + 2 * pages.len();
    for (at, (turned, drawn, links)) in pages.iter().enumerate() {
        let here = notes.iter().enumerate().filter(|(_, (page, _))| *page == at);
        let here: String = here.map(|(note, _)| format!(" {} 0 R", first_note + note)).collect();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]{turned}/Resources<</Font<<{fonts}>>>>\
             /Annots[{links}{here}]/Contents {} 0 R>>",
            first + 2 * at + 1
        ));
        objects.push(stream(drawn));
    }
    for (_, note) in &notes {
        let mut note = note.clone();
        for number in (0..notes.len()).rev() {
            note = note.replace(&format!("NOTE{number} "), &format!("{} ", first_note + number));
        }
        objects.push(note);
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        // Latin-1, as the encoding of the fonts nearly is.
        let object = format!("{} 0 obj\n{object}\nendobj\n", at + 1);
        file.extend(object.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')));
    }
    let start = file.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        writeln!(end, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(end, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    file.extend(end.bytes());
    file
}

fn stream(text: &str) -> String {
    format!("<</Length {}>>\nstream\n{text}\nendstream", text.chars().count())
}
