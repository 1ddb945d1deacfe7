//! The table of styles: how a parameter's value becomes text.
//!
//! | style | explode | empty | string | array | object |
//! |---|---|---|---|---|---|
//! | simple | no | | `blue` | `blue,black` | `R,100,G,200` |
//! | simple | yes | | `blue` | `blue,black` | `R=100,G=200` |
//! | label | no | `.` | `.blue` | `.blue,black` | `.R,100,G,200` |
//! | label | yes | `.` | `.blue` | `.blue.black` | `.R=100.G=200` |
//! | matrix | no | `;color` | `;color=blue` | `;color=blue,black` | `;color=R,100,G,200` |
//! | matrix | yes | `;color` | `;color=blue` | `;color=blue;color=black` | `;R=100;G=200` |
//! | form | no | `color=` | `color=blue` | `color=blue,black` | `color=R,100,G,200` |
//! | form | yes | `color=` | `color=blue` | `color=blue&color=black` | `R=100&G=200` |
//! | spaceDelimited | no | | | `color=blue%20black` | `color=R%20100%20G%20200` |
//! | pipeDelimited | no | | | `color=blue%7Cblack` | `color=R%7C100%7CG%7C200` |
//! | deepObject | yes | | | | `color%5BR%5D=100&color%5BG%5D=200` |
//!
//! This is the table of 3.0.4, which follows RFC 6570; 3.0.0 to 3.0.3 print unexploded labels with points. An array or
//! object without content is undefined, as in RFC 6570, and not sent. `deepObject` says nothing of arrays and of
//! objects in objects: they become `color[]=blue`, `color[0][R]=100` and `color[a][b]=1`, which most servers read.

use std::borrow::Cow;

use super::build_error::BuildError;
use super::escape::{Escape, escape, escaped};
use super::parameter::Style;
use super::shape::{Shape, each_item, each_member, flat, shape};
use crate::View;

/// A parameter to lay out.
pub(super) struct Layout<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// How lists and objects are laid out.
    pub(super) style: Style,
    /// Whether each item or member stands for itself.
    pub(super) explode: bool,
    /// What is escaped in names and values.
    pub(super) escape: Escape,
}

/// A name and a value, escaped.
pub(super) type Pair<'a> = (Cow<'a, str>, String);

