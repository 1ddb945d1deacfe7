//! The types of `time`.

use ::time::OffsetDateTime;
use ::time::format_description::well_known::{Iso8601, Rfc3339};

use crate::value::{Date, DateTime, InvalidTime, Time};

impl TryFrom<&DateTime> for OffsetDateTime {
    type Error = InvalidTime;

    fn try_from(value: &DateTime) -> Result<Self, InvalidTime> {
        OffsetDateTime::parse(value.as_str(), &Rfc3339).map_err(|_| InvalidTime::new(value.as_str(), DateTime::WHAT))
    }
}

/// Years beyond four digits have no place in RFC 3339, so they do not convert.
impl TryFrom<OffsetDateTime> for DateTime {
    type Error = InvalidTime;

    fn try_from(value: OffsetDateTime) -> Result<Self, InvalidTime> {
        let text = value
            .format(&Rfc3339)
            .map_err(|_| InvalidTime::new(&value.to_string(), DateTime::WHAT))?;
        Ok(DateTime::from(text))
    }
}

impl TryFrom<&Date> for ::time::Date {
    type Error = InvalidTime;

    fn try_from(value: &Date) -> Result<Self, InvalidTime> {
        ::time::Date::parse(value.as_str(), &Iso8601::DATE).map_err(|_| InvalidTime::new(value.as_str(), Date::WHAT))
    }
}

impl From<::time::Date> for Date {
    fn from(value: ::time::Date) -> Self {
        Date::from(value.to_string())
    }
}

impl TryFrom<&Time> for ::time::Time {
    type Error = InvalidTime;

    fn try_from(value: &Time) -> Result<Self, InvalidTime> {
        let text = value.as_str().trim_end_matches(['Z', 'z']);
        ::time::Time::parse(text, &Iso8601::TIME).map_err(|_| InvalidTime::new(value.as_str(), Time::WHAT))
    }
}

impl From<::time::Time> for Time {
    fn from(value: ::time::Time) -> Self {
        let (hour, minute, second, nanos) = value.as_hms_nano();
        let digits = format!("{nanos:09}");
        let fraction = digits.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        Time::from(format!("{hour:02}:{minute:02}:{second:02}{point}{fraction}"))
    }
}

#[cfg(test)]
mod tests {
    use ::time::OffsetDateTime;

    use crate::value::{Date, DateTime, Time};

    #[test]
    fn there_and_back() -> Result<(), Box<dyn std::error::Error>> {
        let at = OffsetDateTime::try_from(&DateTime::from("2024-02-29T13:00:00.5+01:00"))?;
        assert_eq!(DateTime::try_from(at)?.as_str(), "2024-02-29T13:00:00.5+01:00");
        assert_eq!(
            Date::from(::time::Date::try_from(&Date::from("2024-02-29"))?).as_str(),
            "2024-02-29"
        );
        assert_eq!(
            Time::from(::time::Time::try_from(&Time::from("12:00:00.25Z"))?).as_str(),
            "12:00:00.25"
        );
        assert!(::time::Date::try_from(&Date::from("2023-02-29")).is_err());
        Ok(())
    }
}
