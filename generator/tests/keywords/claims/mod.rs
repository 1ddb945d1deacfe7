//! The claims, object by object, in the order of the specification.

mod bodies;
mod document;
mod extensions;
mod formats;
mod operations;
mod parameters;
mod responses;
mod schemas;
mod security;
mod styles;

use crate::claim::{Claim, Object};

/// Every object, in the order of the table.
pub(crate) fn objects() -> impl Iterator<Item = &'static Object> {
    [
        document::OBJECTS,
        operations::OBJECTS,
        parameters::OBJECTS,
        styles::OBJECTS,
        bodies::OBJECTS,
        responses::OBJECTS,
        schemas::OBJECTS,
        formats::OBJECTS,
        security::OBJECTS,
        extensions::OBJECTS,
    ]
    .into_iter()
    .flatten()
}

/// Every claim, with its object.
pub(crate) fn all() -> impl Iterator<Item = (&'static Object, &'static Claim)> {
    objects().flat_map(|object| object.claims.iter().map(move |claim| (object, claim)))
}
