//! Galley's own document format, as it is exported: everything comes back.

use serde::Deserialize;
use transcript::{FORMAT, SpanKind, Transcript};

use super::Shape;
use crate::{Found, ImportError, Imported, Place, Warning, WarningKind};

pub(super) fn fits(shape: &Shape<'_>) -> bool {
    ["format", "turns", "speakers", "source"].iter().all(|field| shape.has(field))
}

pub(super) fn read(json: &str) -> Result<Imported, ImportError> {
    #[derive(Deserialize)]
    struct Version {
        format: u32,
    }
    let broken =
        |why: String| ImportError::Damaged { format: "a document of Galley", why: why.into() };
    let version: Version = serde_json::from_str(json).map_err(|error| broken(error.to_string()))?;
    if version.format > FORMAT {
        let why = format!("it is of version {}, which is newer than this Galley", version.format);
        return Err(broken(why));
    }
    let mut transcript: Transcript =
        serde_json::from_str(json).map_err(|error| broken(error.to_string()))?;
    transcript::check(&transcript).map_err(|fault| broken(fault.to_string()))?;
    let warnings = refuse_links(&mut transcript);
    Ok(Imported { transcript, warnings, format: "", found: Found::Told })
}

/// Takes away links that no reader may follow: whoever wrote the file was not bound to be Galley.
fn refuse_links(transcript: &mut Transcript) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for turn in &mut transcript.turns {
        let (id, text) = (turn.id, &turn.text);
        turn.spans.retain(|span| {
            let SpanKind::Link { url } = &span.kind else { return true };
            let Err(error) = transcript::web_address(url) else { return true };
            let words = text.get(span.start.0..span.end.0).unwrap_or_default();
            let message = format!("a link on “{words}” was left out: {error}");
            let place = Place { line: None, turn: Some(id) };
            warnings.push(Warning { place, kind: WarningKind::LinkRefused, message });
            false
        });
    }
    warnings
}
