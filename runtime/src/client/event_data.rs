//! The data of server-sent events, as values.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::error::Error;
use super::events::Events;
use super::items;
use super::operation::Operation;
use super::outcome::Outcome;
use crate::Node;

/// The data of the events of a call, each a JSON value. [`Events::data`] gives it.
///
/// Data that is no value of this type is an error; what follows it can still be asked for.
pub struct EventData<T, E> {
    events: Events<E>,
    operation: &'static Operation,
    end: Option<String>,
    done: bool,
    value: PhantomData<fn() -> T>,
}

impl<T: Node, E: Outcome> EventData<T, E> {
    pub(super) fn new(events: Events<E>, operation: &'static Operation) -> Self {
        Self {
            events,
            operation,
            end: None,
            done: false,
            value: PhantomData,
        }
    }

    /// An event whose data is this text is the last, and is none itself: `[DONE]`, at several vendors.
    #[must_use]
    pub fn until(mut self, data: impl Into<String>) -> Self {
        self.end = Some(data.into());
        self
    }

    /// The next value; none at the end.
    ///
    /// # Errors
    ///
    /// What [`Events::next`] fails with; that the data is no such value.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        if self.done {
            return Poll::Ready(None);
        }
        Poll::Ready(match ready!(Pin::new(&mut self.events).poll_next(cx)) {
            Some(Ok(event)) if self.end.as_ref().is_some_and(|end| event.data.trim() == end) => {
                self.done = true;
                None
            }
            Some(Ok(event)) => Some(items::read(self.operation, event.data.as_bytes())),
            Some(Err(error)) => Some(Err(error)),
            None => None,
        })
    }
}

impl<T: Node, E: Outcome> Stream for EventData<T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<T, E> fmt::Debug for EventData<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventData({})", self.operation.name)
    }
}
