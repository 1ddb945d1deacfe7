//! Whether a name that a person chose is one.

use super::RESERVED_TYPES;
use super::case::{ident, is_ident_char, pascal, snake};

/// What a chosen name is to be the name of, with what is reserved there.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) enum Case<'a> {
    Type,
    Variant(&'a [&'a str]),
    Field(&'a [&'a str]),
    Parameter(&'a [&'a str]),
    Method(&'a [&'a str]),
    Group(&'a [&'a str]),
    Setter(&'a [&'a str]),
}

impl Case<'_> {
    /// What it is the name of.
    fn of(&self) -> &'static str {
        match self {
            Case::Type => "a type",
            Case::Variant(_) => "a variant",
            Case::Field(_) => "a field",
            Case::Parameter(_) => "a parameter",
            Case::Method(_) => "a method",
            Case::Group(_) => "a group",
            Case::Setter(_) => "a setter",
        }
    }

    fn is_upper(&self) -> bool {
        match self {
            Case::Type | Case::Variant(_) => true,
            Case::Field(_) | Case::Parameter(_) | Case::Method(_) | Case::Group(_) | Case::Setter(_) => false,
        }
    }

    fn is_reserved(&self, name: &str) -> bool {
        match self {
            Case::Type => RESERVED_TYPES.contains(&name),
            Case::Variant(reserved)
            | Case::Field(reserved)
            | Case::Parameter(reserved)
            | Case::Method(reserved)
            | Case::Group(reserved)
            | Case::Setter(reserved) => reserved.contains(&name),
        }
    }

    /// Why a name will not do, and one that would.
    pub(in crate::lower) fn fault(&self, name: &str) -> Option<(String, String)> {
        let (message, better) = if !self.is_formed(name) {
            let (rule, better) = match self.is_upper() {
                true => ("a capital letter, then letters and digits", pascal(name)),
                false => ("small letters, digits and `_`, beginning with a letter", snake(name)),
            };
            (format!("`{name}` is no name for {}: {rule}", self.of()), better)
        } else if self.is_reserved(name) {
            let message = format!(
                "`{name}` is no name for {}: the generated code needs it itself",
                self.of()
            );
            (message, name.to_owned())
        } else if ident(name).as_str() != name {
            (format!("`{name}` is a word of the Rust language"), name.to_owned())
        } else {
            return None;
        };
        let better = better.trim_start_matches('_').to_owned();
        let taken = self.is_reserved(&better) || ident(&better).as_str() != better;
        let better = if taken { format!("{better}_") } else { better };
        let help = match self.is_formed(&better) {
            true => format!("`{better}` would do"),
            false => "begin it with a letter".to_owned(),
        };
        Some((message, help))
    }

    fn is_formed(&self, name: &str) -> bool {
        let upper = self.is_upper();
        let stem = name.strip_suffix('_').unwrap_or(name);
        let first = |c: char| if upper { c.is_uppercase() } else { c.is_lowercase() };
        let inner = |c: char| {
            let cased = if upper {
                c.is_alphabetic()
            } else {
                c.is_lowercase() || c == '_'
            };
            is_ident_char(c) && (cased || c.is_numeric())
        };
        stem.starts_with(first) && stem.chars().all(inner) && !name.ends_with("__")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_will_not_do_is_answered_with_what_would() {
        let field = Case::Field(&["new"]);
        for good in ["reference", "line_1", "type_", "pet2"] {
            assert_eq!(field.fault(good), None, "{good}");
        }
        for (bad, help) in [
            ("Reference", "`reference` would do"),
            ("petName", "`pet_name` would do"),
            ("type", "`type_` would do"),
            ("self", "`self_` would do"),
            ("new", "`new_` would do"),
            ("a b", "`a_b` would do"),
            ("2fa", "begin it with a letter"),
            ("", "`empty` would do"),
        ] {
            assert_eq!(field.fault(bad).map(|it| it.1).as_deref(), Some(help), "{bad}");
        }
        assert_eq!(Case::Type.fault("ApiError"), None);
        let would = |case: Case<'_>, name: &str| case.fault(name).map(|it| it.1).unwrap_or_default();
        assert_eq!(would(Case::Type, "api_error"), "`ApiError` would do");
        assert_eq!(would(Case::Type, "Option"), "`Option_` would do");
        assert_eq!(would(Case::Variant(&[]), "Self"), "`Self_` would do");
    }
}
