//! The inside of a client, shared by all its clones.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use url::Url;

use super::api::Api;
use super::call_builder::CallBuilder;
use super::credential::Credentials;
use super::operation::Operation;
use super::retry::RetryPolicy;
use super::transport::Transport;

/// The inside of a client: cheap to clone, the same for all clones. Made by [`Builder`](super::Builder).
#[derive(Clone)]
pub struct Core {
    settings: Arc<Settings>,
}

/// What was settled when the client was built.
pub(super) struct Settings {
    pub(super) api: &'static Api,
    pub(super) base: Url,
    /// The user gave `base`: servers of single operations do not count.
    pub(super) overridden: bool,
    pub(super) variables: Vec<(String, String)>,
    pub(super) credentials: Credentials,
    pub(super) headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    pub(super) response_timeout: Option<Duration>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) retry: RetryPolicy,
    /// The header for idempotency keys, where operations do not declare one.
    pub(super) idempotency_header: Option<String>,
    pub(super) validate: bool,
    pub(super) body_limit: usize,
    pub(super) transport: Arc<dyn Transport>,
}

impl Core {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            settings: Arc::new(settings),
        }
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Begins a call of `operation`.
    pub fn call(&self, operation: &'static Operation) -> CallBuilder {
        CallBuilder::new(self.clone(), operation)
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither credentials nor default headers: both may be secret.
        let settings = self.settings();
        f.debug_struct("Client")
            .field("api", &settings.api.title)
            .field("base_url", &settings.base.as_str())
            .finish_non_exhaustive()
    }
}
