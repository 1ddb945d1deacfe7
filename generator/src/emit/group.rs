//! Files of operations: one for all, or one for each group where there are many.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::files::{self, Content, Module};
use super::types::{above, import, used};
use super::writer::Writer;
use super::{Context, Item, PrintedFile, docs, mock, operation, outcome, types, word};
use crate::ir::{ErrorShape, Group, Home, Operation, Repeat, SuccessShape, Type, TypeId, TypeKind};

pub(super) fn emit(cx: &Context<'_>) -> Vec<PrintedFile> {
    let Some(modules) = files::of_operations(cx.api) else {
        return vec![one_file(cx)];
    };
    let mut printed = vec![shared(cx, &modules)];
    for (number, (group, module)) in cx.api.groups.iter().zip(&modules).enumerate() {
        let headers = headers(cx, Some(number));
        match &module.content {
            Content::Things(_) => printed.push(group_file(cx, group, &headers, &module.name)),
            Content::Modules(parts) => printed.extend(folder(cx, group, &headers, &module.name, parts)),
        }
    }
    printed
}

/// `operations.rs`
fn one_file(cx: &Context<'_>) -> PrintedFile {
    let headers: Vec<TypeId> = cx.types_at(Home::Client).map(|(id, _)| id).collect();
    let operations: Vec<&Operation> = cx.api.operations().map(|(_, operation)| operation).collect();
    let head = Head {
        operations: &operations,
        headers: &headers,
        groups: true,
        depth: 1,
        above: TokenStream::new(),
    };
    let mut items = vec![Item::Rust(head.emit(cx))];
    items.extend(definitions(cx, &headers, &above(0)));
    items.extend(cx.api.groups.iter().flat_map(|it| group(cx, it)));
    PrintedFile {
        path: "operations.rs".to_owned(),
        items,
    }
}

/// `operations/mod.rs`: the groups' modules, and the headers that several groups share.
fn shared(cx: &Context<'_>, modules: &[Module<usize>]) -> PrintedFile {
    let headers = headers(cx, None);
    let head = Head {
        operations: &[],
        headers: &headers,
        groups: false,
        depth: 1,
        above: TokenStream::new(),
    };
    let mut items = vec![Item::Rust(head.emit(cx))];
    items.extend(files::index(modules, |_| true));
    items.extend(definitions(cx, &headers, &above(0)));
    PrintedFile {
        path: "operations/mod.rs".to_owned(),
        items,
    }
}

/// `operations/customers.rs`
fn group_file(cx: &Context<'_>, it: &Group, headers: &[TypeId], module: &str) -> PrintedFile {
    let operations: Vec<&Operation> = it.operations.iter().collect();
    let head = Head {
        operations: &operations,
        headers,
        groups: true,
        depth: 2,
        above: shared_headers(cx, quote! { super }).unwrap_or_default(),
    };
    let mut items = vec![Item::Rust(head.emit(cx))];
    items.extend(definitions(cx, headers, &above(1)));
    items.extend(group(cx, it));
    PrintedFile {
        path: format!("operations/{module}.rs"),
        items,
    }
}

