//! `Debug`, in the format of the derived one. Secret members are redacted.

use std::fmt;

use crate::rule::Rule;
use crate::table::{Literal, Record};
use crate::{MapNode, RecordNode, View};

/// Shows a view. Both `{:?}` and `{:#?}` look as if they were derived, but that the `Some` around a value is left out.
pub fn debug(view: View<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match view {
        View::Absent => f.write_str("Absent"),
        View::None => f.write_str("None"),
        View::Null => f.write_str("Null"),
        View::Bool(value) => fmt::Debug::fmt(&value, f),
        View::I64(value) => fmt::Debug::fmt(&value, f),
        View::U64(value) => fmt::Debug::fmt(&value, f),
        View::F32(value) => fmt::Debug::fmt(&value, f),
        View::F64(value) => fmt::Debug::fmt(&value, f),
        View::Str(text) => fmt::Debug::fmt(text, f),
        View::Number(text) | View::Raw(text) => f.write_str(text),
        View::Uuid(uuid) => fmt::Debug::fmt(uuid, f),
        View::Base64(bytes) | View::Bytes(bytes) => fmt::Debug::fmt(&Blob(bytes), f),
        View::Json(json) => fmt::Debug::fmt(json, f),
        View::Upload(upload) => fmt::Debug::fmt(upload, f),
        View::Enum(choices, i) => f.write_str(choices.names[i]),
        View::Unlisted(text) => f.debug_tuple("Unrecognized").field(&text).finish(),
        View::Literal(literal, name) => literal_name(*literal, name, f),
        View::List(list) => f
            .debug_list()
            .entries((0..list.len()).map(|i| Shown(list.at(i))))
            .finish(),
        View::Tuple(count, node) => tuple(count, node, f),
        View::Map(map) => entries(map, f),
        View::Record(table, node) => record(table, node, f),
        View::Union(name, node) => f.debug_tuple(name).field(&Shown(node.view())).finish(),
        View::Tagged(tags, i, node) => f.debug_tuple(tags.variants[i]).field(&Shown(node.view())).finish(),
    }
}

/// A view that others can show.
struct Shown<'a>(View<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(self.0, f)
    }
}

/// Bytes: as text where they are text, else how many there are.
pub(crate) struct Blob<'a>(pub(crate) &'a [u8]);

impl fmt::Debug for Blob<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match std::str::from_utf8(self.0) {
            Ok(text) => write!(f, "b{text:?}"),
            Err(_) => write!(f, "[{} bytes]", self.0.len()),
        }
    }
}

fn literal_name(literal: Literal, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if name.is_empty() {
        fmt::Debug::fmt(&literal, f)
    } else {
        f.write_str(name)
    }
}

fn tuple(count: usize, node: &dyn RecordNode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut tuple = f.debug_tuple("");
    for i in 0..count {
        tuple.field(&Shown(node.view(i)));
    }
    tuple.finish()
}

fn entries(map: &dyn MapNode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut entries = f.debug_map();
    map.each(&mut |key, view| {
        entries.entry(&key, &Shown(view));
        true
    });
    entries.finish()
}

fn record(table: &'static Record, node: &dyn RecordNode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut fields = f.debug_struct(table.name);
    for (i, field) in table.fields.iter().enumerate() {
        let view = node.view(i);
        let name = field.strip_prefix("r#").unwrap_or(field);
        match view {
            View::Absent | View::None | View::Null => fields.field(name, &Shown(view)),
            _ if is_secret(table, i) => fields.field(name, &format_args!("[redacted]")),
            _ => fields.field(name, &Shown(view)),
        };
    }
    fields.finish()
}

/// Whether member `i` is marked as a password; the number after the last is the rest's.
pub(super) fn is_secret(table: &Record, i: usize) -> bool {
    let number = if i < table.keys.len() { i } else { Record::REST };
    table
        .rules
        .iter()
        .any(|(member, rule)| *member == number && matches!(rule, Rule::Secret))
}
