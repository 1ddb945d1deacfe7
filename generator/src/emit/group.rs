//! Files of operations: one for all, or one for each group where there are many.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{import, imports, used};
use super::writer::Writer;
use super::{Context, Item, PrintedFile, docs, operation, outcome, token, types};
use crate::ir::{ErrorShape, Group, Home, SuccessShape, Type};

/// More operations than this are a file for each group.
const ONE_FILE: usize = 30;

pub(super) fn emit(cx: &Context<'_>) -> Vec<PrintedFile> {
    let groups = &cx.api.groups;
    let count: usize = groups.iter().map(|group| group.operations.len()).sum();
    if groups.len() == 1 || count <= ONE_FILE {
        let mut items = vec![Item::Rust(head(cx, groups, true))];
        items.extend(headers(cx));
        items.extend(groups.iter().flat_map(|group| self::group(cx, group)));
        return vec![PrintedFile {
            path: "operations.rs".to_owned(),
            items,
        }];
    }
    let mut files = vec![index(cx)];
    for (group, module) in groups.iter().zip(modules(cx)) {
        let mut items = vec![Item::Rust(head(cx, std::slice::from_ref(group), false))];
        items.extend(self::group(cx, group));
        files.push(PrintedFile {
            path: format!("operations/{}.rs", module.trim_start_matches("r#")),
            items,
        });
    }
    files
}

/// The module of each group: named as its method on the client.
fn modules(cx: &Context<'_>) -> Vec<String> {
    // `mod.rs` would be taken for the folder's own file.
    cx.api
        .groups
        .iter()
        .enumerate()
        // rustc looks for no file whose name is not ASCII.
        .map(|(number, group)| match group.name.rust.as_str() {
            name if name.is_ascii() => name.to_owned(),
            _ => format!("group_{}", number + 1),
        })
        .map(|name| if name == "r#mod" { "mod_".to_owned() } else { name })
        .collect()
}

/// `operations/mod.rs`: the groups' modules, and the headers that several of them share.
fn index(cx: &Context<'_>) -> PrintedFile {
    let modules: Vec<_> = modules(cx)
        .iter()
        .map(|name| token(&crate::ir::Ident::trusted(name.as_str())))
        .collect();
    let imports = imports(cx, Home::Client);
    let types = cx
        .types_at(Home::Client)
        .next()
        .map(|_| quote! { #[allow(unused_imports)] use super::types::*; #imports });
    let mut items = vec![Item::Rust(quote! {
        #types
        #(mod #modules;)*
        #(pub use self::#modules::*;)*
    })];
    items.extend(headers(cx));
    PrintedFile {
        path: "operations/mod.rs".to_owned(),
        items,
    }
}

fn headers(cx: &Context<'_>) -> Vec<Item> {
    cx.types_at(Home::Client)
        .flat_map(|(id, def)| types::definition(cx, id, def))
        .collect()
}

fn head(cx: &Context<'_>, groups: &[Group], alone: bool) -> TokenStream {
    let mut names = BTreeSet::from(["Answer", "Core", "Media", "Operation", "Verb"]);
    let mut runtime = BTreeSet::new();
    for it in groups.iter().flat_map(|group| &group.operations) {
        names.insert("Call");
        mentioned(cx, it, &mut names, &mut runtime);
    }
    if groups
        .iter()
        .flat_map(|group| &group.operations)
        .all(|it| it.answers.is_empty())
    {
        names.remove("Answer");
        names.remove("Media");
    }
    let names: Vec<_> = names
        .into_iter()
        .filter(|name| !cx.shadowed.contains(name))
        .map(super::word)
        .collect();
    if alone {
        let own = types_mentioned(cx);
        runtime.extend(own);
    }
    let import = import(cx, runtime, false);
    // A file may use no type of the document at all.
    let types = if alone {
        quote! { super::types::* }
    } else {
        quote! { super::super::types::* }
    };
    let shared = (!alone && cx.types_at(Home::Client).next().is_some())
        .then(|| quote! { #[allow(unused_imports)] use super::*; });
    quote! {
        use specwright_runtime::client::{#(#names),*};
        #import
        #[allow(unused_imports)]
        use #types;
        #shared
    }
}

/// What the structs of headers take from the runtime.
fn types_mentioned(cx: &Context<'_>) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    for (_, def) in cx.types_at(Home::Client) {
        if let crate::ir::TypeKind::Struct(it) = &def.kind {
            it.members.iter().for_each(|member| used(&member.ty, &mut names));
        }
    }
    names
}

fn mentioned(
    cx: &Context<'_>,
    it: &crate::ir::Operation,
    client: &mut BTreeSet<&'static str>,
    runtime: &mut BTreeSet<&'static str>,
) {
    // An alias of a list is written as the slice that callers pass.
    let mut argument = |ty| match operation::resolved(cx, ty) {
        Type::List(item) => used(item, runtime),
        _ => used(ty, runtime),
    };
    it.parameters.iter().for_each(|p| argument(&p.ty));
    if !it.parameters.is_empty() {
        client.insert("Parameter");
    }
    if let Some(body) = &it.body {
        client.insert("BodyKind");
        if !matches!(body.kind, crate::ir::BodyKind::Bytes | crate::ir::BodyKind::Text) {
            argument(&body.ty);
        }
        if !body.parts.is_empty() {
            client.insert("Encoding");
        }
    }
    it.answers.iter().for_each(|answer| used(&answer.ty, runtime));
    if !it.answers.is_empty() || matches!(it.success, SuccessShape::Undocumented) {
        client.insert("Response");
    }
    if matches!(it.success, SuccessShape::Undocumented) {
        runtime.insert("Bytes");
    }
    if matches!(it.errors, ErrorShape::Undocumented) {
        client.insert("Undocumented");
    }
    if it.servers.iter().any(|server| !server.variables.is_empty()) {
        client.insert("Variable");
    }
    if operation::mentions_style(it) {
        client.insert("Style");
    }
}

fn group(cx: &Context<'_>, it: &Group) -> Vec<Item> {
    let mut out = Writer::default();
    let ours = [format!("The `{}` operations.", it.name.wire.replace('`', ""))];
    out.docs(0, &docs::with(&it.docs, &ours));
    out.line(0, "#[derive(Clone, Debug)]");
    out.parts(0, &["pub struct ", it.type_name.as_str(), " {"]);
    out.line(1, "pub(crate) core: Core,");
    out.line(0, "}");
    out.gap();
    out.parts(0, &["impl ", it.type_name.as_str(), " {"]);
    for (i, operation) in it.operations.iter().enumerate() {
        if i > 0 {
            out.gap();
        }
        operation::method(cx, &mut out, operation);
    }
    out.line(0, "}");
    let mut items = vec![Item::Text(out.finish())];
    for operation in &it.operations {
        items.extend(operation::builder(cx, it, operation));
        items.extend(outcome::emit(cx, it, operation));
        items.push(operation::constant(cx, operation));
    }
    items
}
