//! Comments in the formats that can carry them.

use export::{Options, format, write};
use transcript::{
    ByteOffset, Comment, CommentId, Moment, Remark, Span, SpanKind, Transcript, Turn, TurnId,
};

fn span(start: usize, end: usize, kind: SpanKind) -> Span {
    Span { start: ByteOffset(start), end: ByteOffset(end), kind }
}

fn remark(author: &str, at: i64, text: &str) -> Remark {
    Remark { author: author.to_owned(), at: Moment(at), text: text.to_owned() }
}

/// A thread with a reply over two paragraphs and half a link, one inside it, and two without words.
fn commented() -> Transcript {
    let comment = |id| SpanKind::Comment { comment: CommentId(id) };
    let link = SpanKind::Link { url: "https://a.example/".to_owned() };
    let mut transcript = Transcript::new("The well");
    let mut first = Turn::speech(TurnId(1), None, "The old well & rope.\nIt was deep.");
    first.spans = vec![span(4, 12, link), span(8, 27, comment(7)), span(24, 27, comment(9))];
    transcript.turns = vec![first, Turn::speech(TurnId(2), None, "Dry.")];
    let thread = |id, turn, quote: &str, remarks, resolved| Comment {
        id: CommentId(id),
        turn: TurnId(turn),
        quote: quote.to_owned(),
        remarks,
        resolved,
    };
    transcript.comments = vec![
        thread(9, 1, "was", vec![remark("Cy", 0, "*Is*?")], false),
        thread(2, 2, "gone", vec![remark("Ben", 0, "Which?")], false),
        thread(3, 5, "", vec![remark("Ben", 0, "This turn?")], false),
        thread(
            7,
            1,
            "well & rope.\nIt was",
            vec![
                remark("Anna von Bell", 1_764_079_389_000, "Sure <b>?\nAsk."),
                remark("Ben", 0, "Yes."),
            ],
            true,
        ),
    ];
    transcript
}

fn options() -> Options {
    Options { comments: true, ..Options::default() }
}

fn written(id: &str, options: &Options) -> String {
    let bytes = write(&commented(), format(id).unwrap(), options).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn part(name: &str, options: &Options) -> Option<String> {
    let bytes = write(&commented(), format("docx").unwrap(), options).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let file = package.by_name(name).ok()?;
    Some(std::io::read_to_string(file).unwrap())
}

#[test]
fn a_page_marks_the_words_and_lists_what_was_said() {
    let page = written("html", &options());
    let said = page.split_once("<div class=\"said\">").unwrap().1;
    assert!(said.contains("old <mark>well</mark></a><mark> &amp; rope.</mark>"), "{said}");
    assert!(said.contains("<mark>It </mark><mark>was</mark><sup><a href=\"#comment-1\""), "{said}");
    let list = page.split_once("<section class=\"comments\"").unwrap().1;
    for words in [
        "C1. On “well &amp; rope. It was” <small>resolved</small>",
        "<cite>Anna von Bell</cite> <time datetime=\"2025-11-25T14:03:09Z\">2025-11-25 14:03 UTC",
        "<p>Sure &lt;b&gt;?</p>\n<p>Ask.</p>",
        "C2. On “was”",
        "C3. On words that are not there: “gone”</h3>",
        "C4. On words that are not there</h3>",
    ] {
        assert!(list.contains(words), "{words}: {list}");
    }
}

#[test]
fn markdown_lists_them_at_the_end() {
    let text = written("md", &options());
    assert!(text.contains("was\\[C1\\]\\[C2\\] deep."), "{text}");
    let list = text.split_once("## Comments\n\n").unwrap().1;
    assert!(list.starts_with("- **C1** On “well & rope. It was” (resolved)\n"), "{list}");
    assert!(
        list.contains("  - **Anna von Bell**, 2025-11-25 14:03 UTC: Sure \\<b>? Ask.\n"),
        "{list}"
    );
    assert!(list.contains("  - **Cy**, 1970-01-01 00:00 UTC: \\*Is\\*?\n"), "{list}");
}

#[test]
fn word_has_them_as_its_own_with_replies_and_what_is_settled() {
    let document = part("word/document.xml", &options()).unwrap();
    for id in 0..5 {
        let reference = format!("<w:commentReference w:id=\"{id}\"/>");
        assert_eq!(document.matches(&reference).count(), 1, "{id}");
    }
    // The reply is on the words of what it answers; what has no words has no range.
    for id in 0..3 {
        let begin = document.find(&format!("<w:commentRangeStart w:id=\"{id}\"/>")).unwrap();
        let end = document.find(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).unwrap();
        assert!(begin < end);
    }
    assert_eq!(document.matches("<w:commentRangeStart").count(), 3);
    let said = part("word/comments.xml", &options()).unwrap();
    let head =
        "w:id=\"0\" w:author=\"Anna von Bell\" w:date=\"2025-11-25T14:03:09Z\" w:initials=\"AVB\"";
    assert!(said.contains(head), "{said}");
    assert!(
        said.contains(">Sure &lt;b&gt;?</w:t><w:br/><w:t xml:space=\"preserve\">Ask.<"),
        "{said}"
    );
    assert!(said.contains(">On words that are not there: “gone”</w:t>"), "{said}");
    let extended = part("word/commentsExtended.xml", &options()).unwrap();
    let reply = "w15:paraId=\"00000002\" w15:paraIdParent=\"00000001\" w15:done=\"1\"";
    assert!(extended.contains(reply), "{extended}");
    for (name, words) in [
        ("[Content_Types].xml", "/word/commentsExtended.xml"),
        ("word/_rels/document.xml.rels", "Target=\"comments.xml\""),
    ] {
        assert!(part(name, &options()).unwrap().contains(words), "{name}");
    }
}

#[test]
fn a_copy_without_them_is_as_if_there_were_none() {
    let mut bare = commented();
    bare.comments.clear();
    bare.turns[0].spans.truncate(1);
    // Galley's own document holds everything.
    for one in export::FORMATS.iter().filter(|format| format.id != "json") {
        let plain = Options::default();
        assert_eq!(
            write(&commented(), one, &plain).unwrap(),
            write(&bare, one, &plain).unwrap(),
            "{}",
            one.id
        );
        assert_eq!(
            write(&bare, one, &options()).unwrap(),
            write(&bare, one, &plain).unwrap(),
            "{}",
            one.id
        );
    }
}
