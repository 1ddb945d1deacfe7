//! Objects with known members.

/// Makes a struct readable and writable: the table of its members, [`Node`](crate::Node) and
/// [`RecordNode`](crate::RecordNode), serde's traits, `Debug`, `PartialEq`, `validate()` and a setter for each member.
///
/// ```
/// use specwright_runtime::{Field, Json, Map, record};
///
/// /// Where a customer lives.
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub struct Address {
///     pub line_1: Field<String>,
///     pub country: String,
///     pub zip: Option<String>,
///     pub note: Option<String>,
///     pub additional_properties: Map<Json>,
/// }
///
/// record! {
///     Address ADDRESS required[0xa] table[b""];
///     0 line_1: field String = "line_1", max_length(255);
///     1 country: required String = "country";
///     2 zip: optional String = "zip", max_length(10);
///     3 note: nullable String = "note";
///     rest additional_properties: Json;
/// }
///
/// let address: Address = specwright_runtime::from_str(r#"{"country":"GB","note":null,"vip":true}"#)?;
/// assert_eq!(address.additional_properties["vip"], true);
/// let moved = address.zip("SW1A 1AA");
/// assert_eq!(moved.validate().is_ok(), true);
/// assert_eq!(specwright_runtime::to_string(&moved), r#"{"country":"GB","zip":"SW1A 1AA","note":null,"vip":true}"#);
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Grammar
///
/// ```text
/// record! {
///     Type STATIC required[word, …] table[b"…"] escaped? default? plain?;
///     number member: presence Type = "key" (, rule(…))*;
///     …
///     rest member: Type (, rule(…))*;
/// }
/// ```
///
/// - `STATIC` becomes a `pub(crate) static` of type [`Record`](crate::Record), which unions refer to.
/// - `required`: bit `i % 64` of word `i / 64` says that member `i` has to be there. `table`: see
///   [`hash`](crate::table::hash).
/// - `escaped`: a key needs escapes in JSON. `default`: expands `new()` without arguments and `Default`. `plain`: no
///   setters. The flags come in this order.
/// - presence: `required T` (a `T`), `constant T` (a `T`, without a setter), `optional T` and `nullable T` (an
///   `Option<T>`), `field T` (a `Field<T>`). A setter takes what converts into `T`.
/// - `rest` has no number; its member is a `Map<T>`, and its rules are the map's.
/// - The rules are the functions of [`rule`](crate::rule), by name.
#[macro_export]
macro_rules! record {
    (
        $name:ident $table_name:ident required[$($word:literal),* $(,)?] table[$table:literal] $($flag:ident)*;
        $($i:literal $field:ident: $presence:ident $type:ty = $key:literal $(, $rule:ident($($argument:tt)*))*;)*
        $(rest $rest:ident: $rest_type:ty $(, $rest_rule:ident($($rest_argument:tt)*))*;)?
    ) => {
        pub(crate) static $table_name: $crate::Record = $crate::Record {
            name: stringify!($name),
            keys: &[$($key),*],
            fields: &[$(stringify!($field),)* $(stringify!($rest))?],
            required: &[$($word),*],
            table: $table,
            json: $crate::__json!([$($flag)*] $($key)*),
            rest: $crate::__is_there!($($rest)?),
            rules: &[
                $($(($i, $crate::__rule!($rule($($argument)*))),)*)*
                $($(($crate::Record::REST, $crate::__rule!($rest_rule($($rest_argument)*))),)*)?
            ],
        };
        impl $crate::Node for $name {
            #[inline]
            fn blank() -> Self {
                Self { $($field: $crate::Node::blank(),)* $($rest: $crate::Node::blank(),)? }
            }
            #[inline]
            fn view(&self) -> $crate::View<'_> {
                $crate::View::Record(&$table_name, self)
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> $crate::Slot<'_> {
                $crate::Slot::Record(&$table_name, self)
            }
        }
        impl $crate::RecordNode for $name {
            #[inline]
            #[allow(unreachable_patterns)]
            fn view(&self, i: usize) -> $crate::View<'_> {
                match i {
                    $($i => $crate::Node::view(&self.$field),)*
                    $(_ => $crate::Node::view(&self.$rest),)?
                    _ => $crate::View::Absent,
                }
            }
            #[inline]
            #[allow(unreachable_patterns)]
            fn slot(&mut self, i: usize, null: bool) -> $crate::Slot<'_> {
                match i {
                    $($i => $crate::Node::slot(&mut self.$field, null),)*
                    $(_ => $crate::Node::slot(&mut self.$rest, null),)?
                    _ => $crate::Slot::Ignore,
                }
            }
        }
        $crate::__common!($name, read_object);
        $crate::__default!($name [$($flag)*]);
        $crate::__setters!($name [$($flag)*] $($field: $presence $type;)* $($rest: rest $rest_type;)?);
    };
}

