//! What the readers refuse, in words that help the person who wrote the text.

mod json;
mod yaml;

pub(super) use json::json;
pub(super) use yaml::yaml;

use crate::diagnostic::{Diagnostic, Place, codes};
use crate::load::{FileId, Text};

/// What a reader's message means.
struct Meaning {
    /// How the reader puts it.
    said: &'static str,
    message: &'static str,
    label: &'static str,
    help: &'static str,
}

impl Meaning {
    /// The first that fits counts.
    fn of(said: &str, known: &'static [Meaning]) -> Option<&'static Meaning> {
        known.iter().find(|meaning| said.contains(meaning.said))
    }
}

/// Lists within lists within lists.
pub(super) fn too_deep(file: FileId, at: usize) -> Diagnostic {
    let place = Place::bytes(file, at, at + 1);
    Diagnostic::new(
        &codes::load::TOO_DEEP,
        place,
        "lists and mappings are nested more than 128 deep",
    )
    .label("too deep from here on")
    .help("move inner schemas to `components` and refer to them; an anchor must not contain an alias of itself")
}

/// The byte of the nth character.
pub(super) fn offset(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

/// The word that stands at a byte; where the text ended too early, its last character.
fn word(file: FileId, text: &Text, at: usize) -> Place {
    let at = content(&text.text, at);
    let rest = text.text.get(at..).unwrap_or_default();
    let length = rest
        .find(|c: char| c.is_whitespace() || ",:[]{}".contains(c))
        .unwrap_or(rest.len());
    Place::bytes(file, at, at + length.max(rest.chars().next().map_or(1, char::len_utf8)))
}

fn content(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    match text.get(at..).is_none_or(|rest| rest.trim().is_empty()) {
        true => before.trim_end().char_indices().next_back().map_or(0, |(byte, _)| byte),
        false => at,
    }
}

/// What a reader said, without the position.
fn problem(said: &str) -> &str {
    said.split(" at line ").next().unwrap_or(said)
}
