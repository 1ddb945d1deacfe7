//! The server as a transport: nothing is sent anywhere.

use std::sync::Arc;
use std::time::Duration;

use super::super::clock;
use super::super::engine::whole;
use super::super::mock::MockRequest;
use super::super::transport::{
    BoxFuture, Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse,
};
use super::shared::Shared;

/// The server as a transport.
pub(super) struct InMemory(pub(super) Arc<Shared>);

impl Transport for InMemory {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let shared = self.0.clone();
        Box::pin(async move {
            let deadline = request.deadline;
            let (request, body) = MockRequest::begun(request);
            let body = whole(body, usize::MAX).await?;
            let reaction = shared.react(MockRequest { body, ..request });
            let left = deadline.map(|deadline| deadline.saturating_duration_since(clock::Instant::now()));
            match (reaction.delay, left) {
                (Some(delay), Some(left)) if left < delay => {
                    clock::sleep(left).await;
                    return Err(TransportError::new(
                        TransportErrorKind::Timeout,
                        "the mock answers later",
                    ));
                }
                (Some(delay), _) => clock::sleep(delay).await,
                (None, _) => {}
            }
            match reaction.response {
                Some(response) => response.response(),
                None => Err(TransportError::new(
                    TransportErrorKind::Broken,
                    "the mock has reset the connection",
                )),
            }
        })
    }

    /// It does not wait, and remembers what it was asked to.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.0.state().waits.push(duration);
        Box::pin(std::future::ready(()))
    }
}
