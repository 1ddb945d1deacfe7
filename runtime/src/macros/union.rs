//! `oneOf` and `anyOf`.

/// Makes an enum readable and writable as a union whose members are told apart by what they look like.
///
/// ```
/// use specwright_runtime::{Json, Map, UnrecognizedValue, record, untagged};
///
/// #[derive(Clone)]
/// pub struct Card { pub number: String }
///
/// record! { Card CARD required[1] table[b""]; 0 number: required String = "number"; }
///
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub enum Payment {
///     Card(Card),
///     Token(String),
///     Other(Map<Json>),
///     /// None of them.
///     Unrecognized(UnrecognizedValue),
/// }
///
/// untagged! {
///     Payment PAYMENT from;
///     0 Card(Card) = object(CARD), members(&[16]);
///     1 Token(String) = kinds(STR);
///     2 Other(Map<Json>) = kinds(OBJ);
/// }
///
/// let card: Payment = specwright_runtime::from_str(r#"{"number": "4242"}"#)?;
/// assert!(matches!(card, Payment::Card(_)));
/// let odd: Payment = specwright_runtime::from_str("[1.50]")?;
/// assert_eq!(specwright_runtime::to_string(&odd), "[1.50]");
/// assert_eq!(Payment::from("tok".to_owned()), Payment::Token("tok".to_owned()));
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Grammar
///
/// ```text
/// untagged! {
///     Type STATIC from?;
///     number Variant(Type) = fact, …;
///     …
/// }
/// ```
///
/// `STATIC` becomes a `pub(crate) static`, a slice of [`Alternative`](crate::Alternative)s. With `from`, each payload
/// converts into the union; the payloads have to be of different types then. The facts add up:
///
/// - `kinds(STR | NUM)`: accepts these JSON kinds, see [`kind`](crate::kind);
/// - `object(STATIC)`: accepts objects, with the members of this record;
/// - `constants("key" => Str("value"), …)`: the object's properties have these values where they are there;
/// - `members(&[kinds, …])`: the kinds of the record's members, by number, as bits;
/// - `values(Type::VALUES)`: accepts strings, above all these;
/// - `list(OBJ | STR)`: accepts arrays of items of these kinds.
#[macro_export]
macro_rules! untagged {
    (
        $name:ident $table:ident $($from:ident)?;
        $($i:literal $variant:ident($type:ty) = $($fact:ident($($argument:tt)*)),+;)*
    ) => {
        pub(crate) static $table: &[$crate::Alternative] =
            &[$($crate::Alternative::new()$(.$fact($crate::__fact!($fact $($argument)*)))+),*];
        impl $crate::Node for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized($crate::Node::blank())
            }
            #[inline]
            fn takes_null() -> bool {
                $table.iter().any($crate::Alternative::takes_null)
            }
            #[inline]
            fn view(&self) -> $crate::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::View::Union(stringify!($variant), value),)*
                    Self::Unrecognized(value) => $crate::View::Union("Unrecognized", value),
                }
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> $crate::Slot<'_> {
                $crate::Slot::Untagged($table, self)
            }
        }
        $crate::__union!($name [$($from)?] $($i $variant($type))*);
    };
}

/// One fact, as the argument of the method of `Alternative` with its name.
#[doc(hidden)]
#[macro_export]
macro_rules! __fact {
    (kinds $($kind:ident)|+) => {
        $($crate::kind::$kind)|+
    };
    (list $($kind:ident)|+) => {
        $($crate::kind::$kind)|+
    };
    (object $record:path) => {
        &$record
    };
    (constants $($key:literal => $kind:ident $(($value:literal))?),+ $(,)?) => {
        &[$(($key, $crate::__literal!($kind $(($value))?))),+]
    };
    (members $kinds:expr) => {
        $kinds
    };
    (values $values:expr) => {
        $values
    };
}

