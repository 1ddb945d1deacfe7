//! Two documents as they are compared: each read as its project says.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::at::At;
use super::revision::Revision;
use super::state::Choices;
use crate::config::VendorConfig;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, Stopped, codes};
use crate::diff::report::Compared;
use crate::diff::{self, Change, Version};
use crate::load::{LoadOptions, Source, normal};
use crate::lock::VendorLock;
use crate::pipeline;

/// What a choice that fits one of the documents alone is told by. A project is changed together with its documents, so that
/// it need not fit both; what fits neither is a mistake.
static MISFITS: &[&Code] = &[
    &codes::overlay::NO_MATCH,
    &codes::overlay::MISMATCH,
    &codes::select::UNMATCHED_SELECTION,
    &codes::lower::PAGINATION_MISFIT,
    &codes::lower::UNMATCHED_EVENT,
    &codes::lower::UNMATCHED_NAME,
    &codes::lower::NAME_TAKEN,
    &codes::choices::UNMATCHED_CHOICE,
];

/// One of two documents.
pub(in crate::cli) struct Side {
    pub(in crate::cli) version: Version,
    /// What the user calls it.
    name: String,
    choices: Option<Choices>,
    notes: Diagnostics,
}

/// What there is to say of one of two documents.
pub(in crate::cli) type Notes = Box<Diagnostics>;

impl Side {
    /// Reads a document, some of whose files may be given instead.
    pub(in crate::cli) fn read(
        name: &str,
        at: &At,
        choices: Option<Choices>,
        given: &BTreeMap<String, String>,
    ) -> Result<Side, Notes> {
        let mut notes = Diagnostics::new().lenient(MISFITS);
        let overlays = choices.as_ref().map_or(&[][..], |choices| &choices.overlays);
        let source = match at {
            At::Disk { folder, path } => on_disk(folder, path, overlays, given, &mut notes),
            At::Revision(revision) => in_revision(revision, overlays, &mut notes),
        };
        let Ok(source) = source else {
            return Err(Box::new(notes));
        };
        let version = Version::new(source, &mut notes);
        match notes.gate() {
            Ok(()) => Ok(Side {
                version,
                name: name.to_owned(),
                choices,
                notes,
            }),
            Err(_) => Err(Box::new(notes)),
        }
    }

    /// Drops what is not to be told of the old document: all but what of the configuration does not fit it.
    fn misfits_alone(&mut self) {
        self.notes.retain(|finding| is_misfit(finding));
    }
}

/// Where an overlay is, as the loader calls it.
fn place(overlay: &At) -> String {
    normal(&match overlay {
        At::Disk { folder, path } => folder.join(path).to_string_lossy().replace('\\', "/"),
        At::Revision(revision) => revision.path.clone(),
    })
}

fn on_disk(
    folder: &Path,
    path: &Path,
    overlays: &[At],
    given: &BTreeMap<String, String>,
    notes: &mut Diagnostics,
) -> Result<Source, Stopped> {
    let here = std::env::current_dir().unwrap_or_default();
    let from = if folder.as_os_str().is_empty() { &here } else { folder };
    let overlays = overlays.iter().map(|overlay| {
        let path = place(overlay);
        let shown = Path::new(&path).strip_prefix(from);
        shown.map_or_else(|_| Path::new(&path).to_owned(), Path::to_path_buf)
    });
    let options = LoadOptions {
        project: folder.to_owned(),
        overlays: overlays.collect(),
        given: given.clone(),
        ..LoadOptions::default()
    };
    Source::load(path, &options, notes)
}

/// Messages call its files as git does; an overlay may be on the disk nevertheless.
fn in_revision(revision: &Revision, overlays: &[At], notes: &mut Diagnostics) -> Result<Source, Stopped> {
    let names: Vec<String> = overlays.iter().map(place).collect();
    let of = |name: &str| match names.iter().position(|overlay| overlay == name) {
        Some(number) => overlays[number].clone(),
        None => At::Revision(revision.at(name)),
    };
    let source = Source::from_reader(&revision.path, &names, &|name| of(name).read(), notes);
    notes.call_files(|name| match of(name) {
        At::Revision(revision) => Some(revision.object()),
        At::Disk { .. } => None,
    });
    source
}

