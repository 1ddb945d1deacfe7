//! The one engine behind all calls: send, follow, collect.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::header::ACCEPT_ENCODING;
use http::{HeaderMap, StatusCode};

use super::body::Body;
use super::clock::{Instant, sleep, within};
use super::core::Settings;
use super::credential::Given;
use super::draft::Draft;
use super::error::{Failure, Trouble};
use super::operation::Operation;
use super::provider::{CredentialError, CredentialProvider, CredentialRequest};
use super::redirect::{self, Step};
use super::request::Request;
use super::retry::{Attempts, Came};
use super::said::said;
use super::trace::{self, Attempt};
use super::transport::{BoxFuture, TransportError, TransportErrorKind, TransportRequest, TransportResponse};

/// What an exchange comes to: a response, whole, or what kept it away.
pub(super) type Exchange = Result<Reply, Failure>;

/// A response, whole.
pub(super) struct Reply {
    pub(super) operation: &'static Operation,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// What the server says about an error.
    pub(super) said: Option<String>,
    /// How often the request was made until it came to this.
    pub(super) attempts: u32,
}

/// Sends a call.
pub(super) fn exchange(draft: Box<Draft>) -> BoxFuture<'static, Exchange> {
    Box::pin(async move {
        let operation = draft.operation;
        let fail = |attempts, trouble| Failure {
            operation,
            reply: None,
            attempts,
            trouble,
        };
        let mut calling = Calling::new(&draft, false);
        match trace::call(operation, calling.persist()).await {
            Ok(Arrived::Whole(reply)) => Ok(Reply {
                attempts: calling.made,
                ..reply
            }),
            Ok(Arrived::Open(_)) => Err(fail(calling.made, Trouble::Undocumented)),
            Err(trouble) => Err(fail(calling.made, trouble)),
        }
    })
}

/// What a response has come to so far.
pub(super) enum Arrived {
    /// All of it is there.
    Whole(Reply),
    /// It succeeds, and its body is still to come.
    Open(TransportResponse),
}

/// Sends a call, and leaves the body of a success where it is; that of anything else is read.
pub(super) async fn open(draft: &Draft) -> Result<Arrived, Failure> {
    let mut calling = Calling::new(draft, true);
    let arrived = trace::call(draft.operation, calling.persist()).await;
    let attempts = calling.made;
    match arrived {
        Ok(Arrived::Whole(reply)) => Ok(Arrived::Whole(Reply { attempts, ..reply })),
        Ok(open) => Ok(open),
        Err(trouble) => Err(Failure {
            operation: draft.operation,
            reply: None,
            attempts,
            trouble,
        }),
    }
}

/// A call under way.
struct Calling<'a> {
    draft: &'a Draft,
    settings: &'a Settings,
    deadline: Option<Instant>,
    providers: Vec<(usize, Arc<dyn CredentialProvider>)>,
    /// How often the request was made.
    made: u32,
    /// How many requests were sent, redirects included.
    sent: AtomicU32,
    /// The body of a success is not waited for.
    streams: bool,
}

impl<'a> Calling<'a> {
    fn new(draft: &'a Draft, streams: bool) -> Self {
        let settings = draft.core.settings();
        let timeout = draft.own().timeout.or(settings.timeout);
        Self {
            draft,
            settings,
            deadline: timeout.and_then(|timeout| Instant::now().checked_add(timeout)),
            providers: settings.credentials.providers(settings.api, draft.operation),
            made: 0,
            sent: AtomicU32::new(0),
            streams,
        }
    }

