//! `types.rs`: the types of the document; and how a type is written where it is used.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Item, PrintedFile, docs, enumeration, structure, token, union, word};
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
            let docs = docs::of_type(&def.docs, &def.origin);
            let name = token(&def.name.rust);
            let inner = ty(cx, inner);
            vec![Item::Rust(quote! { #docs pub type #name = #inner; })]
        }
        TypeKind::Newtype(inner, _) => newtype(cx, def, inner),
    }
}

fn newtype(cx: &Context<'_>, def: &TypeDef, inner: &Type) -> Vec<Item> {
    let docs = docs::of_type(&def.docs, &def.origin);
    let name = token(&def.name.rust);
    let inner_tokens = ty(cx, inner);
    let item = quote! {
        #docs
        #[derive(Clone)]
        pub struct #name(pub #inner_tokens);
    };
    let line = format!("{}({})", def.name.rust, text(&inner_tokens));
    vec![Item::Rust(item), Item::Table("newtype", vec![line])]
}

/// The type as Rust writes it where it is used.
pub(super) fn ty(cx: &Context<'_>, ty_: &Type) -> TokenStream {
    match ty_ {
        Type::Unit => quote! { () },
        Type::Bool => quote! { bool },
        Type::Int32 => quote! { i32 },
        Type::Int64 => quote! { i64 },
        Type::UInt32 => quote! { u32 },
        Type::UInt64 => quote! { u64 },
        Type::Float32 => quote! { f32 },
        Type::Float64 => quote! { f64 },
        Type::String => quote! { String },
        Type::DateTime => runtime(cx, "DateTime"),
        Type::Date => runtime(cx, "Date"),
        Type::Time => runtime(cx, "Time"),
        Type::Duration => runtime(cx, "Duration"),
        Type::Uuid => runtime(cx, "Uuid"),
        Type::Base64 => runtime(cx, "Base64"),
        Type::Bytes => runtime(cx, "Bytes"),
        Type::File => runtime(cx, "File"),
        Type::Decimal => runtime(cx, "Decimal"),
        Type::DecimalNumber => runtime(cx, "DecimalNumber"),
        Type::Json => runtime(cx, "Json"),
        Type::List(inner) => {
            let inner = ty(cx, inner);
            quote! { Vec<#inner> }
        }
        Type::Map(inner) => {
            let (map, inner) = (runtime(cx, "Map"), ty(cx, inner));
            quote! { #map<#inner> }
        }
        Type::Tuple(items) => {
            let items = items.iter().map(|item| ty(cx, item));
            quote! { (#(#items,)*) }
        }
        Type::Nullable(inner) => {
            let inner = ty(cx, inner);
            quote! { Option<#inner> }
        }
        Type::Boxed(inner) => {
            let inner = ty(cx, inner);
            quote! { Box<#inner> }
        }
        Type::Named(id) => {
            let name = token(&cx.def(*id).name.rust);
            quote! { #name }
        }
    }
}

/// The type of a field, with its presence.
pub(super) fn field(cx: &Context<'_>, ty_: &Type, presence: Presence) -> TokenStream {
    let inner = ty(cx, ty_);
    match presence {
        Presence::Required => inner,
        Presence::Optional | Presence::Nullable => quote! { Option<#inner> },
        Presence::OptionalNullable => {
            let field = runtime(cx, "Field");
            quote! { #field<#inner> }
        }
    }
}

/// A type of the runtime: by name, or by path where a type of the vendor has taken the name.
pub(super) fn runtime(cx: &Context<'_>, name: &str) -> TokenStream {
    let token = word(name);
    if cx.shadowed.contains(name) {
        quote! { specwright_runtime::#token }
    } else {
        quote! { #token }
    }
}

/// Tokens as one line of text, for the lines of tables.
pub(super) fn text(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    let text = text
        .replace(" < ", "<")
        .replace(" <", "<")
        .replace("< ", "<")
        .replace(" >", ">")
        .replace(" ,", ",");
    text.replace(" :: ", "::").replace("( ", "(").replace(" )", ")")
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
