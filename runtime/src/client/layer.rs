//! Interceptors and layers: transports that look at what passes, and pass it on.

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use super::builder::Builder;
use super::send::BoxFuture;
use super::transport::{Transport, TransportError, TransportRequest, TransportResponse};

impl Builder {
    /// Look at each request before it is sent, change it, or keep it from being sent.
    ///
    /// It is asked for every single request: again when a call is made again, for each redirect, and for the requests of
    /// [`OAuth2`](super::OAuth2) for tokens. Redirects may lead to other hosts, so look at the address before you add a
    /// secret. What interceptors and layers were given first comes first: it sees a request before the others, and its
    /// response after them.
    ///
    /// ```
    /// # use specwright_runtime::client::{Api, Builder, MockTransport, TransportError, TransportRequest};
    /// # static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
    /// # let mut builder = Builder::new(&API);
    /// builder.before(|request: &mut TransportRequest| {
    ///     let id = "4711".parse().map_err(TransportError::rejected)?;
    ///     request.headers.insert("x-request-id", id);
    ///     Ok(())
    /// });
    /// ```
    pub fn before(
        &mut self,
        hook: impl Fn(&mut TransportRequest) -> Result<(), TransportError> + Send + Sync + 'static,
    ) {
        self.layers
            .push(Box::new(move |inner| Arc::new(Before { inner, hook })));
    }

    /// Look at each response when its headers are there, with the request that it answers, whose body is gone by then;
    /// change it, or reject it. It is asked as often as [`before`](Self::before) is.
    ///
    /// ```
    /// # use specwright_runtime::client::{Api, Builder, MockTransport, TransportError, TransportRequest, TransportResponse};
    /// # static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
    /// # let mut builder = Builder::new(&API);
    /// builder.after(|request: &TransportRequest, response: &mut TransportResponse| {
    ///     println!("{} {}", request.operation, response.status);
    ///     match response.headers.contains_key("x-maintenance") {
    ///         true => Err(TransportError::rejected("the vendor is being maintained")),
    ///         false => Ok(()),
    ///     }
    /// });
    /// ```
    pub fn after(
        &mut self,
        hook: impl Fn(&TransportRequest, &mut TransportResponse) -> Result<(), TransportError> + Send + Sync + 'static,
    ) {
        let hook = Arc::new(hook);
        self.layers.push(Box::new(move |inner| Arc::new(After { inner, hook })));
    }

    /// Wrap the transport in one of your own, which passes requests on to the one that it is given: to measure, to cache,
    /// to hold back. With the feature `tower`, layers of `tower` fit in: see `client::tower`.
    ///
    /// The order is that of [`before`](Self::before): layers that were given first are outermost. Retries and redirects are
    /// outside of them all, so each request passes through them by itself. What they take counts towards the times that a
    /// call and a response have. A layer whose [`sleep`](Transport::sleep) is that of the transport inside lets mocks skip
    /// waits.
    pub fn layer<T: Transport + 'static>(
        &mut self,
        layer: impl FnOnce(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) {
        self.layers.push(Box::new(move |inner| Arc::new(layer(inner))));
    }
}

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
