//! Strings and their escapes.

use super::reader::Reader;
use super::scan;
use crate::error::Read;

/// A string: a piece of the text where it has no escapes.
pub(super) enum Text<'a> {
    Borrowed(&'a str),
    Owned(String),
}

impl Text<'_> {
    #[inline]
    pub(super) fn into_string(self) -> String {
        match self {
            Text::Borrowed(text) => text.to_owned(),
            Text::Owned(text) => text,
        }
    }

    #[inline]
    pub(super) fn as_str(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            Text::Owned(text) => text,
        }
    }
}

impl<'a> Reader<'a> {
    /// The string that is next.
    #[inline(always)]
    pub(super) fn string(&mut self, what: &'static str) -> Read<Text<'a>> {
        if self.peek() != b'"' {
            return Err(self.expected(what));
        }
        let start = self.at + 1;
        let end = scan::special_from(self.bytes, start);
        if self.bytes.get(end) == Some(&b'"') {
            self.at = end + 1;
            return Ok(Text::Borrowed(&self.text[start..end]));
        }
        self.escaped(start, end).map(Text::Owned)
    }

    /// The same, from the first byte at `end` that is not plain.
    #[inline(never)]
    fn escaped(&mut self, mut start: usize, mut end: usize) -> Read<String> {
        let mut out = String::with_capacity(end - start + 16);
        loop {
            out.push_str(&self.text[start..end]);
            self.at = end;
            match self.bytes.get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(self.error("control character in a string")),
                None => return Err(self.error("the string does not end")),
            }
            start = self.at;
            end = scan::special_from(self.bytes, start);
        }
    }

    /// The character behind the backslash that is next.
    fn escape(&mut self) -> Read<char> {
        let letter = self.bytes.get(self.at + 1).copied();
        let plain = match letter {
            Some(letter @ (b'"' | b'\\' | b'/')) => letter as char,
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.error("invalid escape")),
        };
        self.at += 2;
        Ok(plain)
    }

    /// `\u` and four digits; twice, for what is beyond the first plane.
    fn unicode(&mut self) -> Read<char> {
        let high = self.unit()?;
        let code = match high {
            0xD800..0xDC00 if self.bytes[self.at..].starts_with(b"\\u") => {
                let low = self.unit()?;
                if !(0xDC00..0xE000).contains(&low) {
                    return Err(self.error("lone surrogate"));
                }
                0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
            }
            other => other,
        };
        char::from_u32(code).ok_or_else(|| self.error("lone surrogate"))
    }

    /// One UTF-16 unit: `\u` and four digits.
    fn unit(&mut self) -> Read<u32> {
        let Some(digits) = self.bytes.get(self.at + 2..self.at + 6) else {
            return Err(self.error("invalid escape"));
        };
        let mut unit = 0;
        for digit in digits {
            match (*digit as char).to_digit(16) {
                Some(digit) => unit = unit << 4 | digit,
                None => return Err(self.error("invalid escape")),
            }
        }
        self.at += 6;
        Ok(unit)
    }
}
