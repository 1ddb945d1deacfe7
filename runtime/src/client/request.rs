//! A request that is complete, for sending and for looking at.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use url::Url;
use uuid::Uuid;

use super::api::Location;
use super::build_error::BuildError;
use super::credential::{Given, Placed};
use super::curl;
use super::draft::{Draft, Value};
use super::escape::{Escape, escape, unescaped};
use super::header;
use super::operation::{Media, Operation, Repeat};
use super::redirect;
use super::retry::RetryPolicy;
use super::server;
use super::target::{Target, pairs};
use super::upload::Source;

/// The header that is being standardised for idempotency keys.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// A request that is complete. [`Call::build`](super::Call::build) gives it for inspection; `Debug` hides its secrets,
/// the other methods do not.
#[derive(Clone)]
pub struct Request {
    pub(super) operation: &'static Operation,
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Bytes>,
    /// The body, if it comes in pieces; `body` is empty then.
    pub(super) source: Option<Arc<Source>>,
    pub(super) timeout: Option<Duration>,
    pub(super) response_timeout: Option<Duration>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) retry: RetryPolicy,
    /// It carries an idempotency key.
    keyed: bool,
    /// The query's secrets: names and values. They are in `url` as well.
    pub(super) secrets: Vec<(String, String)>,
    /// The secrets of the body, as it spells them; none where nobody knows.
    pub(super) body_secrets: Option<Vec<String>>,
    /// Names of further query parameters whose values never show.
    hidden: Vec<&'static str>,
}

impl Request {
    pub(super) fn new(draft: &Draft, given: &Given) -> Result<Box<Self>, BuildError> {
        draft.validate()?;
        let source = draft.body.as_ref().and_then(|body| body.source.as_ref());
        if source.is_some_and(|source| source.is_spent()) {
            return Err(BuildError::new(
                "the body is a stream that has been sent already; `Body::again` makes one that can be sent twice",
            ));
        }
        Self::of(draft, given)
    }

    /// The request, whatever its body has been used for.
    pub(super) fn of(draft: &Draft, given: &Given) -> Result<Box<Self>, BuildError> {
        let settings = draft.core.settings();
        let placed = settings.credentials.place(settings.api, draft.operation, given)?;
        let secrets: Vec<(String, String)> = placed
            .iter()
            .filter(|p| p.location == Location::Query)
            .map(|p| (p.name.clone(), p.value.expose().to_owned()))
            .collect();
        let url = match &draft.own().address {
            Some(address) => signed(address, &secrets),
            None => address(draft, &secrets)?,
        };
        let mut request = Box::new(Self {
            operation: draft.operation,
            method: draft.operation.verb.method()?,
            url,
            headers: roomy(&settings.headers, 2 + placed.len() + draft.own().headers.len()),
            body: draft.body.as_ref().map(|body| body.bytes.clone()),
            source: draft.body.as_ref().and_then(|body| body.source.clone()),
            body_secrets: draft.body.as_ref().and_then(|body| body.secrets.clone()),
            timeout: draft.own().timeout.or(settings.timeout),
            response_timeout: draft.own().response_timeout.or(settings.response_timeout),
            connect_timeout: draft.own().connect_timeout.or(settings.connect_timeout),
            retry: draft.own().retry.unwrap_or(settings.retry),
            keyed: false,
            secrets,
            hidden: draft
                .operation
                .parameters
                .iter()
                .filter(|p| p.secret)
                .map(|p| p.name)
                .collect(),
        });
        request.describe(draft)?;
        request.declared(draft)?;
        request.cookies(draft, &placed)?;
        request.sign(&placed)?;
        for (name, value) in &draft.own().headers {
            header::set(&mut request.headers, name, value, false)?;
        }
        request.key(draft)?;
        Ok(request)
    }

    /// Whether making it twice does no more than making it once, or its caller says so.
    pub(super) fn is_repeatable(&self) -> bool {
        let allowed = self.keyed || self.operation.is_idempotent() || self.retry.repeats_all();
        allowed && self.operation.repeat != Repeat::Never
    }

    /// Whether its body can be sent twice.
    pub(super) fn has_body_again(&self) -> bool {
        self.source.as_ref().is_none_or(|source| source.is_repeatable())
    }

    /// Whether the document has a parameter for this header.
    pub(super) fn declares(&self, name: &HeaderName) -> bool {
        let mut headers = self
            .operation
            .parameters
            .iter()
            .filter(|p| p.location == Location::Header);
        headers.any(|p| p.name.eq_ignore_ascii_case(name.as_str()))
    }

