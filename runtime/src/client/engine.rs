//! The one engine behind all calls: send, follow, collect.

use std::future::poll_fn;
use std::pin::pin;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::body::Body;
use super::clock::{Instant, within};
use super::core::Core;
use super::draft::Draft;
use super::error::{Failure, Trouble};
use super::operation::Operation;
use super::redirect::{self, Step};
use super::request::Request;
use super::retry::{Attempts, Came};
use super::said::said;
use super::transport::{BoxFuture, TransportError, TransportErrorKind, TransportRequest, TransportResponse};

/// What an exchange comes to: a response, whole, or what kept it away.
pub(super) type Exchange = Result<Reply, Failure>;

/// A response, whole.
pub(super) struct Reply {
    pub(super) operation: &'static Operation,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// What the server says about an error.
    pub(super) said: Option<String>,
    /// How often the request was made until it came to this.
    pub(super) attempts: u32,
}

/// Sends a call.
pub(super) fn exchange(draft: Box<Draft>) -> BoxFuture<'static, Exchange> {
    Box::pin(async move {
        let operation = draft.operation;
        let fail = |attempts, trouble| Failure {
            operation,
            reply: None,
            attempts,
            trouble,
        };
        let request = Request::new(&draft).map_err(|error| fail(0, Trouble::Build(error)))?;
        let core = draft.core;
        let (attempts, outcome) = persist(&core, request).await;
        match outcome {
            Ok(reply) => Ok(Reply { attempts, ..reply }),
            Err(error) => Err(fail(attempts, Trouble::Transport(error))),
        }
    })
}

/// Makes the request until it comes to something, or nothing more may come of it; says how often it was made.
async fn persist(core: &Core, request: Request) -> (u32, Result<Reply, TransportError>) {
    let deadline = request.timeout.and_then(|timeout| Instant::now().checked_add(timeout));
    let mut attempts = Attempts::new(request.retry, request.is_repeatable());
    loop {
        attempts.made += 1;
        let outcome = follow(core, request.clone(), deadline).await;
        let came = match &outcome {
            Ok(reply) => Came::Response(reply.status, &reply.headers),
            Err(error) => Came::Failure(error.kind()),
        };
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        match attempts.next(came, left) {
            Some(wait) => core.settings().transport.sleep(wait).await,
            None => return (attempts.made, outcome),
        }
    }
}

/// Sends a request and follows where it is sent on to.
async fn follow(core: &Core, mut request: Request, deadline: Option<Instant>) -> Result<Reply, TransportError> {
    let first = request.url.clone();
    for _ in 0..=redirect::LIMIT {
        let response = send(core, &request, deadline).await?;
        match redirect::step(&request, &first, &response)? {
            Step::Stay => return collect(core, &request, response).await,
            Step::Go(next) => request = *next,
        }
    }
    Err(TransportError::new(
        TransportErrorKind::Redirect,
        format!("more than {} redirects", redirect::LIMIT),
    ))
}

/// Sends one request, and waits for the headers of its response as long as they may take.
async fn send(core: &Core, request: &Request, deadline: Option<Instant>) -> Result<TransportResponse, TransportError> {
    let transport = &core.settings().transport;
    let sent = transport.send(carried(request, deadline));
    let Some(patience) = request.response_timeout else {
        return sent.await;
    };
    within(sent, transport.sleep(patience)).await.unwrap_or_else(|| {
        let text = format!("nothing came within {patience:?}");
        Err(TransportError::new(TransportErrorKind::Silent, text))
    })
}

fn carried(request: &Request, deadline: Option<Instant>) -> TransportRequest {
    TransportRequest {
        operation: request.operation.name,
        method: request.method.clone(),
        url: request.url.clone(),
        headers: request.headers.clone(),
        body: request.body.clone().map_or_else(Body::empty, Body::from),
        deadline,
    }
}

/// Reads the body to its end, or to the client's limit.
async fn collect(core: &Core, request: &Request, response: TransportResponse) -> Result<Reply, TransportError> {
    let limit = core.settings().body_limit;
    let body = match response.body.try_into_bytes() {
        Ok(bytes) if bytes.len() <= limit => bytes,
        Ok(_) => return Err(too_large(limit)),
        Err(pieces) => gather(pieces, limit).await?,
    };
    let fails = response.status.is_client_error() || response.status.is_server_error();
    let said = if fails {
        said(&body, &request.secret_texts())
    } else {
        None
    };
    Ok(Reply {
        operation: request.operation,
        status: response.status,
        headers: response.headers,
        body,
        said,
        attempts: 1,
    })
}

async fn gather(pieces: Body, limit: usize) -> Result<Bytes, TransportError> {
    let mut pieces = pin!(pieces);
    let mut body = BytesMut::new();
    while let Some(piece) = poll_fn(|cx| pieces.as_mut().poll_next(cx)).await {
        let piece = piece?;
        if body.len().saturating_add(piece.len()) > limit {
            return Err(too_large(limit));
        }
        body.extend_from_slice(&piece);
    }
    Ok(body.freeze())
}

fn too_large(limit: usize) -> TransportError {
    let text = format!("more than {limit} bytes; `.body_limit(..)` on the client builder allows more");
    TransportError::new(TransportErrorKind::TooLarge, text)
}
