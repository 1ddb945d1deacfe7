//! The claims as Markdown: object by object, a row for all keywords that share what becomes of them.

use crate::claim::{ALL, Claim, Status, Version};
use crate::claims;

/// What stands above the table.
const HEAD: &str = "\
✓: it changes the generated Rust. docs: it is kept in the doc comments. A code (`specwright explain CODE`): a diagnostic
names it, and nothing else comes of it. –: this version does not have it; most keywords are read all the same.

| | | 2.0 | 3.0 | 3.1 | 3.2 |
|---|---|---|---|---|---|
";

/// The whole section.
pub(crate) fn markdown() -> String {
    let mut text = HEAD.to_owned();
    for object in claims::objects() {
        let mut title = object.name;
        for (cells, keywords) in rows(object.claims) {
            text.push_str(&format!("| {title} | {} | {} |\n", keywords.join(" "), cells.join(" | ")));
            title = "";
        }
    }
    text
}

/// The keywords of an object by their cells, in the order in which the cells first occur.
fn rows(claims: &[Claim]) -> Vec<(Vec<String>, Vec<String>)> {
    let mut names: Vec<&str> = Vec::new();
    for claim in claims.iter().filter(|claim| !claim.versions.is_empty()) {
        if !names.contains(&claim.keyword) {
            names.push(claim.keyword);
        }
    }
    let mut rows: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for name in names {
        let cells: Vec<String> = ALL.iter().map(|version| cell(claims, name, *version)).collect();
        let shown = if name.starts_with(['{', '[']) { name.to_owned() } else { format!("`{name}`") };
        match rows.iter_mut().find(|(known, _)| *known == cells) {
            Some((_, keywords)) => keywords.push(shown),
            None => rows.push((cells, vec![shown])),
        }
    }
    rows
}

fn cell(claims: &[Claim], keyword: &str, version: Version) -> String {
    let claim = claims.iter().find(|claim| claim.keyword == keyword && claim.versions.contains(&version));
    match claim.map(|claim| claim.status) {
        None => "–".to_owned(),
        Some(Status::Supported) => "✓".to_owned(),
        Some(Status::Docs(_)) => "docs".to_owned(),
        Some(Status::Reported(code, _)) => format!("`{code}`"),
    }
}
