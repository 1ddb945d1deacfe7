//! Finding the end of a string, eight bytes at a time, without `unsafe`.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Bit 7 of each byte that is `"`, `\` or a control character. Only the lowest bit that is set is exact, since a borrow
/// may run into the byte above; that is the only one we use.
#[inline(always)]
fn special(word: u64) -> u64 {
    let quote = word ^ (ONES * b'"' as u64);
    let slash = word ^ (ONES * b'\\' as u64);
    let low = word.wrapping_sub(ONES * 0x20) & !word;
    (quote.wrapping_sub(ONES) & !quote | slash.wrapping_sub(ONES) & !slash | low) & HIGHS
}

/// Whether any of the bytes is special. Written so that the compiler makes vector instructions of it.
#[inline(always)]
fn any_special(chunk: &[u8; 32]) -> bool {
    let found = |byte: &u8| u8::from(*byte < 0x20) | u8::from(*byte == b'"') | u8::from(*byte == b'\\');
    chunk.iter().fold(0, |any, byte| any | found(byte)) != 0
}

/// Whether none of the bytes is special.
#[inline(always)]
pub(super) fn is_plain(word: [u8; 8]) -> bool {
    special(u64::from_le_bytes(word)) == 0
}

/// The index of the first byte at or after `at` that is `"`, `\` or a control character, else the length.
#[inline(always)]
pub(super) fn special_from(bytes: &[u8], mut at: usize) -> usize {
    // Most strings are short: two words first, then long strides.
    for _ in 0..2 {
        let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) else {
            return tail(bytes, at);
        };
        let found = special(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    far(bytes, at)
}

/// The same, for what is not near.
#[inline(never)]
fn far(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<32>()) {
        if any_special(chunk) {
            break;
        }
        at += 32;
    }
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = special(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    tail(bytes, at)
}

/// The last bytes, fewer than eight: loads the last eight again and shifts out those already seen.
#[inline(always)]
fn tail(bytes: &[u8], at: usize) -> usize {
    let left = bytes.len().saturating_sub(at);
    if left == 0 {
        return bytes.len();
    }
    match bytes.last_chunk::<8>() {
        Some(chunk) => {
            let blanks = 0x2020_2020_2020_2020 << (8 * left);
            let found = special(u64::from_le_bytes(*chunk) >> (64 - 8 * left) | blanks);
            if found == 0 {
                bytes.len()
            } else {
                at + found.trailing_zeros() as usize / 8
            }
        }
        None => (at..bytes.len())
            .find(|i| matches!(bytes[*i], b'"' | b'\\' | 0..0x20))
            .unwrap_or(bytes.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::special_from;

    #[test]
    fn finds_what_a_plain_loop_finds() {
        let all: Vec<u8> = (0..=255).flat_map(|b| [b, b'x', 0xff, b'y', b]).collect();
        for length in (0..40).chain([70, 100]) {
            for start in 0..all.len() - length {
                let bytes = &all[start..start + length];
                for at in 0..=length {
                    let plain = bytes[at..].iter().position(|b| matches!(b, b'"' | b'\\' | 0..0x20));
                    assert_eq!(
                        special_from(bytes, at),
                        plain.map_or(length, |i| at + i),
                        "{bytes:?} from {at}"
                    );
                }
            }
        }
    }
}
