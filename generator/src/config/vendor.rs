//! What the configuration says of one vendor.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place};
use crate::ir::{self, Division, Told};
use crate::load::Text;
use crate::lower::{Choice, ChosenName, Event, FeatureGroup, PageRule, Places, RetryRule, UnionChoice};
use crate::select::Selection;

/// One vendor's table.
///
/// ```
/// use specwright::config::VendorConfig;
///
/// let config = VendorConfig::new("meetbit", "specs/meetbit.yaml");
/// assert!(config.relax.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VendorConfig {
    /// The vendor's name: the module, its folder and its cargo feature.
    pub name: String,
    /// The entry document, relative to the configuration, with `/`.
    pub document: String,
    /// Overlays that change the document before anything is generated, in this order; relative to the configuration, too.
    pub overlays: Vec<String>,
    /// Where the vendor publishes the document: an `https` URL, from which `specwright update` fetches it.
    pub source: Option<String>,
    /// The lines that each generated file begins with, without `//`.
    pub header: String,
    /// The Rust type for a `format`, one of [`TYPES`](super::TYPES).
    pub formats: BTreeMap<String, String>,
    /// The Rust types of schemas, members and parameters, by pointer: one of [`TYPES`](super::TYPES), or the path of a type of
    /// your own, `::` before the name of its crate: `::rust_decimal::Decimal`, `crate::Money`.
    pub types: BTreeMap<String, String>,
    /// How the members of unions are told apart, by pointer.
    pub unions: BTreeMap<String, UnionChoice>,
    /// String enums, by pointer, that take no values beyond the listed ones.
    pub closed_enums: BTreeSet<String>,
    /// Required members, by pointer, that are treated as optional because the vendor leaves them out.
    pub relax: BTreeSet<String>,
    /// Optional members, by pointer, that are treated as required because the vendor always sends them, or needs them.
    pub require: BTreeSet<String>,
    /// Schemas and members, by pointer, that may be `null` though the document does not say so.
    pub nullable: BTreeSet<String>,
    /// Schemas and members, by pointer, that are never `null` though the document says so.
    pub non_null: BTreeSet<String>,
    /// Members that the document does not name are kept and sent back.
    pub preserve_unknown: bool,
    /// The header that carries idempotency keys, where the document does not declare it.
    pub idempotency_header: Option<String>,
    /// How answers lead to the next page.
    pub pagination: Vec<PageRule>,
    /// Which operations may be made again.
    pub retries: Vec<RetryRule>,
    /// When the client is compiled.
    pub client: ClientGate,
    /// How many files the bindings are.
    pub layout: Division,
    /// What the names of the cargo features begin with that each tag is behind; `None`: tags are behind none.
    pub features: Option<String>,
    /// Cargo features, each with the tags that are behind it; the other tags are behind none.
    pub feature_groups: Vec<FeatureGroup>,
    /// Whether the docs of operations show how they are called.
    pub examples: Examples,
    /// Where users find the bindings, if that is known.
    pub place: Option<ModulePlace>,
    /// What of the document is generated.
    pub select: Selection,
    /// Names that a person has chosen for things of the document.
    pub names: Vec<ChosenName>,
    /// What is known of the events that the vendor sends.
    pub webhooks: Webhooks,
    /// Changes of the document that `diff` does not count.
    pub suppress: Vec<super::Suppression>,
    /// Where entries of the configuration stand.
    pub places: Places,
}

/// What is known of the events that a vendor sends, beyond its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Webhooks {
    /// Where it is said.
    pub place: Option<Place>,
    /// How they are told apart.
    pub told: Told,
    /// Events that the document does not have, or has another schema for.
    pub events: Vec<Event>,
}

/// Whether the docs of operations show how they are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Examples {
    /// Where it is known how users write the module's path: there the examples are doctests, which compile.
    #[default]
    WherePlaceIsKnown,
    /// Never.
    No,
    /// Always; where the path is not known, as text that no test compiles.
    Yes,
    /// As doctests, for a module that users write so: `my_crate::stan`.
    At(String),
}

/// How users write the path of the bindings, and that of the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModulePlace {
    /// `vendor_apis::stan`
    pub module: String,
    /// `vendor_apis::runtime`
    pub runtime: String,
}

impl VendorConfig {
    /// The same with places that messages about the document can point to: in `said`, the text of the configuration.
    #[must_use]
    pub(crate) fn placed(mut self, said: &Arc<Text>, notes: &mut Diagnostics) -> VendorConfig {
        let entries = self.select.wanted.iter_mut().chain(&mut self.select.excluded);
        let operations = self.pagination.iter_mut().flat_map(|rule| &mut rule.operations);
        let events = self.webhooks.events.iter_mut().map(|event| &mut event.place);
        let places = entries.map(|entry| &mut entry.place).chain(events);
        let places = places.chain(operations.map(|(_, place)| place));
        let places = places.chain(self.names.iter_mut().map(|name| &mut name.place));
        let places = places.chain([&mut self.webhooks.place]).flatten();
        let mut places = places.chain(self.places.values_mut()).peekable();
        if places.peek().is_some() {
            let file = notes.add_file(said.clone());
            places.for_each(|place| place.file = file);
        } else {
            drop(places);
        }
        self
    }

