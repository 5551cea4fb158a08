//! What broken and hostile files cost the program: the longest time and the most memory of the five
//! hundred of `tests/bad`.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Prints the rows.
pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (bad, library) = (folder.path().join("bad"), folder.path().join("library.galley"));
    let cli = std::env::current_exe()?.with_file_name("galley-cli");
    python("make.py", &[&cli, &bad])?;
    let told: Value = serde_json::from_slice(&python("take.py", &[&cli, &library, &bad])?)?;
    let files = told["files"].as_array().ok_or("no files")?;
    let refused = files.iter().filter(|told| told["exit"] == 1).count();
    println!("\n{} broken and hostile files, {refused} of them refused", files.len());
    println!(
        "(goal: 5,000 and 500 until one is read or refused, the start of the program with it)"
    );
    for (what, key, scale) in
        [("longest, milliseconds", "seconds", 1000.0), ("most memory, MB", "kilobytes", 0.001)]
    {
        let figure = |told: &Value| told[key].as_f64().unwrap_or(f64::NAN) * scale;
        let worst = files.iter().max_by(|a, b| figure(a).total_cmp(&figure(b)));
        let worst = worst.ok_or("no files")?;
        let name = worst["file"].as_str().unwrap_or_default();
        println!("{what:<34}{:>14.0}   {name}", figure(worst));
    }
    Ok(())
}

fn python(script: &str, args: &[&Path]) -> Result<Vec<u8>, Box<dyn Error>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("bad").join(script);
    let done = Command::new("python3").arg(script).args(args).output()?;
    if done.status.success() {
        return Ok(done.stdout);
    }
    Err(String::from_utf8_lossy(&done.stderr).into())
}
