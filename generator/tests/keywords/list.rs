//! The claims, from the files in `claims/`, in the order of the table.
//!
//! A line `# Object` says whose keywords follow; each has a line of its own:
//!
//! ```text
//! keyword | versions | what becomes of it | where the snippet stands | snippet
//! ```
//!
//! What becomes of it is `supported`, `docs: TEXT`, `reported: CODE`, `reported: CODE, naming TEXT` (where the diagnostic
//! names what the keyword stands in), or `reported: CODE; docs: TEXT`. In a snippet `\n` begins a new line, `a¦b` between
//! the marks stands for `a` with the keyword and `b` without it, and the words of `WORDS` are short for what all have.

use crate::claim::{Claim, Status, versions};
use crate::place::Place;

const FILES: [&str; 9] = [
    include_str!("claims/document.txt"),
    include_str!("claims/operations.txt"),
    include_str!("claims/parameters.txt"),
    include_str!("claims/bodies.txt"),
    include_str!("claims/responses.txt"),
    include_str!("claims/schemas.txt"),
    include_str!("claims/formats.txt"),
    include_str!("claims/security.txt"),
    include_str!("claims/extensions.txt"),
];

const WORDS: [(&str, &str); 2] = [
    (
        "HOOK",
        "{ post: { requestBody: { content: { application/json: { schema: { type: object, properties: { at: { type: string } } \
         } } } }, DONE } }",
    ),
    ("DONE", "responses: { '204': { description: Done. } }"),
];

/// Every claim, with its object.
pub(crate) fn claims() -> Vec<(&'static str, Claim)> {
    let mut claims = Vec::new();
    let mut object = "";
    for line in FILES
        .iter()
        .flat_map(|file| file.lines())
        .filter(|line| !line.is_empty())
    {
        match line.strip_prefix("# ") {
            Some(name) => object = name,
            None => claims.push((object, claim(line))),
        }
    }
    claims
}

fn claim(line: &'static str) -> Claim {
    let columns: Vec<&str> = line.splitn(5, " | ").collect();
    let [keyword, range, status, place, snippet] = columns[..] else {
        panic!("five columns are expected in `{line}`")
    };
    let snippet = snippet.replace("\\n", "\n");
    Claim {
        keyword,
        versions: versions(range),
        status: self::status(status, keyword),
        place: Place::named(place),
        snippet: WORDS
            .iter()
            .fold(snippet, |text, (word, meaning)| text.replace(word, meaning)),
    }
}

fn status(text: &'static str, keyword: &'static str) -> Status {
    if text == "supported" {
        Status::Supported
    } else if let Some(text) = text.strip_prefix("docs: ") {
        Status::Docs(text)
    } else if let Some(text) = text.strip_prefix("reported: ") {
        match (text.split_once("; docs: "), text.split_once(", naming ")) {
            (Some((code, text)), _) => Status::Both(code, text),
            (None, Some((code, named))) => Status::Reported(code, named),
            (None, None) => Status::Reported(text, keyword),
        }
    } else {
        panic!("`{text}` is nothing that becomes of a keyword")
    }
}
