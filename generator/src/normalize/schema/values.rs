//! Values that a schema lists, held against its own `type`.

use serde_json::Value as Json;

use super::draft::Draft;
use super::kind::Kind;
use super::marks;
use crate::diagnostic::{Part, codes};
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;

/// Reports a default, an example or a value of an `enum` of another type than the schema says.
pub(super) fn finish(draft: &Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    // What is said elsewhere, by `allOf` or a reference, is not looked at.
    if draft.kinds.is_empty() {
        return;
    }
    if let Some(default) = draft.data.default.as_ref().filter(|default| !fits(draft, default)) {
        let what = match default {
            Json::Null => "the default".to_owned(),
            _ => format!("the default `{}`", short(default)),
        };
        report(draft, "default", &what, default, node, cx);
    }
    let mut listed = draft.any.enumeration.iter();
    if let Some(value) = listed.find(|value| !fits(draft, value) && is_read(draft, value)) {
        let what = format!("the value `{}` of `enum`", short(value));
        report(draft, "enum", &what, value, node, cx);
    }
    let examples = draft.data.extensions.get(marks::EXAMPLES).and_then(Json::as_array);
    let mut examples = draft.data.example.iter().chain(examples.into_iter().flatten());
    if let Some(value) = examples.find(|value| !fits(draft, value) && is_telling(draft, value)) {
        let place = ["example", "examples"].into_iter().find_map(|key| node.get(key));
        let message = || format!("the example `{}` is {}", short(value), of_another_type(draft, value));
        let place = place.as_ref().unwrap_or(node);
        cx.once(&codes::normalize::VALUE_TYPE, "example", place, Part::Value, message);
    }
}

fn report(draft: &Draft<'_>, keyword: &str, what: &str, value: &Json, node: &Node<'_>, cx: &mut Context<'_>) {
    let message = format!("{what} is {}", of_another_type(draft, value));
    let place = node.get(keyword);
    let help = match value {
        Json::Null => "say `nullable: true` (or `type: [.., 'null']` in 3.1), or leave it out",
        _ => "correct the value, or the type",
    };
    cx.report_with_help(
        &codes::normalize::VALUE_TYPE,
        place.as_ref().unwrap_or(node),
        message,
        help,
    );
}

fn of_another_type(draft: &Draft<'_>, value: &Json) -> String {
    let kind = match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    };
    let kinds: Vec<&str> = draft.kinds.iter().map(|kind| kind.name()).collect();
    format!("{kind}, and the schema says `type: {}`", kinds.join(", "))
}

fn short(value: &Json) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

fn fits(draft: &Draft<'_>, value: &Json) -> bool {
    let has = |kind| draft.kinds.contains(&kind);
    match value {
        Json::Null => draft.null,
        Json::Bool(_) => has(Kind::Boolean),
        // `1.0` is a whole number.
        Json::Number(number) => {
            let whole = number.as_f64().is_none_or(|number| number.fract() == 0.0);
            has(Kind::Number) || (has(Kind::Integer) && whole)
        }
        Json::String(_) => has(Kind::String),
        Json::Array(_) => has(Kind::Array),
        Json::Object(_) => has(Kind::Object),
    }
}

/// Whether an example of another type says that the type may be wrong. A number or a boolean under `type: string` most
/// often only lacks its quotes, and `null` is what examples are filled with.
fn is_telling(draft: &Draft<'_>, value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(_) | Json::Number(_) => !draft.kinds.contains(&Kind::String),
        Json::String(_) | Json::Array(_) | Json::Object(_) => true,
    }
}

/// Whether a value of an `enum` is read as one of the type. One that is not is reported where the enum is made.
fn is_read(draft: &Draft<'_>, value: &Json) -> bool {
    match (value, draft.kinds.as_slice()) {
        (Json::Null | Json::Array(_) | Json::Object(_), _) => false,
        (Json::String(text), [Kind::Integer]) => text.parse::<i64>().is_ok(),
        (Json::String(text), [Kind::Number]) => text.parse::<f64>().is_ok(),
        (Json::String(text), [Kind::Boolean]) => text.parse::<bool>().is_ok(),
        (Json::String(_), _) => false,
        (Json::Bool(_) | Json::Number(_), _) => true,
    }
}
