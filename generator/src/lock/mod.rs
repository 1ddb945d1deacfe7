//! The lock: `specwright.lock`, beside the configuration, so that deleting the generated folder loses nothing.
//!
//! It says from what the generated files were made, by digests, so that stale or not is decided without generating; which
//! files are ours, so that those no longer needed can be removed; and which names are published, so that what a vendor
//! adds never renames what callers already use. It is committed.

mod digest;
mod format;

pub use digest::Digest;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::config::is_inside;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Stopped, codes::output as codes};
use crate::load::Text;

/// The name of the lock file.
pub const FILE: &str = "specwright.lock";

/// The version of this generator.
pub const GENERATOR: &str = env!("CARGO_PKG_VERSION");

/// From what the generated files were made, and what they publish.
///
/// ```
/// use specwright::{diagnostic::Diagnostics, lock::Lock};
///
/// let text = Lock::default().to_text();
/// assert_eq!(Lock::read("specwright.lock", &text, &mut Diagnostics::new())?, Lock::default());
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// The version of the generator that wrote the files.
    pub generator: String,
    /// What the files of no vendor were made from: how they are laid out.
    pub layout: Digest,
    /// The files that belong to no vendor, by path relative to the lock.
    pub files: BTreeMap<String, Digest>,
    /// The vendors, by name.
    pub vendors: BTreeMap<String, Entry>,
}

/// One vendor in the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The vendor's part of the configuration.
    pub config: Digest,
    /// The files of the document, by path relative to the lock.
    pub documents: BTreeMap<String, Digest>,
    /// The generated files, by path relative to the lock.
    pub files: BTreeMap<String, Digest>,
    /// What is published.
    pub published: VendorLock,
    /// The digest of what is published, from when the files were written: a merge may have changed it without them.
    pub digest: Digest,
}

/// What a vendor's bindings have published and will keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorLock {
    /// The Rust path of each named thing, by its pointer in the document.
    pub names: BTreeMap<String, String>,
    /// The order of arguments, by the pointer of the thing that takes them.
    pub arguments: BTreeMap<String, Vec<String>>,
    /// The Rust names of members that do not follow from their wire names by the usual spelling: by the pointer of what they
    /// are in, and by what tells them apart there, mostly the wire name.
    pub members: BTreeMap<String, BTreeMap<String, String>>,
    /// The usual spelling of `fields`, `values` and `parameters`, where that is not `snake_case`.
    pub spelling: BTreeMap<String, String>,
}

impl Default for Lock {
    fn default() -> Lock {
        let (files, vendors) = (BTreeMap::new(), BTreeMap::new());
        Lock {
            generator: GENERATOR.to_owned(),
            layout: Digest::default(),
            files,
            vendors,
        }
    }
}

impl Lock {
    /// Reads the text of a `specwright.lock`.
    pub fn read(name: &str, text: &str, notes: &mut Diagnostics) -> Result<Lock, Stopped> {
        let file = notes.add_file(Arc::new(Text::new(name, text)));
        let lock = parse(text).map_err(|fault| {
            let place = Place::bytes(file, fault.span.start, fault.span.end);
            notes.push(Diagnostic::new(fault.code, place, fault.message).help(fault.help));
        });
        notes.gate()?;
        // A fault is an error, so that the gate has not let it pass.
        Ok(lock.unwrap_or_default())
    }

    /// The text of the file: the same for the same content.
    pub fn to_text(&self) -> String {
        format::print(self)
    }

    /// Every file that we own, with what we last wrote into it.
    pub fn owned(&self) -> BTreeMap<&str, &Digest> {
        let files = self.vendors.values().map(|vendor| &vendor.files).chain([&self.files]);
        files.flatten().map(|(path, digest)| (path.as_str(), digest)).collect()
    }
}

impl VendorLock {
    /// The digest of it all.
    pub fn digest(&self) -> Digest {
        Digest::of(&format::published(self))
    }

    /// A name that cannot be one.
    fn unfit(&self) -> Option<&str> {
        let members = self.members.values().flat_map(BTreeMap::values);
        let mut names = self.names.values().chain(members).map(String::as_str);
        let is_one = |name: &str| {
            let is_formed = name.chars().all(|c| c == '_' || c.is_alphanumeric());
            is_formed && !name.is_empty() && !name.starts_with(|c: char| c.is_numeric())
        };
        names.find(|name| !is_one(name))
    }
}

struct Fault {
    code: &'static Code,
    span: Range<usize>,
    message: String,
    help: &'static str,
}

const RESTORE: &str =
    "restore the committed file, or delete it and generate anew: then names are chosen as if for the first time";

fn parse(text: &str) -> Result<Lock, Fault> {
    if let Some(span) = conflict(text) {
        let message = "the lock holds the markers of a merge".to_owned();
        let help = "keep either side whole and generate: names that the other side alone had published are chosen anew";
        return Err(Fault {
            code: &codes::LOCK_CONFLICT,
            span,
            message,
            help,
        });
    }
    if let Some(found) = format::newer(text) {
        let message = format!("the lock was written by specwright {found}, this is {GENERATOR}");
        return Err(Fault {
            code: &codes::NEWER_LOCK,
            span: 0..0,
            message,
            help: "use that version, or a later one",
        });
    }
    let lock = format::parse(text).map_err(|(span, message)| fault(span, message))?;
    if let Some(name) = lock.vendors.values().find_map(|vendor| vendor.published.unfit()) {
        let written = format::quoted(name);
        let start = text.find(&format!("= {written}")).map_or(0, |at| at + 2);
        let message = format!("{written} is no name in Rust");
        return Err(fault(start..start + written.len(), message));
    }
    match lock.owned().keys().find(|path| !is_inside(path)) {
        // We remove what we own: the lock must never make us own what lies elsewhere.
        Some(path) => Err(fault(0..0, format!("`{path}` is outside the folder of the lock"))),
        None => Ok(lock),
    }
}

fn fault(span: Range<usize>, message: String) -> Fault {
    Fault {
        code: &codes::LOCK_SYNTAX,
        span,
        message,
        help: RESTORE,
    }
}

/// The first line that a merge tool left behind.
fn conflict(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
            .iter()
            .any(|marker| line.starts_with(marker))
        {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests;
