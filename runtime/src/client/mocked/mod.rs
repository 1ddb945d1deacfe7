//! A server that stands in for a vendor: answers that were set, requests that are checked against the document.

mod asked;
mod check;
mod fields;
mod given;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod http;
mod mock;
mod reply;
mod route;
mod server;
mod shared;
mod transport;

pub use self::asked::Asked;
pub use self::given::{Given, On};
pub use self::mock::Mock;
pub use self::reply::Reply;
pub use self::server::Server;
