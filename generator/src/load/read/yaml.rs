//! YAML.

use serde::de::DeserializeSeed;

use super::visitor::{Findings, Node};
use super::{Failure, Read, repair, words};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes};
use crate::load::{FileId, Text, Value};

/// How many lines with stray tabs are mended one by one, before all the rest is in one go.
const PATIENCE: usize = 8;

/// How many brackets may be open before we suspect that the text is made to be slow: `serde_yaml` takes time by the
/// square of the depth before it refuses.
const SUSPICIOUS: usize = 1_000;

/// Reads the first document of a text.
pub(super) fn read(file: FileId, text: &Text, notes: &mut Diagnostics) -> Result<Read, Failure> {
    if let Some(failure) = too_deep(file, text) {
        return Err(failure);
    }
    let mut clean: Option<String> = None;
    let mut mended = Mended::default();
    loop {
        let current = clean.as_deref().unwrap_or(&text.text);
        match parse(current) {
            Ok(parsed) => {
                mended.report(file, notes);
                if let Some(clean) = clean {
                    text.repair(clean);
                }
                parsed.report(file, text, notes);
                return parsed.some(file);
            }
            Err(refused) => match mended.next(current, &refused) {
                Some(next) => clean = Some(next),
                None => return Err(Box::new(words::yaml(file, text, &refused))),
            },
        }
    }
}

/// What `serde_yaml` did not take.
pub(super) struct Refused {
    pub(super) error: serde_yaml::Error,
    pub(super) too_large: bool,
}

struct Parsed {
    value: Value,
    repeats: bool,
    more: bool,
}

fn parse(text: &str) -> Result<Parsed, Refused> {
    let mut findings = Findings::new(text);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let value = match documents.next() {
        Some(first) => Node(&mut findings).deserialize(first),
        None => Ok(Value::Null),
    };
    match value {
        // Looking for a second document costs its reading, so we only do it where there may be one.
        Ok(value) => {
            let more = (text.contains("\n---") || text.contains("\n...")) && documents.next().is_some();
            Ok(Parsed {
                value,
                repeats: findings.repeats,
                more,
            })
        }
        Err(error) => Err(Refused {
            error,
            too_large: findings.too_large,
        }),
    }
}

impl Parsed {
    fn report(&self, file: FileId, text: &Text, notes: &mut Diagnostics) {
        if self.more {
            let at = second_document(&text.text);
            let message = "the file holds several YAML documents; only the first was read";
            let finding = Diagnostic::new(&codes::load::SEVERAL_DOCUMENTS, Place::bytes(file, at, at + 3), message)
                .label("the second begins here")
                .help("give each document a file of its own, or remove this line if both are meant as one");
            notes.push(finding);
        }
    }

    fn some(self, file: FileId) -> Result<Read, Failure> {
        if self.value.is_null() {
            let finding = Diagnostic::new(
                &codes::load::EMPTY_DOCUMENT,
                Place::value(file, ""),
                "the file is empty",
            );
            return Err(Box::new(
                finding.help("check the path, and that the file was written completely"),
            ));
        }
        Ok(Read {
            value: self.value,
            repeats: self.repeats,
        })
    }
}

/// The byte at which the second document begins.
fn second_document(text: &str) -> usize {
    let (mut begun, mut ended) = (false, false);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let says_something = !line.trim().is_empty() && !line.starts_with(['#', '%']);
        match line.get(..3) {
            Some("...") => ended = true,
            Some("---") if begun => return at,
            _ if ended && says_something => return at,
            _ => begun |= says_something,
        }
        at += line.len();
    }
    0
}

/// The repairs of one text.
#[derive(Default)]
struct Mended {
    /// Where the first stray tab stands, and on how many lines.
    tabs: Option<(usize, usize)>,
    control: Option<usize>,
}

impl Mended {
    /// The text without what the reader refused, if that can be mended.
    fn next(&mut self, text: &str, refused: &Refused) -> Option<String> {
        let message = refused.error.to_string();
        if message.contains("control characters are not allowed") && self.control.is_none() {
            let (clean, first) = repair::control(text)?;
            self.control = Some(first);
            return Some(clean);
        }
        let location = refused.error.location()?;
        let near = words::offset(text, location.index());
        if !at_tab(text, near) {
            return None;
        }
        let (clean, first) = repair::tab(text, near)?;
        let (start, count) = self.tabs.unwrap_or((first, 0));
        self.tabs = Some((start, count + 1));
        match count {
            0..PATIENCE => Some(clean),
            PATIENCE => Some(repair::all_tabs(&clean, near)),
            _ => None,
        }
    }

    fn report(&self, file: FileId, notes: &mut Diagnostics) {
        if let Some((first, _)) = self.tabs {
            let finding = Diagnostic::new(
                &codes::load::STRAY_TAB,
                Place::bytes(file, first, first + 1),
                "a tab stands where YAML allows only spaces",
            );
            notes.push(
                finding
                    .label("read as a space")
                    .help("replace tabs by spaces; your editor can do it on saving"),
            );
        }
        if let Some(first) = self.control {
            let place = Place::bytes(file, first, first + 1);
            let message = "the text contains control characters, which YAML does not allow";
            let finding = Diagnostic::new(&codes::load::CONTROL_CHARACTER, place, message);
            notes.push(
                finding
                    .label("read as a space")
                    .help("remove them, or write them as an escape in double quotes"),
            );
        }
    }
}

fn at_tab(text: &str, near: usize) -> bool {
    let line = text
        .get(near..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t')
}

fn too_deep(file: FileId, text: &Text) -> Option<Failure> {
    if depth(&text.text) < SUSPICIOUS {
        return None;
    }
    // Brackets in prose need no partner. The second reader has a limit and knows what is prose.
    let refused = saphyr_parser::Parser::new_from_str(&text.text).find_map(Result::err)?;
    let at = words::offset(&text.text, refused.marker().index());
    refused
        .info()
        .contains("recursion limit")
        .then(|| Box::new(words::too_deep(file, at)))
}

/// The greatest number of brackets that are open at once.
fn depth(text: &str) -> usize {
    let mut open = 0usize;
    let mut deepest = 0;
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}
