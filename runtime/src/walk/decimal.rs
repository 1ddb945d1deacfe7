//! `multipleOf` on decimal digits, since `0.3 / 0.1` is not 3 in binary.

/// A number as `digits * 10^power`.
struct Decimal {
    digits: u128,
    power: i32,
}

/// Whether the number is a whole number of times the step. What is too long or too far away to tell counts as one: a
/// violation that is reported has to be one.
pub(super) fn is_multiple(number: &str, step: &str) -> bool {
    let (Some(number), Some(step)) = (Decimal::parse(number), Decimal::parse(step)) else {
        return true;
    };
    if number.digits == 0 || step.digits == 0 {
        return true;
    }
    let Some(shift) = number.power.checked_sub(step.power) else {
        return true;
    };
    if shift < 0 {
        // The step is coarser: it is brought to the number's digits. If it does not fit there, it is greater.
        let step = 10_u128
            .checked_pow(shift.unsigned_abs())
            .and_then(|scale| step.digits.checked_mul(scale));
        return step.is_some_and(|step| number.digits % step == 0);
    }
    remainder(number.digits, shift.unsigned_abs(), step.digits).is_none_or(|rest| rest == 0)
}

/// `digits * 10^shift % step`, if that can be told within 128 bits.
fn remainder(digits: u128, shift: u32, step: u128) -> Option<u128> {
    let mut rest = digits % step;
    for _ in 0..shift {
        if rest == 0 {
            return Some(0);
        }
        rest = rest.checked_mul(10)? % step;
    }
    Some(rest)
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut digits = 0_u128;
        for byte in whole.bytes().chain(fraction.bytes()) {
            let digit = char::from(byte).to_digit(10)?;
            digits = digits.checked_mul(10)?.checked_add(u128::from(digit))?;
        }
        let power = exponent
            .parse::<i32>()
            .ok()?
            .checked_sub(i32::try_from(fraction.len()).ok()?)?;
        // No float is longer than this, and the loop above stays short.
        (power.unsigned_abs() < 2000).then_some(Decimal { digits, power })
    }
}

#[cfg(test)]
mod tests {
    use super::is_multiple;

    #[test]
    fn decimals_are_compared_as_decimals() {
        let multiples = [
            ("0.3", "0.1"),
            ("19.99", "0.01"),
            ("1e300", "0.1"),
            ("0", "7"),
            ("-4.5", "1.5"),
            ("100", "1e2"),
        ];
        for (number, step) in multiples {
            assert!(is_multiple(number, step), "{number} of {step}");
        }
        for (number, step) in [
            ("0.35", "0.1"),
            ("19.999", "0.01"),
            ("1e-300", "0.1"),
            ("10", "3"),
            ("1e30", "7"),
            ("50", "1e2"),
        ] {
            assert!(!is_multiple(number, step), "{number} of {step}");
        }
    }
}
