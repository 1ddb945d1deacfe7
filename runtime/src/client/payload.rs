//! Bodies, encoded as soon as they are given.

use bytes::Bytes;

use super::argument::Argument;
use super::draft::Draft;
use super::{form, multipart};
use crate::{Invalid, View, encode, validate};

/// A body, encoded.
pub(super) struct Payload {
    pub(super) media: String,
    pub(super) bytes: Bytes,
    pub(super) check: Check,
}

/// What is known of a body's validity.
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
        self.put_body("text/plain; charset=utf-8", Bytes::from(body), Check::Done(Ok(())));
    }

    pub(super) fn bytes(&mut self, body: Bytes) {
        self.put_body("application/octet-stream", body, Check::Done(Ok(())));
    }

    fn put_json(&mut self, view: View<'_>, recheck: fn(&[u8]) -> Result<(), Invalid>) {
        // A client that validates does so while the value is at hand; a call that asks later reads it back.
        let check = match self.core.settings().validate {
            true => Check::Done(validate(view)),
            false => Check::Later(recheck),
        };
        if !is_absent(view) {
            self.put_body("application/json", encode(view).into(), check);
        }
    }

    fn put_form(&mut self, view: View<'_>) {
        if !is_absent(view) {
            let text = form::encode(view, self.operation.encodings);
            self.put_body(
                "application/x-www-form-urlencoded",
                text.into(),
                Check::Done(validate(view)),
            );
        }
    }

    fn put_multipart(&mut self, view: View<'_>) {
        if !is_absent(view) {
            let (boundary, bytes) = multipart::encode(view, self.operation.encodings);
            self.put_body("multipart/form-data", bytes.into(), Check::Done(validate(view)));
            self.body
                .iter_mut()
                .for_each(|body| body.media.push_str(&format!("; boundary={boundary}")));
        }
    }

    fn put_body(&mut self, media: &str, bytes: Bytes, check: Check) {
        let media = self.operation.body.map_or(media, |(_, media)| media);
        // `image/*` and `*/*` are ranges: they say what may be sent, not what is.
        let media = if media.contains('*') {
            "application/octet-stream"
        } else {
            media
        };
        self.body = Some(Payload {
            media: media.to_owned(),
            bytes,
            check,
        });
    }
}

/// A body that is not there is no body; one that is `null` is.
fn is_absent(view: View<'_>) -> bool {
    matches!(view, View::Absent | View::None)
}
