//! Texts, numbers, truths and lists, as vendors write them.

use super::context::Context;
use super::cursor::Node;
use crate::diagnostic::{Part, codes};
use crate::load::{Number, Value};

impl Context<'_> {
    /// A text. A number or a boolean where text belongs is its spelling (`version: 1.10`).
    pub(super) fn text(&mut self, node: &Node<'_>) -> Option<String> {
        match node.value {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => {
                let text = self.spelling(node);
                let message = format!("{} stands where text belongs; read as \"{text}\"", node.value.kind());
                self.report_with_help(&codes::normalize::NOT_TEXT, node, message, "write it in quotes");
                Some(text)
            }
            Value::Null => None,
            Value::Array(_) | Value::Object(_) => {
                self.wrong_type(node, "a text");
                None
            }
        }
    }

    /// A scalar as the file spells it: `1.10` is not `1.1`.
    pub(super) fn spelling(&self, node: &Node<'_>) -> String {
        let printed = match node.value {
            Value::Bool(value) => return value.to_string(),
            Value::Number(Number::Float(value)) => value.to_string(),
            Value::Number(number) => return number.to_string(),
            Value::String(text) => return text.clone(),
            Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
        };
        let mut place = self.source.written(&node.place());
        place.part = Part::Value;
        let Some(file) = self.source.file(place.file) else {
            return printed;
        };
        let span = file.text.span(&place);
        let written = file.text.text.get(span.start..span.end).unwrap_or_default().trim();
        match written.parse::<f64>() {
            Ok(_) => written.to_owned(),
            Err(_) => printed,
        }
    }

    /// A truth. `"true"` counts.
    pub(super) fn flag(&mut self, node: &Node<'_>) -> Option<bool> {
        let meant = match node.value {
            Value::Bool(value) => return Some(*value),
            Value::Null => return None,
            Value::String(text) if text.eq_ignore_ascii_case("true") => true,
            Value::String(text) if text.eq_ignore_ascii_case("false") => false,
            Value::String(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                self.wrong_type(node, "`true` or `false`");
                return None;
            }
        };
        let message = format!("{} stands where `{meant}` belongs", node.value.kind());
        self.report_with_help(&codes::normalize::NOT_BOOLEAN, node, message, "write it without quotes");
        Some(meant)
    }

    /// A number of items or characters: `1.0` counts as 1, and what is negative as not said.
    pub(super) fn count(&mut self, node: &Node<'_>) -> Option<usize> {
        let number = self.number(node)?;
        let whole = number.as_i128().and_then(|whole| usize::try_from(whole).ok());
        if !matches!((number, whole), (Number::Int(_), Some(_))) {
            let keyword = node.key().unwrap_or_default();
            let message = match whole {
                Some(whole) => format!(
                    "`{keyword}: {}` stands where the whole number {whole} belongs",
                    self.spelling(node)
                ),
                None => format!("`{keyword}: {number}` cannot be counted to; it is ignored"),
            };
            self.report(&codes::normalize::BAD_COUNT, node, message);
        }
        whole
    }

    /// A number. `"5"` counts.
    pub(super) fn number(&mut self, node: &Node<'_>) -> Option<Number> {
        let text = match node.value {
            Value::Number(number) => return Some(*number),
            Value::Null => return None,
            Value::String(text) => text.trim(),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => "",
        };
        let number = text.parse().map(Number::Int).ok();
        let number = number.or_else(|| {
            text.parse()
                .ok()
                .filter(|float: &f64| float.is_finite())
                .map(Number::Float)
        });
        match number {
            Some(_) => {
                let message = format!("\"{text}\" stands where a number belongs");
                self.report_with_help(
                    &codes::normalize::NOT_A_NUMBER,
                    node,
                    message,
                    "write it without quotes",
                );
            }
            None => self.wrong_type(node, "a number"),
        }
        number
    }

    /// The texts of a list.
    pub(super) fn texts(&mut self, node: &Node<'_>) -> Vec<String> {
        self.list(node).iter().filter_map(|item| self.text(item)).collect()
    }

    /// The items of a list. A lone value where a list belongs is a list of one, `null` is an empty one.
    pub(super) fn list<'b>(&mut self, node: &'b Node<'b>) -> Vec<Node<'b>> {
        match node.value {
            Value::Array(_) => node.items().collect(),
            Value::Null => {
                self.null_list(node);
                Vec::new()
            }
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                let message = format!(
                    "{} stands where a list belongs; read as a list of one",
                    node.value.kind()
                );
                self.report(&codes::normalize::NOT_A_LIST, node, message);
                vec![*node]
            }
        }
    }

    /// Whether this is an object; `null` is an empty one.
    pub(super) fn is_object(&mut self, node: &Node<'_>) -> bool {
        match node.value {
            Value::Object(_) => true,
            Value::Null => {
                self.null_list(node);
                false
            }
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                self.wrong_type(node, "an object");
                false
            }
        }
    }

    /// Reports a value of a kind that cannot stand there; it is ignored.
    pub(super) fn wrong_type(&mut self, node: &Node<'_>, expected: &str) {
        let what = match node.key() {
            Some(key) => format!("`{key}` is {}", node.value.kind()),
            None => format!("this is {}", node.value.kind()),
        };
        self.report(
            &codes::normalize::WRONG_TYPE,
            node,
            format!("{what} where {expected} belongs; it is ignored"),
        );
    }

    fn null_list(&mut self, node: &Node<'_>) {
        let key = node.key().unwrap_or("this");
        let message = format!("`{key}` is null; read as empty");
        self.report_with_help(
            &codes::normalize::NULL_VALUE,
            node,
            message,
            "remove the key, or give it a value",
        );
    }
}