    /// Makes the request until it comes to something, or nothing more may come of it.
    async fn persist(&mut self) -> Result<Arrived, Trouble> {
        // What cannot be built asks no provider.
        let mut given = Given::default();
        let mut request = self.request(&given)?;
        let mut attempts = Attempts::new(request.retry, request.is_repeatable());
        let again = request.has_body_again();
        let mut renewed = false;
        if !self.providers.is_empty() {
            given = self.credentials(&Given::default()).await?;
            request = self.request(&given)?;
        }
        loop {
            self.made += 1;
            attempts.made += 1;
            let outcome = self.attempt(request, &given).await;
            let came = match &outcome {
                Ok(Arrived::Whole(reply)) => Came::Response(reply.status, &reply.headers),
                Ok(Arrived::Open(response)) => Came::Response(response.status, &response.headers),
                Err(error) => Came::Failure(error.kind()),
            };
            if !again {
                // The body is gone, wherever the attempt ended.
                return outcome.map_err(Trouble::Transport);
            }
            if came.is_unauthorized() && !given.0.is_empty() && !renewed {
                // Once: who is refused with a new credential as well is not let in. It was not done, so it can be done.
                renewed = true;
                attempts.made -= 1;
                given = self.credentials(&given).await?;
                request = self.request(&given)?;
                continue;
            }
            match attempts.next(came, || self.left()) {
                Some(wait) => self.settings.transport.sleep(wait).await,
                None => return outcome.map_err(Trouble::Transport),
            }
            if !self.providers.is_empty() {
                given = self.credentials(&Given::default()).await?;
            }
            request = self.request(&given)?;
        }
    }

    /// The request, boxed: what is sent is moved about a lot.
    fn request(&self, given: &Given) -> Result<Box<Request>, Trouble> {
        Request::new(self.draft, given).map_err(Trouble::Build)
    }

    /// Makes the request once, within the time that the call has: to the end of the response, or to its headers.
    async fn attempt(&self, request: Box<Request>, given: &Given) -> Result<Arrived, TransportError> {
        if !self.streams {
            let response = self.follow(request, given, self.deadline).await?;
            return self.collect(response, given).await.map(Arrived::Whole);
        }
        self.begin(request, given).await
    }

    /// Makes the request once, to the headers of its response.
    fn begin<'b>(&'b self, request: Box<Request>, given: &'b Given) -> BoxFuture<'b, Result<Arrived, TransportError>> {
        // The transport would hold the body to the deadline, too.
        let arriving = async move {
            let response = self.follow(request, given, None).await?;
            match response.status.is_success() {
                true => Ok(Arrived::Open(response)),
                false => self.collect(response, given).await.map(Arrived::Whole),
            }
        };
        Box::pin(async move {
            match self.left() {
                Some(left) => within(arriving, sleep(left)).await.unwrap_or_else(|| {
                    let text = "the response did not begin in time";
                    Err(TransportError::new(TransportErrorKind::Timeout, text))
                }),
                None => arriving.await,
            }
        })
    }

    /// What the providers give, within the time that the call has. Boxed, as all that is rare: the future of a call stays
    /// small.
    fn credentials<'b>(&'b self, rejected: &'b Given) -> BoxFuture<'b, Result<Given, Trouble>> {
        Box::pin(self.provided(rejected))
    }

    async fn provided(&self, rejected: &Given) -> Result<Given, Trouble> {
        let settings = self.settings;
        let mut given = Given::default();
        for (number, provider) in &self.providers {
            let scheme = settings.api.schemes.get(*number).map_or("", |scheme| scheme.name);
            let asked = provider.credential(CredentialRequest {
                scheme,
                operation: self.draft.operation.name,
                rejected: rejected.get(*number),
                transport: &*settings.transport,
            });
            let secret = match self.left() {
                Some(left) => within(asked, sleep(left))
                    .await
                    .unwrap_or_else(|| Err(CredentialError::new("the provider took longer than the call may"))),
                None => asked.await,
            };
            given
                .0
                .push((*number, secret.map_err(|why| Trouble::Credential(scheme, why))?));
        }
        Ok(given)
    }

    /// Sends a request and follows where it is sent on to.
    async fn follow(
        &self,
        request: Box<Request>,
        given: &Given,
        deadline: Option<Instant>,
    ) -> Result<TransportResponse, TransportError> {
        let response = self.send(request, deadline).await?;
        if !redirect::leads_on(&response) {
            return Ok(response);
        }
        // The request went away with the transport; few are asked for again.
        let first = self.rebuilt(given)?;
        Box::pin(self.follow_on(first, response, deadline)).await
    }

