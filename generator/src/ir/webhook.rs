//! What the vendor calls.

use super::{Docs, Ident, Name, Origin, Type};

/// Something that the vendor calls.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Its name.
    pub name: Name,
    /// The document's words.
    pub docs: Docs,
    /// Where it stands.
    pub origin: Origin,
    /// The type of its payload.
    pub payload: Option<Type>,
    /// The names under which it is sent, where it is a variant of the enum of events.
    pub events: Vec<String>,
}

/// The enum of all events that the vendor sends.
#[derive(Clone, Debug)]
pub struct Events {
    /// Its name.
    pub name: Ident,
    /// How the events are told apart.
    pub told: Told,
}

/// How events are told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Told {
    /// Nobody knows; whoever reads one has its name from elsewhere.
    #[default]
    Elsewhere,
    /// By a member of the body: the path to it.
    Member(Vec<String>),
    /// By a header.
    Header(String),
}
