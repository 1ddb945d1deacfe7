//! Unions with a discriminator, written with their tag exactly once.

use std::borrow::Cow;

use super::write::{self, Hidden};
use crate::table::Tags;
use crate::{Json, MapNode, Node, View};

/// Appends variant `i`, which is `node`.
pub(super) fn tagged(out: &mut Vec<u8>, tags: &'static Tags, i: usize, node: &dyn Node) {
    if has_members(node.view()) {
        write::object(out, |out, separator| {
            members(out, View::Tagged(tags, i, node), separator, None)
        });
    } else {
        // Kept text, which has its tag already; or a value that has no place for one.
        write::value(out, node.view());
    }
}

/// Whether the view is an object of which we know the members.
fn has_members(view: View<'_>) -> bool {
    match view {
        View::Record(..) | View::Map(_) | View::Json(Json::Object(_)) => true,
        View::Union(_, node) | View::Tagged(_, _, node) => has_members(node.view()),
        _ => false,
    }
}

/// Appends the members of an object of any kind.
fn members(out: &mut Vec<u8>, view: View<'_>, separator: &mut u8, hidden: Option<&Hidden<'_>>) {
    match view {
        View::Tagged(tags, i, node) => tagged_members(out, tags, i, node, separator, hidden),
        View::Union(_, node) => members(out, node.view(), separator, hidden),
        View::Json(Json::Object(json)) => {
            for (key, value) in json.iter().filter(|(key, _)| !Hidden::hides(hidden, key)) {
                write::name(out, *separator, key);
                *separator = b',';
                write::value(out, View::Json(value));
            }
        }
        other => write::members(out, other, separator, hidden),
    }
}

fn tagged_members(
    out: &mut Vec<u8>,
    tags: &'static Tags,
    i: usize,
    node: &dyn Node,
    separator: &mut u8,
    hidden: Option<&Hidden<'_>>,
) {
    let view = node.view();
    let carried = tag_within(view, tags.property).is_some_and(|tag| selects(tags, &tag, i));
    let name = tags.names[i];
    if carried || name.is_empty() || Hidden::hides(hidden, tags.property) {
        return members(out, view, separator, hidden);
    }
    write::name(out, *separator, tags.property);
    *separator = b',';
    write::string(out, name);
    // The variant may still carry the tag, with a value that would select another variant when it is read.
    members(
        out,
        view,
        separator,
        Some(&Hidden {
            key: tags.property,
            outer: hidden,
        }),
    );
}

/// Whether reading an object with this tag gives variant `i`.
fn selects(tags: &Tags, tag: &str, i: usize) -> bool {
    tags.values
        .iter()
        .find(|(value, _)| *value == tag)
        .map(|(_, variant)| *variant)
        .or(tags.fallback)
        == Some(i)
}

/// The tag that the members of a view carry themselves.
fn tag_within<'v>(view: View<'v>, property: &str) -> Option<Cow<'v, str>> {
    match view {
        View::Record(record, node) => match record.find(property.as_bytes()) {
            Some(i) => text(node.view(i)),
            None if record.rest => tag_within(node.view(record.keys.len()), property),
            None => None,
        },
        View::Map(map) => map_text(map, property),
        View::Json(Json::Object(json)) => json.get(property).and_then(Json::as_str).map(Cow::Borrowed),
        View::Union(_, node) => tag_within(node.view(), property),
        View::Tagged(tags, i, node) => {
            let within = tag_within(node.view(), property);
            if tags.property == property && !within.as_ref().is_some_and(|tag| selects(tags, tag, i)) {
                return Some(Cow::Borrowed(tags.names[i]));
            }
            within
        }
        _ => None,
    }
}

fn map_text<'v>(map: &'v dyn MapNode, property: &str) -> Option<Cow<'v, str>> {
    map.get(property).and_then(text)
}

fn text(view: View<'_>) -> Option<Cow<'_, str>> {
    match view {
        View::Enum(choices, i) => Some(Cow::Borrowed(choices.values[i])),
        View::Str(text) | View::Unlisted(text) => Some(Cow::Borrowed(text)),
        View::Json(Json::String(text)) => Some(Cow::Borrowed(text)),
        View::Literal(crate::table::Literal::Str(text), _) => Some(Cow::Borrowed(text)),
        _ => None,
    }
}
