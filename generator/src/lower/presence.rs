//! Whether something has to be there, and whether it may be `null`: as the document says, unless the configuration knows
//! better.

use super::{Choice, Lowering};
use crate::ir::Presence;

impl Lowering<'_, '_> {
    /// Whether a member, a parameter or a body is required, if the document says so or not.
    pub(super) fn is_required<'p>(&mut self, said: bool, places: impl Iterator<Item = &'p str> + Clone) -> bool {
        if let Some(entry) = self.said_of(Choice::Relax, places.clone()) {
            self.came(Choice::Relax, entry, (!said).then_some("it is optional without it"));
            return false;
        }
        if let Some(entry) = self.said_of(Choice::Require, places) {
            self.came(Choice::Require, entry, said.then_some("it is required without it"));
            return true;
        }
        said
    }

    /// Whether a value may be `null`, if the document says so or not.
    pub(super) fn is_nullable<'p>(&mut self, said: bool, places: impl Iterator<Item = &'p str> + Clone) -> bool {
        if let Some(entry) = self.said_of(Choice::Nullable, places.clone()) {
            self.came(Choice::Nullable, entry, said.then_some("it may be `null` without it"));
            return true;
        }
        if let Some(entry) = self.said_of(Choice::NonNull, places) {
            self.came(
                Choice::NonNull,
                entry,
                (!said).then_some("it is never `null` without it"),
            );
            return false;
        }
        said
    }
}

/// How a member may be missing.
pub(super) fn presence(required: bool, nullable: bool) -> Presence {
    match (required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}
