//! The same with types of the program that asks.

use std::collections::HashMap;
use std::path::Path;

use super::program::Reply;
use super::row::Failure;
use super::target::{Folders, targets};
use super::trial::trial;
use crate::document::Document;

/// Reads a value of one type from JSON and writes it again.
pub type Trip = fn(&[u8]) -> Result<Vec<u8>, String>;

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// Types that were tried.
    pub types: usize,
    /// Examples that are valid.
    pub examples: usize,
    /// Instances that were made.
    pub generated: usize,
    /// What did not come back equal, in words.
    pub failures: Vec<String>,
}

/// Tries those types of one vendor that are given by their paths in the generator's report, which is the text of
/// `specwright generate --report`. Names of files are relative to `root`.
///
/// # Errors
///
/// A file cannot be read.
pub fn within(
    root: &Path,
    document: &str,
    vendor: &str,
    report: &str,
    types: &[(&str, Trip)],
) -> Result<Tried, String> {
    let known: HashMap<String, Trip> = types
        .iter()
        .map(|(path, trip)| (path.chars().filter(|c| !c.is_whitespace()).collect(), *trip))
        .collect();
    let path = root.join(document);
    let read = Document::read(&path)?;
    let folders = Folders {
        document: path.parent().unwrap_or(root),
        report: root,
    };
    let targets = targets(&read, report, Some(vendor), &folders, &|rust| known.contains_key(rust))?;
    let mut failures = Vec::new();
    let mut ask = |number: usize, texts: &[String]| {
        let trip = targets
            .get(number)
            .and_then(|target| known.get(&target.rust))
            .ok_or("no such type")?;
        let replies = texts.iter().map(|text| match trip(text.as_bytes()) {
            Ok(bytes) => Reply::Text(String::from_utf8_lossy(&bytes).into_owned()),
            Err(reason) => Reply::Refused(reason),
        });
        Ok(replies.collect())
    };
    let mut sink = |failure: &Failure<'_>| {
        if !failure.cause.starts_with("invalid") && !failure.cause.starts_with("barren") {
            failures.push(format!(
                "{}: {} ({}): {}",
                failure.rust, failure.cause, failure.detail, failure.instance
            ));
        }
        Ok(())
    };
    let row = trial(document, &read, &targets, &mut ask, &mut sink)?;
    Ok(Tried {
        types: row.types,
        examples: row.examples.valid,
        generated: row.generated.valid,
        failures,
    })
}
