//! Following redirects without carrying credentials astray.

use http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_TYPE, LOCATION, USER_AGENT};
use http::{HeaderName, Method, StatusCode};
use url::Url;

use super::operation::{Answer, Status};
use super::request::Request;
use super::target::raw_pair;
use super::transport::{TransportError, TransportErrorKind, TransportResponse};

/// How many redirects are followed for one call.
pub(super) const LIMIT: usize = 10;

/// What another origin may see. A list of what is known to be harmless, not of what is known to be secret: any other
/// header may be a key.
const HARMLESS: &[HeaderName] = &[
    ACCEPT,
    ACCEPT_LANGUAGE,
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    CONTENT_TYPE,
    USER_AGENT,
];

/// Where to go from a response.
pub(super) enum Step {
    /// Nowhere: it is the answer.
    Stay,
    /// On, with this request.
    Go(Box<Request>),
}

/// Whether a response may lead on at all.
pub(super) fn leads_on(response: &TransportResponse) -> bool {
    matches!(response.status.as_u16(), 301 | 302 | 303 | 307 | 308) && response.headers.contains_key(LOCATION)
}

/// Where to go from `response`. `first` is where the call began: only that origin gets credentials.
pub(super) fn step(request: &Request, first: &Url, response: &TransportResponse) -> Result<Step, TransportError> {
    let Some(location) = response.headers.get(LOCATION).filter(|_| leads_on(response)) else {
        return Ok(Step::Stay);
    };
    if request
        .operation
        .answers
        .iter()
        .any(|answer| documents(answer, response.status))
    {
        return Ok(Step::Stay);
    }
    let url = location
        .to_str()
        .ok()
        .and_then(|location| request.url.join(location).ok());
    let Some(mut url) = url.filter(|url| url.has_host()) else {
        return Err(refused("its address cannot be read"));
    };
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused("it leads away from HTTP"));
    }
    if request.url.scheme() == "https" && url.scheme() == "http" {
        return Err(refused("it leads from https to http"));
    }
    let home = url.origin() == first.origin() && request.url.origin() == first.origin();
    // Credentials in the address of a redirect are the server's idea, not the user's.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    if home {
        sign(&mut url, &request.secrets);
    }
    let next = onward(request, url, response.status, home);
    if !next.has_body_again() {
        return Err(refused(
            "it asks for the body again, which was a stream; `Body::again` makes one that can be sent twice",
        ));
    }
    Ok(Step::Go(Box::new(next)))
}

/// `default` documents no redirect: it stands for what nobody has thought of.
fn documents(answer: &Answer, status: StatusCode) -> bool {
    match answer.status {
        Status::Code(code) => status == code,
        Status::Range(class) => status.as_u16() / 100 == u16::from(class),
        Status::Default => false,
    }
}

/// Puts the query's secrets back, unless the server has repeated them.
pub(super) fn sign(url: &mut Url, secrets: &[(String, String)]) {
    for (name, value) in secrets {
        if url.query_pairs().all(|(given, _)| given != *name) {
            let mut query = url.query().unwrap_or_default().to_owned();
            if !query.is_empty() {
                query.push('&');
            }
            raw_pair(&mut query, name, value);
            url.set_query(Some(&query));
        }
    }
}

fn onward(request: &Request, url: Url, status: StatusCode, home: bool) -> Request {
    let mut next = request.clone();
    next.url = url;
    let becomes_get = match status.as_u16() {
        303 => request.method != Method::HEAD,
        // What browsers have made of these two, and RFC 9110 allows.
        301 | 302 => request.method == Method::POST,
        _ => false,
    };
    if becomes_get {
        next.method = Method::GET;
        next.body = None;
        next.source = None;
        next.headers.remove(CONTENT_TYPE);
    }
    if !home {
        next.secrets.clear();
        let kept = HARMLESS
            .iter()
            .filter_map(|name| Some((name.clone(), next.headers.get(name)?.clone())));
        next.headers = kept.collect();
    }
    next
}

fn refused(why: &str) -> TransportError {
    TransportError::new(TransportErrorKind::Redirect, why)
}
