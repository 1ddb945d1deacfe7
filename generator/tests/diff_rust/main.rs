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
mod compile;
#[path = "../package_support/mod.rs"]
#[allow(dead_code, reason = "of the package only the writing of files is wanted")]
mod package_support;
mod probe;
mod tables;
mod texts;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use specwright::config::{ClientGate, VendorConfig};
use specwright::diagnostic::Diagnostics;
use specwright::diff::{Bearing, Change, rust};
use specwright::ir::Api;
use specwright::load::Source;
use specwright::lock::VendorLock;
use specwright::{Generated, apis, generate};

use cases::Case;
use compile::Workspace;

/// So many bindings are one crate.
const TOGETHER: usize = 16;

/// What a case came to.
struct Judged {
    case: Case,
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
        format!("# {}\n{}", self.case.name, told(&self.changes))
    }
}

/// Changes as a person reads them.
fn told(changes: &[Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let bearing = match change.bearing {
            Bearing::Breaking => "breaking",
            Bearing::Additive => "additive",
            Bearing::Neutral => "neutral",
        };
        let _ = writeln!(text, "{bearing} {}: {}", change.rule.id, change.text);
    }
    if changes.is_empty() {
        text.push_str("nothing\n");
    }
    text
}

#[test]
fn what_is_said_to_break_does_and_nothing_else() {
    let mut bases: Vec<(String, Generated)> = Vec::new();
    let judged: Vec<Judged> = cases::all().into_iter().map(|case| judged(case, &mut bases)).collect();
    let told: Vec<String> = judged.iter().map(Judged::told).collect();
    insta::assert_snapshot!("changes", told.join("\n"));
    every_rule_is_shown(&judged);

    let mut workspace = Workspace::new("cases");
    for (number, (_, made)) in bases.iter().enumerate() {
        workspace.bindings("before", &format!("base_{number}"), made);
        workspace.user(
            &format!("base_{number}"),
            &probe::of(made, &format!("before::base_{number}")),
            "before",
        );
    }
    for (number, it) in judged.iter().enumerate() {
        let bindings = format!("after_{}", number / TOGETHER);
        workspace.bindings(&bindings, &format!("case_{number}"), &it.new);
        let text = probe::of(&bases[it.base].1, &format!("{bindings}::case_{number}"));
        workspace.user(&format!("case_{number}"), &text, &bindings);
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

fn judged(case: Case, bases: &mut Vec<(String, Generated)>) -> Judged {
    let configured = |is_after| {
        let mut config = VendorConfig {
            client: ClientGate::Always,
            ..VendorConfig::new("shop", "shop.yaml")
        };
        case.configure(is_after, &mut config);
        config
    };
    let (config, config_after) = (configured(false), configured(true));
    let new_text = case.changed();
    let key = format!("{config:?}{}", case.document);
    let base = bases.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        bases.push((key, made(case.document, &config, &VendorLock::default())));
        bases.len() - 1
    });
    let new = made(&new_text, &config_after, &bases[base].1.lock);
    let (old_api, mut new_api) = both(case.document, &new_text, &config);
    if config != config_after {
        (_, new_api) = both(case.document, &new_text, &config_after);
    }
    Judged {
        case,
        changes: rust::changes(&old_api, &new_api),
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

/// Both documents, in the names that are published.
fn both(old: &str, new: &str, config: &VendorConfig) -> (Api, Api) {
    let (mut old_notes, mut new_notes) = (Diagnostics::new(), Diagnostics::new());
    let old = Source::from_text("shop.yaml", old, &mut old_notes).expect("YAML");
    let new = Source::from_text("shop.yaml", new, &mut new_notes).expect("YAML");
    apis(
        (&old, &mut old_notes),
        (&new, &mut new_notes),
        config,
        &VendorLock::default(),
    )
    .expect("two documents without errors")
}
