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
    /// Of names, arguments, spelling and members.
    #[serde(default)]
    published: Digest,
    #[serde(default)]
    documents: BTreeMap<String, Digest>,
    #[serde(default)]
    files: BTreeMap<String, Digest>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    arguments: BTreeMap<String, Vec<String>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    spelling: BTreeMap<String, String>,
    /// Printed by hand: a line for each type.
    #[serde(default, skip_serializing)]
    members: BTreeMap<String, BTreeMap<String, String>>,
}

/// What tells a newer lock, whatever else has changed in it.
#[derive(Deserialize)]
struct Versions {
    version: u32,
    #[serde(default)]
    generator: String,
}

pub(super) fn print(lock: &Lock) -> String {
    let Lock {
        generator,
        layout,
        files,
        vendors,
    } = lock.clone();
    let file = File {
        version: VERSION,
        generator,
        layout,
        files,
        vendors: BTreeMap::new(),
    };
    // Strings under string keys: there is nothing that TOML cannot say.
    let mut text = HEADER.to_owned() + &toml::to_string(&file).unwrap_or_default();
    for (name, entry) in &vendors {
        let vendor = BTreeMap::from([("vendors", BTreeMap::from([(name, to_vendor(entry))]))]);
        text += &format!("\n{}", toml::to_string(&vendor).unwrap_or_default());
        text += &members(name, &entry.published.members);
    }
    text
}

/// What is published, as text.
pub(super) fn published(it: &VendorLock) -> String {
    let pairs = |all: &BTreeMap<String, String>| {
        all.iter()
            .map(|(at, name)| format!("{at} = {name}\n"))
            .collect::<String>()
    };
    let orders = it.arguments.iter().map(|(at, order)| format!("{at} = {order:?}\n"));
    let orders: String = orders.collect();
    pairs(&it.names) + &orders + &pairs(&it.spelling) + &members("", &it.members)
}

/// A line for each type, so that a merge shows which one.
fn members(vendor: &str, all: &BTreeMap<String, BTreeMap<String, String>>) -> String {
    if all.is_empty() {
        return String::new();
    }
    let mut text = format!("\n[vendors.{}.members]\n", key(vendor));
    for (pointer, names) in all {
        let names: Vec<String> = names
            .iter()
            .map(|(id, name)| format!("{} = {}", key(id), quoted(name)))
            .collect();
        text += &format!("{} = {{ {} }}\n", key(pointer), names.join(", "));
    }
    text
}

fn key(text: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !text.is_empty() && text.bytes().all(bare) {
        return text.to_owned();
    }
    quoted(text)
}

/// A basic string of TOML.
pub(super) fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out + "\""
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
        published:
            VendorLock {
                names,
                arguments,
                members,
                spelling,
            },
        digest: published,
    } = entry.clone();
    Vendor {
        config,
        published,
        documents,
        files,
        names,
        arguments,
        spelling,
        members,
    }
}

fn to_entry(vendor: Vendor) -> Entry {
    let Vendor {
        config,
        published,
        documents,
        files,
        names,
        arguments,
        spelling,
        members,
    } = vendor;
    Entry {
        config,
        documents,
        files,
        published: VendorLock {
            names,
            arguments,
            members,
            spelling,
        },
        digest: published,
    }
}
