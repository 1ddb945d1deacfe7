//! Reading bodies and headers into values.

use std::borrow::Cow;
use std::fmt;

use http::HeaderMap;

use super::engine::Reply;
use super::excerpt::excerpt;
use super::header::content_type;
use super::operation::Media;
use crate::{DecodeError, Node, RecordNode, Slot, decode, fill_text};

/// Why a body could not be read as what the document promises.
#[doc(hidden)]
#[derive(Debug)]
pub struct Unread {
    /// Nothing when the fault is not in the text.
    pub(super) error: Option<DecodeError>,
    pub(super) message: String,
}

impl Unread {
    /// The generated code does not know an answer that it said it knows.
    #[doc(hidden)]
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            error: None,
            message: "no type is known for this status".to_owned(),
        }
    }

    pub(super) fn text(error: DecodeError, body: &[u8]) -> Self {
        let message = match excerpt(body, error.offset()) {
            Some(excerpt) => format!("{error}, near `{excerpt}`"),
            None => error.to_string(),
        };
        Self {
            error: Some(error),
            message,
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Reads the body as answer `number` says.
pub(super) fn body(reply: &Reply, number: usize, node: &mut dyn Node) -> Result<(), Unread> {
    let media = reply
        .operation
        .answers
        .get(number)
        .map_or(Media::Any, |answer| answer.media);
    match media {
        Media::Empty => Ok(()),
        // What is documented as JSON is read as JSON whatever the server calls it: many say `text/plain`.
        Media::Json => json(&reply.body, node),
        Media::Text => text(reply, node),
        Media::Bytes | Media::Any => bytes(&reply.body, node),
    }
}

fn json(body: &[u8], node: &mut dyn Node) -> Result<(), Unread> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if body.is_empty() && matches!(node.slot(false), Slot::Ignore) {
        return Ok(());
    }
    if body.is_empty() {
        return Err(Unread {
            error: None,
            message: "the body is empty; JSON was expected".to_owned(),
        });
    }
    decode(body, node).map_err(|error| Unread::text(error, body))
}

fn text(reply: &Reply, node: &mut dyn Node) -> Result<(), Unread> {
    let text = match std::str::from_utf8(&reply.body) {
        Ok(text) => Cow::Borrowed(text),
        // Latin 1 is what HTTP meant by text before UTF-8; its bytes are the code points.
        Err(_) if is_latin(&reply.headers) => reply.body.iter().map(|&byte| char::from(byte)).collect(),
        Err(_) => String::from_utf8_lossy(&reply.body),
    };
    fill_text(&text, node.slot(false)).map_err(|error| Unread::text(error, &reply.body))
}

fn is_latin(headers: &HeaderMap) -> bool {
    let media = content_type(headers).to_ascii_lowercase();
    ["iso-8859-1", "latin1", "windows-1252", "us-ascii"]
        .iter()
        .any(|charset| media.contains(charset))
}

fn bytes(body: &[u8], node: &mut dyn Node) -> Result<(), Unread> {
    match node.slot(false) {
        Slot::Bytes(to) | Slot::Base64(to) => {
            *to = body.to_vec();
            Ok(())
        }
        Slot::Ignore | Slot::Done => Ok(()),
        Slot::Str(to) => {
            *to = String::from_utf8_lossy(body).into_owned();
            Ok(())
        }
        _ => json(body, node),
    }
}

/// Reads documented headers into a record whose members are all optional. One that does not parse stays absent.
pub(super) fn headers(headers: &HeaderMap, node: &mut dyn Node) {
    let Slot::Record(record, members) = node.slot(false) else {
        return;
    };
    for (i, key) in record.keys.iter().enumerate() {
        let values: Vec<Cow<'_, str>> = headers
            .get_all(*key)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        if !values.is_empty() && member(members, i, &values).is_err() {
            // `null` is what puts an optional member back to nothing.
            let _ = members.slot(i, true);
        }
    }
}

fn member(members: &mut dyn RecordNode, i: usize, values: &[Cow<'_, str>]) -> Result<(), DecodeError> {
    match members.slot(i, false) {
        Slot::List(list) => {
            list.clear();
            // Several lines of one header are one list; `simple` style puts commas between its items.
            for item in values
                .iter()
                .flat_map(|value| value.split(','))
                .map(str::trim)
                .filter(|item| !item.is_empty())
            {
                fill_text(item, list.push(false))?;
            }
            Ok(())
        }
        slot => values.first().map_or(Ok(()), |value| fill_text(value.trim(), slot)),
    }
}
