//! `retries`: which operations may be made again.

use std::ops::Range;

use toml::de::DeTable;

use super::read::{Entry, Reader};
use crate::ir::Repeat;
use crate::lower::{Choice, RetryRule};
use crate::select::Kind;

impl Reader<'_> {
    /// The rules for making calls again.
    pub(super) fn retries(&mut self, table: &DeTable<'_>) -> Vec<RetryRule> {
        let rules = self.list(table, "retries", "tables: `[[vendors.….retries]]`");
        rules.iter().filter_map(|rule| self.retry_rule(rule)).collect()
    }

    fn retry_rule(&mut self, entry: Entry<'_, '_>) -> Option<RetryRule> {
        let table = self.table(entry, "retries")?;
        self.keys(table, &["operations", "repeat", "reason"], "in `retries`");
        self.string(table, "reason");
        if !table.contains_key("repeat") {
            self.value(
                entry.span(),
                "a rule for retries says `repeat`: `always`, `with-key` or `never`",
            );
        }
        let operations = self.retried(entry, table);
        let repeat = match self.one_of(table, "repeat", &["always", "with-key", "never"])?.as_str() {
            "always" => Repeat::Always,
            "with-key" => Repeat::WithKey,
            _ => Repeat::Never,
        };
        Some(RetryRule { operations, repeat })
    }

    /// Each pattern once.
    fn retried(&mut self, entry: Entry<'_, '_>, table: &DeTable<'_>) -> Vec<String> {
        let mut all = Vec::new();
        for (pattern, span) in self.operations(entry, table, "a rule for retries") {
            if self.remember_once(Choice::Retry, &pattern, span) {
                all.push(pattern);
            }
        }
        all
    }

    /// `operations`: names and patterns, and where they stand.
    pub(super) fn operations(
        &mut self,
        entry: Entry<'_, '_>,
        table: &DeTable<'_>,
        rule: &str,
    ) -> Vec<(String, Range<usize>)> {
        if !table.contains_key("operations") {
            let message = format!("{rule} names its `operations`: `[\"listPets\"]`, or `[\"*\"]` for all that fit");
            self.value(entry.span(), message);
        }
        let mut all = Vec::new();
        for pattern in self.list(table, "operations", "names") {
            let Some((pattern, span)) = self.choice(pattern, "operation") else {
                continue;
            };
            match Kind::Operation.fault(&pattern) {
                Some(fault) => self.value(span, fault),
                None => all.push((pattern, span)),
            }
        }
        all
    }
}
