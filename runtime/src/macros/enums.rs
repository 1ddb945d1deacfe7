//! Enums of constants.

/// Makes a string enum with a catch-all readable and writable: `VALUES`, `as_str`, [`Node`](crate::Node), serde's
/// traits, `Debug`, `Display`, `FromStr`, `From` whatever is a text, equality (with texts, too), order and hash by
/// text.
///
/// ```
/// use specwright_runtime::{Unrecognized, open_enum};
///
/// /// What state it is in.
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub enum Status {
///     Published,
///     Deleted,
///     /// A value that the document does not list.
///     Unrecognized(Unrecognized),
/// }
///
/// open_enum! { Status; 0 Published = "published"; 1 Deleted = "deleted"; }
///
/// assert_eq!(Status::from("deleted"), Status::Deleted);
/// let archived: Status = specwright_runtime::from_str(r#""archived""#)?;
/// assert!(matches!(archived, Status::Unrecognized(_)));
/// assert_eq!(archived, "archived");
/// assert_eq!(specwright_runtime::to_string(&archived), r#""archived""#);
/// assert_eq!(Status::VALUES, ["published", "deleted"]);
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Grammar
///
/// ```text
/// open_enum! { Type; number Variant = "value"; … }
/// ```
#[macro_export]
macro_rules! open_enum {
    ($name:ident; $($i:literal $variant:ident = $value:literal;)*) => {
        $crate::__string_enum!($name; $($i $variant = $value;)*);
        impl $name {
            /// The value as JSON spells it.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unrecognized(text) => text.as_str(),
                }
            }
        }
        impl $crate::Node for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized($crate::Unrecognized::__new(""))
            }
            #[inline]
            fn view(&self) -> $crate::View<'_> {
                match self {
                    $(Self::$variant => $crate::View::Enum(Self::__CHOICES, $i),)*
                    Self::Unrecognized(text) => $crate::View::Unlisted(text.as_str()),
                }
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> $crate::Slot<'_> {
                $crate::Slot::Enum(Self::VALUES, self)
            }
        }
        impl $crate::EnumNode for $name {
            #[inline]
            fn set(&mut self, i: usize) {
                *self = match i {
                    $($i => Self::$variant,)*
                    _ => return,
                };
            }
            #[inline]
            fn other(&mut self, text: &str) -> bool {
                *self = Self::Unrecognized($crate::Unrecognized::__new(text));
                true
            }
        }
        impl<T: AsRef<str>> From<T> for $name {
            #[inline]
            fn from(text: T) -> Self {
                $crate::__private::choose(Self::VALUES, text.as_ref()).0
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;
            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok($crate::__private::choose(Self::VALUES, text).0)
            }
        }
    };
}

/// Makes a string enum without a catch-all readable and writable, as [`open_enum!`](crate::open_enum) does; a value
/// that is not listed is an error, in reading and in `FromStr`.
///
/// ```
/// #[derive(Clone, Copy)]
/// pub enum Side { Left, Right }
///
/// specwright_runtime::closed_enum! { Side; 0 Left = "left"; 1 Right = "right"; }
///
/// assert_eq!("left".parse(), Ok(Side::Left));
/// assert_eq!("up".parse::<Side>().unwrap_err().to_string(), "`up` is none of `left`, `right`");
/// ```
#[macro_export]
macro_rules! closed_enum {
    ($name:ident; $($i:literal $variant:ident = $value:literal;)*) => {
        $crate::__string_enum!($name; $($i $variant = $value;)*);
        impl $name {
            /// The value as JSON spells it.
            #[inline]
            pub const fn as_str(&self) -> &'static str {
                match self {
                    $(Self::$variant => $value,)*
                }
            }
        }
        impl $crate::Node for $name {
            #[inline]
            fn blank() -> Self {
                $crate::__first!($($variant)*)
            }
            #[inline]
            fn view(&self) -> $crate::View<'_> {
                match self {
                    $(Self::$variant => $crate::View::Enum(Self::__CHOICES, $i),)*
                }
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> $crate::Slot<'_> {
                $crate::Slot::Enum(Self::VALUES, self)
            }
        }
        impl $crate::EnumNode for $name {
            #[inline]
            fn set(&mut self, i: usize) {
                *self = match i {
                    $($i => Self::$variant,)*
                    _ => return,
                };
            }
            #[inline]
            fn other(&mut self, _text: &str) -> bool {
                false
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = $crate::NotListed;
            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match $crate::__private::choose(Self::VALUES, text) {
                    (value, true) => Ok(value),
                    _ => Err($crate::NotListed::__new(text, Self::VALUES)),
                }
            }
        }
    };
}

