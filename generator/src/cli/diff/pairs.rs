//! From arguments to the documents to compare: files, folders, what is in a revision, and the vendors of a project.

use std::collections::BTreeSet;
use std::path::Path;

use super::at::At;
use super::revision::{self, Revision};
use super::state::{State, States};
use crate::cli::args::Diff;
use crate::cli::target;
use crate::config::VendorConfig;
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::diff as codes};

/// Two documents that belong together.
pub(super) struct Pair {
    pub(super) old_name: String,
    pub(super) new_name: String,
    pub(super) old: Option<At>,
    pub(super) new: Option<At>,
    /// The vendor whose document it is.
    pub(super) vendor: Option<String>,
}

/// What the arguments mean.
enum Asked<'a> {
    /// Two documents, or two folders.
    Two(&'a str, &'a str),
    /// The documents of the project, between a revision and another one, or the disk.
    Project { old: &'a str, new: Option<&'a str> },
}

/// The pairs that the arguments name.
pub(super) fn pairs(arguments: &Diff, states: &mut States, notes: &mut Diagnostics) -> Result<Vec<Pair>, Stopped> {
    if let (Some(name), here) = (&arguments.vendor, &states.here) {
        let vendors = here.as_ref().map_or(&[][..], |here| &here.config.vendors);
        if vendors.iter().all(|vendor| vendor.name != *name) {
            notes.push(target::no_vendor(&codes::NO_VENDOR, name, vendors));
        }
        notes.gate()?;
    }
    let mut vendor = arguments.vendor.clone();
    match asked(arguments, states.here.as_ref(), &mut vendor) {
        Asked::Two(old, new) => two(old, new, vendor, states, notes),
        Asked::Project { old, new } => of_project((old, new), vendor.as_deref(), states, notes),
    }
}

/// A name of a vendor, or its document, stands for that vendor; what is neither that nor a file is a revision.
fn asked<'a>(arguments: &'a Diff, here: Option<&State>, vendor: &mut Option<String>) -> Asked<'a> {
    let of_vendor = |text: &str| {
        let here = here?;
        let is_named = |vendor: &&VendorConfig| vendor.name == text || here.document(vendor).is_same(&At::here(text));
        here.config
            .vendors
            .iter()
            .find(is_named)
            .map(|vendor| vendor.name.clone())
    };
    let is_file = |text: &str| text.contains(':') || Path::new(text).exists();
    let head = "HEAD";
    match (arguments.old.as_deref(), arguments.new.as_deref()) {
        (None, _) => Asked::Project { old: head, new: None },
        (Some(one), None) => match of_vendor(one) {
            Some(name) => {
                *vendor = Some(name);
                Asked::Project { old: head, new: None }
            }
            None => Asked::Project { old: one, new: None },
        },
        (Some(old), Some(new)) if here.is_none() || is_file(old) || is_file(new) => Asked::Two(old, new),
        (Some(old), Some(new)) => Asked::Project { old, new: Some(new) },
    }
}

/// The documents of the vendors in two states of the project.
fn of_project(
    (old, new): (&str, Option<&str>),
    vendor: Option<&str>,
    states: &mut States,
    notes: &mut Diagnostics,
) -> Result<Vec<Pair>, Stopped> {
    let Some(here) = &states.here else {
        notes.push(target::no_configuration(
            "compare two documents: `specwright diff OLD NEW`, or name a configuration with `--config`",
        ));
        notes.gate()?;
        return Ok(Vec::new());
    };
    let mut folder = |name: &str| {
        let folder = here.revision(name);
        folder.map_err(|fault| notes.push(revision::unknown(name, &fault))).ok()
    };
    let folders = (folder(old), new.map(&mut folder));
    notes.gate()?;
    let was = folders.0.map(|folder| documents(old, &folder, states, notes));
    let is = match (new, folders.1) {
        (Some(name), Some(Some(folder))) => documents(name, &folder, states, notes),
        _ => states.here.as_ref().map(on_disk).unwrap_or_default(),
    };
    let was = was.unwrap_or_default();
    let gone = was.iter().filter(|(name, _)| is.iter().all(|(other, _)| other != name));
    let names = is.iter().chain(gone).map(|(name, _)| name.as_str());
    let names = names.filter(|name| vendor.is_none_or(|vendor| vendor == *name));
    let pairs = names.filter_map(|name| {
        let of = |all: &[(String, At)]| all.iter().find(|(other, _)| other == name).map(|(_, at)| at.clone());
        pair(of(&was), of(&is), Some(name.to_owned()))
    });
    let pairs = pairs.collect();
    some(
        pairs,
        "there is no document of a vendor in either state of the project",
        notes,
    )
}

/// The vendors of a project and their documents in a revision. A project that was none then is taken for what it is now.
fn documents(name: &str, folder: &Revision, states: &mut States, notes: &mut Diagnostics) -> Vec<(String, At)> {
    let state = match states.of(name, notes).is_some() {
        true => states.of(name, notes),
        false => states.here.as_ref(),
    };
    let vendors = state.map_or(&[][..], |state| &state.config.vendors).iter();
    let documents = vendors.map(|vendor| {
        let document = At::Revision(folder.join(&vendor.document));
        (vendor.name.clone(), document)
    });
    documents.collect()
}

fn on_disk(here: &State) -> Vec<(String, At)> {
    let vendors = here.config.vendors.iter();
    vendors
        .map(|vendor| (vendor.name.clone(), here.document(vendor)))
        .collect()
}

