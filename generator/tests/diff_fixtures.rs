//! Pairs of documents whose names say what changed, where they are at hand: what we say of each stands in
//! `diff_fixtures.tsv`, and where that differs from the names, so does the reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::Path;

use specwright::diagnostic::Diagnostics;
use specwright::diff::report::Compared;
use specwright::diff::{self, Bearing, Version};
use specwright::load::{LoadOptions, Source};

/// One line of the table.
struct Row<'a> {
    old: &'a str,
    new: &'a str,
    /// `breaking`, `compatible`, or `-`.
    said: &'a str,
    /// A bearing, or `none`.
    ours: &'a str,
    why: &'a str,
}

impl Row<'_> {
    fn agrees(&self) -> bool {
        (self.said == "breaking") == (self.ours == "breaking")
    }
}

fn rows() -> Vec<Row<'static>> {
    let lines = include_str!("diff_fixtures.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().expect("five cells");
        Row {
            old: cell(),
            new: cell(),
            said: cell(),
            ours: cell(),
            why: cell(),
        }
    });
    rows.collect()
}

#[test]
fn what_differs_from_the_names_has_a_reason() {
    let rows = rows();
    assert!(rows.len() >= 300, "{} pairs", rows.len());
    for row in rows.iter().filter(|row| row.said != "-") {
        assert_eq!(row.agrees(), row.why.is_empty(), "{} → {}", row.old, row.new);
    }
}

#[test]
fn each_pair_is_judged_as_the_table_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fixtures/oasdiff/data");
    if !folder.is_dir() {
        return println!("the fixtures are not at hand");
    }
    let rows = rows();
    let faults: Vec<String> = rows.iter().filter_map(|row| fault(row, &folder)).collect();
    let said = rows.iter().filter(|row| row.said != "-");
    let (agree, differ): (Vec<_>, Vec<_>) = said.partition(|row| row.agrees());
    println!("{} pairs; {} agree, {} differ", rows.len(), agree.len(), differ.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_document_is_as_it_was() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = shared.join("fixtures/oasdiff/data");
    let fixtures = rows().into_iter().map(|row| folder.join(row.old));
    let corpus = ["nomad__v1.yaml", "sendgrid__oai-2.0.json", "digitalocean__openapi.yaml"];
    let corpus = corpus.map(|name| shared.join("corpus/specs").join(name));
    for path in fixtures.chain(corpus).filter(|path| path.is_file()) {
        assert_eq!(judged(&path, &path), "none", "{}", path.display());
    }
}

fn fault(row: &Row<'_>, folder: &Path) -> Option<String> {
    let ours = judged(&folder.join(row.old), &folder.join(row.new));
    (ours != row.ours).then(|| format!("{} → {}: {ours}, the table has {}", row.old, row.new, row.ours))
}

fn judged(old: &Path, new: &Path) -> &'static str {
    let (old, new) = (version(old), version(new));
    let compared = Compared::new(("old", "new"), &old, &new, diff::compare(&old, &new));
    for entry in &compared.entries {
        let text = &entry.found.change.text;
        assert!(text.ends_with('.') && !text.contains('\n'), "{text}");
        assert!(entry.spot.is_some(), "no place: {text}");
    }
    let worst = Bearing::ALL.into_iter().find(|bearing| compared.count(*bearing) > 0);
    worst.map_or("none", Bearing::name)
}

fn version(path: &Path) -> Version {
    let mut notes = Diagnostics::new();
    let source = Source::load(path, &LoadOptions::default(), &mut notes).unwrap();
    Version::new(source, &mut notes)
}
