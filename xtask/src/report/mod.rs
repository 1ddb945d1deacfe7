//! What a run came to: a table for programs, a summary for a mail, a page for the eye.

mod columns;
mod figures;
mod html;
mod plot;
mod summary;
mod table;

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::row::Row;
use crate::work;

/// The file that says what a run was.
pub(crate) const RUN: &str = "run.json";

/// What a run was.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Run {
    /// `corpus` or `fixtures`.
    pub(crate) title: String,
    /// Which part of the documents it had.
    pub(crate) shard: String,
    /// How many documents there are in all parts.
    pub(crate) listed: usize,
    /// The beginning of the digest of the generator.
    pub(crate) generator: String,
    pub(crate) rustc: String,
    pub(crate) processors: usize,
    /// How long it took; the sum, for parts put together.
    pub(crate) seconds: f64,
}

/// Writes all that is for readers.
pub(crate) fn write(out: &Path, run: &Run, rows: &[Row]) -> anyhow::Result<()> {
    work::write(&out.join(RUN), serde_json::to_string_pretty(run)? + "\n")?;
    work::write(&out.join("table.tsv"), table::table(rows))?;
    work::write(&out.join("summary.md"), summary::summary(run, rows))?;
    work::write(&out.join("report.html"), html::page(run, rows))
}

/// Says on standard output how it went, and whether it went well.
pub(crate) fn verdict(out: &Path, rows: &[Row], max_skipped: Option<usize>) -> bool {
    let figures = figures::Figures::of(rows);
    println!("{}", summary::line(&figures));
    for (cause, count) in &figures.causes {
        println!("  {cause}: {count}");
    }
    println!("see {}", out.join("report.html").display());
    let too_many = max_skipped.filter(|&most| figures.skipped > most);
    if let Some(most) = too_many {
        println!("more than {most} operations are left out");
    }
    figures.failed == 0 && too_many.is_none()
}
