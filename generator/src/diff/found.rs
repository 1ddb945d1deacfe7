//! A change with where it was found and whom it reaches.

use std::collections::BTreeSet;

use super::Change;

/// A change with where it was found and whom it reaches.
#[derive(Clone, Debug)]
pub struct Found {
    /// What changed.
    pub change: Change,
    /// In which view it stands.
    pub view: View,
    /// Which way what it is about goes, if that matters.
    pub direction: Option<Direction>,
    /// In which of the two documents the pointer leads somewhere.
    pub side: Which,
    /// The operations that it reaches: `POST /customers`.
    pub operations: BTreeSet<String>,
}

/// A view of the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// What goes over the wire.
    Wire,
    /// What the document says beside that: descriptions, names, components.
    Document,
    /// What callers of the bindings see.
    Rust,
}

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Callers send it.
    Request,
    /// Callers receive it.
    Response,
}

/// One of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The one before.
    Old,
    /// The one after.
    New,
}

impl View {
    /// As reports spell it.
    pub fn name(self) -> &'static str {
        match self {
            View::Wire => "wire",
            View::Document => "document",
            View::Rust => "rust",
        }
    }
}

impl Direction {
    /// As reports spell it.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Request => "request",
            Direction::Response => "response",
        }
    }

    /// The other way.
    #[must_use]
    pub fn turned(self) -> Direction {
        match self {
            Direction::Request => Direction::Response,
            Direction::Response => Direction::Request,
        }
    }
}

impl Which {
    /// As reports spell it.
    pub fn name(self) -> &'static str {
        match self {
            Which::Old => "old",
            Which::New => "new",
        }
    }
}
