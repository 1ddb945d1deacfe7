//! The types of `chrono`.

use ::chrono::{FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};

use crate::value::{Date, DateTime, InvalidTime, Time};

macro_rules! parse {
    ($($ours:ident, $theirs:ty, $parse:expr;)*) => {$(
        impl TryFrom<&$ours> for $theirs {
            type Error = InvalidTime;

            fn try_from(value: &$ours) -> Result<Self, InvalidTime> {
                let parse: fn(&str) -> Option<$theirs> = $parse;
                parse(value.as_str()).ok_or_else(|| InvalidTime::new(value.as_str(), $ours::WHAT))
            }
        }
    )*};
}

parse! {
    DateTime, ::chrono::DateTime<FixedOffset>, |text| ::chrono::DateTime::parse_from_rfc3339(text).ok();
    DateTime, ::chrono::DateTime<Utc>, |text| Some(::chrono::DateTime::parse_from_rfc3339(text).ok()?.to_utc());
    Date, NaiveDate, |text| text.parse().ok();
    Time, NaiveTime, |text| text.trim_end_matches(['Z', 'z']).parse().ok();
}

impl<Tz: TimeZone> From<::chrono::DateTime<Tz>> for DateTime {
    fn from(value: ::chrono::DateTime<Tz>) -> Self {
        DateTime::from(value.fixed_offset().to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl From<NaiveDate> for Date {
    fn from(value: NaiveDate) -> Self {
        Date::from(value.to_string())
    }
}

impl From<NaiveTime> for Time {
    fn from(value: NaiveTime) -> Self {
        Time::from(value.to_string())
    }
}

#[cfg(test)]
mod tests {
    use ::chrono::{FixedOffset, NaiveDate, NaiveTime, Utc};

    use crate::value::{Date, DateTime, Time};

    #[test]
    fn there_and_back() -> Result<(), Box<dyn std::error::Error>> {
        let at = ::chrono::DateTime::<FixedOffset>::try_from(&DateTime::from("2024-02-29T13:00:00.5+01:00"))?;
        assert_eq!(DateTime::from(at).as_str(), "2024-02-29T13:00:00.500+01:00");
        let utc = ::chrono::DateTime::<Utc>::try_from(&DateTime::from("2024-02-29T13:00:00+01:00"))?;
        assert_eq!(DateTime::from(utc).as_str(), "2024-02-29T12:00:00Z");
        assert_eq!(
            Date::from(NaiveDate::try_from(&Date::from("2024-02-29"))?).as_str(),
            "2024-02-29"
        );
        assert_eq!(
            Time::from(NaiveTime::try_from(&Time::from("12:00:00Z"))?).as_str(),
            "12:00:00"
        );
        assert!(NaiveDate::try_from(&Date::from("2023-02-29")).is_err());
        Ok(())
    }
}
