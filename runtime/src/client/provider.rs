//! Credentials that are not known when the client is built: tokens that expire, keys from a vault.

use std::fmt;
use std::sync::Arc;

use super::transport::{BoxFuture, Transport};
use crate::Secret;

/// Gives the credential of a security scheme, whenever a request needs it.
///
/// For tokens of OAuth 2.0 there is [`OAuth2`](super::OAuth2); this is for everything else: a vault, a metadata service, a
/// signer. It is asked for each request, so it keeps what it has as long as that is good; and once more when the server
/// answers 401, with the credential that was rejected.
///
/// ```
/// use specwright_runtime::Secret;
/// use specwright_runtime::client::{BoxFuture, CredentialError, CredentialProvider, CredentialRequest};
///
/// /// A key that an administrator may change while the program runs.
/// struct KeyFile(std::path::PathBuf);
///
/// impl CredentialProvider for KeyFile {
///     fn credential<'a>(&'a self, _: CredentialRequest<'a>) -> BoxFuture<'a, Result<Secret, CredentialError>> {
///         Box::pin(async {
///             let text = std::fs::read_to_string(&self.0).map_err(CredentialError::new)?;
///             Ok(Secret::from(text.trim()))
///         })
///     }
/// }
/// // …Client::builder().credential_provider("ApiKeyAuth", KeyFile("key.txt".into()))…
/// ```
pub trait CredentialProvider: Send + Sync {
    /// The credential: the key of an API key scheme, the token of a bearer, OAuth 2.0 or OpenID Connect scheme,
    /// `user:password` for HTTP Basic.
    ///
    /// # Errors
    ///
    /// Why there is none; nothing is sent then.
    fn credential<'a>(&'a self, request: CredentialRequest<'a>) -> BoxFuture<'a, Result<Secret, CredentialError>>;
}

impl<P: CredentialProvider + ?Sized> CredentialProvider for Arc<P> {
    fn credential<'a>(&'a self, request: CredentialRequest<'a>) -> BoxFuture<'a, Result<Secret, CredentialError>> {
        (**self).credential(request)
    }
}

/// What a [`CredentialProvider`] is asked for.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct CredentialRequest<'a> {
    /// The security scheme, by its key in the document.
    pub scheme: &'static str,
    /// The operation that is to be called, by its Rust name.
    pub operation: &'static str,
    /// The credential that the server has just answered with 401: the same again would be of no use.
    pub rejected: Option<&'a Secret>,
    /// What carries the client's requests; a token can be fetched with it.
    pub transport: &'a dyn Transport,
}

impl fmt::Debug for CredentialRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CredentialRequest")
            .field("scheme", &self.scheme)
            .field("operation", &self.operation)
            .field("rejected", &self.rejected.is_some())
            .finish_non_exhaustive()
    }
}

/// Why there is no credential. It must not show secrets: it is displayed.
#[derive(Debug)]
pub struct CredentialError(Box<dyn std::error::Error + Send + Sync>);

impl CredentialError {
    /// With its cause, or a text.
    pub fn new(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(cause.into())
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for CredentialError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}