    /// The idempotency key, where there is a header for it.
    fn key(&mut self, draft: &Draft) -> Result<(), BuildError> {
        let settings = draft.core.settings();
        let mut declared = draft
            .operation
            .parameters
            .iter()
            .filter(|p| p.location == Location::Header);
        let declared = declared.find(|p| p.name.eq_ignore_ascii_case(IDEMPOTENCY_KEY));
        let named = declared.map(|p| p.name).or(settings.idempotency_header.as_deref());
        let name = match named {
            Some(name) if draft.key_given || draft.operation.needs_key() => name,
            None if draft.key_given => IDEMPOTENCY_KEY,
            _ => return Ok(()),
        };
        self.keyed = true;
        // What the caller gave as a parameter or a header is a key, too.
        if draft.key_given || !self.headers.contains_key(name) {
            let key = draft.key.get_or_init(|| Uuid::new_v4().to_string());
            header::set(&mut self.headers, name, key, false)?;
        }
        Ok(())
    }

    /// The operation, by its Rust name.
    pub fn operation(&self) -> &'static str {
        self.operation.name
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The address, secrets in its query included.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The headers, secrets included.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, if there is one; empty if it comes in pieces.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }

    /// How long the call may take.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// The request as a `curl` command for a POSIX shell, with everything that is known or looks to be secret masked: by
    /// the document (credentials, members of format `password`), or by its name.
    ///
    /// ```
    /// # use specwright_runtime::client::{Api, Builder, Call, MockTransport, Operation, Parameter, Response, Undocumented, Verb};
    /// # static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
    /// # static FIND_PETS: Operation =
    /// #     Operation::new("find_pets", Verb::Get, "/pets").parameters(&[Parameter::query("name")]);
    /// # let mut builder = Builder::new(&API);
    /// # builder.base_url("https://pets.acme.dev/v1");
    /// # builder.user_agent("docs");
    /// # builder.transport(MockTransport::new());
    /// # let core = builder.build()?;
    /// # let call: Call<Response<()>, Undocumented> = core.call(&FIND_PETS).param(0, "Rex").ready();
    /// let command = call.header("Authorization", "Bearer t").build()?.to_curl();
    /// assert_eq!(
    ///     command,
    ///     "curl 'https://pets.acme.dev/v1/pets?name=Rex' \\\n  -H 'user-agent: docs' \\\n  -H 'accept: */*' \\\n  -H 'authorization: …'",
    /// );
    /// # Ok::<(), specwright_runtime::client::BuildError>(())
    /// ```
    pub fn to_curl(&self) -> String {
        curl::command(self)
    }

    /// What is sent and what is wanted back.
    fn describe(&mut self, draft: &Draft) -> Result<(), BuildError> {
        if let Some(body) = &draft.body {
            match &body.media {
                Cow::Borrowed(media) => header::set_static(&mut self.headers, CONTENT_TYPE, media)?,
                Cow::Owned(media) => header::set(&mut self.headers, CONTENT_TYPE.as_str(), media, false)?,
            }
        }
        if !self.headers.contains_key(ACCEPT) {
            accept(draft.operation, &mut self.headers)?;
        }
        Ok(())
    }

    /// The headers that the document declares.
    fn declared(&mut self, draft: &Draft) -> Result<(), BuildError> {
        for (number, value) in &draft.values {
            let Some(parameter) = draft.operation.parameters.get(*number) else {
                continue;
            };
            if let (Location::Header, Value::Text(text)) = (parameter.location, value) {
                header::set(&mut self.headers, parameter.name, text, parameter.secret)?;
            }
        }
        Ok(())
    }

    fn cookies(&mut self, draft: &Draft, placed: &[Placed]) -> Result<(), BuildError> {
        let mut cookies = Vec::new();
        for (_, pairs) in pairs(draft, Location::Cookie) {
            cookies.extend(pairs.iter().map(|(name, value)| format!("{name}={value}")));
        }
        for secret in placed.iter().filter(|p| p.location == Location::Cookie) {
            let mut cookie = format!("{}=", secret.name);
            escape(secret.value.expose(), Escape::CookieKey, &mut cookie);
            cookies.push(cookie);
        }
        if cookies.is_empty() {
            return Ok(());
        }
        header::set(&mut self.headers, COOKIE.as_str(), &cookies.join("; "), true)
    }

    fn sign(&mut self, placed: &[Placed]) -> Result<(), BuildError> {
        for secret in placed.iter().filter(|p| p.location == Location::Header) {
            header::set(&mut self.headers, &secret.name, secret.value.expose(), true)?;
        }
        Ok(())
    }

    /// The secrets that the request carries, as a server might repeat them.
    pub(super) fn secret_texts(&self) -> Vec<String> {
        let tokens = header::secret_words(&self.headers).map(str::to_owned);
        let mut texts: Vec<String> = self
            .secrets
            .iter()
            .map(|(_, value)| value.clone())
            .chain(tokens)
            .collect();
        texts.retain(|text| text.len() >= 6 && !matches!(text.as_str(), "Bearer" | "Basic"));
        texts
    }

    fn shown_body(&self) -> String {
        match (&self.source, &self.body) {
            (Some(_), _) => "a stream".to_owned(),
            (None, body) => format!("{} bytes", body.as_ref().map_or(0, Bytes::len)),
        }
    }

    /// The secrets of the query and of the body.
    pub(super) fn carried_secrets(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.secrets.iter().map(|(_, value)| value.clone()).collect();
        if !self.hidden.is_empty() {
            let pairs = self
                .url
                .query_pairs()
                .filter(|(name, _)| self.hidden.contains(&&**name));
            texts.extend(pairs.map(|(_, value)| value.into_owned()));
        }
        texts.extend(self.body_secrets.iter().flatten().cloned());
        texts
    }

    /// The address as it may be shown.
    pub(super) fn shown_url(&self) -> String {
        let mut url = self.url.clone();
        let hidden = |name: &str| self.hidden.contains(&name) || self.secrets.iter().any(|(secret, _)| secret == name);
        let query: Vec<String> = url
            .query()
            .unwrap_or_default()
            .split('&')
            .map(|pair| match pair.split_once('=') {
                Some((name, _)) if hidden(&unescaped(name)) => format!("{name}=…"),
                _ => pair.to_owned(),
            })
            .collect();
        let has_query = url.query().is_some();
        url.set_query(None);
        if has_query {
            format!("{url}?{}", query.join("&"))
        } else {
            url.to_string()
        }
    }
}

