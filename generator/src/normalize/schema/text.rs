//! The keywords of strings.

use super::draft::Draft;
use super::marks;
use crate::diagnostic::codes;
use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;

pub(super) fn read(draft: &mut Draft<'_>, key: &str, node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    match key {
        "minLength" => draft.any.min_length = cx.count(node),
        "maxLength" => draft.any.max_length = cx.count(node),
        "pattern" => draft.any.pattern = pattern(node, cx),
        "contentEncoding" => content(draft, marks::CONTENT_ENCODING, node, cx),
        "contentMediaType" => content(draft, marks::CONTENT_MEDIA_TYPE, node, cx),
        _ => return false,
    }
    true
}

fn pattern(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    if !matches!(node.value, Value::Number(_) | Value::Bool(_)) {
        let text = cx.text(node)?;
        return Some(match between_slashes(&text) {
            Some(inner) => {
                let message = format!("the pattern is a literal of JavaScript; read as `{inner}`");
                cx.report(&codes::normalize::PATTERN_LITERAL, node, message);
                inner.to_owned()
            }
            None => text,
        });
    }
    let text = cx.spelling(node);
    let message = format!("the pattern is {}; read as \"{text}\"", node.value.kind());
    cx.report_with_help(&codes::normalize::NUMERIC_PATTERN, node, message, "write it in quotes");
    Some(text)
}

/// What `/^…/` has between its slashes. As a pattern it would match nothing at all: no text has its beginning behind a
/// slash.
fn between_slashes(text: &str) -> Option<&str> {
    let (inner, flags) = text.strip_prefix('/')?.rsplit_once('/')?;
    (inner.starts_with('^') && flags.chars().all(|flag| "dgimsuvy".contains(flag))).then_some(inner)
}

fn content(draft: &mut Draft<'_>, mark: &str, node: &Node<'_>, cx: &mut Context<'_>) {
    if let Some(text) = cx.text(node) {
        draft.mark(mark, text.into());
    }
}
