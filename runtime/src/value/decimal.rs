//! Numbers whose digits count: money.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Node, Slot, View, bridge};

/// The text is not a decimal number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidNumber(String);

impl fmt::Display for InvalidNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a decimal number", self.0)
    }
}

impl std::error::Error for InvalidNumber {}

macro_rules! decimal {
    ($(#[$attribute:meta])* $name:ident, $kind:ident, $blank:literal) => {
        $(#[$attribute])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The digits as they came.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The nearest `f64`, if it is a number.
            pub fn to_f64(&self) -> Option<f64> {
                self.0.parse().ok()
            }
        }

        impl FromStr for $name {
            type Err = InvalidNumber;

            fn from_str(text: &str) -> Result<Self, InvalidNumber> {
                if crate::json::is_number(text) {
                    Ok($name(text.to_owned()))
                } else {
                    Err(InvalidNumber(text.to_owned()))
                }
            }
        }

        impl TryFrom<&str> for $name {
            type Error = InvalidNumber;

            fn try_from(text: &str) -> Result<Self, InvalidNumber> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidNumber;

            fn try_from(text: String) -> Result<Self, InvalidNumber> {
                text.parse()
            }
        }

        impl From<i64> for $name {
            fn from(value: i64) -> Self {
                $name(value.to_string())
            }
        }

        impl From<i32> for $name {
            fn from(value: i32) -> Self {
                $name(value.to_string())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Node for $name {
            #[inline]
            fn blank() -> Self {
                $name($blank.to_owned())
            }
            #[inline]
            fn view(&self) -> View<'_> {
                View::$kind(&self.0)
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> Slot<'_> {
                Slot::$kind(&mut self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                bridge::write(self.view(), serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                bridge::read(deserializer)
            }
        }
    };
}

decimal! {
    /// A decimal number that JSON carries as a string: `"19.90"`. Exact both ways. What came is kept even if it is no
    /// number, so that one bad value does not cost a response.
    ///
    /// ```
    /// use specwright_runtime::Decimal;
    ///
    /// let price: Decimal = "19.90".parse()?;
    /// assert_eq!(specwright_runtime::to_string(&price), r#""19.90""#);
    /// # Ok::<(), specwright_runtime::InvalidNumber>(())
    /// ```
    Decimal, Str, "0"
}

decimal! {
    /// A decimal number that JSON carries as a number: `19.90`. Its digits are kept as they came, and sent as they are;
    /// what lies between may still round them, which is why careful servers use strings.
    ///
    /// ```
    /// use specwright_runtime::DecimalNumber;
    ///
    /// let price: DecimalNumber = specwright_runtime::from_str("19.90")?;
    /// assert_eq!(price.as_str(), "19.90");
    /// assert_eq!(specwright_runtime::to_string(&price), "19.90");
    /// # Ok::<(), specwright_runtime::DecodeError>(())
    /// ```
    DecimalNumber, Number, "0"
}
