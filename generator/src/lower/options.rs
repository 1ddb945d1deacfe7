//! The naming and typing part of the configuration: nothing after `lower` knows of it.

use std::collections::BTreeMap;

use super::{FeatureGroup, PageRule, Places, Pointed, RetryRule, UnionChoice};
use crate::diagnostic::Place;
use crate::ir::{ClientGate, Division, Examples, Told, Type};

/// What the user decides about names and types.
///
/// ```
/// let options = specwright::lower::Options::default();
/// assert!(!options.preserve_unknown);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The Rust type for a `format`: one of `String`, `i32`, `i64`, `u32`, `u64`, `f32`, `f64`, `DateTime`, `Date`,
    /// `Time`, `Duration`, `Uuid`, `Base64`, `Bytes`, `Decimal`, `DecimalNumber`, `Json`.
    pub formats: BTreeMap<String, String>,
    /// The types of nodes, by the entry that names one: as in `formats`, or the path of a type of the user's own.
    pub types: BTreeMap<String, String>,
    /// How the members of unions are told apart, by the entry that names one.
    pub unions: BTreeMap<String, UnionChoice>,
    /// What is said of single nodes.
    pub pointed: Pointed,
    /// Where it is said.
    pub places: Places,
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
    /// How the bindings become files.
    pub division: Division,
    /// The examples in the docs of operations; `None`: there are none.
    pub examples: Option<Examples>,
    /// What the names of the groups' cargo features begin with, where groups are behind features.
    pub features: Option<String>,
    /// The names that the user has chosen.
    pub names: Vec<ChosenName>,
    /// Cargo features with the groups that are behind each.
    pub feature_groups: Vec<FeatureGroup>,
    /// Where something is said about webhooks.
    pub webhooks_at: Option<Place>,
    /// How events are told apart.
    pub told: Told,
    /// Events that the document does not have, or has another schema for.
    pub events: Vec<Event>,
}

/// An event, by its name, and the component schema of its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// As the vendor sends it.
    pub name: String,
    /// The name of the schema, or a reference to it.
    pub schema: String,
    /// Where a person said so.
    pub place: Option<Place>,
}

/// A name that the user has chosen for something of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenName {
    /// Of what: a pointer (`#/components/schemas/Pet`), or an operation (`listPets`, `GET /pets`).
    pub of: String,
    /// The name.
    pub name: String,
    /// Where a person said so.
    pub place: Option<Place>,
}

impl Options {
    pub(super) fn format(&self, format: &str) -> Option<Type> {
        rust_type(self.formats.get(format)?)
    }
}

/// The type of a node that the configuration gives one.
pub(super) fn chosen_type(name: &str) -> Type {
    rust_type(name).unwrap_or_else(|| Type::Custom(name.into()))
}

/// The type of that name, as the configuration spells it.
pub fn rust_type(name: &str) -> Option<Type> {
    Some(match name {
        "String" => Type::String,
        "i32" => Type::Int32,
        "i64" => Type::Int64,
        "u32" => Type::UInt32,
        "u64" => Type::UInt64,
        "f32" => Type::Float32,
        "f64" => Type::Float64,
        "DateTime" => Type::DateTime,
        "Date" => Type::Date,
        "Time" => Type::Time,
        "Duration" => Type::Duration,
        "Uuid" => Type::Uuid,
        "Base64" => Type::Base64,
        "Bytes" => Type::Bytes,
        "Decimal" => Type::Decimal,
        "DecimalNumber" => Type::DecimalNumber,
        "Json" => Type::Json,
        _ => return None,
    })
}
