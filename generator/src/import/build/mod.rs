//! A document of what pages describe in words.

mod answers;
mod parameters;
mod parts;
mod schemas;
mod scope;
mod taken;

use indexmap::IndexMap;

use super::call::Call;
use super::merge::Piece;
use super::names;
use super::settle;
use super::weigh;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes};
use crate::load::{Value, pointer};
use crate::words;

pub(super) use parts::{Members, object, text};
use schemas::Schemas;
use scope::Scope;
pub(super) use taken::Taken;

/// The document of all calls.
pub(super) fn build(calls: Vec<Call<'_>>, title: &str, taken: Taken, notes: &mut Diagnostics) -> Piece {
    let mut builder = Builder {
        notes,
        schemas: Schemas::beside(taken.schemas),
        taken: taken.schemes,
        paths: IndexMap::new(),
        tags: IndexMap::new(),
        servers: IndexMap::new(),
        schemes: IndexMap::new(),
        places: IndexMap::new(),
    };
    let info = calls.first().map(|call| info(call, title)).unwrap_or(Value::Null);
    calls.into_iter().for_each(|call| builder.call(call));
    builder.finish(info)
}

struct Builder<'n> {
    notes: &'n mut Diagnostics,
    schemas: Schemas,
    /// The security schemes of documents on other pages.
    taken: Members,
    paths: IndexMap<String, Members>,
    tags: IndexMap<String, Value>,
    servers: IndexMap<String, Value>,
    schemes: IndexMap<String, Value>,
    places: IndexMap<String, Place>,
}

fn info(call: &Call<'_>, title: &str) -> Value {
    let version = names::version(&call.path);
    let why = match version {
        Some(_) => "The title is ours, the version is from the path; the page names neither.",
        None => "Title and version are ours; the page names neither.",
    };
    object([
        ("title", text(title)),
        ("version", text(version.unwrap_or("0"))),
        ("x-specwright-source", text(call.sheet.source(&[call.line]))),
        ("x-specwright-inferred", text(why)),
    ])
}

