//! From a pointer as people write it to the node of the document, or to how far it leads.

use std::borrow::Cow;

use super::named_instead;
use crate::diagnostic::Place;
use crate::load::{FileId, Source, Value, pointer};
use crate::normalize::percent_decoded;

/// How far a pointer leads that leads nowhere.
pub(super) enum Missing<'s> {
    /// The document has no file of this name.
    File(String, Vec<&'s str>),
    /// What follows `#` is no JSON pointer.
    Pointer,
    /// `within` is there and has no such member.
    Member {
        within: String,
        member: String,
        names: Vec<&'s str>,
        items: Option<usize>,
        reference: Option<&'s str>,
    },
}

/// The place of the node that an entry names: `#/components/…`, or `common.yaml#/…` from the entry document on.
pub(super) fn find<'s>(source: &'s Source, entry: &str) -> Result<Place, Missing<'s>> {
    let (file, fragment) = entry.split_once('#').unwrap_or((entry, ""));
    let Some(id) = source.file_by_ref(FileId(0), file) else {
        let names = source.files.iter().map(|file| &*file.name).collect();
        return Err(Missing::File(file.to_owned(), names));
    };
    let root = source.file(id).map_or(&Value::Null, |file| &file.root);
    let decoded = percent_decoded(fragment);
    let written = [Cow::Borrowed(fragment), decoded];
    match written.iter().find(|pointer| root.at(pointer).is_some()) {
        Some(there) => Ok(Place::value(id, there.as_ref())),
        None => Err(missing(root, &written[1])),
    }
}

/// Where the node is a `$ref`, its text.
pub(super) fn reference<'s>(source: &'s Source, place: &Place) -> Option<&'s str> {
    source.file(place.file)?.root.at(&place.pointer)?.get("$ref")?.as_str()
}

fn missing<'s>(root: &'s Value, wanted: &str) -> Missing<'s> {
    let Some(segments) = pointer::segments(wanted) else {
        return Missing::Pointer;
    };
    let (mut node, mut within) = (root, String::new());
    for segment in segments {
        let next = pointer::join(&within, &segment);
        match root.at(&next) {
            Some(there) => (node, within) = (there, next),
            None => {
                return Missing::Member {
                    member: segment.into_owned(),
                    names: node
                        .as_object()
                        .map(|members| members.keys().map(String::as_str).collect())
                        .unwrap_or_default(),
                    items: match node {
                        Value::Array(items) => Some(items.len()),
                        _ => None,
                    },
                    reference: node.get("$ref").and_then(Value::as_str),
                    within,
                };
            }
        }
    }
    Missing::Pointer
}

impl Missing<'_> {
    /// How far it leads, and what there is.
    pub(super) fn help(&self) -> String {
        match self {
            Missing::File(file, names) => {
                format!("the document has no file `{file}`; {}", named_instead(file, names))
            }
            Missing::Pointer => "a pointer is written as in a `$ref`: `#/components/schemas/…`".to_owned(),
            Missing::Member {
                within,
                reference: Some(target),
                ..
            } => format!("`#{within}` is a `$ref` to `{target}`; name what is meant of that"),
            Missing::Member {
                within,
                member,
                items: Some(items),
                ..
            } => format!("`#{within}` is a list of {items}, counted from 0, and has no `{member}`"),
            Missing::Member {
                within, member, names, ..
            } => format!("`#{within}` has no `{member}`; {}", named_instead(member, names)),
        }
    }
}
