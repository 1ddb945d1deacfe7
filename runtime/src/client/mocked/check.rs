//! Whether a request is one that the operation takes.

use super::super::form::is_json;
use super::super::header;
use super::super::mock::MockRequest;
use super::super::operation::{BodyKind, Operation};
use super::super::read::Unread;
use super::asked;
use super::fields;
use crate::{Node, Slot, decode, fill_text};

/// What is missing or wrong of the parameters and the content type.
pub(super) fn check(operation: &Operation, required: &[usize], request: &MockRequest) -> Result<(), String> {
    for parameter in required.iter().filter_map(|number| operation.parameters.get(*number)) {
        let place = match parameter.location {
            super::super::api::Location::Path => continue,
            super::super::api::Location::Query => "query parameter",
            super::super::api::Location::Header => "header",
            super::super::api::Location::Cookie => "cookie",
        };
        // The members of an object that is spread over the query have names of their own.
        let spread = parameter.explode && place == "query parameter" && request.url.query().is_some();
        if !spread && asked::values(operation, parameter, request).is_empty() {
            return Err(format!("the {place} `{}` is missing", parameter.name));
        }
    }
    content_type(operation, request)
}

fn content_type(operation: &Operation, request: &MockRequest) -> Result<(), String> {
    let Some((kind, wanted)) = operation.body.filter(|_| !request.body.is_empty()) else {
        return Ok(());
    };
    let came = header::content_type(&request.headers);
    let fits = match kind {
        BodyKind::Json => is_json(came),
        BodyKind::Form => came.starts_with("application/x-www-form-urlencoded"),
        BodyKind::Multipart => came.starts_with("multipart/"),
        BodyKind::Text | BodyKind::Bytes => true,
    };
    if fits {
        return Ok(());
    }
    let came = if came.is_empty() { "nothing" } else { came };
    Err(format!("the content type is {came}, and should be {wanted}"))
}

/// Reads the body as the operation's.
pub(super) fn body(operation: &Operation, request: &MockRequest, node: &mut dyn Node) -> Result<(), String> {
    let bytes = &request.body;
    // What may be left out is blank then.
    if bytes.is_empty() && may_be_absent(node) {
        return Ok(());
    }
    let told = |error| Unread::text(error, bytes).to_string();
    let read = match operation.body.map(|(kind, _)| kind) {
        None => Ok(()),
        Some(BodyKind::Json) if bytes.is_empty() => Err("it is empty; JSON was expected".to_owned()),
        Some(BodyKind::Json) => decode(bytes, node).map_err(told),
        Some(BodyKind::Form) => fields::form(bytes, operation.encodings, node),
        Some(BodyKind::Multipart) => fields::multipart(header::content_type(&request.headers), bytes, node),
        Some(BodyKind::Text) => fill_text(&String::from_utf8_lossy(bytes), node.slot(false)).map_err(told),
        Some(BodyKind::Bytes) => match node.slot(false) {
            Slot::Bytes(to) | Slot::Base64(to) => {
                *to = bytes.to_vec();
                Ok(())
            }
            Slot::Str(to) => {
                *to = String::from_utf8_lossy(bytes).into_owned();
                Ok(())
            }
            _ => decode(bytes, node).map_err(told),
        },
    };
    read.map_err(|why| format!("the body is not what the document says: {why}"))
}

fn may_be_absent(node: &mut dyn Node) -> bool {
    matches!(node.view(), crate::View::None | crate::View::Absent)
}