fn is_misfit(finding: &Diagnostic) -> bool {
    MISFITS.iter().any(|code| code.name == finding.code.name)
}

/// Compares two documents. What there is to say stands in the notes of each: of the old one what of its configuration does
/// not fit it, of the new one what is new, and of both whatever stops us.
///
/// `published` are the names under which callers know what is in the old one.
pub(in crate::cli) fn compare(
    mut old: Side,
    mut new: Side,
    published: &VendorLock,
) -> (Option<Compared>, [Diagnostics; 2]) {
    let names = (old.name.as_str(), new.name.as_str());
    let found = diff::compare(&old.version, &new.version);
    let mut compared = Compared::new(names, &old.version, &new.version, found);
    if let (Some(before), Some(after)) = (&old.choices, &new.choices) {
        let choices = after.vendor.unlike(&before.vendor);
        if !choices.is_empty() {
            let found = diff::configured(&after.vendor.name, &choices);
            compared.add_configuration(&old.version, &new.version, found);
        }
    }
    match for_rust(&mut old, &mut new, published) {
        Ok(changes) => compared.add_rust(&old.version, &new.version, changes),
        Err(Stopped { .. }) => {
            if old.notes.gate().is_ok() {
                new.notes.without(&old.notes);
                old.misfits_alone();
            }
            return (None, [old.notes, new.notes]);
        }
    }
    let fits = fit(&mut old, &mut new);
    new.notes.without(&old.notes);
    old.misfits_alone();
    (fits.ok().map(|()| compared), [old.notes, new.notes])
}

/// What callers of the bindings see, with the names that `generate` would keep.
fn for_rust(old: &mut Side, new: &mut Side, published: &VendorLock) -> Result<Vec<Change>, Stopped> {
    let vendor = new.choices.as_ref().or(old.choices.as_ref());
    let module = vendor.map(|choices| choices.vendor.name.clone());
    let (before, after) = (configuration(old), configuration(new));
    let (old, new) = (
        (&old.version.source, &old.version.document, &before, &mut old.notes),
        (&new.version.source, &new.version.document, &after, &mut new.notes),
    );
    let (old, new) = pipeline::apis_of(old, new, published)?;
    let mut changes = diff::rust::changes(&old, &new);
    for path in changes.iter_mut().filter_map(|change| change.rust.as_mut()) {
        if let Some(module) = &module {
            *path = format!("{module}::{path}");
        }
    }
    Ok(changes)
}

fn configuration(side: &mut Side) -> VendorConfig {
    match &side.choices {
        Some(Choices { vendor, said, .. }) => vendor.clone().placed(&Arc::clone(said), &mut side.notes),
        None => VendorConfig::new("api", ""),
    }
}

/// What of the configuration fits neither document is an error, as it is elsewhere; what fits one of them is told of it.
fn fit(old: &mut Side, new: &mut Side) -> Result<(), Stopped> {
    let key = |finding: &Diagnostic| {
        (
            finding.code.name,
            finding.place.clone().map(|place| (place.pointer, place.part)),
        )
    };
    let misfits = |side: &Side| {
        let misfits = side.notes.iter().filter(|finding| is_misfit(finding));
        misfits.map(key).collect::<Vec<_>>()
    };
    let (before, after) = (misfits(old), misfits(new));
    old.notes
        .retain(|finding| !is_misfit(finding) || !after.contains(&key(finding)));
    for (side, other) in [(old, &Vec::new()), (new, &before)] {
        let name = side.name.clone();
        side.notes.retain(|finding| {
            if is_misfit(finding) && other.contains(&key(finding)) {
                finding.severity = Severity::Error;
            } else if is_misfit(finding) {
                finding.message = format!("{} (in `{name}` alone)", finding.message);
            }
            true
        });
        side.notes.gate()?;
    }
    Ok(())
}
