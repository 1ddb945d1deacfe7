//! [`std::time::Duration`].

use crate::format;
use crate::value::{Duration, InvalidTime};

/// A day counts as 24 hours and a week as seven days; years and months have no length, so they do not convert.
impl TryFrom<&Duration> for std::time::Duration {
    type Error = InvalidTime;

    fn try_from(value: &Duration) -> Result<Self, InvalidTime> {
        let nanos = format::duration_nanos(value.as_str());
        let parts = nanos.and_then(|nanos| {
            Some((
                u64::try_from(nanos / 1_000_000_000).ok()?,
                (nanos % 1_000_000_000) as u32,
            ))
        });
        match parts {
            Some((seconds, nanos)) => Ok(std::time::Duration::new(seconds, nanos)),
            None => Err(InvalidTime::new(value.as_str(), "a duration of a fixed length")),
        }
    }
}

impl From<std::time::Duration> for Duration {
    fn from(value: std::time::Duration) -> Self {
        let nanos = format!("{:09}", value.subsec_nanos());
        let fraction = nanos.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        Duration::from(format!("PT{}{point}{fraction}S", value.as_secs()))
    }
}
