//! A claim: what a keyword comes to, in which versions, and the snippet that bears it out.

use std::fmt;

use crate::place::Place;

/// A version of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    /// Swagger 2.0
    V20,
    /// OpenAPI 3.0
    V30,
    /// OpenAPI 3.1
    V31,
    /// OpenAPI 3.2
    V32,
}

use Version::{V20, V30, V31, V32};

/// All versions, oldest first.
pub(crate) const ALL: &[Version] = &[V20, V30, V31, V32];

impl Version {
    /// The first line of a document.
    pub(crate) fn head(self) -> &'static str {
        match self {
            V20 => "swagger: '2.0'",
            V30 => "openapi: 3.0.4",
            V31 => "openapi: 3.1.1",
            V32 => "openapi: 3.2.0",
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            V20 => "2.0",
            V30 => "3.0",
            V31 => "3.1",
            V32 => "3.2",
        })
    }
}

/// The versions that a word stands for: `all`, `3.1` for one, `3.1+` for it and all later ones, `2.0-3.0` for both.
pub(crate) fn versions(word: &str) -> &'static [Version] {
    match word {
        "all" => ALL,
        "2.0" => &[V20],
        "3.0" => &[V30],
        "3.2" => &[V32],
        "2.0-3.0" => &[V20, V30],
        "3.0+" => &[V30, V31, V32],
        "3.1+" => &[V31, V32],
        other => panic!("`{other}` is no range of versions"),
    }
}

/// What becomes of a keyword.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Status {
    /// The Rust differs.
    Supported,
    /// This text is in the generated docs, and nothing else differs.
    Docs(&'static str),
    /// A diagnostic of this code names the second of the two, and nothing differs.
    Reported(&'static str, &'static str),
    /// A diagnostic of this code names the keyword, and the second text is in the docs.
    Both(&'static str, &'static str),
}

/// What a keyword comes to, in which versions, and the snippet that bears it out.
pub(crate) struct Claim {
    pub(crate) keyword: &'static str,
    pub(crate) versions: &'static [Version],
    pub(crate) status: Status,
    pub(crate) place: Place,
    pub(crate) snippet: String,
}
