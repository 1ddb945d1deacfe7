//! `style` of parameters: which of them fits which place.

use openapiv3::{HeaderStyle, PathStyle, QueryStyle};

use super::context::Context;
use super::cursor::Node;
use crate::diagnostic::codes;

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

/// Reports a style of a cookie parameter that is not the only one there is (`cookie` of 3.2 is `form` without encoding).
pub(super) fn cookie(node: Option<&Node<'_>>, cx: &mut Context<'_>) {
    pick(node, "cookie", (), cx, |word| {
        matches!(word, "form" | "cookie").then_some(())
    });
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