/// A value, flattened.
enum Flat {
    Text(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

impl<'a> Layout<'a> {
    /// The pairs of a query, form or cookie, escaped, to be joined by `=` and `&`.
    pub(super) fn pairs(&self, view: View<'_>) -> Vec<Pair<'a>> {
        let name = escaped(self.name, self.escape);
        if self.style == Style::DeepObject {
            let mut pairs = Vec::new();
            self.deep(&name, view, &mut pairs);
            return pairs;
        }
        match self.flatten(view) {
            None => Vec::new(),
            Some(Flat::Text(text)) => vec![(name, text)],
            Some(Flat::List(items)) if self.explode => items.into_iter().map(|i| (name.clone(), i)).collect(),
            Some(Flat::Object(members)) if self.explode => members
                .into_iter()
                .map(|(key, value)| (Cow::Owned(key), value))
                .collect(),
            Some(Flat::List(items)) => vec![(name, items.join(self.delimiter()))],
            Some(Flat::Object(members)) => vec![(name, joined(&members, self.delimiter(), self.delimiter()))],
        }
    }

    /// The text of a path parameter or header.
    pub(super) fn text(&self, view: View<'_>) -> Option<String> {
        let value = self.flatten(view)?;
        Some(match self.style {
            Style::Label => self.label(&value),
            Style::Matrix => self.matrix(&value),
            _ => match value {
                Flat::Text(text) => text,
                Flat::List(items) => items.join(self.delimiter()),
                Flat::Object(members) if self.explode => joined(&members, "=", self.delimiter()),
                Flat::Object(members) => joined(&members, self.delimiter(), self.delimiter()),
            },
        })
    }

    /// Refuses a list or an object with a text in it that could not be told from what stands between its texts: what
    /// arrived would be other data. Texts in URLs are escaped, so it is rarely so; pipes and blanks between them are as well.
    pub(super) fn check(&self, view: View<'_>, in_pairs: bool) -> Result<(), BuildError> {
        let refused = |part: &str, has: &str| {
            let (name, style) = (self.name, self.style);
            let text =
                format!("`{name}` has {part} with `{has}` in it, which has a meaning of its own in style {style:?}");
            Err(BuildError::new(text))
        };
        if in_pairs && self.style == Style::DeepObject {
            return match has_brackets(view) {
                true => refused("a key that is empty, or one", "[` or `]"),
                false => Ok(()),
            };
        }
        let flat = match shape(view) {
            Shape::List | Shape::Object => self.flatten(view),
            Shape::Nothing | Shape::Text(_) => None,
        };
        let between = self.between(in_pairs);
        let is_torn = |text: &String| between.is_some_and(|between| text.contains(between));
        let shown = between.map(shown).unwrap_or_default();
        match &flat {
            Some(Flat::List(items)) if items.iter().any(is_torn) => refused("an item", shown),
            Some(Flat::Object(members)) if members.iter().any(|(k, v)| is_torn(k) || is_torn(v)) => {
                refused("a member", shown)
            }
            Some(Flat::Object(members)) if self.explode && members.iter().any(|(key, _)| key.contains('=')) => {
                refused("a key", "=")
            }
            Some(Flat::Object(members)) if in_pairs && self.explode && self.escape == Escape::Cookie => {
                match members.iter().any(|(key, _)| key.is_empty()) {
                    true => Err(BuildError::new(format!(
                        "`{}` has a key that is empty, and no cookie is",
                        self.name
                    ))),
                    false => Ok(()),
                }
            }
            Some(Flat::Text(_) | Flat::List(_) | Flat::Object(_)) | None => Ok(()),
        }
    }

    /// What stands between items and members, unless each is a pair of its own.
    fn between(&self, in_pairs: bool) -> Option<&'static str> {
        match self.style {
            _ if in_pairs && self.explode => None,
            Style::Label if self.explode => Some("."),
            Style::Matrix if self.explode => Some(";"),
            _ => Some(self.delimiter()),
        }
    }

    fn label(&self, value: &Flat) -> String {
        let body = match value {
            Flat::Text(text) => text.clone(),
            Flat::List(items) => items.join(if self.explode { "." } else { "," }),
            Flat::Object(members) if self.explode => joined(members, "=", "."),
            Flat::Object(members) => joined(members, ",", ","),
        };
        format!(".{body}")
    }

    fn matrix(&self, value: &Flat) -> String {
        let name = escaped(self.name, self.escape);
        // RFC 6570: a matrix parameter without a value has no `=`.
        let pair = |value: &str| {
            if value.is_empty() {
                format!(";{name}")
            } else {
                format!(";{name}={value}")
            }
        };
        match value {
            Flat::Text(text) => pair(text),
            Flat::List(items) if self.explode => items.iter().map(|i| pair(i)).collect(),
            Flat::List(items) => pair(&items.join(",")),
            Flat::Object(members) if self.explode => format!(";{}", joined(members, "=", ";")),
            Flat::Object(members) => pair(&joined(members, ",", ",")),
        }
    }

    /// What stands between items. Where the text is escaped, delimiters that a URL cannot show are as well.
    fn delimiter(&self) -> &'static str {
        let plain = matches!(self.escape, Escape::Header | Escape::Cookie);
        match self.style {
            Style::SpaceDelimited if plain => " ",
            Style::SpaceDelimited if self.escape == Escape::Form => "+",
            Style::SpaceDelimited => "%20",
            Style::TabDelimited if plain => "\t",
            Style::TabDelimited => "%09",
            Style::PipeDelimited if plain => "|",
            Style::PipeDelimited => "%7C",
            Style::Simple | Style::Label | Style::Matrix | Style::Form | Style::DeepObject => ",",
        }
    }

    fn flatten(&self, view: View<'_>) -> Option<Flat> {
        match shape(view) {
            Shape::Nothing => None,
            Shape::Text(text) => Some(Flat::Text(self.escaped(&text))),
            Shape::List => {
                let mut items = Vec::new();
                each_item(view, &mut |item| {
                    items.extend(flat(item).map(|text| self.escaped(&text)))
                });
                (!items.is_empty()).then_some(Flat::List(items))
            }
            Shape::Object => {
                let mut members = Vec::new();
                each_member(view, &mut |key, value| {
                    members.extend(flat(value).map(|text| (self.escaped(key), self.escaped(&text))));
                });
                (!members.is_empty()).then_some(Flat::Object(members))
            }
        }
    }

    fn deep(&self, name: &str, view: View<'_>, pairs: &mut Vec<Pair<'_>>) {
        match shape(view) {
            Shape::Nothing => {}
            Shape::Text(text) => pairs.push((Cow::Owned(name.to_owned()), self.escaped(&text))),
            Shape::Object => each_member(view, &mut |key, value| {
                self.deep(&format!("{name}%5B{}%5D", self.escaped(key)), value, pairs);
            }),
            Shape::List => {
                let mut plain = true;
                each_item(view, &mut |item| {
                    plain &= !matches!(shape(item), Shape::List | Shape::Object)
                });
                let mut i = 0;
                each_item(view, &mut |item| {
                    // Items that have parts of their own need a number, so that the parts stay together.
                    let index = if plain { String::new() } else { i.to_string() };
                    self.deep(&format!("{name}%5B{index}%5D"), item, pairs);
                    i += 1;
                });
            }
        }
    }

    fn escaped(&self, text: &str) -> String {
        let mut to = String::with_capacity(text.len());
        escape(text, self.escape, &mut to);
        to
    }
}

/// Whether a key of an object, or of one in it, is empty or has a bracket in it: `a[b][c]` says all of its levels.
fn has_brackets(view: View<'_>) -> bool {
    let mut has = false;
    match shape(view) {
        Shape::Nothing | Shape::Text(_) => {}
        Shape::Object => each_member(view, &mut |key, value| {
            let sent = !matches!(shape(value), Shape::Nothing);
            has |= sent && (key.is_empty() || key.contains(['[', ']']) || has_brackets(value));
        }),
        Shape::List => each_item(view, &mut |item| has |= has_brackets(item)),
    }
    has
}

/// A delimiter as people write it.
fn shown(between: &'static str) -> &'static str {
    match between {
        "%20" | "+" => " ",
        "%7C" => "|",
        "%09" | "\t" => "\\t",
        plain => plain,
    }
}

fn joined(members: &[(String, String)], equals: &str, between: &str) -> String {
    let members: Vec<String> = members
        .iter()
        .map(|(key, value)| format!("{key}{equals}{value}"))
        .collect();
    members.join(between)
}

#[cfg(test)]
#[path = "style_tests.rs"]
mod tests;
