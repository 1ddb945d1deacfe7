//! Arrays, tuples and maps.

use super::reader::Reader;
use crate::error::{DecodeError, Read};
use crate::{ListNode, MapNode, RecordNode};

impl Reader<'_> {
    #[inline(never)]
    pub(super) fn list(&mut self, node: &mut dyn ListNode) -> Read {
        let mut more = self.open(b'[', b']', "an array")?;
        node.clear();
        let mut i = 0;
        while more {
            let null = self.null()?;
            if let Err(error) = self.fill(node.push(null), null) {
                return Err(error.at(i));
            }
            i += 1;
            more = self.more(b']')?;
        }
        Ok(())
    }

    /// An array of at least `count` items; those beyond are read over.
    pub(super) fn tuple(&mut self, count: usize, node: &mut dyn RecordNode) -> Read {
        self.peek();
        let start = self.at;
        let mut more = self.open(b'[', b']', "an array")?;
        let mut i = 0;
        while more {
            let null = self.null()?;
            if i < count {
                self.fill(node.slot(i, null), null).map_err(|error| error.at(i))?;
            } else {
                self.misfits += if null { "null".len() } else { self.raw()?.len() };
            }
            i += 1;
            more = self.more(b']')?;
        }
        if i < count {
            return Err(DecodeError::new(
                format!("expected an array of {count} items, found {i}"),
                start,
            ));
        }
        Ok(())
    }

    #[inline(never)]
    pub(super) fn map(&mut self, node: &mut dyn MapNode) -> Read {
        self.peek();
        let object = self.at;
        let mut more = self.open(b'{', b'}', "an object")?;
        node.clear();
        while more {
            self.peek();
            let start = self.at;
            let key = self.string("a member name")?.into_string();
            self.colon()?;
            self.entry(node, key, start, object)?;
            more = self.more(b'}')?;
        }
        Ok(())
    }

    /// Reads the value under `key`, which begins at `start`, in the object that begins at `object`.
    pub(super) fn entry(&mut self, node: &mut dyn MapNode, key: String, start: usize, object: usize) -> Read {
        if self.is_tag(object, &key) {
            return self.skip();
        }
        let null = self.null()?;
        let filled = self.fill(node.insert(key, null), null);
        // The key has moved into the map: it is read again where an error needs it.
        filled.map_err(|error| error.under(&self.key_at(start)))
    }

    /// Whether a union has read `key` as the tag of the object that begins at `object`.
    #[inline]
    pub(super) fn is_tag(&self, object: usize, key: &str) -> bool {
        self.tags
            .iter()
            .rev()
            .take_while(|(at, _)| *at == object)
            .any(|(_, property)| *property == key)
    }

    #[cold]
    fn key_at(&self, start: usize) -> String {
        let mut reader = Reader::new(&self.text[start..]);
        reader
            .string("a member name")
            .map(super::string::Text::into_string)
            .unwrap_or_default()
    }
}
