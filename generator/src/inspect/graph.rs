//! The types and what they mention, drawn: what mentions on the left, what is mentioned on the right of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Inspection, TypeEntry};
use crate::page::escaped;

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
    // What leads back bends out at the right.
    let width = columns.len() * COLUMN + COLUMN - WIDTH;
    let mut out = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"group\" \
         aria-labelledby=\"graph-title\">\n<title id=\"graph-title\">Types and the types that they mention</title>\n"
    );
    for entry in shown.values() {
        let Some((x, y)) = at.get(entry.name.as_str()) else {
            continue;
        };
        for mentioned in &entry.mentions {
            let Some((to_x, to_y)) = at.get(mentioned.as_str()) else {
                continue;
            };
            if mentioned == &entry.name {
                out.push_str(&itself(*x, *y));
                continue;
            }
            let (from, y, to_y) = (x + WIDTH, y + BOX / 2, to_y + BOX / 2);
            // Back, in a cycle: out at the right, and in at the right.
            let (to, bend) = match to_x > x {
                true => (*to_x, to_x - 40),
                false => (to_x + WIDTH, from.max(to_x + WIDTH) + 40),
            };
            let out_bend = from + 40;
            let _ = writeln!(
                out,
                "<path class=\"edge\" d=\"M{from} {y} C{out_bend} {y} {bend} {to_y} {to} {to_y}\"/>"
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

/// What mentions itself has a loop at its right end.
fn itself(x: usize, y: usize) -> String {
    let (right, far) = (x + WIDTH, x + WIDTH + 26);
    let (top, bottom) = (y + 5, y + BOX - 5);
    format!(
        "<path class=\"edge\" d=\"M{right} {top} C{far} {} {far} {} {right} {bottom}\"/>\n",
        y,
        y + BOX
    )
}

/// Those that are drawn: all, or those that most others mention.
fn shown(it: &Inspection) -> BTreeMap<&str, &TypeEntry> {
    // Other names of one type would only stand beside it.
    let mut all: Vec<&TypeEntry> = it.types.iter().filter(|entry| entry.kind != "other name").collect();
    all.sort_by_key(|entry| (std::cmp::Reverse(entry.operations + entry.types), &entry.name));
    let whole = all.len() <= MOST;
    let mut shown: BTreeMap<&str, &TypeEntry> = BTreeMap::new();
    shown.extend(all.into_iter().take(MOST).map(|entry| (entry.name.as_str(), entry)));
    if !whole {
        // Of many, those that stand alone say nothing.
        let lines = shown
            .values()
            .flat_map(|entry| entry.mentions.iter().map(|to| (entry.name.as_str(), to.as_str())));
        let drawn: Vec<(&str, &str)> = lines.filter(|(_, to)| shown.contains_key(to)).collect();
        let linked: BTreeSet<&str> = drawn.into_iter().flat_map(|(from, to)| [from, to]).collect();
        shown.retain(|name, _| linked.contains(name));
    }
    shown
}

/// The types by how many steps they are from what mentions them, by the longest way; cycles do not count.
fn columns<'i>(shown: &BTreeMap<&'i str, &'i TypeEntry>) -> Vec<Vec<&'i str>> {
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    for name in shown.keys() {
        visit(shown, name, &mut seen, &mut order);
    }
    // What mentions stands before what is mentioned, but for cycles.
    order.reverse();
    let place: BTreeMap<&str, usize> = order.iter().enumerate().map(|(place, name)| (*name, place)).collect();
    let mut depth = vec![0; order.len()];
    for (at, name) in order.iter().enumerate() {
        for mentioned in shown.get(name).into_iter().flat_map(|entry| &entry.mentions) {
            if let Some(to) = place.get(mentioned.as_str()).filter(|to| **to > at) {
                depth[*to] = depth[*to].max(depth[at] + 1);
            }
        }
    }
    let mut columns = vec![Vec::new(); depth.iter().max().map_or(0, |deepest| deepest + 1)];
    for (name, depth) in order.into_iter().zip(depth) {
        columns[depth].push(name);
    }
    columns
}

/// Puts a type behind all that it leads to.
fn visit<'i>(
    shown: &BTreeMap<&'i str, &'i TypeEntry>,
    name: &'i str,
    seen: &mut BTreeSet<&'i str>,
    order: &mut Vec<&'i str>,
) {
    let Some(entry) = shown.get(name).filter(|_| seen.insert(name)) else {
        return;
    };
    // The first is to stand first after all is turned round.
    for mentioned in entry.mentions.iter().rev() {
        visit(shown, mentioned, seen, order);
    }
    order.push(name);
}
