//! What the generator knows of a type, as static data: the tables that one codec reads for all types.

use crate::rule::Rule;

/// Facts about one object schema.
///
/// Printed by the generator through [`record!`](crate::record), never by hand.
pub struct Record {
    /// The Rust name of the type, for messages and `Debug`.
    pub name: &'static str,
    /// The members as JSON spells them, in the document's order.
    pub keys: &'static [&'static str],
    /// The members as Rust spells them, for `Debug`.
    pub fields: &'static [&'static str],
    /// Bit `i % 64` of word `i / 64`: member `i` has to be there.
    pub required: &'static [u64],
    /// Open-addressing table over `keys`, as [`hash`] describes it. No table: the keys are searched one by one.
    pub table: &'static [u8],
    /// `,"key":` of every member, one after another, for the writer; empty if a key needs escapes.
    pub json: &'static str,
    /// Members that are not in `keys` go to a map, reached as `RecordNode::slot(keys.len(), …)`.
    pub rest: bool,
    /// What `validate()` checks: member number ([`Record::REST`] for the rest map) and rule.
    pub rules: &'static [(usize, Rule)],
}

impl Record {
    /// The number of the rest map in `rules`.
    pub const REST: usize = usize::MAX;

    /// Whether member `i` has to be there.
    #[inline]
    pub(crate) fn requires(&self, i: usize) -> bool {
        self.required.get(i / 64).is_some_and(|word| word >> (i % 64) & 1 != 0)
    }

    /// The number of the member that JSON spells `key`.
    pub(crate) fn find(&self, key: &[u8]) -> Option<usize> {
        if self.table.is_empty() {
            return self.keys.iter().position(|known| same(known.as_bytes(), key));
        }
        let width = width(self.keys.len());
        let entries = self.table.len() / width;
        let mut at = hash(key) & entries.wrapping_sub(1);
        // A table is at most half full, so an empty entry ends the search; the bound is for a table that is not ours.
        for _ in 0..entries {
            let i = self.entry(at, width)?;
            match self.keys.get(i) {
                None => return None,
                Some(known) if same(known.as_bytes(), key) => return Some(i),
                Some(_) => at = (at + 1) & (entries - 1),
            }
        }
        None
    }

    /// The number in one entry of the table, if there is one.
    #[inline]
    fn entry(&self, at: usize, width: usize) -> Option<usize> {
        if width == 1 {
            return digit(*self.table.get(at)?);
        }
        let entry = self.table.get(at * width..(at + 1) * width)?;
        entry
            .iter()
            .try_fold(0, |number, byte| Some(number * DIGITS + digit(*byte)?))
    }
}

/// As many digits as there are characters that stand for themselves in a literal.
const DIGITS: usize = 91;

/// How many digits an entry has.
#[inline]
fn width(keys: usize) -> usize {
    match keys {
        0..=DIGITS => 1,
        _ if keys <= DIGITS * DIGITS => 2,
        _ => 3,
    }
}

/// `#` is 0, `~` is 90, a space is none; the backslash is left out.
#[inline]
fn digit(byte: u8) -> Option<usize> {
    match byte {
        b'#'..=b'[' => Some(usize::from(byte - b'#')),
        b']'..=b'~' => Some(usize::from(byte - b'#' - 1)),
        _ => None,
    }
}

/// The hash behind [`Record::table`]: it looks at the first and last eight bytes only, and at the length.
///
/// A table has as many entries as the smallest power of two that is at least twice the number of keys. Key number `i`
/// stands at `hash & (entries - 1)` or, when that is taken, at the next free entry, going round. An entry is a number of
/// base 91 with the digits `#` to `~` without the backslash: one digit where there are at most 91 keys, two for at most
/// 8281, else three; spaces where it is empty. Up to three keys have no table. The generator carries a copy of this
/// function.
///
/// ```
/// assert_eq!(specwright_runtime::table::hash(b"id"), 0x5932);
/// ```
#[inline]
pub fn hash(key: &[u8]) -> usize {
    let long = key.len() as u64;
    let word = if let (Some(head), Some(tail)) = (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        u64::from_le_bytes(*head) ^ u64::from_le_bytes(*tail).rotate_left(23)
    } else if let (Some(head), Some(tail)) = (key.first_chunk::<4>(), key.last_chunk::<4>()) {
        u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32
    } else if let (Some(first), Some(last)) = (key.first(), key.last()) {
        u64::from(*first) | u64::from(key[key.len() / 2]) << 8 | u64::from(*last) << 16
    } else {
        0
    };
    ((word ^ long).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize
}

/// Whether two keys are the same. Most have at most 16 bytes, of which the first and last eight are compared as words:
/// that is cheaper than a call of `memcmp`.
#[inline(always)]
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if a.len() <= 16 {
        if let (Some(a), Some(b), Some(c), Some(d)) = (
            a.first_chunk::<8>(),
            b.first_chunk::<8>(),
            a.last_chunk::<8>(),
            b.last_chunk::<8>(),
        ) {
            return a == b && c == d;
        }
        if let (Some(a), Some(b), Some(c), Some(d)) = (
            a.first_chunk::<4>(),
            b.first_chunk::<4>(),
            a.last_chunk::<4>(),
            b.last_chunk::<4>(),
        ) {
            return a == b && c == d;
        }
    }
    a == b
}