    /// What the examples go by, where there are any.
    pub(crate) fn shown_examples(&self) -> Option<ir::Examples> {
        let place = |module: &str, runtime: &str, compiled| ir::Examples {
            module: module.to_owned(),
            runtime: runtime.to_owned(),
            compiled,
        };
        match (&self.examples, &self.place) {
            (Examples::No, _) | (Examples::WherePlaceIsKnown, None) => None,
            (Examples::WherePlaceIsKnown | Examples::Yes, Some(it)) => Some(place(&it.module, &it.runtime, true)),
            (Examples::Yes, None) => Some(place(&format!("crate::{}", self.name), RUNTIME, false)),
            (Examples::At(module), _) => Some(place(module, RUNTIME, true)),
        }
    }
}

/// The runtime, as a package calls it that depends on it.
pub(crate) const RUNTIME: &str = "specwright_runtime";

/// When the client of a vendor is compiled.
///
/// A package that publishes bindings leaves the choice to its users, by a cargo feature. A build script prints for one
/// package, which may have no such feature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientGate {
    /// With the cargo feature `client` of the package that the files are in.
    #[default]
    Feature,
    /// Always.
    Always,
    /// Never: types only.
    Never,
}

/// The names that `formats` and `types` may map to.
pub const TYPES: &[&str] = &[
    "String",
    "i32",
    "i64",
    "u32",
    "u64",
    "f32",
    "f64",
    "DateTime",
    "Date",
    "Time",
    "Duration",
    "Uuid",
    "Base64",
    "Bytes",
    "Decimal",
    "DecimalNumber",
    "Json",
];

impl VendorConfig {
    /// A vendor without any choices.
    pub fn new(name: &str, document: &str) -> VendorConfig {
        VendorConfig {
            name: name.to_owned(),
            document: document.to_owned(),
            ..VendorConfig::default()
        }
    }

    /// The entries that name nodes of the document by their pointers.
    pub(crate) fn pointers(&self) -> impl Iterator<Item = (Choice, &str)> {
        let lists = [
            (Choice::ClosedEnum, &self.closed_enums),
            (Choice::Relax, &self.relax),
            (Choice::Require, &self.require),
            (Choice::Nullable, &self.nullable),
            (Choice::NonNull, &self.non_null),
        ];
        let lists = lists.into_iter();
        let entries = lists.flat_map(|(choice, list)| list.iter().map(move |entry| (choice, entry.as_str())));
        let types = self.types.keys().map(|entry| (Choice::Type, entry.as_str()));
        let unions = self.unions.keys().map(|entry| (Choice::Union, entry.as_str()));
        entries.chain(types).chain(unions)
    }
}

/// Whether a text is the path of a module, from its crate on.
pub(crate) fn is_path(text: &str) -> bool {
    let parts = syn::parse_str::<syn::Path>(text).map(|path| path.segments);
    parts.is_ok_and(|parts| parts.iter().all(|part| part.arguments.is_none()))
}

/// Why a name cannot be that of a package of bindings.
#[cfg(feature = "cli")]
pub(crate) fn check_package(name: &str) -> Result<(), String> {
    // Crates that every program finds by these names, and those that the package depends on.
    const TAKEN: &[&str] = &[
        "alloc",
        "core",
        "proc_macro",
        "specwright",
        "specwright_runtime",
        "std",
        "test",
        "tokio",
    ];
    let mut letters = name.chars();
    let first = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    if !first || !letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
        return Err(format!(
            "`{name}` is no name of a package: letters of ASCII, digits, `-` and `_`, beginning with a letter"
        ));
    }
    let library = name.replace('-', "_");
    if syn::parse_str::<syn::Ident>(&library).is_err() {
        return Err(format!("`{name}` is a word of the Rust language"));
    }
    if TAKEN.contains(&library.as_str()) {
        return Err(format!("`{name}` is the name of a crate that the package itself needs"));
    }
    Ok(())
}

/// Why a name cannot be a module's, a folder's and a cargo feature's at once.
pub(crate) fn check_name(name: &str) -> Result<(), String> {
    // These are features of the root package, or would name its library's parts.
    const TAKEN: &[&str] = &[
        "blocking",
        "client",
        "default",
        "http2",
        "mock",
        "regenerate",
        "reqwest",
        "tower",
        "tracing",
        "runtime",
        "webhook",
        "core",
        "std",
        "alloc",
    ];
    let mut letters = name.chars();
    let first = letters.next().is_some_and(|first| first.is_ascii_lowercase());
    if !first || !letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        return Err(format!(
            "`{name}` is no module name: lower-case letters, digits and `_`, beginning with a letter"
        ));
    }
    if syn::parse_str::<syn::Ident>(name).is_err() {
        return Err(format!("`{name}` is a word of the Rust language"));
    }
    if TAKEN.contains(&name) {
        return Err(format!("`{name}` is a name that the generated library needs itself"));
    }
    Ok(())
}
