//! Access tokens of OAuth 2.0 (RFC 6749): fetched when they are needed, kept while they are good, renewed once for all who
//! wait.

use std::fmt;
use std::time::Duration;

use async_lock::Mutex;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method};
use serde_json::Value;
use url::Url;

use super::body::Body;
use super::clock::Instant;
use super::engine;
use super::escape::{Escape, escape};
use super::provider::{CredentialError, CredentialProvider, CredentialRequest};
use super::trace::Attempt;
use super::transport::{BoxFuture, TransportRequest};
use crate::Secret;

/// A token is renewed this much before it expires: clocks differ, and a request takes time.
const SKEW: Duration = Duration::from_secs(30);
/// How long the token endpoint may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How large its answer may be.
const LIMIT: usize = 1 << 20;

/// Gives access tokens of OAuth 2.0, by client credentials or a refresh token.
///
/// One token serves all calls and all clones of a client. It is fetched with the first call, and anew shortly before it
/// expires or when the server answers 401; calls that need it meanwhile wait for that one request.
///
/// ```
/// use specwright_runtime::client::OAuth2;
///
/// let tokens = OAuth2::client_credentials("https://auth.acme.dev/token", "id-4711", "secret-4711")
///     .scope("invoices:read")
///     .scope("invoices:write");
/// // …Client::builder().credential_provider("oauth2", tokens)…
/// # let _ = tokens;
/// ```
pub struct OAuth2 {
    url: String,
    grant: Grant,
    client: Option<(String, Secret)>,
    in_body: bool,
    more: Vec<(String, String)>,
    scopes: Vec<String>,
    state: Mutex<State>,
}

enum Grant {
    ClientCredentials,
    RefreshToken,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// A server may give another one with each access token.
    refresh: Option<Secret>,
}

struct Token {
    access: Secret,
    until: Option<Instant>,
}

impl OAuth2 {
    /// Tokens for the program itself (RFC 6749, section 4.4).
    pub fn client_credentials(token_url: impl Into<String>, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::of(token_url, Grant::ClientCredentials, None).client(id, secret)
    }

    /// Tokens for a user who has agreed, from the refresh token that came of it (section 6). A server that gives another
    /// refresh token with each access token is followed; the program has to keep that itself if it is to outlive it.
    pub fn refresh_token(token_url: impl Into<String>, token: impl Into<Secret>) -> Self {
        Self::of(token_url, Grant::RefreshToken, Some(token.into()))
    }

    fn of(token_url: impl Into<String>, grant: Grant, refresh: Option<Secret>) -> Self {
        Self {
            url: token_url.into(),
            grant,
            client: None,
            in_body: false,
            more: Vec::new(),
            scopes: Vec::new(),
            state: Mutex::new(State { token: None, refresh }),
        }
    }

    /// Who the program is, for refresh tokens of clients with a secret.
    #[must_use]
    pub fn client(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.client = Some((id.into(), secret.into()));
        self
    }

