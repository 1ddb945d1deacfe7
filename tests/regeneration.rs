//! The workspace as a whole, in a copy: a document is changed, and a build brings `generated/` up to date.
//!
//! What the command line says and does in all its cases is tested beside it, in the generator's `tests/cli_*.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "support/checkout.rs"]
mod checkout;

use checkout::{Checkout, Ended, Files};

/// How a person regenerates; the messages name it.
const COMMAND: &str = "cargo run -p specwright -- generate";

/// One copy for all tests: each of its own would be built from the ground up.
fn checkout() -> Checkout {
    Checkout::new("regeneration")
}

fn build(checkout: &Checkout) -> Ended {
    Ended::of(&mut checkout.cargo("", &["build"])).code(0)
}

fn specwright(checkout: &Checkout, command: &str) -> Ended {
    Ended::of(&mut checkout.cargo("", &["run", "--quiet", "-p", "specwright", "--", command]))
}

/// One line, which one file depends on.
fn change(checkout: &Checkout) {
    checkout.edit("specs/flexprice.yaml", "maxLength: 100", "maxLength: 120");
}

/// The names of the files whose content differs.
fn changed(before: &Files, after: &Files) -> Vec<String> {
    let text = |files: &Files, name: &str| files.get(name).map(|(text, _)| text.clone());
    let names = before
        .keys()
        .chain(after.keys().filter(|name| !before.contains_key(*name)));
    names
        .filter(|name| text(before, name) != text(after, name))
        .cloned()
        .collect()
}

#[test]
fn in_a_fresh_checkout_the_command_prints_its_table_and_writes_nothing() {
    let checkout = checkout();
    let before = checkout.files();
    let ended = specwright(&checkout, "generate").code(0);
    for vendor in ["stan", "jani", "lago", "flexprice", "meetbit"] {
        let document = format!("specs/{vendor}.yaml");
        let row = ended
            .stdout
            .lines()
            .find(|line| line.contains(&document))
            .unwrap_or_default();
        assert!(row.contains("unchanged"), "{}", ended.stdout);
    }
    assert!(ended.stdout.contains("5 vendors, 5 operations, "), "{}", ended.stdout);
    assert!(checkout.files() == before, "{:?}", changed(&before, &checkout.files()));
    specwright(&checkout, "check").code(0);
}

#[test]
fn after_a_change_of_one_line_a_build_alone_brings_the_files_up_to_date() {
    let checkout = checkout();
    build(&checkout);
    change(&checkout);
    specwright(&checkout, "check").code(1);

    let before = checkout.files();
    build(&checkout);
    let after = checkout.files();
    assert_eq!(
        changed(&before, &after),
        ["generated/flexprice/types.rs", "specwright.lock"]
    );
    assert!(
        checkout
            .read("generated/flexprice/types.rs")
            .contains("max_length(120)")
    );
    specwright(&checkout, "check").code(0);

    let again = build(&checkout);
    assert!(!again.stderr.contains("Compiling"), "{}", again.stderr);
    assert!(checkout.files() == after);
}

#[test]
fn a_frozen_build_of_a_stale_tree_fails_and_names_the_command() {
    let checkout = checkout();
    change(&checkout);
    let before = checkout.files();
    let frozen = || Ended::of(checkout.cargo("", &["build"]).env("SPECWRIGHT_FROZEN", "1"));
    let refused = frozen().code(101);
    for said in ["error[stale]", "`specs/flexprice.yaml` changed", COMMAND] {
        assert!(refused.stderr.contains(said), "{said}: {}", refused.stderr);
    }
    assert!(checkout.files() == before, "{:?}", changed(&before, &checkout.files()));

    checkout.restore();
    frozen().code(0);
}
