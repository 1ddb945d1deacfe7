//! `types.rs`: the types of the document.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::spelling::ty;
use super::writer::Writer;
use super::{Context, Item, PrintedFile, docs, enumeration, structure, union, word};
use crate::ir::{Home, Presence, Type, TypeDef, TypeId, TypeKind};

pub(super) fn emit(cx: &Context<'_>) -> PrintedFile {
    let mut items = vec![Item::Rust(imports(cx, Home::Types))];
    for (id, def) in cx.types_at(Home::Types) {
        items.extend(definition(cx, id, def));
    }
    PrintedFile {
        path: "types.rs".to_owned(),
        items,
    }
}

pub(super) fn definition(cx: &Context<'_>, id: TypeId, def: &TypeDef) -> Vec<Item> {
    match &def.kind {
        TypeKind::Struct(it) => structure::emit(cx, id, def, it),
        TypeKind::Enum(it) => enumeration::emit(cx, def, it),
        TypeKind::ValueEnum(it) => enumeration::emit_values(cx, def, it),
        TypeKind::Union(it) => union::emit(cx, id, def, it),
        TypeKind::Alias(inner, _) => {
            let mut out = Writer::default();
            out.docs(0, &docs::of_type(&def.docs, &def.origin));
            let inner = ty(cx, inner);
            out.parts(0, &["pub type ", def.name.rust.as_str(), " = ", &inner, ";"]);
            vec![Item::Text(out.finish())]
        }
        TypeKind::Newtype(inner, _) => newtype(cx, def, inner),
    }
}

fn newtype(cx: &Context<'_>, def: &TypeDef, inner: &Type) -> Vec<Item> {
    let (name, inner) = (def.name.rust.as_str(), ty(cx, inner));
    let mut out = Writer::default();
    out.docs(0, &docs::of_type(&def.docs, &def.origin));
    out.line(0, "#[derive(Clone)]");
    out.parts(0, &["pub struct ", name, "(pub ", &inner, ");"]);
    let line = format!("{name}({inner})");
    vec![Item::Text(out.finish()), Item::Table("newtype", vec![line])]
}

/// What the types of one place take from the runtime.
pub(super) fn imports(cx: &Context<'_>, home: Home) -> TokenStream {
    let mut names = BTreeSet::new();
    let mut blank = false;
    for (_, def) in cx.types_at(home) {
        match &def.kind {
            TypeKind::Struct(it) => {
                blank |= structure::needs_blank(cx, it);
                for member in &it.members {
                    used(&member.ty, &mut names);
                    if member.presence == Presence::OptionalNullable {
                        names.insert("Field");
                    }
                }
                if let Some(rest) = &it.rest {
                    names.insert("Map");
                    used(&rest.ty, &mut names);
                }
            }
            TypeKind::Enum(it) if it.open => names.extend(["Unrecognized"]),
            TypeKind::Enum(_) => {}
            TypeKind::ValueEnum(_) => names.extend(["UnrecognizedValue"]),
            TypeKind::Union(it) => {
                names.extend(["UnrecognizedValue"]);
                it.variants.iter().for_each(|variant| used(&variant.ty, &mut names));
            }
            TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => used(ty, &mut names),
        }
    }
    import(cx, names, blank)
}

/// `use specwright_runtime::{…};`, without what the vendor's own types shadow.
pub(super) fn import(cx: &Context<'_>, names: BTreeSet<&'static str>, blank: bool) -> TokenStream {
    let names: Vec<_> = names
        .into_iter()
        .filter(|name| !cx.shadowed.contains(name))
        .map(word)
        .collect();
    let node = if blank {
        quote! { use specwright_runtime::Node as _; }
    } else {
        TokenStream::new()
    };
    match names.as_slice() {
        [] => node,
        [one] => quote! { #node use specwright_runtime::#one; },
        _ => quote! { #node use specwright_runtime::{#(#names),*}; },
    }
}

/// The names of the runtime that a type mentions.
pub(super) fn used(ty: &Type, names: &mut BTreeSet<&'static str>) {
    match ty {
        Type::DateTime => names.extend(["DateTime"]),
        Type::Date => names.extend(["Date"]),
        Type::Time => names.extend(["Time"]),
        Type::Duration => names.extend(["Duration"]),
        Type::Uuid => names.extend(["Uuid"]),
        Type::Base64 => names.extend(["Base64"]),
        Type::Bytes => names.extend(["Bytes"]),
        Type::File => names.extend(["File"]),
        Type::Decimal => names.extend(["Decimal"]),
        Type::DecimalNumber => names.extend(["DecimalNumber"]),
        Type::Json => names.extend(["Json"]),
        Type::Map(inner) => {
            names.insert("Map");
            used(inner, names);
        }
        Type::List(inner) | Type::Nullable(inner) | Type::Boxed(inner) => used(inner, names),
        Type::Tuple(items) => items.iter().for_each(|item| used(item, names)),
        Type::Unit
        | Type::Bool
        | Type::Int32
        | Type::Int64
        | Type::UInt32
        | Type::UInt64
        | Type::Float32
        | Type::Float64
        | Type::String
        | Type::Named(_) => {}
    }
}
