//! The Rust types that formats and single nodes are given.

use std::collections::BTreeMap;
use std::ops::Range;

use syn::{GenericArgument, Path, PathArguments, Type};
use toml::de::DeTable;

use super::read::{Reader, list};
use super::vendor::TYPES;
use crate::diagnostic::{Diagnostic, codes::output as codes, nearest};
use crate::lower::Choice;

impl Reader<'_> {
    /// `formats`: a type for each `format`.
    pub(super) fn formats(&mut self, table: &DeTable<'_>) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for (format, place, rust, span) in self.typed(table, Choice::Format) {
            if !TYPES.contains(&rust.as_str()) {
                self.no_type(&format!("`{rust}` is no type for a format"), &rust, span, "");
            }
            self.remember(Choice::Format, &format, &place);
            all.insert(format, rust);
        }
        all
    }

    /// `types`: a type for each pointer.
    pub(super) fn types(&mut self, table: &DeTable<'_>) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for (pointer, place, rust, span) in self.typed(table, Choice::Type) {
            if !self.is_pointer(&pointer, &place) {
                continue;
            }
            let known = TYPES.contains(&rust.as_str()).then(|| rust.clone());
            let Some(rust) = known.or_else(|| own(&rust)) else {
                let own =
                    ", or the path of a type of your own from its crate on: `crate::Money`, `rust_decimal::Decimal`";
                self.no_type(&format!("`{rust}` is no type"), &rust, span, own);
                continue;
            };
            self.remember(Choice::Type, &pointer, &place);
            all.insert(pointer, rust);
        }
        all
    }

    /// The entries of a table of types: what they are for and where that stands, the type and where that stands.
    fn typed(&mut self, table: &DeTable<'_>, choice: Choice) -> Vec<(String, Range<usize>, String, Range<usize>)> {
        let key = choice.key();
        let Some(types) = table.get(key).and_then(|entry| self.table(entry, key)) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for (of, value) in types {
            if let Some((rust, span)) = self.choice(value, "type") {
                all.push((of.get_ref().to_string(), of.span(), rust, span));
            }
        }
        all
    }

    fn no_type(&mut self, message: &str, rust: &str, span: Range<usize>, or: &str) {
        let help = match nearest(rust, TYPES) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of {}{or}", list(TYPES)),
        };
        self.push(Diagnostic::new(&codes::CONFIG_VALUE, None, message).help(help), span);
    }
}

/// The path of a type of the user's own, as it can be written anywhere: other crates with `::` before them. `None` where it is
/// no path, or one that depends on where it stands.
fn own(text: &str) -> Option<String> {
    match syn::parse_str(text).ok()? {
        Type::Path(path) if path.qself.is_none() && path.path.segments.len() > 1 => anywhere(&path.path),
        _ => None,
    }
}

fn anywhere(path: &Path) -> Option<String> {
    let first = path.segments.first()?.ident.to_string();
    let lead = match first.as_str() {
        "self" | "super" | "Self" => return None,
        "crate" => "",
        _ => "::",
    };
    let segments: Option<Vec<String>> = path.segments.iter().map(segment).collect();
    Some(format!("{lead}{}", segments?.join("::")))
}

fn segment(segment: &syn::PathSegment) -> Option<String> {
    let name = segment.ident.to_string();
    match &segment.arguments {
        PathArguments::None => Some(name),
        PathArguments::AngleBracketed(given) => {
            let given: Option<Vec<String>> = given.args.iter().map(argument).collect();
            Some(format!("{name}<{}>", given?.join(", ")))
        }
        PathArguments::Parenthesized(_) => None,
    }
}

/// What stands between `<` and `>`: a path from a crate on, or a word of the language (`i64`, `String`).
fn argument(given: &GenericArgument) -> Option<String> {
    match given {
        GenericArgument::Type(Type::Path(path)) if path.qself.is_none() => match path.path.get_ident() {
            Some(word) => Some(word.to_string()),
            None if path.path.segments.len() > 1 => anywhere(&path.path),
            None => segment(path.path.segments.first()?),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn a_path_can_be_written_anywhere() {
        for (written, printed) in [
            ("crate::Money", "crate::Money"),
            ("rust_decimal::Decimal", "::rust_decimal::Decimal"),
            ("::url::Url", "::url::Url"),
            ("chrono::DateTime<chrono::Utc>", "::chrono::DateTime<::chrono::Utc>"),
            ("std::num::NonZero<u64>", "::std::num::NonZero<u64>"),
            ("crate::Wrapped<Vec<crate::Money>>", "crate::Wrapped<Vec<crate::Money>>"),
        ] {
            assert_eq!(own(written).as_deref(), Some(printed), "{written}");
        }
        for fault in [
            "Money",
            "super::Money",
            "self::Money",
            "&crate::A",
            "crate::A<'a>",
            "<A as B>::C",
            "(A, B)",
            "a b",
            "",
            "fn()",
        ] {
            assert_eq!(own(fault), None, "{fault}");
        }
    }
}
