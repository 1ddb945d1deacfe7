//! What carries requests: the seam between the engine and an HTTP library.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode};
use url::Url;

use super::body::Body;
use super::clock::{self, Instant};
use super::operation::Operation;
pub use super::send::BoxFuture;

/// Carries one request to a server, and its response back.
///
/// The engine follows redirects, places credentials and limits bodies; a transport only carries. It must not follow
/// redirects and must not keep cookies.
///
/// ```
/// use specwright_runtime::client::{Body, BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};
///
/// struct Teapot;
///
/// impl Transport for Teapot {
///     fn send(&self, _: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
///         Box::pin(async {
///             Ok(TransportResponse {
///                 status: http::StatusCode::IM_A_TEAPOT,
///                 headers: http::HeaderMap::new(),
///                 body: Body::from("short and stout"),
///             })
///         })
///     }
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends `request`; answers once the headers of the response are there.
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>>;

    /// Waits before a call is made again. By default on a clock that needs no runtime; transports that stand in for tests
    /// need not wait.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        clock::sleep(duration)
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        (**self).send(request)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        (**self).sleep(duration)
    }
}

/// A request to carry.
#[non_exhaustive]
pub struct TransportRequest {
    /// The operation it is for, by its Rust name.
    pub operation: &'static str,
    /// The method.
    pub method: Method,
    /// The address, complete.
    pub url: Url,
    /// All headers but those that frame the message (`Host`, `Content-Length`).
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
    /// The document itself speaks of `Accept-Encoding` here: the transport adds none of its own.
    pub unpacked: bool,
    /// What of the query and the body is secret, without escapes: a transport that shows or keeps requests masks it.
    /// Secret headers say so themselves.
    pub secrets: Vec<String>,
    /// When the whole exchange, the body of the response included, has to be over. The transport honours it.
    pub deadline: Option<Instant>,
    /// How long a connection may take to come about, if one has to be made. The transport honours it if it can.
    pub connect_timeout: Option<Duration>,
    /// How many requests were sent for the same call before: each time it is made again, and each redirect.
    pub resends: u32,
    /// What the document says of the operation; nothing for requests that are none of it.
    pub(super) known: Option<&'static Operation>,
}

impl TransportRequest {
    /// A request without headers and body, and without a limit of time. `operation` is its name for those who look on.
    ///
    /// ```
    /// use specwright_runtime::client::{TransportRequest, http, url::Url};
    ///
    /// let url = Url::parse("https://auth.acme.dev/token")?;
    /// let mut request = TransportRequest::new("token", http::Method::POST, url);
    /// request.headers.insert("accept", http::HeaderValue::from_static("application/json"));
    /// assert_eq!(format!("{request:?}"), "TransportRequest(token: POST https://auth.acme.dev/token, 0 bytes)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(operation: &'static str, method: Method, url: Url) -> Self {
        Self {
            operation,
            method,
            url,
            headers: HeaderMap::new(),
            body: Body::empty(),
            unpacked: false,
            secrets: Vec::new(),
            deadline: None,
            connect_timeout: None,
            resends: 0,
            known: None,
        }
    }

    /// The path of the operation as the document writes it, `/customers/{id}`: of few values, for metrics. None for
    /// requests that the document does not know.
    pub fn template(&self) -> Option<&'static str> {
        self.known.map(|operation| operation.path)
    }

    /// The same without the body.
    pub(super) fn without_body(&self) -> Self {
        Self {
            operation: self.operation,
            method: self.method.clone(),
            url: self.url.clone(),
            headers: self.headers.clone(),
            body: Body::empty(),
            unpacked: self.unpacked,
            secrets: self.secrets.clone(),
            deadline: self.deadline,
            connect_timeout: self.connect_timeout,
            resends: self.resends,
            known: self.known,
        }
    }
}

impl fmt::Debug for TransportRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers and query may carry secrets.
        let Self {
            operation,
            method,
            url,
            body,
            ..
        } = self;
        write!(
            f,
            "TransportRequest({operation}: {method} {}{}, {body:?})",
            url.origin().ascii_serialization(),
            url.path()
        )
    }
}

/// A response that is being carried.
#[derive(Debug)]
pub struct TransportResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it comes.
    pub body: Body,
}

/// What kept a request or its response from being carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection came about: the request was not sent.
    Connect,
    /// The deadline passed.
    Timeout,
    /// The request was sent, and no response began in time.
    Silent,
    /// The connection broke, or the other side does not speak HTTP.
    Broken,
    /// The body of the request broke off: its stream gave an error.
    Body,
    /// The response goes where the engine does not follow.
    Redirect,
    /// The response's body is larger than the client accepts.
    TooLarge,
    /// An interceptor or a layer of the client's does not let it pass, or it can be sent by no transport.
    Rejected,
}

/// A request that was not carried through.
///
/// ```
/// use specwright_runtime::client::{TransportError, TransportErrorKind};
///
/// let error = TransportError::new(TransportErrorKind::Connect, "connection refused");
/// assert_eq!(error.to_string(), "could not connect: connection refused");
/// ```
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl TransportError {
    /// An error of this kind. `source` must not show secrets or the query of a URL: it is displayed.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// An interceptor's no. It is not tried again.
    pub fn rejected(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Rejected, why)
    }

    /// The first error of ours among an error's causes, itself included.
    #[cfg(any(
        feature = "tower",
        all(feature = "reqwest", not(all(target_family = "wasm", target_os = "unknown")))
    ))]
    pub(super) fn among<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e Self> {
        let mut causes = std::iter::successors(Some(error), |error| error.source());
        causes.find_map(|cause| cause.downcast_ref())
    }

    /// What went wrong.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TransportErrorKind::Connect => "could not connect",
            TransportErrorKind::Timeout => "timed out",
            TransportErrorKind::Silent => "no response",
            TransportErrorKind::Broken => "the exchange broke off",
            TransportErrorKind::Body => "the body of the request broke off",
            TransportErrorKind::Redirect => "a redirect was not followed",
            TransportErrorKind::TooLarge => "the response is too large",
            TransportErrorKind::Rejected => "rejected",
        };
        // Libraries wrap the fact in phrases of their own ("error sending request"); the innermost error is the fact.
        let mut fact: &dyn std::error::Error = &*self.source;
        while let Some(inner) = fact.source() {
            fact = inner;
        }
        write!(f, "{what}: {fact}")
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}
