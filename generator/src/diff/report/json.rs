//! The report for programs.

use serde::Serialize;

use super::{Compared, Entry, Report};
use crate::diff::{Bearing, View};
use crate::lock::GENERATOR;

/// The report as JSON. Its form only grows.
pub fn json(report: &Report) -> String {
    let root = Root {
        generator: GENERATOR,
        step: report.step().name(),
        documents: report.documents.iter().map(document).collect(),
    };
    // Strings and numbers under string keys: there is nothing that JSON cannot say.
    serde_json::to_string_pretty(&root).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Root<'a> {
    generator: &'static str,
    /// `none`, `patch`, `minor` or `major`.
    step: &'static str,
    documents: Vec<Document<'a>>,
}

#[derive(Serialize)]
struct Document<'a> {
    old: &'a str,
    new: &'a str,
    step: &'static str,
    steps: Steps,
    counts: Counts,
    changes: Vec<Row<'a>>,
}

/// What each view alone calls for.
#[derive(Serialize)]
struct Steps {
    wire: &'static str,
    document: &'static str,
    rust: &'static str,
}

#[derive(Serialize)]
struct Counts {
    breaking: usize,
    additive: usize,
    neutral: usize,
    suppressed: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    rule: &'static str,
    bearing: &'static str,
    view: &'static str,
    /// `request` or `response`, where it matters which way values go.
    direction: Option<&'static str>,
    text: &'a str,
    /// In which of the two documents it is to be seen.
    document: &'static str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    pointer: Option<&'a str>,
    rust: Option<&'a str>,
    operations: Vec<&'a str>,
    /// The reason for which it does not count.
    suppressed: Option<&'a str>,
}

fn document(compared: &Compared) -> Document<'_> {
    Document {
        old: &compared.old,
        new: &compared.new,
        step: compared.step().name(),
        steps: Steps {
            wire: compared.step_of(View::Wire).name(),
            document: compared.step_of(View::Document).name(),
            rust: compared.step_of(View::Rust).name(),
        },
        counts: Counts {
            breaking: compared.count(Bearing::Breaking),
            additive: compared.count(Bearing::Additive),
            neutral: compared.count(Bearing::Neutral),
            suppressed: compared.suppressed().count(),
        },
        changes: compared.entries.iter().map(row).collect(),
    }
}

fn row(entry: &Entry) -> Row<'_> {
    let (found, change, spot) = (&entry.found, &entry.found.change, entry.spot.as_ref());
    Row {
        rule: change.rule.id,
        bearing: change.bearing.name(),
        view: found.view.name(),
        direction: found.direction.map(crate::diff::Direction::name),
        text: &change.text,
        document: found.side.name(),
        file: spot.map(|spot| spot.file.as_str()),
        line: spot.map(|spot| spot.line),
        column: spot.map(|spot| spot.column),
        pointer: spot.map(|spot| spot.pointer.as_str()).or(change.pointer.as_deref()),
        rust: change.rust.as_deref(),
        operations: found.operations.iter().map(String::as_str).collect(),
        suppressed: entry.suppressed.as_deref(),
    }
}