/// The literal that the writer copies keys from.
#[doc(hidden)]
#[macro_export]
macro_rules! __json {
    ([escaped $($flag:ident)*] $($key:literal)*) => {
        ""
    };
    ([$($flag:ident)*] $($key:literal)*) => {
        concat!($(",\"", $key, "\":"),*)
    };
}

/// Whether there is a member for the rest.
#[doc(hidden)]
#[macro_export]
macro_rules! __is_there {
    () => {
        false
    };
    ($rest:ident) => {
        true
    };
}

/// `new()` and `Default`, for records that need nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __default {
    ($name:ident [escaped $($flag:ident)*]) => {
        $crate::__default!($name [$($flag)*]);
    };
    ($name:ident [default $($flag:ident)*]) => {
        impl $name {
            /// A value in which everything is left out, or null where it has to be there.
            #[inline]
            pub fn new() -> Self {
                $crate::Node::blank()
            }
        }
        impl ::core::default::Default for $name {
            #[inline]
            fn default() -> Self {
                $crate::Node::blank()
            }
        }
    };
    ($name:ident [$($flag:ident)*]) => {};
}

/// `validate()` and the setters.
#[doc(hidden)]
#[macro_export]
macro_rules! __setters {
    ($name:ident [escaped $($flag:ident)*] $($members:tt)*) => {
        $crate::__setters!($name [$($flag)*] $($members)*);
    };
    ($name:ident [default $($flag:ident)*] $($members:tt)*) => {
        $crate::__setters!($name [$($flag)*] $($members)*);
    };
    ($name:ident [plain] $($members:tt)*) => {
        impl $name {
            $crate::__validate!();
        }
    };
    ($name:ident [] $($field:ident: $presence:ident $type:ty;)*) => {
        impl $name {
            $crate::__validate!();
            $($crate::__setter!($presence $field $type);)*
        }
    };
}

/// The setter of one member. The assignment is a call, because its body would be checked anew for each member.
#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    (required $field:ident $type:ty) => {
        /// Sets the member.
        #[inline]
        #[must_use]
        pub fn $field(mut self, value: impl Into<$type>) -> Self {
            $crate::__private::set(&mut self.$field, value);
            self
        }
    };
    (optional $field:ident $type:ty) => {
        /// Sets the member.
        #[inline]
        #[must_use]
        pub fn $field(mut self, value: impl Into<$type>) -> Self {
            $crate::__private::set_some(&mut self.$field, value);
            self
        }
    };
    (nullable $field:ident $type:ty) => {
        $crate::__setter!(optional $field $type);
    };
    (field $field:ident $type:ty) => {
        /// Sets the member to a value.
        #[inline]
        #[must_use]
        pub fn $field(mut self, value: impl Into<$type>) -> Self {
            $crate::__private::set_field(&mut self.$field, value);
            self
        }
    };
    (rest $field:ident $type:ty) => {
        /// Sets the members that have no names in the document.
        #[inline]
        #[must_use]
        pub fn $field(mut self, value: impl Into<$crate::Map<$type>>) -> Self {
            $crate::__private::set(&mut self.$field, value);
            self
        }
    };
    (constant $field:ident $type:ty) => {};
}