    async fn follow_on(
        &self,
        first: Box<Request>,
        mut response: TransportResponse,
        deadline: Option<Instant>,
    ) -> Result<TransportResponse, TransportError> {
        let start = first.url.clone();
        let mut request = first;
        for _ in 0..redirect::LIMIT {
            match redirect::step(&request, &start, &response)? {
                Step::Stay => return Ok(response),
                Step::Go(next) => request = next,
            }
            response = self.send(request.clone(), deadline).await?;
        }
        match redirect::step(&request, &start, &response)? {
            Step::Stay => Ok(response),
            Step::Go(_) => Err(TransportError::new(
                TransportErrorKind::Redirect,
                format!("more than {} redirects", redirect::LIMIT),
            )),
        }
    }

    /// Sends one request, and waits for the headers of its response as long as they may take. What is large does not stay in
    /// the future that waits: with many calls under way, caches are short.
    fn send(
        &self,
        request: Box<Request>,
        deadline: Option<Instant>,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let patience = request.response_timeout;
        let carried = carried(request, deadline, self.sent.fetch_add(1, Ordering::Relaxed));
        let attempt = Attempt::new(&carried);
        let sent = attempt.enter(|| self.settings.transport.send(carried));
        let Some(patience) = patience else {
            return attempt.run(sent);
        };
        attempt.run(Box::pin(async move {
            within(sent, sleep(patience)).await.unwrap_or_else(|| {
                let text = format!("nothing came within {patience:?}");
                Err(TransportError::new(TransportErrorKind::Silent, text))
            })
        }))
    }

    /// Reads the body to its end, or to the client's limit.
    async fn collect(&self, response: TransportResponse, given: &Given) -> Result<Reply, TransportError> {
        let TransportResponse { status, headers, body } = response;
        let body = whole(body, self.settings.body_limit).await?;
        let fails = status.is_client_error() || status.is_server_error();
        let said = match fails {
            true => said(&body, &self.rebuilt(given)?.secret_texts()),
            false => None,
        };
        Ok(Reply {
            operation: self.draft.operation,
            status,
            headers,
            body,
            said,
            attempts: 1,
        })
    }

    /// The first request once more, to look at: it has been built before.
    fn rebuilt(&self, given: &Given) -> Result<Box<Request>, TransportError> {
        let request = Request::of(self.draft, given);
        request.map_err(|error| TransportError::new(TransportErrorKind::Broken, error))
    }

    /// The time that the call has.
    fn left(&self) -> Option<Duration> {
        self.deadline
            .map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }
}

fn carried(request: Box<Request>, deadline: Option<Instant>, resends: u32) -> TransportRequest {
    let request = *request;
    TransportRequest {
        operation: request.operation.name,
        unpacked: request.declares(&ACCEPT_ENCODING),
        secrets: request.carried_secrets(),
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: match (request.source, request.body) {
            (Some(source), _) => source.open(),
            (None, body) => body.map_or_else(Body::empty, Body::from),
        },
        deadline,
        connect_timeout: request.connect_timeout,
        resends,
        known: Some(request.operation),
    }
}

/// A body to its end, or to a limit.
pub(super) fn whole(body: Body, limit: usize) -> Whole {
    Whole {
        body,
        limit,
        first: Bytes::new(),
        all: BytesMut::new(),
    }
}

/// A body that is being gathered. It is no `async fn`, whose futures hold what they were given twice.
pub(super) struct Whole {
    body: Body,
    limit: usize,
    /// Most come in one piece, which is not copied.
    first: Bytes,
    /// Where there are more: all of them.
    all: BytesMut,
}

impl Future for Whole {
    type Output = Result<Bytes, TransportError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        while let Some(piece) = ready!(Pin::new(&mut this.body).poll_next(cx)) {
            let piece = piece?;
            if this.first.is_empty() && piece.len() <= this.limit {
                this.first = piece;
                continue;
            }
            if this.all.is_empty() {
                this.all.extend_from_slice(&this.first);
            }
            if this.all.len().saturating_add(piece.len()) > this.limit {
                return Poll::Ready(Err(too_large(this.limit)));
            }
            this.all.extend_from_slice(&piece);
        }
        Poll::Ready(Ok(match this.all.is_empty() {
            true => std::mem::take(&mut this.first),
            false => std::mem::take(&mut this.all).freeze(),
        }))
    }
}

pub(super) fn too_large(limit: usize) -> TransportError {
    let text = format!("more than {limit} bytes; `.body_limit(..)` on the client builder allows more");
    TransportError::new(TransportErrorKind::TooLarge, text)
}
