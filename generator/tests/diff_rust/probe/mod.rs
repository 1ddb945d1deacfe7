//! A crate that uses every public item of printed bindings, in every way that callers can.
//!
//! It is made from the printed text, not from the IR: what the diff says is not asked what there is to use.

mod macros;
mod tables;

use std::fmt::Write as _;

use quote::ToTokens as _;
use specwright::Generated;
use syn::{Fields, FnArg, ImplItem, Item, ReturnType, Type, UseTree, Visibility};

/// The text of the crate; `api` is the path of the bindings.
pub(crate) fn of(made: &Generated, api: &str) -> String {
    let mut probe = Probe::default();
    let mut text = format!("#![allow(warnings)]\npub use {api} as api;\npub trait Local {{}}\n");
    for (number, file) in made.files.iter().enumerate() {
        probe.text.clear();
        probe.file(&file.text);
        let _ = writeln!(
            text,
            "pub mod file_{number} {{\nuse crate::Local;\nuse crate::api::*;\n{}}}",
            probe.text
        );
    }
    text
}

#[derive(Default)]
struct Probe {
    text: String,
    number: usize,
}

impl Probe {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A function that does something; never called.
    fn function(&mut self, signature: &str, body: &str) {
        let number = self.number;
        self.number += 1;
        let (generics, rest) = match signature.strip_prefix('<') {
            Some(rest) => rest
                .split_once("> (")
                .map_or(("", rest), |(generics, rest)| (generics, rest)),
            None => ("", signature.trim_start_matches('(')),
        };
        self.line(&format!("fn f{number}<{generics}>({rest} {{ {body} }}"));
    }

    /// A type has these traits.
    fn has(&mut self, name: &str, bounds: &str) {
        self.function("()", &format!("fn has<T: {bounds}>() {{}} has::<{name}>();"));
    }

    fn file(&mut self, text: &str) {
        let file = syn::parse_file(text).expect("printed Rust");
        for item in &file.items {
            match item {
                Item::Use(it) => self.import(&it.tree, matches!(it.vis, Visibility::Public(_))),
                Item::Struct(it) if is_public(&it.vis) => self.structure(it),
                Item::Enum(it) if is_public(&it.vis) => self.enumeration(it),
                Item::Type(it) => {
                    let (name, ty) = (&it.ident, shown(&it.ty));
                    self.function(&format!("(x: crate::api::{name}) -> {ty}"), "x");
                }
                Item::Impl(it) if it.trait_.is_none() => self.methods(it),
                _ => {}
            }
        }
        for table in tables::of(text) {
            self.table(&table);
        }
    }

    /// What a file takes from the runtime is taken here; another name of a type is that type.
    fn import(&mut self, tree: &UseTree, is_public: bool) {
        let text = tree.to_token_stream().to_string().replace(' ', "");
        match tree {
            UseTree::Path(path) if path.ident == "specwright_runtime" => {
                if is_public {
                    let names = text.rsplit("::").next().unwrap_or_default();
                    let names: Vec<&str> = names.trim_matches(['{', '}']).split(',').collect();
                    names.iter().for_each(|name| self.runtime_name(name));
                } else if !text.ends_with("Nodeas_") {
                    self.line(&format!("use {};", tree.to_token_stream()));
                }
            }
            UseTree::Path(_) if is_public && text.starts_with("self::") => {
                let tokens = tree.to_token_stream().to_string();
                if let Some((first, other)) = tokens.split_once(" as ") {
                    let first = first.rsplit("::").next().unwrap_or_default().trim();
                    let other = other.trim();
                    self.function(&format!("(x: crate::api::{first}) -> crate::api::{other}"), "x");
                }
            }
            _ => {}
        }
    }

    fn runtime_name(&mut self, name: &str) {
        let client = "specwright_runtime::client";
        let (generics, arguments) = match name {
            "BuildError" | "ErrorKind" => ("", ""),
            "Call" => ("<T, E> ", "<T, E>"),
            "Error" => ("<E> ", "<E>"),
            "Response" => ("<T> ", "<T>"),
            _ => return,
        };
        self.function(
            &format!("{generics}(x: crate::api::{name}{arguments}) -> {client}::{name}{arguments}"),
            "x",
        );
    }

