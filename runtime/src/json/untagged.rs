//! Unions without a discriminator. The kind of the value mostly leaves one candidate; where it does not, the candidates
//! are ranked by what the generator knows of them, and tried.

use super::rank::Ranked;
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
            (Some(only), None) => self.attempt(&[Ranked::any(only)], node, null),
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

    /// Reads the first candidate in which everything finds its place; else the one in which most does.
    ///
    /// Unions nest, so trying all candidates at each level could take exponential time. Attempts in vain are paid for out
    /// of a budget for the whole text; once it is spent, a union makes one attempt only.
    fn attempt(&mut self, order: &[Ranked], node: &mut dyn UnionNode, null: bool) -> Read {
        let start = Start::of(self);
        let mut best: Option<(usize, usize)> = None;
        let mut first: Option<DecodeError> = None;
        for (n, candidate) in order.iter().enumerate() {
            let ahead = self.ahead;
            let tried = self.try_one(candidate.i, node, null);
            let end = tried
                .as_ref()
                .err()
                .map_or(self.at, |error| error.offset().max(self.at));
            let cost = end.saturating_sub(start.at) + (self.ahead - ahead) + ATTEMPT;
            match tried {
                Ok(()) => {
                    let misfits = self.misfits - start.misfits;
                    let better = best.is_none_or(|(least, _)| misfits < least);
                    let least = best.map_or(misfits, |(least, _)| least.min(misfits));
                    let mut others = order[n + 1..].iter();
                    let last = self.fuel < cost
                        || others.all(|other| other.constants < candidate.constants || other.misfits >= least);
                    if better && last {
                        return Ok(());
                    }
                    if better {
                        best = Some((misfits, candidate.i));
                    }
                    if last {
                        start.again(self);
                        break;
                    }
                }
                Err(error) => {
                    first.get_or_insert(error);
                }
            }
            start.again(self);
            let left = self.fuel.checked_sub(cost);
            self.fuel = left.unwrap_or(0);
            if left.is_none() {
                break;
            }
        }
        match (best, node.other().is_some(), first) {
            (Some((_, variant)), ..) => self.try_one(variant, node, null),
            (None, false, Some(error)) => Err(error),
            _ => self.unrecognized(node, null, "a value that one of the alternatives accepts"),
        }
    }

    fn try_one(&mut self, variant: usize, node: &mut dyn UnionNode, null: bool) -> Read {
        let unions = self.unions;
        self.enter_union()?;
        let slot = node.pick(variant, null);
        self.fill(slot, null)?;
        self.unions = unions;
        Ok(())
    }
}

/// Where attempts begin.
struct Start {
    at: usize,
    depth: u32,
    unions: u32,
    tags: usize,
    misfits: usize,
}

impl Start {
    fn of(reader: &Reader<'_>) -> Start {
        Start {
            at: reader.at,
            depth: reader.depth,
            unions: reader.unions,
            tags: reader.tags.len(),
            misfits: reader.misfits,
        }
    }

    fn again(&self, reader: &mut Reader<'_>) {
        (reader.at, reader.depth, reader.unions, reader.misfits) = (self.at, self.depth, self.unions, self.misfits);
        reader.tags.truncate(self.tags);
    }
}
