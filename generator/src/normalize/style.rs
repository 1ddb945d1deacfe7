//! `style` of parameters: which of them fits which place.

use openapiv3::{HeaderStyle, PathStyle, QueryStyle};

use super::context::Context;
use super::cursor::Node;
use super::shape;
use crate::diagnostic::{Part, codes};
use crate::load::Value;

/// The style of a path parameter.
pub(super) fn path(node: Option<&Node<'_>>, cx: &mut Context<'_>) -> PathStyle {
    pick(node, "path", PathStyle::Simple, cx, |word| match word {
        "simple" => Some(PathStyle::Simple),
        "label" => Some(PathStyle::Label),
        "matrix" => Some(PathStyle::Matrix),
        _ => None,
    })
}

/// The style of a query parameter, or of a part of a form.
pub(super) fn query(node: Option<&Node<'_>>, cx: &mut Context<'_>) -> QueryStyle {
    pick(node, "query", QueryStyle::Form, cx, |word| match word {
        "form" => Some(QueryStyle::Form),
        "spaceDelimited" => Some(QueryStyle::SpaceDelimited),
        "pipeDelimited" => Some(QueryStyle::PipeDelimited),
        "deepObject" => Some(QueryStyle::DeepObject),
        _ => None,
    })
}

/// The style of a header.
pub(super) fn header(node: Option<&Node<'_>>, cx: &mut Context<'_>) -> HeaderStyle {
    pick(node, "header", HeaderStyle::Simple, cx, |word| {
        (word == "simple").then_some(HeaderStyle::Simple)
    })
}

/// Reports a style of a cookie parameter that is not the only one there is. `cookie` of 3.2, which is `form` without
/// percent-encoding, is read as that.
pub(super) fn cookie(node: Option<&Node<'_>>, cx: &mut Context<'_>) {
    if let Some(node) = node.filter(|node| node.value.as_str() == Some("cookie")) {
        let message = || "`style: cookie` is new in OpenAPI 3.2; it is read as `form`".to_owned();
        return cx.once(
            &codes::normalize::NEW_KEYWORD,
            "style: cookie",
            node,
            Part::Value,
            message,
        );
    }
    pick(node, "cookie", (), cx, |word| (word == "form").then_some(()));
}

/// Reports a style that is not for values of this kind. They are sent all the same.
pub(super) fn fits(location: &str, node: &Node<'_>, cx: &mut Context<'_>) {
    let word = node.value.get("style").and_then(Value::as_str).unwrap_or_default();
    let exploded = node.value.get("explode").and_then(Value::as_bool) != Some(false);
    let asked = match location {
        "query" => matches!(word, "deepObject" | "spaceDelimited" | "pipeDelimited"),
        "cookie" => exploded,
        _ => false,
    };
    let shape = || node.get("schema").and_then(|schema| shape::shape(&schema, cx));
    let Some(it) = asked.then(shape).flatten() else { return };
    let fault = match (location, word) {
        ("cookie", _) if it.list || it.object => "a cookie is a single value; without `explode: false`, each part of",
        ("query", "deepObject") if it.list && !it.object => "`style: deepObject` is for objects; the list",
        ("query", "deepObject") if !it.object => "`style: deepObject` is for objects; the single value",
        ("query", "spaceDelimited" | "pipeDelimited") if it.single && !it.list => {
            "`style: spaceDelimited` and `pipeDelimited` are for lists; the single value"
        }
        _ => return,
    };
    let sent = match (location, it.list) {
        ("cookie", _) => "is sent as a cookie of its own",
        (_, true) => "is sent with `[]` after its name",
        (_, false) => "is sent by its name",
    };
    let name = node.value.get("name").and_then(Value::as_str).unwrap_or_default();
    let which = cx.of_operation();
    let message = || format!("{fault} `{name}`{which} {sent}");
    cx.noted(&codes::normalize::PARAMETER_STYLE, fault, node, message);
}

fn pick<T>(
    node: Option<&Node<'_>>,
    place: &str,
    default: T,
    cx: &mut Context<'_>,
    known: impl FnOnce(&str) -> Option<T>,
) -> T {
    let Some(node) = node else { return default };
    let Some(word) = cx.text(node) else { return default };
    known(&word).unwrap_or_else(|| {
        let message = format!("`style: {word}` does not fit a parameter in `{place}`; the usual style is taken");
        cx.report(&codes::normalize::PARAMETER_STYLE, node, message);
        default
    })
}
