//! The formats of strings that we can check.

mod calendar;
mod internet;

pub(crate) use calendar::{date, date_time, duration, duration_nanos, time_of_day};

/// What a string of this format has to be; `None` for formats that demand nothing.
pub(crate) fn check(name: &str) -> Option<fn(&str) -> bool> {
    Some(match name {
        "date-time" => calendar::date_time,
        "date" => calendar::date,
        "time" => calendar::time_of_day,
        "duration" => calendar::duration,
        "uuid" => |text| uuid::Uuid::try_parse(text).is_ok(),
        "email" => internet::email,
        "hostname" => internet::hostname,
        "ipv4" => |text| text.parse::<std::net::Ipv4Addr>().is_ok(),
        "ipv6" => |text| text.parse::<std::net::Ipv6Addr>().is_ok(),
        "uri" => internet::uri,
        "uri-reference" => internet::uri_reference,
        _ => return None,
    })
}
