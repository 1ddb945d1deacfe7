//! The types of `jiff`.

use crate::value::{Date, DateTime, Duration, InvalidTime, Time};

macro_rules! convert {
    ($($ours:ident, $theirs:ty;)*) => {$(
        impl TryFrom<&$ours> for $theirs {
            type Error = InvalidTime;

            fn try_from(value: &$ours) -> Result<Self, InvalidTime> {
                value.as_str().parse().map_err(|_| InvalidTime::new(value.as_str(), $ours::WHAT))
            }
        }

        impl From<$theirs> for $ours {
            fn from(value: $theirs) -> Self {
                $ours::from(value.to_string())
            }
        }
    )*};
}

convert! {
    DateTime, jiff::Timestamp;
    Date, jiff::civil::Date;
    Time, jiff::civil::Time;
    Duration, jiff::Span;
}

/// The zone's name is left out, which RFC 3339 does not know; its offset is kept.
impl From<jiff::Zoned> for DateTime {
    fn from(value: jiff::Zoned) -> Self {
        DateTime::from(value.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string())
    }
}

#[cfg(test)]
mod tests {
    use crate::value::{Date, DateTime, Duration, Time};

    #[test]
    fn there_and_back() -> Result<(), Box<dyn std::error::Error>> {
        let at = jiff::Timestamp::try_from(&DateTime::from("2024-02-29T13:00:00.5+01:00"))?;
        assert_eq!(DateTime::from(at).as_str(), "2024-02-29T12:00:00.5Z");
        let zoned = at.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(2)));
        assert_eq!(DateTime::from(zoned).as_str(), "2024-02-29T14:00:00.5+02:00");
        let day = jiff::civil::Date::try_from(&Date::from("2024-02-29"))?;
        assert_eq!(Date::from(day).as_str(), "2024-02-29");
        let noon = jiff::civil::Time::try_from(&Time::from("12:00:00"))?;
        assert_eq!(Time::from(noon).as_str(), "12:00:00");
        let span = jiff::Span::try_from(&Duration::from("P1DT2H"))?;
        assert_eq!(Duration::from(span).as_str(), "P1DT2H");
        assert!(jiff::Timestamp::try_from(&DateTime::from("soon")).is_err());
        Ok(())
    }
}
