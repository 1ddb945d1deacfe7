//! The same JSON, written as nobody writes it.

use serde_json::Value as Json;

use super::random::Random;

/// The text of a value with blanks between its tokens, escapes where none are needed, and numbers in other forms.
///
/// ```
/// let text = specwright_judge::ugly(&serde_json::json!({ "a": [1, "é"] }), "seed");
/// assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap()["a"][1], "é");
/// ```
pub fn ugly(value: &Json, seed: &str) -> String {
    let mut out = String::new();
    write(value, &mut Random::new(seed, 0), &mut out);
    out
}

fn write(value: &Json, random: &mut Random, out: &mut String) {
    blank(random, out);
    match value {
        Json::Null | Json::Bool(_) => out.push_str(&value.to_string()),
        Json::Number(number) => match number.as_i64() {
            Some(whole) if whole.unsigned_abs() < 1 << 50 && random.percent(40) => out.push_str(&format!("{whole}.0")),
            Some(whole) if whole != 0 && whole.unsigned_abs() < 1 << 40 && random.percent(20) => {
                out.push_str(&format!("{whole}0e-1"))
            }
            _ => out.push_str(&number.to_string()),
        },
        Json::String(text) => string(text, random, out),
        Json::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i == 0 { "" } else { "," });
                write(item, random, out);
            }
            blank(random, out);
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (i, (key, member)) in members.iter().enumerate() {
                out.push_str(if i == 0 { "" } else { "," });
                blank(random, out);
                string(key, random, out);
                blank(random, out);
                out.push(':');
                write(member, random, out);
            }
            blank(random, out);
            out.push('}');
        }
    }
    blank(random, out);
}

fn blank(random: &mut Random, out: &mut String) {
    // No line breaks: one value is one line for the programs.
    let blanks = ["", "", " ", "\t", "  "];
    out.push_str(random.pick(&blanks).copied().unwrap_or_default());
}

fn string(text: &str, random: &mut Random, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        if c < ' ' || random.percent(20) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else if matches!(c, '"' | '\\') || (c == '/' && random.percent(50)) {
            out.extend(['\\', c]);
        } else {
            out.push(c);
        }
    }
    out.push('"');
}
