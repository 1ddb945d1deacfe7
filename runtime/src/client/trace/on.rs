//! The spans themselves.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::{Method, StatusCode};
use tracing::field::Empty;
use tracing::{Instrument as _, Span, info_span};
use url::Url;

use crate::client::api::Location;
use crate::client::body::Body;
use crate::client::engine::Arrived;
use crate::client::error::Trouble;
use crate::client::operation::Operation;
use crate::client::transport::{BoxFuture, TransportError, TransportErrorKind, TransportRequest, TransportResponse};

type Sent = Result<TransportResponse, TransportError>;

/// What stands for a secret, by the conventions.
const REDACTED: &str = "REDACTED";

/// Runs a call in its span.
pub(in crate::client) async fn call(
    operation: &'static Operation,
    call: impl Future<Output = Result<Arrived, Trouble>>,
) -> Result<Arrived, Trouble> {
    let method = operation.verb.method().ok();
    let span = info_span!(
        "call",
        otel.name = operation.name,
        otel.kind = "internal",
        otel.status_code = Empty,
        http.request.method = method.as_ref().map_or("_OTHER", Method::as_str),
        url.template = operation.path,
        http.response.status_code = Empty,
        "error.type" = Empty,
    );
    let ending = Ending::of(span.clone());
    let came = call.instrument(span).await;
    match &came {
        Ok(Arrived::Whole(reply)) => ending.status(reply.status),
        Ok(Arrived::Open(response)) => ending.status(response.status),
        Err(trouble) => ending.error(word(trouble)),
    }
    came
}

/// One request.
pub(in crate::client) struct Attempt {
    span: Span,
}

impl Attempt {
    pub(in crate::client) fn new(request: &TransportRequest) -> Self {
        let (method, template) = (request.method.as_str(), request.template());
        // Texts are made only if somebody listens.
        let span = info_span!(
            "request",
            otel.name = template.map_or_else(|| method.to_owned(), |template| format!("{method} {template}")),
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = method,
            http.request.resend_count = Empty,
            url.template = template,
            url.full = shown(request),
            server.address = request.url.host_str(),
            server.port = request.url.port_or_known_default(),
            http.response.status_code = Empty,
            "error.type" = Empty,
        );
        if request.resends > 0 {
            span.record("http.request.resend_count", request.resends);
        }
        Self { span }
    }

    /// Begins it within its span.
    pub(in crate::client) fn enter<T>(&self, begin: impl FnOnce() -> T) -> T {
        self.span.in_scope(begin)
    }

    pub(in crate::client) fn run(self, sent: BoxFuture<'static, Sent>) -> BoxFuture<'static, Sent> {
        let ending = Ending::of(self.span.clone());
        Box::pin(async move {
            match sent.instrument(self.span).await {
                Ok(response) => {
                    ending.status(response.status);
                    Ok(TransportResponse {
                        body: ending.with(response.body),
                        ..response
                    })
                }
                Err(error) => {
                    ending.error(kind(error.kind()));
                    Err(error)
                }
            }
        })
    }
}

/// How a span ends: in what came, or before.
struct Ending {
    span: Span,
    ended: Cell<bool>,
}

impl Ending {
    fn of(span: Span) -> Self {
        Self {
            span,
            ended: Cell::new(false),
        }
    }

    fn status(&self, status: StatusCode) {
        self.ended.set(true);
        self.span.record("http.response.status_code", status.as_u16());
        if status.is_client_error() || status.is_server_error() {
            self.error(status.as_str());
        }
    }

    fn error(&self, word: &str) {
        self.ended.set(true);
        self.span.record("error.type", word);
        self.span.record("otel.status_code", "ERROR");
    }

    /// A body, to whose end the span lasts.
    fn with(self, body: Body) -> Body {
        match body.as_bytes() {
            Some(_) => body,
            None if self.span.is_disabled() => body,
            None => Body::pieces(Read {
                body,
                span: self.span.clone(),
            }),
        }
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        if !self.ended.get() {
            // The call was dropped, or its time was over.
            self.span.record("error.type", "cancelled");
        }
    }
}

/// A body being read in the span of its request.
struct Read {
    body: Body,
    span: Span,
}

impl Stream for Read {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let span = self.span.clone();
        let piece = span.in_scope(|| Pin::new(&mut self.body).poll_next(cx));
        match &piece {
            Poll::Ready(Some(Err(error))) => {
                span.record("error.type", kind(error.kind()));
                span.record("otel.status_code", "ERROR");
            }
            Poll::Ready(None) => self.span = Span::none(),
            _ => {}
        }
        piece
    }
}

/// A word for what went wrong, one of few.
fn word(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Build(_) => "build",
        Trouble::Credential(..) => "credential",
        Trouble::Transport(error) => kind(error.kind()),
        Trouble::Decode(_) => "decode",
        Trouble::Undocumented => "undocumented",
    }
}

fn kind(kind: TransportErrorKind) -> &'static str {
    match kind {
        TransportErrorKind::Connect => "connect",
        TransportErrorKind::Timeout => "timeout",
        TransportErrorKind::Silent => "no_response",
        TransportErrorKind::Broken => "broken_off",
        TransportErrorKind::Body => "request_body",
        TransportErrorKind::Redirect => "redirect",
        TransportErrorKind::TooLarge => "too_large",
        TransportErrorKind::Rejected => "rejected",
    }
}

/// The address without what may be secret: who asks, the values of the query, a path that the document says has a secret
/// in it.
fn shown(request: &TransportRequest) -> String {
    let mut url: Url = request.url.clone();
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_fragment(None);
    let query = url.query().map(redacted);
    url.set_query(query.as_deref());
    let secret = |operation: &&Operation| {
        let mut parameters = operation.parameters.iter();
        parameters.any(|it| it.secret && it.location == Location::Path)
    };
    if request.known.filter(secret).is_some() {
        url.set_path(&format!("/{REDACTED}"));
    }
    url.into()
}

fn redacted(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) => format!("{name}={REDACTED}"),
        None => REDACTED.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}
