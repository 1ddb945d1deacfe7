//! What a document says of itself, and the components that no operation reaches.

use super::effect::Use;
use super::place::Subject;
use super::rules::document as rules;
use super::schema;
use super::walk::{Walk, found};
use super::{Bearing, Found, Version, View, Which};
use crate::normalize::model::join;

/// Title, version, description.
pub(super) fn info(walk: &mut Walk<'_>) {
    let (old, new) = (&walk.old.document.model.info, &walk.new.document.model.info);
    let (title, version) = (old.title != new.title, old.version != new.version);
    let described = old.description != new.description;
    if title {
        let text = format!("the title is `{}` now, it was `{}`", new.title, old.title);
        walk.document(&rules::TITLE, text, Which::New, "/info/title".to_owned());
    }
    if version {
        let text = format!("the version is `{}` now, it was `{}`", new.version, old.version);
        walk.document(&rules::VERSION, text, Which::New, "/info/version".to_owned());
    }
    if described {
        let text = "the description of the document changed".to_owned();
        walk.document(
            &rules::DESCRIPTION_CHANGED,
            text,
            Which::New,
            "/info/description".to_owned(),
        );
    }
}

/// Component schemas: those that came, went, and changed where no operation sees it.
pub(super) fn components(walk: &mut Walk<'_>) {
    let (old, new) = (walk.old, walk.new);
    let none = indexmap::IndexMap::new();
    let was = old.components().map_or(&none, |it| &it.schemas);
    let none = indexmap::IndexMap::new();
    let is = new.components().map_or(&none, |it| &it.schemas);
    let place = |name: &str| join("/components/schemas", name);
    for name in was.keys().filter(|name| !is.contains_key(*name)) {
        let text = format!("the schema `{name}` is gone");
        walk.document(&rules::SCHEMA_REMOVED, text, Which::Old, place(name));
    }
    for name in is.keys().filter(|name| !was.contains_key(*name)) {
        let text = format!("the schema `{name}` is new");
        walk.document(&rules::SCHEMA_ADDED, text, Which::New, place(name));
    }
    for name in was.keys().filter(|name| is.contains_key(*name)) {
        let at = format!("#{}", place(name));
        if let (Some(old), Some(new)) = (old.component_schema(&at), new.component_schema(&at))
            && !walk.has_seen(&old.at, &new.at)
        {
            schema::nodes(walk, vec![old], vec![new], Use::NOBODY, &Subject::component(name));
        }
    }
}

/// A configuration that changed.
pub(super) fn configuration(vendor: &str, choices: &[String]) -> Found {
    let choices: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
    let text = format!("the configuration of `{vendor}` changed: {}", choices.join(", "));
    let rule = &rules::CONFIGURATION;
    let mut found = found(rule, Bearing::Neutral, View::Document, text, Which::New, String::new());
    found.change.pointer = None;
    found
}

/// Documents that differ in what no rule looks at.
pub(super) fn rest(old: &Version, new: &Version) -> Option<Found> {
    let said = |version: &Version| {
        let roots = version.source.files.iter().map(|file| file.root.clone());
        roots.collect::<Vec<_>>()
    };
    if said(old) == said(new) {
        return None;
    }
    let text = "the documents differ in something that no rule looks at".to_owned();
    let (rule, at) = (&rules::SOMETHING_ELSE, String::new());
    Some(found(rule, Bearing::Neutral, View::Document, text, Which::New, at))
}
