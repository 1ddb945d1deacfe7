//! The configuration: `specwright.toml`, one table per vendor, each choice with its reason.
//!
//! ```toml
//! generated = "generated"                      # the folder that is written; this is the default
//! command = "cargo run -p specwright -- generate"   # what messages and file headers tell people to run
//!
//! [vendors.stan]
//! document = "specs/stan.yaml"
//! overlays = ["specs/stan.overlay.yaml"]       # changes to the document (OpenAPI Overlay 1.0 or 1.1), in this order
//! source = "https://stan.example/openapi.yaml"  # where `specwright update` fetches the document
//! webhooks.member = "event.type"               # which member of an event has its name
//! formats.money = "Decimal"                     # a type for each node of a format
//! types."#/components/schemas/Money" = "crate::Money"  # or for a single node: one of ours, or one that serde knows
//! unions."#/components/schemas/Pet" = { discriminator = "kind", mapping = { dog = "Dog", cat = "Cat" } }
//! retries = [{ operations = ["POST /search"], repeat = "always" }]
//! require = ["#/components/schemas/Customer/properties/email"]  # and `relax`, `nullable`, `non-null`
//! relax = [{ pointer = "#/components/schemas/Customer/properties/id", reason = "left out by their sandbox" }]
//!
//! [vendors.stan.names]                         # what things of the document are called in Rust
//! "#/components/schemas/errors.ErrorResponse" = "ApiError"
//! "#/components/schemas/Pet/properties/ref" = { name = "reference", reason = "`ref` is a keyword" }
//! listPets = "list"                            # the method of an operation; its types are called after it
//! "#/tags/Pets" = "animals"                    # `client.animals()`, `AnimalsApi`
//! ```
//!
//! Every entry has to match something in the document, which is judged when all is lowered (`crate::choices`).
//!
//! It is read by hand from the spanned TOML tree rather than through `serde`: so every fault is found at once, each at
//! its line, and a misspelt key is answered with the nearest one.

mod canonical;
mod extent;
mod features;
mod names;
mod pages;
mod pointers;
mod read;
mod retries;
mod source;
mod suppress;
mod types;
mod unions;
mod vendor;
mod webhooks;

pub use crate::ir::Division;
pub use crate::ir::Told;
pub use crate::lower::{Choice, ChosenName, Event, Places};
pub use suppress::Suppression;
pub use vendor::{ClientGate, Examples, ModulePlace, TYPES, VendorConfig, Webhooks};

pub(crate) use read::is_inside;
#[cfg(feature = "update")]
pub(crate) use source::fault as source_fault;
#[cfg(feature = "cli")]
pub(crate) use vendor::check_package;
#[cfg(feature = "cli")]
pub(crate) use vendor::is_path;
pub(crate) use vendor::{RUNTIME, check_name};

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Stopped};
use crate::load::Text;

/// The name of the configuration file.
pub const FILE: &str = "specwright.toml";

/// The JSON Schema (draft 7) of the configuration, for editors. `specwright schema` prints it.
///
/// ```
/// assert!(specwright::config::SCHEMA.contains("specwright.toml"));
/// ```
pub const SCHEMA: &str = include_str!("schema.json");

/// What the project wants to be generated, and how.
///
/// ```
/// use specwright::{config::Config, diagnostic::Diagnostics};
///
/// let mut notes = Diagnostics::new();
/// let config = Config::read("specwright.toml", "[vendors.stan]\ndocument = 'specs/stan.yaml'\n", &mut notes)?;
/// assert_eq!(config.generated, "generated");
/// assert_eq!(config.vendors[0].name, "stan");
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The folder that is written, relative to the configuration's, with `/`.
    pub generated: String,
    /// What a person runs to bring it up to date.
    pub command: String,
    /// The vendors, in the file's order.
    pub vendors: Vec<VendorConfig>,
}

impl Config {
    /// Reads the text of a `specwright.toml`.
    pub fn read(name: &str, text: &str, notes: &mut Diagnostics) -> Result<Config, Stopped> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file = notes.add_file(Arc::new(Text::new(name, text)));
        let config = read::config(file, text, notes);
        notes.gate()?;
        Ok(config)
    }

    /// The vendor of that name.
    pub fn vendor(&self, name: &str) -> Option<&VendorConfig> {
        self.vendors.iter().find(|vendor| vendor.name == name)
    }
}
