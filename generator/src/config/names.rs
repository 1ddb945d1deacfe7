//! `names`: what things of the document are called in Rust.

use toml::de::DeTable;

use super::read::Reader;
use crate::diagnostic::Place;
use crate::lower::ChosenName;
use crate::select::Kind;

impl Reader<'_> {
    /// `"#/components/schemas/Pet" = "Animal"`, or with a reason; in the order in which they stand.
    pub(super) fn names(&mut self, table: &DeTable<'_>) -> Vec<ChosenName> {
        let Some(names) = table.get("names").and_then(|entry| self.table(entry, "names")) else {
            return Vec::new();
        };
        let mut entries: Vec<_> = names.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut all = Vec::new();
        for (key, value) in entries {
            let of = key.get_ref().to_string();
            if let Some(fault) = fault(&of) {
                self.value(key.span(), fault);
            }
            let Some((name, span)) = self.choice(value, "name") else {
                continue;
            };
            // What names nothing is shown at the whole line.
            let place = Some(Place::bytes(self.file, key.span().start, span.end));
            all.push(ChosenName { of, name, place });
        }
        all
    }
}

fn fault(of: &str) -> Option<String> {
    match of.split_once('#') {
        Some((_, pointer)) if pointer.starts_with('/') => None,
        Some(_) => Some(format!(
            "`{of}` is no pointer: `#/components/schemas/…`, as the document would write a `$ref`"
        )),
        None if of.contains('*') => Some(format!("`{of}` names several operations; a name is that of one")),
        None => Kind::Operation.fault(of),
    }
}
