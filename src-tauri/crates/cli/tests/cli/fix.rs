//! Corrected and converted copies.

use crate::{DOUBLED, json, run, sample, succeed, text, write};

#[test]
fn fix_corrects_and_convert_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let (fixed, plain) = (folder.path().join("fixed.md"), folder.path().join("plain.out"));
    succeed(&["fix", text(&sample()), "-o", text(&fixed)]);
    succeed(&["convert", text(&sample()), "-o", text(&plain), "--to", "txt"]);
    let (fixed, plain) =
        (std::fs::read_to_string(fixed).unwrap(), std::fs::read_to_string(plain).unwrap());
    assert!(fixed.contains("an application") && !fixed.contains("applicaHon"));
    assert!(plain.contains("applicaHon") && !plain.contains("an application"));
    for ending in ["html", "docx", "txt"] {
        let out = folder.path().join(format!("copy.{ending}"));
        succeed(&["fix", text(&sample()), "-o", text(&out)]);
        assert!(out.metadata().unwrap().len() > 2000);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 5, "no stray files");
}

#[test]
fn copies_name_speakers_and_write_addresses_as_they_are_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("copy.txt");
    for (labels, host) in
        [("label", "NORA"), ("name", "NORA"), ("initials", "N"), ("name-first", "NORA")]
    {
        for command in ["convert", "fix"] {
            for links in ["inline", "footnotes", "references"] {
                let more = ["-o", text(&out), "--labels", labels, "--links", links];
                succeed(&[&[command, text(&sample())], &more[..]].concat());
                let copy = std::fs::read_to_string(&out).unwrap();
                assert!(copy.contains(&format!("\n{host} 00:06\n")), "{more:?}");
                // Nobody has placed the addresses of this text, so none is in a note.
                assert!(copy.contains("\nLinks without a place\n"), "{more:?}");
            }
        }
    }
}

#[test]
fn likely_corrections_are_applied_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", DOUBLED);
    let fixed = |more: &[&str]| {
        let out = folder.path().join("out.txt");
        succeed(&[&["fix", text(&file), "-o", text(&out)], more].concat());
        std::fs::read_to_string(&out).unwrap()
    };
    assert!(fixed(&[]).contains("recieved"));
    let likely = fixed(&["--likely"]);
    assert!(likely.contains("a received letter") && !likely.contains("the the"), "{likely}");
}
#[test]
fn subtitles_and_recognisers_are_read_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let srt = "1\n00:00:01,000 --> 00:00:03,000\nANNA: It is a image.\n\n\
               2\n00:00:03,500 --> 00:00:05,000\nOWEN: Yes.\n\n\
               3\n00:00:05,000 --> 00:00:06,000\nANNA: So.\n\n\
               4\n00:00:06,000 --> 00:00:07,000\nOWEN: Quite.\n";
    let srt = write(folder.path(), "talk.srt", srt);
    let vtt = folder.path().join("talk.vtt");
    let told = succeed(&["fix", text(&srt), "-o", text(&vtt), "--line", "32"]);
    assert!(!told.contains("note:"), "{told}");
    let copy = std::fs::read_to_string(&vtt).unwrap();
    assert!(copy.contains("00:00:01.000 --> 00:00:03.000\n<v ANNA>It is a image.\n"), "{copy}");
    let whisper = folder.path().join("talk.json");
    succeed(&["convert", text(&vtt), "-o", text(&whisper), "--to", "whisper"]);
    let structure = json(&["structure", text(&whisper), "--json"]);
    assert_eq!(structure["turns"][1]["start_ms"], 3500);
    assert_eq!(structure["speakers"][1], "OWEN");
    // Times that a text lacks are worked out, which is said.
    let plain = write(folder.path(), "plain.txt", "ANNA: So it was.\n\nOWEN: Was it?\n");
    let told = succeed(&["convert", text(&plain), "-o", text(&folder.path().join("plain.srt"))]);
    assert!(told.contains("note: 2 of 2 captions have times that were worked out"), "{told}");
    let unknown = run(&["convert", text(&plain), "-o", text(&vtt), "--to", "fcpxml"]);
    assert_eq!(unknown.status.code(), Some(2));
}
