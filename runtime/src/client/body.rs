//! Bodies on their way: bytes at hand, or bytes that come in pieces.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::send::{BoxStream, MaybeSend};
use super::transport::{TransportError, TransportErrorKind};

type Pieces = BoxStream<Result<Bytes, TransportError>>;

/// The body of a request or response on its way. As a [`Stream`] it gives its bytes piece by piece.
///
/// Whatever makes [`Bytes`] makes a body, and so does a stream of pieces, for what does not fit into memory:
///
/// ```
/// use specwright_runtime::client::Body;
///
/// assert_eq!(Body::from("hello").as_bytes(), Some(&b"hello"[..]));
/// # struct Pieces;
/// # impl specwright_runtime::client::futures_core::Stream for Pieces {
/// #     type Item = std::io::Result<Vec<u8>>;
/// #     fn poll_next(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Option<Self::Item>> {
/// #         std::task::Poll::Ready(None)
/// #     }
/// # }
/// # let (pieces, size) = (Pieces, 0);
///
/// // For instance `tokio_util::io::ReaderStream::new(tokio::fs::File::open("film.mp4").await?)`.
/// let body = Body::stream(pieces).length(size);
/// assert!(body.as_bytes().is_none());
/// ```
pub struct Body {
    inner: Inner,
    length: Option<u64>,
}

enum Inner {
    Bytes(Bytes),
    // The mutex is never locked: it makes the body `Sync`, which HTTP libraries ask for.
    Pieces(Mutex<Pieces>),
    /// A stream that is made anew each time it is sent.
    Made(Make),
}

/// Makes a body.
pub(super) type Make = Arc<dyn Fn() -> Body + Send + Sync>;

impl Body {
    /// No bytes.
    pub fn empty() -> Self {
        Self::of(Inner::Bytes(Bytes::new()))
    }

    /// Bytes that come in pieces. They can be sent once: a request with such a body is not made again, and no redirect
    /// that repeats it is followed; [`Body::again`] lifts that.
    pub fn stream<B, E>(pieces: impl Stream<Item = Result<B, E>> + MaybeSend + 'static) -> Self
    where
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        Self::pieces(Converted(Box::pin(pieces)))
    }

    /// Bytes that come in pieces, from this crate.
    pub(super) fn pieces(pieces: impl Stream<Item = Result<Bytes, TransportError>> + MaybeSend + 'static) -> Self {
        Self::of(Inner::Pieces(Mutex::new(Box::pin(pieces))))
    }

    /// Bytes that come in pieces, by a stream that can be made again, for a retry or a redirect: a file that is opened anew.
    ///
    /// ```
    /// use specwright_runtime::client::Body;
    ///
    /// let body = Body::again(|| Body::from("hello"));
    /// # drop(body);
    /// ```
    pub fn again(make: impl Fn() -> Self + Send + Sync + 'static) -> Self {
        Self::of(Inner::Made(Arc::new(make)))
    }

    /// So many bytes will come: servers that want to know it beforehand get `Content-Length`.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> Self {
        if !matches!(self.inner, Inner::Bytes(_)) {
            self.length = Some(bytes);
        }
        self
    }

    fn of(inner: Inner) -> Self {
        Self { inner, length: None }
    }

    /// How many bytes there are, if it is known.
    pub fn known_length(&self) -> Option<u64> {
        match &self.inner {
            Inner::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Inner::Pieces(_) | Inner::Made(_) => self.length,
        }
    }

    /// The bytes, if they are at hand.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.inner {
            Inner::Bytes(bytes) => Some(bytes),
            Inner::Pieces(_) | Inner::Made(_) => None,
        }
    }

    /// The bytes, shared, if they are at hand; else the body itself.
    ///
    /// # Errors
    ///
    /// The body, when its bytes are still to come.
    pub fn try_into_bytes(self) -> Result<Bytes, Self> {
        match self.inner {
            Inner::Bytes(bytes) => Ok(bytes),
            Inner::Pieces(_) | Inner::Made(_) => Err(self),
        }
    }

    /// What makes it, if it can be made again.
    pub(super) fn make(&self) -> Option<Make> {
        match &self.inner {
            Inner::Made(make) => Some(make.clone()),
            Inner::Bytes(_) | Inner::Pieces(_) => None,
        }
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Inner::Made(make) = &self.inner {
            self.inner = Inner::Pieces(Mutex::new(Box::pin(make())));
        }
        match &mut self.inner {
            Inner::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Bytes(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Inner::Pieces(pieces) => pieces
                .get_mut()
                .unwrap_or_else(PoisonError::into_inner)
                .as_mut()
                .poll_next(cx),
            Inner::Made(_) => Poll::Ready(None),
        }
    }
}

/// A caller's stream, with our items.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0
            .as_mut()
            .poll_next(cx)
            .map_ok(Into::into)
            .map_err(|error| match error.into().downcast() {
                Ok(ours) => *ours,
                Err(error) => TransportError::new(TransportErrorKind::Body, error),
            })
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self::of(Inner::Bytes(bytes.into()))
    }
}

impl From<crate::Bytes> for Bytes {
    fn from(bytes: crate::Bytes) -> Self {
        bytes.into_vec().into()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.inner, self.length) {
            (Inner::Bytes(bytes), _) => write!(f, "{} bytes", bytes.len()),
            (_, Some(length)) => write!(f, "a stream of {length} bytes"),
            (_, None) => f.write_str("a stream"),
        }
    }
}
