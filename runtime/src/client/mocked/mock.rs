//! What ties an operation to its types.

use std::fmt;
use std::marker::PhantomData;

use super::super::operation::Operation;

/// An operation that a [`Server`](super::Server) can stand in for: `B` is the body that it takes, `T` its success and `E`
/// its documented errors. Generated bindings have one for each operation, as a constant of its group.
///
/// ```
/// use specwright_runtime::client::{Answer, Media, Operation, Response, Undocumented, Verb};
/// use specwright_runtime::mock::Mock;
///
/// static FIND_PET: Operation = Operation::new("find_pet", Verb::Get, "/pets/{id}").answers(&[Answer::code(200, Media::Text)]);
/// const FIND: Mock<(), Response<String>, Undocumented> = Mock::new(&FIND_PET, &[]);
/// assert_eq!(format!("{FIND:?}"), "Mock(find_pet: GET /pets/{id})");
/// ```
pub struct Mock<B, T, E> {
    pub(super) operation: &'static Operation,
    /// The parameters that have to be there, by number.
    pub(super) required: &'static [usize],
    types: PhantomData<fn(B) -> Result<T, E>>,
}

impl<B, T, E> Mock<B, T, E> {
    /// The mock of an operation, with the numbers of the parameters that it requires.
    pub const fn new(operation: &'static Operation, required: &'static [usize]) -> Self {
        Self {
            operation,
            required,
            types: PhantomData,
        }
    }

    /// The operation.
    pub const fn operation(&self) -> &'static Operation {
        self.operation
    }
}

impl<B, T, E> Clone for Mock<B, T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B, T, E> Copy for Mock<B, T, E> {}

impl<B, T, E> fmt::Debug for Mock<B, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation { name, verb, path, .. } = self.operation;
        write!(f, "Mock({name}: {} {path})", verb.as_str())
    }
}
