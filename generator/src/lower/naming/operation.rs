//! Names of operations and their groups.

use std::borrow::Cow;

use super::case::snake;
use crate::ir::Verb;

/// The group of an operation: its first tag, else the first path segment that says something.
pub(in crate::lower) fn group_of(tags: &[String], path: &str) -> String {
    if let Some(tag) = tags.iter().find(|tag| !tag.trim().is_empty()) {
        return tag.clone();
    }
    segments(path)
        .into_iter()
        .find(|segment| !segment.starts_with('{') && !is_version(segment) && *segment != "api")
        .map_or_else(|| "default".to_owned(), str::to_owned)
}

/// The method's name: the vendor's `operationId` as it is, else made from method and path.
pub(in crate::lower) fn method_name(operation_id: Option<&str>, verb: &Verb, path: &str) -> String {
    match operation_id.filter(|id| id.chars().any(char::is_alphanumeric)) {
        Some(id) => snake(id),
        None => snake(&from_path(verb, path)),
    }
}

/// `POST /customers` → `create_customer`, `GET /customers` → `list_customers`, `GET /customers/{id}` → `get_customer`,
/// `POST /a/{id}/archive` → `archive_a`.
fn from_path(verb: &Verb, path: &str) -> String {
    let all: Vec<&str> = segments(path)
        .into_iter()
        .filter(|s| !is_version(s) && *s != "api")
        .collect();
    let names: Vec<&str> = all.iter().copied().filter(|s| !s.starts_with('{')).collect();
    let Some((last, owners)) = names.split_last() else {
        return format!("{}_root", plain_verb(verb));
    };
    let on_item = all.last().is_some_and(|s| s.starts_with('{'));
    let owner: Vec<String> = owners.iter().map(|s| singular(s)).collect();
    let after_item = all.len() >= 2 && all[all.len() - 2].starts_with('{');
    if *verb == Verb::Post && !on_item && after_item && !is_plural(last) {
        return join(last, &owner);
    }
    let mut words = owner;
    match (verb, on_item) {
        (Verb::Get, false) if is_plural(last) => {
            words.push((*last).to_owned());
            join("list", &words)
        }
        (Verb::Post, _) => {
            words.push(singular(last));
            join("create", &words)
        }
        _ => {
            words.push(if on_item { singular(last) } else { (*last).to_owned() });
            join(&plain_verb(verb), &words)
        }
    }
}

fn plain_verb(verb: &Verb) -> Cow<'_, str> {
    Cow::Borrowed(match verb {
        Verb::Get => "get",
        Verb::Put => "replace",
        Verb::Post => "create",
        Verb::Delete => "delete",
        Verb::Options => "options",
        Verb::Head => "head",
        Verb::Patch => "update",
        Verb::Trace => "trace",
        Verb::Other(name) => return Cow::Owned(name.to_lowercase()),
    })
}

fn join(verb: &str, words: &[String]) -> String {
    let mut name = verb.to_owned();
    for word in words {
        name.push('_');
        name.push_str(word);
    }
    name
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

fn is_version(segment: &str) -> bool {
    let digits = segment.strip_prefix(['v', 'V']).unwrap_or("");
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '_')
}

fn is_plural(word: &str) -> bool {
    word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
}

fn singular(word: &str) -> String {
    if !is_plural(word) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    word[..word.len() - 1].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_operation_id_is_made_from_method_and_path() {
        let name = |verb: &Verb, path| method_name(None, verb, path);
        assert_eq!(name(&Verb::Post, "/customers"), "create_customer");
        assert_eq!(name(&Verb::Get, "/customers"), "list_customers");
        assert_eq!(name(&Verb::Get, "/customers/{id}"), "get_customer");
        assert_eq!(name(&Verb::Delete, "/v1/companies/{id}"), "delete_company");
        assert_eq!(name(&Verb::Post, "/a/{id}/archive"), "archive_a");
        assert_eq!(name(&Verb::Post, "/customers/{id}/invoices"), "create_customer_invoice");
        assert_eq!(name(&Verb::Get, "/"), "get_root");
    }

    #[test]
    fn a_group_is_the_first_tag_or_a_telling_segment() {
        assert_eq!(group_of(&["Customers".into(), "B".into()], "/x"), "Customers");
        assert_eq!(group_of(&[], "/api/v1/customers/{id}"), "customers");
        assert_eq!(group_of(&[], "/"), "default");
    }
}
