//! How much is generated of a document, and into how many files.

use toml::de::{DeTable, DeValue};

use super::Examples;
use super::read::{Reader, list};
use super::vendor::is_path;
use crate::diagnostic::{Diagnostic, Place, codes::output as codes, nearest};
use crate::ir::Division;
use crate::select::{Entry, Kind, Selection};

impl Reader<'_> {
    pub(super) fn layout(&mut self, table: &DeTable<'_>) -> Division {
        match self.one_of(table, "layout", &["auto", "one-file", "by-tag"]).as_deref() {
            Some("one-file") => Division::OneFile,
            Some("by-tag") => Division::ByTag,
            _ => Division::Auto,
        }
    }

    /// `true`, `false`, or the path of the module; any of them also as `{ value = …, reason = "…" }`.
    pub(super) fn examples(&mut self, table: &DeTable<'_>) -> Examples {
        let Some(mut entry) = table.get("examples") else {
            return Examples::default();
        };
        if let Some(choice) = entry.get_ref().as_table() {
            self.keys(choice, &["value", "reason"], "here");
            self.string(choice, "reason");
            entry = choice.get("value").unwrap_or(entry);
        }
        match entry.get_ref() {
            DeValue::Boolean(true) => Examples::Yes,
            DeValue::Boolean(false) => Examples::No,
            DeValue::String(path) if is_path(path) => Examples::At(path.to_string()),
            _ => {
                let message = "`examples` must be `true`, `false`, or the module's path: `my_crate::stan`";
                self.value(entry.span(), message);
                Examples::No
            }
        }
    }

    /// One of some words, or `{ value = "word", reason = "…" }`.
    pub(super) fn one_of(&mut self, table: &DeTable<'_>, key: &str, words: &[&str]) -> Option<String> {
        let (word, span) = self.choice(table.get(key)?, "value")?;
        if words.contains(&word.as_str()) {
            return Some(word);
        }
        let help = match nearest(&word, words) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of {}", list(words)),
        };
        let message = format!("`{key}` cannot be `{word}`");
        self.push(Diagnostic::new(&codes::CONFIG_VALUE, None, message).help(help), span);
        None
    }

    /// `select`: what of the document is generated.
    pub(super) fn select(&mut self, table: &DeTable<'_>) -> Selection {
        let Some(entry) = table.get("select") else {
            return Selection::default();
        };
        let Some(select) = self.table(entry, "select") else {
            return Selection::default();
        };
        let mut known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
        known.extend(["exclude", "reason"]);
        self.keys(select, &known, "in `select`");
        self.string(select, "reason");
        let before = self.notes.counts().errors;
        let selection = Selection {
            wanted: self.entries(select),
            excluded: self.excluded(select),
        };
        if selection.is_empty() && self.notes.counts().errors == before {
            self.value(
                entry.span(),
                "`select` names nothing; without it everything is generated",
            );
        }
        selection
    }

    fn excluded(&mut self, select: &DeTable<'_>) -> Vec<Entry> {
        let Some(entry) = select.get("exclude") else {
            return Vec::new();
        };
        let Some(exclude) = self.table(entry, "exclude") else {
            return Vec::new();
        };
        let mut known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
        known.push("reason");
        self.keys(exclude, &known, "in `exclude`");
        self.string(exclude, "reason");
        self.entries(exclude)
    }

    /// The lists of names, each a string or a table with its reason.
    fn entries(&mut self, table: &DeTable<'_>) -> Vec<Entry> {
        let mut all = Vec::new();
        for kind in Kind::ALL {
            for value in self.list(table, kind.key(), "names") {
                let Some((pattern, span)) = self.choice(value, kind.word()) else {
                    continue;
                };
                if let Some(fault) = kind.fault(&pattern) {
                    self.value(span, fault);
                    continue;
                }
                all.push(Entry {
                    kind,
                    pattern,
                    said: kind.key(),
                    place: Some(Place::bytes(self.file, span.start, span.end)),
                });
            }
        }
        all
    }
}
