//! MDX with field components, as Mintlify's hand-written API pages have them.

mod attributes;
mod examples;
mod tags;
mod tree;

use super::call::{Answer, Call, Endpoint, Field, Parameter};
use super::front::Front;
use super::markdown::{self, Kind};
use super::prose;
use super::sheet::Sheet;
use super::types::{self, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

use attributes::Attribute;
use tags::{Element, Node};

/// The call of a page, if it is one with field components; `Some` without a call says that a fault was reported.
pub(super) fn read<'a>(sheet: &'a Sheet, front: &Front, notes: &mut Diagnostics) -> Option<Vec<Call<'a>>> {
    let text = sheet.text.text.get(front.end..).unwrap_or_default();
    let declared = front.text("api").and_then(|(text, line)| Endpoint::of(text, line));
    let (nodes, unclosed) = tags::nodes(text, front.line);
    let first = nodes.iter().find_map(|node| match node {
        Node::Element(element) if is_field(element) || element.name.ends_with("Example") => Some(element.line),
        _ => None,
    });
    if first.is_none() && declared.is_none() {
        return None;
    }
    for one in unclosed {
        let message = format!("`<{}>` is not closed", one.name);
        let finding = Diagnostic::new(&codes::import::LINE_NOT_UNDERSTOOD, sheet.place(one.line), message);
        notes.push(finding.help("what follows may be read as if it stood inside"));
    }
    let Some(endpoint) = declared.or_else(|| in_text(&nodes)) else {
        let line = first.unwrap_or(1);
        let finding = Diagnostic::new(
            &codes::import::PAGE_NOT_UNDERSTOOD,
            sheet.place(line),
            "there are fields, and no line says method and path",
        );
        sheet.fault(
            finding.help("say both in the front matter: api: 'POST /v1/customers'"),
            notes,
        );
        return Some(Vec::new());
    };
    let mut reader = Reader {
        call: Call::new(sheet, &endpoint),
        notes,
        fields: Vec::new(),
        headed: false,
    };
    reader.front(front);
    nodes.iter().for_each(|node| reader.node(node));
    Some(vec![reader.finish()])
}

/// Method and path in a line of their own.
fn in_text(nodes: &[Node]) -> Option<Endpoint> {
    nodes.iter().find_map(|node| {
        let Node::Text(text, line) = node else { return None };
        markdown::blocks(&tags::dedented(text), *line)
            .iter()
            .find_map(prose::endpoint)
    })
}

fn is_field(element: &Element) -> bool {
    matches!(element.name.as_str(), "ParamField" | "ResponseField" | "Property")
}

struct Reader<'a, 'n> {
    call: Call<'a>,
    notes: &'n mut Diagnostics,
    /// The fields of the answer, until its status is known.
    fields: Vec<Field>,
    /// Whether a heading was met: what follows is no longer about the call.
    headed: bool,
}

