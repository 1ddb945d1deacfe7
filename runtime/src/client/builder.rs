//! What a client is made of.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

#[cfg(feature = "mock")]
use super::api::SchemeKind;
use super::api::{Api, Location};
use super::build_error::BuildError;
use super::core::{Core, Settings};
use super::credential::{Credential, Credentials};
use super::header;
use super::layer::Layer;
use super::provider::CredentialProvider;
use super::retry::RetryPolicy;
use super::server;
use super::transport::Transport;
use crate::Secret;

/// Sixty seconds: long enough for what an API does while one waits, short enough to notice.
const TIMEOUT: Duration = Duration::from_secs(60);
/// Who calls, unless the user says.
const AGENT: &str = concat!("specwright/", env!("CARGO_PKG_VERSION"));
/// 32 MB
const BODY_LIMIT: usize = 32 << 20;

/// What a client is made of: the inside of each generated client builder.
///
/// ```
/// use specwright_runtime::client::{Api, Builder, MockTransport};
///
/// static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
///
/// let mut builder = Builder::new(&API);
/// builder.base_url("https://pets.acme.dev/v1");
/// builder.transport(MockTransport::new());
/// let core = builder.build()?;
/// # Ok::<(), specwright_runtime::client::BuildError>(())
/// ```
pub struct Builder {
    api: &'static Api,
    base_url: Option<String>,
    server: usize,
    variables: Vec<(String, String)>,
    credentials: Credentials,
    headers: HeaderMap,
    timeout: Option<Duration>,
    response_timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    retry: RetryPolicy,
    idempotency_header: Option<String>,
    validate: bool,
    body_limit: usize,
    transport: Option<Arc<dyn Transport>>,
    pub(super) layers: Vec<Layer>,
    problem: Option<BuildError>,
}

