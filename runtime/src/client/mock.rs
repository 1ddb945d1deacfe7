//! A transport for tests: it answers by operation and remembers what it was asked.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use url::Url;

use super::body::Body;
use super::transport::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse};

/// A transport for tests: it answers by operation and remembers what it was asked. Clones share both.
///
/// ```
/// use specwright_runtime::client::{MockResponse, MockTransport};
///
/// let mock = MockTransport::new()
///     .on("create_customer", MockResponse::json(200, r#"{"id": "c_1"}"#))
///     .on("create_customer", MockResponse::text(429, "Too many requests.").header("Retry-After", "7"));
/// assert!(mock.requests().is_empty());
/// // …ClientBuilder….transport(mock.clone())…
/// ```
#[derive(Clone, Default)]
pub struct MockTransport {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    answers: BTreeMap<&'static str, Vec<MockResponse>>,
    requests: Vec<MockRequest>,
    waits: Vec<Duration>,
}

/// A response for a [`MockTransport`] to give.
#[derive(Clone, Debug)]
pub struct MockResponse {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
}

/// A request that a [`MockTransport`] was asked to send.
#[derive(Clone)]
#[non_exhaustive]
pub struct MockRequest {
    /// The operation, by its Rust name.
    pub operation: &'static str,
    /// The method.
    pub method: Method,
    /// The address.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, empty if it was a stream.
    pub body: Bytes,
}

impl MockRequest {
    /// A request but for its body, and the body.
    pub(super) fn begun(request: TransportRequest) -> (Self, Body) {
        let begun = Self {
            operation: request.operation,
            method: request.method,
            url: request.url,
            headers: request.headers,
            body: Bytes::new(),
        };
        (begun, request.body)
    }
}

impl MockTransport {
    /// A transport that knows no operation.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers calls of `operation` with `response`. Given several, it gives one after the other, and the last again
    /// and again.
    #[must_use]
    pub fn on(self, operation: &'static str, response: MockResponse) -> Self {
        self.state().answers.entry(operation).or_default().push(response);
        self
    }

    /// What it was asked to send so far.
    pub fn requests(&self) -> Vec<MockRequest> {
        self.state().requests.clone()
    }

    /// How long it was asked to wait, each time: nobody really waits for a mock.
    pub fn waits(&self) -> Vec<Duration> {
        self.state().waits.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: TransportRequest) -> Result<TransportResponse, TransportError> {
        let operation = request.operation;
        let (request, body) = MockRequest::begun(request);
        let mut state = self.state();
        state.requests.push(MockRequest {
            body: body.try_into_bytes().unwrap_or_default(),
            ..request
        });
        let Some(answers) = state.answers.get_mut(operation).filter(|answers| !answers.is_empty()) else {
            let why = format!("the mock has no answer for `{operation}`");
            return Err(TransportError::new(TransportErrorKind::Connect, why));
        };
        let answer = if answers.len() > 1 {
            Some(answers.remove(0))
        } else {
            answers.first().cloned()
        };
        answer.map_or_else(|| Err(bad("no answer")), MockResponse::response)
    }
}

impl Transport for MockTransport {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        Box::pin(std::future::ready(self.answer(request)))
    }

    /// It does not wait, and remembers what it was asked to.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.state().waits.push(duration);
        Box::pin(std::future::ready(()))
    }
}

impl MockResponse {
    /// A response of this status, without a body.
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }

    /// A JSON response, given as text.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::new(status)
            .body(body.into())
            .header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// A text response.
    pub fn text(status: u16, body: impl Into<String>) -> Self {
        Self::new(status)
            .body(body.into())
            .header(CONTENT_TYPE.as_str(), "text/plain; charset=utf-8")
    }

    /// With this body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// With this header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With another status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(super) fn response(self) -> Result<TransportResponse, TransportError> {
        let (status, headers, body) = self.parts()?;
        Ok(TransportResponse {
            status,
            headers,
            body: Body::from(body),
        })
    }

    pub(super) fn parts(self) -> Result<(StatusCode, HeaderMap, Bytes), TransportError> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(bad)?;
            headers
                .try_append(name, HeaderValue::from_bytes(value.as_bytes()).map_err(bad)?)
                .map_err(bad)?;
        }
        let status = StatusCode::from_u16(self.status).map_err(bad)?;
        Ok((status, headers, self.body))
    }
}

fn bad(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Broken, why)
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockTransport")
            .field("requests", &self.state().requests.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for MockRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers and query may carry secrets.
        write!(
            f,
            "MockRequest({}: {} {})",
            self.operation,
            self.method,
            self.url.path()
        )
    }
}
