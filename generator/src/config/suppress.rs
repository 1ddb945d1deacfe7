//! Changes that `diff` is told not to count.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::read::{Entry, Reader};
use crate::diagnostic::Place;

/// A change that `diff` is told not to count, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The rule by which the change is known.
    pub rule: String,
    /// Where: a pointer, in which `*` is any letters but `/`, and `**` any letters. Without it: everywhere.
    pub at: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds: `2026-12-31`.
    pub until: Option<String>,
    /// Where it is said.
    pub place: Place,
}

impl Reader<'_> {
    /// `[[vendors.acme.suppress]]`
    pub(super) fn suppress(&mut self, table: &DeTable<'_>) -> Vec<Suppression> {
        let list = self.list(table, "suppress", "tables: `[[vendors.….suppress]]`");
        list.iter().filter_map(|entry| self.suppression(entry)).collect()
    }

    fn suppression(&mut self, entry: Entry<'_, '_>) -> Option<Suppression> {
        let table = self.table(entry, "suppress")?;
        self.keys(table, &["rule", "at", "reason", "until"], "of a suppression");
        let rule = self.needed(table, "rule", entry.span());
        let reason = self.needed(table, "reason", entry.span());
        let at = self
            .string(table, "at")
            .map(|(at, _)| at.trim_start_matches('#').to_owned());
        let until = self.day(table);
        let (rule, span) = rule?;
        if crate::diff::rule(&rule).is_none() {
            let message = format!("`{rule}` is no rule; `specwright explain` lists them all");
            self.value(span.clone(), message);
        }
        Some(Suppression {
            rule,
            at,
            reason: reason?.0,
            until,
            place: Place::bytes(self.file, span.start, span.end),
        })
    }

    fn needed(&mut self, table: &DeTable<'_>, key: &str, around: Range<usize>) -> Option<(String, Range<usize>)> {
        let found = self.string(table, key).filter(|(text, _)| !text.trim().is_empty());
        if found.is_none() {
            self.value(around, format!("a suppression needs a `{key}`"));
        }
        found
    }

    /// A day, with or without quotes.
    fn day(&mut self, table: &DeTable<'_>) -> Option<String> {
        let entry = table.get("until")?;
        let text = match entry.get_ref() {
            DeValue::Datetime(day) => day.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        if is_day(&text) {
            return Some(text);
        }
        self.value(entry.span(), "`until` must be a day: `2026-12-31`");
        None
    }
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}
