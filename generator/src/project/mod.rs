//! A project on disk: its configuration, its lock, its documents. The command line and build scripts are two faces of it.

mod cause;
mod features;
mod path;
mod place;
mod run;
mod single;

pub use cause::Cause;
#[cfg(feature = "cli")]
pub(crate) use path::{is_same, relative};
pub use run::{Run, VendorRun};
pub use single::Single;
#[cfg(feature = "cli")]
pub(crate) use single::module_of;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::output as codes};
use crate::load::Text;
use crate::lock::{self, Digest, Lock};
use crate::output::Layout;

/// A project: everything that decides what is generated, except the documents themselves.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder of the lock, and of all that is written.
    pub folder: PathBuf,
    /// What to generate.
    pub config: Config,
    /// What was generated the last time; `None` when there is no lock.
    pub lock: Option<Lock>,
    /// How the files are laid out.
    pub layout: Layout,
    /// The text of the configuration, if there is one.
    said: Option<Arc<Text>>,
    documents: Documents,
    /// What files of documents say that are not on the disk yet, by their paths.
    fetched: BTreeMap<String, String>,
}

/// Where the documents are.
#[derive(Clone, Debug)]
struct Documents {
    /// The folder that the configuration's paths are relative to.
    folder: PathBuf,
    /// The folder that paths in messages are relative to.
    shown_from: PathBuf,
    /// How the first is spelled from the second: empty, or ending in `/`.
    prefix: String,
}

impl Project {
    /// The nearest configuration, in a folder or in those above it.
    pub fn find(from: &Path) -> Option<PathBuf> {
        from.ancestors()
            .map(|folder| folder.join(config::FILE))
            .find(|path| path.is_file())
    }

    /// Opens the project of a configuration.
    pub fn open(path: &Path, notes: &mut Diagnostics) -> Result<Project, Stopped> {
        let text = read(path, notes)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut config = Config::read(&name, &text, notes)?;
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        place::of_library(&mut config, &folder);
        let lock = read_lock(&folder, notes)?;
        let documents = Documents {
            folder: folder.clone(),
            shown_from: folder.clone(),
            prefix: String::new(),
        };
        Ok(Project {
            folder,
            config,
            lock,
            layout: Layout::Library,
            said: Some(Arc::new(Text::new(&*name, text))),
            documents,
            fetched: BTreeMap::new(),
        })
    }

    /// The lock's path.
    pub fn lock_path(&self) -> PathBuf {
        self.folder.join(lock::FILE)
    }

    /// What a person calls a document, by the path that the lock has for it.
    pub(crate) fn shown(&self, document: &str) -> String {
        format!("{}{document}", self.documents.prefix)
    }

    pub(crate) fn document(&self, path: &str) -> PathBuf {
        self.documents.folder.join(path)
    }

    /// Lets a run see other texts for files of documents than the disk has.
    #[cfg(feature = "update")]
    pub(crate) fn fetched(&mut self, files: BTreeMap<String, String>) {
        self.fetched.extend(files);
    }

    fn layout_digest(&self) -> Digest {
        Digest::of(&self.layout.canonical(&self.config))
    }
}

fn read_lock(folder: &Path, notes: &mut Diagnostics) -> Result<Option<Lock>, Stopped> {
    let path = folder.join(lock::FILE);
    if !path.exists() {
        return Ok(None);
    }
    let text = read(&path, notes)?;
    Lock::read(lock::FILE, &text, notes).map(Some)
}

/// The text of a file with `\n` between lines.
fn read(path: &Path, notes: &mut Diagnostics) -> Result<String, Stopped> {
    let text = std::fs::read_to_string(path).map(|text| text.replace("\r\n", "\n"));
    text.map_err(|error| {
        let code = if error.kind() == io::ErrorKind::NotFound {
            &codes::NO_CONFIG
        } else {
            &codes::READ_FAILED
        };
        stop(
            notes,
            Diagnostic::new(code, None, format!("cannot read `{}`: {error}", path.display())),
        )
    })
}

/// Reports an error and stops.
fn stop(notes: &mut Diagnostics, finding: Diagnostic) -> Stopped {
    notes.push(finding);
    match notes.gate() {
        Err(stopped) => stopped,
        Ok(()) => unreachable!("the finding is an error"),
    }
}
