//! The types to try: which schema each was made of, and how it is used.

use std::collections::HashSet;
use std::path::Path;

use serde::Deserialize;
use specwright::load::pointer;

use crate::convert::View;
use crate::document::{At, Dialect, Document};

/// A type to try.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Its path in the program.
    pub(super) rust: String,
    /// The schema it was made of.
    pub(super) at: At,
    /// How it is used.
    pub(super) view: View,
}

#[derive(Deserialize)]
struct Report {
    vendors: Vec<Vendor>,
}

#[derive(Deserialize)]
struct Vendor {
    name: String,
    schemas: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    pointer: String,
    file: String,
    rust: String,
    view: String,
}

/// The types that the generator's report names and that are there: those of component schemas, and of
/// schemas that stand in no other one that has a type.
pub(super) fn targets(
    document: &Document,
    report: &str,
    vendor: Option<&str>,
    folders: &Folders<'_>,
    is_there: &dyn Fn(&str) -> bool,
) -> Result<Vec<Target>, String> {
    let report: Report = serde_json::from_str(report).map_err(|error| format!("the report: {error}"))?;
    let mut found: Vec<Target> = Vec::new();
    let vendors = report
        .vendors
        .into_iter()
        .filter(|it| vendor.is_none_or(|name| it.name == name));
    for entry in vendors.flat_map(|vendor| vendor.schemas) {
        let place = place(document, &entry, folders);
        if let Some(at) = place.filter(|_| is_there(&entry.rust)) {
            found.push(Target {
                rust: entry.rust,
                at,
                view: match entry.view.as_str() {
                    "read" => View::Read,
                    "write" => View::Write,
                    _ => View::Both,
                },
            });
        }
    }
    let places: HashSet<At> = found.iter().map(|target| target.at.clone()).collect();
    found.retain(|target| !inside_another(&target.at, &places));
    Ok(found)
}

/// Where things are.
pub(super) struct Folders<'a> {
    /// The names of the document's files are relative to this.
    pub(super) document: &'a Path,
    /// The names in the report are relative to this.
    pub(super) report: &'a Path,
}

/// Where the document has what the report names. Schemas of 2.0 are named as 3.0 would have them.
fn place(document: &Document, entry: &Entry, folders: &Folders<'_>) -> Option<At> {
    let wanted = folders.report.join(&entry.file).canonicalize().ok()?;
    let mut files = document.files();
    let (file, _, _) =
        files.find(|(_, name, _)| folders.document.join(name).canonicalize().ok().as_ref() == Some(&wanted))?;
    let pointer = entry.pointer.trim_start_matches('#');
    let mut pointers = vec![pointer.to_owned()];
    if document.dialect == Dialect::Swagger2
        && let Some(name) = pointer.strip_prefix("/components/schemas")
    {
        pointers.push(format!("/definitions{name}"));
    }
    let mut places = pointers.into_iter().map(|pointer| At { file, pointer });
    places.find(|at| document.value(at).is_some())
}

/// Whether a schema stands inside of one that is tried itself.
fn inside_another(at: &At, places: &HashSet<At>) -> bool {
    let Some(segments) = pointer::segments(&at.pointer) else {
        return false;
    };
    let segments: Vec<_> = segments.collect();
    let mut parent = String::new();
    for segment in &segments {
        let outer = At {
            file: at.file,
            pointer: parent.clone(),
        };
        // The root of a file that is a schema is one, too.
        if places.contains(&outer) {
            return true;
        }
        parent = pointer::join(&parent, segment);
    }
    false
}

/// The names of the types in a folder that do not hang on the client.
pub(super) fn declared(source: &Path) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut open = vec![source.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).into_iter().flatten().flatten();
            let paths = entries.map(|entry| entry.path());
            open.extend(paths.filter(|path| path.file_name().is_none_or(|name| name != "operations")));
            continue;
        }
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.ends_with(".rs") || matches!(name, "client.rs" | "operations.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for line in text.lines() {
            let rest = ["pub struct ", "pub enum ", "pub type "]
                .iter()
                .find_map(|start| line.strip_prefix(start));
            let name = rest.map(|rest| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or(rest)
            });
            found.extend(name.map(str::to_owned));
        }
    }
    found
}
