//! Whom the transport trusts, and who it says it is.

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use crate::client::build_error::BuildError;

/// What was said about certificates.
#[derive(Default)]
pub(super) struct Certificates {
    roots: Vec<CertificateDer<'static>>,
    /// Those of the platform count for nothing.
    alone: bool,
    own: Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)>,
}

/// TLS, and why it trusts nobody if that is so.
pub(super) struct Tls {
    pub(super) config: ClientConfig,
    pub(super) broken: Option<Arc<str>>,
}

impl Certificates {
    pub(super) fn add_roots(&mut self, pem: &[u8]) -> Result<(), BuildError> {
        self.roots.extend(certificates(pem)?);
        Ok(())
    }

    pub(super) fn only_given(&mut self) {
        self.alone = true;
    }

    pub(super) fn present(&mut self, chain: &[u8], key: &[u8]) -> Result<(), BuildError> {
        let key = PrivateKeyDer::from_pem_slice(key)
            .map_err(|error| BuildError::new(format!("the key of the client certificate cannot be read: {error}")))?;
        self.own = Some((certificates(chain)?, key));
        Ok(())
    }

    /// TLS with them. A machine without certificates can still speak `http`.
    pub(super) fn tls(self) -> Result<Tls, BuildError> {
        // Ours, whatever other providers the program has installed or compiled in.
        let provider = Arc::new(ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions();
        let config = config.map_err(|error| no_tls(&error))?;
        let (config, broken) = match verifier(self.roots, self.alone, provider) {
            Ok(verifier) => (config.dangerous().with_custom_certificate_verifier(verifier), None),
            // Somebody gave certificates: they are wrong, or nobody could be trusted.
            Err(error) if self.alone => return Err(error),
            Err(error) => {
                let config = config.with_root_certificates(RootCertStore::empty());
                (config, Some(error.to_string().into()))
            }
        };
        let mut config = match self.own {
            Some((chain, key)) => config
                .with_client_auth_cert(chain, key)
                .map_err(|error| no_tls(&error))?,
            None => config.with_no_client_auth(),
        };
        if cfg!(feature = "http2") {
            config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        }
        Ok(Tls { config, broken })
    }
}

fn verifier(
    roots: Vec<CertificateDer<'static>>,
    alone: bool,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, BuildError> {
    if !alone {
        return platform(roots, provider).map_err(|error| no_tls(&error));
    }
    let mut store = RootCertStore::empty();
    for root in roots {
        store.add(root).map_err(|error| no_tls(&error))?;
    }
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider).build();
    let verifier = verifier.map_err(|error| BuildError::new(format!("no TLS: {error}")))?;
    Ok(verifier)
}

fn platform(
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, rustls::Error> {
    if roots.is_empty() {
        return Ok(Arc::new(Verifier::new(provider)?));
    }
    #[cfg(not(target_os = "android"))]
    {
        Ok(Arc::new(Verifier::new_with_extra_roots(roots, provider)?))
    }
    #[cfg(target_os = "android")]
    {
        let text = "on Android certificates are given to the platform, or count alone (`only_root_certificates`)";
        Err(rustls::Error::General(text.to_owned()))
    }
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, BuildError> {
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let certificates =
        certificates.map_err(|error| BuildError::new(format!("a certificate cannot be read: {error}")))?;
    if certificates.is_empty() {
        return Err(BuildError::new(
            "a certificate cannot be read: there is none in PEM (`-----BEGIN CERTIFICATE-----`)",
        ));
    }
    Ok(certificates)
}

fn no_tls(error: &rustls::Error) -> BuildError {
    BuildError::new(format!("no TLS: {error}"))
}
