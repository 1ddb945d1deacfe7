//! One operation: its method, the static that describes it, and the builder for what is optional.

use proc_macro2::TokenStream;
use quote::quote;

use super::outcome::{error, runtime_client, success};
use super::types::ty;
use super::{Context, Item, call, client, docs, token, word};
use crate::ir::{
    Body, BodyKind, Group, Location, Media, Operation, Parameter, PartEncoding, Rule, Status, Style, Type, TypeKind,
};

/// The method by which callers begin the operation.
pub(super) fn method(cx: &Context<'_>, it: &Operation) -> TokenStream {
    let parameters = it
        .parameters
        .iter()
        .filter(|p| p.required)
        .map(|p| (&p.name.rust, &p.docs));
    let body = it
        .body
        .iter()
        .filter(|body| body.required)
        .map(|body| (&body.name, &body.docs));
    let arguments = docs::of_arguments(parameters.chain(body));
    let docs = docs::with(
        &it.docs,
        &[
            arguments,
            format!("`{} {}`", it.verb.as_str(), it.path.replace('`', "")),
        ],
    );
    let deprecated = it.docs.deprecated.then(|| quote! { #[deprecated] });
    let name = token(&it.name.rust);
    let arguments = it.parameters.iter().filter(|p| p.required).map(|p| {
        let (name, ty) = (token(&p.name.rust), argument(cx, &p.ty));
        quote! { #name: #ty }
    });
    let body_argument = it.body.iter().filter(|body| body.required).map(|body| {
        let (name, ty) = (token(&body.name), body_type(cx, body));
        quote! { #name: #ty }
    });
    let arguments = arguments.chain(body_argument);
    let (begun, returns) = (begun(cx, it), returns(cx, it));
    let value = match &it.builder {
        None => begun,
        Some(builder) => {
            let builder = token(builder);
            quote! { #builder { call: #begun } }
        }
    };
    quote! {
        #docs
        #deprecated
        pub fn #name(&self, #(#arguments),*) -> #returns {
            #value
        }
    }
}

fn returns(cx: &Context<'_>, it: &Operation) -> TokenStream {
    match &it.builder {
        Some(builder) => {
            let builder = token(builder);
            quote! { #builder }
        }
        None => call_type(cx, it),
    }
}

fn call_type(cx: &Context<'_>, it: &Operation) -> TokenStream {
    let (call, success, error) = (
        runtime_client(cx, "Call"),
        success(cx, it),
        error(cx, it),
    );
    quote! { #call<#success, #error> }
}

/// The call with everything that is required.
fn begun(cx: &Context<'_>, it: &Operation) -> TokenStream {
    let constant = token(&it.constant);
    let parameters = it
        .parameters
        .iter()
        .enumerate()
        .filter(|(_, p)| p.required)
        .map(|(i, p)| {
            let i = proc_macro2::Literal::usize_unsuffixed(i);
            let name = token(&p.name.rust);
            let value = if by_value(cx, &p.ty) {
                quote! { &#name }
            } else {
                quote! { #name }
            };
            quote! { .param(#i, #value) }
        });
    let body = it.body.iter().filter(|body| body.required).map(|body| {
        let (method, name) = (word(body_method(body.kind)), token(&body.name));
        let borrowed = borrowed(cx, body);
        quote! { .#method(#borrowed #name) }
    });
    quote! { self.core.call(&#constant) #(#parameters)* #(#body)* .ready() }
}

fn body_method(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Json => "json",
        BodyKind::Form => "form",
        BodyKind::Multipart => "multipart",
        BodyKind::Text => "text",
        BodyKind::Bytes => "bytes",
    }
}

/// The type of a body as an argument.
fn body_type(cx: &Context<'_>, body: &Body) -> TokenStream {
    match body.kind {
        BodyKind::Text if !matches!(resolved(cx, &body.ty), Type::Named(_)) => quote! { impl Into<String> },
        BodyKind::Bytes => quote! { impl Into<specwright_runtime::client::bytes::Bytes> },
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart | BodyKind::Text => argument(cx, &body.ty),
    }
}

/// `&`, where a body is an argument by value and the engine wants to look at it.
pub(super) fn borrowed(cx: &Context<'_>, body: &Body) -> Option<TokenStream> {
    let ours = match body.kind {
        BodyKind::Bytes => false,
        BodyKind::Text => matches!(resolved(cx, &body.ty), Type::Named(_)),
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart => true,
    };
    (ours && by_value(cx, &body.ty)).then(|| quote! { & })
}

/// The type of a parameter as an argument: small values as they are, everything else borrowed.
pub(super) fn argument(cx: &Context<'_>, ty_: &Type) -> TokenStream {
    match resolved(cx, ty_) {
        Type::String => quote! { &str },
        Type::List(item) => {
            let item = ty(cx, item);
            quote! { &[#item] }
        }
        _ if by_value(cx, ty_) => ty(cx, ty_),
        _ => {
            let ty = ty(cx, ty_);
            quote! { &#ty }
        }
    }
}

pub(super) fn by_value(cx: &Context<'_>, ty: &Type) -> bool {
    super::structure::is_copy(resolved(cx, ty))
}

pub(super) fn resolved<'t>(cx: &'t Context<'_>, ty: &'t Type) -> &'t Type {
    let mut ty = ty;
    for _ in 0..64 {
        match ty {
            Type::Named(id) => match &cx.def(*id).kind {
                TypeKind::Alias(inner, _) => ty = inner,
                _ => return ty,
            },
            _ => return ty,
        }
    }
    ty
}

/// The builder for what is optional.
pub(super) fn builder(cx: &Context<'_>, group: &Group, it: &Operation) -> Vec<Item> {
    let Some(builder) = &it.builder else { return Vec::new() };
    let name = token(builder);
    let sentence = docs::sentence(&format!(
        "[`{}::{}`] with its optional parts.",
        group.type_name, it.name.rust
    ));
    let ty = call_type(cx, it);
    let item = quote! {
        #sentence
        #[must_use = "a call does nothing until it is awaited"]
        pub struct #name {
            call: #ty,
        }
    };
    let setters = it
        .parameters
        .iter()
        .enumerate()
        .filter(|(_, p)| !p.required)
        .map(|(i, p)| call::parameter(cx, i, p));
    let body = it
        .body
        .iter()
        .filter(|body| !body.required)
        .map(|body| call::body(cx, body, word(&format!("set_{}", body_method(body.kind)))));
    let setters = setters.chain(body);
    let methods = quote! {
        impl #name {
            #(#setters)*
        }
    };
    let (success, error) = (super::types::text(&success(cx, it)), super::types::text(&error(cx, it)));
    let line = format!("{builder}, {success}, {error}");
    vec![
        Item::Rust(item),
        Item::Rust(methods),
        Item::Table("call_builder", vec![line]),
    ]
}

/// The static that describes the operation to the engine.
pub(super) fn constant(cx: &Context<'_>, it: &Operation) -> TokenStream {
    let constant = token(&it.constant);
    let (name, verb, path) = (it.name.rust.bare(), word(&format!("{:?}", it.verb)), &it.path);
    let parameters = (!it.parameters.is_empty()).then(|| {
        let parameters = it.parameters.iter().map(|it| parameter(cx, it));
        quote! { .parameters(&[#(#parameters),*]) }
    });
    let body = it.body.iter().map(|body| {
        let (kind, media) = (word(&format!("{:?}", body.kind)), &body.media_type);
        let body_kind = runtime_client(cx, "BodyKind");
        let encodings = (!body.parts.is_empty()).then(|| {
            let parts = body.parts.iter().map(|it| encoding(cx, it));
            quote! { .encodings(&[#(#parts),*]) }
        });
        quote! { .body(#body_kind::#kind, #media) #encodings }
    });
    let answers = (!it.answers.is_empty()).then(|| {
        let answers = it
            .answers
            .iter()
            .map(|answer| self::answer(cx, answer.status, answer.media));
        quote! { .answers(&[#(#answers),*]) }
    });
    let security = (!it.security.is_empty()).then(|| {
        let alternatives = it.security.iter().map(|schemes| {
            let schemes = schemes.iter().map(|i| proc_macro2::Literal::usize_unsuffixed(*i));
            quote! { &[#(#schemes),*] }
        });
        quote! { .security(&[#(#alternatives),*]) }
    });
    let servers = (!it.servers.is_empty()).then(|| {
        let servers = it.servers.iter().map(|it| client::server(cx, it));
        quote! { .servers(&[#(#servers),*]) }
    });
    let (operation, http) = (runtime_client(cx, "Operation"), runtime_client(cx, "Verb"));
    quote! {
        static #constant: #operation = #operation::new(#name, #http::#verb, #path)
            #parameters #(#body)* #answers #security #servers;
    }
}

fn answer(cx: &Context<'_>, status: Status, media: Media) -> TokenStream {
    let (answer, medium) = (runtime_client(cx, "Answer"), runtime_client(cx, "Media"));
    let media = word(match media {
        Media::Empty => "Empty",
        Media::Json => "Json",
        Media::Text => "Text",
        Media::Bytes => "Bytes",
    });
    match status {
        Status::Code(code) => {
            let code = proc_macro2::Literal::u16_unsuffixed(code);
            quote! { #answer::code(#code, #medium::#media) }
        }
        Status::Range(class) => {
            let class = proc_macro2::Literal::u8_unsuffixed(class);
            quote! { #answer::range(#class, #medium::#media) }
        }
        Status::Default => quote! { #answer::default(#medium::#media) },
    }
}

fn parameter(cx: &Context<'_>, it: &Parameter) -> TokenStream {
    let name = &it.name.wire;
    let location = word(match it.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    });
    let style = style(cx, it.location, it.style);
    let parameter = runtime_client(cx, "Parameter");
    let secret = it.rules.contains(&Rule::Secret).then(|| quote! { .secret() });
    quote! { #parameter::#location(#name) #style #secret }
}

/// Whether the static names a style: one that is not the default of its place.
pub(super) fn mentions_style(it: &Operation) -> bool {
    let parameters = it.parameters.iter().any(|it| match it.style {
        Style::Json | Style::Text => false,
        Style::Form(explode, true) => !explode,
        style => !is_default(it.location, style),
    });
    let mut parts = it.body.iter().flat_map(|body| &body.parts);
    parameters || parts.any(|part| part.style.is_some())
}

fn is_default(location: Location, style: Style) -> bool {
    matches!(
        (location, style),
        (Location::Path | Location::Header, Style::Simple(false))
            | (Location::Query | Location::Cookie, Style::Form(true, false))
    )
}

/// The style, where it is not the default of its place.
fn style(cx: &Context<'_>, location: Location, style: Style) -> TokenStream {
    let styles = runtime_client(cx, "Style");
    match style {
        _ if is_default(location, style) => TokenStream::new(),
        Style::Json => quote! { .json() },
        Style::Text => TokenStream::new(),
        Style::Form(explode, true) => {
            let plain = (!explode).then(|| quote! { .style(#styles::Form, false) });
            quote! { #plain .allow_reserved() }
        }
        other => {
            let (name, explode) = laid_out(other);
            let name = word(name);
            quote! { .style(#styles::#name, #explode) }
        }
    }
}

/// A style as the runtime calls it, and whether each item stands for itself.
fn laid_out(style: Style) -> (&'static str, bool) {
    use crate::ir::CollectionFormat as Collection;
    match style {
        Style::Matrix(explode) => ("Matrix", explode),
        Style::Label(explode) => ("Label", explode),
        Style::Simple(explode) => ("Simple", explode),
        Style::Form(explode, _) => ("Form", explode),
        Style::SpaceDelimited(explode) => ("SpaceDelimited", explode),
        Style::PipeDelimited(explode) => ("PipeDelimited", explode),
        Style::DeepObject => ("DeepObject", true),
        Style::Collection(Collection::Tsv) => ("TabDelimited", false),
        Style::Collection(Collection::Ssv) => ("SpaceDelimited", false),
        Style::Collection(Collection::Pipes) => ("PipeDelimited", false),
        Style::Json | Style::Text => ("Simple", false),
    }
}

fn encoding(cx: &Context<'_>, it: &PartEncoding) -> TokenStream {
    let (encoding, styles) = (runtime_client(cx, "Encoding"), runtime_client(cx, "Style"));
    let property = &it.property;
    let content_type = it.content_type.iter().map(|media| quote! { .content_type(#media) });
    let style = it.style.map(|style| {
        let (name, explode) = laid_out(style);
        let name = word(name);
        let reserved = matches!(style, Style::Form(_, true)).then(|| quote! { .allow_reserved() });
        quote! { .style(#styles::#name, #explode) #reserved }
    });
    quote! { #encoding::new(#property) #(#content_type)* #style }
}
