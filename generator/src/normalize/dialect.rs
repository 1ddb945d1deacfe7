//! Which specification a document follows.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes};
use crate::load::{FileId, Source, Value, in_members};

/// The specifications that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dialect {
    /// `swagger: '2.0'`
    Swagger2,
    /// `openapi: 3.0.x`
    OpenApi30,
    /// `openapi: 3.1.x`
    OpenApi31,
    /// `openapi: 3.2.x`
    OpenApi32,
}

/// The dialect of the entry document; files that it reaches are read the same way.
pub(super) fn of(source: &Source, notes: &mut Diagnostics) -> Option<Dialect> {
    let root = source.root();
    if root.as_object().is_none() {
        let message = format!("an OpenAPI document is an object, this is {}", root.kind());
        let finding = Diagnostic::new(&codes::normalize::NOT_A_DOCUMENT, Place::value(FileId(0), ""), message);
        notes.push(finding.help("look at the first lines: is this the right file?"));
        return None;
    }
    let (key, version) = match (root.get("openapi"), root.get("swagger")) {
        (Some(version), _) => ("openapi", version),
        (None, Some(version)) => ("swagger", version),
        (None, None) => return unmarked(source, notes),
    };
    let text = spelled(version);
    by_version(key, &text).or_else(|| {
        let message = format!("`{key}: {text}` is no version that we know");
        let finding = Diagnostic::new(
            &codes::normalize::UNKNOWN_VERSION,
            Place::value(FileId(0), format!("/{key}")),
            message,
        );
        notes.push(finding.help("`swagger: '2.0'`, `openapi: 3.0.x`, `3.1.x` and `3.2.x` are read"));
        None
    })
}

fn by_version(key: &str, version: &str) -> Option<Dialect> {
    let mut numbers = version.trim().trim_start_matches('v').split(['.', '-', '+']);
    match (key, numbers.next()?, numbers.next().unwrap_or("0")) {
        ("swagger", "2", _) | ("openapi", "2", _) => Some(Dialect::Swagger2),
        ("openapi" | "swagger", "3", "0") => Some(Dialect::OpenApi30),
        ("openapi" | "swagger", "3", "1") => Some(Dialect::OpenApi31),
        ("openapi" | "swagger", "3", "2") => Some(Dialect::OpenApi32),
        _ => None,
    }
}

// A document that lost its first line still has the members that only one dialect knows.
fn unmarked(source: &Source, notes: &mut Diagnostics) -> Option<Dialect> {
    let root = source.root();
    let name = source.files.first().map_or("", |file| &*file.name);
    if let Some(finding) = in_members(root, name) {
        notes.push(finding);
        return None;
    }
    let message = "neither `openapi` nor `swagger` says which specification this follows";
    let finding = Diagnostic::new(&codes::normalize::UNKNOWN_VERSION, Place::value(FileId(0), ""), message);
    notes.push(finding.help("add `openapi: 3.0.3` (or `swagger: '2.0'`) as the first line"));
    root.get("paths").is_some().then_some(match root.get("definitions") {
        Some(_) => Dialect::Swagger2,
        None => Dialect::OpenApi30,
    })
}

fn spelled(version: &Value) -> String {
    match version {
        Value::String(text) => text.clone(),
        // `swagger: 2.0` without quotes is a number whose zero got lost.
        Value::Number(number) => number.to_string(),
        other => other.kind().to_owned(),
    }
}
