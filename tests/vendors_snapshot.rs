//! The generated files of the five vendors, as they were last read and accepted: one snapshot and one test for each, so
//! that after a change of a document exactly those fail that it touched.
//!
//! `cargo test` has brought `generated/` up to date before it comes here. `cargo insta review` shows what changed;
//! `INSTA_UPDATE=always cargo test --test vendors_snapshot` accepts it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One test for each file of a vendor.
macro_rules! vendors {
    ($($vendor:ident: $($file:ident),*;)*) => {
        $(mod $vendor {
            $(#[test]
            fn $file() {
                super::assert_accepted(concat!(stringify!($vendor), "/", stringify!($file), ".rs"));
            })*
        })*

        /// All files that have a test.
        const TESTED: &[&str] =
            &["lib.rs", $($(concat!(stringify!($vendor), "/", stringify!($file), ".rs")),*),*];
    };
}

vendors! {
    flexprice: client, r#mod, operations, types;
    jani: client, r#mod, operations, types;
    lago: client, r#mod, operations, types;
    meetbit: client, r#mod, operations, types;
    stan: client, r#mod, operations, types;
}

#[test]
fn lib() {
    assert_accepted("lib.rs");
}

#[test]
fn every_generated_file_has_a_test_and_a_snapshot() {
    let mut files = BTreeSet::new();
    collect(&root().join("generated"), "", &mut files);
    assert_eq!(files, TESTED.iter().map(|file| name(file)).collect());

    let mut accepted = BTreeSet::new();
    collect(&root().join("tests/snapshots/vendors"), "", &mut accepted);
    let expected = files.iter().map(|file| format!("{}.snap", snapshot(file))).collect();
    // One that is too many is of a file that is no longer generated; `.snap.new` waits to be accepted.
    accepted.retain(|file| file.ends_with(".snap"));
    assert_eq!(accepted, expected);
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The file that the macro means: it cannot write `mod` without `r#`.
fn name(file: &str) -> String {
    file.replace("r#", "")
}

/// The snapshot's name: `meetbit/types.rs` is in `meetbit__types.rs.snap`.
fn snapshot(file: &str) -> String {
    file.replace('/', "__")
}

fn assert_accepted(file: &str) {
    let file = name(file);
    let text = fs::read_to_string(root().join("generated").join(&file)).expect("the file is generated");
    insta::with_settings!({
        snapshot_path => "snapshots/vendors",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(snapshot(&file), text);
    });
}

fn collect(folder: &Path, below: &str, files: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = format!("{below}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else {
            files.insert(name);
        }
    }
}
