//! What the diff says of Rust is what a compiler says of it.
//!
//! Each case is a document and a change. A crate that uses every public item of the old bindings is compiled with the new
//! ones: it must fail if, and only if, the diff says that the change is breaking.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]
#![allow(clippy::print_stderr, reason = "what differs is told")]

mod cases;
mod chance;
mod compile;
mod judge;
#[path = "../package_support/mod.rs"]
mod package_support;
mod probe;
mod texts;

use std::collections::BTreeSet;

use specwright::config::{ClientGate, VendorConfig};
use specwright::diff::rust;

use judge::{Bases, Judged, judge, told};

#[test]
fn what_is_said_to_break_does_and_nothing_else() {
    let mut bases = Bases::default();
    let judged: Vec<Judged> = cases::all()
        .iter()
        .filter_map(|case| {
            let (before, after) = (config(case, false), config(case, true));
            bases.judged(&case.name, (case.document, &before), (&case.changed(), &after))
        })
        .collect();
    assert_eq!(judged.len(), cases::all().len());
    let told: Vec<String> = judged
        .iter()
        .map(|it| format!("# {}\n{}", it.name, told(&it.changes)))
        .collect();
    insta::assert_snapshot!("changes", told.join("\n"));
    every_rule_is_shown(&judged);
    judge("cases", &bases, &judged);
}

fn config(case: &cases::Case, is_after: bool) -> VendorConfig {
    let mut config = always();
    case.configure(is_after, &mut config);
    config
}

/// With a client that is always there.
fn always() -> VendorConfig {
    VendorConfig {
        client: ClientGate::Always,
        ..VendorConfig::new("shop", "shop.yaml")
    }
}

fn every_rule_is_shown(judged: &[Judged]) {
    let shown: BTreeSet<&str> = judged
        .iter()
        .flat_map(|it| &it.changes)
        .map(|change| change.rule.id)
        .collect();
    let all = rust::rules::ALL.iter().map(|rule| rule.id);
    let missing: Vec<&str> = all.filter(|id| !shown.contains(id)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