/// Makes an enum readable and writable as a union whose members are told apart by a property.
///
/// ```
/// use specwright_runtime::{UnrecognizedValue, record, tagged};
///
/// #[derive(Clone)]
/// pub struct Cat { pub lives: i64 }
/// record! { Cat CAT required[1] table[b""]; 0 lives: required i64 = "lives"; }
///
/// #[derive(Clone)]
/// pub struct Dog { pub kind: String, pub good: Option<bool> }
/// record! {
///     Dog DOG required[1] table[b""];
///     0 kind: required String = "kind";
///     1 good: optional bool = "good";
/// }
///
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub enum Pet {
///     Cat(Cat),
///     Dog(Dog),
///     /// An unknown tag, or none.
///     Unrecognized(UnrecognizedValue),
/// }
///
/// tagged! {
///     Pet, "kind" from;
///     0 Cat(Cat) = "cat" | "tiger";
///     1 Dog(Dog) = "dog", carried;
/// }
///
/// let pet: Pet = specwright_runtime::from_str(r#"{"lives": 9, "kind": "tiger"}"#)?;
/// assert_eq!(specwright_runtime::to_string(&pet), r#"{"kind":"cat","lives":9}"#);
/// let fish: Pet = specwright_runtime::from_str(r#"{"kind": "fish"}"#)?;
/// assert_eq!(specwright_runtime::to_string(&fish), r#"{"kind": "fish"}"#);
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Grammar
///
/// ```text
/// tagged! {
///     Type, "property" from?;
///     number Variant(Type) = "tag" | …, flag, …;
///     …
/// }
/// ```
///
/// The first tag is the one that is written, exactly once. The flags of a variant:
///
/// - `carried`: its schema declares the property as a member. If that member holds one of the variant's tags, it is
///   written there; otherwise the union writes the tag in its place;
/// - `fallback`: it takes objects whose tag is unknown or missing. It may have no tag of its own: `= , fallback`.
#[macro_export]
macro_rules! tagged {
    (
        $name:ident, $property:literal $($from:ident)?;
        $($i:literal $variant:ident($type:ty) = $($tag:literal)|* $(, $flag:ident)*;)*
    ) => {
        impl $name {
            const __TAGS: &'static $crate::Tags = &$crate::Tags {
                property: $property,
                values: &[$($(($tag, $i),)*)*],
                carried: &[$($crate::__flag!(carried $($flag)*)),*],
                variants: &[$(stringify!($variant)),*],
                names: &[$($crate::__private::first(&[$($tag),*])),*],
                fallback: $crate::__private::position(&[$($crate::__flag!(fallback $($flag)*)),*]),
            };
        }
        impl $crate::Node for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized($crate::Node::blank())
            }
            #[inline]
            fn view(&self) -> $crate::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::View::Tagged(Self::__TAGS, $i, value),)*
                    Self::Unrecognized(value) => $crate::View::Union("Unrecognized", value),
                }
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> $crate::Slot<'_> {
                $crate::Slot::Tagged(Self::__TAGS, self)
            }
        }
        $crate::__union!($name [$($from)?] $($i $variant($type))*);
    };
}

/// Whether a flag is among some.
#[doc(hidden)]
#[macro_export]
macro_rules! __flag {
    (carried carried $($flag:ident)*) => {
        true
    };
    (fallback fallback $($flag:ident)*) => {
        true
    };
    ($wanted:ident $other:ident $($flag:ident)*) => {
        $crate::__flag!($wanted $($flag)*)
    };
    ($wanted:ident) => {
        false
    };
}

/// What both kinds of unions share.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($name:ident [$($from:ident)?] $($i:literal $variant:ident($type:ty))*) => {
        impl $crate::UnionNode for $name {
            #[inline]
            fn pick(&mut self, i: usize, null: bool) -> $crate::Slot<'_> {
                *self = match i {
                    $($i => Self::$variant($crate::Node::blank()),)*
                    _ => $crate::Node::blank(),
                };
                match self {
                    $(Self::$variant(value) => $crate::Node::slot(value, null),)*
                    Self::Unrecognized(value) => $crate::Node::slot(value, null),
                }
            }
            #[inline]
            fn other(&mut self) -> Option<&mut String> {
                *self = $crate::Node::blank();
                match self {
                    Self::Unrecognized(value) => Some(value.__text()),
                    _ => None,
                }
            }
        }
        $crate::__common!($name, read_object);
        impl $name {
            $crate::__validate!();
        }
        $crate::__from!([$($from)?] $name $($variant($type))*);
    };
}

/// Each payload converts into its union.
#[doc(hidden)]
#[macro_export]
macro_rules! __from {
    ([] $($rest:tt)*) => {};
    ([from] $name:ident $($variant:ident($type:ty))*) => {
        $(
            impl From<$type> for $name {
                #[inline]
                fn from(value: $type) -> Self {
                    $name::$variant(value)
                }
            }
        )*
    };
}
