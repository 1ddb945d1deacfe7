//! The types and what they mention, drawn: from the operations on the left to what stands deepest on the right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::html::escaped;
use super::{Inspection, TypeEntry};

/// More would be a drawing that nobody reads.
const MOST: usize = 120;
const ROW: usize = 26;
const BOX: usize = 20;
const COLUMN: usize = 260;
const WIDTH: usize = 200;

/// The drawing, and how many types are not in it.
pub(super) fn svg(it: &Inspection) -> (String, usize) {
    let shown = shown(it);
    let columns = columns(&shown);
    let mut at: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (x, column) in columns.iter().enumerate() {
        for (y, name) in column.iter().enumerate() {
            at.insert(name, (x * COLUMN + 4, y * ROW + 4));
        }
    }
    let height = columns.iter().map(Vec::len).max().unwrap_or(0) * ROW + 8;
    let width = columns.len() * COLUMN;
    let mut out = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" aria-labelledby=\"graph-title\">\n\
         <title id=\"graph-title\">Types and the types that they mention</title>\n"
    );
    for entry in shown.values() {
        let Some((x, y)) = at.get(entry.name.as_str()) else {
            continue;
        };
        for mentioned in &entry.mentions {
            let Some((to_x, to_y)) = at.get(mentioned.as_str()) else {
                continue;
            };
            let (x, y, to_y) = (x + WIDTH, y + BOX / 2, to_y + BOX / 2);
            let (a, b) = (x + 40, to_x.saturating_sub(40));
            let _ = writeln!(
                out,
                "<path class=\"edge\" d=\"M{x} {y} C{a} {y} {b} {to_y} {to_x} {to_y}\"/>"
            );
        }
    }
    for (name, (x, y)) in &at {
        let kind = shown.get(name).map_or("", |entry| entry.kind);
        let label: String = match name.chars().count() > 25 {
            true => name.chars().take(24).chain(['…']).collect(),
            false => (*name).to_owned(),
        };
        let _ = writeln!(
            out,
            "<a href=\"#type-{0}\"><title>{0}</title><rect class=\"{1}\" x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{BOX}\" \
             rx=\"4\"/><text x=\"{2}\" y=\"{3}\">{4}</text></a>",
            escaped(name),
            kind.replace(' ', "-"),
            x + 8,
            y + 14,
            escaped(&label),
        );
    }
    out.push_str("</svg>\n");
    let drawable = it.types.iter().filter(|entry| entry.kind != "other name").count();
    (out, drawable.saturating_sub(shown.len()))
}

/// Those that are drawn: all, or those that most others mention.
fn shown(it: &Inspection) -> BTreeMap<&str, &TypeEntry> {
    // Other names of one type would only stand beside it.
    let mut all: Vec<&TypeEntry> = it.types.iter().filter(|entry| entry.kind != "other name").collect();
    all.sort_by_key(|entry| (std::cmp::Reverse(entry.operations + entry.types), &entry.name));
    all.into_iter()
        .take(MOST)
        .map(|entry| (entry.name.as_str(), entry))
        .collect()
}

/// The types by how many steps they are from the operations; those that no operation reaches begin a walk of their own.
fn columns<'i>(shown: &BTreeMap<&'i str, &'i TypeEntry>) -> Vec<Vec<&'i str>> {
    let first = shown.values().filter(|it| it.operations > 0).map(|it| it.name.as_str());
    let first: Vec<&str> = first.collect();
    let mut seen: BTreeSet<&str> = first.iter().copied().collect();
    let mut columns = walk(shown, first, &mut seen);
    for name in shown.keys() {
        if seen.insert(name) {
            for (x, column) in walk(shown, vec![name], &mut seen).into_iter().enumerate() {
                match columns.get_mut(x) {
                    Some(known) => known.extend(column),
                    None => columns.push(column),
                }
            }
        }
    }
    columns
}

/// From some types to those that they mention, and so on.
fn walk<'i>(
    shown: &BTreeMap<&'i str, &'i TypeEntry>,
    from: Vec<&'i str>,
    seen: &mut BTreeSet<&'i str>,
) -> Vec<Vec<&'i str>> {
    let mut columns = Vec::new();
    let mut column = from;
    while !column.is_empty() {
        let mut next = Vec::new();
        for entry in column.iter().filter_map(|name| shown.get(name)) {
            for name in entry.mentions.iter().map(String::as_str) {
                if shown.contains_key(name) && seen.insert(name) {
                    next.push(name);
                }
            }
        }
        columns.push(column);
        column = next;
    }
    columns
}
