//! Which kinds of JSON a schema accepts.

use std::fmt;

/// A set of kinds of JSON, `null` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u8);

const NAMES: [&str; 6] = ["boolean", "integer", "number", "string", "array", "object"];
const INTEGER: u8 = 1 << 1;
const NUMBER: u8 = 1 << 2;
const STRING: u8 = 1 << 3;
const ARRAY: u8 = 1 << 4;
const OBJECT: u8 = 1 << 5;
const ALL: u8 = 0b11_1111;

impl Kinds {
    pub(super) const ALL: Kinds = Kinds(ALL);

    /// What `type` names. Each whole number is a number.
    pub(super) fn named(word: &str) -> Kinds {
        match NAMES.iter().position(|name| *name == word) {
            Some(at) if 1 << at == NUMBER => Kinds(NUMBER | INTEGER),
            Some(at) => Kinds(1 << at),
            None => Kinds(ALL),
        }
    }

    pub(super) fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }

    pub(super) fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub(super) fn is_within(self, other: Kinds) -> bool {
        self.0 & !other.0 == 0
    }

    pub(super) fn overlaps(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// Exactly one kind.
    pub(super) fn is_one(self) -> bool {
        self.0 == NUMBER | INTEGER || self.0.count_ones() == 1
    }

    pub(super) fn has_object(self) -> bool {
        self.0 & OBJECT != 0
    }

    pub(super) fn has_text(self) -> bool {
        self.0 & STRING != 0
    }

    pub(super) fn is_array(self) -> bool {
        self.0 == ARRAY
    }

    /// Kinds that are single values in a text.
    pub(super) fn is_scalar(self) -> bool {
        self.0 & (ARRAY | OBJECT) == 0
    }
}

impl fmt::Display for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == ALL {
            return f.write_str("any type");
        }
        let said = |(at, _): &(usize, &&str)| {
            let bit = 1u8 << at;
            self.0 & bit != 0 && !(bit == INTEGER && self.0 & NUMBER != 0)
        };
        let names = NAMES
            .iter()
            .enumerate()
            .filter(said)
            .map(|(_, name)| format!("`{name}`"));
        let names: Vec<String> = names.collect();
        match names.as_slice() {
            [] => f.write_str("nothing"),
            names => f.write_str(&names.join(" or ")),
        }
    }
}
