//! Real documents, where they are at hand: none may panic, lose an operation, or break a promise of `Document`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod normalize_support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use specwright::diagnostic::Diagnostics;
use specwright::load::{LoadOptions, Source};
use specwright::normalize::{Document, normalize};

/// One line of `index.tsv`: the document, and how many operations it declares.
struct Entry {
    path: String,
    operations: usize,
}

#[test]
fn every_document_of_the_corpus_keeps_its_operations() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(index) = std::fs::read_to_string(corpus.join("index.tsv")) else {
        return println!("the corpus is not at hand");
    };
    let only = std::env::var("SPECWRIGHT_CORPUS").unwrap_or_default();
    let mut faults = Vec::new();
    let mut codes = BTreeMap::new();
    let mut slowest = Vec::new();
    for entry in entries(&index).filter(|entry| entry.path.contains(&only)) {
        let (document, notes, time) = read(&corpus.join(&entry.path));
        slowest.push((time, entry.path.clone()));
        for finding in notes.iter() {
            *codes.entry((finding.severity.name(), finding.code.name)).or_insert(0) += 1;
        }
        let Some(document) = document else {
            println!("{}: not loaded", entry.path);
            continue;
        };
        for skipped in &document.skipped {
            println!("{}: skipped {} ({})", entry.path, skipped.operation, skipped.code);
        }
        let there = document.model.operations().count();
        if document.declared != entry.operations || there + document.skipped.len() != document.declared {
            let Document { declared, skipped, .. } = &document;
            let all = entry.operations;
            faults.push(format!(
                "{}: {all} operations, {declared} seen, {there} kept, {} skipped",
                entry.path,
                skipped.len()
            ));
        }
        faults.extend(
            normalize_support::faults(&document)
                .iter()
                .take(3)
                .map(|fault| format!("{}{fault}", entry.path)),
        );
    }
    slowest.sort();
    for (time, path) in slowest.iter().rev().take(5) {
        println!("{time:?} {path}");
    }
    for ((severity, code), count) in codes {
        println!("{count:6} {severity}[{code}]");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn entries(index: &str) -> impl Iterator<Item = Entry> {
    let mut lines = index.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().unwrap_or_default();
    let column = move |name: &str| {
        head.iter()
            .position(|it| *it == name)
            .expect("index.tsv has the column")
    };
    let (path, operations) = (column("path"), column("ops"));
    lines.map(move |line| Entry {
        path: line[path].to_owned(),
        operations: line[operations].parse().expect("a number"),
    })
}

fn read(path: &Path) -> (Option<Document>, Diagnostics, Duration) {
    let mut notes = Diagnostics::new();
    let options = LoadOptions {
        project: PathBuf::from(path.parent().expect("a folder")),
        ..LoadOptions::default()
    };
    let source = Source::load(path, &options, &mut notes);
    let start = Instant::now();
    let document = source.ok().map(|source| normalize(&source, &mut notes));
    let time = start.elapsed();
    if std::env::var("SPECWRIGHT_CORPUS").is_ok() {
        for finding in notes.iter() {
            println!(
                "{}[{}] {:?}: {}",
                finding.severity, finding.code.name, finding.place, finding.message
            );
        }
    }
    (document, notes, time)
}
