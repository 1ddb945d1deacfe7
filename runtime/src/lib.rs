//! What the Rust that specwright prints stands on: one JSON codec for all types, and the values of OpenAPI.
//!
//! A generated type is a plain struct or enum with public members, and a table of facts about it. The tables are read by
//! functions that are compiled once: [`from_slice`] and [`to_vec`] are our own JSON, and each type also implements
//! serde's traits, for every format that describes itself. `Debug`, `PartialEq` and `validate()` are done by walking
//! over the same tables.
//!
//! ```
//! use specwright_runtime::{Field, open_enum, record};
//!
//! #[derive(Clone)]
//! pub struct Customer {
//!     pub id: i64,
//!     pub email: Option<String>,
//!     pub phone: Field<String>,
//! }
//!
//! record! {
//!     Customer CUSTOMER required[0x1] table[b""];
//!     0 id: required i64 = "id";
//!     1 email: optional String = "email", format("email");
//!     2 phone: field String = "phone";
//! }
//!
//! let customer: Customer = specwright_runtime::from_str(r#"{"id": 7, "email": "ada@example", "phone": null}"#)?;
//! assert!(customer.phone.is_null());
//! assert_eq!(format!("{customer:?}"), r#"Customer { id: 7, email: "ada@example", phone: Null }"#);
//! assert_eq!(specwright_runtime::to_string(&customer.email("ada")), r#"{"id":7,"email":"ada","phone":null}"#);
//!
//! let error = specwright_runtime::from_str::<Customer>(r#"{"id": "7"}"#).unwrap_err();
//! assert_eq!(error.to_string(), "expected an int64, found a string at $.id (byte 7)");
//! # Ok::<(), specwright_runtime::DecodeError>(())
//! ```
//!
//! # Features
//!
//! - `client`: the engine of the generated clients; `reqwest`: its default transport, in browsers as well.
//! - `http2`: HTTP/2 by the default transport, where the server offers it over TLS.
//! - `blocking`: calls without `async`, for programs that have no runtime.
//! - `tower`: layers and services of `tower` as parts of a client; `tracing`: spans for calls and requests.
//! - `mock`: servers that stand in for vendors in tests, and recordings that are played back.
//! - `webhook`: proof that an event comes from whom it says. Its types need no feature.
//! - `pattern`: checks `pattern` in `validate()`.
//! - `jiff`, `chrono`, `time`: conversions of dates and times. They add up, and appear in no signature of ours.
#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod bridge;
#[cfg(feature = "client")]
pub mod client;
mod error;
pub mod event;
mod file;
mod format;
mod impls;
mod json;
mod macros;
#[cfg(feature = "mock")]
pub mod mock;
mod node;
pub mod rule;
pub mod table;
mod value;
mod walk;
#[cfg(feature = "webhook")]
pub mod webhook;

pub use error::DecodeError;
pub use file::{File, Upload};
pub use json::{decode, encode, from_slice, from_str, to_string, to_vec};
pub use node::{EnumNode, ListNode, MapNode, Node, RecordNode, Slot, UnionNode, View};
pub use table::{Alternative, Choices, Literal, Record, Tags, kind};
pub use uuid::Uuid;
pub use value::{
    Base64, Bytes, Custom, Date, DateTime, Decimal, DecimalNumber, Duration, Field, InvalidCustom, InvalidJson,
    InvalidNumber, InvalidTime, NotListed, RawJson, Secret, Time, Unrecognized, UnrecognizedValue,
};
pub use walk::invalid::{Invalid, Violation};
pub use walk::text::{fill_text, scalar_text};
pub use walk::validate::validate;

/// A JSON value of no known type.
pub type Json = serde_json::Value;

/// An object whose member names are data: `additionalProperties`, `patternProperties`.
pub type Map<T> = std::collections::BTreeMap<String, T>;
