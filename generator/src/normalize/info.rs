//! `info`: what the document says about itself.

use openapiv3::{Contact, Info, License};

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use crate::diagnostic::{Diagnostic, codes};

/// Where `info.summary` and `license.identifier` of 3.1 are kept.
const SUMMARY: &str = "x-specwright-summary";
const IDENTIFIER: &str = "x-specwright-identifier";

/// `info` of the whole document.
pub(super) fn info(root: &Node<'_>, cx: &mut Context<'_>) -> Info {
    let Some(node) = root.get("info").filter(|info| info.value.as_object().is_some()) else {
        let message = "the document has no `info`; it goes without a title and a version";
        let finding = Diagnostic::new(&codes::normalize::MISSING_INFO, root.place(), message);
        cx.push(finding.help("add `info: { title: …, version: … }`"));
        return Info::default();
    };
    cx.through(&node, read)
}

fn read(node: &Node<'_>, cx: &mut Context<'_>) -> Info {
    let mut info = Info::default();
    for (key, child) in node.fields() {
        match key {
            "title" => info.title = cx.text(&child).unwrap_or_default(),
            "version" => info.version = cx.text(&child).unwrap_or_default(),
            "description" => info.description = cx.text(&child),
            "termsOfService" => info.terms_of_service = cx.url(&child),
            "contact" => info.contact = contact(&child, cx),
            "license" => info.license = license(&child, cx),
            "summary" => {
                cx.newer(Dialect::OpenApi31, "summary of `info`", "`summary` of `info`", &child);
                let summary = cx.text(&child);
                info.extensions
                    .extend(summary.map(|text| (SUMMARY.to_owned(), text.into())));
            }
            _ => cx.rest("`info`", &child, &mut info.extensions),
        }
    }
    info
}

fn contact(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Contact> {
    if !cx.is_object(node) {
        return None;
    }
    let mut contact = Contact::default();
    for (key, child) in node.fields() {
        match key {
            "name" => contact.name = cx.text(&child),
            "url" => contact.url = cx.url(&child),
            "email" => contact.email = cx.text(&child),
            _ => cx.rest("`contact`", &child, &mut contact.extensions),
        }
    }
    Some(contact)
}

fn license(node: &Node<'_>, cx: &mut Context<'_>) -> Option<License> {
    if !cx.is_object(node) {
        return None;
    }
    let mut license = License::default();
    cx.exclusive("`license`", node, ["url", "identifier"], "both are kept");
    for (key, child) in node.fields() {
        match key {
            "name" => license.name = cx.text(&child).unwrap_or_default(),
            "url" => license.url = cx.url(&child),
            "identifier" => {
                cx.newer(
                    Dialect::OpenApi31,
                    "identifier of `license`",
                    "`identifier` of `license`",
                    &child,
                );
                let identifier = cx.text(&child);
                license
                    .extensions
                    .extend(identifier.map(|text| (IDENTIFIER.to_owned(), text.into())));
            }
            _ => cx.rest("`license`", &child, &mut license.extensions),
        }
    }
    Some(license)
}
