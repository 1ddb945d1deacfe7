//! Setting an answer.

use std::sync::Arc;
use std::time::Duration;

use super::super::mock::{MockRequest, MockResponse};
use super::asked::Asked;
use super::check;
use super::mock::Mock;
use super::reply::Reply;
use super::shared::{Answer, Makes, Shared, What};
use crate::Node;

type Predicate<B> = Arc<dyn Fn(&Asked<B>) -> bool + Send + Sync>;

/// What a [`Server`](super::Server) is to do when it is asked for an operation: made by its `on`.
#[must_use = "nothing is set before it is said what to answer"]
pub struct On<'s, B, T, E> {
    shared: &'s Shared,
    mock: Mock<B, T, E>,
    when: Vec<Predicate<B>>,
}

/// An answer that was set; what is said here changes it.
pub struct Given<'s> {
    shared: &'s Shared,
    number: usize,
}

impl<'s, B: Node + 'static, T: Reply + 'static, E: Reply + 'static> On<'s, B, T, E> {
    pub(super) fn new(shared: &'s Shared, mock: Mock<B, T, E>) -> Self {
        Self {
            shared,
            mock,
            when: Vec::new(),
        }
    }

    /// Only for requests of which this holds.
    pub fn when(mut self, holds: impl Fn(&Asked<B>) -> bool + Send + Sync + 'static) -> Self {
        self.when.push(Arc::new(holds));
        self
    }

    /// Answers with a success: the body, or a whole [`Response`](crate::client::Response); where the document has several
    /// successes, one of them.
    pub fn respond(self, success: impl Into<T>) -> Given<'s> {
        let response = success.into().reply(self.mock.operation, &[]);
        self.reply(response)
    }

    /// Answers with an error that the document promises.
    pub fn fail(self, error: impl Into<E>) -> Given<'s> {
        let response = error.into().reply(self.mock.operation, &[]);
        self.reply(response)
    }

    /// Answers with this status and without a body.
    pub fn status(self, status: u16) -> Given<'s> {
        self.reply(MockResponse::new(status))
    }

    /// Answers with this response, whatever the document says.
    pub fn reply(self, response: MockResponse) -> Given<'s> {
        self.set(What::Make(Arc::new(move |_| Ok(response.clone()))))
    }

    /// Answers with what this makes of the request.
    pub fn answer(self, make: impl Fn(&Asked<B>) -> Result<T, E> + Send + Sync + 'static) -> Given<'s> {
        let mock = self.mock;
        let makes: Makes = Arc::new(move |request| {
            let asked = read(mock, request)?;
            Ok(match make(&asked) {
                Ok(success) => success.reply(mock.operation, &[]),
                Err(error) => error.reply(mock.operation, &[]),
            })
        });
        self.set(What::Make(makes))
    }

    /// Breaks the connection off.
    pub fn reset(self) -> Given<'s> {
        self.set(What::Reset)
    }

    fn set(self, what: What) -> Given<'s> {
        let (mock, when) = (self.mock, self.when);
        let fits = Arc::new(move |request: &MockRequest| {
            let asked = read(mock, request)?;
            Ok(when.iter().all(|holds| holds(&asked)))
        });
        let mut state = self.shared.state();
        state.answers.push(Answer {
            operation: mock.operation,
            required: mock.required,
            fits,
            what,
            status: None,
            headers: Vec::new(),
            delay: None,
            times: None,
            given: 0,
        });
        Given {
            shared: self.shared,
            number: state.answers.len() - 1,
        }
    }
}

/// A request as the operation's.
pub(super) fn read<B: Node, T, E>(mock: Mock<B, T, E>, request: &MockRequest) -> Result<Asked<B>, String> {
    let mut body = B::blank();
    check::body(mock.operation, request, &mut body)?;
    Ok(Asked::new(body, mock.operation, request.clone()))
}

impl Given<'_> {
    /// With one more header.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.change(|answer| answer.headers.push((name.to_owned(), value.to_owned())))
    }

    /// With another status.
    pub fn status(self, status: u16) -> Self {
        self.change(|answer| answer.status = Some(status))
    }

    /// After so long.
    pub fn delay(self, delay: Duration) -> Self {
        self.change(|answer| answer.delay = Some(delay))
    }

    /// Exactly so often. Without it an answer is given once if another follows, and again and again if none does.
    pub fn times(self, times: usize) -> Self {
        self.change(|answer| answer.times = Some(times))
    }

    fn change(self, change: impl FnOnce(&mut Answer)) -> Self {
        if let Some(answer) = self.shared.state().answers.get_mut(self.number) {
            change(answer);
        }
        self
    }
}
