//! What a change of a document means for Rust that uses the bindings: item by item, breaking or additive as Cargo's rules
//! of semantic versioning have it.
//!
//! What is compared is the surface that the bindings print, not the document: a name counts as long as it means the same
//! type, whatever schema that comes from. Paths begin in the vendor's module.
//!
//! Two kinds of changes break what compiles, so that no compiler tells ([`rules::UNSEEN`]).

mod arguments;
mod client;
mod events;
mod operations;
mod outcomes;
pub mod rules;
mod side;
mod structs;
mod types;
mod variants;

use super::{Bearing, Change, Rule};
use crate::ir::{Api, Origin, Type};

use side::Side;

/// All changes between two bindings that callers of the old ones may notice, in the order of the items.
///
/// Both have to be lowered with the same published names ([`crate::apis`]): otherwise names differ that `generate` would
/// have kept.
///
/// ```
/// let api = specwright::ir::Api::default();
/// assert!(specwright::diff::rust::changes(&api, &api).is_empty());
/// ```
pub fn changes(old: &Api, new: &Api) -> Vec<Change> {
    let mut diff = Diff {
        old: Side::of(old),
        new: Side::of(new),
        found: Vec::new(),
    };
    diff.types();
    diff.client();
    diff.groups();
    diff.events();
    diff.found
}

/// The two sides, and what was found.
struct Diff<'a> {
    old: Side<'a>,
    new: Side<'a>,
    found: Vec<Change>,
}

impl Diff<'_> {
    fn breaking(&mut self, rule: &'static Rule, rust: impl Into<String>, at: Option<&Origin>, text: String) {
        self.add(rule, Bearing::Breaking, rust.into(), at, text);
    }

    fn additive(&mut self, rule: &'static Rule, rust: impl Into<String>, at: Option<&Origin>, text: String) {
        self.add(rule, Bearing::Additive, rust.into(), at, text);
    }

    fn add(&mut self, rule: &'static Rule, bearing: Bearing, rust: String, at: Option<&Origin>, text: String) {
        let pointer = at.map(|origin| origin.pointer.trim_start_matches('#').to_owned());
        self.found.push(Change {
            rule,
            bearing,
            text,
            pointer,
            file: at.map(|origin| origin.file.clone()),
            rust: Some(rust),
        });
    }

    /// Whether a type as it was written before is what is meant now.
    fn same(&self, old: &Type, new: &Type) -> bool {
        self.old.read_in(old, &self.new) == self.new.spelled(new)
    }
}
