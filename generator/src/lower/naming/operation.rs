//! Names of operations and their groups.

use super::case::snake;
use crate::ir::Verb;
use crate::words;

/// The group of an operation: its first tag, else the first path segment that says something.
pub(in crate::lower) fn group_of(tags: &[String], path: &str) -> String {
    if let Some(tag) = tags.iter().find(|tag| !tag.trim().is_empty()) {
        return tag.clone();
    }
    let first = words::names(path).first().copied();
    first.unwrap_or("default").to_owned()
}

/// The method's name: the vendor's `operationId` as it is, else made from method and path: `POST /customers` →
/// `create_customer`.
pub(in crate::lower) fn method_name(operation_id: Option<&str>, verb: &Verb, path: &str) -> String {
    match operation_id.filter(|id| id.chars().any(char::is_alphanumeric)) {
        Some(id) => snake(id),
        None => snake(&words::operation(&verb.as_str().to_lowercase(), path).join("_")),
    }
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
