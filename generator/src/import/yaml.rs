//! The document as YAML that people read: long texts folded, lists indented, and quotes where a reader of YAML 1.1 would
//! see a date or a number. No library writes that, and what it needs is little: one test reads all of it again.

use std::fmt::Write as _;

use super::build::Members;
use super::sheet::Sheet;
use crate::load::{Number, Value};

/// Lines are about as long.
const WIDTH: usize = 120;

/// The document as a text that says where it is from.
pub(super) fn write(document: &Value, sheets: &[Sheet]) -> String {
    let from = match sheets {
        [one] => one.name.replace(char::is_control, " "),
        more => format!("{} pages", more.len()),
    };
    let mut out = format!(
        "# Imported from {from} by `specwright import`. `x-specwright-source` says where on the page a fact stands,\n\
         # `x-specwright-inferred` what the page does not say outright.\n"
    );
    match document {
        Value::Object(members) if !members.is_empty() => map(members, 0, &mut out),
        other => {
            scalar(other, 0, 0, &mut out);
            out.push('\n');
        }
    }
    out
}

fn map(members: &Members, indent: usize, out: &mut String) {
    for (key, value) in members {
        pad(indent, out);
        inline(key, out);
        out.push(':');
        below(value, indent, out);
    }
}

/// What stands behind a key.
fn below(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            out.push('\n');
            map(members, indent + 2, out);
        }
        Value::Array(items) if !items.is_empty() => {
            out.push('\n');
            list(items, indent + 2, out);
        }
        value => {
            out.push(' ');
            let line = out.rfind('\n').map_or(0, |at| at + 1);
            let column = out.len() - line;
            scalar(value, indent + 2, column, out);
            out.push('\n');
        }
    }
}

fn list(items: &[Value], indent: usize, out: &mut String) {
    for item in items {
        let mut inner = String::new();
        match item {
            Value::Object(members) if !members.is_empty() => map(members, indent + 2, &mut inner),
            Value::Array(items) if !items.is_empty() => list(items, indent + 2, &mut inner),
            value => {
                scalar(value, indent + 2, indent + 2, &mut inner);
                inner.push('\n');
            }
        }
        pad(indent, out);
        out.push_str("- ");
        out.push_str(inner.trim_start_matches(' '));
    }
}

fn scalar(value: &Value, indent: usize, column: usize, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(Number::Int(value)) => {
            _ = write!(out, "{value}");
        }
        Value::Number(Number::UInt(value)) => {
            _ = write!(out, "{value}");
        }
        Value::Number(Number::Float(value)) => float(*value, out),
        Value::String(text) => string(text, indent, column, out),
        Value::Array(_) => out.push_str("[]"),
        Value::Object(_) => out.push_str("{}"),
    }
}

fn float(value: f64, out: &mut String) {
    if value.is_nan() {
        out.push_str(".nan");
    } else if value.is_infinite() {
        out.push_str(if value > 0.0 { ".inf" } else { "-.inf" });
    } else {
        _ = write!(out, "{value:?}");
    }
}

/// A string that begins in a column, or on lines of its own.
fn string(text: &str, indent: usize, column: usize, out: &mut String) {
    if text.contains('\n') && is_block(text) {
        out.push_str("|-");
        for line in text.split('\n') {
            out.push('\n');
            if !line.is_empty() {
                pad(indent, out);
                out.push_str(line);
            }
        }
    } else if column + text.chars().count() > WIDTH && is_foldable(text) {
        out.push_str(">-");
        folded(text, indent, out);
    } else {
        inline(text, out);
    }
}

/// Words on lines of the width.
fn folded(text: &str, indent: usize, out: &mut String) {
    let mut used = WIDTH;
    for word in text.split(' ') {
        let length = word.chars().count();
        if used + 1 + length > WIDTH {
            out.push('\n');
            pad(indent, out);
            used = indent + length;
        } else {
            out.push(' ');
            used += 1 + length;
        }
        out.push_str(word);
    }
}

/// A string on one line.
fn inline(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push_str(text);
    } else if text.chars().all(is_quiet) {
        _ = write!(out, "'{}'", text.replace('\'', "''"));
    } else {
        quoted(text, out);
    }
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_quiet(c) => out.push(c),
            c => {
                _ = write!(out, "\\U{:08X}", u32::from(c));
            }
        }
    }
    out.push('"');
}

/// Whether a character means nothing to any reader of YAML, and is seen.
fn is_quiet(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether several lines can stand as they are.
fn is_block(text: &str) -> bool {
    let starts = text.starts_with([' ', '\n', '\t']);
    !starts && !text.ends_with('\n') && text.chars().all(|c| c == '\n' || is_quiet(c))
}

fn is_foldable(text: &str) -> bool {
    !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ") && text.chars().all(is_quiet)
}

/// Whether a text needs no quotes, in YAML 1.1 either.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let fits = (first.is_ascii_alphanumeric() || matches!(first, '_' | '/' | '$')) && text.chars().all(is_quiet);
    let splits = text.contains(": ") || text.contains(" #") || text.ends_with([':', ' ']);
    fits && !splits && !is_word(text) && !is_like_a_number(text)
}

fn is_word(text: &str) -> bool {
    ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// `10`, `1e5`, `0x1F`, `2024-09-01`, `1:30`, but not `3.0.3`.
fn is_like_a_number(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let version = text.matches('.').count() > 1 && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    !version
        && text
            .chars()
            .all(|c| c.is_ascii_hexdigit() || "_.,:+-xotTzZ ".contains(c))
}

fn pad(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::load::Source;

    fn value() -> impl Strategy<Value = Value> {
        let text = prop_oneof![
            "\\PC{0,20}",
            "[a-z0-9:#'\" -]{0,150}",
            "([a-z ]{0,8}\n){0,4}[a-z]{0,3}",
            any::<String>()
        ];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(|int| Value::Number(Number::Int(int.into()))),
            (-1e9..1e9f64).prop_map(|float| Value::Number(Number::Float(float))),
            text.prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            let key = prop_oneof!["[a-z]{1,5}", "\\PC{0,5}", "[0-9.:-]{1,6}"];
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
                prop::collection::vec((key, inner), 0..5)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(value in value()) {
            let document = Value::Object([("a".to_owned(), value)].into_iter().collect());
            let written = write(&document, &[]);
            let read = Source::from_text("a.yaml", &written, &mut Diagnostics::new());
            prop_assert_eq!(read.ok().map(|source| source.root().clone()), Some(document), "{}", written);
        }
    }

    #[test]
    fn nothing_that_is_a_date_or_a_number_elsewhere_stands_without_quotes() {
        let plain = |text: &str| {
            let mut out = String::new();
            inline(text, &mut out);
            out
        };
        assert_eq!(plain("2024-09-01T15:00:00.000Z"), "'2024-09-01T15:00:00.000Z'");
        assert_eq!(plain("400"), "'400'");
        assert_eq!(plain("2XX"), "2XX");
        assert_eq!(plain("3.0.3"), "3.0.3");
        assert_eq!(plain("no"), "'no'");
        assert_eq!(plain("1:30"), "'1:30'");
    }
}
