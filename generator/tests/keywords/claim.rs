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
/// 3.0 and later.
pub(crate) const SINCE_30: &[Version] = &[V30, V31, V32];
/// 3.1 and later.
pub(crate) const SINCE_31: &[Version] = &[V31, V32];
/// 3.2
pub(crate) const SINCE_32: &[Version] = &[V32];
/// 2.0 and 3.0
pub(crate) const UNTIL_30: &[Version] = &[V20, V30];
/// 2.0 alone.
pub(crate) const ONLY_20: &[Version] = &[V20];
/// 3.0 alone.
pub(crate) const ONLY_30: &[Version] = &[V30];
/// 3.0 and 3.1
pub(crate) const UNTIL_31: &[Version] = &[V30, V31];

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

/// An object of the specification, or a family of values such as the formats.
pub(crate) struct Object {
    pub(crate) name: &'static str,
    pub(crate) claims: &'static [Claim],
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
}

/// What a keyword comes to, in which versions, and the snippet that bears it out.
pub(crate) struct Claim {
    pub(crate) keyword: &'static str,
    pub(crate) versions: &'static [Version],
    pub(crate) status: Status,
    pub(crate) snippet: Place,
}

/// The keyword changes the Rust.
pub(crate) const fn supported(keyword: &'static str, versions: &'static [Version], snippet: Place) -> Claim {
    Claim {
        keyword,
        versions,
        status: Status::Supported,
        snippet,
    }
}

/// The keyword is kept for docs, where `text` appears.
pub(crate) const fn docs(
    keyword: &'static str,
    versions: &'static [Version],
    text: &'static str,
    snippet: Place,
) -> Claim {
    Claim {
        keyword,
        versions,
        status: Status::Docs(text),
        snippet,
    }
}

/// The keyword changes nothing, and a diagnostic names it.
pub(crate) const fn reported(
    keyword: &'static str,
    versions: &'static [Version],
    code: &'static str,
    snippet: Place,
) -> Claim {
    within(keyword, versions, code, keyword, snippet)
}

/// The keyword changes nothing, and a diagnostic names what it stands in.
pub(crate) const fn within(
    keyword: &'static str,
    versions: &'static [Version],
    code: &'static str,
    named: &'static str,
    snippet: Place,
) -> Claim {
    Claim {
        keyword,
        versions,
        status: Status::Reported(code, named),
        snippet,
    }
}
