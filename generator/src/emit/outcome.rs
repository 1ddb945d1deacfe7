//! What a call can come to: the enums of documented successes and errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{runtime, ty};
use super::{Context, Item, docs, token};
use crate::ir::{Answer, ErrorShape, Group, Ident, Operation, Status, SuccessShape};

pub(super) fn emit(cx: &Context<'_>, group: &Group, it: &Operation) -> Vec<Item> {
    let mut items = Vec::new();
    if let SuccessShape::Several(name, numbers) = &it.success {
        let sentence = format!(
            "The successes that the document promises for [`{}::{}`].",
            group.type_name, it.name.rust
        );
        items.extend(outcome(cx, name, numbers, it, &sentence));
    }
    if let ErrorShape::Enum(name, numbers) = &it.errors {
        let sentence = format!(
            "The errors that the document promises for [`{}::{}`].",
            group.type_name, it.name.rust
        );
        items.extend(outcome(cx, name, numbers, it, &sentence));
    }
    items
}

/// The names that the operation itself defines: its builder, its enums.
pub(super) fn names(it: &Operation) -> impl Iterator<Item = &str> {
    let success = match &it.success {
        SuccessShape::Several(name, _) => Some(name),
        SuccessShape::One(_) | SuccessShape::Undocumented => None,
    };
    let error = match &it.errors {
        ErrorShape::Enum(name, _) => Some(name),
        ErrorShape::Undocumented => None,
    };
    it.builder.iter().chain(success).chain(error).map(Ident::bare)
}

fn outcome(cx: &Context<'_>, name: &Ident, numbers: &[usize], it: &Operation, sentence: &str) -> Vec<Item> {
    let docs = docs::sentence(sentence);
    let ident = token(name);
    let variants = numbers.iter().map(|i| &it.answers[*i]).map(|answer| {
        let (docs, name, ty) = (answer_docs(answer), token(&answer.variant), response(cx, answer));
        quote! { #docs #name(#ty) }
    });
    let item = quote! {
        #docs
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
        }
    };
    let mut lines = vec![format!("{name};")];
    lines.extend(numbers.iter().map(|i| format!("{i} => {};", it.answers[*i].variant)));
    vec![Item::Rust(item), Item::Table("outcome", lines)]
}

/// `Response<Customer, CustomerHeaders>`
pub(super) fn response(cx: &Context<'_>, answer: &Answer) -> TokenStream {
    let (response, body) = (runtime_client(cx, "Response"), ty(cx, &answer.ty));
    match answer.headers {
        Some(id) => {
            let headers = token(&cx.def(id).name.rust);
            quote! { #response<#body, #headers> }
        }
        None => quote! { #response<#body> },
    }
}

/// The type of a success.
pub(super) fn success(cx: &Context<'_>, it: &Operation) -> TokenStream {
    match &it.success {
        SuccessShape::One(i) => response(cx, &it.answers[*i]),
        SuccessShape::Several(name, _) => {
            let name = token(name);
            quote! { #name }
        }
        SuccessShape::Undocumented => {
            let (response, bytes) = (runtime_client(cx, "Response"), runtime(cx, "Bytes"));
            quote! { #response<#bytes> }
        }
    }
}

/// The type of a documented error.
pub(super) fn error(cx: &Context<'_>, it: &Operation) -> TokenStream {
    match &it.errors {
        ErrorShape::Enum(name, _) => {
            let name = token(name);
            quote! { #name }
        }
        ErrorShape::Undocumented => runtime_client(cx, "Undocumented"),
    }
}

/// A type of the runtime's client: by name, or by path where a type of the vendor has taken the name.
pub(super) fn runtime_client(cx: &Context<'_>, name: &str) -> TokenStream {
    let token = super::word(name);
    if cx.shadowed.contains(name) {
        quote! { specwright_runtime::client::#token }
    } else {
        quote! { #token }
    }
}

fn answer_docs(answer: &Answer) -> TokenStream {
    let status = match answer.status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "Any other status".to_owned(),
    };
    let mut docs = answer.docs.clone();
    docs.description = Some(match &docs.description {
        Some(text) => format!("{status}: {text}"),
        None => format!("{status}."),
    });
    docs::of_member(&docs)
}
