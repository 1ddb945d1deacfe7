//! What the Rust will be: the semantic middle between the document and the printing.
//!
//! Data only. Every case of the specification that means something different in Rust has a variant of its own here, wire
//! name and Rust name stand together, and everything says where in the document it comes from. `lower` fills it, `check`
//! holds it to its invariants, `emit` prints it.

mod client;
mod division;
mod examples;
mod name;
mod operation;
mod outline;
pub mod paging;
mod rule;
mod ty;
mod types;
mod webhook;

pub use client::{ApiKeyLocation, ClientGate, SchemeKind, SecurityScheme, Server, ServerVariable};
pub use division::Division;
pub use examples::Examples;
pub use name::{Docs, Ident, Name, Origin};
pub use operation::{
    Answer, Body, BodyKind, CollectionFormat, ErrorShape, Group, Location, Media, Operation, Parameter, PartEncoding,
    Repeat, Status, Style, SuccessShape, Verb,
};
pub use outline::outline;
pub use paging::{PageTarget, PageWay, Paging};
pub use rule::{Bound, Rule};
pub use ty::{Names, Type};
pub use types::{
    Alternative, Constructor, Discriminator, Enum, Home, Literal, Member, Presence, Rest, Same, Struct, TypeDef,
    TypeId, TypeKind, Union, UnionKind, ValueEnum, Variant, View,
};
pub use webhook::{Events, Told, Webhook};

/// One vendor's API.
#[derive(Debug, Default)]
pub struct Api {
    /// When the client is compiled.
    pub client: ClientGate,
    /// How it becomes files.
    pub division: Division,
    /// The examples in the docs of operations; `None`: there are none.
    pub examples: Option<Examples>,
    /// The document's `info.title`.
    pub title: String,
    /// The document's `info.version`.
    pub version: String,
    /// The header that carries idempotency keys, where operations do not declare it.
    pub idempotency_header: Option<String>,
    /// What the document says of itself.
    pub docs: Docs,
    /// Who answers for the document, and on which terms: a line each.
    pub attribution: Vec<String>,
    /// Where the API is served.
    pub servers: Vec<Server>,
    /// How callers prove who they are.
    pub schemes: Vec<SecurityScheme>,
    /// The types, in the order in which they are printed. A [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// The operations, by group, in the document's order.
    pub groups: Vec<Group>,
    /// What the vendor calls: `webhooks` and `callbacks`.
    pub webhooks: Vec<Webhook>,
    /// The enum of those that are events, if there are any.
    pub events: Option<Events>,
}

impl Api {
    /// The type with this number.
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0 as usize]
    }

    /// The names of everything that becomes a type, in one space; one that is given twice is listed twice.
    pub fn type_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.types.iter().map(|def| def.name.rust.as_str()).collect();
        let required = self.types.iter().filter_map(TypeDef::required_name);
        names.extend(required.map(|name| name.as_str()));
        names.extend(self.groups.iter().map(|group| group.type_name.as_str()));
        names.extend(self.events.iter().map(|events| events.name.as_str()));
        for (_, operation) in self.operations() {
            names.extend(operation.builder.iter().map(|name| name.as_str()));
            if let SuccessShape::Several(name, _) = &operation.success {
                names.push(name.as_str());
            }
            if let ErrorShape::Enum(name, _) = &operation.errors {
                names.push(name.as_str());
            }
        }
        names
    }

    /// All operations with their group.
    pub fn operations(&self) -> impl Iterator<Item = (&Group, &Operation)> {
        self.groups
            .iter()
            .flat_map(|group| group.operations.iter().map(move |operation| (group, operation)))
    }
}
