//! Pieces of pages as programs put them on the clipboard.

use import::{ImportError, pasted};

/// The text, and the words of its links with their addresses.
fn read(html: &str) -> (String, Vec<(String, String)>) {
    let pasted = pasted(html).unwrap();
    let links = pasted
        .links
        .iter()
        .map(|(range, url)| (pasted.text[range.clone()].to_owned(), url.clone()));
    (pasted.text.clone(), links.collect())
}

fn links(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(words, url)| ((*words).to_owned(), (*url).to_owned())).collect()
}

#[test]
fn a_browser_gives_paragraphs_and_links() {
    let html = "<html><body>\n<!--StartFragment--><p>So  <b>we</b> met at the \
                <a href=\"https://harbour.example/\">old <i>harbour</i></a>.</p>\
                <p>It was dark, <a href=\"javascript:x\">was</a> it not, <a href='mailto:a@b.example'>Tom</a>?</p>\
                <!--EndFragment--></body></html>";
    let (text, found) = read(html);
    assert_eq!(text, "So we met at the old harbour.\nIt was dark, was it not, Tom?");
    let expected = [("old harbour", "https://harbour.example/"), ("Tom", "mailto:a@b.example")];
    assert_eq!(found, links(&expected));
}

#[test]
fn word_gives_its_own_markup() {
    let html = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=utf-8>\
                <style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=EN-GB>\
                <!--StartFragment--><p class=MsoNormal><b><span style='color:red'>Anna:</span></b> See\n\
                the <a href=\"https://a.example/b\"><span class=MsoHyperlink>paper</span></a><o:p></o:p></p>\
                <p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Yes.</p><!--EndFragment-->\
                </body></html>";
    let (text, found) = read(html);
    assert_eq!(text, "Anna: See the paper\nYes.");
    assert_eq!(found, links(&[("paper", "https://a.example/b")]));
}

#[test]
fn google_docs_wraps_all_in_a_bold_that_is_none() {
    let html = "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\">\
                <p dir=\"ltr\"><span style=\"font-weight:700\">Tom: </span><span>See </span>\
                <a href=\"https://a.example/\"><span>this</span></a><span> and </span>\
                <a href=\"https://b.example/\"><span>that</span></a></p><br></b>";
    let (text, found) = read(html);
    assert_eq!(text, "Tom: See this and that");
    assert_eq!(found, links(&[("this", "https://a.example/"), ("that", "https://b.example/")]));
}

#[test]
fn links_side_by_side_stay_two_and_one_over_lines_is_cut() {
    let (text, found) =
        read("<a href=https://a.example>one</a><a href=https://b.example>two<br>three four</a>");
    assert_eq!(text, "onetwo\nthree four");
    let expected = [
        ("one", "https://a.example"),
        ("two", "https://b.example"),
        ("three four", "https://b.example"),
    ];
    assert_eq!(found, links(&expected));
}

#[test]
fn what_is_nested_without_end_is_refused() {
    let deep = "<div>".repeat(100_000);
    assert!(matches!(pasted(&deep), Err(ImportError::Excessive(_))));
    assert_eq!(pasted(""), Err(ImportError::Empty));
}
