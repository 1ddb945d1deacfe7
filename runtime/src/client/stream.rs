//! Responses whose bodies come piece by piece.

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::body::Body;
use super::draft::Draft;
use super::engine::{self, Arrived};
use super::error::{Error, Failure, Trouble};
use super::outcome::{self, Outcome};
use super::send::MaybeSend;
use super::transport::{BoxFuture, TransportError};

/// A success whose body is still to come. [`Call::stream`](super::Call::stream) gives it.
///
/// As a [`Stream`] it gives the bytes of the body as they come, without a limit: dropping it ends the exchange.
pub struct StreamResponse {
    status: StatusCode,
    headers: HeaderMap,
    body: Body,
}

impl StreamResponse {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// All headers, as they came.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The next piece of the body; none at its end.
    ///
    /// # Errors
    ///
    /// The exchange broke off.
    pub async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|cx| Pin::new(&mut self.body).poll_next(cx)).await
    }

    /// The body alone.
    pub fn into_body(self) -> Body {
        self.body
    }
}

impl Stream for StreamResponse {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.body).poll_next(cx)
    }
}

impl fmt::Debug for StreamResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the headers: they may set cookies.
        f.debug_struct("StreamResponse")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Sends a call, and leaves the body of its success where it is.
pub(super) async fn open<T: Outcome, E: Outcome>(draft: &Draft) -> Result<StreamResponse, Error<E>> {
    match engine::open(draft).await? {
        Arrived::Open(response) => Ok(StreamResponse {
            status: response.status,
            headers: response.headers,
            body: response.body,
        }),
        Arrived::Whole(reply) => {
            let (operation, attempts) = (reply.operation, reply.attempts);
            // A documented redirect would be a success without anything to read.
            let none = || Failure {
                operation,
                reply: None,
                attempts,
                trouble: Trouble::Undocumented,
            };
            match outcome::settle::<T, E>(Ok(reply)) {
                Ok(_) => Err(none().into()),
                Err(error) => Err(error),
            }
        }
    }
}

/// What makes values of the pieces of a body.
pub(super) trait Splitter: Send + Unpin + 'static {
    type Item;

    /// Takes a piece, and puts what is complete with it to the others. False when more is kept back than there may be.
    fn push(&mut self, piece: &[u8], limit: usize, ready: &mut VecDeque<Self::Item>) -> bool;

    /// Takes the end.
    fn end(&mut self, ready: &mut VecDeque<Self::Item>);
}

/// A body, and what is made of it.
pub(super) struct Split<S: Splitter> {
    pub(super) splitter: S,
    pub(super) body: Option<Body>,
    ready: VecDeque<S::Item>,
    limit: usize,
    /// More was kept back than there may be; said when what was complete before it is gone.
    too_large: bool,
}

impl<S: Splitter> Split<S> {
    pub(super) fn new(splitter: S, limit: usize) -> Self {
        Self {
            splitter,
            body: None,
            ready: VecDeque::new(),
            limit,
            too_large: false,
        }
    }

    /// The next value; none at the end of the body, and while there is none.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<S::Item, TransportError>>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            if std::mem::take(&mut self.too_large) {
                return Poll::Ready(Some(Err(engine::too_large(self.limit))));
            }
            let Some(body) = &mut self.body else {
                return Poll::Ready(None);
            };
            match ready!(Pin::new(body).poll_next(cx)) {
                Some(Ok(piece)) => {
                    if !self.splitter.push(&piece, self.limit, &mut self.ready) {
                        self.body = None;
                        self.too_large = true;
                    }
                }
                Some(Err(error)) => {
                    self.body = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.body = None;
                    self.splitter.end(&mut self.ready);
                }
            }
        }
    }
}

/// A response on its way; the call comes back with it, to be made again.
pub(super) type Opening<E> = BoxFuture<'static, (Box<Draft>, Result<StreamResponse, Error<E>>)>;

/// Begins to open a call, after a wait.
pub(super) fn opening<T: Outcome, E: Outcome>(
    draft: Box<Draft>,
    wait: impl Future<Output = ()> + MaybeSend + 'static,
) -> Opening<E> {
    Box::pin(async move {
        wait.await;
        let opened = open::<T, E>(&draft).await;
        (draft, opened)
    })
}

/// An exchange that broke off after it had begun well.
pub(super) fn broken<E>(draft: &Draft, error: TransportError) -> Error<E> {
    Failure {
        operation: draft.operation,
        reply: None,
        attempts: 1,
        trouble: Trouble::Transport(error),
    }
    .into()
}
