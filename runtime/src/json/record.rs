//! Objects with known members: by far the most of what is read.

use super::reader::Reader;
use super::seen::Seen;
use super::string::Text;
use crate::error::{DecodeError, Read};
use crate::table::{Record, same};
use crate::{RecordNode, Slot, View};

impl<'a> Reader<'a> {
    #[inline(never)]
    pub(super) fn record(&mut self, record: &'static Record, node: &mut dyn RecordNode) -> Read {
        self.peek();
        let object = self.at;
        let mut more = self.open(b'{', b'}', "an object")?;
        let mut seen = Seen::default();
        let mut next = 0;
        while more {
            match self.key(record, next)? {
                Key::Known(i) => {
                    self.member(record, node, &mut seen, i)?;
                    next = i + 1;
                }
                Key::Other(name, start) => self.other_member(record, node, name, start, object)?,
            }
            more = self.more(b'}')?;
        }
        match seen.first_missing(record.required) {
            Some(i) => Err(missing(record, i, object)),
            None => Ok(()),
        }
    }

    /// The member name that is next, and its colon.
    #[inline(always)]
    fn key(&mut self, record: &'static Record, next: usize) -> Read<Key<'a>> {
        if self.peek() != b'"' {
            return Err(self.expected("a member name"));
        }
        let start = self.at;
        // Servers mostly keep to one order: the member after the last one is tried first, on the bytes as they are.
        // A name that needs escapes cannot be compared so (then there is no `json`).
        if let Some(key) = record.keys.get(next)
            && !record.json.is_empty()
            && self.bytes.get(start + 1 + key.len()) == Some(&b'"')
            && same(&self.bytes[start + 1..start + 1 + key.len()], key.as_bytes())
        {
            self.at = start + key.len() + 2;
            self.colon()?;
            return Ok(Key::Known(next));
        }
        let name = self.string("a member name")?;
        self.colon()?;
        Ok(match record.find(name.as_str().as_bytes()) {
            Some(i) => Key::Known(i),
            None => Key::Other(name, start),
        })
    }

    #[inline(always)]
    fn member(&mut self, record: &'static Record, node: &mut dyn RecordNode, seen: &mut Seen, i: usize) -> Read {
        if seen.add(i) {
            // Members are filled in place, so a second one would be mixed into the first.
            return Err(self.error("duplicate member").under(record.keys[i]));
        }
        let null = self.null()?;
        match self.fill(node.slot(i, null), null) {
            Ok(()) => {
                // A `null` that leaves the member out is not written again.
                let lost = null && !record.requires(i) && matches!(node.view(i), View::None);
                self.misfits += usize::from(lost);
                Ok(())
            }
            Err(error) => Err(error.under(record.keys[i])),
        }
    }

    #[inline(never)]
    fn other_member(
        &mut self,
        record: &'static Record,
        node: &mut dyn RecordNode,
        name: Text<'a>,
        start: usize,
        object: usize,
    ) -> Read {
        if record.rest
            && let Slot::Map(map) = node.slot(record.keys.len(), false)
        {
            return self.entry(map, name.into_string(), start, object);
        }
        let text = self.raw()?;
        if !self.is_tag(object, name.as_str()) {
            self.misfits += text.len();
        }
        Ok(())
    }
}

/// A member name.
enum Key<'a> {
    /// Of member `i`.
    Known(usize),
    /// Of none; and where it begins.
    Other(Text<'a>, usize),
}

#[cold]
#[inline(never)]
fn missing(record: &Record, i: usize, object: usize) -> DecodeError {
    DecodeError::new(
        format!("missing member `{}` of {}", record.keys[i], record.name),
        object,
    )
}
