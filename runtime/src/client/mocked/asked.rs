//! A request, as the operation that it asks for sees it.

use std::fmt;
use std::ops::Deref;

use http::header::COOKIE;

use super::super::api::Location;
use super::super::escape::unescaped;
use super::super::mock::MockRequest;
use super::super::operation::Operation;
use super::super::parameter::{Parameter, Style};
use super::route;

/// A request that reached a [`Server`](super::Server), with the body as its type and the parameters by name. It can be
/// used as the [`MockRequest`] that it is.
#[derive(Clone)]
pub struct Asked<B> {
    /// The body; `()` where the operation takes none.
    pub body: B,
    operation: &'static Operation,
    request: MockRequest,
}

impl<B> Asked<B> {
    pub(super) fn new(body: B, operation: &'static Operation, request: MockRequest) -> Self {
        Self {
            body,
            operation,
            request,
        }
    }

    /// The value of a parameter, as a text without escapes; the first if it stands there several times.
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.values(name).into_iter().next()
    }

    /// All values of a parameter, for lists that repeat their name.
    pub fn values(&self, name: &str) -> Vec<String> {
        let mut known = self
            .operation
            .parameters
            .iter()
            .filter(|parameter| parameter.name == name);
        known
            .find_map(|parameter| {
                let values = values(self.operation, parameter, &self.request);
                (!values.is_empty()).then_some(values)
            })
            .unwrap_or_default()
    }
}

/// The values that a request has for a parameter.
pub(super) fn values(operation: &Operation, parameter: &Parameter, request: &MockRequest) -> Vec<String> {
    let name = parameter.name;
    match parameter.location {
        Location::Path => route::captured(operation, request.url.path())
            .into_iter()
            .flatten()
            .filter(|(captured, _)| *captured == name)
            .map(|(_, value)| bare(parameter, value))
            .collect(),
        Location::Query => {
            let pairs = request.url.query_pairs();
            let named = pairs.filter(|(key, _)| key == name || is_part(parameter, key));
            named.map(|(_, value)| value.into_owned()).collect()
        }
        Location::Header => texts(request, name),
        Location::Cookie => {
            let lines = texts(request, COOKIE.as_str());
            let pairs = lines.iter().flat_map(|line| line.split("; "));
            let named = pairs.filter_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name));
            named.map(|(_, value)| unescaped(value)).collect()
        }
    }
}

/// `filter[name]` is a part of `filter`, and an exploded object's members are anybody's.
fn is_part(parameter: &Parameter, key: &str) -> bool {
    let rest = key.strip_prefix(parameter.name);
    parameter.style == Style::DeepObject && rest.is_some_and(|rest| rest.starts_with('['))
}

fn texts(request: &MockRequest, header: &str) -> Vec<String> {
    let values = request.headers.get_all(header).iter();
    values
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .collect()
}

/// Without what the style puts before it.
fn bare(parameter: &Parameter, value: String) -> String {
    let without = match parameter.style {
        Style::Label => value.strip_prefix('.'),
        Style::Matrix => value
            .strip_prefix(';')
            .and_then(|text| text.strip_prefix(parameter.name))
            .and_then(|text| text.strip_prefix('=')),
        _ => None,
    };
    without.map(str::to_owned).unwrap_or(value)
}

impl<B> Deref for Asked<B> {
    type Target = MockRequest;

    fn deref(&self) -> &MockRequest {
        &self.request
    }
}

impl<B: fmt::Debug> fmt::Debug for Asked<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asked")
            .field("request", &self.request)
            .field("body", &self.body)
            .finish()
    }
}
