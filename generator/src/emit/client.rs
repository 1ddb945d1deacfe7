//! `client.rs`: the client, its builder, and what the document says of servers and security.

use proc_macro2::TokenStream;
use quote::quote;

use super::spelling::runtime_client;
use super::{Context, Item, PrintedFile, docs, example, gate, quoted, token};
use crate::ir::{ApiKeyLocation, Docs, Group, SchemeKind, SecurityScheme, Server, ServerVariable};

pub(super) fn emit(cx: &Context<'_>) -> PrintedFile {
    let mut items = vec![
        Item::Rust(imports(cx)),
        Item::Rust(client(cx)),
        Item::Rust(groups(cx)),
        Item::Rust(builder(cx)),
        Item::Table("client", vec![fixed(cx)]),
    ];
    items.extend(setters(cx).map(Item::Rust));
    items.extend(servers(cx).map(Item::Rust));
    items.push(Item::Rust(api(cx)));
    PrintedFile {
        path: "client.rs".to_owned(),
        items,
    }
}

fn imports(cx: &Context<'_>) -> TokenStream {
    let api = cx.api;
    let mut names = vec!["Api", "Builder", "Core"];
    if api.schemes.iter().any(|scheme| location(&scheme.kind).is_some()) {
        names.push("Location");
    }
    if !api.schemes.is_empty() {
        names.extend(["SchemeKind", "SecurityScheme"]);
    }
    if api.servers.iter().any(|server| !server.variables.is_empty()) && !cx.shadowed.contains("Variable") {
        names.push("Variable");
    }
    let names = names.into_iter().map(super::word);
    let unused = super::unused(api);
    let secret = (!api.schemes.is_empty()).then(|| quote! { use specwright_runtime::Secret; });
    quote! {
        #secret
        use specwright_runtime::client::{#(#names),*};
        #unused
        use super::operations::*;
    }
}

fn client(cx: &Context<'_>) -> TokenStream {
    let sentence = format!("Calls {}. Cheap to clone.", docs::safe(&cx.api.title));
    let docs = docs::paragraphs(&[sentence, example::of_client(cx).unwrap_or_default()]);
    quote! {
        #docs
        #[derive(Clone)]
        pub struct Client {
            core: Core,
        }
    }
}

/// What is the same in every client, but for the header of idempotency keys.
fn fixed(cx: &Context<'_>) -> String {
    let header = cx.api.idempotency_header.as_deref();
    let header = header.map_or_else(String::new, |name| format!(", idempotency_header: {}", quoted(name)));
    format!("Client, ClientBuilder, API{header}")
}

fn groups(cx: &Context<'_>) -> TokenStream {
    let methods = cx.api.groups.iter().map(|group| {
        let sentence = format!("The `{}` operations.", group.name.wire.replace('`', ""));
        let sentence = docs::paragraphs(&[sentence, links(group)]);
        let (name, ty) = (token(&group.name.rust), token(&group.type_name));
        let gate = gate(group.feature.as_deref());
        quote! {
            #sentence
            #gate
            pub fn #name(&self) -> #ty {
                #ty { core: self.core.clone() }
            }
        }
    });
    quote! {
        impl Client {
            #(#methods)*
        }
    }
}

/// More operations than these are found in the group itself.
const SHOWN: usize = 12;

/// Links to the operations of a group.
fn links(group: &Group) -> String {
    let shown = group.operations.iter().take(SHOWN);
    let mut links: Vec<String> = shown
        .map(|it| format!("[`{0}`]({1}::{0})", it.name.rust.bare(), group.type_name))
        .collect();
    let others = group.operations.len().saturating_sub(SHOWN);
    if others > 0 {
        links.push(format!("and {others} more in [`{0}`]", group.type_name));
    }
    links.join(", ")
}

fn builder(cx: &Context<'_>) -> TokenStream {
    let sentence = docs::sentence(&format!("What a client of {} is made of.", docs::safe(&cx.api.title)));
    quote! {
        #sentence
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct ClientBuilder {
            inner: Builder,
        }
    }
}