    /// Ask for this scope, too.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Send a parameter of the vendor's own with the request for a token, `audience` for instance.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.more.push((name.into(), value.into()));
        self
    }

    /// Send the client's id and secret in the body, for servers that do not take them by HTTP Basic.
    #[must_use]
    pub fn credentials_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    async fn token(&self, request: CredentialRequest<'_>) -> Result<Secret, CredentialError> {
        // Whoever comes first fetches; the others wait here, and find what came.
        let mut state = self.state.lock().await;
        if let Some(token) = &state.token {
            let rejected = request
                .rejected
                .is_some_and(|rejected| rejected.expose() == token.access.expose());
            let expired = token.until.is_some_and(|until| Instant::now() >= until);
            if !rejected && !expired {
                return Ok(token.access.clone());
            }
        }
        let answer = self.fetch(&state, request).await?;
        if let Some(refresh) = answer["refresh_token"].as_str() {
            state.refresh = Some(Secret::from(refresh));
        }
        let access = answer["access_token"].as_str().filter(|token| !token.is_empty());
        let access = Secret::from(access.ok_or_else(|| failed("it gave no `access_token`"))?);
        state.token = Some(Token {
            access: access.clone(),
            until: lifetime(&answer).and_then(|lifetime| Instant::now().checked_add(lifetime)),
        });
        Ok(access)
    }

    async fn fetch(&self, state: &State, request: CredentialRequest<'_>) -> Result<Value, CredentialError> {
        let url = Url::parse(&self.url).map_err(|_| failed("its address cannot be read"))?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err(failed("its address is not of HTTP"));
        }
        let deadline = Instant::now().checked_add(PATIENCE);
        let mut asked = TransportRequest::new("oauth2_token", Method::POST, url);
        asked.headers = self.headers()?;
        asked.body = Body::from(self.form(state));
        asked.deadline = deadline;
        let broken = |error: super::TransportError| failed(&error.to_string());
        let attempt = Attempt::new(&asked);
        let sent = attempt.enter(|| request.transport.send(asked));
        let response = attempt.run(sent).await.map_err(broken)?;
        let status = response.status;
        let body = engine::whole(response.body, LIMIT).await.map_err(broken)?;
        let answer: Option<Value> = serde_json::from_slice(&body).ok();
        match answer {
            // A redirect is not followed: the secret is for this address alone.
            Some(answer) if status.is_success() => Ok(answer),
            Some(answer) if answer["error"].is_string() => {
                let code = answer["error"].as_str().unwrap_or_default();
                let why = answer["error_description"].as_str().unwrap_or_default();
                let text = format!("it answered {}: {code} {why}", status.as_u16());
                // What a server says is shown only as far as it is plain text of some length.
                Err(failed(
                    &text.chars().filter(|c| !c.is_control()).take(200).collect::<String>(),
                ))
            }
            _ => Err(failed(&format!("it answered {} and no token", status.as_u16()))),
        }
    }

    fn headers(&self) -> Result<HeaderMap, CredentialError> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        );
        if let (Some((id, secret)), false) = (&self.client, self.in_body) {
            // Both are escaped as in a form before they are joined (section 2.3.1).
            let pair = format!("{}:{}", escaped(id), escaped(secret.expose()));
            let value = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(pair)));
            let mut value = value.map_err(|_| failed("the client's secret fits into no header"))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        Ok(headers)
    }

    fn form(&self, state: &State) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        match (&self.grant, &state.refresh) {
            (Grant::RefreshToken, Some(token)) => {
                pairs.push(("grant_type", "refresh_token".to_owned()));
                pairs.push(("refresh_token", token.expose().to_owned()));
            }
            _ => pairs.push(("grant_type", "client_credentials".to_owned())),
        }
        if !self.scopes.is_empty() {
            pairs.push(("scope", self.scopes.join(" ")));
        }
        if let (Some((id, secret)), true) = (&self.client, self.in_body) {
            pairs.push(("client_id", id.clone()));
            pairs.push(("client_secret", secret.expose().to_owned()));
        }
        pairs.extend(self.more.iter().map(|(name, value)| (name.as_str(), value.clone())));
        let pairs = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// How long a token is good, without what is kept back: half of what is left where it is very short.
fn lifetime(answer: &Value) -> Option<Duration> {
    let seconds = match &answer["expires_in"] {
        Value::Number(number) => number.as_f64()?,
        // Some servers write it as a string.
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    let whole = Duration::try_from_secs_f64(seconds.max(0.0)).ok()?;
    Some(whole.saturating_sub(SKEW).max(whole / 2))
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, Escape::Form, &mut out);
    out
}

fn failed(why: &str) -> CredentialError {
    CredentialError::new(format!("the token endpoint: {why}"))
}

impl CredentialProvider for OAuth2 {
    fn credential<'a>(&'a self, request: CredentialRequest<'a>) -> BoxFuture<'a, Result<Secret, CredentialError>> {
        Box::pin(self.token(request))
    }
}

impl fmt::Debug for OAuth2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth2")
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::lifetime;

    #[test]
    fn a_token_is_renewed_before_it_expires() {
        let seconds = |value: serde_json::Value| {
            lifetime(&json!({ "expires_in": value }))
                .as_ref()
                .map(Duration::as_secs)
        };
        assert_eq!(seconds(json!(3600)), Some(3570));
        assert_eq!(seconds(json!("3600")), Some(3570));
        assert_eq!(seconds(json!(20)), Some(10));
        assert_eq!(seconds(json!(0)), Some(0));
        assert_eq!(seconds(json!(-5)), Some(0));
        assert_eq!(seconds(json!(null)), None);
        assert_eq!(seconds(json!(1e300)), None);
    }
}
