//! Numbers: integers exactly, floats to the nearest, both also as the text they are.

use super::reader::Reader;
use crate::error::Read;

/// A number of the text.
pub(super) struct Number<'a> {
    pub(super) text: &'a str,
    /// Sign and magnitude, if it is written as an integer and fits.
    pub(super) plain: Option<(bool, u64)>,
}

impl Number<'_> {
    /// Its value, if that is an integer, however it is written.
    #[inline(always)]
    pub(super) fn integer(&self) -> Option<i128> {
        match self.plain {
            Some((false, n)) => Some(i128::from(n)),
            Some((true, n)) => Some(-i128::from(n)),
            None => integer(self.text),
        }
    }

    /// The nearest `double`; `None` beyond all of them.
    #[inline]
    pub(super) fn double(&self) -> Option<f64> {
        match self.plain {
            // Exact: so many digits fit a double.
            Some((false, n)) if n < 1 << 53 => Some(n as f64),
            Some((true, n)) if n < 1 << 53 => Some(-(n as f64)),
            _ => self.text.parse().ok().filter(|value: &f64| value.is_finite()),
        }
    }

    /// The nearest `float`. Straight from the text: by way of a double it would be rounded twice.
    pub(super) fn float(&self) -> Option<f32> {
        self.text.parse().ok().filter(|value: &f32| value.is_finite())
    }
}

impl<'a> Reader<'a> {
    /// The number that is next.
    #[inline(always)]
    pub(super) fn number(&mut self, what: &'static str) -> Read<Number<'a>> {
        let negative = self.peek() == b'-';
        let start = self.at;
        let first = start + usize::from(negative);
        let mut at = first;
        let (mut n, mut plain) = (0_u64, true);
        while let Some(digit) = self
            .bytes
            .get(at)
            .map(|byte| byte.wrapping_sub(b'0'))
            .filter(|digit| *digit < 10)
        {
            match n.checked_mul(10).and_then(|n| n.checked_add(u64::from(digit))) {
                Some(more) => n = more,
                None => plain = false,
            }
            at += 1;
        }
        if at == first {
            return Err(if negative {
                self.error("invalid number")
            } else {
                self.expected(what)
            });
        }
        if self.bytes[first] == b'0' && at - first > 1 {
            return Err(self.error("leading zero in a number"));
        }
        if let Some(b'.' | b'e' | b'E') = self.bytes.get(at) {
            at = self.fraction(at)?;
            plain = false;
        }
        self.at = at;
        Ok(Number {
            text: &self.text[start..at],
            plain: plain.then_some((negative, n)),
        })
    }

    /// The number that is next, if it has at most 15 digits and no exponent: such a number is the quotient of two
    /// doubles that are exact, so that one division rounds it correctly. Most prices are.
    #[inline]
    pub(super) fn short_double(&mut self) -> Option<f64> {
        let negative = self.peek() == b'-';
        let rest = self.bytes.get(self.at + usize::from(negative)..)?;
        let (whole, count) = leading_digits(rest, 0);
        if count == 0 || (count > 1 && rest[0] == b'0') {
            return None;
        }
        let (n, fraction) = match rest.get(count) {
            Some(b'.') => leading_digits(&rest[count + 1..], whole),
            _ => (whole, 0),
        };
        let dot = rest.get(count) == Some(&b'.');
        let length = count + usize::from(dot) + fraction;
        if count + fraction > 15 || (dot && fraction == 0) || matches!(rest.get(length), Some(b'e' | b'E')) {
            return None;
        }
        self.at += usize::from(negative) + length;
        let value = n as f64 / TENS[fraction];
        Some(if negative { -value } else { value })
    }

    /// The end of the number whose dot or exponent begins at `at`.
    #[inline(never)]
    fn fraction(&self, mut at: usize) -> Read<usize> {
        if self.bytes.get(at) == Some(&b'.') {
            at = self.digits(at + 1)?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(at) {
            at += 1;
            if let Some(b'+' | b'-') = self.bytes.get(at) {
                at += 1;
            }
            at = self.digits(at)?;
        }
        Ok(at)
    }

    /// The end of the digits at `at`, of which there has to be one.
    fn digits(&self, at: usize) -> Read<usize> {
        let count = self.bytes[at.min(self.bytes.len())..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if count == 0 {
            Err(self.error("invalid number"))
        } else {
            Ok(at + count)
        }
    }
}

const TENS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// The number that the digits continue, which may overflow, and how many of them there are; 16 stands for more.
#[inline(always)]
fn leading_digits(bytes: &[u8], mut n: u64) -> (u64, usize) {
    let mut count = 0;
    while let Some(digit) = bytes
        .get(count)
        .map(|byte| byte.wrapping_sub(b'0'))
        .filter(|digit| *digit < 10)
    {
        if count == 16 {
            break;
        }
        n = n.wrapping_mul(10).wrapping_add(u64::from(digit));
        count += 1;
    }
    (n, count)
}

/// The value of a number's text, if that is an integer however it is written (`1.0`, `1e3`), and not beyond all bounds.
pub(crate) fn integer(text: &str) -> Option<i128> {
    let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));

    // Zeros are held back until another digit follows: those at the end only move the point.
    let (mut value, mut zeros) = (0_i128, 0_u32);
    for byte in whole.bytes().chain(fraction.bytes()) {
        if byte == b'0' {
            zeros = zeros.saturating_add(u32::from(value != 0));
            continue;
        }
        let shift = 10_i128.checked_pow(zeros.checked_add(1)?)?;
        value = value.checked_mul(shift)?.checked_add(i128::from(byte - b'0'))?;
        zeros = 0;
    }
    if value == 0 {
        return Some(0);
    }
    let power = exponent
        .parse::<i64>()
        .ok()?
        .checked_add(i64::from(zeros))?
        .checked_sub(fraction.len() as i64)?;
    let value = value.checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?)?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::integer;

    #[test]
    fn integers_may_be_written_in_many_ways() {
        let cases = [
            ("0", Some(0)),
            ("-0.000e5", Some(0)),
            ("0e99999999999999999999", Some(0)),
            ("1.0", Some(1)),
            ("1e3", Some(1000)),
            ("-1.25E+2", Some(-125)),
            ("1200e-2", Some(12)),
            ("100000000000000000000.0", Some(100_000_000_000_000_000_000)),
            ("0.001e3", Some(1)),
            ("1.5", None),
            ("1e-1", None),
            ("1e999999999999", None),
            ("1e99999999999999999999", None),
        ];
        for (text, value) in cases {
            assert_eq!(integer(text), value, "{text}");
        }
    }
}
