//! Whose schemas are named.

use crate::import::call::Call;
use crate::import::sheet::Sheet;

/// Whose schemas are named.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) sheet: &'a Sheet,
    /// `createCustomer`
    pub(super) operation: &'a str,
    /// `Customer`
    pub(super) noun: &'a str,
    /// Whether they are of what is sent.
    pub(super) sent: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new(call: &Call<'a>, operation: &'a str, noun: &'a str) -> Scope<'a> {
        Scope {
            sheet: call.sheet,
            operation,
            noun,
            sent: true,
        }
    }

    pub(super) fn received(self) -> Scope<'a> {
        Scope { sent: false, ..self }
    }
}
