//! The older form of the block: `paths` is one operation, taken apart for a page that shows it.

use indexmap::IndexMap;

use super::Fence;
use super::whole::{clean, one_of, parameters};
use crate::import::build::{Members, object, text};
use crate::import::document::{Document, parts, version};
use crate::import::embedded::Embedded;
use crate::import::sheet::Sheet;
use crate::load::{Value, pointer};

/// The document that the block was made from, as far as it can be told.
pub(super) fn document<'a>(fence: &Fence, block: &Embedded, sheet: &'a Sheet) -> Document<'a> {
    let shown = block.value.get("paths");
    let said = |key: &str| shown.and_then(|shown| shown.get(key)).and_then(Value::as_str);
    let method = said("method").unwrap_or(&fence.method).to_lowercase();
    let path = said("path").unwrap_or(&fence.path).to_owned();
    let mut older = Older {
        block,
        schemas: Members::new(),
        schemes: Members::new(),
        lines: IndexMap::new(),
    };
    older.components();
    let operation = older.operation(fence);
    let at = format!("/paths/{}/{method}", pointer::escape(&path));
    older.lines.insert(at, block.line("/paths/method"));

    let mut all = Members::new();
    all.insert("openapi".to_owned(), Value::Null);
    if let Some(servers) = shown
        .and_then(|shown| shown.get("servers"))
        .filter(|servers| servers.as_array().is_some_and(|all| !all.is_empty()))
    {
        all.insert("servers".to_owned(), servers.clone());
    }
    let item = object([(method.as_str(), operation)]);
    all.insert("paths".to_owned(), object([(path.as_str(), item)]));
    let mut components = Members::new();
    for (section, members) in [("schemas", older.schemas), ("securitySchemes", older.schemes)] {
        if !members.is_empty() {
            components.insert(section.to_owned(), Value::Object(members));
        }
    }
    if !components.is_empty() {
        all.insert("components".to_owned(), Value::Object(components));
    }
    let mut value = Value::Object(all);
    let version = version(&value);
    if let Some(all) = value.as_object_mut() {
        all.insert("openapi".to_owned(), text(version));
    }
    let lines = parts(&value).into_iter().map(|at| {
        let line = older.lines.get(&at).copied().unwrap_or(block.first);
        (at, line)
    });
    Document {
        sheet,
        lines: lines.collect(),
        verbatim: None,
        value,
    }
}

struct Older<'a> {
    block: &'a Embedded,
    schemas: Members,
    schemes: Members,
    lines: IndexMap<String, usize>,
}

