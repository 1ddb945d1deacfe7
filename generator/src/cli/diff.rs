//! `specwright diff`.

use std::io::Write as _;

use super::Exit;
use super::args::{Deny, Diff, Global, ReportFormat};
use super::suppress::Suppressions;
use super::terminal::Terminal;
use super::versions::{self, Sides};
use crate::config::VendorConfig;
use crate::diagnostic::{Diagnostics, Stopped};
use crate::diff::report::{self, Compared, Report};
use crate::diff::{self, Bearing, Change, Version};
use crate::lock::VendorLock;
use crate::pipeline;

pub(super) fn diff(global: &Global, arguments: &Diff, terminal: &mut Terminal) -> Exit {
    let report = match compared(global, arguments, terminal) {
        Ok(report) => report,
        Err(Stopped { .. }) => return Exit::BadInput,
    };
    let text = match arguments.format {
        ReportFormat::Text => report::text(&report, terminal.coloured(&std::io::stdout())),
        ReportFormat::Json => report::json(&report),
        ReportFormat::Markdown => report::markdown(&report),
        ReportFormat::Html => report::html(&report),
    };
    // The report is what was asked for, whoever reads it.
    let _ = std::io::stdout().write_all(text.as_bytes());
    match arguments.deny {
        Some(Deny::Breaking) if report.count(Bearing::Breaking) > 0 => Exit::Breaking,
        Some(Deny::Breaking) | None => Exit::Clean,
    }
}

fn compared(global: &Global, arguments: &Diff, terminal: &mut Terminal) -> Result<Report, Stopped> {
    let mut notes = Diagnostics::new();
    let pairs = versions::pairs(&arguments.old, &arguments.new, &mut notes);
    let suppressions = Suppressions::read(global, &mut notes);
    terminal.notes(&notes);
    let mut suppressions = suppressions?;
    let mut report = Report::default();
    for pair in pairs? {
        let (name, other) = (pair.old_name.clone(), pair.new_name.clone());
        let names = (name.as_str(), other.as_str());
        report.documents.push(match versions::read(pair, terminal)? {
            Sides::Both(old, new) => both(names, &old, &new, terminal)?,
            Sides::Gone(old) => Compared::new(names, &old, &old, diff::gone(&old)),
            Sides::Come(new) => Compared::new(names, &new, &new, diff::come(&new)),
        });
    }
    let documents = report.documents.iter_mut();
    documents.for_each(|compared| suppressions.apply(compared));
    terminal.notes(suppressions.notes());
    suppressions.notes().gate()?;
    Ok(report)
}

fn both(names: (&str, &str), old: &Version, new: &Version, terminal: &mut Terminal) -> Result<Compared, Stopped> {
    let mut compared = Compared::new(names, old, new, diff::compare(old, new));
    compared.add_rust(old, new, for_rust(old, new, terminal)?);
    Ok(compared)
}

/// What callers of the bindings see, with the names that `generate` would keep.
fn for_rust(old: &Version, new: &Version, terminal: &mut Terminal) -> Result<Vec<Change>, Stopped> {
    let mut notes = [old, new].map(|version| {
        let mut notes = Diagnostics::new();
        for file in &version.source.files {
            notes.add_file(file.text.clone());
        }
        notes
    });
    let [old_notes, new_notes] = &mut notes;
    let config = VendorConfig::new("api", "");
    let (old, new) = (
        (&old.source, &old.document, old_notes),
        (&new.source, &new.document, new_notes),
    );
    let apis = pipeline::apis_of(old, new, &config, &VendorLock::default());
    if apis.is_err() {
        notes.iter().for_each(|notes| terminal.notes(notes));
    }
    apis.map(|(old, new)| diff::rust::changes(&old, &new))
}
