//! Holds exchanges to their deadline, for transports that do not do it themselves.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::body::Body;
use super::clock::{Instant, sleep, within};
use super::send::BoxFuture;
use super::transport::{TransportError, TransportErrorKind};

/// What `future` comes to, if it does in time.
pub(super) async fn by<T>(
    deadline: Option<Instant>,
    future: impl Future<Output = Result<T, TransportError>>,
) -> Result<T, TransportError> {
    match deadline {
        Some(deadline) => within(future, until(deadline)).await.unwrap_or_else(|| Err(late())),
        None => future.await,
    }
}

/// A body that ends in an error when it takes longer.
pub(super) fn body_by(deadline: Option<Instant>, body: Body) -> Body {
    match deadline {
        Some(deadline) if body.as_bytes().is_none() => Body::pieces(Timed {
            body,
            over: until(deadline),
        }),
        _ => body,
    }
}

struct Timed {
    body: Body,
    over: BoxFuture<'static, ()>,
}

impl Stream for Timed {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Poll::Ready(piece) = Pin::new(&mut self.body).poll_next(cx) {
            return Poll::Ready(piece);
        }
        match self.over.as_mut().poll(cx) {
            Poll::Ready(()) => {
                // Nothing comes after it, and the connection is let go.
                self.body = Body::empty();
                self.over = Box::pin(std::future::pending());
                Poll::Ready(Some(Err(late())))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

fn until(deadline: Instant) -> BoxFuture<'static, ()> {
    sleep(deadline.saturating_duration_since(Instant::now()))
}

fn late() -> TransportError {
    TransportError::new(TransportErrorKind::Timeout, "the time of the call is over")
}
