//! What is kept of a fetch, so that a server need not send again what has not changed.
//!
//! It stands in a file of its own: the lock says what was generated from what, and must not differ because a server has
//! named the same document anew.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::fetch::Tag;
use crate::diagnostic::{Diagnostic, Diagnostics, codes::update as codes};
use crate::lock::Digest;
use crate::output::Change;

/// The name of the file, beside the configuration.
pub(super) const FILE: &str = "specwright.sources.toml";

const HEADER: &str = "\
# Written by `specwright update`: which version of each document was fetched last. Commit it with the documents.
";

/// What is kept of each vendor's document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Memory {
    kept: BTreeMap<String, Kept>,
}

/// What is kept of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Kept {
    pub(super) source: String,
    /// Where the source has led, if that is elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) led_to: Option<String>,
    #[serde(flatten)]
    pub(super) tag: Tag,
    pub(super) digest: Digest,
    /// The other files of the document, by path relative to the configuration.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) files: BTreeMap<String, File>,
}

/// What is kept of one of the other files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct File {
    #[serde(flatten)]
    pub(super) tag: Tag,
    pub(super) digest: Digest,
}

impl Memory {
    pub(super) fn read(folder: &Path, notes: &mut Diagnostics) -> Memory {
        let text = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let kept = toml::from_str(&text).unwrap_or_else(|error| {
            let message = format!("cannot read `{FILE}`: {}", error.message());
            let finding = Diagnostic::new(&codes::LOST_MEMORY, None, message);
            notes.push(finding.help("there is nothing to do: it is written anew"));
            BTreeMap::new()
        });
        Memory { kept }
    }

    /// What is kept of a vendor's document, wherever it came from.
    pub(super) fn of(&self, vendor: &str) -> Option<&Kept> {
        self.kept.get(vendor)
    }

    /// Whether a file came with the document of another vendor.
    pub(super) fn is_of_another(&self, vendor: &str, path: &str) -> bool {
        let others = self.kept.iter().filter(|(name, _)| *name != vendor);
        others.into_iter().any(|(_, kept)| kept.files.contains_key(path))
    }

    pub(super) fn keep(&mut self, vendor: &str, kept: Kept) {
        self.kept.insert(vendor.to_owned(), kept);
    }

    /// What is to be written, if it is not there already.
    pub(super) fn change(&self, folder: &Path) -> Option<Change> {
        // Strings under string keys: there is nothing that TOML cannot say.
        let new = HEADER.to_owned() + &toml::to_string(&self.kept).unwrap_or_default();
        let old = std::fs::read_to_string(folder.join(FILE)).ok();
        (old.as_ref() != Some(&new)).then(|| Change {
            path: FILE.to_owned(),
            old,
            new: Some(new),
        })
    }
}
