//! Unions without a discriminator. The kind of the value mostly leaves one candidate; where it does not, the candidates
//! are ranked by what the generator knows of them, and tried.

use super::reader::Reader;
use crate::UnionNode;
use crate::error::{DecodeError, Read};
use crate::table::{Alternative, kind};

/// What a failed attempt costs at least, so that attempts at tiny values are bounded, too.
const ATTEMPT: usize = 16;

impl Reader<'_> {
    #[inline(never)]
    pub(super) fn untagged(&mut self, all: &'static [Alternative], node: &mut dyn UnionNode, null: bool) -> Read {
        let kinds = if null { kind::NULL } else { self.next_kind() };
        let mut fitting = (0..all.len()).filter(|i| all[*i].kinds & kinds != 0);
        match (fitting.next(), fitting.next()) {
            (None, _) => self.unrecognized(node, null, "a value of another kind"),
            (Some(only), None) => self.attempt(&[only], node, null),
            _ => {
                let order = self.rank(all, kinds)?;
                self.attempt(&order, node, null)
            }
        }
    }

    /// The kinds that the next value may be of, judged by its first byte.
    pub(super) fn next_kind(&mut self) -> u8 {
        match self.peek() {
            b'"' => kind::STR,
            b'{' => kind::OBJ,
            b'[' => kind::ARR,
            b't' | b'f' => kind::BOOL,
            b'n' => kind::NULL,
            _ => kind::NUM | kind::INT,
        }
    }

    /// Reads the first candidate that the value turns out to be.
    ///
    /// Unions nest, so trying all candidates at each level could take exponential time. Failed attempts are paid for
    /// out of a budget for the whole text; once it is spent, a union makes one attempt only.
    fn attempt(&mut self, order: &[usize], node: &mut dyn UnionNode, null: bool) -> Read {
        let (start, depth, unions, tags) = (self.at, self.depth, self.unions, self.tags.len());
        let mut first: Option<DecodeError> = None;
        for &variant in order {
            self.enter_union()?;
            let ahead = self.ahead;
            let slot = node.pick(variant, null);
            let Err(error) = self.fill(slot, null) else {
                self.unions = unions;
                return Ok(());
            };
            let cost = error.offset().saturating_sub(start).max(self.at.saturating_sub(start));
            let cost = cost + (self.ahead - ahead) + ATTEMPT;
            (self.at, self.depth, self.unions) = (start, depth, unions);
            self.tags.truncate(tags);
            first.get_or_insert(error);
            let left = self.fuel.checked_sub(cost);
            self.fuel = left.unwrap_or(0);
            if left.is_none() {
                break;
            }
        }
        match (node.other().is_some(), first) {
            (false, Some(error)) => Err(error),
            _ => self.unrecognized(node, null, "a value that one of the alternatives accepts"),
        }
    }
}
