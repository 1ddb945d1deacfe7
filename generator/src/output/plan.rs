//! What has to change on disk, found without changing anything.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{is_generated, leftovers};
use crate::diagnostic::{Diagnostic, Diagnostics, codes::output as codes};
use crate::lock::Digest;

/// The files as they should be.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The folder that all paths are relative to.
    pub folder: PathBuf,
    /// What should be there, by path with `/`.
    pub wanted: BTreeMap<String, Wanted>,
    /// What we wrote the last time.
    pub owned: BTreeMap<String, Digest>,
}

/// One file as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The whole text.
    pub text: String,
    /// Whether it is written only when it is not there, and is the user's from then on.
    pub once: bool,
}

impl From<String> for Wanted {
    fn from(text: String) -> Wanted {
        Wanted { text, once: false }
    }
}

/// The difference between the files as they should be and as they are.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What to write and remove, in this order.
    pub changes: Vec<Change>,
    /// Temporary files that an earlier run may have left behind; who carries the plan out removes them. A tree with them is as
    /// it should be, so that they are no changes.
    pub leftovers: Vec<String>,
}

/// One file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where, relative to the tree's folder, with `/`.
    pub path: String,
    /// What stands there now; `None` if there is no such file.
    pub old: Option<String>,
    /// What should stand there; `None` if the file is to be removed.
    pub new: Option<String>,
}

impl Tree {
    /// Compares with the disk. Foreign files in the way are errors; hand edits, which are about to be lost, are warnings.
    pub fn plan(&self, notes: &mut Diagnostics) -> Plan {
        let written = self
            .wanted
            .iter()
            .filter_map(|(path, wanted)| self.difference(path, wanted, notes));
        let mut changes: Vec<Change> = written.collect();
        let surplus = self.owned.iter().filter(|(path, _)| !self.wanted.contains_key(*path));
        changes.extend(surplus.filter_map(|(path, digest)| self.removal(path, digest, notes)));
        let files = self.wanted.keys().chain(self.owned.keys()).map(String::as_str);
        Plan {
            changes,
            leftovers: leftovers(&self.folder, files),
        }
    }

    fn difference(&self, path: &str, wanted: &Wanted, notes: &mut Diagnostics) -> Option<Change> {
        let new = &wanted.text;
        let Some(old) = read(&self.folder, path, notes) else {
            return Some(Change {
                path: path.to_owned(),
                old: None,
                new: Some(new.clone()),
            });
        };
        let digest = Digest::of(&old);
        if wanted.once || digest == Digest::of(new) {
            return None;
        }
        match self.owned.get(path) {
            Some(last) if *last == digest => {}
            Some(_) => notes.push(hand_edited(path, "the edit is replaced")),
            None if is_generated(&old) => {}
            None => {
                notes.push(foreign(path));
                return None;
            }
        }
        Some(Change {
            path: path.to_owned(),
            old: Some(old),
            new: Some(new.clone()),
        })
    }

    fn removal(&self, path: &str, digest: &Digest, notes: &mut Diagnostics) -> Option<Change> {
        let old = read(&self.folder, path, notes)?;
        if Digest::of(&old) != *digest {
            notes.push(hand_edited(path, "it is no longer generated, and stays as it is"));
            return None;
        }
        Some(Change {
            path: path.to_owned(),
            old: Some(old),
            new: None,
        })
    }
}

/// The text of a file, `None` when there is none. What is no text cannot be ours: it is read with replacement characters,
/// which differ from anything that we print.
fn read(folder: &Path, path: &str, notes: &mut Diagnostics) -> Option<String> {
    match std::fs::read(folder.join(path)) {
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            notes.push(Diagnostic::new(
                &codes::READ_FAILED,
                None,
                format!("cannot read `{path}`: {error}"),
            ));
            None
        }
    }
}

fn hand_edited(path: &str, what: &str) -> Diagnostic {
    Diagnostic::new(&codes::HAND_EDIT, None, format!("`{path}` was edited by hand; {what}"))
        .help("change the document or the configuration instead; version control has the edit, if it was committed")
}

fn foreign(path: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::FOREIGN_FILE,
        None,
        format!("`{path}` was not written by specwright and is in the way"),
    )
    .help("move or remove it, or generate into another folder")
}
