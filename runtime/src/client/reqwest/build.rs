//! What the default transport is made of.

use std::fmt;
use std::sync::Arc;

use super::native::{Recipe, ReqwestTransport};
use super::tls::Certificates;
use crate::client::build_error::BuildError;

/// Makes a [`ReqwestTransport`]: proxies, certificates, and whatever else `reqwest` can be told.
///
/// ```
/// use specwright_runtime::client::ReqwestTransport;
///
/// let transport = ReqwestTransport::builder()
///     .proxy("http://user:password@proxy.acme.dev:3128")
///     .configure(|client| client.tcp_nodelay(true).pool_max_idle_per_host(4))
///     .build()?;
/// // …Client::builder().transport(transport)…
/// # let _ = transport;
/// # Ok::<(), specwright_runtime::client::BuildError>(())
/// ```
#[must_use]
#[derive(Default)]
pub struct ReqwestTransportBuilder {
    certificates: Certificates,
    proxies: Vec<reqwest::Proxy>,
    no_proxy: bool,
    configure: Vec<Configure>,
    problem: Option<BuildError>,
}

/// What a user does to the builder of a client.
pub(super) type Configure = Arc<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

impl ReqwestTransportBuilder {
    /// Send all requests through this proxy: `http://[user:password@]host:port`. Unless a proxy is given, those of the
    /// environment count (`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`).
    pub fn proxy(mut self, url: &str) -> Self {
        match reqwest::Proxy::all(url) {
            Ok(proxy) => self.proxies.push(proxy),
            // The error may repeat the address, and so a password.
            Err(_) => self.trouble(BuildError::new("the address of the proxy cannot be read")),
        }
        self
    }

    /// Send requests through no proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.no_proxy = true;
        self
    }

    /// Trust these certificates, in PEM, beside those of the platform.
    ///
    /// ```no_run
    /// # use specwright_runtime::client::ReqwestTransport;
    /// let pem = std::fs::read("company-ca.pem")?;
    /// let transport = ReqwestTransport::builder().root_certificates(pem).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        if let Err(problem) = self.certificates.add_roots(pem.as_ref()) {
            self.trouble(problem);
        }
        self
    }

    /// Trust these certificates, in PEM, and not those of the platform.
    pub fn only_root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.certificates.only_given();
        self.root_certificates(pem)
    }

    /// Show this certificate to servers that ask for one: its chain and its private key, in PEM.
    pub fn client_certificate(mut self, chain: impl AsRef<[u8]>, key: impl AsRef<[u8]>) -> Self {
        if let Err(problem) = self.certificates.present(chain.as_ref(), key.as_ref()) {
            self.trouble(problem);
        }
        self
    }

    /// Anything else that `reqwest` can be told: pools, keep-alive, a resolver. It is asked for each `reqwest::Client` that
    /// the transport makes (one for each connect timeout). TLS, redirects and cookies are not to be changed here.
    pub fn configure(
        mut self,
        configure: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.configure.push(Arc::new(configure));
        self
    }

    /// The transport.
    ///
    /// # Errors
    ///
    /// A certificate, a key or the address of the proxy cannot be read; TLS or the resolver could not be set up.
    pub fn build(self) -> Result<ReqwestTransport, BuildError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        ReqwestTransport::of(Recipe {
            tls: self.certificates.tls()?,
            proxies: self.proxies,
            no_proxy: self.no_proxy,
            configure: self.configure,
        })
    }

    fn trouble(&mut self, problem: BuildError) {
        self.problem = self.problem.take().or(Some(problem));
    }
}

impl fmt::Debug for ReqwestTransportBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Keys and the proxy's password are secret.
        f.write_str("ReqwestTransportBuilder")
    }
}
