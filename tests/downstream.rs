//! What somebody else gets who depends on the bindings: programs outside of the workspace, in `downstream/`, each
//! built against a copy of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "support/checkout.rs"]
#[allow(dead_code, reason = "`regeneration` uses the rest")]
mod checkout;

use std::collections::BTreeSet;

use checkout::{Checkout, Ended};

const TYPES_ONLY: &str = "tests/downstream/types_only";
const CLIENT_ASYNC: &str = "tests/downstream/client_async";
const CLIENT_BLOCKING: &str = "tests/downstream/client_blocking";
const CLIENT_SPAWN: &str = "tests/downstream/client_spawn";

/// A copy in which the program stands with the workspace's own lock, so that what has been downloaded for that is enough.
fn checkout(program: &str) -> Checkout {
    let checkout = Checkout::new(program.rsplit('/').next().unwrap());
    let lock = checkout.read("Cargo.lock");
    checkout.write(&format!("{program}/Cargo.lock"), lock.as_bytes());
    checkout
}

/// The packages that are built for the program, itself and build scripts included.
fn packages(checkout: &Checkout, program: &str) -> BTreeSet<String> {
    let arguments = ["tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
    let tree = Ended::of(&mut checkout.cargo(program, &arguments)).code(0).stdout;
    tree.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn types_alone_bring_neither_the_generator_nor_a_client_nor_a_transport() {
    let packages = packages(&checkout(TYPES_ONLY), TYPES_ONLY);
    // All there is. Anything more is a choice, to be made here.
    let expected = [
        "base64",
        "itoa",
        "memchr",
        "serde",
        "serde_core",
        "serde_json",
        "specwright-runtime",
        "types-only",
        "uuid",
        "vendor-apis",
        "zeroize",
        "zmij",
    ];
    assert_eq!(packages, expected.map(str::to_owned).into());
}

#[test]
fn a_client_brings_no_transport_and_no_generator() {
    let packages = packages(&checkout(CLIENT_SPAWN), CLIENT_SPAWN);
    assert!(packages.contains("http"), "{packages:?}");
    for absent in ["specwright", "openapiv3", "serde_yaml", "reqwest", "hyper", "rustls"] {
        assert!(!packages.contains(absent), "{absent}: {packages:?}");
    }
}

#[test]
fn the_default_transport_is_there_where_it_is_asked_for() {
    let calls = packages(&checkout(CLIENT_ASYNC), CLIENT_ASYNC);
    let waits = packages(&checkout(CLIENT_BLOCKING), CLIENT_BLOCKING);
    for transport in ["reqwest", "hyper", "rustls", "tokio"] {
        assert!(calls.contains(transport) && waits.contains(transport), "{transport}");
    }
    let own = ["client-async", "client-blocking"];
    let others = |packages: &BTreeSet<String>| {
        packages
            .iter()
            .filter(|name| !own.contains(&name.as_str()))
            .cloned()
            .collect()
    };
    let [calls, waits]: [BTreeSet<String>; 2] = [others(&calls), others(&waits)];
    assert_eq!(calls, waits, "calls that are waited for need nothing more");
}

#[test]
fn a_dependent_s_build_writes_nothing_even_if_the_bindings_are_stale() {
    let checkout = checkout(TYPES_ONLY);
    // Whoever works in the checkout would now see generated/ change.
    checkout.edit("specs/meetbit.yaml", "maxLength: 255", "maxLength: 200");
    let files = || {
        let mut files = checkout.files();
        files.retain(|name, _| !name.starts_with(TYPES_ONLY));
        files
    };

    let before = files();
    let built = Ended::of(&mut checkout.cargo(TYPES_ONLY, &["build"])).code(0);
    assert!(!built.stderr.contains("Compiling specwright v"), "{}", built.stderr);
    assert!(files() == before, "the dependent's build has written into the checkout");

    let printed = Ended::of(&mut checkout.cargo(TYPES_ONLY, &["run", "--quiet"])).code(0);
    let expected = r#"{"first_name":"Ada","middle_name":null,"last_name":null,"email":null,"contact_number":null,"address":{"city":"London"}}"#;
    assert_eq!(printed.stdout.trim_end(), expected);
}

#[test]
fn calls_can_be_spawned_without_a_recursion_limit_in_optimised_builds_too() {
    let checkout = checkout(CLIENT_SPAWN);
    let ended = Ended::of(&mut checkout.cargo(CLIENT_SPAWN, &["run", "--release", "--quiet"])).code(0);
    let expected = "\
stan: Ada
jani: create_customer: 429 Too Many Requests (not in the document): Too many requests.
lago: create_customer: 429 Too Many Requests: Too many requests.
flexprice: create_customer: 429 Too Many Requests (not in the document): Too many requests.
meetbit: create_customer: 429 Too Many Requests: Too many requests.
";
    assert_eq!(ended.stdout, expected);
}
