//! What time it is, also where `std` cannot tell (`wasm32-unknown-unknown`).

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, SystemTime};

pub use web_time::Instant;

use super::transport::BoxFuture;

/// The date.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(super) fn date() -> SystemTime {
    SystemTime::now()
}

/// The date.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(super) fn date() -> SystemTime {
    use web_time::web::SystemTimeExt as _;
    web_time::SystemTime::now().to_std()
}

/// Waits, on any executor.
pub(super) fn sleep(duration: Duration) -> BoxFuture<'static, ()> {
    Box::pin(futures_timer::Delay::new(duration))
}

/// What `future` comes to, unless `limit` is over before.
pub(super) async fn within<T>(future: impl Future<Output = T>, limit: impl Future<Output = ()>) -> Option<T> {
    let (mut future, mut limit) = (pin!(future), pin!(limit));
    poll_fn(|cx| match future.as_mut().poll(cx) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => limit.as_mut().poll(cx).map(|()| None),
    })
    .await
}
