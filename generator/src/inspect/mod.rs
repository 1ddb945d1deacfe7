//! What is in a document, for people who want to know before they read it: operations by tag, types with their Rust,
//! security, what is used of OpenAPI, and what is wrong.

mod constructs;
mod graph;
mod html;
mod rust;
mod text;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::VendorConfig;
use crate::diagnostic::{Diagnostics, Stopped};
use crate::ir::{Api, Location, Operation, Presence, SchemeKind, Status, Type, TypeDef, TypeId, TypeKind};
use crate::load::Source;
use crate::lock::VendorLock;
use crate::pipeline;

/// What is in a document. It serializes as the JSON that `specwright inspect --format json` prints.
///
/// ```
/// use specwright::{config::VendorConfig, diagnostic::Diagnostics, inspect::inspect, load::Source};
///
/// let document = "openapi: 3.0.3
/// info: { title: Pets, version: '1' }
/// paths:
///   /pets:
///     get: { operationId: listPets, responses: { '204': { description: none } } }
/// ";
/// let mut notes = Diagnostics::new();
/// let source = Source::from_text("pets.yaml", document, &mut notes)?;
/// let found = inspect(&source, &VendorConfig::new("pets", "pets.yaml"), &mut notes)?;
/// assert_eq!(found.tags[0].operations[0].call, "list_pets()");
/// assert!(found.text().starts_with("Pets 1"));
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
#[derive(Debug, Serialize)]
pub struct Inspection {
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
    /// The document's path.
    pub document: String,
    /// How many operations the document declares.
    pub declared: usize,
    /// Those that cannot be represented, with the code that says why.
    pub skipped: Vec<(String, String)>,
    /// Where the API is served.
    pub servers: Vec<String>,
    /// How callers prove who they are: the scheme's name, and what it is.
    pub security: Vec<(String, String)>,
    /// The operations, by tag.
    pub tags: Vec<Tag>,
    /// The webhooks and callbacks: name and payload.
    pub webhooks: Vec<(String, String)>,
    /// The types.
    pub types: Vec<TypeEntry>,
    /// What is used of OpenAPI, and how often.
    pub constructs: BTreeMap<&'static str, usize>,
    /// What is wrong or odd, by code.
    pub problems: Vec<Problem>,
}

/// The operations of a tag.
#[derive(Debug, Serialize)]
pub struct Tag {
    /// As the document names it.
    pub name: String,
    /// The type that carries the methods.
    pub rust: String,
    /// In the document's order.
    pub operations: Vec<OperationEntry>,
}

/// One operation.
#[derive(Debug, Serialize)]
pub struct OperationEntry {
    /// `GET`
    pub method: String,
    /// The path template.
    pub path: String,
    /// The document's words on it, one line.
    pub summary: String,
    /// How it is called: name and required arguments.
    pub call: String,
    /// What may be said beside that: optional parameters.
    pub options: Vec<String>,
    /// What it succeeds with.
    pub success: Vec<String>,
    /// The errors that are documented: status and type.
    pub errors: Vec<String>,
    /// The schemes that it asks for, alternatives apart.
    pub security: Vec<String>,
    /// How its answer leads to the next page, in a word.
    pub pages: bool,
    /// It is deprecated.
    pub deprecated: bool,
    /// Where it stands.
    pub at: At,
}

/// One type.
#[derive(Debug, Serialize)]
pub struct TypeEntry {
    /// Its Rust name.
    pub name: String,
    /// `struct`, `enum`, `union`, `alias` …
    pub kind: &'static str,
    /// How many members, values or variants it has.
    pub size: usize,
    /// As it is printed.
    pub rust: String,
    /// The types that it mentions.
    pub mentions: Vec<String>,
    /// How many operations mention it themselves.
    pub operations: usize,
    /// How many types mention it.
    pub types: usize,
    /// Where it stands.
    pub at: At,
}

/// What is wrong, by code.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// The code; `specwright explain` knows it.
    pub code: &'static str,
    /// `error`, `warning`, `note` …
    pub severity: &'static str,
    /// How often.
    pub count: usize,
    /// The first of them.
    pub first: String,
    /// Where that is, if it is somewhere.
    pub at: Option<At>,
}

/// A place in the document.
#[derive(Clone, Debug, Serialize)]
pub struct At {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The JSON pointer.
    pub pointer: String,
}