/// A setter for each security scheme and each variable of a server.
fn setters(cx: &Context<'_>) -> Option<TokenStream> {
    let api = cx.api;
    let schemes = api
        .schemes
        .iter()
        .enumerate()
        .map(|(i, scheme)| scheme_setter(i, scheme));
    let mut seen = Vec::new();
    let variables = api.servers.iter().flat_map(|server| &server.variables);
    let variables = variables.filter(|variable| {
        let new = !seen.contains(&&variable.name.wire);
        seen.push(&variable.name.wire);
        new
    });
    let variables: Vec<_> = variables.map(variable_setter).collect();
    let server = (api.servers.len() > 1).then(|| {
        quote! {
            /// Which of the document's servers to call; the first unless set.
            pub fn server(mut self, server: Server) -> Self {
                self.inner.server(server as usize);
                self
            }
        }
    });
    if api.schemes.is_empty() && variables.is_empty() && server.is_none() {
        return None;
    }
    Some(quote! {
        impl ClientBuilder {
            #(#schemes)*
            #(#variables)*
            #server
        }
    })
}

fn scheme_setter(number: usize, it: &SecurityScheme) -> TokenStream {
    let number = proc_macro2::Literal::usize_unsuffixed(number);
    let name = token(&it.name.rust);
    let what = match &it.kind {
        SchemeKind::ApiKey { location, name } => {
            format!("The key that travels in the {} `{name}`.", place_text(*location))
        }
        SchemeKind::Basic { username, password } => {
            format!("HTTP Basic: `{}` and `{}`.", username.bare(), password.bare())
        }
        SchemeKind::Bearer => "The token that travels in `Authorization: Bearer`.".to_owned(),
        SchemeKind::OAuth2 => "An OAuth 2.0 access token; it travels in `Authorization: Bearer`.".to_owned(),
        SchemeKind::OpenIdConnect => "An OpenID Connect token; it travels in `Authorization: Bearer`.".to_owned(),
        SchemeKind::Http(scheme) => format!("The whole value of `Authorization`, which begins with `{scheme}`."),
    };
    let docs = docs::with(
        &Docs {
            notes: Vec::new(),
            ..it.docs.clone()
        },
        &[what, format!("`{}`", it.origin.pointer)],
    );
    match &it.kind {
        SchemeKind::ApiKey { .. } | SchemeKind::Http(_) => quote! {
            #docs
            pub fn #name(mut self, key: impl Into<Secret>) -> Self {
                self.inner.api_key(#number, key.into());
                self
            }
        },
        SchemeKind::Basic { username, password } => {
            let (username, password) = (token(username), token(password));
            quote! {
                #docs
                pub fn #name(mut self, #username: impl Into<Secret>, #password: impl Into<Secret>) -> Self {
                    self.inner.basic(#number, #username.into(), #password.into());
                    self
                }
            }
        }
        SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect => quote! {
            #docs
            pub fn #name(mut self, token: impl Into<Secret>) -> Self {
                self.inner.bearer(#number, token.into());
                self
            }
        },
    }
}

fn place_text(location: ApiKeyLocation) -> &'static str {
    match location {
        ApiKeyLocation::Query => "query parameter",
        ApiKeyLocation::Header => "header",
        ApiKeyLocation::Cookie => "cookie",
    }
}

fn variable_setter(it: &ServerVariable) -> TokenStream {
    let name = token(&it.name.rust);
    let wire = &it.name.wire;
    let default = match (&it.default, it.placeholder) {
        (Some(default), false) => format!("`{default}` unless set."),
        (Some(default), true) => format!("Has to be set: the document's `{default}` only shows where it goes."),
        (None, _) => "Has to be set.".to_owned(),
    };
    let values = if it.values.is_empty() {
        String::new()
    } else {
        format!("One of {}.", list(&it.values))
    };
    let docs = docs::with(&it.docs, &[default, values]);
    quote! {
        #docs
        pub fn #name(mut self, value: impl Into<String>) -> Self {
            self.inner.variable(#wire, value);
            self
        }
    }
}

