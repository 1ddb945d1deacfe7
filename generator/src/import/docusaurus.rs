//! Docusaurus' OpenAPI pages: the front matter `api` is one operation, as JSON that is compressed and written in base64, or
//! as it is. References are resolved in it, so its schemas stand inline.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indexmap::IndexMap;

use super::build::{Members, object, text};
use super::document::{Document, is_method, version};
use super::embedded::Embedded;
use super::front::Front;
use super::sheet::Sheet;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::{Value, pointer};

/// No page of one operation is larger.
const LARGEST: u64 = 64 << 20;

/// Whether the front matter carries an operation.
pub(super) fn is_here(front: &Front) -> bool {
    match front.value("api") {
        Some((Value::Object(_), _)) => true,
        Some((Value::String(text), _)) => super::call::Endpoint::of(text, 1).is_none(),
        _ => false,
    }
}

/// The document of a page's operation.
pub(super) fn read<'a>(sheet: &'a Sheet, front: &Front, notes: &mut Diagnostics) -> Option<Document<'a>> {
    let (value, line) = front.value("api")?;
    let refuse = |why: &str, notes: &mut Diagnostics| {
        let finding = Diagnostic::new(
            &codes::import::PAGE_NOT_UNDERSTOOD,
            sheet.place(line),
            format!("`api` cannot be read: {why}"),
        );
        let help = "it is one operation, as JSON or compressed by zlib and in base64; was the page cut off?";
        sheet.fault(finding.help(help), notes);
    };
    let operation = match value {
        Value::Object(members) => members.clone(),
        Value::String(text) => match unpacked(text).map(|json| Embedded::read(&json, line, sheet, notes)) {
            Ok(Some(Embedded {
                value: Value::Object(members),
                ..
            })) => members,
            Ok(Some(_)) => {
                refuse("it holds no object", notes);
                return None;
            }
            Ok(None) => return None,
            Err(why) => {
                refuse(&why, notes);
                return None;
            }
        },
        _ => return None,
    };
    let method = operation.get("method").and_then(Value::as_str).unwrap_or_default();
    let known = method.to_lowercase();
    if !(known.is_empty() || known == "event" || is_method(&known)) {
        refuse(&format!("`{method}` is no method"), notes);
        return None;
    }
    let mut page = Page { sheet, line, notes };
    let document = page.document(operation, front);
    if document.is_none() {
        refuse("it has neither method nor path", notes);
    }
    document
}

/// The JSON inside.
fn unpacked(text: &str) -> Result<String, String> {
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = STANDARD
        .decode(packed)
        .map_err(|error| format!("it is no base64: {error}"))?;
    let mut json = Vec::new();
    flate2::read::ZlibDecoder::new(bytes.as_slice())
        .take(LARGEST)
        .read_to_end(&mut json)
        .map_err(|error| format!("it is not compressed by zlib: {error}"))?;
    String::from_utf8(json).map_err(|error| error.to_string())
}

/// Puts an operation where it belongs: under its path, or among the webhooks. Gives its pointer.
fn placed(all: &mut Members, method: &str, path: &str, operation: Value, front: &Front) -> String {
    if method != "event" {
        let paths = object([(path, object([(method, operation)]))]);
        all.insert("paths".to_owned(), paths);
        return format!("/paths/{}/{method}", pointer::escape(path));
    }
    let title = front.text("title").or_else(|| front.text("id"));
    let name = title.map_or("event", |(name, _)| name);
    let webhooks = object([(name, object([("post", operation)]))]);
    all.insert("webhooks".to_owned(), webhooks);
    format!("/webhooks/{}/post", pointer::escape(name))
}

struct Page<'a, 'n> {
    sheet: &'a Sheet,
    line: usize,
    notes: &'n mut Diagnostics,
}

impl<'a> Page<'a, '_> {
    fn document(&mut self, mut operation: Members, front: &Front) -> Option<Document<'a>> {
        let mut taken = |key: &str| operation.shift_remove(key).filter(|value| !value.is_null());
        let method = taken("method")?.as_str()?.to_lowercase();
        let path = taken("path")?.as_str()?.to_owned();
        let (info, servers, schemes) = (taken("info"), taken("servers"), taken("securitySchemes"));
        // What the page shows beside the operation; `extensions` are in it under their own names.
        for key in ["jsonRequestBodyExample", "postman", "extensions"] {
            taken(key);
        }
        title(&mut operation, front);
        let mut operation = Value::Object(operation);
        self.mend(&mut operation);

        let mut all = Members::new();
        all.insert("openapi".to_owned(), Value::Null);
        all.extend(info.map(|info| ("info".to_owned(), info)));
        all.extend(servers.map(|servers| ("servers".to_owned(), servers)));
        let at = placed(&mut all, &method, &path, operation, front);
        let mut lines = IndexMap::from([(at, self.line)]);
        if let Some(Value::Object(schemes)) = schemes.filter(|it| it.as_object().is_some_and(|all| !all.is_empty())) {
            let at = |name: &String| format!("/components/securitySchemes/{}", pointer::escape(name));
            lines.extend(schemes.keys().map(|name| (at(name), self.line)));
            let schemes = object([("securitySchemes", Value::Object(schemes))]);
            all.insert("components".to_owned(), schemes);
        }
        let mut value = Value::Object(all);
        let version = version(&value);
        if let Some(all) = value.as_object_mut() {
            all.insert("openapi".to_owned(), text(version));
        }
        Some(Document {
            sheet: self.sheet,
            value,
            verbatim: None,
            lines,
        })
    }

    /// Where a schema contains itself, the page says `circular(Name)` instead of it.
    fn mend(&mut self, value: &mut Value) {
        match value {
            Value::String(text) if text.starts_with("circular(") && text.ends_with(')') => {
                let message = format!("the page breaks a circle of schemas off: `{text}`");
                let finding = Diagnostic::new(&codes::import::CIRCLE_BROKEN, self.sheet.place(self.line), message);
                self.notes
                    .push(finding.help("it takes any JSON; say in the document what it is"));
                *value = object([(
                    "x-specwright-inferred",
                    self::text(format!("The page says `{text}` here.")),
                )]);
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.mend(item)),
            Value::Object(members) => {
                let said = members.iter_mut().filter(|(key, _)| {
                    !matches!(
                        key.as_str(),
                        "description" | "example" | "examples" | "default" | "enum"
                    )
                });
                said.for_each(|(_, member)| self.mend(member));
            }
            _ => {}
        }
    }
}

/// The summary is the page's title; where there was no description, the page repeats the title in its place.
fn title(operation: &mut Members, front: &Front) {
    let Some((title, _)) = front.text("title") else { return };
    let is = |operation: &Members, key: &str| {
        operation
            .get(key)
            .and_then(Value::as_str)
            .is_some_and(|said| said.trim() == title)
    };
    if is(operation, "description") {
        operation.shift_remove("description");
    }
    if !is(operation, "operationId") && title != "Missing summary" && !operation.contains_key("summary") {
        operation.shift_insert(0, "summary".to_owned(), text(title));
    }
}
