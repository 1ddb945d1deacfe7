//! From text to values: reads the entry document and every file that it reaches by `$ref`, losing nothing.

mod decode;
mod files;
mod follow;
mod foreign;
mod overlay;
pub mod pointer;
mod position;
mod read;
mod refs;
mod resolve;
mod source;
mod text;
mod value;

#[cfg(feature = "cli")]
pub(crate) use decode::decode;
pub(crate) use foreign::in_members;
pub(crate) use overlay::Trail;
pub use position::{Positions, Repeated};
#[cfg(feature = "cli")]
pub(crate) use resolve::normal;
pub use source::{FileId, LoadOptions, Source, SourceFile};
pub(crate) use text::floor;
pub use text::{Span, Text};
pub use value::{Number, Value};
