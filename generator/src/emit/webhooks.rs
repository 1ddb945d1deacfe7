//! `webhooks.rs`: the enum of the events that the vendor sends.

use quote::quote;

use super::spelling::ty;
use super::writer::Writer;
use super::{Context, Item, PrintedFile, docs, quoted};
use crate::ir::{Docs, Events, Told, Type, Webhook};

pub(super) fn emit(cx: &Context<'_>, it: &Events) -> PrintedFile {
    let events: Vec<&Webhook> = cx.api.webhooks.iter().filter(|hook| !hook.events.is_empty()).collect();
    let mut runtime = std::collections::BTreeSet::new();
    events
        .iter()
        .filter_map(|hook| hook.payload.as_ref())
        .for_each(|ty| super::types::used(ty, &mut runtime));
    let runtime = super::types::import(cx, runtime, false);
    let imports = quote! {
        #runtime
        #[allow(unused_imports)]
        use super::types::*;
    };
    PrintedFile {
        path: "webhooks.rs".to_owned(),
        items: vec![
            Item::Rust(imports),
            Item::Text(definition(cx, it, &events)),
            Item::Table("webhooks", table(it, &events)),
        ],
    }
}

fn definition(cx: &Context<'_>, it: &Events, events: &[&Webhook]) -> String {
    let mut out = Writer::default();
    let title = cx.api.title.replace('`', "");
    let told = match &it.told {
        Told::Elsewhere => "The document does not say how they are told apart: hand the name to `read`.".to_owned(),
        Told::Member(path) => format!("`{}` tells which one it is.", path.join(".").replace('`', "")),
        Told::Header(name) => format!("The header `{name}` tells which one it is: hand its value to `read`."),
    };
    let sentence = Docs {
        summary: Some(format!("An event of {title}. {told}")),
        ..Docs::default()
    };
    out.docs(0, &docs::of_member(&sentence));
    out.line(0, "#[derive(Clone, Debug, PartialEq)]");
    out.line(0, "#[non_exhaustive]");
    out.parts(0, &["pub enum ", it.name.as_str(), " {"]);
    for hook in events {
        out.docs(1, &docs::of_member(&words(hook)));
        let payload = ty(cx, hook.payload.as_ref().unwrap_or(&Type::Unit));
        out.parts(1, &[hook.name.rust.as_str(), "(", &payload, "),"]);
    }
    out.line(1, "/// An event that the document does not know.");
    out.line(1, "Unrecognized(specwright_runtime::event::UnrecognizedEvent),");
    out.line(0, "}");
    out.finish()
}

/// The document's words, and the name under which the event is sent.
fn words(hook: &Webhook) -> Docs {
    let names: Vec<String> = hook
        .events
        .iter()
        .map(|name| format!("`{}`", name.replace('`', "")))
        .collect();
    let mut docs = hook.docs.clone();
    docs.notes.push(format!("{}.", names.join(", ")));
    docs
}

fn table(it: &Events, events: &[&Webhook]) -> Vec<String> {
    let told = match &it.told {
        Told::Elsewhere => "name".to_owned(),
        Told::Member(path) => {
            let path: Vec<String> = path.iter().map(|name| quoted(name)).collect();
            format!("member {}", path.join(" "))
        }
        Told::Header(name) => format!("header {}", quoted(name)),
    };
    let lines = events.iter().map(|hook| {
        let names: Vec<String> = hook.events.iter().map(|name| quoted(name)).collect();
        format!("{} => {};", names.join(" | "), hook.name.rust)
    });
    std::iter::once(format!("{} by {told};", it.name))
        .chain(lines)
        .collect()
}