    fn structure(&mut self, it: &syn::ItemStruct) {
        let name = it.ident.to_string();
        self.traits(&name, &it.attrs);
        let is_open = has_attribute(&it.attrs, "non_exhaustive");
        match &it.fields {
            Fields::Named(fields) => {
                let fields: Vec<(String, String)> = fields
                    .named
                    .iter()
                    .filter(|field| matches!(field.vis, Visibility::Public(_)))
                    .filter_map(|field| Some((field.ident.as_ref()?.to_string(), shown(&field.ty))))
                    .collect();
                for (field, ty) in &fields {
                    self.function(&format!("(x: &{name}) -> &{ty}"), &format!("&x.{field}"));
                    self.function(&format!("(x: &mut {name}, v: {ty})"), &format!("x.{field} = v;"));
                }
                let names: Vec<&str> = fields.iter().map(|(field, _)| field.as_str()).collect();
                if is_open {
                    let all: String = names.iter().map(|name| format!("{name}: _, ")).collect();
                    self.function(&format!("(x: {name})"), &format!("let {name} {{ {all}.. }} = x;"));
                } else if !names.is_empty() {
                    let all = names.join(", ");
                    let typed: Vec<String> = fields.iter().map(|(field, ty)| format!("{field}: {ty}")).collect();
                    self.function(
                        &format!("({}) -> {name}", typed.join(", ")),
                        &format!("{name} {{ {all} }}"),
                    );
                    self.function(&format!("(x: {name})"), &format!("let {name} {{ {all} }} = x;"));
                }
            }
            Fields::Unnamed(fields) => {
                let ty = fields.unnamed.first().map(|field| shown(&field.ty)).unwrap_or_default();
                self.function(&format!("(v: {ty}) -> {name}"), &format!("{name}(v)"));
                self.function(&format!("(x: {name}) -> {ty}"), &format!("let {name}(v) = x; v"));
            }
            Fields::Unit => {}
        }
    }

    fn enumeration(&mut self, it: &syn::ItemEnum) {
        let name = it.ident.to_string();
        self.traits(&name, &it.attrs);
        let mut arms = String::new();
        for variant in &it.variants {
            let ident = variant.ident.to_string();
            self.line(&format!("const _: () = {{ use crate::api::{name}::{ident}; }};"));
            match &variant.fields {
                Fields::Unnamed(fields) => {
                    let ty = fields.unnamed.first().map(|field| shown(&field.ty)).unwrap_or_default();
                    self.function(&format!("(v: {ty}) -> {name}"), &format!("{name}::{ident}(v)"));
                    let _ = write!(arms, "{name}::{ident}(v) => {{ let _: {ty} = v; }} ");
                }
                _ => {
                    self.function(&format!("() -> {name}"), &format!("{name}::{ident}"));
                    let _ = write!(arms, "{name}::{ident} => {{}} ");
                }
            }
        }
        let rest = if has_attribute(&it.attrs, "non_exhaustive") {
            "_ => {}"
        } else {
            ""
        };
        self.function(&format!("(x: {name})"), &format!("match x {{ {arms}{rest} }}"));
    }

    /// What it derives, and what everything has; and a trait of one's own.
    fn traits(&mut self, name: &str, attributes: &[syn::Attribute]) {
        self.line(&format!("impl Local for {name} {{}}"));
        self.function(&format!("(x: &{name}) -> &{name}"), "x");
        self.has(name, "Send + Sync + Unpin");
        for attribute in attributes {
            if attribute.path().is_ident("derive") {
                let tokens = attribute.meta.to_token_stream().to_string();
                let derived = tokens.trim_start_matches("derive").trim_matches([' ', '(', ')']);
                for bound in derived.split(',') {
                    let bound = bound.trim();
                    let path = if bound == "Debug" { "std::fmt::Debug" } else { bound };
                    self.has(name, path);
                }
            }
        }
    }

    fn methods(&mut self, it: &syn::ItemImpl) {
        let owner = shown(&it.self_ty);
        for item in &it.items {
            let ImplItem::Fn(it) = item else { continue };
            if is_public(&it.vis) {
                self.method(&owner, &it.sig);
            }
        }
    }

    fn method(&mut self, owner: &str, it: &syn::Signature) {
        let name = it.ident.to_string();
        let mut generics = Vec::new();
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        let mut texts = Vec::new();
        let mut path = format!("{owner}::{name}");
        for (number, input) in it.inputs.iter().enumerate() {
            match input {
                FnArg::Receiver(receiver) => {
                    let borrow = if receiver.to_token_stream().to_string().starts_with('&') {
                        "&"
                    } else {
                        ""
                    };
                    arguments.push(format!("x: {borrow}{owner}"));
                    path = format!("x.{name}");
                }
                FnArg::Typed(typed) => {
                    let ty = shown(&typed.ty);
                    match &*typed.ty {
                        // Whatever converts into it can be passed, not that type alone.
                        Type::ImplTrait(bound) => {
                            generics.push(format!("T{number}: {}", bound.bounds.to_token_stream()));
                            arguments.push(format!("a{number}: T{number}"));
                        }
                        _ => arguments.push(format!("a{number}: {ty}")),
                    }
                    if ty == "&str" {
                        texts.push(number);
                    }
                    values.push(format!("a{number}"));
                }
            }
        }
        let returns = match &it.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => format!(" -> {}", shown(ty).replace("Self", owner)),
        };
        let head = if generics.is_empty() {
            String::new()
        } else {
            format!("<{}> ", generics.join(", "))
        };
        let call = format!("{path}({})", values.join(", "));
        self.function(&format!("{head}({}){returns}", arguments.join(", ")), &call);
        // Texts are passed as `&string`, too.
        for number in texts {
            let arguments: Vec<String> = arguments
                .iter()
                .map(|argument| argument.replace(&format!("a{number}: &str"), &format!("a{number}: &String")))
                .collect();
            self.function(&format!("{head}({}){returns}", arguments.join(", ")), &call);
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn has_attribute(attributes: &[syn::Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// A type as Rust, with `&` where it belongs.
fn shown(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace("& ", "&")
}
