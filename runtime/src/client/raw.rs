//! A response before it is read.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::engine::Reply;
use super::error::Error;
use super::outcome::{self, Outcome};

/// A response before it is read: its status, its headers and its body as they came, whatever the document says of them.
/// [`Call::raw`](super::Call::raw) gives it, also for statuses that are errors.
pub struct RawResponse<T, E> {
    reply: Reply,
    outcome: PhantomData<fn() -> (T, E)>,
}

impl<T, E> RawResponse<T, E> {
    pub(super) fn new(reply: Reply) -> Self {
        Self {
            reply,
            outcome: PhantomData,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.reply.status
    }

    /// All headers, as they came.
    pub fn headers(&self) -> &HeaderMap {
        &self.reply.headers
    }

    /// The body, as it came.
    pub fn body(&self) -> &Bytes {
        &self.reply.body
    }

    /// How often the request was made until it came to this.
    pub fn attempts(&self) -> u32 {
        self.reply.attempts
    }
}

impl<T: Outcome, E: Outcome> RawResponse<T, E> {
    /// Reads it, as awaiting the call would have.
    ///
    /// # Errors
    ///
    /// What the document says about failures; a status that is not in the document; a body that does not fit.
    pub fn read(self) -> Result<T, Error<E>> {
        outcome::settle(Ok(self.reply))
    }
}

impl<T, E> fmt::Debug for RawResponse<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither headers nor body: both may be secret.
        f.debug_struct("RawResponse")
            .field("operation", &self.reply.operation.name)
            .field("status", &self.reply.status)
            .field("body", &format_args!("{} bytes", self.reply.body.len()))
            .finish_non_exhaustive()
    }
}
