//! Asks a server for a document.

use std::time::{Duration, Instant};

use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::location;
use super::memory::Kept;
use crate::diagnostic::{Code, codes::update as codes};
use crate::load::decode;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

const AGENT: &str = concat!("specwright/", env!("CARGO_PKG_VERSION"));

/// What may be spent on a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) time: Duration,
    /// In bytes.
    pub(super) size: u64,
}

/// What a server answers.
#[derive(Debug)]
pub(super) enum Answer {
    /// It has what was fetched the last time.
    NotModified,
    Document(Fetched),
}

/// A document, and what the server calls this version of it.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) text: String,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

/// Why there is no document.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) code: &'static Code,
    pub(super) message: String,
}

fn failed(message: String) -> Failure {
    Failure {
        code: &codes::FETCH_FAILED,
        message,
    }
}

fn refused(message: String) -> Failure {
    Failure {
        code: &codes::FETCH_REFUSED,
        message,
    }
}

/// Fetches a document, or learns that it is what it was when `kept` was kept.
pub(super) fn fetch(source: &str, kept: Option<&Kept>, limits: Limits) -> Result<Answer, Failure> {
    let deadline = Instant::now() + limits.time;
    let mut url = source.to_owned();
    for _ in 0..=REDIRECTS {
        let mut response = get(&url, kept, deadline).map_err(|error| explain(&url, &error, limits))?;
        match response.status() {
            StatusCode::OK => return document(&url, &mut response, limits).map(Answer::Document),
            StatusCode::NOT_MODIFIED if kept.is_some() => return Ok(Answer::NotModified),
            status if leads_on(status) => {
                let next = text(response.headers(), header::LOCATION);
                let next =
                    next.ok_or_else(|| failed(format!("`{url}` answered {status}, and does not say where to go")))?;
                url = location::follow(&url, &next).map_err(refused)?;
            }
            status => return Err(failed(format!("`{url}` answered {status}"))),
        }
    }
    Err(refused(format!(
        "`{source}` leads on and on: more than {REDIRECTS} redirects"
    )))
}

fn get(url: &str, kept: Option<&Kept>, deadline: Instant) -> Result<Response<Body>, ureq::Error> {
    let left = deadline.saturating_duration_since(Instant::now());
    let config = Agent::config_builder()
        .https_only(location::is_secure(url))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(AGENT)
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        // A duration of nothing would mean that there is no limit.
        .timeout_global(Some(left.max(Duration::from_millis(1))));
    let config = match location::is_secure(url) {
        true => config.build(),
        // A proxy elsewhere knows nothing of this machine's servers.
        false => config.proxy(None).build(),
    };
    let mut request = Agent::from(config)
        .get(url)
        .header("accept", "application/yaml, application/json, text/yaml, */*;q=0.5");
    if let Some(etag) = kept.and_then(|kept| kept.etag.as_deref()) {
        request = request.header("if-none-match", etag);
    } else if let Some(time) = kept.and_then(|kept| kept.last_modified.as_deref()) {
        request = request.header("if-modified-since", time);
    }
    request.call()
}

fn document(url: &str, response: &mut Response<Body>, limits: Limits) -> Result<Fetched, Failure> {
    let too_large = || refused(format!("`{url}` sends more than {} MiB", limits.size >> 20));
    if response
        .body()
        .content_length()
        .is_some_and(|length| length > limits.size)
    {
        return Err(too_large());
    }
    let bytes = response.body_mut().with_config().limit(limits.size).read_to_vec();
    let bytes = bytes.map_err(|error| match error {
        ureq::Error::BodyExceedsLimit(_) => too_large(),
        error => explain(url, &error, limits),
    })?;
    let text_of = decode(bytes).map_err(|_| failed(format!("what `{url}` sends is no text in UTF-8")))?;
    Ok(Fetched {
        text: text_of,
        etag: text(response.headers(), header::ETAG),
        last_modified: text(response.headers(), header::LAST_MODIFIED),
    })
}

fn leads_on(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// A header that is a text.
fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn explain(url: &str, error: &ureq::Error, limits: Limits) -> Failure {
    failed(match error {
        ureq::Error::Timeout(_) => format!("`{url}` did not answer within {} s", limits.time.as_secs()),
        ureq::Error::HostNotFound => format!("there is no host of the name in `{url}`"),
        error => format!("cannot fetch `{url}`: {error}"),
    })
}
