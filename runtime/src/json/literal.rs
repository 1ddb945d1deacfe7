//! Constants of the document, looked for in the text.

use super::number;
use super::reader::Reader;
use crate::EnumNode;
use crate::error::Read;
use crate::table::Literal;

impl<'a> Reader<'a> {
    /// Reads a value of an enum whose values are not all strings.
    pub(super) fn one_of(&mut self, literals: &'static [Literal], node: &mut dyn EnumNode) -> Read {
        self.peek();
        let start = self.at;
        self.skip()?;
        let text = &self.text[start..self.at];
        match literals.iter().position(|literal| is(text, literal)) {
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

/// Whether the text of a JSON value, known to be valid, is this constant.
pub(super) fn is(text: &str, literal: &Literal) -> bool {
    match *literal {
        Literal::Str(value) => {
            text.starts_with('"')
                && Reader::new(text)
                    .string("a string")
                    .is_ok_and(|text| text.as_str() == value)
        }
        Literal::Int(value) => numeric(text) && number::integer(text) == Some(i128::from(value)),
        Literal::Num(value) => numeric(text) && text.parse() == Ok(value),
        Literal::Bool(value) => text == if value { "true" } else { "false" },
        Literal::Null => text == "null",
    }
}

fn numeric(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}
