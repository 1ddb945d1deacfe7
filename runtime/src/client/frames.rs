//! Bodies as the crates of `hyper`'s family take and give them.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf as _, Bytes};
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use super::body::Body;
use super::transport::TransportError;

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        self.poll_next(cx).map_ok(Frame::data)
    }

    fn is_end_stream(&self) -> bool {
        self.as_bytes().is_some_and(<[u8]>::is_empty)
    }

    fn size_hint(&self) -> SizeHint {
        self.known_length().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// A body of theirs, piece by piece.
pub(super) struct Pieces<B, F> {
    body: B,
    failed: F,
}

impl<B, F> Pieces<B, F> {
    pub(super) fn new(body: B, failed: F) -> Self {
        Self { body, failed }
    }
}

impl<B, F> Stream for Pieces<B, F>
where
    B: http_body::Body + Unpin,
    F: Fn(B::Error) -> TransportError + Unpin,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            return match Pin::new(&mut self.body).poll_frame(cx) {
                Poll::Pending => Poll::Pending,
                Poll::Ready(None) => Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err((self.failed)(error)))),
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    // `Bytes` are taken as they are.
                    Ok(mut data) => Poll::Ready(Some(Ok(data.copy_to_bytes(data.remaining())))),
                    // Trailers say nothing that we read.
                    Err(_) => continue,
                },
            };
        }
    }
}
