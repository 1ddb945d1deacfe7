//! Names that no page gives: of operations, schemas, the API itself.

use heck::ToUpperCamelCase as _;

use super::sheet::Sheet;

/// The title of the API: what the user says, else the name of the first page.
pub(super) fn title(said: Option<&str>, sheets: &[Sheet]) -> String {
    if let Some(said) = said {
        return said.to_owned();
    }
    let name = sheets.first().map_or("", |sheet| sheet.name.as_str());
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    of_stem(stem)
}

/// `jani` is the Jani API.
pub(super) fn of_stem(stem: &str) -> String {
    let words: Vec<String> = stem
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty())
        .map(capital)
        .collect();
    if words.is_empty() {
        "API".to_owned()
    } else {
        format!("{} API", words.join(" "))
    }
}

pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What a path is about: its last segment that is no variable, such as `customers`.
pub(super) fn resource(path: &str) -> Option<&str> {
    named(path).last().copied()
}

/// The version in a path: `v1`.
pub(super) fn version(path: &str) -> Option<&str> {
    path.split('/').find(|segment| is_version(segment))
}

fn named(path: &str) -> Vec<&str> {
    let all = path.split('/').filter(|segment| !segment.is_empty());
    all.filter(|segment| !segment.contains('{') && !is_version(segment) && *segment != "api")
        .collect()
}

fn is_version(segment: &str) -> bool {
    let digits = segment.strip_prefix(['v', 'V']).unwrap_or("");
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '_')
}

/// The operation's name in the words that the generator itself would choose: `POST /customers` is `createCustomer`.
pub(super) fn operation(method: &str, path: &str) -> String {
    let names = named(path);
    let on_item = path.trim_end_matches('/').ends_with('}');
    let Some((last, owners)) = names.split_last() else {
        return format!("{}Root", plain(method));
    };
    let owners: String = owners.iter().map(|owner| camel(&singular(owner))).collect();
    let after_item = path
        .trim_end_matches('/')
        .rsplit('/')
        .nth(1)
        .is_some_and(|segment| segment.starts_with('{'));
    let (verb, last) = match method {
        "post" if !on_item && after_item && !is_plural(last) => return format!("{}{owners}", lower(&camel(last))),
        "get" if !on_item && is_plural(last) => ("list", (*last).to_owned()),
        "post" => ("create", singular(last)),
        _ => (plain(method), if on_item { singular(last) } else { (*last).to_owned() }),
    };
    format!("{verb}{owners}{}", camel(&last))
}

fn plain(method: &str) -> &str {
    match method {
        "put" => "replace",
        "post" => "create",
        "patch" => "update",
        method => method,
    }
}

fn lower(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// As names of schemas are spelled.
pub(super) fn camel(word: &str) -> String {
    let name = word.to_upper_camel_case();
    if name.is_empty() { "Unnamed".to_owned() } else { name }
}

fn is_plural(word: &str) -> bool {
    word.len() > 2 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

pub(super) fn singular(word: &str) -> String {
    if !is_plural(word) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let long = ["sses", "xes", "ches", "shes"].iter().any(|end| word.ends_with(end));
    word.strip_suffix(if long { "es" } else { "s" })
        .unwrap_or(word)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_named_as_the_generator_would() {
        assert_eq!(operation("post", "/api/v1/customers"), "createCustomer");
        assert_eq!(operation("get", "/customers"), "listCustomers");
        assert_eq!(operation("get", "/customers/{id}"), "getCustomer");
        assert_eq!(operation("post", "/companies/{id}/archive"), "archiveCompany");
        assert_eq!(operation("post", "/customers/{id}/invoices"), "createCustomerInvoice");
        assert_eq!(operation("get", "/"), "getRoot");
    }
}