/// Looks through a document.
///
/// # Errors
///
/// It has errors; they stand in `notes`.
pub fn inspect(source: &Source, config: &VendorConfig, notes: &mut Diagnostics) -> Result<Inspection, Stopped> {
    let (api, generated) = pipeline::whole(source, config, &VendorLock::default(), notes)?;
    let looking = Looking { api: &api, source };
    let skipped = generated.summary.skipped.iter();
    Ok(Inspection {
        title: api.title.clone(),
        version: api.version.clone(),
        document: config.document.clone(),
        declared: generated.summary.operations_declared,
        skipped: skipped.map(|it| (it.operation.clone(), it.code.clone())).collect(),
        servers: api.servers.iter().map(|server| server.url.clone()).collect(),
        security: api
            .schemes
            .iter()
            .map(|it| (it.name.wire.clone(), scheme(&it.kind)))
            .collect(),
        tags: looking.tags(),
        webhooks: looking.webhooks(),
        types: looking.types(&rust::items(&generated.files)),
        constructs: constructs::count(&api),
        problems: problems(notes),
    })
}

impl Inspection {
    /// As text for a terminal.
    pub fn text(&self) -> String {
        text::page(self)
    }

    /// As JSON.
    pub fn json(&self) -> String {
        // Strings and numbers always have a JSON form.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// As a page of its own, which needs no other file.
    pub fn html(&self) -> String {
        html::page(self)
    }

    /// How many operations are generated.
    pub fn operations(&self) -> usize {
        self.tags.iter().map(|tag| tag.operations.len()).sum()
    }
}

struct Looking<'a> {
    api: &'a Api,
    source: &'a Source,
}

impl Looking<'_> {
    fn tags(&self) -> Vec<Tag> {
        let groups = self.api.groups.iter();
        groups
            .map(|group| Tag {
                name: group.name.wire.clone(),
                rust: group.type_name.to_string(),
                operations: group.operations.iter().map(|it| self.operation(it)).collect(),
            })
            .collect()
    }

    fn operation(&self, it: &Operation) -> OperationEntry {
        let typed = |name: &str, ty: &Type| format!("{name}: {}", self.ty(ty));
        let (required, optional): (Vec<_>, Vec<_>) = it.parameters.iter().partition(|parameter| parameter.required);
        let mut arguments: Vec<String> = required.iter().map(|p| typed(p.name.rust.as_str(), &p.ty)).collect();
        let mut options: Vec<String> = optional.iter().map(|p| typed(p.name.rust.as_str(), &p.ty)).collect();
        if let Some(body) = &it.body {
            let text = typed(body.name.as_str(), &body.ty);
            if body.required {
                arguments.push(text)
            } else {
                options.push(text)
            }
        }
        let answers = |success: bool| {
            let answers = it.answers.iter().filter(move |answer| answer.success == success);
            answers.map(|answer| format!("{} {}", status(answer.status), self.ty(&answer.ty)))
        };
        OperationEntry {
            method: it.verb.as_str().to_owned(),
            path: it.path.clone(),
            summary: one_line(
                it.docs
                    .summary
                    .as_deref()
                    .or(it.docs.description.as_deref())
                    .unwrap_or_default(),
            ),
            call: format!("{}({})", it.name.rust, arguments.join(", ")),
            options,
            success: answers(true).collect(),
            errors: answers(false).collect(),
            security: self.security(it),
            pages: it.paging.is_some(),
            deprecated: it.docs.deprecated,
            at: self.at(&it.origin.file, &it.origin.pointer),
        }
    }

    fn security(&self, it: &Operation) -> Vec<String> {
        let name = |number: &usize| self.api.schemes.get(*number).map(|scheme| scheme.name.wire.as_str());
        let alternatives = it.security.iter().map(|alternative| {
            let names: Vec<&str> = alternative.iter().filter_map(name).collect();
            if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(" and ")
            }
        });
        alternatives.collect()
    }

    fn webhooks(&self) -> Vec<(String, String)> {
        let hooks = self.api.webhooks.iter();
        hooks
            .map(|hook| {
                let payload = hook
                    .payload
                    .as_ref()
                    .map_or_else(|| "nothing".to_owned(), |ty| self.ty(ty));
                (hook.name.wire.clone(), payload)
            })
            .collect()
    }

    fn types(&self, rust: &BTreeMap<String, String>) -> Vec<TypeEntry> {
        let mut by_operations = vec![0; self.api.types.len()];
        for (_, operation) in self.api.operations() {
            once(&mut by_operations, |f| operation.mentions(f));
        }
        let mut by_types = vec![0; self.api.types.len()];
        for def in &self.api.types {
            once(&mut by_types, |f| def.holds(f));
        }
        let counted = self.api.types.iter().zip(by_operations).zip(by_types);
        counted
            .map(|((def, operations), types)| TypeEntry {
                name: def.name.rust.to_string(),
                kind: kind(def),
                size: size(def),
                rust: rust.get(def.name.rust.as_str()).cloned().unwrap_or_default(),
                mentions: self.mentions(def),
                operations,
                types,
                at: self.at(&def.origin.file, &def.origin.pointer),
            })
            .collect()
    }

    fn mentions(&self, def: &TypeDef) -> Vec<String> {
        let mut names = Vec::new();
        def.holds(&mut |id| {
            let name = self.api.type_def(id).name.rust.to_string();
            if !names.contains(&name) {
                names.push(name);
            }
        });
        names
    }

    fn at(&self, file: &str, pointer: &str) -> At {
        let files = &self.source.files;
        let found = files.iter().find(|it| *it.name == *file).or_else(|| files.first());
        let pointer = pointer.trim_start_matches('#');
        let line = found.map_or(1, |it| it.text.line_column(it.text.positions().value(pointer).start).0);
        At {
            file: found.map(|it| it.name.to_string()).unwrap_or_default(),
            line,
            pointer: pointer.to_owned(),
        }
    }

    /// The type as Rust writes it, without the runtime's path.
    fn ty(&self, ty: &Type) -> String {
        let one = |name: &str, inner: &Type| format!("{name}<{}>", self.ty(inner));
        match ty {
            Type::Unit => "()".to_owned(),
            Type::Bool => "bool".to_owned(),
            Type::Int32 => "i32".to_owned(),
            Type::Int64 => "i64".to_owned(),
            Type::UInt32 => "u32".to_owned(),
            Type::UInt64 => "u64".to_owned(),
            Type::Float32 => "f32".to_owned(),
            Type::Float64 => "f64".to_owned(),
            Type::List(inner) => one("Vec", inner),
            Type::Map(inner) => one("Map", inner),
            Type::Nullable(inner) => one("Option", inner),
            Type::Boxed(inner) => one("Box", inner),
            Type::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.ty(item)).collect();
                format!("({})", items.join(", "))
            }
            Type::Named(id) => self.api.type_def(*id).name.rust.to_string(),
            // The others are called as the runtime calls them.
            runtime => format!("{runtime:?}"),
        }
    }
}

