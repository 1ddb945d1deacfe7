//! A value as parameters and forms see it: nothing, a text, a list or an object.

use std::borrow::Cow;

use crate::{Json, Node, View, encode, scalar_text};

/// What a value is to a parameter or a form.
pub(super) enum Shape<'a> {
    /// Absent or `null`: not sent.
    Nothing,
    /// One text.
    Text(Cow<'a, str>),
    /// An array; see [`each_item`].
    List,
    /// An object; see [`each_member`].
    Object,
}

/// What `view` is.
pub(super) fn shape(view: View<'_>) -> Shape<'_> {
    match view {
        View::Absent | View::None | View::Null | View::Json(Json::Null) => Shape::Nothing,
        View::List(_) | View::Tuple(..) | View::Json(Json::Array(_)) => Shape::List,
        View::Map(_) | View::Record(..) | View::Tagged(..) | View::Json(Json::Object(_)) => Shape::Object,
        View::Json(Json::String(text)) => Shape::Text(Cow::Borrowed(text)),
        View::Raw(text) => raw(text),
        View::Union(_, node) => shape(node.view()),
        // What has no text though it is no list and no object is a constant `null`.
        other => scalar_text(other).map_or(Shape::Nothing, Shape::Text),
    }
}

/// JSON text tells its shape by its first character.
fn raw(text: &str) -> Shape<'_> {
    match text.trim_start().as_bytes().first() {
        Some(b'[') => Shape::List,
        Some(b'{') => Shape::Object,
        Some(b'n') | None => Shape::Nothing,
        Some(b'"') => Shape::Text(Cow::Owned(
            serde_json::from_str(text).unwrap_or_else(|_| text.to_owned()),
        )),
        Some(_) => Shape::Text(Cow::Borrowed(text)),
    }
}

/// `view` as JSON text.
pub(super) fn json_text(view: View<'_>) -> String {
    String::from_utf8(encode(view)).unwrap_or_default()
}

/// The text of an item or member that stands where only text can: deeper lists and objects become JSON, since the
/// specification leaves them open. `None`: it is not sent.
pub(super) fn flat(view: View<'_>) -> Option<Cow<'_, str>> {
    match shape(view) {
        Shape::Nothing => None,
        Shape::Text(text) => Some(text),
        Shape::List | Shape::Object => Some(Cow::Owned(json_text(view))),
    }
}

/// Calls `f` with each item of a list.
pub(super) fn each_item(view: View<'_>, f: &mut dyn FnMut(View<'_>)) {
    match view {
        View::List(list) => (0..list.len()).for_each(|i| f(list.at(i))),
        View::Tuple(count, items) => (0..count).for_each(|i| f(items.view(i))),
        View::Union(_, node) => each_item(node.view(), f),
        View::Json(Json::Array(items)) => items.iter().for_each(|item| f(View::Json(item))),
        View::Raw(text) => with_json(text.as_bytes(), &mut |json| each_item(json, f)),
        _ => {}
    }
}

/// Calls `f` with each member of an object, in the document's order, those of the rest map last.
pub(super) fn each_member(view: View<'_>, f: &mut dyn FnMut(&str, View<'_>)) {
    match view {
        View::Record(record, node) => {
            for (i, key) in record.keys.iter().enumerate() {
                f(key, node.view(i));
            }
            if record.rest {
                each_member(node.view(record.keys.len()), f);
            }
        }
        View::Map(map) => map.each(&mut |key, value| {
            f(key, value);
            true
        }),
        View::Union(_, node) => each_member(node.view(), f),
        View::Json(Json::Object(members)) => members.iter().for_each(|(key, value)| f(key, View::Json(value))),
        View::Raw(text) => with_json(text.as_bytes(), &mut |json| each_member(json, f)),
        // The writer knows where a discriminator goes; unions are too rare in forms to know it twice.
        View::Tagged(..) => with_json(&encode(view), &mut |json| each_member(json, f)),
        _ => {}
    }
}

fn with_json(text: &[u8], f: &mut dyn FnMut(View<'_>)) {
    let mut json = Json::Null;
    if crate::decode(text, &mut json as &mut dyn Node).is_ok() && (json.is_array() || json.is_object()) {
        f(View::Json(&json));
    }
}
