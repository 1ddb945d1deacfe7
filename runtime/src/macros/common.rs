//! What all generated types have in common.

/// serde's traits, `Debug` and `PartialEq`, each a delegation; and `Unpin`.
///
/// `Unpin` is written out because the compiler, when it optimises a caller, otherwise finds out by walking all types
/// that are reachable, which takes time and, on long chains of types, overflows its recursion limit.
#[doc(hidden)]
#[macro_export]
macro_rules! __common {
    ($name:ident, $read:ident) => {
        impl $crate::__private::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::__private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::__private::write($crate::Node::view(self), serializer)
            }
        }
        impl<'de> $crate::__private::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::__private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::__private::$read(deserializer)
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::debug($crate::Node::view(self), f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__private::equal($crate::Node::view(self), $crate::Node::view(other))
            }
        }
        impl ::core::marker::Unpin for $name {}
    };
}

/// `validate()`, for types whose members have rules.
#[doc(hidden)]
#[macro_export]
macro_rules! __validate {
    () => {
        /// Checks the value, and all that it holds, against the rules of the document.
        ///
        /// # Errors
        ///
        /// When something is not as the document demands: all of it, not only the first.
        #[inline]
        pub fn validate(&self) -> Result<(), $crate::Invalid> {
            $crate::validate($crate::Node::view(self))
        }
    };
}

/// One rule: a call of a function of `rule`, whose arguments may be rules again.
#[doc(hidden)]
#[macro_export]
macro_rules! __rule {
    ($rule:ident(&[$($inner:ident($($argument:tt)*)),* $(,)?])) => {
        $crate::rule::$rule(&[$($crate::__rule!($inner($($argument)*))),*])
    };
    ($rule:ident($($argument:tt)*)) => {
        $crate::rule::$rule($($argument)*)
    };
}

/// A constant of the document.
#[doc(hidden)]
#[macro_export]
macro_rules! __literal {
    (Null) => {
        $crate::Literal::Null
    };
    ($kind:ident($value:expr)) => {
        $crate::Literal::$kind($value)
    };
}
