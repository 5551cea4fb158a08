//! Time grows with the length of the file and no faster, whatever is in it.

use std::time::{Duration, Instant};

/// How long an import takes at best of three.
fn time(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let imported = import::read("long.txt", text.as_bytes()).unwrap();
        let took = start.elapsed();
        assert!(!imported.transcript.turns.is_empty());
        took
    };
    (0..3).map(|_| once()).min().unwrap()
}

#[test]
fn hostile_files_take_linear_time() {
    let size = if cfg!(debug_assertions) { 1 << 14 } else { 1 << 18 };
    type Writer = fn(usize) -> String;
    let hostile: [(&str, Writer); 9] = [
        ("one line", |size| "a".repeat(size)),
        ("one line of labels", |size| "ANNA: ".repeat(size / 6)),
        ("as many labels as lines", |size| (0..size / 10).map(|n| format!("A{n}: b\n")).collect()),
        ("one label each line", |size| "ANNA:\n".repeat(size / 6)),
        ("a time each line", |size| "00:12\n".repeat(size / 6)),
        ("broken words", |size| "ab-\ncd".repeat(size / 6)),
        ("addresses", |size| format!("ANNA: a\n\n{}", "http://a.example\n\n".repeat(size / 18))),
        ("form feeds", |size| "\u{C}\u{C}a\n\u{C}".repeat(size / 6)),
        ("cues in capitals", |size| {
            (0..size / 9).map(|n| format!("MUSIC {n}\n\n")).collect::<String>()
                + &"and so on\n\n".repeat(size / 9)
        }),
    ];
    for (name, write) in hostile {
        let (short, long) = (time(&write(size)), time(&write(8 * size)));
        println!("{name}: {short:?} for {size} bytes, {long:?} for 8 times as many");
        let allowed = short * 8 * 4 + Duration::from_millis(200);
        assert!(long < allowed, "{name}: {short:?}, then {long:?}");
    }
}
