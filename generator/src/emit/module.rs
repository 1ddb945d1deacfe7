//! `mod.rs`: the face of one vendor's bindings.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Item, PrintedFile, has_client};
use crate::ir::{ClientGate, Home};

pub(super) fn emit(cx: &Context<'_>) -> PrintedFile {
    let allowed = allowed();
    let shown = cx
        .types_at(Home::Types)
        .next()
        .map(|_| quote! { pub use self::types::*; });
    let mut items = vec![Item::Rust(quote! {
        #allowed
        mod types;
        #shown
    })];
    if cx.api.events.is_some() {
        items.push(Item::Rust(quote! {
            #allowed
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
    let allowed = allowed();
    let unused = super::unused(cx.api);
    quote! {
        #gate
        #allowed
        mod client;
        #gate
        #allowed
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

/// What clippy would say of names and words that are the vendor's, not ours.
fn allowed() -> TokenStream {
    quote! {
        #[allow(
            clippy::doc_lazy_continuation,
            clippy::doc_overindented_list_items,
            clippy::enum_variant_names,
            clippy::large_enum_variant,
            clippy::too_many_arguments,
            clippy::upper_case_acronyms
        )]
    }
}
