//! What a call succeeds with, and what documented errors carry.

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use crate::Node;

/// A response: its body, its documented headers, and the facts of the exchange.
///
/// It can be used as its body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T, H = ()> {
    /// The body.
    pub body: T,
    /// The headers that the document describes. One that does not parse is absent; see [`header_map`](Self::header_map).
    pub headers: H,
    // Boxed: enums of responses stay small.
    facts: Box<(StatusCode, HeaderMap)>,
}

impl<T, H: Node> Response<T, H> {
    /// A response of one's own, with status 200 and no headers: for tests, and for what stands in for a call.
    ///
    /// ```
    /// use specwright_runtime::client::Response;
    ///
    /// let response: Response<&str> = Response::new("Rex");
    /// assert_eq!((response.len(), response.status().as_u16()), (3, 200));
    /// ```
    pub fn new(body: T) -> Self {
        Self::received(body, H::blank(), StatusCode::OK, HeaderMap::new())
    }
}

impl<T, H: Node> From<T> for Response<T, H> {
    fn from(body: T) -> Self {
        Self::new(body)
    }
}

impl<T, H> Response<T, H> {
    /// With another status.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.facts.0 = status;
        self
    }

    pub(super) fn received(body: T, headers: H, status: StatusCode, header_map: HeaderMap) -> Self {
        Self {
            body,
            headers,
            facts: Box::new((status, header_map)),
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.facts.0
    }

    /// All headers, as they came.
    pub fn header_map(&self) -> &HeaderMap {
        &self.facts.1
    }

    /// The media type of the body, as the server calls it.
    pub fn content_type(&self) -> Option<&str> {
        self.header_map()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
    }

    /// The body alone.
    pub fn into_body(self) -> T {
        self.body
    }
}

// Said outright, so that optimised builds need not walk the types of body and headers to find it.
impl<T, H> Unpin for Response<T, H> {}

impl<T, H> Deref for Response<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T, H> DerefMut for Response<T, H> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

impl<T: fmt::Debug, H: fmt::Debug> fmt::Debug for Response<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the raw headers: they may set cookies.
        f.debug_struct("Response")
            .field("status", &self.status())
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish()
    }
}
