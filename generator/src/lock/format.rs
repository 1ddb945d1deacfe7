//! The lock as TOML.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Digest, Entry, GENERATOR, Lock, VendorLock};

/// The version of the file's form; a reader refuses a higher one.
const VERSION: u32 = 1;

const HEADER: &str = "\
# Written by specwright; commit it. It keeps the published names and argument orders stable, and tells by digests
# whether the generated files are up to date. After a merge conflict keep either side and generate.
";

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    generator: String,
    #[serde(default)]
    layout: Digest,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    files: BTreeMap<String, Digest>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    vendors: BTreeMap<String, Vendor>,
}

#[derive(Serialize, Deserialize)]
struct Vendor {
    config: Digest,
    #[serde(default)]
    documents: BTreeMap<String, Digest>,
    #[serde(default)]
    files: BTreeMap<String, Digest>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    arguments: BTreeMap<String, Vec<String>>,
}

/// What tells a newer lock, whatever else has changed in it.
#[derive(Deserialize)]
struct Versions {
    version: u32,
    #[serde(default)]
    generator: String,
}

pub(super) fn print(lock: &Lock) -> String {
    let vendors = lock
        .vendors
        .iter()
        .map(|(name, entry)| (name.clone(), to_vendor(entry)))
        .collect();
    let Lock {
        generator,
        layout,
        files,
        ..
    } = lock.clone();
    let file = File {
        version: VERSION,
        generator,
        layout,
        files,
        vendors,
    };
    // Strings under string keys: there is nothing that TOML cannot say.
    HEADER.to_owned() + &toml::to_string(&file).unwrap_or_default()
}

/// The lock, or where and why it cannot be read.
pub(super) fn parse(text: &str) -> Result<Lock, (Range<usize>, String)> {
    let file: File =
        toml::from_str(text).map_err(|fault| (fault.span().unwrap_or(0..0), fault.message().to_owned()))?;
    let vendors = file
        .vendors
        .into_iter()
        .map(|(name, vendor)| (name, to_entry(vendor)))
        .collect();
    Ok(Lock {
        generator: file.generator,
        layout: file.layout,
        files: file.files,
        vendors,
    })
}

/// The version of the generator that wrote this lock, when we cannot know what it meant.
pub(super) fn newer(text: &str) -> Option<String> {
    let found: Versions = toml::from_str(text).ok()?;
    let newer = found.version > VERSION || numbers(&found.generator) > numbers(GENERATOR);
    newer.then_some(found.generator)
}

/// `1.2.3-alpha` as numbers; a pre-release counts as its release, which is near enough to refuse a mixture.
fn numbers(version: &str) -> Vec<u64> {
    let release = version.split(['-', '+']).next().unwrap_or_default();
    release.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

fn to_vendor(entry: &Entry) -> Vendor {
    let Entry {
        config,
        documents,
        files,
        published: VendorLock { names, arguments },
    } = entry.clone();
    Vendor {
        config,
        documents,
        files,
        names,
        arguments,
    }
}

fn to_entry(vendor: Vendor) -> Entry {
    let Vendor {
        config,
        documents,
        files,
        names,
        arguments,
    } = vendor;
    Entry {
        config,
        documents,
        files,
        published: VendorLock { names, arguments },
    }
}
