//! Paths that a server cannot tell apart.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use openapiv3::{PathItem, Paths};

use super::context::Context;
use super::cursor::Node;
use super::path_template::placeholder_ends;
use super::references::percent_decoded;
use crate::diagnostic::{Diagnostic, codes};
use crate::load::pointer;

/// Reports a path that an earlier one is equal to, but for the names in braces and what is percent-encoded.
pub(super) fn told_apart(path: &str, item: &PathItem, node: &Node<'_>, paths: &Paths, cx: &mut Context<'_>) {
    let at = match cx.paths.entry(plain(path)) {
        Entry::Occupied(first) => *first.get(),
        Entry::Vacant(new) => {
            new.insert(paths.paths.len());
            return;
        }
    };
    let Some((first, other)) = paths.paths.get_index(at) else {
        return;
    };
    let place = cx.origin(&pointer::join("/paths", first)).key();
    let method = other.as_item().and_then(|other| {
        let mut methods = other.iter().map(|(method, _)| method);
        methods.find(|method| item.iter().any(|(own, _)| own == *method))
    });
    let done = match method {
        Some(method) => format!("which `{}` is meant is up to the server", method.to_uppercase()),
        None => "their methods differ".to_owned(),
    };
    let message = format!("`{path}` and `{first}` are the same path; {done}");
    let finding = Diagnostic::new(&codes::normalize::SIMILAR_PATHS, node.key_place(), message);
    cx.push(finding.label("again here").related(place, "first here"));
}

/// The path without the names in braces, decoded.
fn plain(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((start, end)) = placeholder_ends(rest) {
        text.push_str(&decoded(rest.get(..start).unwrap_or_default()));
        text.push_str("{}");
        rest = rest.get(end..).unwrap_or_default();
    }
    text.push_str(&decoded(rest));
    text
}

// An escaped `/` does not divide the path, and stays.
fn decoded(text: &str) -> Cow<'_, str> {
    if text.contains("%2f") || text.contains("%2F") {
        Cow::Borrowed(text)
    } else {
        percent_decoded(text)
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_in_braces_and_escapes_do_not_tell_paths_apart() {
        assert_eq!(plain("/a/{id}/b-{c}.{d}"), "/a/{}/b-{}.{}");
        assert_eq!(plain("/user/%61bc"), plain("/user/a%62c"));
        assert_ne!(plain("/a/{id}"), plain("/a/id"));
        assert_ne!(plain("/a%2Fb"), plain("/a/b"));
    }
}