impl Older<'_> {
    fn components(&mut self) {
        let schemas = self
            .block
            .value
            .at("/components/schemas")
            .and_then(Value::as_object)
            .cloned();
        for (name, schema) in schemas.unwrap_or_default() {
            let at = format!("/components/schemas/{}", pointer::escape(&name));
            self.lines.insert(at.clone(), self.block.line(&at));
            self.schemas.insert(name, clean(&schema));
        }
    }

    fn operation(&mut self, fence: &Fence) -> Value {
        let shown = self.block.value.get("paths").cloned().unwrap_or(Value::Null);
        let mut all = Members::new();
        for (key, said) in [("summary", &fence.title), ("description", &fence.about)] {
            if let Some(said) = said {
                all.insert(key.to_owned(), text(said.as_str()));
            }
        }
        if shown.get("deprecated").and_then(Value::as_bool) == Some(true) {
            all.insert("deprecated".to_owned(), Value::Bool(true));
        }
        let request = shown.get("request");
        let parameters = request.map(parameters).unwrap_or_default();
        if !parameters.is_empty() {
            all.insert("parameters".to_owned(), Value::Array(parameters));
        }
        if let Some(body) = request
            .and_then(|request| request.get("body"))
            .and_then(|body| self.body(body))
        {
            all.insert("requestBody".to_owned(), body);
        }
        let responses = shown
            .get("response")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        let mut answers = Members::new();
        for (status, response) in responses {
            let at = format!("/paths/response/{}", pointer::escape(&status));
            let answer = self.answer(&response, &at);
            answers.insert(status, answer);
        }
        all.insert("responses".to_owned(), Value::Object(answers));
        if let Some(security) = request
            .and_then(|request| request.get("security"))
            .and_then(Value::as_array)
        {
            let needs = security.iter().map(|one| self.security(one)).collect();
            all.insert("security".to_owned(), Value::Array(needs));
        }
        Value::Object(all)
    }

    fn body(&mut self, body: &Value) -> Option<Value> {
        let content = self.content(body, "/paths/request/body");
        let first = body.as_object()?.values().next()?;
        let mut all = Members::new();
        if let Some(description) = first.get("description") {
            all.insert("description".to_owned(), description.clone());
        }
        let schema = first
            .get("schemaArray")
            .and_then(Value::as_array)
            .and_then(<[Value]>::first);
        if schema
            .and_then(|schema| schema.get("required"))
            .and_then(Value::as_bool)
            == Some(true)
        {
            all.insert("required".to_owned(), Value::Bool(true));
        }
        all.insert("content".to_owned(), content?);
        Some(Value::Object(all))
    }

    fn answer(&mut self, response: &Value, at: &str) -> Value {
        let first = response.as_object().and_then(|all| all.values().next());
        let described = first.and_then(|first| first.get("description")).cloned();
        let mut all = Members::new();
        all.insert("description".to_owned(), described.unwrap_or_else(|| text("")));
        all.extend(
            self.content(response, at)
                .map(|content| ("content".to_owned(), content)),
        );
        Value::Object(all)
    }

    /// Bodies by content type. The examples are left out: they are made from the schemas.
    fn content(&mut self, all: &Value, at: &str) -> Option<Value> {
        let mut content = Members::new();
        for (kind, shown) in all.as_object()? {
            // What has no body has this instead.
            if kind.starts_with("_mintlify/") {
                continue;
            }
            let schemas = shown.get("schemaArray").and_then(Value::as_array).unwrap_or_default();
            let at = format!("{at}/{}/schemaArray", pointer::escape(kind));
            let each = schemas
                .iter()
                .enumerate()
                .map(|(index, schema)| self.schema(schema, &format!("{at}/{index}")));
            let schema = one_of(each.collect());
            content.insert(kind.clone(), object(schema.map(|schema| ("schema", schema))));
        }
        (!content.is_empty()).then_some(Value::Object(content))
    }

    /// A schema, back under the name that it had.
    fn schema(&mut self, schema: &Value, at: &str) -> Value {
        let named = schema.get("refIdentifier").and_then(Value::as_str);
        let Some(name) = named.and_then(|named| named.strip_prefix("#/components/schemas/")) else {
            return clean(schema);
        };
        let name = pointer::unescape(name).into_owned();
        if !self.schemas.contains_key(&name) {
            let pointer = format!("/components/schemas/{}", pointer::escape(&name));
            self.lines.insert(pointer, self.block.line(at));
            self.schemas.insert(name, clean(schema));
        }
        object([("$ref", text(named.unwrap_or_default()))])
    }

    /// One way to authenticate: its schemes are found again by their places.
    fn security(&mut self, shown: &Value) -> Value {
        let titles: Vec<&str> = shown
            .get("title")
            .and_then(Value::as_str)
            .unwrap_or("auth")
            .split('&')
            .map(str::trim)
            .collect();
        let mut needs = Members::new();
        let mut number = 0;
        for place in ["query", "header", "cookie"] {
            let Some(all) = shown
                .get("parameters")
                .and_then(|all| all.get(place))
                .and_then(Value::as_object)
            else {
                continue;
            };
            for (name, scheme) in all {
                let title = match titles.get(number) {
                    Some(title) => (*title).to_owned(),
                    None => format!("{}{}", titles.first().copied().unwrap_or("auth"), number + 1),
                };
                number += 1;
                self.schemes
                    .entry(title.clone())
                    .or_insert_with(|| self::scheme(scheme, name, place));
                needs.insert(title, Value::Array(Vec::new()));
            }
        }
        Value::Object(needs)
    }
}

fn scheme(shown: &Value, name: &str, place: &str) -> Value {
    let kind = shown.get("type").and_then(Value::as_str).unwrap_or("apiKey");
    let mut all = Members::new();
    match kind {
        "http" => {
            all.insert("type".to_owned(), text("http"));
            let scheme = shown.get("scheme").and_then(Value::as_str).unwrap_or("bearer");
            all.insert("scheme".to_owned(), text(scheme));
        }
        // Where a token of OAuth or OpenID comes from, the page does not say; it goes where others go.
        "oauth2" | "openIdConnect" => {
            all.insert("type".to_owned(), text("http"));
            all.insert("scheme".to_owned(), text("bearer"));
            all.insert(
                "x-specwright-inferred".to_owned(),
                text(format!("The page says `{kind}`, and not where tokens come from.")),
            );
        }
        _ => {
            all.insert("type".to_owned(), text("apiKey"));
            all.insert("name".to_owned(), text(name));
            all.insert("in".to_owned(), text(place));
        }
    }
    if let Some(description) = shown.get("description") {
        all.insert("description".to_owned(), description.clone());
    }
    Value::Object(all)
}