impl<'a> Reader<'a, '_> {
    fn front(&mut self, front: &Front) {
        let own = |key: &str| front.text(key).map(|(text, line)| (text.to_owned(), line));
        self.call.summary = own("title");
        self.call.description.extend(own("description"));
        self.call.deprecated = front
            .value("deprecated")
            .is_some_and(|(value, _)| value.as_bool() == Some(true));
        self.call.body.media = own("contentType").map(|(text, _)| text);
        let Some((method, line)) = own("authMethod") else {
            return;
        };
        match method.to_lowercase().as_str() {
            known @ ("bearer" | "basic") => self.call.security = Some((known.to_owned(), line)),
            "none" => {}
            _ => self.odd(
                line,
                "the page does not say where the key goes",
                "add the security scheme to the document",
            ),
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text, line) => self.text(text, *line),
            Node::Element(element) => match element.name.as_str() {
                "ParamField" => self.parameter(element),
                "ResponseField" | "Property" => {
                    if let Some(field) = self.field(element, "name") {
                        self.fields.push(field);
                    }
                }
                "RequestExample" => self.request_example(element),
                "ResponseExample" => self.response_example(element),
                // Fields may stand in a box that folds.
                "Expandable" => element.inner.iter().for_each(|node| self.node(node)),
                _ => self.note(element),
            },
        }
    }

    fn text(&mut self, text: &str, line: usize) {
        for block in markdown::blocks(&tags::dedented(text), line) {
            match &block.kind {
                Kind::Heading { level: 1, words } if self.call.summary.is_none() => {
                    self.call.summary = Some((words.plain.trim().to_owned(), block.line));
                }
                Kind::Heading { level: 1, .. } => {}
                Kind::Heading { .. } => self.headed = true,
                // Below the title, where pages are exported, stands what the front matter said.
                Kind::Quote(inner) if !self.headed => {
                    let texts = prose::quoted(inner).into_iter().map(|text| (text, block.line));
                    self.call.description.extend(texts);
                }
                Kind::Paragraph(words) if !self.headed && prose::endpoint(&block).is_none() => {
                    let text = markdown::described(&words.raw);
                    let known = self.call.description.iter().any(|(known, _)| *known == text);
                    if !known && !text.starts_with("import ") && !text.is_empty() {
                        self.call.description.push((text, block.line));
                    }
                }
                _ => {}
            }
        }
    }

    fn note(&mut self, element: &Element) {
        let text = inner_text(element);
        if !text.is_empty() {
            self.call.description.push((text, element.line));
        }
    }

    fn parameter(&mut self, element: &Element) {
        let places = ["path", "query", "header", "cookie", "body", "form"];
        let Some(place) = places.iter().find(|place| element.attribute(place).is_some()) else {
            self.odd(
                element.line,
                "this parameter does not say where it goes",
                "it is one of `path`, `query`, `header`, `cookie` and `body`: <ParamField query=\"limit\">",
            );
            return;
        };
        let Some(field) = self.field(element, place) else {
            return;
        };
        match *place {
            "body" | "form" => {
                self.call.body.line.get_or_insert(element.line);
                if *place == "form" {
                    self.call
                        .body
                        .media
                        .get_or_insert_with(|| "application/x-www-form-urlencoded".to_owned());
                }
                self.call.body.fields.push(field);
            }
            place => self.call.parameters.push(Parameter { place, field }),
        }
    }

    fn field(&mut self, element: &Element, key: &str) -> Option<Field> {
        let Some(name) = element.text(key).map(str::trim).filter(|name| !name.is_empty()) else {
            self.odd(
                element.line,
                "this field has no name",
                "give it one: <ResponseField name=\"id\" type=\"string\">",
            );
            return None;
        };
        let mut said = element.text("type").map(types::said).unwrap_or_default();
        let has_fields =
            |node: &Node| matches!(node, Node::Element(inner) if is_field(inner) || inner.name == "Expandable");
        if element.inner.iter().any(has_fields) {
            said.has_members();
        }
        said.default = element.text("default").map(str::to_owned).or(said.default);
        if element.attribute("required").is_some() {
            said.required = Some(element.is("required"));
        }
        said.deprecated |= element.is("deprecated");
        let mut field = prose::field(name, element.line, said, self.call.sheet, self.notes);
        field.describe(&inner_text(element));
        field.values = values(element, &field);
        self.members(element, &mut field.members);
        if !field.members.is_empty() && field.shape == Shape::Any {
            field.shape = Shape::Object;
        }
        Some(field)
    }

    /// The fields inside of a field, in a box that folds or not.
    fn members(&mut self, element: &Element, members: &mut Vec<Field>) {
        for node in &element.inner {
            let Node::Element(inner) = node else { continue };
            match inner.name.as_str() {
                "Expandable" => self.members(inner, members),
                "ParamField" => {
                    let key = ["body", "query", "path", "header", "form"]
                        .into_iter()
                        .find(|key| inner.attribute(key).is_some());
                    members.extend(self.field(inner, key.unwrap_or("body")));
                }
                "ResponseField" | "Property" => members.extend(self.field(inner, "name")),
                _ => {}
            }
        }
    }

    fn odd(&mut self, line: usize, message: &str, help: &str) {
        let finding = Diagnostic::new(
            &codes::import::LINE_NOT_UNDERSTOOD,
            self.call.sheet.place(line),
            message,
        );
        self.notes.push(finding.help(help));
    }

    /// The fields of the answer go to the success that an example shows, else to one without a status.
    fn finish(mut self) -> Call<'a> {
        if self.fields.is_empty() {
            return self.call;
        }
        let line = self.fields.first().map_or(self.call.line, |field| field.line);
        let success = self
            .call
            .answers
            .iter_mut()
            .find(|answer| answer.status.as_deref().is_none_or(|status| status.starts_with('2')));
        match success {
            Some(answer) => answer.fields = self.fields,
            None => self.call.answers.insert(
                0,
                Answer {
                    line,
                    fields: self.fields,
                    ..Answer::default()
                },
            ),
        }
        self.call
    }
}

/// The text inside of a component, without that of components in it.
fn inner_text(element: &Element) -> String {
    let texts = element.inner.iter().filter_map(|node| match node {
        Node::Text(text, _) => Some(markdown::described(text)),
        Node::Element(inner) if matches!(inner.name.as_str(), "Note" | "Warning" | "Info" | "Tip") => {
            Some(inner_text(inner))
        }
        Node::Element(_) => None,
    });
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The values that an attribute lists: `enum={["a", "b"]}`.
fn values(element: &Element, field: &Field) -> Vec<String> {
    if !matches!(field.shape, Shape::Scalar("string" | "integer", None)) {
        return Vec::new();
    }
    let listed = ["enum", "enumValues", "options"]
        .iter()
        .find_map(|key| match element.attribute(key) {
            Some(Attribute::Code(code)) => Some(code.as_str()),
            _ => None,
        });
    let Some(listed) = listed else { return Vec::new() };
    let values = listed
        .split(',')
        .map(|value| value.trim_matches(['[', ']', ' ', '\n', '"', '\'', '`']));
    values.filter(|value| !value.is_empty()).map(str::to_owned).collect()
}
