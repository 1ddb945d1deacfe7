//! Forms and multipart bodies, read as the types that they were written from.

use std::borrow::Cow;

use super::super::parameter::{Encoding, Style};
use crate::file::FILE;
use crate::json::decode_with;
use crate::{DecodeError, Node, RecordNode, Slot, fill_text};

/// A field: what its name has in brackets, and its value.
struct Field<'a> {
    inside: &'a str,
    value: &'a Value,
}

/// The value of a field.
enum Value {
    Text(String),
    /// Name, media type and bytes.
    File(String, String, Vec<u8>),
}

type Filled = Result<(), String>;

/// Reads an `application/x-www-form-urlencoded` body.
pub(super) fn form(body: &[u8], encodings: &[Encoding], node: &mut dyn Node) -> Filled {
    let mut pairs = Vec::new();
    for (name, value) in url::form_urlencoded::parse(body) {
        let encoding = encodings.iter().find(|encoding| encoding.property == name);
        for text in split(&value, encoding) {
            pairs.push((name.clone().into_owned(), Value::Text(text.to_owned())));
        }
    }
    object(node.slot(false), &pairs)
}

/// What one pair has of a list that is not exploded.
fn split<'t>(value: &'t str, encoding: Option<&Encoding>) -> Vec<&'t str> {
    let delimiter = encoding
        .filter(|encoding| !encoding.explode)
        .and_then(|e| match e.style? {
            Style::Form => Some(','),
            Style::SpaceDelimited => Some(' '),
            Style::PipeDelimited => Some('|'),
            Style::TabDelimited => Some('\t'),
            Style::Simple | Style::Label | Style::Matrix | Style::DeepObject => None,
        });
    delimiter.map_or_else(|| vec![value], |delimiter| value.split(delimiter).collect())
}

/// Reads a multipart body.
pub(super) fn multipart(media: &str, body: &[u8], node: &mut dyn Node) -> Filled {
    let boundary = parameter(media, "boundary").ok_or("the content type names no boundary")?;
    let mark = format!("--{boundary}").into_bytes();
    let mut pairs = Vec::new();
    let mut rest = after(body, &mark).ok_or("the boundary never comes")?;
    while !rest.starts_with(b"--") {
        let part = rest.strip_prefix(b"\r\n").unwrap_or(rest);
        let end = find(part, &[b"\r\n".as_slice(), &mark].concat()).ok_or("the last part does not end")?;
        let (part, more) = part.split_at_checked(end).unwrap_or((part, b""));
        pairs.push(one_part(part)?);
        rest = after(more, &mark).unwrap_or(b"--");
    }
    object(node.slot(false), &pairs)
}

fn one_part(part: &[u8]) -> Result<(String, Value), String> {
    let at = find(part, b"\r\n\r\n").ok_or("a part has no end of its headers")?;
    let (head, content) = part.split_at_checked(at).unwrap_or((part, b""));
    let content = content.get(4..).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let header = |name: &str| {
        let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
        lines
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_owned())
    };
    let disposition = header("content-disposition").unwrap_or_default();
    let name = parameter(&disposition, "name").ok_or("a part has no name")?;
    let value = match parameter(&disposition, "filename") {
        Some(file) => Value::File(
            unquoted(&file),
            header("content-type").unwrap_or_default(),
            content.to_vec(),
        ),
        None => Value::Text(String::from_utf8_lossy(content).into_owned()),
    };
    Ok((unquoted(&name), value))
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

fn after<'t>(text: &'t [u8], wanted: &[u8]) -> Option<&'t [u8]> {
    text.get(find(text, wanted)? + wanted.len()..)
}

/// `name="value"` among the parameters of a header.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut parts = header.split(';').skip(1).filter_map(|part| part.trim().split_once('='));
    let (_, value) = parts.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    Some(value.trim_matches('"').to_owned())
}

