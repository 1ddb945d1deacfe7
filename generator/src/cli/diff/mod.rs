//! `specwright diff`.

mod at;
#[cfg(feature = "update")]
mod fetched;
mod pairs;
mod revision;
mod sides;
mod state;
mod suppress;

use std::collections::BTreeMap;

use super::Exit;
use super::args::{Deny, Diff, Global, ReportFormat};
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostics, Stopped};
use crate::diff::report::{self, Compared, Report};
use crate::diff::{self, Bearing, Found, Version};
use crate::lock::VendorLock;

use at::At;
use pairs::Pair;
use sides::{Side, compare};
use state::States;

#[cfg(feature = "update")]
pub(super) use fetched::of_fetched;
pub(super) use state::State;
pub(super) use suppress::Suppressions;

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
    terminal.print(&text);
    match arguments.deny {
        Some(Deny::Breaking) if report.count(Bearing::Breaking) > 0 => Exit::Breaking,
        Some(Deny::Breaking) | None => Exit::Clean,
    }
}

fn compared(global: &Global, arguments: &Diff, terminal: &mut Terminal) -> Result<Report, Stopped> {
    let mut notes = Diagnostics::new();
    let asked = asked(global, arguments, &mut notes);
    terminal.notes(&notes);
    let (mut states, pairs) = asked?;
    let mut suppressions = Suppressions::of(states.here.as_ref(), global.strict);
    let mut report = Report::default();
    for pair in pairs {
        let mut compared = read(&pair, &mut states, terminal)?;
        suppressions.apply(pair.vendor.as_deref(), &mut compared);
        report.documents.push(compared);
    }
    terminal.notes(suppressions.notes());
    suppressions.notes().gate()?;
    Ok(report)
}

fn asked(global: &Global, arguments: &Diff, notes: &mut Diagnostics) -> Result<(States, Vec<Pair>), Stopped> {
    let here = match arguments.no_config {
        true => None,
        false => State::here(global, notes)?,
    };
    let mut states = States::new(here);
    let pairs = pairs::pairs(arguments, &mut states, notes)?;
    Ok((states, pairs))
}

/// Reads what belongs together, and compares it.
fn read(pair: &Pair, states: &mut States, terminal: &mut Terminal) -> Result<Compared, Stopped> {
    let old = side(&pair.old_name, pair.old.as_ref(), pair, states, terminal)?;
    let published = published(pair, states, terminal)?;
    let new = side(&pair.new_name, pair.new.as_ref(), pair, states, terminal)?;
    match (old, new) {
        (Some(old), Some(new)) => {
            let (compared, notes) = compare(old, new, &published);
            notes.iter().for_each(|notes| terminal.notes(notes));
            compared.ok_or_else(Stopped::for_a_fault)
        }
        (Some(old), None) => Ok(alone(pair, &old.version, diff::gone)),
        (None, Some(new)) => Ok(alone(pair, &new.version, diff::come)),
        // `pairs` makes none like that.
        (None, None) => Err(Stopped::for_a_fault()),
    }
}

fn side(
    name: &str,
    at: Option<&At>,
    pair: &Pair,
    states: &mut States,
    terminal: &mut Terminal,
) -> Result<Option<Side>, Stopped> {
    let Some(at) = at else { return Ok(None) };
    let mut notes = Diagnostics::new();
    let vendor = pair.vendor.as_ref();
    let choices = vendor.and_then(|vendor| states.choices(at, vendor, &mut notes));
    terminal.notes(&notes);
    let side = Side::read(name, at, choices, &BTreeMap::new());
    side.map(Some).map_err(|notes| {
        terminal.notes(&notes);
        Stopped::for_a_fault()
    })
}

fn published(pair: &Pair, states: &mut States, terminal: &mut Terminal) -> Result<VendorLock, Stopped> {
    let (Some(vendor), Some(old), Some(_)) = (&pair.vendor, &pair.old, &pair.new) else {
        return Ok(VendorLock::default());
    };
    let mut notes = Diagnostics::new();
    let published = states.published(old, vendor, &mut notes);
    terminal.notes(&notes);
    published
}

fn alone(pair: &Pair, version: &Version, what: fn(&Version) -> Vec<Found>) -> Compared {
    Compared::new((&pair.old_name, &pair.new_name), version, version, what(version))
}
