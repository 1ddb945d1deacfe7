//! From the text of a `$ref` to what stands there.

use std::borrow::Cow;

use super::Section;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::load::{FileId, Value, pointer};
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;

/// How many references may lead through each other before we call it a circle.
const HOPS: u32 = 64;

/// Something in one of the files.
#[derive(Clone, Debug)]
pub(in crate::normalize) struct Location<'s> {
    pub(in crate::normalize) file: FileId,
    pub(in crate::normalize) pointer: String,
    pub(in crate::normalize) value: &'s Value,
}

impl Location<'_> {
    /// The reference, if nothing else is there.
    pub(super) fn alias(&self) -> Option<&str> {
        let members = self.value.as_object().filter(|members| members.len() == 1)?;
        members.get("$ref")?.as_str()
    }
}

/// Why there is nothing.
#[derive(Debug)]
pub(super) enum Missing {
    /// The file was not loaded; `load` has said so.
    File,
    /// The file has nothing at this pointer.
    Pointer(String),
    /// References lead in a circle.
    Circle,
}

impl<'s> Context<'s> {
    /// What a reference leads to, or nothing, reported.
    pub(in crate::normalize) fn locate(
        &mut self,
        section: Section,
        node: &Node<'_>,
        text: &str,
    ) -> Option<Location<'s>> {
        match self.search(section, node, text) {
            Ok(location) => Some(location),
            Err(Missing::File) => None,
            Err(Missing::Circle) => {
                self.circle(node, section);
                None
            }
            Err(Missing::Pointer(_)) => {
                self.dangling(section, node, text);
                None
            }
        }
    }

    /// What a reference finally leads to. Reports nothing.
    pub(in crate::normalize) fn peek(&self, section: Section, node: &Node<'_>) -> Option<&'s Value> {
        let text = node.value.get("$ref")?.as_str()?;
        if node.file() == FileId(0)
            && let Some(found) = self.references.plain(section, text)
            && found.get("$ref").is_none()
        {
            return Some(found);
        }
        self.found(section, node).map(|location| location.value)
    }

    /// The same, with its place.
    pub(in crate::normalize) fn found(&self, section: Section, node: &Node<'_>) -> Option<Location<'s>> {
        let text = node.value.get("$ref")?.as_str()?;
        let mut location = self.search(section, node, text).ok()?;
        for _ in 0..HOPS {
            let Some(next) = location.value.get("$ref").and_then(Value::as_str) else {
                return Some(location);
            };
            let at = Node::root(location.value, location.file, &location.pointer, "");
            location = self.search(section, &at, next).ok()?;
        }
        None
    }

    /// What a reference leads to: where it says, else where such references are found to mean.
    pub(super) fn search(&self, section: Section, node: &Node<'_>, text: &str) -> Result<Location<'s>, Missing> {
        if text == "#"
            && let Some(location) = self.around(node)
        {
            return Ok(location);
        }
        let found = self.walk(node.file(), text, HOPS);
        let Err(Missing::Pointer(pointer)) = &found else {
            return found;
        };
        if text.starts_with('#')
            && let Some(location) = self.in_enclosing(node, pointer).or_else(|| self.in_entry(pointer))
        {
            return Ok(location);
        }
        self.by_name(section, text).ok_or(Missing::Pointer(pointer.clone()))
    }

    /// Follows the text of a reference, and references that stand in its way.
    fn walk(&self, from: FileId, text: &str, hops: u32) -> Result<Location<'s>, Missing> {
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        let file = self.source.file_by_ref(from, path).ok_or(Missing::File);
        // `$ref: Pet` means a definition of that name; `load` has looked for a file of that name, in vain.
        let file = if path.contains(['.', '/', ':']) {
            file?
        } else {
            file.map_err(|_| Missing::Pointer(text.to_owned()))?
        };
        let decoded = percent_decoded(fragment);
        if !decoded.is_empty() && !decoded.starts_with('/') {
            return self
                .anchored(file, &decoded)
                .ok_or_else(|| Missing::Pointer(decoded.into_owned()));
        }
        match self.descend(file, &decoded, hops) {
            Err(Missing::Pointer(_)) if decoded != fragment => self.descend(file, fragment, hops),
            found => found,
        }
    }

    fn descend(&self, file: FileId, pointer: &str, hops: u32) -> Result<Location<'s>, Missing> {
        let missing = || Missing::Pointer(pointer.to_owned());
        let value = &self.source.file(file).ok_or(Missing::File)?.root;
        if let Some(value) = value.at(pointer) {
            return Ok(Location {
                file,
                pointer: pointer.to_owned(),
                value,
            });
        }
        let mut at = Location {
            file,
            pointer: String::new(),
            value,
        };
        for segment in pointer::segments(pointer).ok_or_else(missing)? {
            if let Some(next) = step(&at, &segment) {
                at = next;
                continue;
            }
            let through = at.value.get("$ref").and_then(Value::as_str).ok_or_else(missing)?;
            let left = hops.checked_sub(1).ok_or(Missing::Circle)?;
            at = step(&self.walk(at.file, through, left)?, &segment).ok_or_else(missing)?;
        }
        Ok(at)
    }

    // `#` in a schema of a whole document means the schema, which its author had in a file of its own.
    fn around(&self, node: &Node<'_>) -> Option<Location<'s>> {
        let prefix = Section::Schemas.prefix(self.dialect)?;
        let source = node.source();
        let name = source.strip_prefix(prefix)?.strip_prefix('/')?.split('/').next()?;
        self.descend(node.file(), &format!("{prefix}/{name}"), 0).ok()
    }

    // `#/$defs/X` inside a schema that has `$defs` (with or without an `$id`) means these.
    fn in_enclosing(&self, node: &Node<'_>, pointer: &str) -> Option<Location<'s>> {
        if !pointer.starts_with("/$defs/") && !pointer.starts_with("/definitions/") {
            return None;
        }
        let source = node.source();
        let mut around = source.as_str();
        while let Some(end) = around.rfind('/') {
            around = &around[..end];
            if let Ok(location) = self.descend(node.file(), &format!("{around}{pointer}"), 0) {
                return Some(location);
            }
        }
        None
    }

    // A part of a document that stands in a file of its own often says `#/components/…` and means the whole document.
    fn in_entry(&self, pointer: &str) -> Option<Location<'s>> {
        self.descend(FileId(0), pointer, 0).ok()
    }

    // A bare name, as in `$ref: Pet`.
    fn by_name(&self, section: Section, text: &str) -> Option<Location<'s>> {
        let (name, value) = self.references.declared.get(&section)?.get_key_value(text)?;
        let pointer = pointer::join(section.prefix(self.dialect)?, name);
        Some(Location {
            file: FileId(0),
            pointer,
            value,
        })
    }

    /// The schema that calls itself by a name (`$anchor`, `$dynamicAnchor`, or `$id` in older drafts).
    fn anchored(&self, file: FileId, name: &str) -> Option<Location<'s>> {
        let mut open = vec![Location {
            file,
            pointer: String::new(),
            value: &self.source.file(file)?.root,
        }];
        while let Some(at) = open.pop() {
            if let Value::Object(members) = at.value {
                let named = |key: &str, prefix: &str| {
                    let text = members.get(key).and_then(Value::as_str);
                    text.and_then(|text| text.strip_prefix(prefix))
                        .is_some_and(|text| text == name)
                };
                if named("$anchor", "") || named("$dynamicAnchor", "") || named("$id", "#") || named("id", "#") {
                    return Some(at);
                }
                open.extend(members.keys().rev().filter_map(|key| step(&at, key)));
            } else if let Value::Array(items) = at.value {
                open.extend((0..items.len()).rev().filter_map(|index| step(&at, &index.to_string())));
            }
        }
        None
    }

    fn dangling(&mut self, section: Section, node: &Node<'_>, text: &str) {
        let message = format!("`{text}` is not in the document{}", self.of_operation_short());
        let reference = node.get("$ref");
        let place = reference.as_ref().unwrap_or(node).place();
        let finding =
            Diagnostic::new(&codes::normalize::DANGLING_REFERENCE, place, message).label("nothing has this name");
        self.push(match self.nearest_reference(section, text) {
            Some(name) => finding.help(format!("did you mean `{name}`?")),
            None => finding,
        });
    }

    fn nearest_reference(&self, section: Section, text: &str) -> Option<String> {
        let names = self.references.declared.get(&section)?.keys();
        let names: Vec<&str> = names.map(String::as_str).collect();
        let name = nearest(text.rsplit('/').next()?, &names)?;
        Some(format!("#{}/{}", section.prefix(self.dialect)?, pointer::escape(name)))
    }

    fn of_operation_short(&self) -> String {
        self.operation
            .as_ref()
            .map(|operation| format!(" (needed by `{operation}`)"))
            .unwrap_or_default()
    }
}

fn step<'s>(at: &Location<'s>, segment: &str) -> Option<Location<'s>> {
    let value = match at.value {
        Value::Object(members) => members.get(segment)?,
        Value::Array(items) => items.get(pointer::index(segment)?)?,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
    };
    Some(Location {
        file: at.file,
        pointer: pointer::join(&at.pointer, segment),
        value,
    })
}

/// The text with its `%20` and the like decoded, if what they stand for is text.
pub(crate) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::percent_decoded;

    #[test]
    fn percent_signs_that_encode_nothing_stay() {
        assert_eq!(percent_decoded("/paths/~1a%7Bid%7D"), "/paths/~1a{id}");
        assert_eq!(percent_decoded("/100%/x%2"), "/100%/x%2");
    }
}