/// An address that the server gave, with the query's secrets, unless it repeats them.
fn signed(address: &Url, secrets: &[(String, String)]) -> Url {
    let mut url = address.clone();
    redirect::sign(&mut url, secrets);
    url
}

/// The address of the operation, with the query's secrets.
fn address(draft: &Draft, secrets: &[(String, String)]) -> Result<Url, BuildError> {
    let base = base(draft)?;
    let mut target = Target::new(draft, base.path())?;
    for (name, value) in secrets {
        target.push_raw(name, value);
    }
    server::join(&base, &target)
}

/// The headers of all calls, with room for `more`.
fn roomy(headers: &HeaderMap, more: usize) -> HeaderMap {
    let mut roomy = HeaderMap::with_capacity(headers.len() + more);
    roomy.extend(headers.iter().map(|(name, value)| (name.clone(), value.clone())));
    roomy
}

fn base(draft: &Draft) -> Result<Cow<'_, Url>, BuildError> {
    let settings = draft.core.settings();
    match (&draft.own().base_url, draft.operation.servers.first()) {
        (Some(url), _) => server::base_url(url).map(Cow::Owned),
        (None, Some(own)) if !settings.overridden => server::resolve(Some(own), &settings.variables).map(Cow::Owned),
        (None, _) => Ok(Cow::Borrowed(&settings.base)),
    }
}

/// Asks for what the documented answers are made of, best first.
fn accept(operation: &Operation, headers: &mut HeaderMap) -> Result<(), BuildError> {
    if let Some(accept) = operation.accept {
        return header::set_static(headers, ACCEPT, accept);
    }
    let has = |media: Media| operation.answers.iter().any(|answer| answer.media == media);
    let kinds = match (has(Media::Json), has(Media::Text)) {
        (true, false) => "application/json, */*;q=0.8",
        (false, true) => "text/plain, */*;q=0.8",
        (true, true) => "application/json, text/plain;q=0.9, */*;q=0.8",
        (false, false) => "*/*",
    };
    headers.insert(ACCEPT, HeaderValue::from_static(kinds));
    Ok(())
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Header values from the caller may be secret without our knowing; the ones we set ourselves are not.
        let plain = [ACCEPT, CONTENT_TYPE];
        let shown = |name: &HeaderName, value: &HeaderValue| match plain.contains(name) && !value.is_sensitive() {
            true => String::from_utf8_lossy(value.as_bytes()).into_owned(),
            false => "…".to_owned(),
        };
        let headers: Vec<String> = self
            .headers
            .iter()
            .map(|(k, v)| format!("{k}: {}", shown(k, v)))
            .collect();
        f.debug_struct("Request")
            .field("operation", &self.operation.name)
            .field("method", &self.method)
            .field("url", &format_args!("{}", self.shown_url()))
            .field("headers", &headers)
            .field("body", &format_args!("{}", self.shown_body()))
            .finish_non_exhaustive()
    }
}
