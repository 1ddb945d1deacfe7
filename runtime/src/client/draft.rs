//! A call before it is sent: everything the user said, encoded and owned.

use std::sync::OnceLock;
use std::time::Duration;

use url::Url;

use super::api::Location;
use super::build_error::BuildError;
use super::core::Core;
use super::credential::Given;
use super::escape::Escape;
use super::operation::Operation;
use super::parameter::Parameter;
use super::payload::{Check, Payload};
use super::request::Request;
use super::retry::RetryPolicy;
use super::shape::{Shape, json_text, shape};
use super::style::{Layout, Pair};
use crate::View;

/// A call before it is sent. It lies there while others are under way, so it is kept small: what is rare is in boxes.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    /// Values of parameters, by their number, in its order.
    pub(super) values: Vec<(usize, Value)>,
    pub(super) body: Option<Payload>,
    /// Why the body would arrive as something else.
    pub(super) refused: Option<Box<BuildError>>,
    /// The idempotency key: given, or made when it is first asked for, so that a call has one whatever happens to it.
    pub(super) key: OnceLock<String>,
    /// The key was given: it is sent even where nobody names a header for it.
    pub(super) key_given: bool,
    /// What the caller has said of this call alone.
    own: Option<Box<Own>>,
}

/// What a caller can say of one call, beside its parameters and its body.
#[derive(Clone)]
pub(super) struct Own {
    /// Headers and query parameters that the document does not know.
    pub(super) headers: Vec<(String, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) base_url: Option<String>,
    /// Where the call goes in place of the operation's path and query: the address of a next page.
    pub(super) address: Option<Url>,
    pub(super) timeout: Option<Duration>,
    pub(super) response_timeout: Option<Duration>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) validate: Option<bool>,
}

/// Nothing.
static NOTHING: Own = Own {
    headers: Vec::new(),
    query: Vec::new(),
    base_url: None,
    address: None,
    timeout: None,
    response_timeout: None,
    connect_timeout: None,
    retry: None,
    validate: None,
};

/// The value of a parameter, laid out and escaped.
#[derive(Clone)]
pub(super) enum Value {
    /// A part of the path, or a header.
    Text(String),
    /// Names and values of a query or cookie.
    Pairs(Vec<Pair<'static>>),
    /// It would arrive as something else.
    Refused(Box<BuildError>),
}

impl Draft {
    pub(super) fn new(core: Core, operation: &'static Operation) -> Self {
        Self {
            core,
            operation,
            values: Vec::new(),
            body: None,
            refused: None,
            key: OnceLock::new(),
            key_given: false,
            own: None,
        }
    }

    /// What the caller has said of this call alone.
    pub(super) fn own(&self) -> &Own {
        self.own.as_deref().unwrap_or(&NOTHING)
    }

    /// The same, to add to it.
    pub(super) fn own_mut(&mut self) -> &mut Own {
        self.own.get_or_insert_with(|| Box::new(NOTHING.clone()))
    }

    /// Gives parameter `number` a value; a later one replaces it.
    pub(super) fn put(&mut self, number: usize, view: View<'_>) {
        let value = self
            .operation
            .parameters
            .get(number)
            .and_then(|parameter| lay_out(parameter, view));
        match (self.values.binary_search_by_key(&number, |(n, _)| *n), value) {
            (Ok(at), Some(value)) => self.values[at].1 = value,
            (Ok(at), None) => drop(self.values.remove(at)),
            (Err(at), Some(value)) => {
                if self.values.capacity() == 0 {
                    self.values.reserve_exact(self.operation.parameters.len().min(4));
                }
                self.values.insert(at, (number, value));
            }
            (Err(_), None) => {}
        }
    }

    /// The same call once more: one of its own, with its own idempotency key.
    pub(super) fn copy(&self) -> Box<Self> {
        Box::new(Self {
            key: OnceLock::new(),
            key_given: false,
            ..self.clone()
        })
    }

    /// The text that parameter `number` was given.
    pub(super) fn text_of(&self, number: usize) -> Option<&str> {
        let at = self.values.binary_search_by_key(&number, |(n, _)| *n).ok()?;
        match &self.values.get(at)?.1 {
            Value::Text(text) => Some(text),
            Value::Pairs(pairs) => pairs.first().map(|(_, value)| value.as_str()),
            Value::Refused(_) => None,
        }
    }

    /// Sends the call to this address, which may be relative to the last.
    pub(super) fn lead_to(&mut self, address: &str) -> Result<(), BuildError> {
        let last = Request::of(self, &Given::default())?.url;
        let next = last.join(address);
        let mut next = next.map_err(|_| BuildError::new("the address of the next page cannot be read"))?;
        if next.origin() != last.origin() {
            let (there, here) = (next.origin().ascii_serialization(), last.origin().ascii_serialization());
            return Err(BuildError::new(format!(
                "the next page is at {there}, and what was meant for {here} does not go there"
            )));
        }
        let _ = next.set_username("");
        let _ = next.set_password(None);
        self.own_mut().address = Some(next);
        Ok(())
    }

    /// Whether everything would arrive as it is; and whether the body keeps the rules of the document, if anybody asked.
    pub(super) fn validate(&self) -> Result<(), BuildError> {
        let mut refused = self.values.iter().filter_map(|(_, value)| match value {
            Value::Refused(why) => Some(why),
            Value::Text(_) | Value::Pairs(_) => None,
        });
        if let Some(why) = refused.next().or(self.refused.as_ref()) {
            return Err((**why).clone());
        }
        let Some(body) = &self.body else { return Ok(()) };
        if !self.own().validate.unwrap_or(self.core.settings().validate) {
            return Ok(());
        }
        let outcome = match &body.check {
            Check::Done(outcome) => outcome.clone(),
            Check::Later(check) => check(&body.bytes),
        };
        outcome.map_err(|invalid| BuildError::invalid("the body", invalid))
    }
}

fn lay_out(parameter: &Parameter, view: View<'_>) -> Option<Value> {
    let escape = match (parameter.location, parameter.allow_reserved) {
        (Location::Path, true) => Escape::Path,
        (Location::Query, true) => Escape::Query,
        (Location::Path | Location::Query, false) => Escape::Url,
        (Location::Cookie, _) => Escape::Cookie,
        (Location::Header, _) => Escape::Header,
    };
    let layout = Layout {
        name: parameter.name,
        style: parameter.style,
        explode: parameter.explode,
        escape,
    };
    if parameter.json {
        if matches!(shape(view), Shape::Nothing) {
            return None;
        }
        return place(parameter.location, &layout, View::Str(&json_text(view)));
    }
    place(parameter.location, &layout, view)
}

fn place(location: Location, layout: &Layout<'static>, view: View<'_>) -> Option<Value> {
    if let Err(why) = layout.check(view, matches!(location, Location::Query | Location::Cookie)) {
        return Some(Value::Refused(Box::new(why)));
    }
    match location {
        Location::Path | Location::Header => layout.text(view).map(Value::Text),
        Location::Query | Location::Cookie => {
            let pairs = layout.pairs(view);
            (!pairs.is_empty()).then_some(Value::Pairs(pairs))
        }
    }
}
