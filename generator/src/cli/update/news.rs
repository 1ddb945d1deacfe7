//! Asks the servers what is new.

use std::collections::BTreeMap;
use std::time::Duration;

use super::document::{Document, document};
use super::fetch::{Failure, Limits};
use super::memory::Memory;
use crate::cli::args::Update;
use crate::cli::target;
use crate::cli::terminal::Terminal;
use crate::config::VendorConfig;
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::update as codes};
use crate::load::{Source, normal};
use crate::normalize::normalize;
use crate::output::Change;
use crate::project::Project;

/// A document that its vendor has changed.
pub(super) struct News {
    pub(super) vendor: String,
    /// The files that differ.
    pub(super) changes: Vec<Change>,
    read: (Result<Source, Stopped>, Diagnostics),
}

impl News {
    /// What the files say that are to be written, by the names that a run has for them.
    pub(super) fn given(&self) -> BTreeMap<String, String> {
        let written = self.changes.iter();
        let written = written.filter_map(|change| Some((normal(&change.path), change.new.clone()?)));
        written.collect()
    }

    /// What there is to say about what was fetched, by itself.
    pub(super) fn judge(&self) -> Diagnostics {
        let (source, notes) = &self.read;
        let mut notes = notes.clone();
        if let Ok(source) = source {
            normalize(source, &mut notes);
        }
        notes
    }
}

/// Asks the servers; what fails stands in `notes`.
pub(super) fn news(
    project: &Project,
    arguments: &Update,
    memory: &mut Memory,
    notes: &mut Diagnostics,
    terminal: &mut Terminal,
) -> Vec<News> {
    let limits = Limits {
        time: Duration::from_secs(arguments.timeout),
        size: arguments.max_size << 20,
    };
    let chosen = chosen(project, &arguments.vendors, notes);
    let news =
        chosen.into_iter().filter_map(
            |(vendor, source)| match document(project, (vendor, source), memory, limits) {
                Ok(document) => of_document(vendor, document, memory, notes, terminal),
                Err(failure) => {
                    notes.push(failed(vendor, &failure));
                    None
                }
            },
        );
    agreed(news.collect(), memory, notes)
}

/// Documents may have files in common: what one no longer needs another may need now, and what two of them bring has to be the
/// same.
fn agreed(mut all: Vec<News>, memory: &Memory, notes: &mut Diagnostics) -> Vec<News> {
    for news in &mut all {
        let vendor = &news.vendor;
        let stays = |change: &Change| change.new.is_none() && memory.is_of_another(vendor, &change.path);
        news.changes.retain(|change| !stays(change));
    }
    let mut brought: BTreeMap<String, (&str, &Change)> = BTreeMap::new();
    for (vendor, change) in all
        .iter()
        .flat_map(|news| news.changes.iter().map(|change| (&*news.vendor, change)))
    {
        match brought.insert(normal(&change.path), (vendor, change)) {
            Some((other, before)) if before.new != change.new => {
                let message = format!("{other} and {vendor} each have another `{}`", change.path);
                let finding = Diagnostic::new(&codes::FETCH_REFUSED, None, message);
                notes.push(finding.help("put one of the documents into a folder of its own, with `document`"));
            }
            Some(_) | None => {}
        }
    }
    all.retain(|news| !news.changes.is_empty());
    all
}

fn of_document(
    vendor: &VendorConfig,
    document: Document,
    memory: &mut Memory,
    notes: &mut Diagnostics,
    terminal: &mut Terminal,
) -> Option<News> {
    let name = &vendor.name;
    memory.keep(name, document.kept);
    for path in &document.by_hand {
        terminal.say(&format!("{name}: {path} is not published, and stays as it is\n"));
    }
    if document.changes.is_empty() {
        let what = if document.is_sent { "unchanged" } else { "not modified" };
        terminal.say(&format!("{name}: {what}\n"));
        return None;
    }
    document.edited.iter().for_each(|path| notes.push(hand_edited(path)));
    Some(News {
        vendor: name.clone(),
        changes: document.changes,
        read: document.read,
    })
}

fn failed(vendor: &VendorConfig, failure: &Failure) -> Diagnostic {
    let message = format!("{}: {}", vendor.name, failure.message);
    Diagnostic::new(failure.code, None, message).help("nothing was written")
}

/// The vendors to ask, and where.
fn chosen<'p>(project: &'p Project, names: &[String], notes: &mut Diagnostics) -> Vec<(&'p VendorConfig, &'p str)> {
    let vendors = &project.config.vendors;
    for name in names.iter().filter(|name| project.config.vendor(name).is_none()) {
        notes.push(target::no_vendor(&codes::NO_SOURCE, name, vendors));
    }
    let asked = |vendor: &&VendorConfig| names.is_empty() || names.contains(&vendor.name);
    let mut chosen = Vec::new();
    for vendor in vendors.iter().filter(asked) {
        match &vendor.source {
            Some(source) => chosen.push((vendor, source.as_str())),
            None if names.is_empty() => {}
            None => notes.push(without_source(&format!("`{}` has no `source`", vendor.name))),
        }
    }
    if chosen.is_empty() && names.is_empty() {
        notes.push(without_source("no vendor has a `source`"));
    }
    chosen.retain(|(vendor, _)| match of_two_sources(vendor, vendors) {
        Some(finding) => {
            notes.push(finding);
            false
        }
        None => true,
    });
    chosen
}

/// One document cannot be what two addresses have.
fn of_two_sources(vendor: &VendorConfig, all: &[VendorConfig]) -> Option<Diagnostic> {
    let document = normal(&vendor.document);
    let other = all
        .iter()
        .find(|other| normal(&other.document) == document && other.source.is_some() && other.source != vendor.source)?;
    let message = format!(
        "`{document}` has two sources: that of {} and that of {}",
        vendor.name, other.name
    );
    let finding = Diagnostic::new(&codes::FETCH_REFUSED, None, message);
    Some(finding.help("give one of the vendors another `document`, or both the same `source`"))
}

fn without_source(message: &str) -> Diagnostic {
    let help = "say in specwright.toml where the document is published: `source = \"https://…\"`";
    Diagnostic::new(&codes::NO_SOURCE, None, message).help(help)
}

fn hand_edited(path: &str) -> Diagnostic {
    let message = format!("`{path}` was changed by hand since it was fetched");
    Diagnostic::new(&codes::EDITED_DOCUMENT, None, message)
        .help("what was changed will be lost: keep it in an overlay (`overlays` in specwright.toml)")
}