impl Builder<'_> {
    fn call(&mut self, mut call: Call<'_>) {
        settle::settle(&mut call, self.notes);
        weigh::weigh(&mut call, self.notes);
        let at = format!("/paths/{}/{}", pointer::escape(&call.path), call.method);
        let place = call.sheet.place(call.line);
        if let Some(first) = self.places.get(&at) {
            let message = format!("`{} {}` is described twice", call.method.to_uppercase(), call.path);
            let finding = Diagnostic::new(&codes::import::PAGES_DISAGREE, place, message);
            self.notes.push(
                finding
                    .related(first.clone(), "this one counts")
                    .help("leave one of them out"),
            );
            return;
        }
        self.places.insert(at, place);
        let source = call.sheet.source(&[call.line]);
        let operation = self.operation(&call);
        let item = self.paths.entry(call.path.clone()).or_default();
        item.entry("x-specwright-source".to_owned())
            .or_insert_with(|| text(source));
        item.insert(call.method.clone(), operation);
    }

    fn operation(&mut self, call: &Call<'_>) -> Value {
        let name = names::operation(&call.method, &call.path);
        let noun = names::camel(&words::singular(names::resource(&call.path).unwrap_or("root")));
        let scope = Scope::new(call, &name, &noun);
        let mut all = Members::new();
        let tag = self.tag(call);
        all.insert("tags".to_owned(), Value::Array(vec![text(tag)]));
        all.insert("operationId".to_owned(), text(name.as_str()));
        if let Some((summary, _)) = &call.summary {
            all.insert("summary".to_owned(), text(summary.as_str()));
        }
        if !call.description.is_empty() {
            all.insert("description".to_owned(), text(parts::joined(&call.description)));
        }
        if call.deprecated {
            all.insert("deprecated".to_owned(), Value::Bool(true));
        }
        all.insert("x-specwright-source".to_owned(), text(call.sheet.source(&lines(call))));
        all.insert("x-specwright-inferred".to_owned(), text("The operationId is ours."));
        let parameters = self.parameters(call, &scope);
        if !parameters.is_empty() {
            all.insert("parameters".to_owned(), Value::Array(parameters));
        }
        if let Some(body) = self.body(call, &scope) {
            all.insert("requestBody".to_owned(), body);
        }
        all.insert("responses".to_owned(), self.answers(call, &scope));
        self.security(call, &mut all);
        self.server(call, &mut all);
        Value::Object(all)
    }

    fn tag(&mut self, call: &Call<'_>) -> String {
        let (name, mark) = match &call.tag {
            Some((name, line)) => (name.clone(), ("x-specwright-source", call.sheet.source(&[*line]))),
            None => {
                let resource = names::resource(&call.path).unwrap_or("default");
                let first = call.path.split('/').find(|part| names::resource(part).is_some());
                let name = names::capital(first.unwrap_or(resource));
                (name, ("x-specwright-inferred", "The tag is from the path.".to_owned()))
            }
        };
        let tag = object([("name", text(name.as_str())), (mark.0, text(mark.1))]);
        self.tags.entry(name.clone()).or_insert(tag);
        name
    }

    fn body(&mut self, call: &Call<'_>, scope: &Scope<'_>) -> Option<Value> {
        let body = &call.body;
        let first = body.line?;
        if body.fields.is_empty() && body.example.is_none() {
            return None;
        }
        let mut all = Members::new();
        if !body.description.is_empty() {
            all.insert("description".to_owned(), text(parts::joined(&body.description)));
        }
        let line = body.description.first().map_or(first, |(_, line)| *line);
        all.insert("x-specwright-source".to_owned(), text(call.sheet.source(&[line])));
        if body.fields.iter().any(|field| field.required) {
            all.insert("required".to_owned(), Value::Bool(true));
        }
        let name = format!("{}Request", names::camel(scope.operation));
        let schema = match &body.example {
            Some(example) if matches!(example.value, Value::Array(_)) => schemas::anything("array"),
            _ => self
                .schemas
                .root(&[name], &body.fields, first, body.example.as_ref(), scope),
        };
        let mut media = Members::new();
        media.insert("schema".to_owned(), schema);
        parts::example(&mut media, scope.sheet, body.example.as_ref());
        let kind = body.media.as_deref().unwrap_or("application/json");
        all.insert("content".to_owned(), object([(kind, Value::Object(media))]));
        Some(Value::Object(all))
    }

    fn security(&mut self, call: &Call<'_>, all: &mut Members) {
        let Some((scheme, line)) = &call.security else { return };
        let (own, kind) = match scheme.as_str() {
            "bearer" => ("bearerAuth", vec![("type", text("http")), ("scheme", text("bearer"))]),
            "basic" => ("basicAuth", vec![("type", text("http")), ("scheme", text("basic"))]),
            _ => return,
        };
        let source = ("x-specwright-source", text(call.sheet.source(&[*line])));
        let name = taken::scheme(own, &kind, &self.taken);
        let scheme = object(kind.into_iter().chain([source]));
        self.schemes.entry(name.clone()).or_insert(scheme);
        let requirement = object([(name.as_str(), Value::Array(Vec::new()))]);
        all.insert("security".to_owned(), Value::Array(vec![requirement]));
    }

    fn server(&mut self, call: &Call<'_>, all: &mut Members) {
        let Some(server) = &call.server else { return };
        let source = ("x-specwright-source", text(call.sheet.source(&[call.line])));
        let value = object([("url", text(server.as_str())), source]);
        // The first one is the API's; a call that goes elsewhere says so itself.
        match self.servers.first() {
            Some((first, _)) if first != server => {
                all.insert("servers".to_owned(), Value::Array(vec![value]));
            }
            _ => {
                self.servers.entry(server.clone()).or_insert(value);
            }
        }
    }

    fn finish(self, info: Value) -> Piece {
        let mut document = Members::new();
        document.insert("openapi".to_owned(), text("3.0.3"));
        document.insert("info".to_owned(), info);
        if !self.servers.is_empty() {
            document.insert("servers".to_owned(), Value::Array(self.servers.into_values().collect()));
        }
        document.insert("tags".to_owned(), Value::Array(self.tags.into_values().collect()));
        let paths = self.paths.into_iter().map(|(path, item)| (path, Value::Object(item)));
        document.insert("paths".to_owned(), Value::Object(paths.collect()));
        let mut components = Members::new();
        let (schemas, places) = self.schemas.finish();
        if !schemas.is_empty() {
            components.insert("schemas".to_owned(), Value::Object(schemas));
        }
        if !self.schemes.is_empty() {
            components.insert("securitySchemes".to_owned(), Value::Object(self.schemes));
        }
        if !components.is_empty() {
            document.insert("components".to_owned(), Value::Object(components));
        }
        Piece {
            document: Value::Object(document),
            places: self.places.into_iter().chain(places).collect(),
            is_named: false,
            is_described: true,
        }
    }
}

/// Where an operation is described: its heading, else its text, else its method and path; and what boxes say of it.
fn lines(call: &Call<'_>) -> Vec<usize> {
    let mut lines: Vec<usize> = call
        .summary
        .iter()
        .chain(&call.description)
        .map(|(_, line)| *line)
        .collect();
    lines.sort_unstable();
    lines.dedup();
    if lines.is_empty() {
        lines.push(call.line);
    }
    lines
}
