//! Test documents of other projects, some of which are wrong on purpose.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use clap::ValueEnum as _;

use crate::args::FixturesArgs;
use crate::corpus;
use crate::documents;
use crate::project;
use crate::row::Expect;

/// Where convention is wrong about the documents that we know.
const EXPECTATIONS: &str = "xtask/fixtures.tsv";

/// Generates and compiles them.
pub(crate) fn fixtures(arguments: &FixturesArgs) -> anyhow::Result<bool> {
    let path = arguments
        .expectations
        .clone()
        .unwrap_or_else(|| project::folder().join(EXPECTATIONS));
    let text = match arguments.expectations.is_some() || path.is_file() {
        true => fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?,
        false => String::new(),
    };
    let exceptions = exceptions(&text)?;
    let documents = documents::find(&arguments.folder, |path| expected(path, &exceptions))?;
    unused(&exceptions, &arguments.folder);
    corpus::run("fixtures", &arguments.folder, documents, &arguments.options)
}

/// A file or folder about which convention is wrong.
#[derive(Debug, PartialEq, Eq)]
struct Exception {
    path: String,
    expect: Expect,
}

fn exceptions(text: &str) -> anyhow::Result<Vec<Exception>> {
    let lines = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(exception).collect()
}

fn exception(line: &str) -> anyhow::Result<Exception> {
    let mut columns = line.split('\t').map(str::trim);
    let (path, expect, reason) = (columns.next(), columns.next(), columns.next());
    match (path, expect.map(|text| Expect::from_str(text, true)), reason) {
        (Some(path), Some(Ok(expect)), Some(reason)) if !reason.is_empty() => Ok(Exception {
            path: path.to_owned(),
            expect,
        }),
        _ => bail!("a path, an expectation and a reason are wanted, with tabs between, not `{line}`"),
    }
}

/// What is expected of a document: what stands in the list for it or for the nearest folder around it, else what the names
/// of its folders say.
fn expected(path: &str, exceptions: &[Exception]) -> Expect {
    let of = |it: &&Exception| path == it.path || path.strip_prefix(&it.path).is_some_and(|rest| rest.starts_with('/'));
    let nearest = exceptions.iter().filter(of).max_by_key(|it| it.path.len());
    nearest.map_or_else(|| conventional(path), |it| it.expect)
}

/// By the innermost folder that says something.
fn conventional(path: &str) -> Expect {
    let mut folders = path.rsplit('/').skip(1);
    let says = folders.find_map(|folder| match folder {
        "fail" | "negative" | "invalid" => Some(Expect::Negative),
        "pass" | "positive" | "valid" => Some(Expect::Positive),
        _ => None,
    });
    says.unwrap_or(Expect::Positive)
}

/// An exception for something that is gone is out of date.
fn unused(exceptions: &[Exception], folder: &Path) {
    for it in exceptions.iter().filter(|it| !folder.join(&it.path).exists()) {
        eprintln!(
            "warning: `{}` is expected to be {:?}, but is not there",
            it.path, it.expect
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{Expect, exceptions, expected};

    #[test]
    fn folders_say_what_is_expected() {
        assert_eq!(expected("oai/schema/fail/servers.yaml", &[]), Expect::Negative);
        assert_eq!(expected("oai/schema/pass/servers.yaml", &[]), Expect::Positive);
        assert_eq!(expected("ogen/negative/cyclic/header.json", &[]), Expect::Negative);
        assert_eq!(expected("any/petstore.yaml", &[]), Expect::Positive);
        assert_eq!(expected("any/negative.yaml", &[]), Expect::Positive);
    }

    #[test]
    fn the_nearest_exception_counts() {
        let text = "# why\nogen/negative\tany\tits rules are its own\nogen/negative/null\tnegative\tours too\n";
        let exceptions = exceptions(text).unwrap();
        assert_eq!(expected("ogen/negative/x_name.json", &exceptions), Expect::Any);
        assert_eq!(expected("ogen/negative/null/a.json", &exceptions), Expect::Negative);
        assert_eq!(expected("ogen/negative_more/a.json", &exceptions), Expect::Positive);
    }

    #[test]
    fn an_exception_has_a_reason() {
        for wrong in ["a\tany", "a\tany\t", "a\twhatever\treason", "a any reason"] {
            assert!(exceptions(wrong).is_err(), "{wrong}");
        }
    }
}
