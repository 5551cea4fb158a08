//! Suggestions in copies: left out, as accepted, or marked with whose proposal they are.

use export::{ExportError, Options, Suggestions, format, write};
use transcript::ops::{self, Place, Replace};
use transcript::{ByteOffset, Moment, Transcript, Turn, TurnId};

fn proposed() -> Transcript {
    let mut transcript = Transcript::new("The well");
    transcript.turns = vec![Turn::speech(TurnId(1), None, "The old well is deep.")];
    let place = |at| Place { turn: 0, at: ByteOffset(at) };
    let edit =
        |from, to, with: &str| Replace { from: place(from), to: place(to), with: with.to_owned() };
    for (author, replace) in [("Bo & Co", edit(4, 7, "new")), ("Ada", edit(16, 18, "was"))] {
        let at = Moment(1_772_373_900_000);
        let change = ops::suggest_words(&transcript, &[replace], author, at).unwrap();
        change.apply(&mut transcript).unwrap();
    }
    transcript
}

fn copy(ending: &str, suggestions: Suggestions) -> Result<Vec<u8>, ExportError> {
    let options = Options { suggestions, ..Options::default() };
    write(&proposed(), format(ending).unwrap(), &options)
}

fn text(ending: &str, suggestions: Suggestions) -> String {
    String::from_utf8(copy(ending, suggestions).unwrap()).unwrap()
}

#[test]
fn a_copy_has_the_words_in_force_unless_others_are_wanted() {
    for ending in ["txt", "md", "html"] {
        assert!(text(ending, Suggestions::Without).contains("The old well is deep."), "{ending}");
        assert!(text(ending, Suggestions::Accepted).contains("The new well was deep."), "{ending}");
    }
    assert!(matches!(copy("txt", Suggestions::Marked), Err(ExportError::NoMarks { .. })));
}

#[test]
fn marked_copies_say_what_comes_and_what_goes_and_whose_it_is() {
    let markdown = text("md", Suggestions::Marked);
    assert!(markdown.contains("The {--old--}{++new++} well {--is--}{++was++} deep."), "{markdown}");
    let page = text("html", Suggestions::Marked);
    let old = "<del title=\"Bo &amp; Co\" datetime=\"2026-03-01T14:05:00Z\">old</del>";
    let new = "<ins title=\"Bo &amp; Co\" datetime=\"2026-03-01T14:05:00Z\">new</ins>";
    assert!(page.contains(&format!("The {old}{new} well")), "{page}");
}

#[test]
fn word_lists_them_as_tracked_changes() {
    let document =
        crate::decoded::part(&copy("docx", Suggestions::Marked).unwrap(), "word/document.xml");
    let by = |id: u32, author: &str| {
        format!("w:id=\"{id}\" w:author=\"{author}\" w:date=\"2026-03-01T14:05:00Z\"")
    };
    for (id, author, tag, text, words) in [
        (1, "Bo &amp; Co", "del", "delText", "old"),
        (2, "Bo &amp; Co", "ins", "t", "new"),
        (3, "Ada", "del", "delText", "is"),
        (4, "Ada", "ins", "t", "was"),
    ] {
        let tracked = format!(
            "<w:{tag} {}><w:r><w:{text} xml:space=\"preserve\">{words}</w:{text}></w:r></w:{tag}>",
            by(id, author)
        );
        assert!(document.contains(&tracked), "{tracked}\nin\n{document}");
    }
    let plain =
        crate::decoded::part(&copy("docx", Suggestions::Without).unwrap(), "word/document.xml");
    assert!(!plain.contains("<w:ins ") && plain.contains("The old well is deep."));
}
