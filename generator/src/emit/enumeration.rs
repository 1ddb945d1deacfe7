//! Enums of constants.

use quote::quote;

use super::types::runtime;
use super::{Context, Item, docs, quoted, token};
use crate::ir::{Docs, Enum, Literal, TypeDef, ValueEnum, Variant};

pub(super) fn emit(cx: &Context<'_>, def: &TypeDef, it: &Enum) -> Vec<Item> {
    let docs = docs::of_type(&def.docs, &def.origin);
    let name = token(&def.name.rust);
    let variants = it.values.iter().map(variant);
    let item = if it.open {
        let unrecognized = runtime(cx, "Unrecognized");
        quote! {
            #docs
            #[derive(Clone)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                /// A value that the document does not list.
                Unrecognized(#unrecognized),
            }
        }
    } else {
        quote! {
            #docs
            #[derive(Clone, Copy)]
            pub enum #name {
                #(#variants,)*
            }
        }
    };
    let mut lines = vec![format!("{};", def.name.rust)];
    lines.extend(
        it.values
            .iter()
            .enumerate()
            .map(|(i, v)| format!("{i} {} = {};", v.name.rust, quoted(&v.name.wire))),
    );
    vec![
        Item::Rust(item),
        Item::Table(if it.open { "open_enum" } else { "closed_enum" }, lines),
    ]
}

pub(super) fn emit_values(cx: &Context<'_>, def: &TypeDef, it: &ValueEnum) -> Vec<Item> {
    let docs = docs::of_type(&def.docs, &def.origin);
    let name = token(&def.name.rust);
    let variants = it.values.iter().map(|(_, v)| variant(v));
    let unrecognized = runtime(cx, "UnrecognizedValue");
    let item = quote! {
        #docs
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the document does not list.
            Unrecognized(#unrecognized),
        }
    };
    let mut lines = vec![format!("{};", def.name.rust)];
    let entries = it.values.iter().enumerate();
    lines.extend(entries.map(|(i, (value, v))| format!("{i} {} = {};", v.name.rust, literal(value))));
    vec![Item::Rust(item), Item::Table("value_enum", lines)]
}

/// A value with the vendor's words, or with what travels where the variant does not show it.
fn variant(variant: &Variant) -> proc_macro2::TokenStream {
    let name = token(&variant.name.rust);
    let text = match variant.name.wire.as_str() {
        "" => "The empty text.".to_owned(),
        wire => format!("`{}`", wire.replace('`', "'")),
    };
    let wire = Docs {
        notes: vec![text],
        ..variant.docs.clone()
    };
    let docs = docs::of_member(&wire);
    quote! { #docs #name }
}

pub(super) fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Str(text) => format!("Str({})", quoted(text)),
        Literal::Int(n) => format!("Int({n})"),
        Literal::Num(n) => format!("Num({n:?})"),
        Literal::Bool(b) => format!("Bool({b})"),
        Literal::Null => "Null".to_owned(),
    }
}
