//! The catalogue: every rule by which a change in a document is known.

/// Declares rules, and the list of them.
macro_rules! rules {
    ($($name:ident $id:literal $explain:literal;)*) => {
        $(pub(in crate::diff) static $name: Rule = Rule { id: $id, explain: $explain };)*
        pub(super) static RULES: &[&Rule] = &[$(&$name),*];
    };
}

pub(super) mod body;
pub(super) mod document;
pub(super) mod operation;
pub(super) mod parameter;
pub(super) mod response;
pub(super) mod schema;
pub(super) mod security;
pub(super) mod server;

use super::Rule;

/// All rules, in the order in which one would read a document.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    let all = [
        operation::RULES,
        parameter::RULES,
        body::RULES,
        response::RULES,
        schema::RULES,
        security::RULES,
        server::RULES,
        document::RULES,
    ];
    all.into_iter().flatten().copied()
}