/// Makes an enum of mixed constants with a catch-all readable and writable. Numbers are equal by value: `1.0` is `1`.
///
/// ```
/// use specwright_runtime::{UnrecognizedValue, value_enum};
///
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub enum Level {
///     _1,
///     High,
///     Off,
///     Unrecognized(UnrecognizedValue),
/// }
///
/// value_enum! { Level; 0 _1 = Int(1); 1 High = Str("high"); 2 Off = Bool(false); }
///
/// let levels: Vec<Level> = specwright_runtime::from_str(r#"[1, "high", false, 2]"#)?;
/// assert!(matches!(levels[..], [Level::_1, Level::High, Level::Off, Level::Unrecognized(_)]));
/// assert_eq!(specwright_runtime::to_string(&levels), r#"[1,"high",false,2]"#);
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Grammar
///
/// ```text
/// value_enum! { Type; number Variant = constant; … }
/// ```
///
/// A constant is `Str("…")`, `Int(…)`, `Num(…)`, `Bool(…)` or `Null`.
#[macro_export]
macro_rules! value_enum {
    ($name:ident; $($i:literal $variant:ident = $kind:ident $(($value:literal))?;)*) => {
        impl $name {
            /// The values that the document lists.
            pub const VALUES: &'static [$crate::Literal] = &[$($crate::__literal!($kind $(($value))?)),*];
        }
        impl $crate::Node for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized($crate::Node::blank())
            }
            #[inline]
            fn view(&self) -> $crate::View<'_> {
                match self {
                    $(Self::$variant => $crate::View::Literal(&Self::VALUES[$i], stringify!($variant)),)*
                    Self::Unrecognized(value) => $crate::Node::view(value),
                }
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> $crate::Slot<'_> {
                $crate::Slot::Literals(Self::VALUES, self)
            }
        }
        impl $crate::EnumNode for $name {
            #[inline]
            fn set(&mut self, i: usize) {
                *self = match i {
                    $($i => Self::$variant,)*
                    _ => return,
                };
            }
            #[inline]
            fn other(&mut self, text: &str) -> bool {
                *self = Self::Unrecognized($crate::UnrecognizedValue::__new(text));
                true
            }
        }
        $crate::__common!($name, read);
    };
}

/// What open and closed string enums share.
#[doc(hidden)]
#[macro_export]
macro_rules! __string_enum {
    ($name:ident; $($i:literal $variant:ident = $value:literal;)*) => {
        impl $name {
            /// The values that the document lists.
            pub const VALUES: &'static [&'static str] = &[$($value),*];
            const __CHOICES: &'static $crate::Choices =
                &$crate::Choices { values: Self::VALUES, names: &[$(stringify!($variant)),*] };
        }
        $crate::__common!($name, read);
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<::core::cmp::Ordering> {
                Some(::core::cmp::Ord::cmp(self, other))
            }
        }
        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
        impl<T: AsRef<str> + ?Sized> ::core::cmp::PartialEq<T> for $name {
            #[inline]
            fn eq(&self, other: &T) -> bool {
                self.as_str() == other.as_ref()
            }
        }
    };
}

/// The first variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __first {
    ($first:ident $($rest:ident)*) => {
        Self::$first
    };
}
