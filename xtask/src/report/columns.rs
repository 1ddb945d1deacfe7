//! The columns of the table: the same for programs and for the eye.

use crate::row::{Check, Row, total};
use crate::verdict::failures;

/// What stands in a place of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(String),
    /// A number, and how many digits of it behind the point mean something.
    Number(f64, usize),
    Nothing,
}

/// One column.
pub(super) struct Column {
    /// As programs know it; empty: only people get it.
    pub(super) name: &'static str,
    /// As people read it; empty: only programs get it.
    pub(super) title: &'static str,
    /// What it is, in a few words more.
    pub(super) help: &'static str,
    pub(super) value: fn(&Row) -> Cell,
}

/// All columns, in their order.
pub(super) const COLUMNS: &[Column] = &[
    column(
        "document",
        "document",
        "relative to the folder of the documents",
        |row| text(&row.path),
    ),
    column("package", "", "the name of the generated package", |row| {
        text(&row.package)
    }),
    column("expect", "", "what has to come of it", |row| {
        text(&format!("{:?}", row.expect).to_lowercase())
    }),
    column("verdict", "", "whether all is well", |row| {
        text(if failures(row).is_empty() { "ok" } else { "failed" })
    }),
    column("causes", "", "what is not", |row| text(&causes(row))),
    column("", "verdict", "whether all is well, or what is not", |row| {
        text(
            if failures(row).is_empty() {
                "ok".to_owned()
            } else {
                causes(row)
            }
            .as_str(),
        )
    }),
    column("exit", "exit", "the generator's exit code", |row| {
        optional(row.generate.run.exit)
    }),
    column("kilobytes", "kB", "size of all files of the document", |row| {
        Cell::Number(row.bytes as f64 / 1e3, 1)
    }),
    column("files", "files", "how many files the document consists of", |row| {
        count(row.files.len() as u64)
    }),
    column("operations", "operations", "generated", |row| {
        count(row.generate.operations.generated)
    }),
    column("declared", "", "operations in the document", |row| {
        count(row.generate.operations.declared)
    }),
    column("skipped", "skipped", "operations left out", |row| {
        count(row.generate.operations.skipped.len() as u64)
    }),
    column("types", "types", "generated", |row| count(row.generate.types)),
    column("warnings", "warnings", "of the generator", |row| {
        count(total(&row.generate.warnings))
    }),
    column("warning_codes", "", "each with its count", |row| {
        codes(&row.generate.warnings)
    }),
    column("errors", "", "of the generator", |row| {
        count(total(&row.generate.errors))
    }),
    column("error_codes", "", "each with its count", |row| {
        codes(&row.generate.errors)
    }),
    column("lines", "lines", "of generated Rust", |row| {
        count(row.generate.rust.lines)
    }),
    column("rust_files", "", "generated", |row| count(row.generate.rust.files)),
    column("rust_kilobytes", "", "generated", |row| {
        Cell::Number(row.generate.rust.bytes as f64 / 1e3, 1)
    }),
    column(
        "generate_wall_ms",
        "",
        "from start to end, the quicker of two runs",
        |row| ms(row.generate.wall()),
    ),
    column(
        "generate_ms",
        "generate ms",
        "processor time of the generator, the quicker of two runs",
        |row| ms(row.generate.processor()),
    ),
    column("generate_mb", "generate MB", "peak memory of the generator", |row| {
        megabytes(row.generate.peak())
    }),
    column(
        "same_twice",
        "",
        "a second run from another folder is the same",
        same_twice,
    ),
    column("compiles", "", "with warnings as errors", |row| {
        compiles(row.check.as_ref())
    }),
    column("check_wall_s", "", "from start to end of rustc", |row| {
        figure(row, |run| Cell::Number(run.wall, 2))
    }),
    column("check_s", "check s", "processor time of rustc", |row| {
        figure(row, |run| Cell::Number(run.processor(), 2))
    }),
    column("check_mb", "check MB", "peak memory of rustc", |row| {
        figure(row, |run| megabytes(run.peak))
    }),
    column(
        "check_errors",
        "",
        "codes of rustc's errors, each with its count",
        |row| row.check.as_ref().map_or(Cell::Nothing, |check| codes(&check.errors)),
    ),
    column("clippy", "", "clippy's default set, in a sample", |row| {
        compiles(row.clippy.as_ref())
    }),
];

const fn column(name: &'static str, title: &'static str, help: &'static str, value: fn(&Row) -> Cell) -> Column {
    Column {
        name,
        title,
        help,
        value,
    }
}

impl Cell {
    /// As programs read it.
    pub(super) fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.replace(['\t', '\n', '\r'], " "),
            Cell::Number(number, digits) => format!("{number:.digits$}"),
            Cell::Nothing => String::new(),
        }
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn count(count: u64) -> Cell {
    Cell::Number(count as f64, 0)
}

fn ms(seconds: f64) -> Cell {
    Cell::Number(seconds * 1e3, 1)
}

fn megabytes(bytes: u64) -> Cell {
    Cell::Number(bytes as f64 / 1e6, 1)
}

fn optional(code: Option<i32>) -> Cell {
    code.map_or(Cell::Nothing, |code| Cell::Number(f64::from(code), 0))
}

fn causes(row: &Row) -> String {
    let causes: Vec<String> = failures(row).into_iter().map(|failure| failure.cause).collect();
    causes.join(", ")
}

fn codes(codes: &std::collections::BTreeMap<String, u64>) -> Cell {
    let codes: Vec<String> = codes.iter().map(|(code, count)| format!("{code}:{count}")).collect();
    Cell::Text(codes.join(","))
}

fn same_twice(row: &Row) -> Cell {
    match (&row.generate.again, &row.generate.differs) {
        (None, _) => Cell::Nothing,
        (Some(_), None) => text("yes"),
        (Some(_), Some(_)) => text("no"),
    }
}

fn compiles(check: Option<&Check>) -> Cell {
    check.map_or(Cell::Nothing, |check| text(if check.ok { "yes" } else { "no" }))
}

fn figure(row: &Row, figure: impl Fn(&crate::child::Measured) -> Cell) -> Cell {
    let run = row.check.as_ref().and_then(|check| check.run.as_ref());
    run.map_or(Cell::Nothing, figure)
}
