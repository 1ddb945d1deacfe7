//! The setters of a builder: one for each optional parameter, one for an optional body.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation::{borrowed, by_value, resolved};
use super::types::ty;
use super::{Context, docs, token};
use crate::ir::{Body, BodyKind, Parameter, Type};

pub(super) fn parameter(cx: &Context<'_>, number: usize, it: &Parameter) -> TokenStream {
    let docs = docs::of_parameter(it);
    let name = token(&it.name.rust);
    let number = proc_macro2::Literal::usize_unsuffixed(number);
    let (ty, value) = setter(cx, &it.ty, &name);
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            self.call.set_param(#number, #value);
            self
        }
    }
}

/// The type of a setter's argument, and the value to hand on.
fn setter(cx: &Context<'_>, ty_: &Type, name: &proc_macro2::Ident) -> (TokenStream, TokenStream) {
    match resolved(cx, ty_) {
        Type::String => (quote! { &str }, quote! { #name }),
        Type::List(item) => {
            let item = ty(cx, item);
            (quote! { &[#item] }, quote! { #name })
        }
        _ if by_value(cx, ty_) => (ty(cx, ty_), quote! { &#name }),
        _ => {
            let ty = ty(cx, ty_);
            (quote! { impl Into<#ty> }, quote! { &Into::<#ty>::into(#name) })
        }
    }
}

pub(super) fn body(cx: &Context<'_>, it: &Body, method: proc_macro2::Ident) -> TokenStream {
    let docs = docs::of_member(&it.docs);
    let name = token(&it.name);
    let ty = match it.kind {
        BodyKind::Text => quote! { impl Into<String> },
        BodyKind::Bytes => quote! { impl Into<specwright_runtime::client::bytes::Bytes> },
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart => super::operation::argument(cx, &it.ty),
    };
    let borrowed = borrowed(cx, it);
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            self.call.#method(#borrowed #name);
            self
        }
    }
}
