//! What the configuration says of one vendor.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::diagnostic::Place;
use crate::ir::{Division, Told};
use crate::lower::{Event, PageRule};
use crate::select::Selection;

/// One vendor's table.
///
/// ```
/// use specwright::config::VendorConfig;
///
/// let config = VendorConfig::new("meetbit", "specs/meetbit.yaml");
/// assert!(config.relax.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorConfig {
    /// The vendor's name: the module, its folder and its cargo feature.
    pub name: String,
    /// The entry document, relative to the configuration, with `/`.
    pub document: String,
    /// The lines that each generated file begins with, without `//`.
    pub header: String,
    /// The Rust type for a `format`, one of [`TYPES`](super::TYPES).
    pub formats: BTreeMap<String, String>,
    /// String enums, by pointer, that take no values beyond the listed ones.
    pub closed_enums: BTreeSet<String>,
    /// Required members, by pointer, that are treated as optional because the vendor leaves them out.
    pub relax: BTreeSet<String>,
    /// Members that the document does not name are kept and sent back.
    pub preserve_unknown: bool,
    /// The header that carries idempotency keys, where the document does not declare it.
    pub idempotency_header: Option<String>,
    /// How answers lead to the next page.
    pub pagination: Vec<PageRule>,
    /// When the client is compiled.
    pub client: ClientGate,
    /// How many files the bindings are.
    pub layout: Division,
    /// What the names of the cargo features begin with that each tag is behind; `None`: tags are behind none.
    pub features: Option<String>,
    /// What of the document is generated.
    pub select: Selection,
    /// What is known of the events that the vendor sends.
    pub webhooks: Webhooks,
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

/// The names that `formats` may map to.
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

    /// Everything that changes what is generated, as text for a digest. Reasons, and the order in which things are said,
    /// are no part of it.
    pub(crate) fn canonical(&self) -> String {
        let mut text = String::new();
        let VendorConfig {
            name,
            document,
            header,
            formats,
            closed_enums,
            relax,
            preserve_unknown,
            idempotency_header,
            pagination,
            client,
            layout,
            features,
            select,
            webhooks,
        } = self;
        let _ = writeln!(text, "name {name:?}\ndocument {document:?}\nheader {header:?}");
        let _ = writeln!(
            text,
            "formats {formats:?}\nclosed-enums {closed_enums:?}\nrelax {relax:?}"
        );
        let _ = writeln!(text, "preserve-unknown {preserve_unknown}\nclient {client:?}");
        // What is as it always was is not mentioned, so that a new choice makes no tree stale.
        if let Some(header) = idempotency_header {
            let _ = writeln!(text, "idempotency-header {header:?}");
        }
        for rule in pagination {
            let PageRule {
                operations,
                way,
                target,
                items,
                more,
                total,
            } = rule;
            let operations: Vec<&str> = operations.iter().map(|(pattern, _)| pattern.as_str()).collect();
            let _ = writeln!(
                text,
                "pagination {operations:?} {way:?} {target:?} {items:?} {more:?} {total:?}"
            );
        }
        if *layout != Division::Auto {
            let _ = writeln!(text, "layout {layout:?}");
        }
        if let Some(prefix) = features {
            let _ = writeln!(text, "features {prefix:?}");
        }
        if !select.is_empty() {
            let _ = writeln!(text, "select {}", select.canonical());
        }
        if webhooks.place.is_some() {
            let events: Vec<_> = webhooks
                .events
                .iter()
                .map(|event| (&event.name, &event.schema))
                .collect();
            let _ = writeln!(text, "webhooks {:?} {events:?}", webhooks.told);
        }
        text
    }
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
