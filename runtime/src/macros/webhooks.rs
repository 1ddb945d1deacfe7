//! Events by name.

/// Makes an enum of events readable: `read` by a name that is told elsewhere, `parse` where the body itself tells it, and
/// `name`.
///
/// The last variant is `Unrecognized`, an [`UnrecognizedEvent`](crate::event::UnrecognizedEvent).
///
/// ```
/// use specwright_runtime::event::UnrecognizedEvent;
///
/// #[derive(Clone, Debug)]
/// #[non_exhaustive]
/// pub enum Webhook {
///     PetAdded(specwright_runtime::Map<String>),
///     Unrecognized(UnrecognizedEvent),
/// }
///
/// specwright_runtime::webhooks! {
///     Webhook by member "type";
///     "pet.added" => PetAdded;
/// }
///
/// let event = Webhook::parse(br#"{"type": "pet.added", "name": "Rex"}"#)?;
/// assert!(matches!(&event, Webhook::PetAdded(pet) if pet["name"] == "Rex"));
/// assert_eq!(event.name(), "pet.added");
/// assert!(matches!(Webhook::parse(br#"{"type": "pet.sold"}"#)?, Webhook::Unrecognized(it) if it.name == "pet.sold"));
///
/// let error = Webhook::read("pet.added", br#"{"name": 7}"#).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the event `pet.added` is not as the document says: expected a string, found a number at $.name (byte 9)",
/// );
/// # Ok::<(), specwright_runtime::event::EventError>(())
/// ```
///
/// # Grammar
///
/// ```text
/// webhooks! {
///     Type by member "name" ("name")*;     // the member that names the event: a path
///     Type by header "name";               // or the header
///     Type by name;                        // or neither is known
///     "event" (| "event")* => Variant;
///     …
/// }
/// ```
#[macro_export]
macro_rules! webhooks {
    ($type:ident by $told:ident $($place:literal)*; $($($name:literal)|+ => $variant:ident;)*) => {
        $crate::__told! { $type $told $($place)* }

        impl $type {
            /// The names of the events that have a variant.
            pub const NAMES: &'static [&'static str] = &[$($($name),+),*];

            /// Reads the body of an event of this name. A name that the document does not know is `Unrecognized`.
            ///
            /// # Errors
            ///
            /// The body is not what the document says of this event, or no JSON.
            pub fn read(name: &str, body: &[u8]) -> ::core::result::Result<Self, $crate::event::EventError> {
                match name {
                    $($($name)|+ => $crate::event::read(name, body).map(Self::$variant),)*
                    _ => $crate::event::unrecognized(name, body).map(Self::Unrecognized),
                }
            }

            /// The name of the event; the first, of a variant that several have.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $crate::__first_name!($($name)+),)*
                    Self::Unrecognized(event) => &event.name,
                }
            }
        }

        impl ::core::marker::Unpin for $type {}
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __first_name {
    ($first:literal $($other:literal)*) => {
        $first
    };
}

/// How events are told apart.
#[doc(hidden)]
#[macro_export]
macro_rules! __told {
    ($type:ident member $($place:literal)+) => {
        impl $type {
            /// Reads the body of an event, which says itself what it is. A name that the document does not know is
            /// `Unrecognized`.
            ///
            /// # Errors
            ///
            /// The body does not say what it is, is not what the document says of that event, or is no JSON.
            pub fn parse(body: &[u8]) -> ::core::result::Result<Self, $crate::event::EventError> {
                Self::read(&$crate::event::name(&[$($place),+], body)?, body)
            }
        }
    };
    ($type:ident header $place:literal) => {
        impl $type {
            /// The header that names the event: hand its value to [`read`](Self::read).
            pub const HEADER: &'static str = $place;
        }
    };
    ($type:ident name) => {};
}
