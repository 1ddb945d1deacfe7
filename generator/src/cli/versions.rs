//! From arguments to the documents to compare: files, folders, and what is in a revision.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::revision::{self, Revision};
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::diff as codes};
use crate::diff::Version;
use crate::load::{LoadOptions, Source};

/// Two documents that belong together.
pub(super) struct Pair {
    pub(super) old_name: String,
    pub(super) new_name: String,
    old: Option<Input>,
    new: Option<Input>,
}

/// Where a document is.
enum Input {
    File(PathBuf),
    Revision(Revision),
}

/// Documents that were read.
pub(super) enum Sides {
    Both(Box<Version>, Box<Version>),
    Gone(Box<Version>),
    Come(Box<Version>),
}

/// The pairs that the arguments name: one, or in two folders those of the same name.
pub(super) fn pairs(old: &str, new: &str, notes: &mut Diagnostics) -> Result<Vec<Pair>, Stopped> {
    let pairs = match (Path::new(old).is_dir(), Path::new(new).is_dir()) {
        (true, true) => folders(Path::new(old), Path::new(new)),
        (true, false) | (false, true) => {
            let message = format!("`{old}` and `{new}` are a folder and something else");
            let help = "compare two documents, or two folders with documents of the same names";
            notes.push(Diagnostic::new(&codes::NOT_A_PAIR, None, message).help(help));
            Vec::new()
        }
        (false, false) => vec![Pair {
            old_name: old.to_owned(),
            new_name: new.to_owned(),
            old: input(old, notes),
            new: input(new, notes),
        }],
    };
    notes.gate()?;
    if pairs.is_empty() {
        let message = format!("there are no OpenAPI documents in `{old}` and `{new}`");
        let help = "documents are files named `.yaml`, `.yml` or `.json` with `openapi` or `swagger` at the top";
        notes.push(Diagnostic::new(&codes::NOT_A_PAIR, None, message).help(help));
    }
    notes.gate()?;
    Ok(pairs)
}

/// A file that is there is a file; else what stands before the colon is a revision.
fn input(text: &str, notes: &mut Diagnostics) -> Option<Input> {
    let path = Path::new(text);
    match Revision::of(text).filter(|_| !path.exists()) {
        None => Some(Input::File(path.to_owned())),
        Some(revision) => match revision.resolved() {
            Ok(revision) => Some(Input::Revision(revision)),
            Err(fault) => {
                notes.push(revision::finding(text, &fault));
                None
            }
        },
    }
}

fn folders(old: &Path, new: &Path) -> Vec<Pair> {
    let (was, is) = (documents(old), documents(new));
    let names: BTreeSet<&String> = was.union(&is).collect();
    let pairs = names.into_iter().map(|name| {
        let input = |folder: &Path, has: bool| has.then(|| Input::File(folder.join(name)));
        Pair {
            old_name: old.join(name).display().to_string(),
            new_name: new.join(name).display().to_string(),
            old: input(old, was.contains(name)),
            new: input(new, is.contains(name)),
        }
    });
    pairs.collect()
}

/// The documents in a folder; files that others refer to are none.
fn documents(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let names = names.filter(|name| is_named_like_one(name));
    names.filter(|name| is_document(&folder.join(name))).collect()
}

fn is_named_like_one(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(std::ffi::OsStr::to_str);
    extension.is_some_and(|it| ["yaml", "yml", "json"].contains(&it.to_ascii_lowercase().as_str()))
}

fn is_document(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let key = |line: &str| {
        let line = line.trim_start_matches(['{', ' ', '\t', '\u{feff}']);
        let line = line.trim_start_matches(['"', '\'']);
        line.starts_with("openapi") || line.starts_with("swagger")
    };
    text.lines().any(key) || text.contains("\"openapi\"") || text.contains("\"swagger\"")
}

/// Reads what belongs together. Of the old document only what stops us is told; of the new one what is new.
pub(super) fn read(pair: Pair, terminal: &mut Terminal) -> Result<Sides, Stopped> {
    let mut before = Diagnostics::new();
    let old = pair.old.as_ref().map(|input| version(input, &mut before)).transpose();
    if old.is_err() || before.gate().is_err() {
        terminal.notes(&before);
    }
    let old = old?;
    before.gate()?;
    let mut after = Diagnostics::new();
    let new = pair.new.as_ref().map(|input| version(input, &mut after)).transpose();
    let gate = after.gate();
    if pair.old.is_some() {
        after.without(&before);
    }
    terminal.notes(&after);
    let new = new?;
    gate?;
    match (old, new) {
        (Some(old), Some(new)) => Ok(Sides::Both(old, new)),
        (Some(old), None) => Ok(Sides::Gone(old)),
        (None, Some(new)) => Ok(Sides::Come(new)),
        // `pairs` makes none like that.
        (None, None) => Err(Stopped::for_a_fault()),
    }
}

fn version(input: &Input, notes: &mut Diagnostics) -> Result<Box<Version>, Stopped> {
    let (prefix, source) = match input {
        Input::File(path) => (String::new(), Source::load(path, &LoadOptions::default(), notes)?),
        Input::Revision(it) => (
            it.prefix(),
            Source::from_reader(&it.path, &|name| it.read(name), notes)?,
        ),
    };
    let mut version = Version::new(source, notes);
    version.prefix = prefix;
    Ok(Box::new(version))
}
