//! From the IR to Rust: one file per kind of item, each emitter looking like its output. Nothing here can fail.

mod call;
mod client;
mod divide;
mod docs;
mod enumeration;
mod example;
mod files;
mod group;
mod lines;
mod markdown;
mod mock;
mod module;
mod modules;
mod operation;
mod outcome;
mod pages;
mod record;
mod rules;
mod spelling;
mod structure;
mod types;
mod union;
mod webhooks;
mod writer;

use std::collections::{BTreeSet, HashSet};

use proc_macro2::{Ident as Token, Span, TokenStream};
use quote::quote;

use crate::ir::{Api, ClientGate, Home, Ident, Type, TypeDef, TypeId, TypeKind};

/// What is printed: files of items.
#[derive(Debug)]
pub(crate) struct Printed {
    /// The files of one vendor's module.
    pub(crate) files: Vec<PrintedFile>,
    /// The cargo features of the runtime that the code needs beyond its own.
    pub(crate) features: BTreeSet<&'static str>,
}

/// One file.
#[derive(Debug)]
pub(crate) struct PrintedFile {
    /// Relative to the vendor's folder.
    pub(crate) path: String,
    /// What it holds, in order.
    pub(crate) items: Vec<Item>,
}

/// One item of a file.
#[derive(Debug)]
pub(crate) enum Item {
    /// Rust, laid out by `prettyplease`.
    Rust(TokenStream),
    /// Rust that is laid out already.
    Text(String),
    /// A call of one of the runtime's macros, which no formatter lays out: name, and one line for each entry.
    Table(&'static str, Vec<String>),
}

/// Prints the bindings of one API.
pub(crate) fn emit(api: &Api) -> Printed {
    let names = Statics::of(api);
    let cx = Context {
        api,
        statics: &names,
        shadowed: shadowed(api),
    };
    let mut files = vec![module::emit(&cx)];
    files.extend(types::emit(&cx));
    files.extend(api.events.iter().map(|events| webhooks::emit(&cx, events)));
    if has_client(api) {
        files.push(client::emit(&cx));
        files.extend(group::emit(&cx));
    }
    Printed {
        files,
        features: rules::features(api),
    }
}

/// Whether there is anything to call, and someone who wants to.
fn has_client(api: &Api) -> bool {
    !api.groups.is_empty() && api.client != ClientGate::Never
}

/// What every emitter may look at.
struct Context<'a> {
    api: &'a Api,
    statics: &'a Statics,
    /// Names of the runtime that a type of the vendor has taken: these are printed with their path.
    shadowed: HashSet<&'static str>,
}

/// What the bindings take from the runtime by name.
const RUNTIME_TYPES: &[&str] = &[
    "Base64",
    "Bytes",
    "Custom",
    "Date",
    "DateTime",
    "Decimal",
    "DecimalNumber",
    "Duration",
    "Field",
    "File",
    "Json",
    "Map",
    "Time",
    "Unrecognized",
    "UnrecognizedValue",
    "Uuid",
];

/// What the client's files take from the runtime by name.
const CLIENT_TYPES: &[&str] = &[
    "Answer",
    "BodyKind",
    "Call",
    "Core",
    "Encoding",
    "Media",
    "Operation",
    "Pagination",
    "Parameter",
    "Repeat",
    "Response",
    "Style",
    "Undocumented",
    "Variable",
    "Verb",
];

fn shadowed(api: &Api) -> HashSet<&'static str> {
    let types = api.types.iter().map(|def| def.name.rust.bare());
    let groups = api.groups.iter().map(|group| group.type_name.bare());
    let taken: HashSet<&str> = types
        .chain(groups)
        .chain(api.operations().flat_map(|(_, it)| outcome::names(it)))
        .collect();
    RUNTIME_TYPES
        .iter()
        .chain(CLIENT_TYPES)
        .copied()
        .filter(|name| taken.contains(name))
        .collect()
}

impl Context<'_> {
    fn def(&self, id: TypeId) -> &TypeDef {
        self.api.type_def(id)
    }

    /// A type with the first name of every type that has several.
    fn one(&self, ty: &Type) -> Type {
        let mut ty = ty.clone();
        ty.renumber(&|id| match &self.def(id).kind {
            TypeKind::Same(same) => same.of,
            _ => id,
        });
        ty
    }

    /// The types that are printed in one place, in order.
    fn types_at(&self, home: Home) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        let numbered = self.api.types.iter().enumerate();
        numbered
            .filter(move |(_, def)| def.home == home)
            .map(|(i, def)| (TypeId(i as u32), def))
    }
}

/// The names of the tables of structs and unions: constants share a space, whatever their types are called.
struct Statics(Vec<String>);

impl Statics {
    fn of(api: &Api) -> Statics {
        // A re-export under a name that reads like a static's brings the other static with it.
        let others = api.types.iter().filter(|def| matches!(def.kind, TypeKind::Same(_)));
        let mut taken: HashSet<String> = others.map(|def| def.name.rust.bare().to_owned()).collect();
        let names = api.types.iter().map(|def| {
            if !matches!(def.kind, TypeKind::Struct(_) | TypeKind::Union(_)) {
                return String::new();
            }
            let wanted = heck::AsShoutySnakeCase(def.name.rust.bare()).to_string();
            let wanted = if wanted.starts_with(|c: char| c.is_numeric()) {
                format!("_{wanted}")
            } else {
                wanted
            };
            let mut name = wanted.clone();
            let mut number = 2;
            while !taken.insert(name.clone()) {
                name = format!("{wanted}_{number}");
                number += 1;
            }
            name
        });
        Statics(names.collect())
    }

    fn name(&self, id: TypeId) -> &str {
        self.0.get(id.0 as usize).map_or("", String::as_str)
    }
}

/// An identifier of the IR as a token.
fn token(ident: &Ident) -> Token {
    match ident.as_str().strip_prefix("r#") {
        Some(bare) => Token::new_raw(bare, Span::call_site()),
        None => Token::new(ident.as_str(), Span::call_site()),
    }
}

/// The attribute of what is there with a cargo feature alone.
fn gate(feature: Option<&str>) -> TokenStream {
    feature.map_or_else(TokenStream::new, |feature| quote! { #[cfg(feature = #feature)] })
}

/// For imports of what is not there when all groups are left out.
fn unused(api: &Api) -> Option<TokenStream> {
    let gated = api.groups.iter().all(|group| group.feature.is_some());
    gated.then(|| quote! { #[allow(unused_imports)] })
}

/// A name of ours as a token.
fn word(name: &str) -> Token {
    Token::new(name, Span::call_site())
}

/// A text as Rust writes it in a literal, for the lines of tables.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || markdown::is_bidirectional(c) => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
