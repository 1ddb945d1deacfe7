//! A project in one of its states: what its configuration and its lock say.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::at::At;
use super::revision::{Fault, Revision};
use crate::cli::args::Global;
use crate::config::{Config, VendorConfig};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Stopped, codes::diff as codes, codes::output};
use crate::load::{Text, decode};
use crate::lock::{self, Lock, VendorLock};
use crate::project::Project;

/// A project as it is on the disk, or in a revision.
pub(in crate::cli) struct State {
    /// The folder of the configuration.
    folder: At,
    said: Arc<Text>,
    pub(super) config: Config,
}

/// By what a vendor's document is read and lowered.
#[derive(Clone)]
pub(in crate::cli) struct Choices {
    pub(super) vendor: VendorConfig,
    /// The configuration, for places in it.
    pub(super) said: Arc<Text>,
    /// In the order of the configuration.
    pub(super) overlays: Vec<At>,
}

impl State {
    /// The project whose configuration is named or found; none where there is none.
    pub(in crate::cli) fn here(global: &Global, notes: &mut Diagnostics) -> Result<Option<State>, Stopped> {
        let found = || Project::find(&std::env::current_dir().ok()?);
        let Some(path) = global.config.clone().or_else(found) else {
            return Ok(None);
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let folder = At::Disk {
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
            path: Path::new("").to_owned(),
        };
        let state = State::read(folder, &name, notes)?;
        if state.is_none() {
            let message = format!("cannot read `{}`", path.display());
            notes.push(Diagnostic::new(&output::NO_CONFIG, None, message));
        }
        notes.gate()?;
        Ok(state)
    }

    /// The same project in a revision; none if it was none then. A configuration that cannot be read any more is no reason to
    /// compare nothing.
    pub(super) fn of(&self, revision: &Revision, notes: &mut Diagnostics) -> Option<State> {
        let mut faults = Diagnostics::new();
        let state = State::read(At::Revision(revision.clone()), &self.said.name, &mut faults);
        state.unwrap_or_else(|_| {
            let why = faults.iter().find(|finding| finding.severity == Severity::Error);
            let why = why.map_or("", |finding| finding.message.as_str());
            let of = At::Revision(revision.join(&self.said.name)).name();
            let message = format!("`{of}` cannot be read: {why}");
            let finding = Diagnostic::new(&codes::OTHER_CONFIGURATION, None, message);
            notes.push(finding.help("both documents are read by the configuration on the disk"));
            None
        })
    }

    fn read(folder: At, name: &str, notes: &mut Diagnostics) -> Result<Option<State>, Stopped> {
        let Ok(bytes) = folder.join(name).read() else {
            return Ok(None);
        };
        let text = decode(bytes).unwrap_or_else(|text| text);
        let config = Config::read(name, &text, notes)?;
        let said = Arc::new(Text::new(folder.join(name).name(), text));
        Ok(Some(State { folder, said, config }))
    }

    /// The project's folder in a revision.
    pub(super) fn revision(&self, name: &str) -> Result<Revision, Fault> {
        match &self.folder {
            At::Disk { folder, .. } => Revision::of_folder(name, folder),
            At::Revision(folder) => Ok(folder.clone()),
        }
    }

    /// The document of a vendor.
    pub(in crate::cli) fn document(&self, vendor: &VendorConfig) -> At {
        self.folder.join(&vendor.document)
    }

    /// What is said of a vendor.
    pub(in crate::cli) fn choices(&self, name: &str) -> Option<Choices> {
        self.config.vendor(name).map(|vendor| Choices {
            vendor: vendor.clone(),
            said: self.said.clone(),
            overlays: vendor.overlays.iter().map(|path| self.folder.join(path)).collect(),
        })
    }

    /// What is published of a vendor, by the lock beside the configuration.
    pub(in crate::cli) fn published(&self, name: &str, notes: &mut Diagnostics) -> Result<VendorLock, Stopped> {
        let Ok(bytes) = self.folder.join(lock::FILE).read() else {
            return Ok(VendorLock::default());
        };
        let text = decode(bytes).unwrap_or_else(|text| text);
        let mut lock = Lock::read(lock::FILE, &text, notes)?;
        Ok(lock
            .vendors
            .remove(name)
            .map(|entry| entry.published)
            .unwrap_or_default())
    }

    /// The vendors, and the text that places of their choices are in.
    pub(super) fn said(&self) -> (&[VendorConfig], &Arc<Text>) {
        (&self.config.vendors, &self.said)
    }
}

/// The project on the disk, and in the revisions that were asked for.
pub(super) struct States {
    pub(super) here: Option<State>,
    revisions: BTreeMap<String, Option<State>>,
}

impl States {
    pub(super) fn new(here: Option<State>) -> States {
        States {
            here,
            revisions: BTreeMap::new(),
        }
    }

    /// The project in the revision of that name, if it is one.
    pub(super) fn of(&mut self, name: &str, notes: &mut Diagnostics) -> Option<&State> {
        let here = self.here.as_ref()?;
        let read = || here.of(&here.revision(name).ok()?, notes);
        self.revisions.entry(name.to_owned()).or_insert_with(read).as_ref()
    }

    /// What is said of a vendor where a document stands: in its revision, else on the disk.
    pub(super) fn choices(&mut self, at: &At, vendor: &str, notes: &mut Diagnostics) -> Option<Choices> {
        let then = self.at(at, notes).and_then(|state| state.choices(vendor));
        then.or_else(|| self.here.as_ref()?.choices(vendor))
    }

    /// What is published of a vendor where the older one of two documents stands. A revision without a project had published
    /// nothing, and neither has one whose lock cannot be read.
    pub(super) fn published(&mut self, at: &At, vendor: &str, notes: &mut Diagnostics) -> Result<VendorLock, Stopped> {
        let state = self.at(at, &mut Diagnostics::new());
        let published = match at {
            At::Disk { .. } => state.map(|state| state.published(vendor, notes)).transpose()?,
            At::Revision(_) => state.and_then(|state| state.published(vendor, &mut Diagnostics::new()).ok()),
        };
        Ok(published.unwrap_or_default())
    }

    fn at(&mut self, at: &At, notes: &mut Diagnostics) -> Option<&State> {
        match at {
            At::Disk { .. } => self.here.as_ref(),
            At::Revision(revision) => self.of(revision.name(), notes),
        }
    }
}
