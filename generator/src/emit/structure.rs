//! Structs: the fields for people, how one is made, and the table for the codec.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{field, ty};
use super::{Context, Item, docs, record, token};
use crate::ir::{Constructor, Member, Presence, Rest, Struct, Type, TypeDef, TypeId, TypeKind};

pub(super) fn emit(cx: &Context<'_>, id: TypeId, def: &TypeDef, it: &Struct) -> Vec<Item> {
    let mut items = vec![Item::Rust(definition(cx, def, it))];
    match &it.constructor {
        Constructor::Empty => {}
        Constructor::Arguments(order) => items.push(Item::Rust(arguments(cx, def, it, order))),
        Constructor::Required(name, order) => {
            let name = token(name);
            items.push(Item::Rust(required(cx, def, it, &name, order)));
            items.push(Item::Rust(from_required(def, it, &name, order)));
        }
    }
    items.extend(it.input.map(|input| Item::Rust(into_input(cx, def, it, input))));
    items.push(Item::Table("record", record::lines(cx, id, def, it)));
    items
}

fn definition(cx: &Context<'_>, def: &TypeDef, it: &Struct) -> TokenStream {
    let docs = docs::of_type(&def.docs, &def.origin);
    let name = token(&def.name.rust);
    let members = it.members.iter().map(|member| {
        let (docs, name, ty) = (
            docs::of_member(&member.docs),
            token(&member.name.rust),
            field(cx, &member.ty, member.presence),
        );
        quote! { #docs pub #name: #ty }
    });
    let rest = it.rest.iter().map(|rest| rest_field(cx, rest));
    let fields = members.chain(rest);
    quote! {
        #docs
        #[derive(Clone)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn rest_field(cx: &Context<'_>, rest: &Rest) -> TokenStream {
    let (name, ty) = (token(&rest.name), ty(cx, &Type::Map(Box::new(rest.ty.clone()))));
    quote! {
        /// Members that the document does not name.
        pub #name: #ty
    }
}

/// `new` with the required members as arguments.
fn arguments(cx: &Context<'_>, def: &TypeDef, it: &Struct, order: &[usize]) -> TokenStream {
    let name = token(&def.name.rust);
    let members: Vec<&Member> = order.iter().map(|i| &it.members[*i]).collect();
    let sentence = made_with(def, it, order);
    let arguments = members.iter().map(|member| {
        let (name, ty) = (token(&member.name.rust), ty(cx, &member.ty));
        if is_copy(&member.ty) {
            quote! { #name: #ty }
        } else {
            quote! { #name: impl Into<#ty> }
        }
    });
    let values = members.iter().map(|member| {
        let name = token(&member.name.rust);
        if is_copy(&member.ty) {
            quote! { #name }
        } else {
            quote! { #name: #name.into() }
        }
    });
    let others = others(it, order);
    quote! {
        impl #name {
            #sentence
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #others }
            }
        }
    }
}

/// The struct of required members, where there are too many for arguments.
fn required(
    cx: &Context<'_>,
    def: &TypeDef,
    it: &Struct,
    required: &proc_macro2::Ident,
    order: &[usize],
) -> TokenStream {
    let sentence = docs::sentence(&format!("What a [`{}`] always has.", def.name.rust));
    let members = order.iter().map(|i| &it.members[*i]).map(|member| {
        let (docs, name, ty) = (
            docs::of_member(&member.docs),
            token(&member.name.rust),
            ty(cx, &member.ty),
        );
        quote! { #docs pub #name: #ty }
    });
    quote! {
        #sentence
        #[derive(Clone, Debug)]
        pub struct #required {
            #(#members,)*
        }
    }
}

fn from_required(def: &TypeDef, it: &Struct, required: &proc_macro2::Ident, order: &[usize]) -> TokenStream {
    let name = token(&def.name.rust);
    let sentence = made_with(def, it, order);
    let values = order.iter().map(|i| {
        let name = token(&it.members[*i].name.rust);
        quote! { #name: required.#name }
    });
    let others = others(it, order);
    quote! {
        impl #name {
            #sentence
            pub fn new(required: #required) -> Self {
                Self { #(#values,)* #others }
            }
        }
    }
}

fn made_with(def: &TypeDef, it: &Struct, given: &[usize]) -> TokenStream {
    let name = &def.name.rust;
    if others(it, given).is_empty() {
        docs::sentence(&format!("With everything that a `{name}` has."))
    } else {
        let nullable = it.members.iter().any(|member| member.presence == Presence::Nullable);
        let others = if nullable { "`null` or left out" } else { "left out" };
        docs::sentence(&format!(
            "With what a `{name}` always has; everything else is {others}."
        ))
    }
}

/// The members that are not given, if there are any.
fn others(it: &Struct, given: &[usize]) -> TokenStream {
    let all = given.len() == it.members.len() && it.rest.is_none();
    if all {
        TokenStream::new()
    } else {
        quote! { ..Self::blank() }
    }
}

/// Whether the code of a struct mentions `blank`.
pub(super) fn needs_blank(cx: &Context<'_>, it: &Struct) -> bool {
    let constructor = match &it.constructor {
        Constructor::Empty => false,
        Constructor::Arguments(order) | Constructor::Required(_, order) => !others(it, order).is_empty(),
    };
    constructor || it.input.is_some_and(|input| !missing(cx, it, input).is_empty())
}

/// Members of the type as sent that the type as received does not have.
fn missing<'a>(cx: &'a Context<'_>, it: &Struct, input: TypeId) -> Vec<&'a Member> {
    let TypeKind::Struct(sent) = &cx.def(input).kind else {
        return Vec::new();
    };
    let known = |member: &&Member| !it.members.iter().any(|own| own.name.wire == member.name.wire);
    sent.members.iter().filter(known).collect()
}

fn into_input(cx: &Context<'_>, def: &TypeDef, it: &Struct, input: TypeId) -> TokenStream {
    let (name, sent_name) = (token(&def.name.rust), token(&cx.def(input).name.rust));
    let TypeKind::Struct(sent) = &cx.def(input).kind else {
        return TokenStream::new();
    };
    let sentence =
        docs::sentence("As it is sent back: without the members that only the vendor writes. For get, edit, put.");
    let values = sent.members.iter().filter_map(|member| {
        let own = it.members.iter().find(|own| own.name.wire == member.name.wire)?;
        let (target, source) = (token(&member.name.rust), token(&own.name.rust));
        let value = converted(quote! { self.#source }, own, &member.ty);
        Some(quote! { #target: #value })
    });
    let rest = sent.rest.iter().map(|rest| {
        let name = token(&rest.name);
        quote! { #name: self.#name }
    });
    let values: Vec<_> = values.chain(rest).collect();
    let others = if missing(cx, it, input).is_empty() {
        TokenStream::new()
    } else {
        quote! { ..#sent_name::blank() }
    };
    quote! {
        impl #name {
            #sentence
            pub fn into_input(self) -> #sent_name {
                #sent_name { #(#values,)* #others }
            }
        }
    }
}

fn converted(value: TokenStream, own: &Member, sent: &Type) -> TokenStream {
    if own.ty == *sent {
        return value;
    }
    match own.presence {
        Presence::Required => convert(value, &own.ty),
        Presence::Optional | Presence::Nullable | Presence::OptionalNullable => {
            let inner = convert(quote! { value }, &own.ty);
            quote! { #value.map(|value| #inner) }
        }
    }
}

fn convert(value: TokenStream, ty: &Type) -> TokenStream {
    match ty {
        Type::List(inner) => {
            let inner = convert(quote! { item }, inner);
            quote! { #value.into_iter().map(|item| #inner).collect() }
        }
        Type::Map(inner) => {
            let inner = convert(quote! { item }, inner);
            quote! { #value.into_iter().map(|(key, item)| (key, #inner)).collect() }
        }
        Type::Nullable(inner) => {
            let inner = convert(quote! { item }, inner);
            quote! { #value.map(|item| #inner) }
        }
        Type::Boxed(_) => quote! { Box::new(#value.into_input()) },
        _ => quote! { #value.into_input() },
    }
}

/// Types that are passed as they are rather than as `impl Into`.
pub(super) fn is_copy(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Unit
            | Type::Bool
            | Type::Int32
            | Type::Int64
            | Type::UInt32
            | Type::UInt64
            | Type::Float32
            | Type::Float64
            | Type::Uuid
    )
}
