//! What paths say in words: of what they are, and how an operation without a name is called.

/// The segments that say something: neither a version nor `api`; parameters are among them.
fn segments(path: &str) -> Vec<&str> {
    let all = path.split('/').filter(|segment| !segment.is_empty());
    all.filter(|segment| !is_version(segment) && *segment != "api")
        .collect()
}

/// The segments that are names: no parameter stands in them.
pub(crate) fn names(path: &str) -> Vec<&str> {
    let all = segments(path).into_iter();
    all.filter(|segment| !segment.starts_with('{')).collect()
}

/// Whether a segment is a version: `v1`, `V2.1`.
pub(crate) fn is_version(segment: &str) -> bool {
    let digits = segment.strip_prefix(['v', 'V']).unwrap_or("");
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '_')
}

/// The words of an operation's name, from its method in lower case and its path: `post /customers` is to create a customer,
/// `get /customers` to list customers, `get /customers/{id}` to get a customer, `post /a/{id}/archive` to archive an a.
pub(crate) fn operation(method: &str, path: &str) -> Vec<String> {
    let all = segments(path);
    let names = names(path);
    let plain = match method {
        "put" => "replace",
        "post" => "create",
        "patch" => "update",
        method => method,
    };
    let is_parameter = |segment: Option<&&str>| segment.is_some_and(|segment| segment.starts_with('{'));
    let Some((last, owners)) = names.split_last() else {
        return vec![plain.to_owned(), "root".to_owned()];
    };
    let on_item = is_parameter(all.last());
    let after_item = is_parameter(all.iter().rev().nth(1));
    let owners = owners.iter().map(|owner| singular(owner));
    let (verb, last) = match method {
        "post" if !on_item && after_item && !is_plural(last) => (*last, None),
        "get" if !on_item && is_plural(last) => ("list", Some((*last).to_owned())),
        "post" => (plain, Some(singular(last))),
        _ if on_item => (plain, Some(singular(last))),
        _ => (plain, Some((*last).to_owned())),
    };
    [verb.to_owned()].into_iter().chain(owners).chain(last).collect()
}

fn is_plural(word: &str) -> bool {
    word.len() > 2 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

/// One of them.
pub(crate) fn singular(word: &str) -> String {
    if !is_plural(word) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let long = ["sses", "xes", "ches", "shes"].iter().any(|end| word.ends_with(end));
    let stem = word.strip_suffix(if long { "es" } else { "s" });
    stem.unwrap_or(word).to_owned()
}
