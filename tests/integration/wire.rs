//! The interface's types are those of the core.

use std::path::Path;

#[test]
fn the_types_of_the_interface_are_made_from_the_rust_ones() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/generated.ts");
    let now = api::typescript();
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept == now, "run `cargo xtask types` and look at the difference");
    assert!(api::COMMANDS.iter().all(|name| now.contains(&format!("  {name}: {{ args: "))));
}
