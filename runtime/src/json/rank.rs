//! Which of a union's members a value is: constants, then required members, then the kinds of members, then the least
//! loss.

use std::cmp::Reverse;

use super::free::Look;
use super::literal;
use super::reader::Reader;
use super::seen::Seen;
use crate::error::Read;
use crate::table::{Alternative, Record, kind};

/// An alternative that may fit.
pub(super) struct Ranked {
    pub(super) i: usize,
    /// Constants that the value has, as it must: no other with fewer of them is preferred.
    pub(super) constants: usize,
    /// What it would not keep, in bytes, at least.
    pub(super) misfits: usize,
}

impl Ranked {
    pub(super) fn any(i: usize) -> Ranked {
        Ranked {
            i,
            constants: 0,
            misfits: 0,
        }
    }
}

impl Reader<'_> {
    /// The alternatives that may fit the value that is next, the likeliest first.
    pub(super) fn rank(&mut self, all: &'static [Alternative], kinds: u8) -> Read<Vec<Ranked>> {
        let start = self.at;
        let order = match kinds {
            kind::OBJ => self.rank_objects(all)?,
            kind::STR => ranked(self.rank_strings(all)?),
            kind::ARR => ranked(self.rank_arrays(all)?),
            _ if kinds & kind::NUM != 0 => ranked(self.rank_numbers(all)?),
            _ => of_kind(all, kinds).map(Ranked::any).collect(),
        };
        self.ahead += self.at - start;
        self.at = start;
        Ok(order)
    }

    /// An enum that lists the string, then plain strings, then enums that take any.
    fn rank_strings(&mut self, all: &'static [Alternative]) -> Read<Vec<usize>> {
        let text = self.string("a string")?;
        let mut order: Vec<usize> = of_kind(all, kind::STR).collect();
        order.sort_by_key(|i| match all[*i].values {
            [] => 1,
            values if values.contains(&text.as_str()) => 0,
            _ => 2,
        });
        Ok(order)
    }

    /// Integers before floats, but a number that is written as a float is one.
    fn rank_numbers(&mut self, all: &'static [Alternative]) -> Read<Vec<usize>> {
        let whole = !self.number("a number")?.text.contains(['.', 'e', 'E']);
        let mut order: Vec<usize> = of_kind(all, kind::INT | kind::NUM).collect();
        order.sort_by_key(|i| whole == (all[*i].kinds & kind::NUM != 0));
        Ok(order)
    }

    /// The first item decides; an empty array is any.
    fn rank_arrays(&mut self, all: &'static [Alternative]) -> Read<Vec<usize>> {
        let depth = self.depth;
        let items = if self.open(b'[', b']', "an array")? {
            self.next_kind()
        } else {
            kind::ANY
        };
        self.depth = depth;
        Ok(of_kind(all, kind::ARR).filter(|i| all[*i].items & items != 0).collect())
    }

    /// One pass over the members for all alternatives at once.
    fn rank_objects(&mut self, all: &'static [Alternative]) -> Read<Vec<Ranked>> {
        let mut candidates: Vec<Candidate> = of_kind(all, kind::OBJ).map(|i| Candidate::new(i, &all[i])).collect();
        self.peek();
        let object = self.at;
        self.each_member(&mut |reader, key| {
            if reader.is_tag(object, key) {
                return Ok(Look::Skip);
            }
            let found = reader.next_kind();
            let text = reader.raw()?;
            for candidate in &mut candidates {
                candidate.meet(key, found, text);
            }
            Ok(Look::Taken)
        })?;
        candidates.retain(Candidate::fits);
        candidates.sort_by_key(Candidate::cost);
        let ranked = |candidate: &Candidate| Ranked {
            i: candidate.i,
            constants: candidate.constants,
            misfits: candidate.lost,
        };
        Ok(candidates.iter().map(ranked).collect())
    }
}

fn ranked(order: Vec<usize>) -> Vec<Ranked> {
    order.into_iter().map(Ranked::any).collect()
}

fn of_kind(all: &'static [Alternative], kinds: u8) -> impl Iterator<Item = usize> {
    (0..all.len()).filter(move |i| all[*i].kinds & kinds != 0)
}

/// An alternative, and how the object that is being looked through suits it.
struct Candidate {
    i: usize,
    alternative: &'static Alternative,
    seen: Seen,
    /// Members that it knows.
    known: usize,
    /// What it would not keep, in bytes.
    lost: usize,
    /// Constants that the object has.
    constants: usize,
    /// Something is there that it does not accept.
    wrong: bool,
}

impl Candidate {
    fn new(i: usize, alternative: &'static Alternative) -> Self {
        Candidate {
            i,
            alternative,
            seen: Seen::default(),
            known: 0,
            lost: 0,
            constants: 0,
            wrong: false,
        }
    }

    /// Looks at a member: its name, the kinds that its value may be of, and the text of the value.
    fn meet(&mut self, key: &str, found: u8, text: &str) {
        if let Some((_, constant)) = self.alternative.constants.iter().find(|(name, _)| *name == key) {
            if literal::is(text, constant) {
                self.constants += 1;
            } else {
                self.wrong = true;
            }
        }
        let Some(record) = self.alternative.record else { return };
        match record.find(key.as_bytes()) {
            Some(i) => {
                self.known += 1;
                self.seen.add(i);
                self.wrong |= !self.accepts(record, i, found);
            }
            None if record.rest => {}
            None => self.lost += text.len(),
        }
    }

    /// Whether member `i` may be of one of these kinds. `null` leaves out a member that may be left out.
    fn accepts(&self, record: &Record, i: usize, found: u8) -> bool {
        let optional = if record.requires(i) { 0 } else { kind::NULL };
        self.alternative
            .members
            .get(i)
            .is_none_or(|kinds| (kinds | optional) & found != 0)
    }

    fn fits(&self) -> bool {
        let complete = self
            .alternative
            .record
            .is_none_or(|record| self.seen.first_missing(record.required).is_none());
        !self.wrong && complete
    }

    /// A type that knows all members is better than a map, which takes any; a map is better than losing some.
    fn cost(&self) -> impl Ord + use<> {
        (
            Reverse(self.constants),
            self.lost,
            self.alternative.record.is_none(),
            Reverse(self.known),
        )
    }
}