/// The values of a string enum, as JSON spells them and as Rust does.
pub struct Choices {
    /// As JSON spells them.
    pub values: &'static [&'static str],
    /// The variants, for `Debug`.
    pub names: &'static [&'static str],
}

/// The `discriminator` of a union: variant `i` is for each tag value `t` with `values[k] == (t, i)`.
pub struct Tags {
    /// The property that carries the tag.
    pub property: &'static str,
    /// Tag values and the variant each one selects; several values may select one variant.
    pub values: &'static [(&'static str, usize)],
    /// The variants' own schemas declare the tag as a member; then it may be read there.
    pub carried: &'static [bool],
    /// The variants, for `Debug`.
    pub variants: &'static [&'static str],
    /// The tag value to write for each variant (its first); empty for a fallback that has none.
    pub names: &'static [&'static str],
    /// The variant for an unknown or absent tag (3.2's `defaultMapping`), if any.
    pub fallback: Option<usize>,
}

/// One member of a `oneOf` or `anyOf` without a discriminator.
pub struct Alternative {
    /// The JSON kinds it accepts: bits of [`kind`].
    pub kinds: u8,
    /// For objects: the known and required keys; none for maps and free-form objects.
    pub record: Option<&'static Record>,
    /// For objects: properties that must have this value.
    pub constants: &'static [(&'static str, Literal)],
    /// For objects: the JSON kinds that known properties accept, by their number in `record`; may be empty.
    pub members: &'static [u8],
    /// For strings: the values that an enum lists; empty for any string.
    pub values: &'static [&'static str],
    /// For arrays: the JSON kinds that items accept; `kind::ANY` when not known.
    pub items: u8,
}

impl Alternative {
    /// An alternative that nothing is known of yet.
    pub const fn new() -> Self {
        Alternative {
            kinds: 0,
            record: None,
            constants: &[],
            members: &[],
            values: &[],
            items: kind::ANY,
        }
    }

    /// Accepts these JSON kinds, too.
    pub const fn kinds(mut self, kinds: u8) -> Self {
        self.kinds |= kinds;
        self
    }

    /// Whether `null` is among the kinds that it accepts.
    pub const fn takes_null(&self) -> bool {
        self.kinds & kind::NULL != 0
    }

    /// Accepts objects with these members.
    pub const fn object(mut self, record: &'static Record) -> Self {
        self.kinds |= kind::OBJ;
        self.record = Some(record);
        self
    }

    /// Accepts objects only where these properties have these values.
    pub const fn constants(mut self, constants: &'static [(&'static str, Literal)]) -> Self {
        self.kinds |= kind::OBJ;
        self.constants = constants;
        self
    }

    /// Accepts objects only where member `i` is of the kinds `members[i]`.
    pub const fn members(mut self, members: &'static [u8]) -> Self {
        self.members = members;
        self
    }

    /// Accepts strings, above all these.
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.kinds |= kind::STR;
        self.values = values;
        self
    }

    /// Accepts arrays of items of these kinds.
    pub const fn list(mut self, items: u8) -> Self {
        self.kinds |= kind::ARR;
        self.items = items;
        self
    }
}

impl Default for Alternative {
    fn default() -> Self {
        Alternative::new()
    }
}

/// A constant of the document: one value of an `enum`, or a `const`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// A string.
    Str(&'static str),
    /// An integer.
    Int(i64),
    /// A number that is not an integer.
    Num(f64),
    /// A boolean.
    Bool(bool),
    /// `null`.
    Null,
}

/// Kinds of JSON values, as bits.
pub mod kind {
    /// `null`
    pub const NULL: u8 = 1;
    /// `true` or `false`
    pub const BOOL: u8 = 2;
    /// A number that is an integer.
    pub const INT: u8 = 4;
    /// Any number.
    pub const NUM: u8 = 8;
    /// A string.
    pub const STR: u8 = 16;
    /// An array.
    pub const ARR: u8 = 32;
    /// An object.
    pub const OBJ: u8 = 64;
    /// Any value.
    pub const ANY: u8 = 127;
}
