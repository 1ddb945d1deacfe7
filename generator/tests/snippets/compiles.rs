//! Everything that the other modules print is Rust that compiles without a warning, and docs that `rustdoc` takes.

use std::path::PathBuf;

use proc_macro2::{TokenStream, TokenTree};
use specwright::Generated;

use crate::package_support::{cargo, write_package};
use crate::support;

/// The modules whose snippets are compiled.
const MODULES: &[(&str, &str)] = &[
    ("all_of", include_str!("all_of.rs")),
    ("answers", include_str!("answers.rs")),
    ("bodies", include_str!("bodies.rs")),
    ("configured", include_str!("configured.rs")),
    ("discriminators", include_str!("discriminators.rs")),
    ("docs", include_str!("docs.rs")),
    ("documents", include_str!("documents.rs")),
    ("enums", include_str!("enums.rs")),
    ("examples", include_str!("examples.rs")),
    ("maps", include_str!("maps.rs")),
    ("mocks", include_str!("mocks.rs")),
    ("names", include_str!("names.rs")),
    ("objects", include_str!("objects.rs")),
    ("operations", include_str!("operations.rs")),
    ("parameters", include_str!("parameters.rs")),
    ("presence", include_str!("presence.rs")),
    ("reading", include_str!("reading.rs")),
    ("recursion", include_str!("recursion.rs")),
    ("rules", include_str!("rules.rs")),
    ("scalars", include_str!("scalars.rs")),
    ("security", include_str!("security.rs")),
    ("servers", include_str!("servers.rs")),
    ("unions", include_str!("unions.rs")),
    ("views", include_str!("views.rs")),
    ("webhooks", include_str!("webhooks.rs")),
];

#[test]
fn every_snippet_compiles_without_a_warning() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("snippets");
    let modules = modules();
    let modules: Vec<_> = modules.iter().map(|(name, it)| (name.as_str(), it)).collect();
    write_package(&folder, &[], &["client", "pattern"], &modules);
    cargo(&folder, &["check"]);
    cargo(&folder, &["doc", "--no-deps"]);
    // What is there for tests alone brings names of its own, and may not be what keeps others in use.
    write_package(&folder, &[], &["mock", "pattern"], &modules);
    cargo(&folder, &["check"]);
}

/// A module for each snippet.
fn modules() -> Vec<(String, Generated)> {
    let mut modules = Vec::new();
    for (module, text) in MODULES {
        let snippets = snippets(text);
        assert!(!snippets.is_empty(), "{module} shows nothing");
        for (number, yaml) in snippets.iter().enumerate() {
            let name = format!("{module}_{number}");
            let (generated, notes) = support::generated(yaml, |_| {});
            let Some(generated) = generated else {
                panic!("{name}: {:?}", notes.counts())
            };
            modules.push((name, generated));
        }
    }
    modules
}

/// The documents that a module shows: the first text in every call of a `…_for!`, and every constant.
fn snippets(text: &str) -> Vec<String> {
    let tokens: TokenStream = text.parse().expect("the module is Rust");
    let mut found = Vec::new();
    walk(tokens, &mut found);
    found.sort();
    found.dedup();
    found
}

fn walk(tokens: TokenStream, found: &mut Vec<String>) {
    let mut before = [String::new(), String::new()];
    for token in tokens {
        let called = before[0].ends_with("_for") || before[0].ends_with("_for_config");
        match &token {
            TokenTree::Group(group) if called && before[1] == "!" => found.extend(first_text(group.stream())),
            TokenTree::Group(group) => walk(group.stream(), found),
            // `const SHAPES: &str = "…";`
            TokenTree::Literal(_) if before == ["str", "="] => found.extend(first_text(token.clone().into())),
            TokenTree::Literal(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
        before = [std::mem::take(&mut before[1]), token.to_string()];
    }
}

fn first_text(tokens: TokenStream) -> Option<String> {
    let first = tokens.into_iter().next()?;
    syn::parse2::<syn::LitStr>(first.into()).ok().map(|text| text.value())
}
