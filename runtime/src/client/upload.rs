//! Bodies of requests that come in pieces: taken when they are sent, and some of them again.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::body::{Body, Make};
use super::transport::TransportError;
use crate::{File, Upload};

/// Where the body of a request comes from.
pub(super) struct Source {
    kind: Kind,
    length: Option<u64>,
}

enum Kind {
    /// Taken once.
    Once(Mutex<Option<Body>>),
    /// Made as often as it is asked for.
    Made(Make),
    /// One after the other.
    Parts(Vec<Part>),
}

/// A part of a body.
pub(super) enum Part {
    Bytes(Bytes),
    Source(Arc<Source>),
}

impl Source {
    pub(super) fn new(body: Body) -> Self {
        Self {
            length: body.known_length(),
            kind: match body.make() {
                Some(make) => Kind::Made(make),
                None => Kind::Once(Mutex::new(Some(body))),
            },
        }
    }

    pub(super) fn parts(parts: Vec<Part>) -> Self {
        let lengths = parts.iter().map(|part| match part {
            Part::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Part::Source(source) => source.length,
        });
        Self {
            length: lengths.sum(),
            kind: Kind::Parts(parts),
        }
    }

    /// Whether it can be taken once more after it has been taken.
    pub(super) fn is_repeatable(&self) -> bool {
        match &self.kind {
            Kind::Once(_) => false,
            Kind::Made(_) => true,
            Kind::Parts(parts) => parts.iter().all(|part| match part {
                Part::Bytes(_) => true,
                Part::Source(source) => source.is_repeatable(),
            }),
        }
    }

    /// Whether it has been taken, and cannot be again.
    pub(super) fn is_spent(&self) -> bool {
        match &self.kind {
            Kind::Once(body) => body.lock().unwrap_or_else(PoisonError::into_inner).is_none(),
            Kind::Made(_) => false,
            Kind::Parts(parts) => parts.iter().any(|part| match part {
                Part::Bytes(_) => false,
                Part::Source(source) => source.is_spent(),
            }),
        }
    }

    /// Takes it. What is spent is empty.
    pub(super) fn open(&self) -> Body {
        let body = match &self.kind {
            Kind::Once(body) => {
                let body = body.lock().unwrap_or_else(PoisonError::into_inner).take();
                body.unwrap_or_else(Body::empty)
            }
            Kind::Made(make) => make(),
            Kind::Parts(parts) => Body::pieces(Chain(parts.iter().map(Part::open).collect())),
        };
        match self.length {
            Some(length) => body.length(length),
            None => body,
        }
    }
}

impl Part {
    fn open(&self) -> Body {
        match self {
            Part::Bytes(bytes) => Body::from(bytes.clone()),
            Part::Source(source) => source.open(),
        }
    }
}

/// Bodies, one after the other.
struct Chain(VecDeque<Body>);

impl Stream for Chain {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_next(cx)) {
                Some(piece) => return Poll::Ready(Some(piece)),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }
}

impl File {
    /// A file whose content comes in pieces, because it does not fit into memory. Clones share it: what is no
    /// [`Body::again`] can be sent once.
    ///
    /// ```
    /// use specwright_runtime::File;
    /// use specwright_runtime::client::Body;
    ///
    /// # let reader_stream = || Body::from("");
    /// let film = File::stream("film.mp4", Body::again(move || reader_stream())).content_type("video/mp4");
    /// assert_eq!(format!("{film:?}"), r#"File("film.mp4", a stream)"#);
    /// ```
    pub fn stream(name: impl Into<String>, content: impl Into<Body>) -> Self {
        Self::uploaded(name.into(), Upload::new(Source::new(content.into())))
    }
}
