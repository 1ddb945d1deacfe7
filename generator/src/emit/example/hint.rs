//! What the document says of a value where it stands: an example, a default, a name, a format.

use super::super::quoted;
use crate::ir::{Literal, Rule};

/// What is said of a value where it stands.
pub(super) struct Hint<'a> {
    pub(super) name: &'a str,
    pub(super) example: Option<&'a Literal>,
    pub(super) rules: &'a [Rule],
}

impl Hint<'_> {
    /// A text: what the document shows, or the name of the thing.
    pub(super) fn text(&self) -> String {
        if let Some(Literal::Str(text)) = self.example
            && !text.is_empty()
        {
            return text.clone();
        }
        let format = self.rules.iter().find_map(|rule| match rule {
            Rule::Format(format) => Some(format.as_str()),
            Rule::Secret => Some("password"),
            _ => None,
        });
        let text = match format {
            Some("email" | "idn-email") => "ada@example.com",
            Some("uri" | "url" | "iri" | "uri-reference") => "https://example.com",
            Some("hostname" | "idn-hostname") => "example.com",
            Some("ipv4") => "192.0.2.1",
            Some("ipv6") => "2001:db8::1",
            Some("password") => "secret",
            _ => self.name,
        };
        if text.len() > 40 {
            "text".to_owned()
        } else {
            text.to_owned()
        }
    }

    /// Of what is inside: the example is already that of the innermost.
    pub(super) fn inner(&self) -> Hint<'_> {
        Hint {
            name: self.name,
            example: self.example,
            rules: &[],
        }
    }

    /// A text that has the form of a date, a number or the like.
    pub(super) fn formed(&self, form: impl Fn(&str) -> bool, otherwise: &str) -> String {
        match self.example {
            Some(Literal::Str(text)) if form(text) => quoted(text),
            _ => quoted(otherwise),
        }
    }

    pub(super) fn whole(&self, least: i64, most: i64) -> i64 {
        let fits = |n: &i64| (least..=most).contains(n);
        match self.example {
            Some(Literal::Int(n)) if fits(n) => *n,
            _ => self
                .rules
                .iter()
                .find_map(minimum)
                .filter(|n| *n > 1 && fits(n))
                .unwrap_or(1),
        }
    }

    pub(super) fn number(&self) -> f64 {
        match self.example {
            Some(Literal::Num(n)) if n.is_finite() => *n,
            #[allow(clippy::cast_precision_loss)]
            Some(Literal::Int(n)) => *n as f64,
            _ => 1.0,
        }
    }
}

fn minimum(rule: &Rule) -> Option<i64> {
    match rule {
        Rule::Minimum(crate::ir::Bound::Int(n)) => Some(*n),
        _ => None,
    }
}

pub(super) fn is_date(text: &str) -> bool {
    let digit = |(i, byte): (usize, u8)| {
        if i == 4 || i == 7 {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    };
    text.len() == 10 && text.bytes().enumerate().all(digit)
}

pub(super) fn is_instant(text: &str) -> bool {
    text.is_ascii()
        && text.len() >= 20
        && is_date(&text[..10])
        && text.as_bytes().get(10) == Some(&b'T')
        && text.ends_with('Z')
}

pub(super) fn is_uuid(text: &str) -> bool {
    let digit = |(i, byte): (usize, u8)| match i {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    text.len() == 36 && text.bytes().enumerate().all(digit)
}

pub(super) fn is_decimal(text: &str) -> bool {
    let digits = text.trim_start_matches('-');
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |text: &str| !text.is_empty() && text.len() < 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    number(whole) && number(part) && (whole.len() == 1 || !whole.starts_with('0'))
}
