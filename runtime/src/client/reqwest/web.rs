//! `reqwest` in browsers: `fetch`.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::client::body::Body;
use crate::client::build_error::BuildError;
use crate::client::deadline::{body_by, by};
use crate::client::engine;
use crate::client::send::BoxStream;
use crate::client::transport::{
    BoxFuture, Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse,
};

/// The default transport: `reqwest`, which is the browser's `fetch` here.
///
/// Redirects are followed by the browser, which decides what goes along with them; requests' bodies are gathered before they
/// are sent; connect timeouts are nobody's.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// A transport.
    ///
    /// # Errors
    ///
    /// The client could not be set up.
    pub fn new() -> Result<Self, BuildError> {
        let client = reqwest::Client::builder().build();
        let client = client.map_err(|error| BuildError::new(format!("no transport: {error}")))?;
        Ok(Self::with_client(client))
    }

    /// A transport over a client of your own.
    pub fn with_client(client: reqwest::Client) -> Self {
        Self { client }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let client = self.client.clone();
        let deadline = request.deadline;
        Box::pin(async move {
            let sent = async {
                let request = outgoing(request).await?;
                client.execute(request).await.map_err(failed)
            };
            let response = by(deadline, sent).await?;
            Ok(TransportResponse {
                status: response.status(),
                headers: response.headers().clone(),
                body: body_by(deadline, Body::pieces(Incoming(Box::pin(response.bytes_stream())))),
            })
        })
    }
}

async fn outgoing(request: TransportRequest) -> Result<reqwest::Request, TransportError> {
    let mut out = reqwest::Request::new(request.method, request.url);
    *out.headers_mut() = request.headers;
    let body = engine::whole(request.body, usize::MAX).await?;
    if !body.is_empty() {
        *out.body_mut() = Some(reqwest::Body::from(body));
    }
    Ok(out)
}

/// The body of a response, as the engine takes it.
struct Incoming(BoxStream<Result<Bytes, reqwest::Error>>);

impl Stream for Incoming {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx).map_err(failed)
    }
}

/// Browsers do not tell a server that cannot be reached from one that they may not talk to.
fn failed(error: reqwest::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Broken, error.without_url())
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}
