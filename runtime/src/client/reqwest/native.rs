//! `reqwest` where there are sockets.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method};
use tokio::runtime::Handle;

use super::build::{Configure, ReqwestTransportBuilder};
use super::tls::Tls;
use crate::client::body::Body;
use crate::client::build_error::BuildError;
use crate::client::clock::Instant;
use crate::client::frames::Pieces;
use crate::client::transport::{
    BoxFuture, Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse,
};

/// How many clients a transport keeps beside its first; each has connections of its own.
const KEPT: usize = 16;

/// The default transport: `reqwest`, TLS by rustls with the certificates that the platform trusts. HTTP/1.1, and HTTP/2
/// with the feature `http2` where the server offers it over TLS. It needs a tokio runtime, unless calls are waited for by
/// `client::blocking`.
///
/// In browsers (`wasm32-unknown-unknown`) it is their `fetch`: redirects are followed by the browser, which decides what goes
/// along with them, requests' bodies are gathered before they are sent, and connect timeouts are nobody's.
#[derive(Clone)]
pub struct ReqwestTransport {
    clients: Arc<Clients>,
}

struct Clients {
    /// The one that nearly all requests need.
    first: reqwest::Client,
    /// Those for other needs, made when they are needed, the last used at the end.
    others: Mutex<Vec<(Needs, reqwest::Client)>>,
    /// None for a client of the user's own, which does as it does.
    recipe: Option<Recipe>,
}

/// What clients are made by.
pub(super) struct Recipe {
    pub(super) tls: Tls,
    pub(super) proxies: Vec<reqwest::Proxy>,
    pub(super) no_proxy: bool,
    pub(super) configure: Vec<Configure>,
}

/// What a request needs of a client.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Needs {
    /// Nothing may be said of how a body may be packed.
    plain: bool,
    connect_timeout: Option<Duration>,
    /// Calls that are waited for have connections of their own: others live in a runtime that may be waiting for this call.
    blocking: bool,
}

impl ReqwestTransport {
    /// A transport with connections of its own.
    ///
    /// # Errors
    ///
    /// TLS or the resolver could not be set up.
    pub fn new() -> Result<Self, BuildError> {
        Self::builder().build()
    }

    /// Begins a transport with proxies and certificates of your choice.
    pub fn builder() -> ReqwestTransportBuilder {
        ReqwestTransportBuilder::default()
    }

    /// A transport over a client of your own.
    ///
    /// Its redirects must be off ([`reqwest::redirect::Policy::none`]), and its cookie store as well: otherwise
    /// credentials may go where the engine would not send them. It keeps to its own connect timeout.
    pub fn with_client(client: reqwest::Client) -> Self {
        Self::over(client, None)
    }

    pub(super) fn of(recipe: Recipe) -> Result<Self, BuildError> {
        let first = recipe.client(Needs::default());
        let first = first.map_err(|error| BuildError::new(format!("no transport: {error}")))?;
        Ok(Self::over(first, Some(recipe)))
    }

    fn over(first: reqwest::Client, recipe: Option<Recipe>) -> Self {
        Self {
            clients: Arc::new(Clients {
                first,
                others: Mutex::default(),
                recipe,
            }),
        }
    }
}

impl Clients {
    /// The client for what a request needs, if it is not the first.
    fn other(&self, needs: Needs) -> Result<Option<reqwest::Client>, TransportError> {
        let Some(recipe) = self.recipe.as_ref().filter(|_| needs != Needs::default()) else {
            return Ok(None);
        };
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        let known = others.iter().position(|(known, _)| *known == needs);
        let client = match known {
            Some(at) => others.remove(at).1,
            None => recipe
                .client(needs)
                .map_err(|error| TransportError::new(TransportErrorKind::Rejected, error))?,
        };
        if others.len() >= KEPT {
            others.remove(0);
        }
        others.push((needs, client.clone()));
        Ok(Some(client))
    }

    /// Why `https` does not work here, if it does not.
    fn broken(&self) -> Option<&str> {
        self.recipe.as_ref().and_then(|recipe| recipe.tls.broken.as_deref())
    }
}

