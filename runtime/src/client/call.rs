//! A call: a value that can be looked at, adjusted and awaited.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::OnceLock;
use std::task::{Context, Poll};
use std::time::Duration;

use super::argument::Argument;
use super::body::Body;
use super::build_error::BuildError;
use super::credential::Given;
use super::draft::Draft;
use super::engine::{self, Exchange};
use super::error::Error;
use super::events::Events;
use super::items::Items;
use super::outcome::{self, Outcome};
use super::raw::RawResponse;
use super::request::Request;
use super::retry::RetryPolicy;
use super::stream::{self, StreamResponse};
use super::transport::BoxFuture;
use crate::Node;

/// A call that has not been sent yet. Awaiting it sends it.
///
/// It owns all it needs, so it can be spawned (`tokio::spawn(call.send())`) and outlive what it was made from. `T` is what it comes to when it
/// succeeds, `E` what the document says about failures.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, E> {
    pub(super) draft: Box<Draft>,
    pub(super) outcome: PhantomData<fn() -> (T, E)>,
}

impl<T: Outcome, E: Outcome> Call<T, E> {
    /// Sends it: what `.await` does, by name.
    pub fn send(self) -> Sending<T, E> {
        Sending {
            exchange: engine::exchange(self.draft),
            outcome: PhantomData,
        }
    }
}

impl<T: 'static, E: 'static> Call<T, E> {
    /// Sends it, and leaves the response as it came: for statuses, headers and bytes that the document does not tell of.
    /// [`RawResponse::read`] makes of it what awaiting the call would have.
    pub fn raw(self) -> BoxFuture<'static, Result<RawResponse<T, E>, Error<E>>> {
        let exchange = engine::exchange(self.draft);
        Box::pin(async { Ok(RawResponse::new(exchange.await?)) })
    }
}

impl<T: Outcome, E: Outcome> Call<T, E> {
    /// Sends it, and gives the body of a success piece by piece, for what does not fit into memory or does not end. The
    /// time of the call is that until the response begins.
    ///
    /// The future fails as awaiting the call would have, when the response is no success.
    pub fn stream(self) -> BoxFuture<'static, Result<StreamResponse, Error<E>>> {
        Box::pin(async move { stream::open::<T, E>(&self.draft).await })
    }

    /// Sends it, and gives the events of a success, which is `text/event-stream`, one after the other.
    pub fn events(self) -> Events<E> {
        Events::new::<T>(self.draft)
    }

    /// Sends it, and gives the values of a success one after the other: JSON texts on a line each (JSON Lines, NDJSON), or
    /// each after a record separator (RFC 7464).
    pub fn items<D: Node + Send + 'static>(self) -> Items<D, E> {
        Items::new::<T>(self.draft)
    }
}

impl<T, E> Call<T, E> {
    pub(super) fn of(draft: Box<Draft>) -> Self {
        Self {
            draft,
            outcome: PhantomData,
        }
    }

    /// The request as it would be sent, but for credentials that a
    /// [`CredentialProvider`](super::CredentialProvider) gives when it is sent.
    ///
    /// # Errors
    ///
    /// What keeps it from being sent.
    pub fn build(&self) -> Result<Request, BuildError> {
        Request::new(&self.draft, &Given::default()).map(|request| *request)
    }

    /// How long this call may take, its redirects and the body of the response included.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.draft.own_mut().timeout = Some(timeout);
        self
    }

    /// How long the response may take to begin, each time the request is made.
    pub fn response_timeout(mut self, timeout: Duration) -> Self {
        self.draft.own_mut().response_timeout = Some(timeout);
        self
    }

    /// How long a connection may take to come about, if one has to be made. Calls that agree on it share connections.
    ///
    /// Browsers do not tell, and a `reqwest::Client` of your own keeps to the time that it was made with.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.draft.own_mut().connect_timeout = Some(timeout);
        self
    }

    /// When this call is made again, whatever the client says.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.draft.own_mut().retry = Some(policy);
        self
    }

    /// With this idempotency key, which makes the call safe to repeat: in the header that the document or the client names
    /// for it, else in `Idempotency-Key`. Calls that need one get a random one unless it is given here; it stays the same
    /// however often the request is made.
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.draft.key = OnceLock::from(key.into());
        self.draft.key_given = true;
        self
    }

    /// With one more header, in place of any of that name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.draft.own_mut().headers.push((name.into(), value.into()));
        self
    }

    /// With one more query parameter.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.draft.own_mut().query.push((name.into(), value.into()));
        self
    }

    /// To this address instead of the client's.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.draft.own_mut().base_url = Some(url.into());
        self
    }

    /// Whether the body is validated before it is sent, whatever the client says.
    pub fn validate(mut self, validate: bool) -> Self {
        self.draft.own_mut().validate = Some(validate);
        self
    }

    /// Gives parameter `number` of the operation a value. Absent and `null` are not sent.
    #[doc(hidden)]
    pub fn set_param<A: Argument + ?Sized>(&mut self, number: usize, value: &A) {
        value.show(&mut |view| self.draft.put(number, view));
    }

    /// With a JSON body, for operations whose body is optional.
    #[doc(hidden)]
    pub fn set_json<A: Argument + ?Sized>(&mut self, body: &A) {
        self.draft.json(body);
    }

    /// With a form body, for operations whose body is optional.
    #[doc(hidden)]
    pub fn set_form<A: Argument + ?Sized>(&mut self, body: &A) {
        self.draft.form(body);
    }

    /// With a multipart body, for operations whose body is optional.
    #[doc(hidden)]
    pub fn set_multipart<A: Argument + ?Sized>(&mut self, body: &A) {
        self.draft.multipart(body);
    }

    /// With a text body, for operations whose body is optional.
    #[doc(hidden)]
    pub fn set_text(&mut self, body: impl Into<String>) {
        self.draft.text(body.into());
    }

    /// With a body of bytes, for operations whose body is optional.
    #[doc(hidden)]
    pub fn set_bytes(&mut self, body: impl Into<Body>) {
        self.draft.bytes(body.into());
    }
}

impl<T: Outcome, E: Outcome> IntoFuture for Call<T, E> {
    type Output = Result<T, Error<E>>;
    type IntoFuture = Sending<T, E>;

    fn into_future(self) -> Sending<T, E> {
        self.send()
    }
}

impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.draft.operation.name)
            .finish_non_exhaustive()
    }
}

/// A call under way.
///
/// What happens is one boxed future of the runtime, the same for all calls; only the last step, reading the response,
/// is compiled for each of them.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T, E> {
    exchange: BoxFuture<'static, Exchange>,
    outcome: PhantomData<fn() -> (T, E)>,
}

impl<T: Outcome, E: Outcome> Future for Sending<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.exchange.as_mut().poll(cx).map(outcome::settle)
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}