/// Two documents, of which one may not be there.
fn pair(old: Option<At>, new: Option<At>, vendor: Option<String>) -> Option<Pair> {
    let (old, new) = (old.filter(At::is_there), new.filter(At::is_there));
    let name = |at: &Option<At>| at.as_ref().map_or_else(|| "nothing".to_owned(), At::name);
    let (old_name, new_name) = (name(&old), name(&new));
    (old.is_some() || new.is_some()).then_some(Pair {
        old_name,
        new_name,
        old,
        new,
        vendor,
    })
}

fn two(
    old: &str,
    new: &str,
    vendor: Option<String>,
    states: &States,
    notes: &mut Diagnostics,
) -> Result<Vec<Pair>, Stopped> {
    let (was, is) = (input(old, notes), input(new, notes));
    notes.gate()?;
    let (Some(was), Some(is)) = (was, is) else {
        return Ok(Vec::new());
    };
    let mut pairs = match (was.is_folder(), is.is_folder()) {
        (true, true) => folders((old, &was), (new, &is)),
        (true, false) | (false, true) => {
            let message = format!("`{old}` and `{new}` are a folder and something else");
            let help = "compare two documents, or two folders with documents of the same names";
            notes.push(Diagnostic::new(&codes::NOT_A_PAIR, None, message).help(help));
            Vec::new()
        }
        (false, false) => vec![Pair {
            old_name: old.to_owned(),
            new_name: new.to_owned(),
            old: Some(was),
            new: Some(is),
            vendor: None,
        }],
    };
    notes.gate()?;
    for pair in &mut pairs {
        let of = || states.here.as_ref().and_then(|here| whose(here, pair));
        pair.vendor = vendor.clone().or_else(of);
    }
    some(
        pairs,
        &format!("there are no OpenAPI documents in `{old}` and `{new}`"),
        notes,
    )
}

fn some(pairs: Vec<Pair>, otherwise: &str, notes: &mut Diagnostics) -> Result<Vec<Pair>, Stopped> {
    if pairs.is_empty() {
        let help = "documents are files named `.yaml`, `.yml` or `.json` with `openapi` or `swagger` at the top";
        notes.push(Diagnostic::new(&codes::NOT_A_PAIR, None, otherwise).help(help));
    }
    notes.gate()?;
    Ok(pairs)
}

/// A file that is there is a file; else what stands before the colon is a revision.
fn input(text: &str, notes: &mut Diagnostics) -> Option<At> {
    match Revision::of(text).filter(|_| !Path::new(text).exists()) {
        None => Some(At::here(text)),
        Some(revision) => {
            let resolved = revision.resolved();
            let resolved = resolved.map_err(|fault| notes.push(revision::finding(text, &fault)));
            resolved.ok().map(At::Revision)
        }
    }
}

fn folders((old, was): (&str, &At), (new, is): (&str, &At)) -> Vec<Pair> {
    let (before, after) = (was.documents(), is.documents());
    let names: BTreeSet<&String> = before.union(&after).collect();
    let below = |folder: &str, name: &str| match folder.ends_with(['/', ':']) {
        true => format!("{folder}{name}"),
        false => format!("{folder}/{name}"),
    };
    let pairs = names.into_iter().map(|name| Pair {
        old_name: below(old, name),
        new_name: below(new, name),
        old: before.contains(name).then(|| was.join(name)),
        new: after.contains(name).then(|| is.join(name)),
        vendor: None,
    });
    pairs.collect()
}

/// The vendor of whose document these are two versions: that which stands where the vendor's does, else that which is called
/// so, wherever it is.
fn whose(here: &State, pair: &Pair) -> Option<String> {
    let sides = [pair.new.as_ref(), pair.old.as_ref()];
    let stands = |vendor: &&VendorConfig| {
        let on_disk = here.document(vendor);
        sides.into_iter().flatten().any(|side| match side {
            At::Disk { .. } => side.is_same(&on_disk),
            At::Revision(revision) => {
                let folder = here.revision(revision.name());
                folder.is_ok_and(|folder| folder.join(&vendor.document).path == revision.path)
            }
        })
    };
    let is_called = |vendor: &&VendorConfig| {
        let names = [&pair.new_name, &pair.old_name];
        names.into_iter().any(|name| is_about(name, &vendor.document))
    };
    let vendors = || here.config.vendors.iter();
    let longest = || vendors().filter(is_called).max_by_key(|vendor| vendor.document.len());
    let found = vendors().find(stands).or_else(longest);
    found.map(|vendor| vendor.name.clone())
}

/// Whether what the user named is called as the vendor's document, on the disk or in a revision.
fn is_about(name: &str, document: &str) -> bool {
    let path = match name.split_once(':') {
        Some((_, path)) if !Path::new(name).exists() => path,
        Some(_) | None => name,
    };
    Path::new(&path.replace('\\', "/")).ends_with(document)
}

#[cfg(test)]
mod tests {
    use super::is_about;

    #[test]
    fn a_document_is_known_in_a_revision() {
        assert!(is_about("HEAD~1:specs/stan.yaml", "specs/stan.yaml"));
        assert!(is_about("./specs/stan.yaml", "specs/stan.yaml"));
        assert!(!is_about("specs/other-stan.yaml", "stan.yaml"));
    }
}
