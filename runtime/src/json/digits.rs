//! Integers in decimal.

const PAIRS: &[u8; 200] = b"0001020304050607080910111213141516171819\
2021222324252627282930313233343536373839\
4041424344454647484950515253545556575859\
6061626364656667686970717273747576777879\
8081828384858687888990919293949596979899";

/// Appends a signed integer.
#[inline]
pub(super) fn signed(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    unsigned(out, value.unsigned_abs());
}

/// Appends an unsigned integer, two digits at a time.
pub(super) fn unsigned(out: &mut Vec<u8>, mut value: u64) {
    // The digits end in the middle, so that from wherever they begin there are twenty bytes to copy: a copy whose
    // length the compiler knows, and whose end is taken back, is cheaper than a call of `memcpy`.
    let mut digits = [0; 40];
    let mut at = 20;
    while value >= 10 {
        let pair = (value % 100) as usize * 2;
        value /= 100;
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    // What is left is the leading digit of an odd number of digits, or nothing but the zero of `0` or of a pair below.
    if value > 0 || at == 20 {
        at -= 1;
        digits[at] = b'0' + value as u8;
    }
    let end = out.len() + 20 - at;
    if let Some(copied) = digits[at..].first_chunk::<20>() {
        out.extend_from_slice(copied);
        out.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_length_is_written() {
        let mut values = vec![0, u64::MAX, i64::MAX as u64, 10, 99, 100, 101, 110, 1_000_000_007];
        values.extend((0..20).map(|n| 10_u64.pow(n)));
        values.extend((1..20).map(|n| 10_u64.pow(n) - 1));
        for value in values {
            let mut out = Vec::new();
            super::unsigned(&mut out, value);
            assert_eq!(out, value.to_string().into_bytes());
        }
        let mut out = Vec::new();
        super::signed(&mut out, i64::MIN);
        assert_eq!(out, i64::MIN.to_string().into_bytes());
    }
}
