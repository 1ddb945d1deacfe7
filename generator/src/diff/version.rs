//! A document as one of the two that are compared.

use super::Change;
use crate::diagnostic::{Diagnostics, Place};
use crate::load::{FileId, Source};
use crate::normalize::{self, Document};

/// A document as one of the two that are compared.
#[derive(Debug)]
pub struct Version {
    /// What its files are called in messages, in their order: those of a revision with that before them.
    names: Vec<String>,
    /// As it was written.
    pub source: Source,
    /// In the one dialect.
    pub document: Document,
}

/// Where a change is to be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file, with the revision before it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// Where it stands in that file.
    pub pointer: String,
}

impl Version {
    /// A document that was loaded.
    pub fn new(source: Source, notes: &mut Diagnostics) -> Version {
        let document = normalize::normalize(&source, notes);
        let names = (0..)
            .map(FileId)
            .zip(&source.files)
            .map(|(id, _)| notes.name(id).to_owned());
        Version {
            names: names.collect(),
            source,
            document,
        }
    }

    /// Whether what a change is about stands in the document that was compared.
    pub fn has(&self, change: &Change) -> bool {
        self.place(change).is_some_and(|place| self.is_there(&place))
    }

    /// Where what a change is about stands in the files as written; where it is not there (it was put there by us), what
    /// is around it.
    pub fn spot(&self, change: &Change) -> Option<Spot> {
        let mut known = self.place(change)?;
        while !self.is_there(&known) && !known.pointer.is_empty() {
            let around = known.pointer.rsplit_once('/').map_or("", |(around, _)| around);
            known.pointer = around.to_owned();
        }
        let written = self.source.written(&known);
        let file = self.source.file(written.file)?;
        let span = file.text.span(&written.clone().key());
        let (line, column) = file.text.line_column(span.start);
        Some(Spot {
            file: self.names.get(written.file.0 as usize)?.clone(),
            line,
            column,
            pointer: written.pointer,
        })
    }

    fn is_there(&self, place: &Place) -> bool {
        let file = self.source.file(place.file);
        file.is_some_and(|file| file.root.at(&place.pointer).is_some())
    }

    fn place(&self, change: &Change) -> Option<Place> {
        let pointer = change.pointer.as_deref()?;
        let file = match change.file.as_deref() {
            None => return Some(self.document.origins.place(pointer)),
            Some("") => 0,
            Some(name) => self.source.beside().iter().position(|file| &**file == name)?,
        };
        Some(Place::value(FileId(u32::try_from(file).ok()?), pointer))
    }
}
