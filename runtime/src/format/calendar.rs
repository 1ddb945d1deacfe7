//! RFC 3339 dates and times, ISO 8601 durations.

/// `2024-02-29T12:00:00Z`
pub(crate) fn date_time(text: &str) -> bool {
    match text.split_at_checked(10) {
        Some((day, rest)) => date(day) && rest.starts_with(['T', 't', ' ']) && clock(&rest[1..]) == Some(true),
        None => false,
    }
}

/// `2024-02-29`
pub(crate) fn date(text: &str) -> bool {
    let mut parts = text
        .split('-')
        .map(|part| number(part).map(|value| (part.len(), value)));
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Some((4, year))), Some(Some((2, month @ 1..=12))), Some(Some((2, day))), None) => {
            (1..=days(year, month)).contains(&day)
        }
        _ => false,
    }
}

/// `12:00:00Z`. The offset may be missing: JSON Schema demands it, but times of day mostly have none.
pub(crate) fn time_of_day(text: &str) -> bool {
    clock(text).is_some()
}

/// Whether the time has an offset; `None` if it is not one.
fn clock(text: &str) -> Option<bool> {
    let (time, offset) = text.split_at(text.find(['Z', 'z', '+', '-']).unwrap_or(text.len()));
    let (hms, fraction) = time.split_once('.').unwrap_or((time, "0"));
    number(fraction.get(..1)?)?;
    let digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
    let [hour, minute, second] = pairs(hms)?;
    // RFC 3339 allows leap seconds.
    let time_is = digits && hour < 24 && minute < 60 && second <= 60;
    let offset_is = match offset {
        "" | "Z" | "z" => true,
        other => pairs(&other[1..]).is_some_and(|[hour, minute]| hour < 24 && minute < 60),
    };
    (time_is && offset_is).then_some(!offset.is_empty())
}

/// `N` numbers of two digits, with colons between.
fn pairs<const N: usize>(text: &str) -> Option<[u32; N]> {
    let mut values = [0; N];
    let mut parts = text.split(':');
    for value in &mut values {
        *value = parts.next().filter(|part| part.len() == 2).and_then(number)?;
    }
    parts.next().is_none().then_some(values)
}

/// A number of digits alone.
fn number(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().ok()
    } else {
        None
    }
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `P1Y2M3DT4H5M6.7S` or `P4W`
pub(crate) fn duration(text: &str) -> bool {
    units(text).is_some()
}

/// The length of a duration without years and months, a day being 24 hours.
pub(crate) fn duration_nanos(text: &str) -> Option<u128> {
    let mut sum = 0_u128;
    for (amount, unit) in units(text)? {
        let seconds: u128 = match unit {
            'W' => 604_800,
            'D' => 86_400,
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        let (whole, fraction) = amount.split_once(['.', ',']).unwrap_or((amount, ""));
        let scale = 10_u128.checked_pow(u32::try_from(fraction.len().min(9)).ok()?)?;
        let digits = format!("{whole}{}", fraction.get(..9).unwrap_or(fraction))
            .parse::<u128>()
            .ok()?;
        let nanos = digits.checked_mul(seconds)?.checked_mul(1_000_000_000)? / scale;
        sum = sum.checked_add(nanos)?;
    }
    Some(sum)
}

/// The amounts and units of a duration; units of the time of day in small letters, to tell months from minutes.
fn units(text: &str) -> Option<Vec<(&str, char)>> {
    let (day, time) = match text.strip_prefix('P')?.split_once('T') {
        Some((_, "")) => return None,
        Some((day, time)) => (day, time),
        None => (text.strip_prefix('P')?, ""),
    };
    let mut found = Vec::new();
    amounts(day, "YMWD", &mut found)?;
    let days = found.len();
    amounts(time, "HMS", &mut found)?;
    found[days..]
        .iter_mut()
        .for_each(|(_, unit)| *unit = unit.to_ascii_lowercase());
    (!found.is_empty()).then_some(found)
}

fn amounts<'a>(mut text: &'a str, mut order: &str, found: &mut Vec<(&'a str, char)>) -> Option<()> {
    while !text.is_empty() {
        let end = text.find(|c: char| c.is_ascii_alphabetic())?;
        let (amount, rest) = text.split_at(end);
        let (whole, fraction) = amount.split_once(['.', ',']).unwrap_or((amount, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let unit = rest.chars().next()?;
        let (_, later) = order.split_once(unit)?;
        // Only the last amount may have a fraction.
        if !digits(whole) || !digits(fraction) || (amount != whole && rest.len() > 1) {
            return None;
        }
        found.push((amount, unit));
        (text, order) = (&rest[1..], later);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{date, date_time, duration, duration_nanos, time_of_day};

    #[test]
    fn dates_are_checked_against_the_calendar() {
        for good in ["2024-02-29", "2000-02-29", "1999-12-31"] {
            assert!(date(good), "{good}");
        }
        for bad in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-01",
            "2024-1-1",
            "24-01-01",
            "2024-01-32",
            "",
            "-",
            "2024-01-+1",
        ] {
            assert!(!date(bad), "{bad}");
        }
    }

    #[test]
    fn date_times_have_an_offset() {
        for good in [
            "2024-02-29T12:00:00Z",
            "2024-02-29t23:59:60.123456789+05:30",
            "2024-02-29 12:00:00-00:00",
        ] {
            assert!(date_time(good), "{good}");
        }
        for bad in [
            "2024-02-29T12:00:00",
            "2024-02-29T24:00:00Z",
            "2024-02-29T12:00Z",
            "2024-02-29T12:00:00.Z",
            "2024-02-29",
            "é",
            "2024-02-2é",
        ] {
            assert!(!date_time(bad), "{bad}");
        }
        assert!(time_of_day("12:00:00") && time_of_day("12:00:00.5Z") && !time_of_day("noon") && !time_of_day("é+é"));
    }

    #[test]
    fn durations_name_their_units_in_order() {
        for good in ["P1Y2M3DT4H5M6.7S", "P4W", "PT0S", "P1D", "PT1.5H"] {
            assert!(duration(good), "{good}");
        }
        for bad in [
            "", "P", "PT", "P1", "P1S", "PT1D", "PT1M1H", "PT1.5H1M", "P-1D", "1D", "P1Dé", "PTé",
        ] {
            assert!(!duration(bad), "{bad}");
        }
        assert_eq!(duration_nanos("P1DT1.5S"), Some(86_401_500_000_000));
        assert_eq!(duration_nanos("P1M"), None);
        assert_eq!(duration_nanos("P99999999999999999999999999999999999999999W"), None);
    }
}
