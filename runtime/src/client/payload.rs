//! Bodies, encoded as soon as they are given.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;

use super::argument::Argument;
use super::body::Body;
use super::build_error::BuildError;
use super::draft::Draft;
use super::escape::{Escape, escape};
use super::shape::json_text;
use super::upload::{Part, Source};
use super::{form, multipart, pointer};
use crate::walk::secrets::secrets;
use crate::{Invalid, Json, View, encode, validate};

/// A body, encoded.
#[derive(Clone)]
pub(super) struct Payload {
    pub(super) media: Cow<'static, str>,
    pub(super) bytes: Bytes,
    /// Where it comes from in place of `bytes`, if it comes in pieces.
    pub(super) source: Option<Arc<Source>>,
    pub(super) check: Check,
    /// The secrets in it, as they are written there; none where nobody looked.
    pub(super) secrets: Option<Vec<String>>,
}

impl Payload {
    /// The body as JSON.
    pub(super) fn json(&self) -> Option<Json> {
        serde_json::from_slice(&self.bytes).ok()
    }
}

/// What is known of a body's validity.
#[derive(Clone)]
pub(super) enum Check {
    /// It was looked at, and this is what was found.
    Done(Result<(), Invalid>),
    /// It can be looked at again.
    Later(fn(&[u8]) -> Result<(), Invalid>),
}

impl Draft {
    pub(super) fn json<A: Argument + ?Sized>(&mut self, body: &A) {
        body.show(&mut |view| self.put_json(view, A::recheck));
    }

    pub(super) fn form<A: Argument + ?Sized>(&mut self, body: &A) {
        body.show(&mut |view| self.put_form(view));
    }

    pub(super) fn multipart<A: Argument + ?Sized>(&mut self, body: &A) {
        body.show(&mut |view| self.put_multipart(view));
    }

    pub(super) fn text(&mut self, body: String) {
        let media = "text/plain; charset=utf-8";
        self.put_body(media, Bytes::from(body), Check::Done(Ok(())), Some(Vec::new()));
    }

    pub(super) fn bytes(&mut self, body: Body) {
        let (bytes, source) = match body.try_into_bytes() {
            Ok(bytes) => (bytes, None),
            Err(pieces) => (Bytes::new(), Some(Source::new(pieces))),
        };
        self.put_body("application/octet-stream", bytes, Check::Done(Ok(())), None);
        self.put_source(source);
    }

    fn put_json(&mut self, view: View<'_>, recheck: fn(&[u8]) -> Result<(), Invalid>) {
        // A client that validates does so while the value is at hand; a call that asks later reads it back.
        let check = match self.core.settings().validate {
            true => Check::Done(validate(view)),
            false => Check::Later(recheck),
        };
        if !is_absent(view) {
            let bytes: Bytes = encode(view).into();
            let secrets = found(view, &bytes, |text| {
                json_text(View::Str(text)).trim_matches('"').to_owned()
            });
            self.put_body("application/json", bytes, check, secrets);
        }
    }

    fn put_form(&mut self, view: View<'_>) {
        if !is_absent(view) {
            let bytes: Bytes = form::encode(view, self.operation.encodings).into();
            let secrets = found(view, &bytes, |text| {
                let mut escaped = String::new();
                escape(text, Escape::Form, &mut escaped);
                escaped
            });
            let check = Check::Done(validate(view));
            self.put_body("application/x-www-form-urlencoded", bytes, check, secrets);
            self.refused = form::check(view, self.operation.encodings).err().map(Box::new);
        }
    }

    fn put_multipart(&mut self, view: View<'_>) {
        if !is_absent(view) {
            let (boundary, mut parts) = multipart::encode(view, self.operation.encodings);
            let (bytes, source) = match (parts.pop(), parts.is_empty()) {
                (Some(Part::Bytes(bytes)), true) => (bytes, None),
                (last, _) => (
                    Bytes::new(),
                    Some(Source::parts(parts.into_iter().chain(last).collect())),
                ),
            };
            let secrets = found(view, &bytes, str::to_owned).filter(|_| source.is_none());
            self.put_body("multipart/form-data", bytes, Check::Done(validate(view)), secrets);
            self.put_source(source);
            self.body
                .iter_mut()
                .for_each(|body| body.media.to_mut().push_str(&format!("; boundary={boundary}")));
        }
    }

    fn put_body(&mut self, media: &'static str, bytes: Bytes, check: Check, secrets: Option<Vec<String>>) {
        let media = self.operation.body.map_or(media, |(_, media)| media);
        // `image/*` and `*/*` are ranges: they say what may be sent, not what is.
        let media = if media.contains('*') {
            "application/octet-stream"
        } else {
            media
        };
        self.refused = None;
        self.body = Some(Payload {
            media: Cow::Borrowed(media),
            bytes,
            source: None,
            check,
            secrets,
        });
    }

    /// Writes a value into a JSON body that is there already, or alone.
    pub(super) fn set_in_body(&mut self, pointer: &str, view: View<'_>) -> Result<(), BuildError> {
        let none = || BuildError::new(format!("the body has no room for the next page at `{pointer}`"));
        let mut json = match &self.body {
            Some(body) => body.json().ok_or_else(none)?,
            None => Json::Object(serde_json::Map::new()),
        };
        let value: Json = serde_json::from_slice(&encode(view)).map_err(|_| none())?;
        pointer::set(&mut json, pointer, value).ok_or_else(none)?;
        let bytes: Bytes = json.to_string().into();
        match &mut self.body {
            Some(body) => body.bytes = bytes,
            None => self.put_body("application/json", bytes, Check::Done(Ok(())), None),
        }
        Ok(())
    }

    fn put_source(&mut self, source: Option<Source>) {
        if let (Some(body), Some(source)) = (&mut self.body, source) {
            body.source = Some(Arc::new(source));
        }
    }
}

/// Bodies up to this size are shown, so that their secrets have to be known.
const SHOWN: usize = 64 << 10;

/// The secrets of a value, as its body spells them.
fn found(view: View<'_>, body: &[u8], spelled: impl Fn(&str) -> String) -> Option<Vec<String>> {
    if body.len() > SHOWN {
        return None;
    }
    let mut found = Vec::new();
    secrets(view, &mut |text| found.push(spelled(text)));
    found.retain(|text| !text.is_empty());
    Some(found)
}

/// A body that is not there is no body; one that is `null` is.
fn is_absent(view: View<'_>) -> bool {
    matches!(view, View::Absent | View::None)
}