fn list(values: &[String]) -> String {
    values
        .iter()
        .map(|value| format!("`{}`", value.replace('`', "")))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The choice between servers, where there is one.
fn servers(cx: &Context<'_>) -> Option<TokenStream> {
    let servers = &cx.api.servers;
    if servers.len() < 2 {
        return None;
    }
    let variants = servers.iter().map(|server| {
        let docs = docs::with(
            &Docs {
                description: Some(server.description.clone()).filter(|d| !d.is_empty()),
                ..Docs::default()
            },
            &[format!("`{}`", server.url.replace('`', ""))],
        );
        let name = token(&server.name.rust);
        quote! { #docs #name }
    });
    Some(quote! {
        /// The servers that the document names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Server {
            #(#variants,)*
        }
    })
}

fn api(cx: &Context<'_>) -> TokenStream {
    let (title, version) = (&cx.api.title, &cx.api.version);
    let servers = cx
        .api
        .servers
        .iter()
        .map(|it| server(cx, it).parse::<TokenStream>().unwrap_or_default());
    let schemes = cx.api.schemes.iter().map(|scheme| {
        let name = &scheme.name.wire;
        let kind = scheme_kind(&scheme.kind);
        quote! { SecurityScheme { name: #name, kind: #kind } }
    });
    quote! {
        static API: Api = Api {
            title: #title,
            version: #version,
            servers: &[#(#servers),*],
            schemes: &[#(#schemes),*],
        };
    }
}

/// One server as the runtime has it. Its path stands out because the file may have a choice called `Server`.
pub(super) fn server(cx: &Context<'_>, it: &Server) -> String {
    let variable = runtime_client(cx, "Variable");
    let variables = it.variables.iter().map(|it| {
        let default = match &it.default {
            Some(default) => format!("Some({})", quoted(default)),
            None => "None".to_owned(),
        };
        let values: Vec<String> = it.values.iter().map(|value| quoted(value)).collect();
        format!(
            "{variable} {{ name: {}, default: {default}, placeholder: {}, values: &[{}] }}",
            quoted(&it.name.wire),
            it.placeholder,
            values.join(", ")
        )
    });
    format!(
        "specwright_runtime::client::Server {{ name: {}, url: {}, description: {}, variables: &[{}] }}",
        quoted(it.name.rust.bare()),
        quoted(&it.url),
        quoted(&it.description),
        variables.collect::<Vec<_>>().join(", ")
    )
}

fn location(kind: &SchemeKind) -> Option<&'static str> {
    match kind {
        SchemeKind::ApiKey {
            location: ApiKeyLocation::Query,
            ..
        } => Some("Query"),
        SchemeKind::ApiKey {
            location: ApiKeyLocation::Header,
            ..
        }
        | SchemeKind::Http(_) => Some("Header"),
        SchemeKind::ApiKey {
            location: ApiKeyLocation::Cookie,
            ..
        } => Some("Cookie"),
        SchemeKind::Basic { .. } | SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect => None,
    }
}

fn scheme_kind(kind: &SchemeKind) -> TokenStream {
    let location = location(kind).map(super::word);
    match kind {
        SchemeKind::ApiKey { name, .. } => quote! { SchemeKind::ApiKey { location: Location::#location, name: #name } },
        SchemeKind::Http(_) => quote! { SchemeKind::ApiKey { location: Location::#location, name: "authorization" } },
        SchemeKind::Basic { .. } => quote! { SchemeKind::Basic },
        SchemeKind::Bearer => quote! { SchemeKind::Bearer },
        SchemeKind::OAuth2 => quote! { SchemeKind::OAuth2 },
        SchemeKind::OpenIdConnect => quote! { SchemeKind::OpenId },
    }
}
