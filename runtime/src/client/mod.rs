//! The HTTP client: operations are data, and one engine sends them.
//!
//! Generated code describes an API and its operations as statics ([`Api`], [`Operation`]), and a method of a generated
//! client is a few calls on [`Core`]: parameters and body are encoded at once into a [`Call`], which owns what it needs
//! and is sent when it is awaited. The engine chooses server and credentials, follows redirects without carrying
//! credentials astray, and reads the response as what the document promises for its status. A [`Transport`] carries;
//! with the feature `reqwest` there is one by default, and [`MockTransport`] stands in for tests. Interceptors and layers
//! ([`Builder::before`], [`Builder::layer`]) stand between the two.
//!
//! # Spans
//!
//! With the feature `tracing` each call is a span `call` of kind `internal`, named for the operation, and in it is a span
//! `request` of kind `client` for each request that is sent: when the call is made again, for redirects, for tokens. Their
//! fields have OpenTelemetry's names: `http.request.method`, `http.request.resend_count`, `http.response.status_code`,
//! `url.template`, `url.full` (values of the query are `REDACTED`), `server.address`, `server.port`, `error.type` (a status, or
//! `connect`, `timeout`, `no_response`, `broken_off`, `request_body`, `redirect`, `too_large`, `rejected`, `cancelled`, `build`, `credential`),
//! and `otel.name`, `otel.kind`, `otel.status_code` for `tracing-opentelemetry`.

// What others share between threads has one thread in browsers.
#![cfg_attr(
    all(target_family = "wasm", target_os = "unknown"),
    allow(clippy::arc_with_non_send_sync)
)]

mod api;
mod argument;
#[cfg(all(feature = "blocking", not(all(target_family = "wasm", target_os = "unknown"))))]
pub mod blocking;
mod body;
mod build_error;
mod builder;
mod call;
mod call_builder;
mod client_macro;
mod clock;
mod core;
mod credential;
mod curl;
#[cfg(any(
    feature = "tower",
    all(feature = "reqwest", target_family = "wasm", target_os = "unknown")
))]
mod deadline;
mod draft;
mod engine;
mod error;
mod escape;
mod event_data;
mod events;
mod excerpt;
mod form;
#[cfg(any(
    feature = "tower",
    all(feature = "reqwest", not(all(target_family = "wasm", target_os = "unknown")))
))]
mod frames;
mod header;
mod items;
mod layer;
mod macros;
mod mock;
#[cfg(feature = "mock")]
pub(crate) mod mocked;
mod multipart;
mod oauth;
mod operation;
mod outcome;
mod pages;
mod pagination;
mod parameter;
mod payload;
mod placeholder;
mod pointer;
mod provider;
mod raw;
mod read;
#[cfg(feature = "mock")]
pub(crate) mod recorded;
mod redirect;
mod request;
#[cfg(feature = "reqwest")]
mod reqwest;
mod response;
mod retry;
mod said;
mod send;
mod server;
mod shape;
mod stream;
mod style;
mod target;
#[cfg(feature = "tower")]
pub mod tower;
mod trace;
mod transport;
mod upload;

pub use self::api::{Api, Location, SchemeKind, SecurityScheme, Server, Variable};
pub use self::argument::Argument;
pub use self::body::Body;
pub use self::build_error::BuildError;
pub use self::builder::Builder;
pub use self::call::{Call, Sending};
pub use self::call_builder::CallBuilder;
pub use self::clock::Instant;
pub use self::core::Core;
pub use self::error::{Error, ErrorKind};
pub use self::event_data::EventData;
pub use self::events::{Event, Events};
pub use self::items::Items;
pub use self::mock::{MockRequest, MockResponse, MockTransport};
pub use self::oauth::OAuth2;
pub use self::operation::{Answer, BodyKind, Media, Operation, Repeat, Status, Verb};
#[doc(hidden)]
pub use self::outcome::Incoming;
pub use self::outcome::{Outcome, Undocumented};
pub use self::pages::{Page, PageItems, Pages};
pub use self::pagination::Pagination;
pub use self::parameter::{Encoding, Parameter, Style};
pub use self::provider::{CredentialError, CredentialProvider, CredentialRequest};
pub use self::raw::RawResponse;
#[doc(hidden)]
pub use self::read::Unread;
pub use self::request::Request;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(all(feature = "reqwest", not(all(target_family = "wasm", target_os = "unknown"))))]
pub use self::reqwest::ReqwestTransportBuilder;
pub use self::response::Response;
pub use self::retry::RetryPolicy;
pub use self::send::MaybeSend;
pub use self::stream::StreamResponse;
pub use self::transport::{
    BoxFuture, Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse,
};
// What the public API is made of, so that generated crates need no dependency of their own.
pub use {bytes, futures_core, http, url};
