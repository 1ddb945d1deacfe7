//! Who may see whom: each stage knows the stages that feed it, and nothing behind it.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A stage, and the modules of the crate that its files may name.
const MAY_SEE: &[(&str, &[&str])] = &[
    ("load", &["diagnostic", "load"]),
    ("diagnostic", &["diagnostic", "load"]),
    ("words", &[]),
    ("page", &[]),
    ("import", &["diagnostic", "import", "load", "words"]),
    ("normalize", &["diagnostic", "load", "normalize"]),
    ("select", &["diagnostic", "normalize", "select"]),
    ("ir", &["ir"]),
    ("lower", &["diagnostic", "ir", "lower", "normalize", "select", "words"]),
    ("check", &["check", "diagnostic", "ir"]),
    (
        "choices",
        &["choices", "config", "diagnostic", "load", "lower", "normalize"],
    ),
    ("emit", &["emit", "ir"]),
    ("diff/rust", &["diff", "ir"]),
    ("render", &["emit", "render"]),
    (
        "inspect",
        &[
            "config",
            "diagnostic",
            "inspect",
            "ir",
            "load",
            "lock",
            "page",
            "pipeline",
        ],
    ),
    (
        "diff",
        &["diagnostic", "diff", "ir", "load", "lock", "normalize", "page", "room"],
    ),
];

#[test]
fn stages_see_only_what_feeds_them() {
    let mut trespasses = Vec::new();
    for (stage, allowed) in MAY_SEE {
        for file in files(&source().join(stage)) {
            let text = fs::read_to_string(&file).unwrap();
            let seen: BTreeSet<&str> = text.lines().filter(|line| !is_comment(line)).flat_map(named).collect();
            for module in seen.iter().filter(|module| !allowed.contains(module)) {
                trespasses.push(format!("{} names crate::{module}", file.display()));
            }
        }
    }
    assert_eq!(trespasses, Vec::<String>::new());
}

#[test]
fn only_the_faces_touch_the_disk() {
    for stage in [
        "import",
        "normalize",
        "select",
        "ir",
        "lower",
        "check",
        "emit",
        "render",
        "diff",
        "inspect",
    ] {
        for file in files(&source().join(stage)) {
            let text = fs::read_to_string(&file).unwrap();
            assert!(!text.contains("std::fs"), "{} uses std::fs", file.display());
        }
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("snapshots") {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    assert!(!found.is_empty(), "{} has no files", folder.display());
    found
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// The modules that a line reaches by `crate::…`, braces included.
fn named(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        // `pub(in crate::x)` says who may see it, not what it sees.
        if line[..at].ends_with("(in ") {
            continue;
        }
        let rest = line[at + "crate::".len()..].trim_start_matches('{');
        let end = rest
            .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
            .unwrap_or(rest.len());
        if end > 0 {
            found.push(&rest[..end]);
        }
    }
    found
}

#[test]
fn only_update_uses_the_network() {
    let networks = ["ureq", "std::net::Tcp", "TcpStream", "UdpSocket"];
    for file in files(&source())
        .iter()
        .filter(|file| !file.starts_with(source().join("cli/update")))
    {
        let text = fs::read_to_string(file).unwrap();
        for network in networks {
            assert!(!text.contains(network), "{} uses {network}", file.display());
        }
    }
}
