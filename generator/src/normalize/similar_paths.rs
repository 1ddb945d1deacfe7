//! Paths that a server cannot tell apart.

use std::borrow::Cow;

use openapiv3::{PathItem, Paths, ReferenceOr};

use super::context::Context;
use super::cursor::Node;
use super::path_template::placeholder_ends;
use super::references::percent_decoded;
use crate::diagnostic::{Diagnostic, Severity, codes};

/// Reports a path that an earlier one is equal to, but for the names in braces and what is percent-encoded.
pub(super) fn told_apart(path: &str, item: &PathItem, node: &Node<'_>, paths: &Paths, cx: &mut Context<'_>) {
    let plain = plain(path);
    let Some((first, place)) = cx.paths.get(&plain).cloned() else {
        cx.paths.insert(plain, (path.to_owned(), node.key_place()));
        return;
    };
    let other = paths.paths.get(&first).and_then(ReferenceOr::as_item);
    let method = other.and_then(|other| {
        let mut methods = other.iter().map(|(method, _)| method);
        methods.find(|method| item.iter().any(|(own, _)| own == *method))
    });
    let (severity, done) = match method {
        Some(method) => (
            Severity::Warning,
            format!("which `{}` is meant is up to the server", method.to_uppercase()),
        ),
        None => (Severity::Note, "their methods differ".to_owned()),
    };
    let message = format!("`{path}` and `{first}` are the same path; {done}");
    let finding = Diagnostic::new(&codes::normalize::SIMILAR_PATHS, node.key_place(), message).severity(severity);
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
