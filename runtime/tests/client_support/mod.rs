//! A generated-like client, and a server to call.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod server;
mod shop;

pub use server::{Reply, Seen, Server};
pub use shop::*;

/// A client of `server` with all credentials.
pub fn client(server: &Server) -> Client {
    Client::builder()
        .base_url(server.url("/api"))
        .access_key_id("id-4711")
        .access_key_secret("secret-4711")
        .query_key("query-4711")
        .session("session-4711")
        .build()
        .unwrap()
}