impl Builder {
    /// A client of `api` with nothing set.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            server: 0,
            variables: Vec::new(),
            credentials: Credentials::default(),
            headers: headers(),
            timeout: Some(TIMEOUT),
            response_timeout: None,
            connect_timeout: None,
            retry: RetryPolicy::new(),
            idempotency_header: None,
            validate: false,
            body_limit: BODY_LIMIT,
            transport: None,
            layers: Vec::new(),
            problem: None,
        }
    }

    /// Use this address, whatever servers the document names.
    pub fn base_url(&mut self, url: impl Into<String>) {
        self.base_url = Some(url.into());
    }

    /// Use the document's server of this number.
    pub fn server(&mut self, number: usize) {
        self.server = number;
    }

    /// Fill a variable of the server's URL.
    pub fn variable(&mut self, name: &str, value: impl Into<String>) {
        self.variables.push((name.to_owned(), value.into()));
    }

    /// Fill the API key scheme of this number.
    pub fn api_key(&mut self, scheme: usize, key: Secret) {
        self.credentials.set(scheme, Credential::Key(key));
    }

    /// Fill the HTTP Basic scheme of this number.
    pub fn basic(&mut self, scheme: usize, username: Secret, password: Secret) {
        self.credentials.set(scheme, Credential::Basic(username, password));
    }

    /// Fill the bearer, OAuth 2.0 or OpenID scheme of this number with a token.
    pub fn bearer(&mut self, scheme: usize, token: Secret) {
        self.credentials.set(scheme, Credential::Bearer(token));
    }

    /// Fill all schemes with the same text.
    #[cfg(feature = "mock")]
    pub(super) fn fill_credentials(&mut self, text: &str) {
        for (number, scheme) in self.api.schemes.iter().enumerate() {
            let credential = match scheme.kind {
                SchemeKind::ApiKey { .. } => Credential::Key(text.into()),
                SchemeKind::Basic => Credential::Basic(text.into(), text.into()),
                SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenId => Credential::Bearer(text.into()),
            };
            self.credentials.set(number, credential);
        }
    }

    /// Fill the scheme of this name in the document with what a provider gives.
    pub fn credential_provider(&mut self, scheme: &str, provider: impl CredentialProvider + 'static) {
        match self.api.schemes.iter().position(|known| known.name == scheme) {
            Some(number) => self.credentials.set(number, Credential::Provided(Arc::new(provider))),
            None => {
                let names: Vec<String> = self
                    .api
                    .schemes
                    .iter()
                    .map(|scheme| format!("`{}`", scheme.name))
                    .collect();
                let known = if names.is_empty() {
                    "none".to_owned()
                } else {
                    names.join(", ")
                };
                let problem = BuildError::new(format!(
                    "there is no security scheme `{scheme}`: the document has {known}"
                ));
                self.problem = self.problem.take().or(Some(problem));
            }
        }
    }

    /// Send a secret header with every request, whatever the document says.
    pub fn header_credential(&mut self, name: &str, value: impl Into<Secret>) {
        self.credentials
            .always
            .push((Location::Header, name.to_owned(), value.into()));
    }

    /// Send a secret query parameter with every request, whatever the document says.
    pub fn query_credential(&mut self, name: &str, value: impl Into<Secret>) {
        self.credentials
            .always
            .push((Location::Query, name.to_owned(), value.into()));
    }

    /// Send a header with every request.
    pub fn header(&mut self, name: &str, value: &str) {
        if let Err(error) = header::set(&mut self.headers, name, value, false) {
            self.problem = self.problem.take().or(Some(error));
        }
    }

    /// Say who is calling.
    pub fn user_agent(&mut self, value: &str) {
        self.header("user-agent", value);
    }

    /// How long a call may take, its redirects and the body of the response included. `None`: as long as it takes.
    /// Sixty seconds unless set.
    pub fn timeout(&mut self, timeout: Option<Duration>) {
        self.timeout = timeout;
    }

    /// How long a response may take to begin, each time the request is made. `None`, unless set: as long as the call may
    /// take.
    pub fn response_timeout(&mut self, timeout: Option<Duration>) {
        self.response_timeout = timeout;
    }

    /// How long a connection may take to come about, if one has to be made. `None`, unless set: as long as the call may take.
    pub fn connect_timeout(&mut self, timeout: Option<Duration>) {
        self.connect_timeout = timeout;
    }

    /// When calls are made again: [`RetryPolicy::new`] unless set.
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.retry = policy;
    }

    /// Send an idempotency key in this header with every call that is not idempotent by its method, so that it can be
    /// made again. Operations that declare the header `Idempotency-Key` get one in any case.
    pub fn idempotency_header(&mut self, name: &str) {
        match HeaderName::from_bytes(name.as_bytes()) {
            Ok(_) => self.idempotency_header = Some(name.to_owned()),
            Err(_) => {
                let problem = BuildError::new(format!("`{name}` is no name of a header"));
                self.problem = self.problem.take().or(Some(problem));
            }
        }
    }

    /// Whether bodies are validated before they are sent. They are not unless set.
    pub fn validate_requests(&mut self, validate: bool) {
        self.validate = validate;
    }

    /// How many bytes the body of a response may have. 32 MB unless set.
    pub fn body_limit(&mut self, bytes: usize) {
        self.body_limit = bytes;
    }

    /// Carry requests by this transport.
    pub fn transport(&mut self, transport: impl Transport + 'static) {
        self.transport = Some(Arc::new(transport));
    }

    /// The client's inside.
    ///
    /// # Errors
    ///
    /// What is missing or wrong: the address, a variable, a header, the transport.
    pub fn build(self) -> Result<Core, BuildError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let base = base(&self)?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        // What was given first is outermost.
        let transport = self
            .layers
            .into_iter()
            .rev()
            .fold(transport, |inner, layer| layer(inner));
        Ok(Core::new(Settings {
            api: self.api,
            base,
            overridden: self.base_url.is_some(),
            variables: self.variables,
            credentials: self.credentials,
            headers: self.headers,
            timeout: self.timeout,
            response_timeout: self.response_timeout,
            connect_timeout: self.connect_timeout,
            retry: self.retry,
            idempotency_header: self.idempotency_header,
            validate: self.validate,
            body_limit: self.body_limit,
            transport,
        }))
    }
}

/// What every request says unless the user says otherwise.
fn headers() -> HeaderMap {
    // Browsers say themselves who they are, and ask the server's leave for a page that says anything else.
    let agent = (!cfg!(all(target_family = "wasm", target_os = "unknown"))).then_some(AGENT);
    let agent = agent.map(|agent| (http::header::USER_AGENT, HeaderValue::from_static(agent)));
    agent.into_iter().collect()
}

fn base(builder: &Builder) -> Result<Url, BuildError> {
    match &builder.base_url {
        Some(url) => server::base_url(url),
        None => server::resolve(builder.api.servers.get(builder.server), &builder.variables),
    }
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Arc<dyn Transport>, BuildError> {
    Ok(Arc::new(super::reqwest::ReqwestTransport::new()?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::new(
        "no transport: call `.transport(..)` on the client builder, or enable the feature `reqwest`",
    ))
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither credentials nor default headers: both may be secret. A base URL may be, before it is checked.
        f.debug_struct("Builder")
            .field("api", &self.api.title)
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}
