//! `mod.rs`: the face of one vendor's bindings.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Item, PrintedFile, docs, example, has_client, quoted};
use crate::ir::{ClientGate, Group, Home};

/// What clippy would say of names and words that are the vendor's, not ours.
const ALLOWED: &str = "\
#![allow(
    clippy::doc_lazy_continuation,
    clippy::doc_overindented_list_items,
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::too_many_arguments,
    clippy::upper_case_acronyms
)]
";

pub(super) fn emit(cx: &Context<'_>) -> PrintedFile {
    let shown = cx
        .types_at(Home::Types)
        .next()
        .map(|_| quote! { pub use self::types::*; });
    let mut items = vec![
        Item::Text(front(cx) + ALLOWED),
        Item::Rust(quote! {
            mod types;
            #shown
        }),
    ];
    if cx.api.events.is_some() {
        items.push(Item::Rust(quote! {
            mod webhooks;
            pub use self::webhooks::*;
        }));
    }
    if has_client(cx.api) {
        items.push(Item::Rust(client(cx)));
    }
    PrintedFile {
        path: "mod.rs".to_owned(),
        items,
    }
}

/// The docs of the module: what it is for, how to begin, where to go on, and whose words these are.
fn front(cx: &Context<'_>) -> String {
    let api = cx.api;
    let title = docs::safe(&api.title);
    let head = match api.version.trim() {
        "" => format!("{title}."),
        version => format!("{title}, version {}.", docs::safe(version)),
    };
    let words = docs::with(&api.docs, &[]).lines().collect::<Vec<_>>().join("\n");
    let mut front = always(&docs::paragraphs(&[head, words]));
    if has_client(api) {
        let example = example::of_client(cx).unwrap_or_else(|| "Begin with [`Client::builder`].".to_owned());
        let groups = api.groups.iter().map(group).collect::<String>();
        let titled = ["# Client".to_owned(), example, "# Operations".to_owned(), groups];
        let below = docs::paragraphs(&titled);
        front.push_str(&match api.client {
            ClientGate::Feature => with_client(&below),
            ClientGate::Always | ClientGate::Never => format!("//!\n{}", always(&below)),
        });
    }
    if !api.attribution.is_empty() {
        let ours = "The words about types and operations are those of the vendor's document.".to_owned();
        let theirs = api.attribution.iter().map(|line| docs::safe(line));
        let words: Vec<String> = ["# Terms".to_owned(), ours].into_iter().chain(theirs).collect();
        front.push_str(&format!("//!\n{}", always(&docs::paragraphs(&words))));
    }
    front
}

fn always(doc: &docs::Doc) -> String {
    let line = |line: &str| {
        if line.is_empty() {
            "//!\n".to_owned()
        } else {
            format!("//! {line}\n")
        }
    };
    doc.lines().map(line).collect()
}

/// What links to the client, and is a doctest that needs it, is there with it alone.
fn with_client(doc: &docs::Doc) -> String {
    let lines = [""].into_iter().chain(doc.lines());
    lines
        .map(|line| format!("#![cfg_attr(feature = \"client\", doc = {})]\n", quoted(line)))
        .collect()
}

/// The line of a group: how it is reached, and what the vendor says of it, or what it has.
fn group(it: &Group) -> String {
    let name = it.name.rust.bare();
    let link = match it.feature {
        None => format!("[`{name}`](Client::{name})"),
        // The method may not be there to link to.
        Some(_) => format!("`{name}`"),
    };
    let said = it.docs.description.as_deref().map(docs::safe).unwrap_or_default();
    let said = said.lines().next().unwrap_or_default();
    let is_short = !said.is_empty() && said.len() <= 120 && !said.starts_with(['`', '-', '#', '>', '|']);
    match it.operations.as_slice() {
        _ if is_short => format!("* {link}: {said}\n"),
        [one] => format!("* {link}: `{}`\n", one.name.rust.bare()),
        several => format!("* {link}: {} operations\n", several.len()),
    }
}

fn client(cx: &Context<'_>) -> TokenStream {
    let taken: HashSet<&str> = cx.api.types.iter().map(|def| def.name.rust.bare()).collect();
    // What the vendor calls `Error` or `Response` keeps its name; the runtime's is then reached by its own path.
    let shared = ["BuildError", "Call", "Error", "ErrorKind", "Response"]
        .into_iter()
        .filter(|name| !taken.contains(name));
    let shared: Vec<_> = shared.map(super::word).collect();
    let server = (cx.api.servers.len() > 1).then(|| quote! { , Server });
    let gate = match cx.api.client {
        ClientGate::Feature => quote! { #[cfg(feature = "client")] },
        ClientGate::Always | ClientGate::Never => TokenStream::new(),
    };
    let unused = super::unused(cx.api);
    quote! {
        #gate
        mod client;
        #gate
        mod operations;
        #gate
        pub use self::client::{Client, ClientBuilder #server};
        #gate
        #unused
        pub use self::operations::*;
        #gate
        pub use specwright_runtime::client::{#(#shared),*};
        #gate
        specwright_runtime::mock_server! { Client, ClientBuilder }
    }
}
