//! One text to one value, by whichever reader fits what it says.

mod json;
mod lenient;
mod repair;
mod visitor;
mod words;
mod yaml;

use super::{FileId, Repeated, Text, Value, foreign, pointer};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes};

/// Reads a text; `None` when it cannot be read, which is then reported.
pub(super) fn read(file: FileId, text: &Text, notes: &mut Diagnostics) -> Option<Value> {
    if let Some(finding) = foreign::in_text(file, text) {
        notes.push(finding);
        return None;
    }
    let outcome = if looks_like_json(&text.text) {
        json::read(file, text, notes)
    } else {
        yaml::read(file, text, notes)
    };
    match outcome {
        Ok(read) => {
            if read.repeats {
                report_repeats(file, text, notes);
            }
            Some(read.value)
        }
        Err(finding) => {
            notes.push(*finding);
            None
        }
    }
}

/// A text that was read.
struct Read {
    value: Value,
    /// Whether a key occurs twice somewhere.
    repeats: bool,
}

/// What cannot be read, ready to be reported. Boxed, because it is far larger than what is returned otherwise.
type Failure = Box<Diagnostic>;

// The content decides: YAML in a `.json` file and JSON in a `.yaml` file are both found.
fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

fn is_json_file(text: &Text) -> bool {
    text.name.to_ascii_lowercase().ends_with(".json")
}

/// How many places of one repeated key are shown.
const SHOWN: u32 = 5;

fn report_repeats(file: FileId, text: &Text, notes: &mut Diagnostics) {
    for repeated in text.positions().repeated() {
        let key = Place::value(file, repeated.pointer.as_str()).key();
        let name = pointer::unescape(pointer::last(&repeated.pointer));
        let message = format!(
            "`{name}` occurs {} in one mapping, on {}",
            times(&repeated),
            lines(&key, &repeated, text)
        );
        let mut finding = Diagnostic::new(&codes::load::DUPLICATE_KEY, key.clone(), message)
            .label("this one counts")
            .help("remove or rename the others; most readers keep the last, some refuse the document");
        for nth in 0..(repeated.count - 1).min(SHOWN) {
            finding = finding.related(key.repeat(nth), if nth == 0 { "first here" } else { "again here" });
        }
        notes.push(finding);
    }
}

fn times(repeated: &Repeated) -> String {
    if repeated.count == 2 {
        "twice".to_owned()
    } else {
        format!("{} times", repeated.count)
    }
}

/// `line 1`, `lines 1 and 2`, `lines 1, 2 and 3`, `lines 1, 2, 3, 4, 5 and 37 more`.
fn lines(key: &Place, repeated: &Repeated, text: &Text) -> String {
    let line = |nth| text.line_column(text.span(&key.repeat(nth)).start).0.to_string();
    let mut lines: Vec<_> = (0..repeated.count.min(SHOWN)).map(line).collect();
    lines.dedup();
    if repeated.count > SHOWN {
        lines.push(format!("{} more", repeated.count - SHOWN));
    }
    match lines.as_slice() {
        [] => String::new(),
        [one] => format!("line {one}"),
        [init @ .., last] => format!("lines {} and {last}", init.join(", ")),
    }
}
