//! Which files of a project belong to a document that is fetched.
//!
//! What is fetched becomes a file of the project, and vendors are not to write what they like there: a path stays in the
//! document's folder, is that of a part of a document, and never replaces a file that is no part of this one.

use std::collections::BTreeMap;
use std::path::Path;

use super::memory::{File, Kept, Memory};
use crate::config::{VendorConfig, is_inside};
use crate::load::{decode, normal};
use crate::lock::Digest;
use crate::output::Change;
use crate::project::Project;

/// A vendor's document in a project.
pub(super) struct Owner<'a> {
    pub(super) project: &'a Project,
    pub(super) vendor: &'a VendorConfig,
    pub(super) source: &'a str,
    pub(super) memory: &'a Memory,
    /// The main file's name.
    pub(super) main: String,
}

impl Owner<'_> {
    /// The path from the document's folder, if it is in there.
    pub(super) fn below<'n>(&self, name: &'n str) -> Option<&'n str> {
        let path = match self.main.rsplit_once('/') {
            Some((folder, _)) => name.strip_prefix(folder)?.strip_prefix('/')?,
            None => name,
        };
        is_inside(path).then_some(path)
    }

    /// Whether a name may be that of a part of the document. A copy of what stands under another address is made by hand, what
    /// is hidden is somebody else's, and so is what has the ending of a program.
    pub(super) fn is_a_part(&self, name: &str) -> bool {
        let Some(path) = self.below(name) else { return false };
        let ending = path
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_ascii_lowercase();
        let visible = !path.split('/').any(|segment| segment.starts_with('.'));
        visible && !path.starts_with("vendored/") && ["yaml", "yml", "json", "md"].contains(&ending.as_str())
    }

    /// What is kept of it, wherever it came from.
    pub(super) fn before(&self) -> Option<&Kept> {
        self.memory.of(&self.vendor.name)
    }

    /// What is kept of it, if it came from there.
    pub(super) fn kept(&self) -> Option<&Kept> {
        self.before().filter(|kept| kept.source == self.source)
    }

    /// Whether redirects lead where they have led before.
    pub(super) fn is_where_it_was(&self, base: &str) -> bool {
        self.kept()
            .is_some_and(|kept| kept.led_to.as_deref().unwrap_or(&kept.source) == base)
    }

    /// Whether a file on the disk was part of the document already: the lock says so. Whole documents and overlays never are.
    pub(super) fn is_ours(&self, name: &str) -> bool {
        let vendors = &self.project.config.vendors;
        let named = |vendor: &VendorConfig| {
            let mut named = [&vendor.document].into_iter().chain(&vendor.overlays);
            named.any(|path| normal(path) == name)
        };
        let lock = self.project.lock.as_ref();
        let entry = lock.and_then(|lock| lock.vendors.get(&self.vendor.name));
        !vendors.iter().any(named) && entry.is_some_and(|entry| entry.documents.contains_key(name))
    }

    /// Whether no link on the way leads out of the document's folder.
    pub(super) fn stays_inside(&self, name: &str) -> bool {
        let folder = self.project.document(&self.main);
        let folder = folder.parent().unwrap_or(Path::new("")).to_owned();
        let path = self.project.document(name);
        let there = path.ancestors().find(|ancestor| ancestor.symlink_metadata().is_ok());
        match (there.map(Path::canonicalize), folder.canonicalize()) {
            (Some(Ok(there)), Ok(folder)) => there.starts_with(&folder),
            // Where the folder itself is not there yet, no link can be in it.
            (_, Err(_)) => true,
            (Some(Err(_)) | None, Ok(_)) => false,
        }
    }

    pub(super) fn disk(&self, name: &str) -> Option<String> {
        let bytes = std::fs::read(self.project.document(name)).ok()?;
        Some(decode(bytes).unwrap_or_else(|text| text))
    }

    /// Whether a person has changed a file since it was fetched.
    pub(super) fn is_edited(&self, change: &Change) -> bool {
        let main = self.kept().filter(|_| change.path == self.vendor.document);
        let part = || self.before()?.files.get(&change.path).map(|file| &file.digest);
        let digest = main.map(|kept| &kept.digest).or_else(part);
        digest.is_some_and(|digest| change.old.is_some() && !is(change.old.as_deref(), digest))
    }

    /// The files that came with the document and are not among these any more.
    pub(super) fn removals(&self, files: &BTreeMap<String, File>) -> Vec<Change> {
        let before = self.before().into_iter().flat_map(|kept| &kept.files);
        let gone = before.filter(|(path, _)| !files.contains_key(*path));
        gone.filter_map(|(path, file)| self.removal(path, file)).collect()
    }

    /// A file that came with the document and is no longer part of it. What a person has changed stays, and so does what
    /// another document needs.
    fn removal(&self, path: &str, file: &File) -> Option<Change> {
        let old = self.disk(path)?;
        let lock = self.project.lock.iter().flat_map(|lock| &lock.vendors);
        let mut others = lock.filter(|(name, _)| **name != self.vendor.name);
        let needed = others.any(|(_, entry)| entry.documents.contains_key(path));
        let stays = needed || self.memory.is_of_another(&self.vendor.name, path);
        (!stays && self.is_a_part(path) && is(Some(&old), &file.digest)).then(|| Change {
            path: path.to_owned(),
            old: Some(old),
            new: None,
        })
    }
}

/// Whether a text is what it was.
pub(super) fn is(text: Option<&str>, digest: &Digest) -> bool {
    text.is_some_and(|text| Digest::of(text) == *digest)
}
