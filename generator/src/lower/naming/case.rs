//! From a document's spelling to Rust's.

use heck::{ToShoutySnakeCase, ToSnakeCase};

use crate::ir::Ident;

/// `UpperCamel`; never empty, never a digit first.
pub(in crate::lower) fn pascal(text: &str) -> String {
    let words = spelled(text).to_snake_case();
    let mut name = String::with_capacity(words.len());
    for word in words.split('_') {
        // `2.25` is no `225`.
        if name.ends_with(|c: char| c.is_numeric()) && word.starts_with(|c: char| c.is_numeric()) {
            name.push('_');
        }
        let mut chars = word.chars();
        name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(chars.as_str());
    }
    guarded(name, "Empty")
}

/// A type's name put together from several: `_` stays in front, at the end and between digits, as Rust's own lint has it.
pub(super) fn joined(name: &str) -> String {
    let inner = name.trim_matches('_');
    if !inner.contains('_') {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        let between = out.chars().next_back().zip(chars.peek().copied());
        let cased = |c: char| c.is_lowercase() || c.is_uppercase();
        if c != '_' || between.is_none_or(|(before, after)| !cased(before) && !cased(after)) {
            out.push(c);
        }
    }
    out
}

/// `snake_case`; never empty, never a digit first.
pub(in crate::lower) fn snake(text: &str) -> String {
    guarded(spelled(text).to_snake_case(), "empty")
}

/// `SHOUTY_SNAKE`; never empty, never a digit first.
pub(in crate::lower) fn shouty(text: &str) -> String {
    guarded(spelled(text).to_shouty_snake_case(), "EMPTY")
}

/// A text of the right case as an identifier: keywords raw where Rust allows, else with `_`.
pub(in crate::lower) fn ident(text: &str) -> Ident {
    match text {
        "self" | "Self" | "super" | "crate" | "_" => Ident::trusted(format!("{text}_")),
        _ if is_keyword(text) => Ident::trusted(format!("r#{text}")),
        _ => Ident::trusted(text),
    }
}

/// Whether a `title` reads as a name rather than a sentence: one to three words of letters and digits.
pub(in crate::lower) fn is_name_like(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    (1..=3).contains(&words.len())
        && title.len() <= 40
        && words
            .iter()
            .all(|word| word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'))
        && !words.iter().any(|word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "a" | "an" | "the" | "is" | "of" | "for" | "to"
            )
        })
        && title.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Symbols become words, everything that no identifier carries becomes a boundary.
fn spelled(text: &str) -> String {
    if text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_ident_char(c) {
            out.push(c);
            continue;
        }
        let two = (c, chars.peek().copied());
        if let Some(word) = pair(two) {
            chars.next();
            out.push_str(word);
        } else {
            out.push_str(symbol(c, out.is_empty()));
        }
    }
    out
}

fn pair(two: (char, Option<char>)) -> Option<&'static str> {
    match two {
        ('>', Some('=')) => Some(" greater or equal "),
        ('<', Some('=')) => Some(" less or equal "),
        ('!', Some('=')) => Some(" not equal "),
        ('=', Some('=')) => Some(" equals "),
        ('&', Some('&')) => Some(" and "),
        ('|', Some('|')) => Some(" or "),
        _ => None,
    }
}

/// A symbol in words. A minus, dot or slash between words only separates them; in front it means something.
fn symbol(c: char, first: bool) -> &'static str {
    match c {
        '>' => " greater ",
        '<' => " less ",
        '=' => " equals ",
        '+' => " plus ",
        '*' => " star ",
        '%' => " percent ",
        '&' => " and ",
        '|' => " or ",
        '!' => " not ",
        '@' => " at ",
        '#' => " hash ",
        '$' => " dollar ",
        '^' => " caret ",
        '~' => " tilde ",
        '-' if first => "minus ",
        _ => " ",
    }
}

pub(super) fn is_ident_char(c: char) -> bool {
    c == '_' || c.is_alphanumeric() && unicode_ident::is_xid_continue(c)
}

fn guarded(name: String, empty: &str) -> String {
    // Upper and lower case of a letter may be letters that no identifier carries.
    let name: String = name.chars().filter(|c| is_ident_char(*c)).collect();
    match name.chars().next() {
        None => empty.to_owned(),
        Some(c) if starts_ident(c) => name,
        // Digits, and marks that only follow a letter.
        Some(_) => format!("_{name}"),
    }
}

fn starts_ident(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_start(c)
}

/// Strict and reserved keywords of every edition, and `gen`.
fn is_keyword(text: &str) -> bool {
    matches!(
        text,
        "as" | "async"
            | "await"
            | "break"
            | "const"
            | "continue"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "fn"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "pub"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "true"
            | "type"
            | "unsafe"
            | "use"
            | "where"
            | "while"
            | "abstract"
            | "become"
            | "box"
            | "do"
            | "final"
            | "gen"
            | "macro"
            | "override"
            | "priv"
            | "try"
            | "typeof"
            | "unsized"
            | "virtual"
            | "yield"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_spelled_and_digits_guarded() {
        assert_eq!(pascal(">="), "GreaterOrEqual");
        assert_eq!(pascal("+1"), "Plus1");
        assert_eq!(pascal("-1"), "Minus1");
        assert_eq!(pascal("400"), "_400");
        assert_eq!(snake("\u{bbf}0"), "_\u{bbf}0");
        assert_eq!(pascal("2.25"), "_2_25");
        assert_eq!(pascal("2024-01-31"), "_2024_01_31");
        assert_eq!(pascal(""), "Empty");
        assert_eq!(pascal("errors.ErrorResponse"), "ErrorsErrorResponse");
        assert_eq!(snake("line_1"), "line_1");
        assert_eq!(snake("X-Access-Key-Id"), "x_access_key_id");
    }

    #[test]
    fn names_put_together_have_no_underscore_beside_a_letter() {
        assert_eq!(joined("Item_3dsCards"), "Item3dsCards");
        assert_eq!(joined("Result_Required"), "ResultRequired");
        assert_eq!(joined("Day_2024_01_31"), "Day2024_01_31");
        assert_eq!(joined("Day1_2Low"), "Day1_2Low");
        assert_eq!(joined("_400"), "_400");
        assert_eq!(joined("Result_"), "Result_");
    }

    #[test]
    fn keywords_are_raw_where_rust_allows() {
        assert_eq!(ident("type").as_str(), "r#type");
        assert_eq!(ident("self").as_str(), "self_");
        assert_eq!(ident("Self").as_str(), "Self_");
        assert_eq!(ident("name").as_str(), "name");
    }

    #[test]
    fn a_sentence_is_no_name() {
        assert!(is_name_like("Customer"));
        assert!(is_name_like("Payment Method"));
        assert!(!is_name_like("A customer request body"));
        assert!(!is_name_like("A customer is a payer"));
    }
}
