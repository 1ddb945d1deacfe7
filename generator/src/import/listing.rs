//! `llms.txt`: a list of a site's pages.

use pulldown_cmark::{Event, Parser, Tag};

/// A page that a list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The path of the page on its site, or beside the list, without a leading `/`.
    pub path: String,
    /// The line of the list.
    pub line: usize,
}

/// The pages that a list names, each once: its links, which lead to files beside the list when the host is left out.
///
/// ```
/// let pages = specwright::import::listed("# Docs\n\n- [Create](https://docs.acme.dev/api/create.md): Creates.\n");
/// assert_eq!(pages.len(), 1);
/// assert_eq!((pages[0].path.as_str(), pages[0].line), ("api/create.md", 3));
/// ```
pub fn listed(text: &str) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let (mut line, mut counted) = (1, 0);
    for (event, range) in Parser::new(text).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else {
            continue;
        };
        line += text.get(counted..range.start).unwrap_or_default().matches('\n').count();
        counted = counted.max(range.start);
        let Some(path) = path(&dest_url) else { continue };
        if seen.insert(path.clone()) {
            found.push(Listed { path, line });
        }
    }
    found
}

/// The path of a link, if it is a page; no `..`, so that a list reaches nothing but what lies beside it.
fn path(url: &str) -> Option<String> {
    let url = url.split(['#', '?']).next()?;
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => url,
    };
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let inside = path.split('/').all(|part| part != ".." && !part.contains(['\\', ':']));
    (!path.is_empty() && inside).then(|| path.to_owned())
}
