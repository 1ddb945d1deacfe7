//! What the diff says of Rust is what a compiler says of it.
//!
//! Each case is a document and a change. A crate that uses every public item of the old bindings is compiled with the new
//! ones: it must fail if, and only if, the diff says that the change is breaking.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]
#![allow(clippy::print_stderr, reason = "what differs is told")]

mod cases;
mod compile;
#[path = "../package_support/mod.rs"]
mod package_support;
mod probe;
mod tables;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use specwright::config::{ClientGate, VendorConfig};
use specwright::diagnostic::Diagnostics;
use specwright::diff::{Bearing, Change, rust};
use specwright::load::Source;
use specwright::lock::VendorLock;
use specwright::{Generated, apis, generate};

use cases::{CASES, Case};
use compile::Workspace;

/// What a case came to.
struct Judged {
    case: &'static Case,
    changes: Vec<Change>,
    /// Which of the documents this was.
    base: usize,
    new: Generated,
}

impl Judged {
    fn is_breaking(&self) -> bool {
        let seen = |change: &&Change| !rust::rules::UNSEEN.contains(&change.rule);
        self.changes
            .iter()
            .filter(seen)
            .any(|change| change.bearing == Bearing::Breaking)
    }

    fn told(&self) -> String {
        let mut text = format!("# {}\n", self.case.name);
        for change in &self.changes {
            let bearing = match change.bearing {
                Bearing::Breaking => "breaking",
                Bearing::Additive => "additive",
                Bearing::Neutral => "neutral",
            };
            let _ = writeln!(text, "{bearing} {}: {}", change.rule.id, change.text);
        }
        if self.changes.is_empty() {
            text.push_str("nothing\n");
        }
        text
    }
}

#[test]
fn what_is_said_to_break_does_and_nothing_else() {
    let mut bases: Vec<(String, Generated)> = Vec::new();
    let judged: Vec<Judged> = CASES.iter().map(|case| judged(case, &mut bases)).collect();
    let told: Vec<String> = judged.iter().map(Judged::told).collect();
    insta::assert_snapshot!("changes", told.join("\n"));

    let mut workspace = Workspace::new("cases");
    let modules = |prefix: &str, made: Vec<&'_ Generated>| -> Vec<(String, Generated)> {
        let numbered = made.into_iter().enumerate();
        numbered.map(|(number, made)| (format!("{prefix}_{number}"), made.clone())).collect()
    };
    let before = modules("base", bases.iter().map(|(_, made)| made).collect());
    let after = modules("case", judged.iter().map(|it| &it.new).collect());
    let borrowed = |all: &[(String, Generated)]| -> Vec<(String, Generated)> { all.to_vec() };
    let (before, after) = (borrowed(&before), borrowed(&after));
    workspace.bindings("before", &before.iter().map(|(name, made)| (name.clone(), made)).collect::<Vec<_>>());
    workspace.bindings("after", &after.iter().map(|(name, made)| (name.clone(), made)).collect::<Vec<_>>());
    for (number, (_, made)) in bases.iter().enumerate() {
        let text = probe::of(made, &format!("before::base_{number}"));
        workspace.user(&format!("base_{number}"), &text, "before");
    }
    for (number, it) in judged.iter().enumerate() {
        let text = probe::of(&bases[it.base].1, &format!("after::case_{number}"));
        workspace.user(&format!("case_{number}"), &text, "after");
    }
    let failures = workspace.failures();
    let mut wrong = String::new();
    for (name, errors) in &failures {
        // What does not compile with what it was made of shows nothing.
        if !name.starts_with("case_") {
            let _ = writeln!(wrong, "{name} does not compile:\n{}", errors.join("\n"));
        }
    }
    for (number, it) in judged.iter().enumerate() {
        let failed = failures.get(&format!("case_{number}"));
        if failed.is_some() != it.is_breaking() {
            let errors = failed.map_or_else(|| "it compiles".to_owned(), |errors| errors.join("\n"));
            let _ = writeln!(wrong, "case_{number}\n{}{errors}\n", it.told());
        }
    }
    let breaking = judged.iter().filter(|it| it.is_breaking()).count();
    eprintln!("{} cases, {breaking} of them breaking", judged.len());
    assert!(wrong.is_empty(), "{wrong}");
}

fn judged(case: &'static Case, bases: &mut Vec<(String, Generated)>) -> Judged {
    let mut new_text = case.document.to_owned();
    for (from, to) in case.edits {
        assert_eq!(new_text.matches(from).count(), 1, "{}: `{from}` stands once", case.name);
        new_text = new_text.replacen(from, to, 1);
    }
    let mut config = VendorConfig {
        client: ClientGate::Always,
        ..VendorConfig::new("shop", "shop.yaml")
    };
    (case.config)(&mut config);
    let key = format!("{config:?}{}", case.document);
    let base = bases.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        bases.push((key, made(case.document, &config, &VendorLock::default())));
        bases.len() - 1
    });
    let new = made(&new_text, &config, &bases[base].1.lock);
    Judged {
        case,
        changes: changes(case.document, &new_text, &config),
        base,
        new,
    }
}

fn made(text: &str, config: &VendorConfig, lock: &VendorLock) -> Generated {
    let mut notes = Diagnostics::new();
    let source = Source::from_text("shop.yaml", text, &mut notes);
    let made = source.and_then(|source| generate(&source, config, lock, &mut notes));
    made.unwrap_or_else(|_| panic!("{:?}", notes.iter().map(|note| &note.message).collect::<Vec<_>>()))
}

fn changes(old: &str, new: &str, config: &VendorConfig) -> Vec<Change> {
    let (mut old_notes, mut new_notes) = (Diagnostics::new(), Diagnostics::new());
    let old = Source::from_text("shop.yaml", old, &mut old_notes).expect("YAML");
    let new = Source::from_text("shop.yaml", new, &mut new_notes).expect("YAML");
    let (old, new) = apis(
        (&old, &mut old_notes),
        (&new, &mut new_notes),
        config,
        &VendorLock::default(),
    )
    .expect("two documents without errors");
    rust::changes(&old, &new)
}

#[test]
fn every_rule_is_shown() {
    let mut bases = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for case in CASES {
        for change in judged(case, &mut bases).changes {
            *seen.entry(change.rule.id).or_default() += 1;
        }
    }
    let unseen: Vec<&str> = rust::rules::ALL
        .iter()
        .map(|rule| rule.id)
        .filter(|id| !seen.contains_key(id))
        .collect();
    assert_eq!(unseen, Vec::<&str>::new());
}
