//! Choices about presence that contradict each other.

use super::VendorConfig;
use super::read::Reader;
use crate::diagnostic::{Diagnostic, codes::output as codes};
use crate::lower::Choice;

impl Reader<'_> {
    /// What is relaxed cannot be required, and what may be `null` cannot never be it.
    pub(super) fn exclusive(&mut self, vendor: &VendorConfig) {
        let pairs = [
            (Choice::Relax, &vendor.relax, Choice::Require, &vendor.require),
            (Choice::Nullable, &vendor.nullable, Choice::NonNull, &vendor.non_null),
        ];
        for (one, ones, other, others) in pairs {
            for pointer in ones.intersection(others) {
                let message = format!("`{pointer}` stands in `{}` and in `{}`", one.key(), other.key());
                let mut finding = Diagnostic::new(&codes::CONFIG_VALUE, None, message);
                finding.place = self.place_of(other, pointer);
                self.notes.push(finding);
            }
        }
    }
}
