//! The report for programs.

use serde::Serialize;
use serde_json::value::RawValue;

use super::Report;
use crate::diagnostic::Diagnostics;
use crate::lock::GENERATOR;
use crate::output::Change;
use crate::pipeline::{SchemaEntry, Skipped, Summary};
use crate::project::VendorRun;

/// The report as JSON, for `--report FILE`. Its form only grows.
pub fn json(report: &Report<'_>) -> String {
    let run = report.run;
    let changes = run
        .plan
        .as_ref()
        .map(|plan| plan.changes.iter().map(file).collect())
        .unwrap_or_default();
    let root = Root {
        generator: GENERATOR,
        complete: run.plan.is_ok() && !run.is_incomplete(),
        written: report.written,
        milliseconds: milliseconds(report.elapsed),
        vendors: run.vendors.iter().map(vendor).collect(),
        changes,
        diagnostics: diagnostics(&run.notes),
    };
    // Strings and numbers under string keys: there is nothing that JSON cannot say.
    serde_json::to_string_pretty(&root).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Root<'a> {
    generator: &'static str,
    /// Everything that the documents declare was generated.
    complete: bool,
    written: bool,
    milliseconds: f64,
    vendors: Vec<Vendor<'a>>,
    changes: Vec<File<'a>>,
    diagnostics: Vec<Box<RawValue>>,
}

#[derive(Serialize)]
struct Vendor<'a> {
    name: &'a str,
    document: &'a str,
    /// Whether there are bindings: not when the document has errors.
    generated: bool,
    operations: Operations<'a>,
    types: usize,
    schemas: Vec<Schema<'a>>,
    diagnostics: Vec<Box<RawValue>>,
    timings: Vec<Timing>,
}

#[derive(Serialize)]
struct Operations<'a> {
    declared: usize,
    generated: usize,
    skipped: Vec<SkippedOperation<'a>>,
}

#[derive(Serialize)]
struct SkippedOperation<'a> {
    operation: &'a str,
    code: &'a str,
    file: &'a str,
    pointer: &'a str,
}

#[derive(Serialize)]
struct Schema<'a> {
    pointer: &'a str,
    file: &'a str,
    rust: &'a str,
    view: &'a str,
}

#[derive(Serialize)]
struct Timing {
    stage: &'static str,
    milliseconds: f64,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    change: &'static str,
}

fn vendor(run: &VendorRun) -> Vendor<'_> {
    let summary = run.generated.as_ref().ok().map(|generated| &generated.summary);
    let nothing = Operations {
        declared: 0,
        generated: 0,
        skipped: Vec::new(),
    };
    let timings = summary.iter().flat_map(|summary| &summary.timings);
    Vendor {
        name: &run.name,
        document: &run.document,
        generated: summary.is_some(),
        operations: summary.map_or(nothing, operations),
        types: summary.map_or(0, |summary| summary.types),
        schemas: summary
            .iter()
            .flat_map(|summary| &summary.schemas)
            .map(schema)
            .collect(),
        diagnostics: diagnostics(&run.notes),
        timings: timings
            .map(|(stage, time)| Timing {
                stage,
                milliseconds: milliseconds(*time),
            })
            .collect(),
    }
}

fn operations(summary: &Summary) -> Operations<'_> {
    let skipped = summary.skipped.iter().map(
        |Skipped {
             operation,
             code,
             file,
             pointer,
         }| SkippedOperation {
            operation,
            code,
            file,
            pointer,
        },
    );
    Operations {
        declared: summary.operations_declared,
        generated: summary.operations_generated,
        skipped: skipped.collect(),
    }
}

fn schema(entry: &SchemaEntry) -> Schema<'_> {
    let SchemaEntry {
        pointer,
        file,
        rust,
        view,
    } = entry;
    Schema {
        pointer,
        file,
        rust,
        view,
    }
}

fn file(change: &Change) -> File<'_> {
    let kind = match (&change.old, &change.new) {
        (None, _) => "created",
        (Some(_), Some(_)) => "changed",
        (Some(_), None) => "removed",
    };
    File {
        path: &change.path,
        change: kind,
    }
}

/// Findings say themselves how they look as JSON.
fn diagnostics(notes: &Diagnostics) -> Vec<Box<RawValue>> {
    notes
        .to_json_lines()
        .lines()
        .filter_map(|line| RawValue::from_string(line.to_owned()).ok())
        .collect()
}

/// In milliseconds, to the microsecond.
fn milliseconds(time: std::time::Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}
