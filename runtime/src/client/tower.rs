//! Services of `tower` as transports, and transports as services: so that `tower`'s layers fit into a client.
//!
//! ```
//! use specwright_runtime::client::tower::{TowerTransport, TransportService};
//! # use specwright_runtime::client::{Api, Builder, MockTransport};
//! # static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
//! # let mut builder = Builder::new(&API);
//! use tower::ServiceBuilder;
//!
//! // At most eight requests at a time.
//! builder.layer(|transport| {
//!     TowerTransport::new(ServiceBuilder::new().concurrency_limit(8).service(TransportService::new(transport)))
//! });
//! ```
//!
//! Requests pass through the layers one by one, also those that are made for a call again. What the engine knows of a request
//! beyond HTTP is among its extensions, as [`CallFacts`].

use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use tower_service::Service;
use url::Url;

use super::body::Body;
use super::clock::Instant;
use super::deadline::{body_by, by};
use super::frames::Pieces;
use super::operation::Operation;
use super::send::{BoxFuture, MaybeSend};
use super::transport::{Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse};

/// What the engine knows of a request beyond HTTP: an extension of requests to services.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CallFacts {
    /// The operation, by its Rust name.
    pub operation: &'static str,
    /// The document itself speaks of `Accept-Encoding`: nothing else is to be said of it.
    pub unpacked: bool,
    /// When the whole exchange has to be over. [`TowerTransport`] sees to it.
    pub deadline: Option<Instant>,
    /// How long a connection may take to come about.
    pub connect_timeout: Option<Duration>,
    /// How many requests were sent for the same call before.
    pub resends: u32,
    known: Option<&'static Operation>,
}

impl CallFacts {
    /// The path of the operation as the document writes it, `/customers/{id}`.
    pub fn template(&self) -> Option<&'static str> {
        self.known.map(|operation| operation.path)
    }
}

/// A service as a transport.
///
/// The service is cloned for each request, as services of `tower` are meant to be; one that cannot be cloned, a rate limit
/// for instance, goes behind `tower::buffer`. An error that is a [`TransportError`], or has one among its sources, keeps its
/// kind; any other is an exchange that broke off.
pub struct TowerTransport<S> {
    // Not every service is `Sync`; it is locked as long as it takes to clone it.
    service: Mutex<S>,
}

impl<S> TowerTransport<S> {
    /// Carries requests by `service`.
    pub fn new(service: S) -> Self {
        Self {
            service: Mutex::new(service),
        }
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: MaybeSend,
    B: http_body::Body + MaybeSend + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let mut service = self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let deadline = request.deadline;
        let sent = async move {
            let request = outgoing(request)?;
            std::future::poll_fn(|cx| service.poll_ready(cx))
                .await
                .map_err(failed)?;
            service.call(request).await.map_err(failed)
        };
        Box::pin(async move {
            let (parts, body) = by(deadline, sent).await?.into_parts();
            Ok(TransportResponse {
                status: parts.status,
                headers: parts.headers,
                body: body_by(deadline, Body::pieces(Pieces::new(Box::pin(body), failed))),
            })
        })
    }
}

fn outgoing(request: TransportRequest) -> Result<http::Request<Body>, TransportError> {
    // What `url` takes and `http` does not cannot be sent by anybody.
    let uri: Uri = request.url.as_str().parse().map_err(TransportError::rejected)?;
    let mut out = http::Request::new(request.body);
    *out.method_mut() = request.method;
    *out.uri_mut() = uri;
    *out.headers_mut() = request.headers;
    out.extensions_mut().insert(CallFacts {
        operation: request.operation,
        unpacked: request.unpacked,
        deadline: request.deadline,
        connect_timeout: request.connect_timeout,
        resends: request.resends,
        known: request.known,
    });
    Ok(out)
}

fn failed(error: impl Into<Box<dyn Error + Send + Sync>>) -> TransportError {
    let error = match error.into().downcast::<TransportError>() {
        Ok(error) => return *error,
        Err(error) => error,
    };
    let kind = TransportError::among(&*error).map_or(TransportErrorKind::Broken, TransportError::kind);
    TransportError::new(kind, error)
}

/// A transport as a service.
///
/// It is always ready. A request without [`CallFacts`] is one of no operation.
#[derive(Clone)]
pub struct TransportService {
    transport: Arc<dyn Transport>,
}

impl TransportService {
    /// Serves requests by `transport`.
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self {
            transport: Arc::new(transport),
        }
    }
}

impl Service<http::Request<Body>> for TransportService {
    type Response = http::Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<http::Response<Body>, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let sent = incoming(request).map(|request| self.transport.send(request));
        Box::pin(async move {
            let response = sent?.await?;
            let mut out = http::Response::new(response.body);
            *out.status_mut() = response.status;
            *out.headers_mut() = response.headers;
            Ok(out)
        })
    }
}

fn incoming(request: http::Request<Body>) -> Result<TransportRequest, TransportError> {
    let (parts, body) = request.into_parts();
    let url = Url::parse(&parts.uri.to_string()).map_err(TransportError::rejected)?;
    let mut out = TransportRequest::new("", parts.method, url);
    out.headers = parts.headers;
    out.body = body;
    if let Some(facts) = parts.extensions.get::<CallFacts>() {
        out.operation = facts.operation;
        out.unpacked = facts.unpacked;
        out.deadline = facts.deadline;
        out.connect_timeout = facts.connect_timeout;
        out.resends = facts.resends;
        out.known = facts.known;
    }
    Ok(out)
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}

impl fmt::Debug for TransportService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportService")
    }
}
