//! Files of other kinds that are taken for OpenAPI documents: pages that a server sends instead, archives, and what other
//! tools describe interfaces with.

use super::{FileId, Text, Value};
use crate::diagnostic::{Diagnostic, Place, codes};

/// A kind of file.
struct Kind {
    /// "a page of HTML"
    what: &'static str,
    help: &'static str,
}

const CONVERT: &str = "convert it to OpenAPI first, or ask the vendor for an OpenAPI document";
const WRONG_ADDRESS: &str = "fetch the document itself: servers send a page where one has to sign in, or where there is nothing\n\
                             `specwright import` reads pages of documentation";

/// By how a text begins, in lower case and without the space before it.
const BEGINNINGS: &[(&str, Kind)] = &[
    ("#%raml", kind("a RAML document", CONVERT)),
    ("format: 1a", kind("an API Blueprint", CONVERT)),
    ("syntax = \"proto", kind("a file of Protocol Buffers", CONVERT)),
    ("syntax=\"proto", kind("a file of Protocol Buffers", CONVERT)),
    ("type query", kind("a schema of GraphQL", CONVERT)),
    ("schema {", kind("a schema of GraphQL", CONVERT)),
    (
        "version https://git-lfs.",
        kind(
            "what Git LFS leaves in the place of a file",
            "`git lfs pull` fetches the file itself",
        ),
    ),
    (
        "[vendors.",
        kind(
            "a configuration",
            "`specwright generate` reads it without being told; `--config` names another",
        ),
    ),
    ("\u{1f}", kind("compressed", "unpack it first: `gunzip`")),
    ("pk\u{3}\u{4}", kind("an archive", "unpack it first: `unzip`")),
];

/// Of XML, by what stands near its beginning.
const MARKUP: &[(&str, Kind)] = &[
    ("<!doctype html", kind("a page of HTML", WRONG_ADDRESS)),
    ("<html", kind("a page of HTML", WRONG_ADDRESS)),
    (
        "schemas.xmlsoap.org/wsdl",
        kind("a WSDL description of a SOAP service", CONVERT),
    ),
    (
        "http://www.w3.org/ns/wsdl",
        kind("a WSDL description of a SOAP service", CONVERT),
    ),
    ("wadl", kind("a WADL description", CONVERT)),
    ("<edmx:", kind("the metadata of an OData service", CONVERT)),
    ("", kind("XML", WRONG_ADDRESS)),
];

/// Of an object, by pointers to members that only it has.
const MEMBERS: &[(&[&str], Kind)] = &[
    (&["/asyncapi"], kind("an AsyncAPI document", CONVERT)),
    (&["/info/_postman_id"], kind("a Postman collection", POSTMAN)),
    (&["/info/schema", "/item"], kind("a Postman collection", POSTMAN)),
    (
        &["/__export_format", "/resources"],
        kind("an export of Insomnia", CONVERT),
    ),
    (&["/log/entries"], kind("a recording of requests (HAR)", CONVERT)),
    (&["/swaggerVersion"], kind("a Swagger 1.x document", CONVERT)),
    (&["/openrpc"], kind("an OpenRPC document", CONVERT)),
    (&["/smithy"], kind("a Smithy model", CONVERT)),
    (&["/discoveryVersion"], kind("a Google discovery document", CONVERT)),
    (
        &["/overlay", "/actions"],
        kind(
            "an overlay",
            "name the document that it changes, and this with `--overlay` or in `overlays`",
        ),
    ),
    (
        &["/arazzo", "/workflows"],
        kind(
            "an Arazzo description",
            "name the OpenAPI document that its `sourceDescriptions` mention",
        ),
    ),
    (
        &["/$schema"],
        kind(
            "a JSON Schema",
            "put it into `components.schemas` of an OpenAPI document",
        ),
    ),
];

const POSTMAN: &str = "convert it to OpenAPI first (the Postman API and `postman-to-openapi` do), or ask the vendor for an OpenAPI document";
const FAILED: &str = "a download failed, and what the server said was saved: fetch the document again";

const fn kind(what: &'static str, help: &'static str) -> Kind {
    Kind { what, help }
}

/// Whether a text is of another kind than YAML and JSON.
pub(super) fn in_text(file: FileId, text: &Text) -> Option<Diagnostic> {
    let start = text
        .text
        .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head: String = start.chars().take(2000).collect::<String>().to_lowercase();
    let (_, kind) = match head.starts_with('<') {
        true => MARKUP.iter().find(|(sign, _)| head.contains(sign)),
        false => None,
    }
    .or_else(|| BEGINNINGS.iter().find(|(sign, _)| head.starts_with(sign)))?;
    let at = text.text.len() - start.len();
    let line = start.lines().next().map_or(0, str::len);
    Some(finding(kind, &text.name, Place::bytes(file, at, at + line)))
}

/// Whether what was read as the entry document is of another kind: it has no `openapi` and no `swagger`.
pub(crate) fn in_members(root: &Value, name: &str) -> Option<Diagnostic> {
    let has = |pointers: &[&str]| pointers.iter().all(|pointer| root.at(pointer).is_some());
    let place = |pointer: &str| Place::value(FileId(0), pointer);
    let known = MEMBERS.iter().find(|(pointers, _)| has(pointers));
    let finding = match known.filter(|_| root.get("paths").is_none()) {
        Some((pointers, kind)) => finding(kind, name, place(pointers.first()?)),
        None => finding(
            &kind("what a server says of an error", FAILED),
            name,
            place(&error_member(root)?),
        ),
    };
    Some(finding)
}

/// The member by which an object is what servers say of errors: `{"message": "Not Found"}`, `404: Not Found`.
fn error_member(root: &Value) -> Option<String> {
    let members = root.as_object()?;
    let is_document = ["info", "paths", "components", "definitions", "webhooks"]
        .iter()
        .any(|key| members.contains_key(*key));
    let words = ["message", "error", "errors", "detail", "status", "statusCode"];
    let is_status = |key: &str| key.parse().is_ok_and(|status: u16| (400..600).contains(&status));
    let member = members
        .keys()
        .find(|key| words.contains(&key.as_str()) || is_status(key))?;
    (!is_document).then(|| format!("/{member}"))
}

fn finding(kind: &Kind, name: &str, place: Place) -> Diagnostic {
    let message = format!("`{name}` is {}, not an OpenAPI document", kind.what);
    Diagnostic::new(&codes::load::OTHER_FORMAT, place, message).help(kind.help)
}