/// `operations/customers/mod.rs` and the files beside it, where there is too much for one.
fn folder(cx: &Context<'_>, it: &Group, headers: &[TypeId], module: &str, parts: &[Module<usize>]) -> Vec<PrintedFile> {
    let head = Head {
        operations: &[],
        headers,
        groups: true,
        depth: 2,
        above: TokenStream::new(),
    };
    let mut items = vec![Item::Rust(head.emit(cx))];
    items.extend(files::index(parts, |part| has_types(it, part)));
    items.push(handle(it));
    items.extend(definitions(cx, headers, &above(1)));
    let mut printed = vec![PrintedFile {
        path: format!("operations/{module}/mod.rs"),
        items,
    }];
    for part in parts {
        let Content::Things(numbers) = &part.content else {
            continue;
        };
        let operations: Vec<&Operation> = numbers.iter().filter_map(|number| it.operations.get(*number)).collect();
        let above = shared_headers(cx, quote! { super::super });
        let head = Head {
            operations: &operations,
            headers: &[],
            groups: false,
            depth: 3,
            above: quote! { #above use super::*; },
        };
        let mut items = vec![Item::Rust(head.emit(cx))];
        items.extend(methods(cx, it, &operations));
        printed.push(PrintedFile {
            path: format!("operations/{module}/{}.rs", part.name),
            items,
        });
    }
    printed
}

/// Whether some of a group's operations have builders or outcomes of their own, and not methods alone.
fn has_types(it: &Group, part: &Module<usize>) -> bool {
    let Content::Things(numbers) = &part.content else {
        return true;
    };
    let mut operations = numbers.iter().filter_map(|number| it.operations.get(*number));
    operations.any(|operation| outcome::names(operation).next().is_some())
}

/// The structs of headers that stand with the operations of one group, or that several groups share.
fn headers(cx: &Context<'_>, owner: Option<usize>) -> Vec<TypeId> {
    let all = cx.types_at(Home::Client).filter(|(_, def)| def.owner == owner);
    all.map(|(id, _)| id).collect()
}

fn definitions(cx: &Context<'_>, types: &[TypeId], above: &str) -> Vec<Item> {
    let definitions = types.iter().flat_map(|id| types::definition(cx, *id, above));
    definitions.collect()
}

/// The headers that several groups share, if there are any, from the module that has them.
fn shared_headers(cx: &Context<'_>, module: TokenStream) -> Option<TokenStream> {
    let any = cx.types_at(Home::Client).any(|(_, def)| def.owner.is_none());
    any.then(|| quote! { #[allow(unused_imports)] use #module::*; })
}

/// What a file of operations takes from elsewhere.
struct Head<'a> {
    operations: &'a [&'a Operation],
    headers: &'a [TypeId],
    /// The structs that carry the methods stand here.
    groups: bool,
    /// How many modules up the types are.
    depth: usize,
    /// What it takes from the files of operations above it.
    above: TokenStream,
}

impl Head<'_> {
    fn emit(&self, cx: &Context<'_>) -> TokenStream {
        let mut client = BTreeSet::new();
        let mut runtime = BTreeSet::new();
        if self.groups {
            client.insert("Core");
        }
        for it in self.operations {
            mentioned(cx, it, &mut client, &mut runtime);
        }
        let headers = self.headers.iter().map(|id| &cx.def(*id).kind);
        for kind in headers {
            if let TypeKind::Struct(it) = kind {
                it.members.iter().for_each(|member| used(&member.ty, &mut runtime));
            }
        }
        let client: Vec<_> = client
            .into_iter()
            .filter(|name| !cx.shadowed.contains(name))
            .map(word)
            .collect();
        let client = match client.as_slice() {
            [] => TokenStream::new(),
            [one] => quote! { use specwright_runtime::client::#one; },
            _ => quote! { use specwright_runtime::client::{#(#client),*}; },
        };
        let runtime = import(cx, runtime, false);
        let root = std::iter::repeat_n(quote! { super:: }, self.depth);
        // A file may use no type of the document at all.
        let types = (!self.operations.is_empty() || !self.headers.is_empty())
            .then(|| quote! { #[allow(unused_imports)] use #(#root)* types::*; });
        let above = &self.above;
        quote! { #client #runtime #types #above }
    }
}

fn mentioned(
    cx: &Context<'_>,
    it: &Operation,
    client: &mut BTreeSet<&'static str>,
    runtime: &mut BTreeSet<&'static str>,
) {
    client.extend(["Call", "Operation", "Verb"]);
    // An alias of a list is written as the slice that callers pass.
    let mut argument = |ty: &Type| match ty.resolved(&cx.api.types) {
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
    if !it.answers.is_empty() {
        client.extend(["Answer", "Media"]);
    }
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
    if it.paging.is_some() {
        client.insert("Pagination");
    }
    if it.repeat != Repeat::ByMethod {
        client.insert("Repeat");
    }
    if let Some((_, item)) = cx.api.items_of(it) {
        used(item, runtime);
    }
    if operation::mentions_style(it) {
        client.insert("Style");
    }
}

fn group(cx: &Context<'_>, it: &Group) -> Vec<Item> {
    let operations: Vec<&Operation> = it.operations.iter().collect();
    let mut items = vec![handle(it)];
    items.extend(methods(cx, it, &operations));
    items
}

/// The struct that carries the methods.
fn handle(it: &Group) -> Item {
    let mut out = Writer::default();
    let ours = [format!(
        "The `{}` operations: what `client.{}()` leads to.",
        it.name.wire.replace('`', ""),
        it.name.rust
    )];
    out.docs(0, &docs::with(&it.docs, &ours));
    out.line(0, "#[derive(Clone, Debug)]");
    out.parts(0, &["pub struct ", it.type_name.as_str(), " {"]);
    out.line(1, "pub(crate) core: Core,");
    out.line(0, "}");
    Item::Text(out.finish())
}

/// Some of its methods, with what belongs to them.
fn methods(cx: &Context<'_>, it: &Group, operations: &[&Operation]) -> Vec<Item> {
    let mut out = Writer::default();
    out.parts(0, &["impl ", it.type_name.as_str(), " {"]);
    for (i, operation) in operations.iter().enumerate() {
        if i > 0 {
            out.gap();
        }
        operation::method(cx, &mut out, it, operation);
    }
    out.line(0, "}");
    let mut items = vec![Item::Text(out.finish())];
    for operation in operations {
        items.extend(operation::builder(cx, it, operation));
        items.extend(outcome::emit(cx, it, operation));
        items.push(operation::constant(cx, operation));
    }
    items.push(mock::emit(cx, it, operations));
    items
}
