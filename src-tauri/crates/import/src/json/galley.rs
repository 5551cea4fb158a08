//! Galley's own document format, as it is exported: everything comes back.

use serde::Deserialize;
use transcript::{FORMAT, Transcript};

use super::Shape;
use crate::{ImportError, Imported};

pub(super) fn fits(shape: &Shape<'_>) -> bool {
    ["format", "turns", "speakers", "source"].iter().all(|field| shape.has(field))
}

pub(super) fn read(json: &str) -> Result<Imported, ImportError> {
    #[derive(Deserialize)]
    struct Version {
        format: u32,
    }
    let broken = |why: String| ImportError::Broken { format: "a document of Galley", why };
    let version: Version = serde_json::from_str(json).map_err(|error| broken(error.to_string()))?;
    if version.format > FORMAT {
        let why = format!("it is of version {}, which is newer than this Galley", version.format);
        return Err(broken(why));
    }
    let transcript: Transcript =
        serde_json::from_str(json).map_err(|error| broken(error.to_string()))?;
    transcript::check(&transcript).map_err(|fault| broken(fault.to_string()))?;
    Ok(Imported { transcript, warnings: Vec::new() })
}
