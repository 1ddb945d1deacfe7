//! What `wasm32-unknown-unknown` lacks (sockets, threads, a C library) is not among what the client stands on there. `.ci/run`
//! builds for that target as well, where it is installed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::process::Command;

/// Crates that need sockets, threads or files; that compile C; that do what browsers do themselves.
const LACKING: &[&str] = &[
    "aws-lc-rs",
    "aws-lc-sys",
    "cc",
    "flate2",
    "h2",
    "hyper",
    "hyper-rustls",
    "hyper-util",
    "libc",
    "mio",
    "native-tls",
    "openssl-sys",
    "ring",
    "rustls",
    "rustls-native-certs",
    "rustls-platform-verifier",
    "signal-hook-registry",
    "socket2",
    "tokio",
    "tokio-rustls",
    "tower-http",
    "windows-sys",
];

/// The crates that the runtime stands on for a target, what runs at build time included. None if cargo would have to
/// download them to know.
fn tree(target: &str, features: &str) -> Option<BTreeSet<String>> {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "--no-dedupe",
            "--prefix",
            "none",
            "--edges",
            "normal,build",
        ])
        .args([
            "--package",
            "specwright-runtime",
            "--features",
            features,
            "--target",
            target,
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let (out, error) = (
        String::from_utf8_lossy(&tree.stdout),
        String::from_utf8_lossy(&tree.stderr),
    );
    if !tree.status.success() {
        // A fresh checkout has downloaded what this machine's own target needs, and no more.
        let absent = error.contains("--offline") || error.contains("offline mode");
        assert!(
            absent && std::env::var_os("SPECWRIGHT_FROZEN").is_none(),
            "{error}\nrun `cargo fetch` first"
        );
        eprintln!("not made: `cargo fetch` first\n{error}");
        return None;
    }
    Some(
        out.lines()
            .filter_map(|line| line.split(' ').next())
            .map(str::to_owned)
            .collect(),
    )
}

#[test]
fn nothing_that_browsers_lack_is_reached_there() {
    for features in ["client", "reqwest", "reqwest,http2,blocking,tower,tracing"] {
        let Some(crates) = tree("wasm32-unknown-unknown", features) else {
            return;
        };
        let lacking: Vec<_> = LACKING.iter().filter(|name| crates.contains(**name)).collect();
        assert!(lacking.is_empty(), "with {features}: {lacking:?}");
        assert!(
            crates.contains("http") && crates.contains("js-sys"),
            "it is that tree: {crates:?}"
        );
    }
}

/// The core alone brings neither an executor nor a network to any target.
#[test]
fn the_core_stands_on_no_executor() {
    let Some(crates) = tree("x86_64-unknown-linux-gnu", "client") else {
        return;
    };
    let lacking: Vec<_> = LACKING
        .iter()
        // Chance comes from the operating system.
        .filter(|name| **name != "libc" && crates.contains(**name))
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

/// The list would notice: on a machine with sockets the default transport stands on nearly all of it.
#[test]
fn the_list_is_what_other_targets_have() {
    let Some(crates) = tree("x86_64-unknown-linux-gnu", "reqwest,http2") else {
        return;
    };
    let known = LACKING.iter().filter(|name| crates.contains(**name)).count();
    assert!(known >= 14, "{known} of {}: {crates:?}", LACKING.len());
}
