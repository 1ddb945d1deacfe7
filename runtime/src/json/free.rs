//! Values of no known type: kept as [`Json`], kept as text, or read over.

use super::reader::Reader;
use crate::Json;
use crate::error::Read;

/// What to do with a member of an object that is looked through.
pub(super) enum Look {
    /// Its value has not been read: skip it.
    Skip,
    /// Its value has been read.
    Taken,
    /// Nothing else is wanted; the object is not read to its end.
    Stop,
}

impl<'a> Reader<'a> {
    /// The value that is next, whatever it is.
    pub(super) fn json(&mut self) -> Read<Json> {
        Ok(match self.peek() {
            b'"' => Json::String(self.string("a string")?.into_string()),
            b'n' => {
                self.word("null")?;
                Json::Null
            }
            b't' | b'f' => Json::Bool(self.boolean()?),
            b'[' => self.json_array()?,
            b'{' => self.json_object()?,
            _ => self.json_number()?,
        })
    }

    fn json_array(&mut self) -> Read<Json> {
        let mut items = Vec::new();
        let mut more = self.open(b'[', b']', "an array")?;
        while more {
            let item = self.json().map_err(|error| error.at(items.len()))?;
            items.push(item);
            more = self.more(b']')?;
        }
        Ok(Json::Array(items))
    }

    fn json_object(&mut self) -> Read<Json> {
        let mut members = serde_json::Map::new();
        let mut more = self.open(b'{', b'}', "an object")?;
        while more {
            let key = self.string("a member name")?.into_string();
            self.colon()?;
            match self.json() {
                Ok(value) => members.insert(key, value),
                Err(error) => return Err(error.under(&key)),
            };
            more = self.more(b'}')?;
        }
        Ok(Json::Object(members))
    }

    fn json_number(&mut self) -> Read<Json> {
        let start = self.at;
        let number = self.number("a value")?;
        let kept = match number.plain {
            Some((false, n)) => Some(n.into()),
            // `-0` is a float: as an integer it would lose its sign.
            Some((true, n)) if n != 0 && n <= 1 << 63 => Some((n as i64).wrapping_neg().into()),
            _ => number.double().and_then(serde_json::Number::from_f64),
        };
        kept.map(Json::Number).ok_or_else(|| {
            self.at = start;
            self.error("the number is out of range")
        })
    }

    /// The text of the value that is next.
    pub(super) fn raw(&mut self) -> Read<&'a str> {
        self.peek();
        let start = self.at;
        self.skip()?;
        Ok(&self.text[start..self.at])
    }

    /// Reads over the value that is next. It has to be JSON all the same.
    pub(super) fn skip(&mut self) -> Read {
        match self.peek() {
            b'"' => self.string("a string").map(drop),
            b'n' => self.word("null"),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'[' => {
                let mut more = self.open(b'[', b']', "an array")?;
                while more {
                    self.skip()?;
                    more = self.more(b']')?;
                }
                Ok(())
            }
            b'{' => self.each_member(&mut |_, _| Ok(Look::Skip)),
            _ => self.number("a value").map(drop),
        }
    }

    /// Calls `f` with every member name of the object that is next, the reader standing at its value.
    pub(super) fn each_member(&mut self, f: &mut dyn FnMut(&mut Self, &str) -> Read<Look>) -> Read {
        let depth = self.depth;
        let mut more = self.open(b'{', b'}', "an object")?;
        while more {
            let key = self.string("a member name")?;
            self.colon()?;
            match f(self, key.as_str())? {
                Look::Skip => self.skip()?,
                Look::Taken => {}
                Look::Stop => {
                    self.depth = depth;
                    return Ok(());
                }
            }
            more = self.more(b'}')?;
        }
        Ok(())
    }
}
