//! From slots to the functions that fill them.

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::reader::Reader;
use crate::error::Read;
use crate::{EnumNode, Json, Slot};

impl Reader<'_> {
    /// Reads the value that is next into a slot. `null`: it was `null`, and has been taken.
    pub(super) fn fill(&mut self, slot: Slot<'_>, null: bool) -> Read {
        if null {
            return self.fill_null(slot);
        }
        match slot {
            Slot::Str(out) => *out = self.string("a string")?.into_string(),
            Slot::Record(record, node) => return self.record(record, node),
            Slot::I64(out) => *out = self.integer("an int64")?,
            Slot::I32(out) => *out = self.integer("an int32")?,
            Slot::U32(out) => *out = self.integer("a uint32")?,
            Slot::U64(out) => *out = self.integer("a uint64")?,
            Slot::Bool(out) => *out = self.boolean()?,
            Slot::F64(out) => *out = self.double()?,
            Slot::F32(out) => *out = self.float()?,
            Slot::Enum(values, node) => return self.choice(values, node),
            Slot::List(node) => return self.list(node),
            Slot::Map(node) => return self.map(node),
            Slot::Untagged(alternatives, node) => return self.untagged(alternatives, node, false),
            Slot::Tagged(tags, node) => return self.tagged(tags, node),
            other => return self.fill_rare(other),
        }
        Ok(())
    }

    /// The slots that are seldom met, out of the way of the others.
    #[inline(never)]
    fn fill_rare(&mut self, slot: Slot<'_>) -> Read {
        match slot {
            Slot::Json(out) => *out = self.json()?,
            Slot::Raw(out) => self.raw()?.clone_into(out),
            Slot::Number(out) => self.number("a number")?.text.clone_into(out),
            Slot::Uuid(out) => *out = self.parsed("a UUID", |text| uuid::Uuid::try_parse(text).ok())?,
            Slot::Base64(out) => *out = self.parsed("base64", from_base64)?,
            Slot::Bytes(out) => *out = self.string("a string")?.into_string().into_bytes(),
            Slot::Ignore => self.skip()?,
            Slot::Literals(literals, node) => self.one_of(literals, node)?,
            Slot::Tuple(count, node) => self.tuple(count, node)?,
            Slot::Done => {}
            other => self.fill(other, false)?,
        }
        Ok(())
    }

    #[inline(never)]
    fn fill_null(&mut self, slot: Slot<'_>) -> Read {
        match slot {
            Slot::Done | Slot::Ignore => {}
            Slot::Json(out) => *out = Json::Null,
            Slot::Raw(out) => "null".clone_into(out),
            Slot::Untagged(alternatives, node) => return self.untagged(alternatives, node, true),
            Slot::Tagged(_, node) => return self.unrecognized(node, true, "an object"),
            Slot::Literals(..) => {
                self.at -= "null".len();
                return self.fill_rare(slot);
            }
            _ => {
                self.at -= "null".len();
                return Err(self.error("unexpected null"));
            }
        }
        Ok(())
    }

    #[inline]
    pub(super) fn boolean(&mut self) -> Read<bool> {
        match self.peek() {
            b't' => self.word("true").map(|()| true),
            b'f' => self.word("false").map(|()| false),
            _ => Err(self.expected("a boolean")),
        }
    }

    #[inline]
    fn integer<T: TryFrom<i128>>(&mut self, what: &'static str) -> Read<T> {
        let number = self.number(what)?;
        match number.integer().and_then(|value| T::try_from(value).ok()) {
            Some(value) => Ok(value),
            None => Err(self.no_integer(number.text.len(), what)),
        }
    }

    #[cold]
    #[inline(never)]
    fn no_integer(&self, length: usize, what: &str) -> crate::DecodeError {
        crate::DecodeError::new(format!("the number is not {what}"), self.at - length)
    }

    #[inline]
    fn double(&mut self) -> Read<f64> {
        if let Some(value) = self.short_double() {
            return Ok(value);
        }
        let number = self.number("a number")?;
        number.double().ok_or_else(|| self.error("the number is out of range"))
    }

    fn float(&mut self) -> Read<f32> {
        let number = self.number("a number")?;
        number.float().ok_or_else(|| self.error("the number is out of range"))
    }

    /// A value that a string stands for.
    fn parsed<T>(&mut self, what: &'static str, parse: fn(&str) -> Option<T>) -> Read<T> {
        self.peek();
        let start = self.at;
        let text = self.string(what)?;
        parse(text.as_str()).ok_or_else(|| {
            self.at = start;
            crate::DecodeError::new(format!("the string is not {what}"), start)
        })
    }

    /// A value of a string enum.
    #[inline(never)]
    fn choice(&mut self, values: &'static [&'static str], node: &mut dyn EnumNode) -> Read {
        self.peek();
        let start = self.at;
        let text = self.string("a string")?;
        let text = text.as_str();
        match values.iter().position(|value| *value == text) {
            Some(i) => node.set(i),
            None if node.other(text) => self.misfits += 1,
            None => {
                self.at = start;
                return Err(self.error("the enum does not list this value"));
            }
        }
        Ok(())
    }
}

/// Bytes from base64, in either alphabet, padded or not: servers differ.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurposeConfig =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let alphabet = if text.contains(['-', '_']) {
        &base64::alphabet::URL_SAFE
    } else {
        &base64::alphabet::STANDARD
    };
    GeneralPurpose::new(alphabet, LENIENT).decode(text).ok()
}
