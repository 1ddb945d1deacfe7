//! The default transport: `reqwest`, with TLS by rustls over ring; in browsers it is `fetch`.

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod build;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod native;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod tls;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod web;

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use self::build::ReqwestTransportBuilder;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use self::native::ReqwestTransport;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub use self::web::ReqwestTransport;
