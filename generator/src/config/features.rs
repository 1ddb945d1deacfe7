//! `features`: the cargo features that operations are behind.

use toml::de::DeTable;

use super::read::{Entry, Reader};
use crate::lower::{Choice, FeatureGroup};

impl Reader<'_> {
    /// Whether each tag is behind a feature of its own.
    pub(super) fn by_tag(&mut self, table: &DeTable<'_>) -> bool {
        named(table).is_none() && self.one_of(table, "features", &["by-tag"]).is_some()
    }

    /// `{ billing = ["Invoices", "Pay*"] }`: the features of a vendor, in the order in which they stand.
    pub(super) fn feature_groups(&mut self, vendor: &str, table: &DeTable<'_>) -> Vec<FeatureGroup> {
        let mut entries: Vec<_> = named(table).into_iter().flatten().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut all = Vec::new();
        for (name, value) in entries {
            let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            if name.get_ref().is_empty() || !name.get_ref().chars().all(letters) {
                let message = format!(
                    "`{}` is no name for a feature: letters, digits, `-` and `_`",
                    name.get_ref()
                );
                self.value(name.span(), message);
            }
            all.push(FeatureGroup {
                name: format!("{vendor}-{}", name.get_ref()),
                tags: self.tags(value),
            });
        }
        all
    }

    /// Each pattern once.
    fn tags(&mut self, entry: Entry<'_, '_>) -> Vec<String> {
        let Some(list) = entry.get_ref().as_array().filter(|list| !list.is_empty()) else {
            self.value(entry.span(), "a feature is a list of the tags that are behind it");
            return Vec::new();
        };
        let mut all = Vec::new();
        for value in list {
            let Some((tag, span)) = self.choice(value, "tag") else {
                continue;
            };
            if self.remember_once(Choice::Feature, &tag, span) {
                all.push(tag);
            }
        }
        all
    }
}

/// The table of features with names of their own; `{ value = "by-tag", reason = "…" }` is none.
fn named<'t, 'i>(table: &'t DeTable<'i>) -> Option<&'t DeTable<'i>> {
    let features = table.get("features")?.get_ref().as_table()?;
    let is_word = features.get("value").is_some_and(|value| value.get_ref().is_str());
    (!is_word).then_some(features)
}
