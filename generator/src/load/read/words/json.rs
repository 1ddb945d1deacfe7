//! What `serde_json` refuses.

use super::{Meaning, problem, too_deep, word};
use crate::diagnostic::{Diagnostic, codes};
use crate::load::{FileId, Text, floor};

/// What is wrong with a text that is no JSON.
pub(in super::super) fn json(file: FileId, text: &Text, refused: &serde_json::Error) -> Diagnostic {
    // The column counts bytes, and is the one after the last byte that was read.
    let start = text.line_start(refused.line());
    let at = floor(&text.text, start + refused.column().saturating_sub(1));
    let said = refused.to_string();
    if said.contains("recursion limit") {
        return too_deep(file, at);
    }
    let place = word(file, text, at);
    // The line break after which a text was cut off is no character in it.
    let is_cut_off = text.text.get(at..).is_some_and(|rest| rest.trim().is_empty());
    let said = if is_cut_off { CUT_OFF } else { &said };
    match Meaning::of(said, KNOWN) {
        Some(meaning) => Diagnostic::new(&codes::load::JSON_SYNTAX, place, meaning.message)
            .label(meaning.label)
            .help(meaning.help),
        None => {
            let message = format!("the text is not JSON: {}", problem(said));
            Diagnostic::new(&codes::load::JSON_SYNTAX, place, message).label("here")
        }
    }
}

const CUT_OFF: &str = "EOF while parsing";

static KNOWN: &[Meaning] = &[
    Meaning {
        said: CUT_OFF,
        message: "the text ends before everything is closed",
        label: "the text ends here",
        help: "check that the file was written completely, and that each `{`, `[` and `\"` has its partner",
    },
    Meaning {
        said: "expected `,` or",
        message: "a comma or a closing bracket is missing",
        label: "expected `,` or the end before this",
        help: "put a comma between members and between items",
    },
    Meaning {
        said: "expected `:`",
        message: "a key has no `:` after it",
        label: "expected `:` before this",
        help: "write `\"key\": value`",
    },
    Meaning {
        said: "key must be a string",
        message: "a key has no double quotes",
        label: "expected `\"`",
        help: "put each key in double quotes",
    },
    Meaning {
        said: "expected value",
        message: "a value is missing, or has no double quotes",
        label: "expected a value",
        help: "put each text in double quotes, and look for a doubled comma",
    },
    Meaning {
        said: "expected ident",
        message: "a word without quotes is neither `true`, `false` nor `null`",
        label: "unknown word",
        help: "put each text in double quotes",
    },
    Meaning {
        said: "control character",
        message: "a text goes over the end of its line, or contains a control character",
        label: "not allowed in a text",
        help: "write a line break as `\\n` and a tab as `\\t`, and check that the quote before this is closed",
    },
    Meaning {
        said: "invalid escape",
        message: "a backslash begins an escape that JSON does not have",
        label: "unknown escape",
        help: "write `\\\\` for a backslash",
    },
    Meaning {
        said: "trailing characters",
        message: "something follows the end of the document",
        label: "this belongs to nothing",
        help: "look for a closing bracket too many before it",
    },
    Meaning {
        said: "invalid number",
        message: "a number is not written as JSON writes numbers",
        label: "not a number",
        help: "write digits without leading zeros, `+` or a final `.`; put anything else in double quotes",
    },
    Meaning {
        said: "surrogate",
        message: "an escape `\\u` stands for half a character",
        label: "the other half is missing",
        help: "write the character itself, or both halves: `\\ud83d\\ude00`",
    },
];
