//! What the document says of itself, for the docs of the module.

use openapiv3::{Contact, License, OpenAPI};

use super::super::docs::{linked, text};
use crate::ir::Docs;

/// The summary and the description.
pub(super) fn docs(model: &OpenAPI) -> Docs {
    let info = &model.info;
    let summary = info
        .extensions
        .get("x-specwright-summary")
        .and_then(|text| text.as_str());
    Docs {
        summary: text(summary),
        description: linked(text(info.description.as_deref()), model.external_docs.as_ref()),
        ..Docs::default()
    }
}

/// Who answers for the document, and on which terms.
pub(super) fn attribution(model: &OpenAPI) -> Vec<String> {
    let info = &model.info;
    let lines = [
        info.contact.as_ref().and_then(contact),
        info.license.as_ref().map(license),
        text(info.terms_of_service.as_deref()).map(|terms| format!("Terms of service: {terms}")),
    ];
    lines.into_iter().flatten().collect()
}

fn contact(it: &Contact) -> Option<String> {
    let parts = [&it.name, &it.email, &it.url];
    let parts: Vec<String> = parts.into_iter().filter_map(|part| text(part.as_deref())).collect();
    (!parts.is_empty()).then(|| format!("Contact: {}", parts.join(", ")))
}

fn license(it: &License) -> String {
    let identifier = it
        .extensions
        .get("x-specwright-identifier")
        .and_then(|text| text.as_str());
    let parts = [Some(it.name.as_str()), identifier, it.url.as_deref()];
    let mut parts: Vec<String> = parts.into_iter().filter_map(text).collect();
    // The name is often the identifier.
    parts.dedup();
    format!("License: {}", parts.join(", "))
}
