//! The report for people: one line per vendor and one for all.

use std::fmt::Write as _;

use super::Report;
use crate::project::{Run, VendorRun};

/// The table, what was left out, and the summary line.
pub fn table(report: &Report<'_>) -> String {
    let run = report.run;
    let mut rows = vec![["vendor", "document", "operations", "types", "files", "warnings"].map(str::to_owned)];
    rows.extend(run.vendors.iter().map(|vendor| row(run, vendor)));
    let mut text = aligned(&rows);
    left_out(run, &mut text);
    text.push_str(&total(report));
    text
}

fn row(run: &Run, vendor: &VendorRun) -> [String; 6] {
    let (operations, types, files) = match &vendor.generated {
        Ok(it) => (
            it.summary.operations_generated.to_string(),
            it.summary.types.to_string(),
            files(run, &vendor.name),
        ),
        Err(_) => ("-".to_owned(), "-".to_owned(), "errors".to_owned()),
    };
    [
        vendor.name.clone(),
        vendor.document.clone(),
        operations,
        types,
        files,
        vendor.notes.counts().warnings.to_string(),
    ]
}

fn files(run: &Run, vendor: &str) -> String {
    match run.changed(vendor) {
        _ if run.plan.is_err() => "not written".to_owned(),
        0 => "unchanged".to_owned(),
        changed => format!("{changed} changed"),
    }
}

/// Words to the left, numbers to the right.
fn aligned(rows: &[[String; 6]]) -> String {
    const NUMBERS: [bool; 6] = [false, false, true, true, false, true];
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = widths[column];
            if NUMBERS[column] {
                format!("{cell:>width$}")
            } else {
                format!("{cell:<width$}")
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn left_out(run: &Run, text: &mut String) {
    for vendor in &run.vendors {
        let skipped = vendor.generated.iter().flat_map(|it| &it.summary.skipped);
        for it in skipped {
            let _ = writeln!(
                text,
                "{}: `{}` is left out: {} ({}#{})",
                vendor.name, it.operation, it.code, it.file, it.pointer
            );
        }
    }
}

fn total(report: &Report<'_>) -> String {
    let run = report.run;
    let summaries = || {
        run.vendors
            .iter()
            .filter_map(|vendor| vendor.generated.as_ref().ok())
            .map(|it| &it.summary)
    };
    let sum = |figure: fn(&crate::pipeline::Summary) -> usize| summaries().map(figure).sum::<usize>();
    let (operations, left_out) = (sum(|it| it.operations_generated), sum(|it| it.skipped.len()));
    let vendors = counted(run.vendors.len(), "vendor");
    let mut text = format!(
        "{vendors}, {}, {}",
        counted(operations, "operation"),
        counted(sum(|it| it.types), "type")
    );
    if left_out > 0 {
        let _ = write!(text, ", {} left out", counted(left_out, "operation"));
    }
    let files = match &run.plan {
        Ok(plan) => format!("{} changed", counted(plan.changes.len(), "file")),
        Err(_) => format!("{}, nothing written", counted(run.counts().errors, "error")),
    };
    let _ = writeln!(text, ", {files} in {} ms", report.elapsed.as_millis());
    text
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