/// As browsers escape names.
fn unquoted(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

/// Fills an object with its fields.
fn object(slot: Slot<'_>, pairs: &[(String, Value)]) -> Filled {
    let fields = pairs.iter().map(|(name, value)| {
        let at = name.find('[').filter(|at| *at > 0).unwrap_or(name.len());
        let (name, inside) = name.split_at(at);
        (name, Field { inside, value })
    });
    members(slot, by_name(fields))
}

/// A name, and all that stands under it.
type Grouped<'a> = Vec<(&'a str, Vec<Field<'a>>)>;

fn by_name<'a>(fields: impl IntoIterator<Item = (&'a str, Field<'a>)>) -> Grouped<'a> {
    let mut grouped: Grouped<'a> = Vec::new();
    for (name, field) in fields {
        match grouped.iter_mut().find(|(known, _)| *known == name) {
            Some((_, fields)) => fields.push(field),
            None => grouped.push((name, vec![field])),
        }
    }
    grouped
}

fn members(slot: Slot<'_>, fields: Grouped<'_>) -> Filled {
    match slot {
        Slot::Record(record, node) => {
            let mut seen = vec![false; record.keys.len()];
            for (name, fields) in fields {
                let Some(i) = record.find(name.as_bytes()) else {
                    rest(node, record, name, &fields)?;
                    continue;
                };
                seen.iter_mut().skip(i).take(1).for_each(|seen| *seen = true);
                value(node.slot(i, false), &fields).map_err(|why| format!("{why} at `{name}`"))?;
            }
            let missing = record
                .keys
                .iter()
                .zip(&seen)
                .enumerate()
                .find(|(i, (_, seen))| record.requires(*i) && !**seen);
            missing.map_or(Ok(()), |(_, (key, _))| Err(format!("missing required member `{key}`")))
        }
        Slot::Map(map) => fields
            .iter()
            .try_for_each(|(name, fields)| value(map.insert((*name).to_owned(), false), fields)),
        // Of anything else the fields say too little; it is taken as JSON that has texts only.
        slot => read(&crate::to_string(&texts(&fields)), slot),
    }
}

fn rest(node: &mut dyn RecordNode, record: &'static crate::Record, name: &str, fields: &[Field<'_>]) -> Filled {
    if !record.rest {
        return Ok(());
    }
    match node.slot(record.keys.len(), false) {
        Slot::Map(map) => value(map.insert(name.to_owned(), false), fields),
        _ => Ok(()),
    }
}

fn texts(fields: &Grouped<'_>) -> crate::Json {
    let texts = fields.iter().map(|(name, fields)| {
        let text = fields.first().map_or("", |field| field.value.text());
        ((*name).to_owned(), crate::Json::String(text.to_owned()))
    });
    crate::Json::Object(texts.collect())
}

/// Fills a value with all fields of its name.
fn value(slot: Slot<'_>, fields: &[Field<'_>]) -> Filled {
    let nested = fields.iter().any(|field| !field.inside.is_empty());
    match slot {
        Slot::List(list) => {
            list.clear();
            // `a[]=1&a[]=2`, `a=1&a=2`: one item each. `a[0][b]=1&a[0][c]=2`: what has one number is one item.
            let numbered = |field: &Field<'_>| key(field.inside).is_some_and(|(key, _)| !key.is_empty());
            if fields.iter().any(numbered) {
                for (_, fields) in by_name(inside(fields)) {
                    value(list.push(false), &fields)?;
                }
                return Ok(());
            }
            fields
                .iter()
                .try_for_each(|field| scalar(list.push(false), field.value))
        }
        slot @ (Slot::Record(..) | Slot::Map(_)) if nested => members(slot, by_name(inside(fields))),
        slot => fields.first().map_or(Ok(()), |field| scalar(slot, field.value)),
    }
}

/// The fields by their first key in brackets.
fn inside<'a>(fields: &[Field<'a>]) -> Vec<(&'a str, Field<'a>)> {
    let inner = fields.iter().filter_map(|field| {
        let (key, inside) = key(field.inside)?;
        let value = field.value;
        Some((key, Field { inside, value }))
    });
    inner.collect()
}

/// `[a][b]` is `a` and `[b]`.
fn key(inside: &str) -> Option<(&str, &str)> {
    inside.strip_prefix('[')?.split_once(']')
}

fn scalar(slot: Slot<'_>, value: &Value) -> Filled {
    match (slot, value) {
        (Slot::Record(record, node), value) if std::ptr::eq(record, &FILE) => file(node, value),
        (Slot::Bytes(to) | Slot::Base64(to), Value::File(_, _, content)) => {
            *to = content.clone();
            Ok(())
        }
        (slot @ (Slot::Record(..) | Slot::Map(_) | Slot::Tuple(..) | Slot::Tagged(..)), value) => {
            read(value.text(), slot)
        }
        (slot @ Slot::Untagged(..), value) if value.text().starts_with(['{', '[']) => read(value.text(), slot),
        (slot, value) => fill_text(value.text(), slot).map_err(|error| error.message().to_owned()),
    }
}

fn read(text: &str, slot: Slot<'_>) -> Filled {
    decode_with(text, |_| slot).map_err(|error: DecodeError| error.to_string())
}

fn file(node: &mut dyn RecordNode, value: &Value) -> Filled {
    let (name, media, content) = match value {
        Value::File(name, media, content) => (name.as_str(), media.as_str(), Cow::Borrowed(content)),
        Value::Text(text) => ("", "", Cow::Owned(text.clone().into_bytes())),
    };
    for (i, text) in [name, media].into_iter().enumerate() {
        if let Slot::Str(to) = node.slot(i, false) {
            text.clone_into(to);
        }
    }
    if let Slot::Bytes(to) = node.slot(2, false) {
        *to = content.into_owned();
    }
    Ok(())
}

impl Value {
    fn text(&self) -> &str {
        match self {
            Value::Text(text) => text,
            Value::File(_, _, content) => std::str::from_utf8(content).unwrap_or_default(),
        }
    }
}
