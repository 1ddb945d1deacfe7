//! `application/x-www-form-urlencoded` bodies.

use super::build_error::BuildError;
use super::escape::{Escape, escaped};
use super::parameter::{Encoding, Style};
use super::shape::{Shape, each_item, each_member, flat, json_text, shape};
use super::style::{Layout, Pair};
use crate::View;

/// Writes `view`, an object, as a form. Lists repeat their name and objects are JSON unless `encodings` say otherwise.
pub(super) fn encode(view: View<'_>, encodings: &[Encoding]) -> String {
    let mut text = String::new();
    each_member(view, &mut |key, value| {
        let encoding = encodings.iter().find(|encoding| encoding.property == key);
        for (name, value) in member(key, value, encoding) {
            if !text.is_empty() {
                text.push('&');
            }
            text.push_str(&name);
            text.push('=');
            text.push_str(&value);
        }
    });
    text
}

/// Refuses members that would arrive as something else, in the styles that `encodings` give them.
pub(super) fn check(view: View<'_>, encodings: &[Encoding]) -> Result<(), BuildError> {
    let mut outcome = Ok(());
    each_member(view, &mut |key, value| {
        let encoding = encodings.iter().find(|encoding| encoding.property == key);
        if let (Ok(()), Some((encoding, style))) = (&outcome, encoding.and_then(|e| Some((e, e.style?)))) {
            outcome = layout(key, encoding, style).check(value, true);
        }
    });
    outcome
}

fn layout<'a>(name: &'a str, encoding: &Encoding, style: Style) -> Layout<'a> {
    Layout {
        name,
        style,
        explode: encoding.explode,
        escape: Escape::Form,
    }
}

fn member<'a>(key: &'a str, value: View<'_>, encoding: Option<&Encoding>) -> Vec<Pair<'a>> {
    if let Some((encoding, style)) = encoding.and_then(|e| e.style.map(|style| (e, style))) {
        return layout(key, encoding, style).pairs(value);
    }
    let default = Encoding::new("");
    let json = encoding.and_then(|e| e.content_type).is_some_and(is_json);
    match shape(value) {
        Shape::Nothing => Vec::new(),
        _ if json => vec![(escaped(key, Escape::Form), in_form(&json_text(value)))],
        Shape::Text(_) => layout(key, &default, Style::Form).pairs(value),
        // The specification's default content type for an object is JSON.
        Shape::Object => vec![(escaped(key, Escape::Form), in_form(&json_text(value)))],
        Shape::List => {
            let mut pairs = Vec::new();
            each_item(value, &mut |item| {
                pairs.extend(flat(item).map(|text| (escaped(key, Escape::Form), in_form(&text))))
            });
            pairs
        }
    }
}

/// Whether a media type is JSON or built on it.
pub(super) fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

fn in_form(text: &str) -> String {
    escaped(text, Escape::Form).into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::encode;
    use crate::View;
    use crate::client::{Encoding, Style};

    #[test]
    fn members_are_pairs() {
        let body = json!({"a": "x y&z", "b": [1, "ü"], "c": {"d": 1}, "e": null, "f": "", "g": true});
        assert_eq!(
            encode(View::Json(&body), &[]),
            "a=x+y%26z&b=1&b=%C3%BC&c=%7B%22d%22%3A1%7D&f=&g=true"
        );
    }

    #[test]
    fn encodings_change_single_properties() {
        let encodings = [
            Encoding::new("b").style(Style::SpaceDelimited, false),
            Encoding::new("c").style(Style::DeepObject, true),
            Encoding::new("d").content_type("application/json"),
        ];
        let body = json!({"b": [1, 2], "c": {"x": {"y": 1}}, "d": ["z"]});
        assert_eq!(
            encode(View::Json(&body), &encodings),
            "b=1+2&c%5Bx%5D%5By%5D=1&d=%5B%22z%22%5D"
        );
    }
}
