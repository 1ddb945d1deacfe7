//! Interceptors: transports that look at what passes, and pass it on.

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use super::send::BoxFuture;
use super::transport::{Transport, TransportError, TransportRequest, TransportResponse};

/// What wraps a transport in another one.
pub(super) type Layer = Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync>;

/// Looks at requests.
pub(super) struct Before<F> {
    pub(super) inner: Arc<dyn Transport>,
    pub(super) hook: F,
}

impl<F> Transport for Before<F>
where
    F: Fn(&mut TransportRequest) -> Result<(), TransportError> + Send + Sync,
{
    fn send(&self, mut request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        match (self.hook)(&mut request) {
            Ok(()) => self.inner.send(request),
            Err(error) => Box::pin(ready(Err(error))),
        }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.inner.sleep(duration)
    }
}

/// Looks at responses.
pub(super) struct After<F> {
    pub(super) inner: Arc<dyn Transport>,
    pub(super) hook: Arc<F>,
}

impl<F> Transport for After<F>
where
    F: Fn(&TransportRequest, &mut TransportResponse) -> Result<(), TransportError> + Send + Sync + 'static,
{
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let (asked, hook) = (request.without_body(), self.hook.clone());
        let sent = self.inner.send(request);
        Box::pin(async move {
            let mut response = sent.await?;
            hook(&asked, &mut response)?;
            Ok(response)
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.inner.sleep(duration)
    }
}
