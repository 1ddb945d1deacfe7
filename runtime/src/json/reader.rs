//! The reader's place in the text, and the steps that everything else is made of.

use crate::error::{DecodeError, Read};

/// How deep arrays and objects may be nested; the limit of `serde_json`, too.
const DEPTH: u32 = 128;
/// How many unions may be entered at once. A union of unions takes no bytes of the text, so depth alone does not bound it.
const UNIONS: u32 = 3 * DEPTH;

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    /// The next byte to be read; never beyond the end.
    pub(super) at: usize,
    pub(super) depth: u32,
    pub(super) unions: u32,
    /// What attempts in vain at members of unions may still cost, in bytes.
    pub(super) fuel: usize,
    /// The bytes that were looked at ahead of reading them.
    pub(super) ahead: usize,
    /// What was read without finding its place: the bytes of members that nothing keeps, and one for each value that no
    /// enum and no union knows. By it a union tells which of its members fits best.
    pub(super) misfits: usize,
    /// Tags that unions have read: the place of the object, and the property, which is not one of the "rest".
    pub(super) tags: Vec<(usize, &'static str)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Reader {
            text,
            bytes: text.as_bytes(),
            at: 0,
            depth: 0,
            unions: 0,
            fuel: text.len().saturating_mul(16).saturating_add(16384),
            ahead: 0,
            misfits: 0,
            tags: Vec::new(),
        }
    }

    /// Skips blanks. The next byte, which stays; 0 at the end.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> u8 {
        match self.bytes.get(self.at) {
            Some(&byte) if byte > b' ' => byte,
            _ => self.peek_slow(),
        }
    }

    #[inline(never)]
    fn peek_slow(&mut self) -> u8 {
        while let Some(&byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                // A NUL in the text is not the end of the text; any other byte that nothing begins with says so.
                return if byte == 0 { 1 } else { byte };
            }
            self.at += 1;
        }
        0
    }

    /// Takes `null` if it is next.
    #[inline(always)]
    pub(super) fn null(&mut self) -> Read<bool> {
        if self.peek() != b'n' {
            return Ok(false);
        }
        self.word("null")?;
        Ok(true)
    }

    #[inline]
    pub(super) fn word(&mut self, word: &str) -> Read {
        if self.bytes[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.error("invalid literal"))
        }
    }

    #[inline(always)]
    pub(super) fn colon(&mut self) -> Read {
        if self.peek() != b':' {
            return Err(self.error("expected a colon"));
        }
        self.at += 1;
        Ok(())
    }

    /// Enters an array or object whose opening bracket is next; says whether it has anything in it.
    #[inline(always)]
    pub(super) fn open(&mut self, open: u8, close: u8, what: &'static str) -> Read<bool> {
        if self.peek() != open {
            return Err(self.expected(what));
        }
        self.at += 1;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error("nested too deep"));
        }
        if self.peek() == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        Ok(true)
    }

    /// After an item or member: whether another one follows. If not, the array or object is left.
    #[inline(always)]
    pub(super) fn more(&mut self, close: u8) -> Read<bool> {
        let byte = self.peek();
        if byte == b',' {
            self.at += 1;
            return Ok(true);
        }
        if byte == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        Err(self.error(if close == b']' {
            "expected `,` or `]`"
        } else {
            "expected `,` or `}`"
        }))
    }

    /// Enters a union.
    pub(super) fn enter_union(&mut self) -> Read {
        self.unions += 1;
        if self.unions > UNIONS {
            return Err(self.error("nested too deep"));
        }
        Ok(())
    }

    /// Nothing but blanks may follow.
    pub(super) fn end(&mut self) -> Read {
        if self.peek() == 0 {
            Ok(())
        } else {
            Err(self.error("expected the end of the text"))
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn error(&self, message: &'static str) -> DecodeError {
        DecodeError::new(message, self.at)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn expected(&self, what: &str) -> DecodeError {
        let found = match self.bytes.get(self.at) {
            None => "the end of the text",
            Some(b'n') => "null",
            Some(b't' | b'f') => "a boolean",
            Some(b'"') => "a string",
            Some(b'[') => "an array",
            Some(b'{') => "an object",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(_) => "an unexpected character",
        };
        DecodeError::new(format!("expected {what}, found {found}"), self.at)
    }
}
