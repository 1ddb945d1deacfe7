//! From our dates and times to those of others, and back.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
mod standard;
#[cfg(feature = "time")]
mod time;
