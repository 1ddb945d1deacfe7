//! A call that a generated method puts together.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::argument::Argument;
use super::body::Body;
use super::call::Call;
use super::core::Core;
use super::draft::Draft;
use super::operation::Operation;
use super::outcome::Outcome;

/// A call that a generated method puts together: parameters and body, each encoded at once.
///
/// ```
/// use specwright_runtime::client::{Api, Builder, Call, Operation, Parameter, Response, Undocumented, Verb};
///
/// static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
/// static FIND_PETS: Operation =
///     Operation::new("find_pets", Verb::Get, "/pets").parameters(&[Parameter::query("name")]);
///
/// let mut builder = Builder::new(&API);
/// builder.base_url("https://pets.acme.dev/v1");
/// # builder.transport(specwright_runtime::client::MockTransport::new());
/// let core = builder.build()?;
/// let call: Call<Response<()>, Undocumented> = core.call(&FIND_PETS).param(0, "Rex & Co").ready();
/// assert_eq!(call.build()?.url().as_str(), "https://pets.acme.dev/v1/pets?name=Rex%20%26%20Co");
/// # Ok::<(), specwright_runtime::client::BuildError>(())
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct CallBuilder {
    draft: Box<Draft>,
}

impl CallBuilder {
    pub(super) fn new(core: Core, operation: &'static Operation) -> Self {
        Self {
            draft: Box::new(Draft::new(core, operation)),
        }
    }

    /// Gives parameter `number` of the operation a value. Absent and `null` are not sent.
    pub fn param<A: Argument + ?Sized>(mut self, number: usize, value: &A) -> Self {
        value.show(&mut |view| self.draft.put(number, view));
        self
    }

    /// With a JSON body.
    pub fn json<A: Argument + ?Sized>(mut self, body: &A) -> Self {
        self.draft.json(body);
        self
    }

    /// With an `application/x-www-form-urlencoded` body.
    pub fn form<A: Argument + ?Sized>(mut self, body: &A) -> Self {
        self.draft.form(body);
        self
    }

    /// With a `multipart/form-data` body.
    pub fn multipart<A: Argument + ?Sized>(mut self, body: &A) -> Self {
        self.draft.multipart(body);
        self
    }

    /// With a text body.
    pub fn text(mut self, body: impl Into<String>) -> Self {
        self.draft.text(body.into());
        self
    }

    /// With a body of bytes, at hand or coming in pieces.
    pub fn bytes(mut self, body: impl Into<Body>) -> Self {
        self.draft.bytes(body.into());
        self
    }

    /// With another media type for the body than the operation's, for operations that take several.
    pub fn media(mut self, media: &str) -> Self {
        self.draft
            .body
            .iter_mut()
            .for_each(|body| body.media = Cow::Owned(media.to_owned()));
        self
    }

    /// The call, once it knows what it may come to.
    pub fn ready<T: Outcome, E: Outcome>(self) -> Call<T, E> {
        Call {
            draft: self.draft,
            outcome: PhantomData,
        }
    }
}