impl Recipe {
    fn client(&self, needs: Needs) -> Result<reqwest::Client, reqwest::Error> {
        let mut client = reqwest::Client::builder().gzip(!needs.plain);
        if let Some(timeout) = needs.connect_timeout {
            client = client.connect_timeout(timeout);
        }
        for proxy in &self.proxies {
            client = client.proxy(proxy.clone());
        }
        if self.no_proxy {
            client = client.no_proxy();
        }
        for configure in &self.configure {
            client = configure(client);
        }
        client
            .tls_backend_preconfigured(self.tls.config.clone())
            // Both are the engine's business.
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .build()
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        // What is boxed is no larger than it has to be: with many calls under way, caches are short.
        match self.begin(request) {
            Ok(exchange) => Box::pin(Carrying(exchange)),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }
}

impl ReqwestTransport {
    fn begin(
        &self,
        request: TransportRequest,
    ) -> Result<impl Future<Output = Result<reqwest::Response, reqwest::Error>> + Send + Unpin + use<>, TransportError>
    {
        let clients = &self.clients;
        if let Some(why) = clients.broken().filter(|_| request.url.scheme() == "https") {
            return Err(TransportError::new(TransportErrorKind::Connect, why));
        }
        // A task runs in a runtime; asking for the runtime itself counts its owners, on all threads.
        if tokio::task::try_id().is_none() && Handle::try_current().is_err() {
            return Err(TransportError::rejected(
                "there is no tokio runtime here: call from within one, or use `.wait()` of `client::blocking`",
            ));
        }
        let needs = Needs {
            plain: request.unpacked,
            connect_timeout: request.connect_timeout,
            blocking: blocking(),
        };
        let other = clients.other(needs)?;
        Ok(other.as_ref().unwrap_or(&clients.first).execute(outgoing(request)?))
    }
}

/// An exchange, to the headers of its response.
struct Carrying<F>(F);

impl<F: Future<Output = Result<reqwest::Response, reqwest::Error>> + Unpin> Future for Carrying<F> {
    type Output = Result<TransportResponse, TransportError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let response = ready!(Pin::new(&mut self.0).poll(cx)).map_err(failed)?;
        let response: http::Response<reqwest::Body> = response.into();
        let (parts, body) = response.into_parts();
        Poll::Ready(Ok(TransportResponse {
            status: parts.status,
            headers: parts.headers,
            body: Body::pieces(Pieces::new(body, failed)),
        }))
    }
}

#[cfg(feature = "blocking")]
fn blocking() -> bool {
    crate::client::blocking::is_waiting()
}

#[cfg(not(feature = "blocking"))]
fn blocking() -> bool {
    false
}

fn outgoing(request: TransportRequest) -> Result<reqwest::Request, TransportError> {
    let mut out = reqwest::Request::new(request.method, request.url);
    *out.headers_mut() = request.headers;
    let expects_body = matches!(*out.method(), Method::POST | Method::PUT | Method::PATCH);
    if expects_body && request.body.as_bytes().is_some_and(<[u8]>::is_empty) {
        // Servers answer 411 when nothing is said of a body that could be there, and the library says nothing.
        out.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    *out.body_mut() = match request.body.try_into_bytes() {
        Ok(bytes) if bytes.is_empty() => None,
        Ok(bytes) => Some(reqwest::Body::from(bytes)),
        Err(pieces) => Some(reqwest::Body::wrap(pieces)),
    };
    if let Some(deadline) = request.deadline {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(TransportError::new(TransportErrorKind::Timeout, "no time is left"));
        }
        *out.timeout_mut() = Some(left);
    }
    Ok(out)
}

fn failed(error: reqwest::Error) -> TransportError {
    // A connection that took too long is both: nothing was sent, and the call may have time left.
    let kind = if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if TransportError::among(&error).is_some() {
        // Only the body of the request speaks our language down there.
        TransportErrorKind::Body
    } else {
        TransportErrorKind::Broken
    };
    // The URL may carry secrets in its query.
    TransportError::new(kind, error.without_url())
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}