/// Counts the types that one thing mentions, each once.
fn once(counts: &mut [usize], mentions: impl Fn(&mut dyn FnMut(TypeId))) {
    let mut seen = std::collections::BTreeSet::new();
    mentions(&mut |id| {
        if let (true, Some(count)) = (seen.insert(id), counts.get_mut(id.0 as usize)) {
            *count += 1;
        }
    });
}

fn kind(def: &TypeDef) -> &'static str {
    match &def.kind {
        TypeKind::Struct(_) => "struct",
        TypeKind::Enum(_) | TypeKind::ValueEnum(_) => "enum",
        TypeKind::Union(_) => "union",
        TypeKind::Alias(..) => "alias",
        TypeKind::Newtype(..) => "newtype",
        TypeKind::Same(_) => "other name",
    }
}

fn size(def: &TypeDef) -> usize {
    match &def.kind {
        TypeKind::Struct(it) => it.members.len(),
        TypeKind::Enum(it) => it.values.len(),
        TypeKind::ValueEnum(it) => it.values.len(),
        TypeKind::Union(it) => it.variants.len(),
        TypeKind::Alias(..) | TypeKind::Newtype(..) | TypeKind::Same(_) => 1,
    }
}

fn scheme(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::ApiKey { location, name } => format!("key in {} `{name}`", format!("{location:?}").to_lowercase()),
        SchemeKind::Basic { .. } => "HTTP Basic".to_owned(),
        SchemeKind::Bearer => "bearer token".to_owned(),
        SchemeKind::OAuth2 => "OAuth 2.0".to_owned(),
        SchemeKind::OpenIdConnect => "OpenID Connect".to_owned(),
        SchemeKind::Http(name) => format!("HTTP {name}"),
    }
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}

fn problems(notes: &Diagnostics) -> Vec<Problem> {
    let mut all: Vec<Problem> = Vec::new();
    for finding in notes.sorted() {
        if let Some(known) = all.iter_mut().find(|it| it.code == finding.code.name) {
            known.count += 1;
            continue;
        }
        let at = finding.place.as_ref().and_then(|place| {
            let text = notes.file(place.file)?;
            Some(At {
                file: text.name.to_string(),
                line: text.line_column(text.span(place).start).0,
                pointer: place.pointer.clone(),
            })
        });
        all.push(Problem {
            code: finding.code.name,
            severity: finding.severity.name(),
            count: 1,
            first: finding.message.clone(),
            at,
        });
    }
    all
}
