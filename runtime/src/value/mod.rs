//! Values that Rust has no type for, or none that keeps what came.

mod base64;
mod bytes;
mod convert;
mod custom;
mod decimal;
mod field;
mod instant;
mod raw_json;
mod secret;
mod unrecognized;

pub use base64::Base64;
pub use bytes::Bytes;
pub use custom::{Custom, InvalidCustom};
pub use decimal::{Decimal, DecimalNumber, InvalidNumber};
pub use field::Field;
pub use instant::{Date, DateTime, Duration, InvalidTime, Time};
pub use raw_json::{InvalidJson, RawJson};
pub use secret::Secret;
pub use unrecognized::{NotListed, Unrecognized, UnrecognizedValue};
