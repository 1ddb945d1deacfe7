//! Entries that name nodes of the document by their pointers.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;

use super::VendorConfig;
use super::read::Reader;
use crate::diagnostic::{Diagnostic, Place, codes::output as codes};
use crate::lower::Choice;

impl Reader<'_> {
    /// A list of pointers, each a string or a table with its reason.
    pub(super) fn pointers(&mut self, table: &DeTable<'_>, choice: Choice) -> BTreeSet<String> {
        let key = choice.key();
        let mut all = BTreeSet::new();
        for value in self.list(table, key, "pointers") {
            let Some((pointer, span)) = self.choice(value, "pointer") else {
                continue;
            };
            if !self.is_pointer(&pointer, &span) {
                continue;
            }
            if !all.insert(pointer.clone()) {
                self.value(span, format!("`{pointer}` stands in `{key}` twice"));
            } else {
                self.remember(choice, &pointer, &span);
            }
        }
        all
    }

    /// Whether an entry is a pointer; if not, that is said.
    pub(super) fn is_pointer(&mut self, pointer: &str, span: &Range<usize>) -> bool {
        let is = pointer.contains('#');
        if !is {
            let message = "is no pointer: `#/components/schemas/…`, as the document would write a `$ref`";
            self.value(span.clone(), format!("`{pointer}` {message}"));
        }
        is
    }

    /// Remembers where an entry stands, for what is to be said of it.
    pub(super) fn remember(&mut self, choice: Choice, entry: &str, span: &Range<usize>) {
        let place = Place::bytes(self.file, span.start, span.end);
        self.places.insert((choice, entry.to_owned()), place);
    }

    /// Remembers an entry that may be said once, and whether this was the first time: of two that name the same only one could
    /// hold.
    pub(super) fn remember_once(&mut self, choice: Choice, entry: &str, span: Range<usize>) -> bool {
        let is_first = self.place_of(choice, entry).is_none();
        if is_first {
            self.remember(choice, entry, &span);
        } else {
            self.value(span, format!("`{entry}` stands in `{}` twice", choice.key()));
        }
        is_first
    }

    pub(super) fn place_of(&self, choice: Choice, entry: &str) -> Option<Place> {
        self.places.get(&(choice, entry.to_owned())).cloned()
    }

    /// What is relaxed cannot be required, and what may be `null` cannot never be it.
    pub(super) fn exclusive(&mut self, vendor: &VendorConfig) {
        let pairs = [
            (Choice::Relax, &vendor.relax, Choice::Require, &vendor.require),
            (Choice::Nullable, &vendor.nullable, Choice::NonNull, &vendor.non_null),
        ];
        for (one, ones, other, others) in pairs {
            for pointer in ones.intersection(others) {
                let message = format!("`{pointer}` stands in `{}` and in `{}`", one.key(), other.key());
                let mut finding = Diagnostic::new(&codes::CONFIG_VALUE, None, message);
                finding.place = self.place_of(other, pointer);
                self.notes.push(finding);
            }
        }
    }
}
