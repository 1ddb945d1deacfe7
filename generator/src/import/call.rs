//! A call as words describe it: what stands where, before anything is concluded.

use super::embedded::Embedded;
use super::sheet::Sheet;
use super::types::{self, Shape};
use crate::load::Value;

/// A text and its line.
pub(super) type Line = (String, usize);

/// A call that a page describes.
#[derive(Debug)]
pub(super) struct Call<'a> {
    pub(super) sheet: &'a Sheet,
    /// In lower case.
    pub(super) method: String,
    /// With `{…}` where there is a variable.
    pub(super) path: String,
    pub(super) server: Option<String>,
    /// The line with method and path.
    pub(super) line: usize,
    pub(super) tag: Option<Line>,
    pub(super) summary: Option<Line>,
    pub(super) description: Vec<Line>,
    pub(super) deprecated: bool,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Body,
    pub(super) answers: Vec<Answer>,
    /// The line that announces answers without saying any.
    pub(super) announced: Option<usize>,
    /// `bearer`, `basic`, or a header.
    pub(super) security: Option<Line>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub(super) struct Parameter {
    pub(super) place: &'static str,
    pub(super) field: Field,
}

/// What is sent.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) line: Option<usize>,
    pub(super) description: Vec<Line>,
    pub(super) fields: Vec<Field>,
    pub(super) example: Option<Embedded>,
    pub(super) media: Option<String>,
}

/// What comes back.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// Nothing where the page says none.
    pub(super) status: Option<String>,
    pub(super) line: usize,
    pub(super) description: Vec<Line>,
    pub(super) fields: Vec<Field>,
    pub(super) example: Option<Embedded>,
}

/// A member of an object, or a parameter.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) shape: Shape,
    pub(super) nullable: bool,
    pub(super) required: bool,
    pub(super) deprecated: bool,
    pub(super) description: Option<String>,
    /// The values that a list names, with all of the text that names them.
    pub(super) values: Vec<String>,
    pub(super) listing: Option<String>,
    pub(super) default: Option<Value>,
    pub(super) members: Vec<Field>,
    /// What of this the page does not say.
    pub(super) inferred: Option<String>,
}

impl Field {
    pub(super) fn new(name: impl Into<String>, line: usize, shape: Shape) -> Field {
        Field {
            name: name.into(),
            line,
            shape,
            nullable: false,
            required: false,
            deprecated: false,
            description: None,
            values: Vec::new(),
            listing: None,
            default: None,
            members: Vec::new(),
            inferred: None,
        }
    }

    /// Takes the values that the description lists, if nothing else names any.
    pub(super) fn listed(&mut self) {
        if self.values.is_empty() && self.shape == Shape::Scalar("string", None) {
            self.values = self.description.as_deref().map(types::listed).unwrap_or_default();
        }
    }

    /// Adds to what is said of it.
    pub(super) fn describe(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match &mut self.description {
            Some(all) => {
                all.push_str("\n\n");
                all.push_str(text);
            }
            None => self.description = Some(text.to_owned()),
        }
    }
}

impl<'a> Call<'a> {
    pub(super) fn new(sheet: &'a Sheet, endpoint: &Endpoint) -> Call<'a> {
        Call {
            sheet,
            method: endpoint.method.clone(),
            path: endpoint.path.clone(),
            server: endpoint.server.clone(),
            line: endpoint.line,
            tag: None,
            summary: None,
            description: Vec::new(),
            deprecated: false,
            parameters: Vec::new(),
            body: Body::default(),
            answers: Vec::new(),
            announced: None,
            security: None,
        }
    }
}

/// Method and path, as they stand on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Endpoint {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) server: Option<String>,
    pub(super) line: usize,
}

const METHODS: [&str; 8] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];

impl Endpoint {
    /// `POST /v1/customers`, `Endpoint: POST https://api.acme.dev/v1/customers HTTP/1.1`; nothing if there are more words.
    pub(super) fn of(words: &str, line: usize) -> Option<Endpoint> {
        let mut words: Vec<&str> = words.split_whitespace().collect();
        if words.last().is_some_and(|word| word.starts_with("HTTP/")) {
            words.pop();
        }
        let [before @ .., method, url] = words.as_slice() else {
            return None;
        };
        let announced = before.len() < 4 && before.last().is_none_or(|word| word.ends_with(':'));
        if !announced || !is_method(method) {
            return None;
        }
        let url = url.trim_matches(['`', '"']);
        let (server, path) = split(url)?;
        Some(Endpoint {
            method: method.to_lowercase(),
            path: template(path),
            server: server.map(str::to_owned),
            line,
        })
    }
}

pub(super) fn is_method(word: &str) -> bool {
    METHODS.contains(&word)
}

/// Server and path of a URL.
fn split(url: &str) -> Option<(Option<&str>, &str)> {
    if url.starts_with('/') {
        return Some((None, url));
    }
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let at = url.len() - host.len() + host.find('/').unwrap_or(host.len());
    let (server, path) = url.split_at_checked(at)?;
    (!host.starts_with('/') && !host.is_empty()).then_some((Some(server), if path.is_empty() { "/" } else { path }))
}

/// `/a/:id`, `/a/<id>` and `/a/[id]` are `/a/{id}`; what stands behind `?` or `#` is no path.
fn template(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let segments = path.split('/').map(|segment| {
        let inner = segment
            .strip_prefix(':')
            .or_else(|| segment.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')))
            .or_else(|| segment.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
        match inner.filter(|name| !name.is_empty()) {
            Some(name) => format!("{{{name}}}"),
            None => segment.to_owned(),
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// The names of a path's variables.
pub(super) fn variables(path: &str) -> Vec<&str> {
    let mut rest = path;
    let mut found = Vec::new();
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        if !name.is_empty() && !found.contains(&name) {
            found.push(name);
        }
        rest = after;
    }
    found
}
