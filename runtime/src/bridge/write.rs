//! Views to any serializer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::table::{Literal, Record};
use crate::{Json, MapNode, RecordNode, View, json};

/// Writes a view with any serializer.
///
/// # Errors
///
/// Those of the serializer.
pub fn write<S: Serializer>(view: View<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match view {
        View::Absent | View::None | View::Null | View::Upload(_) => serializer.serialize_none(),
        View::Bool(value) => serializer.serialize_bool(value),
        View::I64(value) => serializer.serialize_i64(value),
        View::U64(value) => serializer.serialize_u64(value),
        View::F32(value) => serializer.serialize_f32(value),
        View::F64(value) => serializer.serialize_f64(value),
        View::Str(text) | View::Unlisted(text) => serializer.serialize_str(text),
        View::Enum(choices, i) => serializer.serialize_str(choices.values[i]),
        View::Uuid(uuid) => serializer.serialize_str(uuid.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer())),
        View::Base64(bytes) => serializer.serialize_str(&STANDARD.encode(bytes)),
        View::Bytes(bytes) => serializer.serialize_bytes(bytes),
        View::Json(json) => json.serialize(serializer),
        View::Literal(literal, _) => constant(literal, serializer),
        View::List(list) => items(list.len(), |i| list.at(i), serializer),
        View::Tuple(count, node) => items(count, |i| node.view(i), serializer),
        View::Map(map) => {
            let mut out = serializer.serialize_map(None)?;
            entries(map, &mut out)?;
            out.end()
        }
        View::Record(table, node) => {
            let mut out = serializer.serialize_map(None)?;
            members(table, node, &mut out)?;
            out.end()
        }
        View::Union(_, node) => write(node.view(), serializer),
        // These have one text, which the writer knows; no format is asked to repeat its rules.
        View::Number(_) | View::Raw(_) | View::Tagged(..) => json::from_slice::<Json>(&json::encode(view))
            .map_err(S::Error::custom)?
            .serialize(serializer),
    }
}

/// A view as serde sees it.
struct Written<'a>(View<'a>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(self.0, serializer)
    }
}

fn constant<S: Serializer>(literal: &Literal, serializer: S) -> Result<S::Ok, S::Error> {
    match *literal {
        Literal::Str(text) => serializer.serialize_str(text),
        Literal::Int(value) => serializer.serialize_i64(value),
        Literal::Num(value) => serializer.serialize_f64(value),
        Literal::Bool(value) => serializer.serialize_bool(value),
        Literal::Null => serializer.serialize_none(),
    }
}

fn items<'v, S: Serializer>(count: usize, at: impl Fn(usize) -> View<'v>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_seq(Some(count))?;
    for i in 0..count {
        out.serialize_element(&Written(at(i)))?;
    }
    out.end()
}

fn members<M: SerializeMap>(table: &'static Record, node: &dyn RecordNode, out: &mut M) -> Result<(), M::Error> {
    for (i, key) in table.keys.iter().enumerate() {
        match node.view(i) {
            View::Absent => {}
            View::None if !table.requires(i) => {}
            view => out.serialize_entry(key, &Written(view))?,
        }
    }
    if table.rest
        && let View::Map(map) = node.view(table.keys.len())
    {
        entries(map, out)?;
    }
    Ok(())
}

fn entries<M: SerializeMap>(map: &dyn MapNode, out: &mut M) -> Result<(), M::Error> {
    let mut result = Ok(());
    map.each(&mut |key, view| {
        if !matches!(view, View::Absent) {
            result = out.serialize_entry(key, &Written(view));
        }
        result.is_ok()
    });
    result
}
