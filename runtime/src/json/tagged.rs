//! Unions with a discriminator. The text is at hand as a whole, so the tag may stand anywhere: it is looked for, and the
//! object is read from its beginning. Nothing is ever buffered.

use super::free::Look;
use super::reader::Reader;
use crate::error::Read;
use crate::table::Tags;
use crate::{Slot, UnionNode};

impl Reader<'_> {
    #[inline(never)]
    pub(super) fn tagged(&mut self, tags: &'static Tags, node: &mut dyn UnionNode) -> Read {
        if self.peek() != b'{' {
            return self.unrecognized(node, false, "an object");
        }
        let start = self.at;
        let tag = self.find_tag(tags)?;
        self.ahead += self.at - start;
        self.at = start;

        let Some(variant) = tag.or(tags.fallback) else {
            return self.unrecognized(node, false, "a known tag");
        };
        self.enter_union()?;
        self.tags.push((start, tags.property));
        let slot = node.pick(variant, false);
        let filled = self.fill(slot, false);
        self.tags.pop();
        self.unions -= 1;
        filled
    }

    /// The variant for the tag of the object that is next.
    fn find_tag(&mut self, tags: &'static Tags) -> Read<Option<usize>> {
        let mut found = None;
        self.each_member(&mut |reader, key| {
            if key != tags.property {
                return Ok(Look::Skip);
            }
            if reader.peek() == b'"' {
                let tag = reader.string("a string")?;
                found = tags
                    .values
                    .iter()
                    .find(|(value, _)| *value == tag.as_str())
                    .map(|(_, variant)| *variant);
            }
            Ok(Look::Stop)
        })?;
        Ok(found)
    }

    /// No variant fits: the union keeps the text, if it is open. `null`: it was `null`, and has been taken.
    pub(super) fn unrecognized(&mut self, node: &mut dyn UnionNode, null: bool, what: &'static str) -> Read {
        self.misfits += 1;
        match node.other() {
            Some(out) if null => self.fill(Slot::Raw(out), true),
            Some(out) => self.raw().map(|text| text.clone_into(out)),
            None if null => Err(self.error("unexpected null")),
            None => Err(self.expected(what)),
        }
    }
}
