//! Events that a vendor sends: which one it is, and what it carries.
//!
//! Generated bindings have an enum of them, [`webhooks!`](crate::webhooks) gives it its functions, and what they do is here.

use std::fmt;

use crate::error::DecodeError;
use crate::{MapNode, Node, RawJson, Slot, View, decode, from_slice};

/// An event of a name that the document does not know: vendors add some.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnrecognizedEvent {
    /// Its name.
    pub name: String,
    /// The whole body, as it came.
    pub body: RawJson,
}

/// Why a body is no event.
#[derive(Debug)]
pub struct EventError {
    name: Option<String>,
    what: What,
}

#[derive(Debug)]
enum What {
    /// The member that names the event is not there.
    Unnamed(String),
    /// The body is not what is known of the event, or no JSON.
    Body(DecodeError),
}

impl EventError {
    /// The name of the event, if that could be read.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What is wrong with the body, and where in it.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &self.what {
            What::Body(error) => Some(error),
            What::Unnamed(_) => None,
        }
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.what, &self.name) {
            (What::Unnamed(path), _) => write!(f, "the event does not say what it is: `{path}` is missing"),
            (What::Body(error), Some(name)) => write!(f, "the event `{name}` is not as the document says: {error}"),
            (What::Body(error), None) => write!(f, "the event cannot be read: {error}"),
        }
    }
}

impl std::error::Error for EventError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.what {
            What::Body(error) => Some(error),
            What::Unnamed(_) => None,
        }
    }
}

/// The text of the member that names the event.
///
/// # Errors
///
/// The body is no JSON, or has no text there.
#[doc(hidden)]
pub fn name(path: &'static [&'static str], body: &[u8]) -> Result<String, EventError> {
    let mut found = Finder { path, name: None };
    decode(plain(body), &mut found).map_err(|error| EventError {
        name: None,
        what: What::Body(error),
    })?;
    found.name.ok_or_else(|| EventError {
        name: None,
        what: What::Unnamed(format!("$.{}", path.join("."))),
    })
}

/// The body of an event of a known name.
///
/// # Errors
///
/// It is not what is known of the event.
#[doc(hidden)]
#[inline]
pub fn read<T: Node>(name: &str, body: &[u8]) -> Result<T, EventError> {
    from_slice(plain(body)).map_err(|error| wrong(name, error))
}

/// An event of another name.
///
/// # Errors
///
/// The body is no JSON.
#[doc(hidden)]
pub fn unrecognized(name: &str, body: &[u8]) -> Result<UnrecognizedEvent, EventError> {
    let body = from_slice(plain(body)).map_err(|error| wrong(name, error))?;
    Ok(UnrecognizedEvent {
        name: name.to_owned(),
        body,
    })
}

#[cold]
fn wrong(name: &str, error: DecodeError) -> EventError {
    EventError {
        name: Some(name.to_owned()),
        what: What::Body(error),
    }
}

/// Without a byte order mark.
fn plain(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

/// Looks for one text in an object, and reads over everything else.
struct Finder {
    path: &'static [&'static str],
    name: Option<String>,
}

impl Node for Finder {
    fn blank() -> Self {
        Self { path: &[], name: None }
    }

    fn view(&self) -> View<'_> {
        View::Absent
    }

    fn slot(&mut self, _: bool) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl MapNode for Finder {
    fn len(&self) -> usize {
        0
    }

    fn each(&self, _: &mut dyn FnMut(&str, View<'_>) -> bool) {}

    fn get(&self, _: &str) -> Option<View<'_>> {
        None
    }

    fn clear(&mut self) {}

    fn insert(&mut self, key: String, null: bool) -> Slot<'_> {
        match self.path.split_first() {
            Some((first, [])) if *first == key => Node::slot(&mut self.name, null),
            Some((first, rest)) if *first == key && !null => {
                self.path = rest;
                Slot::Map(self)
            }
            _ => Slot::Ignore,
        }
    }
}
