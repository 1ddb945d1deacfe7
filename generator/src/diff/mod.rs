//! What changed from one document to another: in the document, on the wire, and for Rust callers.
//!
//! Both documents are brought into the one dialect first, so that a document that moved from 2.0 to 3.1 and says the same
//! has not changed. Values are judged by which way they go: what callers send has to be accepted by the new document, what
//! they receive has to be what the old one told them to expect.

mod about;
mod bodies;
mod change;
mod effect;
mod found;
mod operations;
mod parameters;
mod place;
pub mod report;
mod responses;
mod rules;
pub mod rust;
mod schema;
mod security;
mod servers;
mod side;
mod version;
mod walk;

pub use change::{Bearing, Change, Rule};
pub use found::{Direction, Found, View, Which};
pub use version::{Spot, Version};

use crate::room::with_room;
use side::Side;
use walk::Walk;

/// What changed in the document and on the wire.
///
/// ```
/// use specwright::diagnostic::Diagnostics;
/// use specwright::diff::{self, Bearing, Version};
/// use specwright::load::Source;
///
/// let read = |paths: &str| {
///     let text = format!("{{ openapi: 3.1.0, info: {{ title: Pets, version: '1' }}, paths: {paths} }}");
///     let mut notes = Diagnostics::new();
///     Source::from_text("pets.yaml", &text, &mut notes).map(|source| Version::new(source, &mut notes))
/// };
/// let old = read("{ /pets: { get: { responses: { '204': { description: Done } } } } }")?;
/// let new = read("{}")?;
/// let found = diff::compare(&old, &new);
/// assert_eq!(found[0].change.bearing, Bearing::Breaking);
/// assert_eq!(found[0].change.text, "`GET /pets` is gone.");
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
pub fn compare(old: &Version, new: &Version) -> Vec<Found> {
    let components = |version: &Version| {
        let components = version.document.model.components.as_ref();
        components.map_or(0, |components| components.schemas.len())
    };
    with_room(components(old) + components(new), || {
        let mut walk = Walk::new(side(old), side(new));
        about::info(&mut walk);
        servers::of_document(&mut walk);
        security::schemes_of(&mut walk);
        operations::operations(&mut walk);
        about::components(&mut walk);
        let mut found = walk.finish();
        if found.is_empty() {
            found.extend(about::rest(old, new));
        }
        found
    })
}

/// What it means that a document is gone: all its operations are.
pub fn gone(old: &Version) -> Vec<Found> {
    alone(old, operations::gone_with)
}

/// What it means that a document is new: all its operations are.
pub fn come(new: &Version) -> Vec<Found> {
    alone(new, operations::come_with)
}

/// What it means that the configuration of a vendor changed, by the choices that are not what they were.
pub fn configured(vendor: &str, choices: &[String]) -> Found {
    about::configuration(vendor, choices)
}

fn alone(version: &Version, look: fn(&mut Walk<'_>)) -> Vec<Found> {
    let mut walk = Walk::new(side(version), side(version));
    look(&mut walk);
    walk.finish()
}

fn side(version: &Version) -> Side<'_> {
    Side {
        source: &version.source,
        document: &version.document,
    }
}

/// All rules by which changes are known.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    rules::all().chain(rust::rules::ALL.iter().copied())
}

/// The rule of that id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}
