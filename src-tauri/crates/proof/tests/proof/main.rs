//! What the rules find, and what they leave alone.
mod reader;
#[test]
fn dump() {
    use proof::*;
    let t = reader::sample().unwrap();
    let lx = Lexicon::english();
    let now = std::time::Instant::now();
    let e = Evidence::gather(&t, lx);
    println!("gather {:?}", now.elapsed());
    let now = std::time::Instant::now();
    let e = { let _ = e; Evidence::gather(&t, lx) };
    println!("gather2 {:?}", now.elapsed());
    for s in e.substitutions() { println!("{s:?}"); }
    let now = std::time::Instant::now();
    let f = proof(&t, &e, lx, &Glossary::default());
    println!("proof {:?} {}", now.elapsed(), f.len());
    for c in [Certainty::Certain, Certainty::Likely, Certainty::Look] {
        for r in RULES {
            println!("{c:?} {} {}", r.id, f.iter().filter(|f| f.certainty == c && f.rule == r.id).count());
        }
    }
    for x in f.iter().filter(|f| f.certainty != Certainty::Certain) { println!("{} {:?} {:?} {:?} {:?}", x.rule, x.certainty, x.text, x.suggestions, x.substitution); }
}
