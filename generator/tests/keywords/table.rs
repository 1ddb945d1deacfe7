//! The claims as Markdown: object by object, a row for all keywords that share what becomes of them.

use crate::claim::{ALL, Claim, Status, Version};
use crate::list::claims;

/// What stands above the table.
const HEAD: &str = "\
* ✓: it changes the generated Rust.
* docs: its text is in the doc comments. Examples of more than 80 characters are left out.
* reported: a diagnostic names it, whose code stands in the last column (`specwright explain CODE`).
* –: this version does not have it; most are read all the same.

| | | 2.0 | 3.0 | 3.1 | 3.2 | |
|---|---|---|---|---|---|---|
";

/// Keywords that share what becomes of them: what stands in the row's cells, and the keywords.
type Row = (Vec<String>, Vec<String>);

/// The whole section.
pub(crate) fn markdown() -> String {
    let mut text = HEAD.to_owned();
    let claims = claims();
    for object in claims.chunk_by(|(one, _), (other, _)| one == other) {
        let mut title = object.first().map_or("", |(name, _)| name);
        for (cells, keywords) in rows(object) {
            text.push_str(&format!(
                "| {title} | {} | {} |\n",
                keywords.join(" "),
                cells.join(" | ")
            ));
            title = "";
        }
    }
    text
}

/// The keywords of an object by their cells, in the order in which the cells first occur.
fn rows(claims: &[(&str, Claim)]) -> Vec<Row> {
    let mut names: Vec<&str> = Vec::new();
    for (_, claim) in claims {
        if !names.contains(&claim.keyword) {
            names.push(claim.keyword);
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for name in names {
        let cells = cells(claims, name);
        // What is no keyword to be typed stands as it is.
        let shown = if name.contains(['{', '[']) {
            name.to_owned()
        } else {
            format!("`{name}`")
        };
        match rows.iter_mut().find(|(known, _)| *known == cells) {
            Some((_, keywords)) => keywords.push(shown),
            None => rows.push((cells, vec![shown])),
        }
    }
    rows
}

/// A cell for each version, and the code.
fn cells(claims: &[(&str, Claim)], keyword: &str) -> Vec<String> {
    let of = |version: &Version| {
        let mut known = claims.iter().map(|(_, claim)| claim);
        let claim = known.find(|claim| claim.keyword == keyword && claim.versions.contains(version));
        claim.map(|claim| claim.status)
    };
    let statuses: Vec<_> = ALL.iter().map(of).collect();
    let code = statuses.iter().flatten().find_map(|status| match status {
        Status::Reported(code, _) | Status::Both(code, _) => Some(format!("`{code}`")),
        Status::Supported | Status::Docs(_) => None,
    });
    let words = statuses.iter().map(|status| match status {
        None => "–".to_owned(),
        Some(Status::Supported) => "✓".to_owned(),
        Some(Status::Docs(_)) => "docs".to_owned(),
        Some(Status::Reported(..)) => "reported".to_owned(),
        Some(Status::Both(..)) => "docs, reported".to_owned(),
    });
    words.chain([code.unwrap_or_default()]).collect()
}
