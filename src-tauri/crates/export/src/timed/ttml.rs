//! TTML (W3C, TTML2): who speaks is an agent.

use transcript::Transcript;

use super::words::Word;
use super::{Caption, Names, Tally, bracketed, captions, clock};
use crate::Options;
use crate::shown::title;
use crate::xml::escaped;

/// Writes a document in UTF-8.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let captions = captions(transcript, options, Names::Beside);
    let mut agents: Vec<&str> =
        captions.iter().filter_map(|caption| caption.speaker.as_deref()).collect();
    agents.sort_unstable();
    agents.dedup();
    let notes = Tally::of(&captions).notes(options).join("; ");
    let version = options.version.as_deref().unwrap_or_default();
    let about: Vec<&str> =
        [version, &notes].into_iter().filter(|about| !about.is_empty()).collect();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <tt xmlns=\"http://www.w3.org/ns/ttml\" \
         xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" \
         xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\" \
         xmlns:tts=\"http://www.w3.org/ns/ttml#styling\" \
         ttp:timeBase=\"media\" xml:lang=\"{}\">\n<head>\n<metadata>\n<ttm:title>{}</ttm:title>\n",
        escaped(&options.language),
        escaped(&title(transcript)),
    );
    if !about.is_empty() {
        out.push_str(&format!("<ttm:desc>{}</ttm:desc>\n", escaped(&about.join("; "))));
    }
    for (number, agent) in agents.iter().enumerate() {
        out.push_str(&format!(
            "<ttm:agent xml:id=\"a{}\" type=\"person\"><ttm:name type=\"full\">{}</ttm:name>\
             </ttm:agent>\n",
            number + 1,
            escaped(agent)
        ));
    }
    out.push_str(
        "</metadata>\n<layout>\n<region xml:id=\"r\" tts:origin=\"10% 80%\" \
         tts:extent=\"80% 15%\" tts:displayAlign=\"after\" tts:textAlign=\"center\"/>\n\
         </layout>\n</head>\n<body region=\"r\">\n<div>\n",
    );
    for caption in &captions {
        let agent = caption.speaker.as_deref().and_then(|name| agents.binary_search(&name).ok());
        let agent = agent.map_or(String::new(), |at| format!(" ttm:agent=\"a{}\"", at + 1));
        let (start, end) = (clock(caption.start, '.'), clock(caption.end, '.'));
        out.push_str(&format!(
            "<p begin=\"{start}\" end=\"{end}\"{agent}>{}</p>\n",
            words(caption)
        ));
    }
    out.push_str("</div>\n</body>\n</tt>\n");
    out
}

fn words(caption: &Caption) -> String {
    let [open, close] = bracketed(caption);
    let line = |line: &Vec<Word>| {
        let runs = line.chunk_by(|a, b| a.stressed == b.stressed).map(|run| {
            let words: Vec<&str> = run.iter().map(|word| word.text.as_str()).collect();
            let words = escaped(&words.join(" "));
            match run.first() {
                Some(word) if word.stressed => {
                    format!("<span tts:fontStyle=\"italic\">{words}</span>")
                }
                _ => words,
            }
        });
        runs.collect::<Vec<_>>().join(" ")
    };
    let lines: Vec<String> = caption.lines.iter().map(line).collect();
    format!("{open}{}{close}", lines.join("<br/>"))
}
