//! What goes between threads, where there are threads: in browsers (`wasm32-unknown-unknown`) nothing does.

use std::future::Future;
use std::pin::Pin;

use futures_core::Stream;

/// A future without a type, as transports and engine pass it on.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A future without a type, as transports and engine pass it on. In browsers futures stay on their thread.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(super) type BoxStream<T> = Pin<Box<dyn Stream<Item = T> + Send>>;

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(super) type BoxStream<T> = Pin<Box<dyn Stream<Item = T>>>;

/// `Send`; but anything in browsers, whose futures and streams stay on their thread.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub trait MaybeSend: Send {}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
impl<T: Send + ?Sized> MaybeSend for T {}

/// `Send`; but anything in browsers, whose futures and streams stay on their thread.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub trait MaybeSend {}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
impl<T: ?Sized> MaybeSend for T {}
