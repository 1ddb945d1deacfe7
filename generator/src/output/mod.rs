//! From texts to files: what differs is written, what is ours and no longer needed is removed, and nothing else is
//! touched.

mod header;
mod inline;
mod joined;
mod layout;
mod leftover;
mod library;
mod package;
mod plan;
mod write;

pub use header::{header, is_generated};
pub use joined::{joined, one_file};
pub use layout::{Layout, Placed, Runtime};
pub(crate) use leftover::leftovers;
pub(crate) use package::key;
#[cfg(feature = "cli")]
pub(crate) use package::{Library, Manifest};
pub use plan::{Change, Plan, Tree, Wanted};
pub use write::write;
