//! `multipart/form-data` bodies.

use std::hash::{BuildHasher, RandomState};

use super::form::is_json;
use super::parameter::Encoding;
use super::shape::{Shape, each_item, each_member, json_text, shape};
use super::upload::{Part, Source};
use crate::file::FILE;
use crate::{Upload, View};

/// Writes `view`, an object, part by part: texts as they are, bytes and [`File`](crate::File)s as file parts, objects
/// as JSON; a list is one part for each item. Answers the boundary and the body, which is in one piece unless a file is a
/// stream.
pub(super) fn encode(view: View<'_>, encodings: &[Encoding]) -> (String, Vec<Part>) {
    let mut writer = Writer {
        boundary: boundary(),
        body: Vec::new(),
        done: Vec::new(),
    };
    each_member(view, &mut |key, value| {
        let media = encodings
            .iter()
            .find(|e| e.property == key)
            .and_then(|e| e.content_type);
        // Of a list of types, or a range, none is said to be this part's.
        let media = media.filter(|media| !media.contains([',', '*', '\r', '\n']));
        writer.member(key, value, media);
    });
    writer
        .body
        .extend_from_slice(format!("--{}--\r\n", writer.boundary).as_bytes());
    writer.done.push(Part::Bytes(writer.body.into()));
    (writer.boundary, writer.done)
}

/// 128 random bits: no content contains them by chance, and none can by intent.
fn boundary() -> String {
    let random = |seed: u8| RandomState::new().hash_one(seed);
    format!("specwright-{:016x}{:016x}", random(0), random(1))
}

struct Writer {
    boundary: String,
    body: Vec<u8>,
    /// What goes before `body`.
    done: Vec<Part>,
}

impl Writer {
    fn member(&mut self, name: &str, view: View<'_>, media: Option<&str>) {
        match view {
            View::Bytes(bytes) => self.part(name, Some(name), media.or(Some("application/octet-stream")), bytes),
            View::Record(record, node) if std::ptr::eq(record, &FILE) => self.file(name, node, media),
            View::Union(_, node) => self.member(name, node.view(), media),
            view => match shape(view) {
                Shape::Nothing => {}
                Shape::Text(_) | Shape::List if media.is_some_and(is_json) => {
                    self.part(name, None, media, json_text(view).as_bytes());
                }
                Shape::Text(text) => self.part(name, None, media, text.as_bytes()),
                Shape::List => each_item(view, &mut |item| self.member(name, item, media)),
                Shape::Object => {
                    self.part(
                        name,
                        None,
                        media.or(Some("application/json")),
                        json_text(view).as_bytes(),
                    );
                }
            },
        }
    }

    fn file(&mut self, name: &str, node: &dyn crate::RecordNode, media: Option<&str>) {
        let text = |i| match node.view(i) {
            View::Str(text) if !text.is_empty() => Some(text),
            _ => None,
        };
        let media = text(1).or(media).or(Some("application/octet-stream"));
        let file = Some(text(0).unwrap_or(name));
        match node.view(2) {
            View::Bytes(bytes) => self.part(name, file, media, bytes),
            View::Upload(upload) => self.upload(name, file, media, upload),
            _ => {}
        }
    }

    fn upload(&mut self, name: &str, file: Option<&str>, media: Option<&str>, upload: &Upload) {
        let Some(source) = upload.source::<Source>() else {
            return;
        };
        self.head(name, file, media);
        self.done.push(Part::Bytes(std::mem::take(&mut self.body).into()));
        self.done.push(Part::Source(source));
        self.body.extend_from_slice(b"\r\n");
    }

    fn part(&mut self, name: &str, file: Option<&str>, media: Option<&str>, content: &[u8]) {
        self.head(name, file, media);
        self.body.extend_from_slice(content);
        self.body.extend_from_slice(b"\r\n");
    }

    fn head(&mut self, name: &str, file: Option<&str>, media: Option<&str>) {
        let mut head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"",
            self.boundary,
            quoted(name)
        );
        if let Some(file) = file {
            head.push_str(&format!("; filename=\"{}\"", quoted(file)));
        }
        // A media type comes from the document or the caller: a control character would start a header of its own.
        if let Some(media) = media.filter(|media| !media.contains(char::is_control)) {
            head.push_str(&format!("\r\nContent-Type: {media}"));
        }
        self.body.extend_from_slice(head.as_bytes());
        self.body.extend_from_slice(b"\r\n\r\n");
    }
}

/// Escaped as browsers do; and with it what servers trip over: control characters, and backslashes, which some of them take
/// for the beginning of an escaped quote.
fn quoted(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '"' => quoted.push_str("%22"),
            '\t' => quoted.push(c),
            '\\' => quoted.push_str("%5C"),
            c if c.is_ascii_control() => quoted.push_str(&format!("%{:02X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::Part;
    use crate::client::Encoding;
    use crate::{File, Node, View};

    fn encode(view: View<'_>, encodings: &[Encoding]) -> (String, bytes::Bytes) {
        let (boundary, parts) = super::encode(view, encodings);
        let whole = parts.into_iter().map(|part| match part {
            Part::Bytes(bytes) => bytes,
            Part::Source(_) => "…".into(),
        });
        (boundary, whole.flatten().collect())
    }

    fn written(view: View<'_>, encodings: &[Encoding]) -> String {
        let (boundary, body) = encode(view, encodings);
        String::from_utf8_lossy(&body).replace(&boundary, "B")
    }

    #[test]
    fn texts_lists_and_objects() {
        let body = json!({"a": "x", "b": [1, 2], "c": {"d": 1}, "e": null});
        let encodings = [Encoding::new("a").content_type("text/markdown")];
        assert_eq!(
            written(View::Json(&body), &encodings),
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/markdown\r\n\r\nx\r\n\
             --B\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n1\r\n\
             --B\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n2\r\n\
             --B\r\nContent-Disposition: form-data; name=\"c\"\r\nContent-Type: application/json\r\n\r\n{\"d\":1}\r\n\
             --B--\r\n"
        );
    }

    #[test]
    fn files_have_names_that_cannot_end_their_header() {
        let photo = File::new("a\"\r\nX: 1.png", b"\x89PNG".to_vec()).content_type("image/png\r\nX: 1");
        let body = BTreeMap::from([("photo".to_owned(), photo)]);
        let (boundary, bytes) = encode(Node::view(&body), &[]);
        let expected =
            b"\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a%22%0D%0AX: 1.png\"\r\n\r\n\x89PNG\r\n";
        let start = boundary.len() + 2;
        assert_eq!(&bytes[start..start + expected.len()], expected);
    }
}
