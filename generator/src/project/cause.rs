//! Why the generated files are stale, told by digests, without generating.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::Project;
use crate::config::VendorConfig;
use crate::lock::{Digest, Entry, GENERATOR, Lock};

/// A reason why the generated files may not be what they should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// There is no lock.
    NoLock,
    /// They were written by another version.
    Generator(String),
    /// The choices for a vendor changed.
    Configuration(String),
    /// What is generated around the vendors changed.
    Layout,
    /// The names that the lock has of a vendor are not those that were generated.
    Names(String),
    /// A vendor was added.
    NewVendor(String),
    /// A vendor was removed.
    GoneVendor(String),
    /// A file of a document changed.
    Document(String),
    /// A file of a document is gone.
    NoDocument(String),
    /// A generated file was edited by hand.
    HandEdit(String),
    /// A generated file is gone.
    Missing(String),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::NoLock => write!(f, "there is no specwright.lock"),
            Cause::Generator(was) => write!(f, "it was written by specwright {was}, this is {GENERATOR}"),
            Cause::Configuration(vendor) => write!(f, "the configuration of `{vendor}` changed"),
            Cause::Layout => write!(f, "the configuration changed"),
            Cause::Names(vendor) => {
                write!(
                    f,
                    "the names of `{vendor}` in specwright.lock are others than were generated (by a merge?)"
                )
            }
            Cause::NewVendor(vendor) => write!(f, "`{vendor}` was added"),
            Cause::GoneVendor(vendor) => write!(f, "`{vendor}` was removed"),
            Cause::Document(path) => write!(f, "`{path}` changed"),
            Cause::NoDocument(path) => write!(f, "`{path}` is gone"),
            Cause::HandEdit(path) => write!(f, "`{path}` was edited by hand"),
            Cause::Missing(path) => write!(f, "`{path}` is missing"),
        }
    }
}

impl Project {
    /// Why the generated files are stale; nothing when they are not.
    pub fn causes(&self) -> Vec<Cause> {
        let Some(lock) = &self.lock else {
            return vec![Cause::NoLock];
        };
        let mut causes = Vec::new();
        if lock.generator != GENERATOR {
            causes.push(Cause::Generator(lock.generator.clone()));
        }
        causes.extend(
            self.config
                .vendors
                .iter()
                .flat_map(|vendor| self.vendor_causes(vendor, lock.vendors.get(&vendor.name))),
        );
        let gone = lock.vendors.keys().filter(|name| self.config.vendor(name).is_none());
        causes.extend(gone.map(|name| Cause::GoneVendor(name.clone())));
        if causes.is_empty() && lock.layout != self.layout_digest() {
            causes.push(Cause::Layout);
        }
        causes.extend(self.file_causes(lock));
        causes
    }

    fn vendor_causes(&self, vendor: &VendorConfig, entry: Option<&Entry>) -> Vec<Cause> {
        let Some(entry) = entry else {
            return vec![Cause::NewVendor(vendor.name.clone())];
        };
        let mut causes = Vec::new();
        if entry.config != Digest::of(&vendor.canonical()) {
            causes.push(Cause::Configuration(vendor.name.clone()));
        }
        if entry.digest != entry.published.digest() {
            causes.push(Cause::Names(vendor.name.clone()));
        }
        for (path, found) in compare(&self.documents.folder, &entry.documents) {
            let path = self.shown(path);
            causes.push(if found {
                Cause::Document(path)
            } else {
                Cause::NoDocument(path)
            });
        }
        causes
    }

    fn file_causes(&self, lock: &Lock) -> Vec<Cause> {
        let files = lock.vendors.values().map(|entry| &entry.files).chain([&lock.files]);
        let differing = files.flat_map(|files| compare(&self.folder, files));
        differing
            .map(|(path, found)| {
                if found {
                    Cause::HandEdit(path.to_owned())
                } else {
                    Cause::Missing(path.to_owned())
                }
            })
            .collect()
    }
}

/// The files that are not as their digest says, and whether they are there at all.
fn compare<'a>(folder: &Path, files: &'a BTreeMap<String, Digest>) -> Vec<(&'a str, bool)> {
    let differing = files
        .iter()
        .filter_map(|(path, digest)| match std::fs::read(folder.join(path)) {
            Ok(bytes) => (Digest::of(&String::from_utf8_lossy(&bytes)) != *digest).then_some((path.as_str(), true)),
            Err(_) => Some((path.as_str(), false)),
        });
    differing.collect()
}
