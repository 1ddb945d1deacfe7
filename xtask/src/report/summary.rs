//! The summary, in Markdown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Run;
use super::figures::{CHECK, CHECK_MEMORY, Figures, GENERATE, MEMORY, Measure, by_cause, by_frequency, quantile};
use crate::row::Row;

/// How many of the costliest documents are named.
const NAMED: usize = 10;

pub(super) fn summary(run: &Run, rows: &[Row]) -> String {
    let figures = Figures::of(rows);
    let mut text = format!("# {}\n\n{}.\n\n", run.title, line(&figures));
    let _ = writeln!(text, "{}\n", circumstances(run));
    totals(&mut text, &figures);
    distributions(&mut text, rows);
    failed(&mut text, rows);
    skipped(&mut text, rows);
    codes(&mut text, "Warnings", &figures.warnings);
    codes(&mut text, "Errors", &figures.errors);
    costly(&mut text, rows, &GENERATE);
    costly(&mut text, rows, &CHECK);
    text
}

/// All in one line.
pub(super) fn line(figures: &Figures) -> String {
    let mut text = format!("{} documents, {} failed; ", figures.documents, figures.failed);
    let _ = write!(
        text,
        "{} operations generated, {} left out",
        figures.operations, figures.skipped
    );
    if figures.checked > 0 {
        let _ = write!(text, "; {} of {} packages compile", figures.compiled, figures.checked);
    }
    text
}

/// With what it was made.
pub(super) fn circumstances(run: &Run) -> String {
    let part = match run.shard.as_str() {
        "1/1" => String::new(),
        shard => format!("part {shard} of {} documents, ", run.listed),
    };
    format!(
        "{part}generator {}, {}, {} processors, {:.0} s for what was not known before",
        run.generator, run.rustc, run.processors, run.seconds
    )
}

fn totals(text: &mut String, figures: &Figures) {
    let lines = [
        ("documents, MB", format!("{:.1}", figures.bytes as f64 / 1e6)),
        ("exit codes", exits(&figures.exits)),
        ("exit codes of wrong documents", exits(&figures.wrong)),
        ("bindings written", figures.written.to_string()),
        ("operations declared", figures.declared.to_string()),
        ("operations generated", figures.operations.to_string()),
        ("operations left out", figures.skipped.to_string()),
        ("types", figures.types.to_string()),
        ("lines of Rust", figures.lines.to_string()),
        ("differ in a second run", figures.unsettled.to_string()),
        (
            "compile, of those tried",
            format!("{} of {}", figures.compiled, figures.checked),
        ),
        ("clean with clippy", figures.linted.to_string()),
    ];
    text.push_str("| | |\n|---|---:|\n");
    for (name, value) in lines {
        let _ = writeln!(text, "| {name} | {value} |");
    }
}

fn exits(exits: &BTreeMap<String, usize>) -> String {
    let exits: Vec<String> = exits.iter().map(|(exit, count)| format!("{exit}: {count}")).collect();
    exits.join(", ")
}

fn distributions(text: &mut String, rows: &[Row]) {
    text.push_str("\n| processor time, memory | sum | median | 95% | most |\n|---|---:|---:|---:|---:|\n");
    for measure in [&GENERATE, &MEMORY, &CHECK, &CHECK_MEMORY] {
        let sorted = measure.sorted(rows);
        if sorted.is_empty() {
            continue;
        }
        // Memory is used again.
        let sum = match measure.unit {
            "MB" => String::new(),
            _ => format!("{:.1}", measure.sum(rows)),
        };
        let [median, most_of_them, most] = [0.5, 0.95, 1.0].map(|share| quantile(&sorted, share));
        let label = measure.label();
        let _ = writeln!(
            text,
            "| {label} | {sum} | {median:.1} | {most_of_them:.1} | {most:.1} |"
        );
    }
}

fn failed(text: &mut String, rows: &[Row]) {
    let causes = by_cause(rows);
    for (cause, those) in causes {
        let _ = writeln!(text, "\n## {cause} ({})\n", those.len());
        for (path, detail) in those {
            let _ = writeln!(text, "- `{path}`: {}", on_one_line(&detail));
        }
    }
}

fn skipped(text: &mut String, rows: &[Row]) {
    let mut those = rows
        .iter()
        .filter(|row| !row.generate.operations.skipped.is_empty())
        .peekable();
    if those.peek().is_some() {
        text.push_str("\n## Operations left out\n\n");
    }
    for row in those {
        for it in &row.generate.operations.skipped {
            let _ = writeln!(
                text,
                "- `{}`: `{}`: {}: {} (`{}#{}`)",
                row.path, it.operation, it.code, it.reason, it.file, it.pointer
            );
        }
    }
}

fn codes(text: &mut String, title: &str, codes: &BTreeMap<String, (usize, u64)>) {
    if codes.is_empty() {
        return;
    }
    let _ = writeln!(
        text,
        "\n## {title} by code\n\n| code | documents | times |\n|---|---:|---:|"
    );
    for (code, documents, times) in by_frequency(codes) {
        let _ = writeln!(text, "| {code} | {documents} | {times} |");
    }
}

fn costly(text: &mut String, rows: &[Row], measure: &Measure) {
    let mut those: Vec<(f64, &Row)> = rows
        .iter()
        .filter_map(|row| Some(((measure.value)(row)?, row)))
        .collect();
    if those.is_empty() {
        return;
    }
    those.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let _ = writeln!(
        text,
        "\n## Longest to {}\n\n| document | {} | operations | lines |\n|---|---:|---:|---:|",
        measure.title, measure.unit
    );
    for (value, row) in those.into_iter().take(NAMED) {
        let (operations, lines) = (row.generate.operations.generated, row.generate.rust.lines);
        let _ = writeln!(text, "| {} | {value:.1} | {operations} | {lines} |", row.path);
    }
}

/// The beginning of a message, and where it points.
fn on_one_line(message: &str) -> String {
    let lines: Vec<&str> = message
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(2)
        .collect();
    lines.join(" ").chars().take(300).collect()
}
