//! Asks a server for a file.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::location;
use crate::diagnostic::{Code, codes::update as codes};
use crate::load::decode;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

const AGENT: &str = concat!("specwright/", env!("CARGO_PKG_VERSION"));

/// What may be spent on a document with all its files.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) time: Duration,
    /// In bytes.
    pub(super) size: u64,
}

/// What is left of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    limits: Limits,
    deadline: Instant,
    size: u64,
}

impl Limits {
    /// From now on.
    pub(super) fn begin(self) -> Budget {
        Budget {
            limits: self,
            deadline: Instant::now() + self.time,
            size: self.size,
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Request<'a> {
    pub(super) url: &'a str,
    /// What the server called what we have of it.
    pub(super) known: Option<&'a Tag>,
    /// The origin that must not be left.
    pub(super) within: Option<&'a str>,
}

/// What a server calls a version of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Tag {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) etag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_modified: Option<String>,
}

/// What a server answers, and where redirects have led.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) url: String,
    /// `None`: it has what was fetched the last time.
    pub(super) fetched: Option<Fetched>,
}

/// A file, and what the server calls this version of it.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) text: String,
    pub(super) tag: Tag,
}

/// Why there is no file.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) code: &'static Code,
    pub(super) message: String,
    /// The server has no such file.
    pub(super) is_missing: bool,
}

fn failed(message: String) -> Failure {
    Failure {
        code: &codes::FETCH_FAILED,
        message,
        is_missing: false,
    }
}

pub(super) fn refused(message: String) -> Failure {
    Failure {
        code: &codes::FETCH_REFUSED,
        message,
        is_missing: false,
    }
}

/// Fetches a file, or learns that it is what it was.
pub(super) fn fetch(request: Request<'_>, budget: &mut Budget) -> Result<Answer, Failure> {
    let mut url = request.url.to_owned();
    for _ in 0..=REDIRECTS {
        let response = get(&url, request.known, budget.deadline);
        let mut response = response.map_err(|error| explain(&url, &error, budget.limits))?;
        let fetched = match response.status() {
            StatusCode::OK => Some(file(&url, &mut response, budget)?),
            StatusCode::NOT_MODIFIED if request.known.is_some() => None,
            status if leads_on(status) => {
                url = next(&url, &response, request.within)?;
                continue;
            }
            status => {
                return Err(Failure {
                    is_missing: matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE),
                    ..failed(format!("`{url}` answered {status}"))
                });
            }
        };
        return Ok(Answer { url, fetched });
    }
    Err(refused(format!(
        "`{}` leads on and on: more than {REDIRECTS} redirects",
        request.url
    )))
}

/// Where a redirect leads.
fn next(url: &str, response: &Response<Body>, within: Option<&str>) -> Result<String, Failure> {
    let next = text(response.headers(), header::LOCATION);
    let status = response.status();
    let next = next.ok_or_else(|| failed(format!("`{url}` answered {status}, and does not say where to go")))?;
    let next = location::follow(url, &next).map_err(refused)?;
    match within {
        Some(origin) if location::origin(&next) != origin => Err(refused(format!(
            "`{url}` leads to `{next}`, and the files of a document come from one server"
        ))),
        Some(_) | None => Ok(next),
    }
}

fn get(url: &str, known: Option<&Tag>, deadline: Instant) -> Result<Response<Body>, ureq::Error> {
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
    if let Some(etag) = known.and_then(|known| known.etag.as_deref()) {
        request = request.header("if-none-match", etag);
    } else if let Some(time) = known.and_then(|known| known.last_modified.as_deref()) {
        request = request.header("if-modified-since", time);
    }
    request.call()
}

fn file(url: &str, response: &mut Response<Body>, budget: &mut Budget) -> Result<Fetched, Failure> {
    let too_large = || {
        let most = budget.limits.size >> 20;
        refused(match budget.size == budget.limits.size {
            true => format!("`{url}` sends more than {most} MiB"),
            false => format!("with `{url}` the document is more than {most} MiB"),
        })
    };
    if response
        .body()
        .content_length()
        .is_some_and(|length| length > budget.size)
    {
        return Err(too_large());
    }
    let bytes = response.body_mut().with_config().limit(budget.size).read_to_vec();
    let bytes = bytes.map_err(|error| match error {
        ureq::Error::BodyExceedsLimit(_) => too_large(),
        error => explain(url, &error, budget.limits),
    })?;
    budget.size = budget.size.saturating_sub(bytes.len() as u64);
    let text_of = decode(bytes).map_err(|_| failed(format!("what `{url}` sends is no text in UTF-8")))?;
    Ok(Fetched {
        text: text_of,
        tag: Tag {
            etag: text(response.headers(), header::ETAG),
            last_modified: text(response.headers(), header::LAST_MODIFIED),
        },
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
