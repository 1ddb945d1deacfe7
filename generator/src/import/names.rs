//! Names that no page gives: of operations, schemas, the API itself.

use heck::{ToLowerCamelCase as _, ToUpperCamelCase as _};

use super::sheet::Sheet;
use crate::words;

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
    words::names(path).last().copied()
}

/// The version in a path: `v1`.
pub(super) fn version(path: &str) -> Option<&str> {
    path.split('/').find(|segment| words::is_version(segment))
}

/// The operation's name in the words that the generator itself would choose: `POST /customers` is `createCustomer`.
pub(super) fn operation(method: &str, path: &str) -> String {
    let words = words::operation(method, path);
    let (verb, rest) = words.split_first().map_or(("", &[][..]), |(verb, rest)| (verb, rest));
    let rest: String = rest.iter().map(|word| camel(word)).collect();
    format!("{}{rest}", verb.to_lower_camel_case())
}

/// As names of schemas are spelled.
pub(super) fn camel(word: &str) -> String {
    let name = word.to_upper_camel_case();
    if name.is_empty() { "Unnamed".to_owned() } else { name }
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
