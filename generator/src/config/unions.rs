//! `unions`: how the members of unions are told apart.

use std::collections::BTreeMap;

use openapiv3::Discriminator;
use toml::de::DeTable;

use super::read::{Entry, Reader};
use crate::lower::{Choice, UnionChoice};

/// The word for a union without a discriminator.
const UNTAGGED: &str = "untagged";

impl Reader<'_> {
    /// A choice for each pointer.
    pub(super) fn unions(&mut self, table: &DeTable<'_>) -> BTreeMap<String, UnionChoice> {
        let mut all = BTreeMap::new();
        let Some(unions) = table.get("unions").and_then(|entry| self.table(entry, "unions")) else {
            return all;
        };
        for (pointer, value) in unions {
            if !self.is_pointer(pointer.get_ref(), &pointer.span()) {
                continue;
            }
            if let Some(choice) = self.union(value) {
                self.remember(Choice::Union, pointer.get_ref(), &pointer.span());
                all.insert(pointer.get_ref().to_string(), choice);
            }
        }
        all
    }

    /// `"untagged"`, `{ value = "untagged", reason = "…" }`, or `{ discriminator = "type", mapping = { card = "Card" } }`.
    fn union(&mut self, entry: Entry<'_, '_>) -> Option<UnionChoice> {
        let said = |text: Option<&str>| text == Some(UNTAGGED);
        let Some(table) = entry.get_ref().as_table() else {
            if said(entry.get_ref().as_str()) {
                return Some(UnionChoice::Untagged);
            }
            self.value(
                entry.span(),
                format!("expected `{UNTAGGED}`, or a table with `discriminator`"),
            );
            return None;
        };
        self.keys(table, &["discriminator", "mapping", "value", "reason"], "of a union");
        self.string(table, "reason");
        let property = self.string(table, "discriminator").map(|(property, _)| property);
        match (property, self.string(table, "value")) {
            (Some(property), None) => Some(UnionChoice::Tagged(Discriminator {
                property_name: property,
                mapping: self.mapping(table),
                extensions: Default::default(),
            })),
            (None, Some((value, _))) if said(Some(&value)) && !table.contains_key("mapping") => {
                Some(UnionChoice::Untagged)
            }
            _ => {
                let message =
                    format!("a union has a `discriminator`, perhaps with a `mapping`, or the value `{UNTAGGED}`");
                self.value(entry.span(), message);
                None
            }
        }
    }

    /// Values of the discriminator, each with the schema that it stands for.
    fn mapping(&mut self, table: &DeTable<'_>) -> indexmap::IndexMap<String, String> {
        let mut all = indexmap::IndexMap::new();
        let Some(mapping) = table.get("mapping").and_then(|entry| self.table(entry, "mapping")) else {
            return all;
        };
        let mut entries: Vec<_> = mapping.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (value, schema) in entries {
            if let Some((schema, _)) = self.choice(schema, "schema") {
                all.insert(value.get_ref().to_string(), schema);
            }
        }
        all
    }
}
