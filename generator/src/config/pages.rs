//! `pagination`: how answers lead to the next page.

use std::ops::Range;

use toml::de::DeTable;

use super::read::{Entry, Reader, list};
use crate::diagnostic::Place;
use crate::ir::PageWay;
use crate::lower::{PageKey, PageRule};

/// The ways, by their keys.
const WAYS: &[&str] = &["cursor", "page", "offset", "next-url", "link"];

impl Reader<'_> {
    /// The rules for pages.
    pub(super) fn pagination(&mut self, table: &DeTable<'_>) -> Vec<PageRule> {
        let rules = self.list(table, "pagination", "tables: `[[vendors.….pagination]]`");
        rules.iter().filter_map(|rule| self.page_rule(rule)).collect()
    }

    fn page_rule(&mut self, entry: Entry<'_, '_>) -> Option<PageRule> {
        let table = self.table(entry, "pagination")?;
        let mut known = vec!["operations", "items", "more", "reason"];
        known.extend(WAYS);
        self.keys(table, &known, "in `pagination`");
        self.string(table, "reason");
        let ways: Vec<&str> = WAYS.iter().copied().filter(|way| table.contains_key(*way)).collect();
        let [way] = ways[..] else {
            self.value(entry.span(), format!("a rule for pages has one of {}", list(WAYS)));
            return None;
        };
        let (way, target, total) = match way {
            "cursor" => self.cursor(table)?,
            "page" => self.counted(table, "page")?,
            "offset" => self.counted(table, "offset")?,
            "next-url" => (PageWay::Url(self.pointer(table, "next-url")?), None, None),
            _ => (PageWay::Link(self.string(table, "link")?.0), None, None),
        };
        Some(PageRule {
            operations: self.paged_operations(entry, table),
            way,
            target,
            items: self.pointer(table, "items"),
            more: self.pointer(table, "more"),
            total,
        })
    }

    fn paged_operations(&mut self, entry: Entry<'_, '_>, table: &DeTable<'_>) -> Vec<(String, Option<Place>)> {
        let named = self.operations(entry, table, "a rule for pages");
        let place = |span: Range<usize>| Some(Place::bytes(self.file, span.start, span.end));
        named
            .into_iter()
            .map(|(pattern, span)| (pattern, place(span)))
            .collect()
    }

    /// `{ parameter = "after", next = "/next" }`
    fn cursor(&mut self, table: &DeTable<'_>) -> Option<(PageWay, Option<PageKey>, Option<String>)> {
        let entry = table.get("cursor")?;
        let cursor = self.table(entry, "cursor")?;
        self.keys(
            cursor,
            &["parameter", "body", "next", "last-item", "header"],
            "in `cursor`",
        );
        let target = self.page_key(entry, cursor)?;
        let next = self.pointer(cursor, "next").map(PageWay::Cursor);
        let last = self.pointer(cursor, "last-item").map(PageWay::LastItem);
        let header = self.string(cursor, "header").map(|(name, _)| PageWay::Header(name));
        let mut ways = next.into_iter().chain(last).chain(header);
        match (ways.next(), ways.next()) {
            (Some(way), None) => Some((way, Some(target), None)),
            _ => {
                let message = "a cursor comes from one of `next` (a pointer into the answer), `last-item` (one into the last \
                               item) and `header`";
                self.value(entry.span(), message);
                None
            }
        }
    }

    /// `{ parameter = "page", first = 1, total = "/pages" }`
    fn counted(&mut self, table: &DeTable<'_>, key: &str) -> Option<(PageWay, Option<PageKey>, Option<String>)> {
        let entry = table.get(key)?;
        let counted = self.table(entry, key)?;
        let known: &[&str] = match key {
            "page" => &["parameter", "body", "total", "first"],
            _ => &["parameter", "body", "total"],
        };
        self.keys(counted, known, &format!("in `{key}`"));
        let target = self.page_key(entry, counted)?;
        let first = match counted.get("first") {
            None => 1,
            Some(first) => {
                let number = first.get_ref().as_integer().and_then(|it| it.as_str().parse().ok());
                if number.is_none() {
                    self.value(first.span(), "`first` must be a number");
                }
                number?
            }
        };
        let way = if key == "page" {
            PageWay::Page(first)
        } else {
            PageWay::Offset
        };
        Some((way, Some(target), self.pointer(counted, "total")))
    }

    fn page_key(&mut self, entry: Entry<'_, '_>, table: &DeTable<'_>) -> Option<PageKey> {
        let parameter = self
            .string(table, "parameter")
            .map(|(name, _)| PageKey::Parameter(name));
        let body = self.pointer(table, "body").map(PageKey::Body);
        match (parameter, body) {
            (Some(key), None) | (None, Some(key)) => Some(key),
            _ => {
                let message = "it goes to one of `parameter` (a name) and `body` (a pointer into the body)";
                self.value(entry.span(), message);
                None
            }
        }
    }

    /// A JSON pointer into an answer or body.
    fn pointer(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let (pointer, span) = self.string(table, key)?;
        if !pointer.is_empty() && !pointer.starts_with('/') {
            self.value(
                span,
                format!("`{pointer}` is no JSON pointer: `/data/items`, or \"\" for the answer itself"),
            );
            return None;
        }
        Some(pointer)
    }
}
