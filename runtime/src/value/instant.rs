//! Dates and times. They keep the text that came, so that one malformed date costs nobody a response, and what was
//! received can be sent back unchanged. Whoever wants to calculate converts, with the crate of their choice.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Node, Slot, View, bridge, format};

/// The text is not the date or time that it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidTime {
    text: String,
    what: &'static str,
}

impl InvalidTime {
    pub(super) fn new(text: &str, what: &'static str) -> Self {
        InvalidTime {
            text: text.to_owned(),
            what,
        }
    }
}

impl fmt::Display for InvalidTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not {}", self.text, self.what)
    }
}

impl std::error::Error for InvalidTime {}

macro_rules! instant {
    ($(#[$attribute:meta])* $name:ident, $valid:path, $what:literal) => {
        $(#[$attribute])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            pub(super) const WHAT: &'static str = $what;

            /// The text as it came.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the text is what the format wants.
            pub fn is_valid(&self) -> bool {
                $valid(&self.0)
            }
        }

        /// Kept as it is, valid or not.
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(text.to_owned())
            }
        }

        /// Kept as it is, valid or not.
        impl From<String> for $name {
            fn from(text: String) -> Self {
                $name(text)
            }
        }

        /// Only what is valid.
        impl FromStr for $name {
            type Err = InvalidTime;

            fn from_str(text: &str) -> Result<Self, InvalidTime> {
                if $valid(text) { Ok($name(text.to_owned())) } else { Err(InvalidTime::new(text, $name::WHAT)) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Node for $name {
            #[inline]
            fn blank() -> Self {
                $name(String::new())
            }
            #[inline]
            fn view(&self) -> View<'_> {
                View::Str(&self.0)
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> Slot<'_> {
                Slot::Str(&mut self.0)
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

instant! {
    /// `format: date-time`: a point in time, with its offset, as RFC 3339 writes it.
    ///
    /// ```
    /// use specwright_runtime::DateTime;
    ///
    /// let created = DateTime::from("2024-02-29T12:00:00Z");
    /// assert!(created.is_valid());
    /// assert!(!DateTime::from("yesterday").is_valid());
    /// assert!("2023-02-29T12:00:00Z".parse::<DateTime>().is_err());
    /// ```
    ///
    /// With the features `jiff`, `chrono` and `time` it converts to and from their types.
    DateTime, format::date_time, "a date-time"
}

instant! {
    /// `format: date`: a day, as `2024-02-29`.
    Date, format::date, "a date"
}

instant! {
    /// `format: time`: a time of day, as `12:00:00Z`; servers leave the offset out, too.
    Time, format::time_of_day, "a time of day"
}

instant! {
    /// `format: duration`: a length of time as ISO 8601 writes it, `P1DT12H`.
    ///
    /// ```
    /// use specwright_runtime::Duration;
    ///
    /// let lifetime = std::time::Duration::try_from(&Duration::from("PT1M30.5S"))?;
    /// assert_eq!(lifetime.as_millis(), 90_500);
    /// assert_eq!(Duration::from(lifetime).as_str(), "PT90.5S");
    /// # Ok::<(), specwright_runtime::InvalidTime>(())
    /// ```
    Duration, format::duration, "a duration"
}
