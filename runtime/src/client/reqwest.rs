//! The default transport: `reqwest`, with TLS by rustls over ring.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method};
use http_body::{Frame, SizeHint};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use super::body::Body;
use super::build_error::BuildError;
use super::clock::Instant;
use super::transport::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse};

/// The default transport: `reqwest`, HTTP/1.1, TLS by rustls with the certificates that the platform trusts. It needs a
/// tokio runtime.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// The same without gzip, made when it is needed.
    plain: Arc<OnceLock<reqwest::Client>>,
    tls: Option<ClientConfig>,
    /// Why `https` does not work here, if it does not.
    no_tls: Option<Arc<str>>,
}

impl ReqwestTransport {
    /// A transport with connections of its own.
    ///
    /// # Errors
    ///
    /// TLS or the resolver could not be set up.
    pub fn new() -> Result<Self, BuildError> {
        let (tls, no_tls) = tls()?;
        let client = client(tls.clone(), true);
        Ok(Self {
            client: client.map_err(|error| BuildError::new(format!("no transport: {error}")))?,
            plain: Arc::default(),
            tls: Some(tls),
            no_tls,
        })
    }

    /// A transport over a client of your own, for proxies and certificates.
    ///
    /// Its redirects must be off ([`reqwest::redirect::Policy::none`]), and its cookie store as well: otherwise
    /// credentials may go where the engine would not send them.
    pub fn with_client(client: reqwest::Client) -> Self {
        Self {
            client,
            plain: Arc::default(),
            tls: None,
            no_tls: None,
        }
    }

    /// The client that says nothing of how a body may be packed; a client of the user's own does as it does.
    fn plain(&self) -> &reqwest::Client {
        self.plain.get_or_init(|| {
            let new = self.tls.clone().and_then(|tls| client(tls, false).ok());
            new.unwrap_or_else(|| self.client.clone())
        })
    }
}

fn client(tls: ClientConfig, gzip: bool) -> Result<reqwest::Client, reqwest::Error> {
    let client = reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        // Both are the engine's business.
        .redirect(reqwest::redirect::Policy::none())
        .referer(false);
    client.gzip(gzip).build()
}

/// TLS, and why it trusts nobody if that is so. A machine without certificates can still speak `http`.
fn tls() -> Result<(ClientConfig, Option<Arc<str>>), BuildError> {
    let broken = |error: rustls::Error| BuildError::new(format!("no TLS: {error}"));
    // Ours, whatever other providers the program has installed or compiled in.
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions();
    let config = config.map_err(broken)?;
    Ok(match Verifier::new(provider) {
        Ok(verifier) => {
            let config = config.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
            (config.with_no_client_auth(), None)
        }
        Err(error) => {
            let config = config.with_root_certificates(RootCertStore::empty());
            (config.with_no_client_auth(), Some(error.to_string().into()))
        }
    })
}

impl Transport for ReqwestTransport {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let client = if request.unpacked { self.plain() } else { &self.client }.clone();
        let no_tls = self.no_tls.clone();
        Box::pin(async move {
            if let Some(why) = no_tls.filter(|_| request.url.scheme() == "https") {
                return Err(TransportError::new(TransportErrorKind::Connect, &*why));
            }
            let response = client.execute(outgoing(request)?).await.map_err(failed)?;
            let response: http::Response<reqwest::Body> = response.into();
            let (parts, body) = response.into_parts();
            Ok(TransportResponse {
                status: parts.status,
                headers: parts.headers,
                body: Body::pieces(Incoming(body)),
            })
        })
    }
}

fn outgoing(request: TransportRequest) -> Result<reqwest::Request, TransportError> {
    let mut out = reqwest::Request::new(request.method, request.url);
    *out.headers_mut() = request.headers;
    let expects_body = matches!(*out.method(), Method::POST | Method::PUT | Method::PATCH);
    if expects_body && request.body.as_bytes().is_some_and(<[u8]>::is_empty) {
        // Servers answer 411 when nothing is said of a body that could be there, and the library says nothing.
        out.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    *out.body_mut() = match request.body.try_into_bytes() {
        Ok(bytes) if bytes.is_empty() => None,
        Ok(bytes) => Some(reqwest::Body::from(bytes)),
        Err(pieces) => Some(reqwest::Body::wrap(Outgoing(pieces))),
    };
    if let Some(deadline) = request.deadline {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(TransportError::new(TransportErrorKind::Timeout, "no time is left"));
        }
        *out.timeout_mut() = Some(left);
    }
    Ok(out)
}

/// The body of a request, as `reqwest` takes it.
struct Outgoing(Body);

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Pin::new(&mut self.0).poll_next(cx).map_ok(Frame::data)
    }

    fn size_hint(&self) -> SizeHint {
        self.0
            .known_length()
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// The body of a response, as the engine takes it.
struct Incoming(reqwest::Body);

impl Stream for Incoming {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            return match http_body::Body::poll_frame(Pin::new(&mut self.0), cx) {
                Poll::Pending => Poll::Pending,
                Poll::Ready(None) => Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(failed(error)))),
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    Ok(data) => Poll::Ready(Some(Ok(data))),
                    // Trailers say nothing that we read.
                    Err(_) => continue,
                },
            };
        }
    }
}

fn failed(error: reqwest::Error) -> TransportError {
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    let kind = if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if std::iter::from_fn(|| {
        let this = cause?;
        cause = this.source();
        Some(this)
    })
    .any(|cause| cause.is::<TransportError>())
    {
        // Only the body of the request speaks our language down there.
        TransportErrorKind::Body
    } else {
        TransportErrorKind::Broken
    };
    // The URL may carry secrets in its query.
    TransportError::new(kind, error.without_url())
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}
