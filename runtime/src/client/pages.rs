//! The pages of a list, one after the other, and their items.

use std::collections::HashSet;
use std::fmt;
use std::future::{Future, poll_fn};
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::HeaderMap;

use super::build_error::BuildError;
use super::call::{Call, Sending};
use super::draft::Draft;
use super::error::{Error, Failure, Trouble};
use super::outcome::Outcome;
use super::pagination::{Next, Pagination, Target};
use super::response::Response;
use crate::{Node, View};

/// A response that is a page: its body can be looked into.
pub trait Page: Outcome + Send + 'static {
    /// Shows the body and the headers.
    #[doc(hidden)]
    fn show(&self) -> (View<'_>, &HeaderMap);
}

impl<T: Node + Send + 'static, H: Send + 'static> Page for Response<T, H>
where
    Response<T, H>: Outcome,
{
    fn show(&self) -> (View<'_>, &HeaderMap) {
        (self.body.view(), self.header_map())
    }
}

/// The pages of a call, one after the other: as a [`Stream`], or by [`next`](Self::next).
///
/// A page is asked for when it is wanted. After an error, and after a page that leads to one that was there before, there
/// are no more.
pub struct Pages<T, E> {
    draft: Box<Draft>,
    state: State<T, E>,
    /// The number that the page under way was asked for with.
    number: Option<i64>,
    /// What pages were asked for by, as hashes: who hands out the same again would go on for ever.
    seen: HashSet<u64>,
    hashes: RandomState,
}

enum State<T, E> {
    Ready,
    Waiting(Sending<T, E>),
    Failed(Error<E>),
    Done,
}

impl<T: Page, E: Outcome + 'static> Pages<T, E> {
    /// The pages of a call.
    #[doc(hidden)]
    pub fn new(call: Call<T, E>) -> Self {
        let number = call.draft.number();
        Self {
            draft: call.draft,
            state: State::Ready,
            number,
            seen: HashSet::new(),
            hashes: RandomState::new(),
        }
    }

    /// The next page; none at the end.
    ///
    /// # Errors
    ///
    /// What awaiting the call would have failed with; that the page is at another origin, where credentials do not go.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The items of the pages. `take` takes them out of a page.
    #[doc(hidden)]
    pub fn items_by<I>(self, take: fn(T) -> Option<Vec<I>>) -> PageItems<T, E, I> {
        PageItems {
            pages: self,
            take,
            items: Vec::new().into_iter(),
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Poll::Ready(None),
                State::Failed(error) => return Poll::Ready(Some(Err(error))),
                State::Ready => self.state = State::Waiting(Call::of(self.draft.copy()).send()),
                State::Waiting(mut call) => {
                    let Poll::Ready(came) = Pin::new(&mut call).poll(cx) else {
                        self.state = State::Waiting(call);
                        return Poll::Pending;
                    };
                    if let Ok(page) = &came {
                        self.state = self.turn(page);
                    }
                    return Poll::Ready(Some(came));
                }
            }
        }
    }

    /// Sets the call to the page after this one.
    fn turn(&mut self, page: &T) -> State<T, E> {
        let Some(pagination) = self.draft.operation.pagination else {
            return State::Done;
        };
        let (body, headers) = page.show();
        let next = pagination.next(body, headers, self.number);
        let turned = match &next {
            Next::End => return State::Done,
            Next::Text(text) | Next::Url(text) if !self.seen.insert(self.hashes.hash_one(text)) => return State::Done,
            Next::Text(text) => self.draft.turn_to(pagination.target(), View::Str(text)),
            Next::Number(number) => {
                self.number = Some(*number);
                self.draft.turn_to(pagination.target(), View::I64(*number))
            }
            Next::Url(url) => self.draft.lead_to(url),
        };
        match turned {
            Ok(()) => State::Ready,
            Err(error) => State::Failed(
                Failure {
                    operation: self.draft.operation,
                    reply: None,
                    attempts: 0,
                    trouble: Trouble::Build(error),
                }
                .into(),
            ),
        }
    }
}

impl Draft {
    /// The number that the first page is asked for with, if the caller gave one.
    fn number(&self) -> Option<i64> {
        match self.operation.pagination.map(Pagination::target)? {
            Target::Parameter(number) => self.text_of(number)?.parse().ok(),
            Target::Body(pointer) => self.body.as_ref()?.json()?.pointer(pointer)?.as_i64(),
        }
    }

    fn turn_to(&mut self, target: Target, view: View<'_>) -> Result<(), BuildError> {
        match target {
            Target::Parameter(number) => {
                self.put(number, view);
                Ok(())
            }
            Target::Body(pointer) => self.set_in_body(pointer, view),
        }
    }
}

impl<T: Page, E: Outcome + 'static> Stream for Pages<T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<T, E> Unpin for Pages<T, E> {}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pages({})", self.draft.operation.name)
    }
}

/// The items of all pages of a call, one after the other: as a [`Stream`], or by [`next`](Self::next).
pub struct PageItems<T, E, I> {
    pages: Pages<T, E>,
    take: fn(T) -> Option<Vec<I>>,
    items: std::vec::IntoIter<I>,
}

impl<T: Page, E: Outcome + 'static, I> PageItems<T, E, I> {
    /// The next item; none at the end.
    ///
    /// # Errors
    ///
    /// What [`Pages::next`] fails with.
    pub async fn next(&mut self) -> Option<Result<I, Error<E>>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<I, Error<E>>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(cx)) {
                Some(Ok(page)) => self.items = (self.take)(page).unwrap_or_default().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Page, E: Outcome + 'static, I> Stream for PageItems<T, E, I> {
    type Item = Result<I, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<T, E, I> Unpin for PageItems<T, E, I> {}

impl<T, E, I> fmt::Debug for PageItems<T, E, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageItems({})", self.pages.draft.operation.name)
    }
}
