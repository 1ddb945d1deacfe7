//! Unions: an enum of the members, and the facts that tell them apart.

use super::enumeration::literal;
use super::spelling::{runtime, ty};
use super::writer::Writer;
use super::{Context, Item, docs, quoted};
use crate::ir::{Alternative, Discriminator, TypeDef, TypeId, Union, UnionKind};

pub(super) fn emit(cx: &Context<'_>, id: TypeId, def: &TypeDef, it: &Union) -> Vec<Item> {
    let mut out = Writer::default();
    let names = it.variants.iter().map(|variant| variant.name.bare());
    let shape = || docs::shape("One of", names);
    out.docs(0, &docs::of_type(&def.docs, &def.origin, shape));
    out.line(0, "#[derive(Clone)]");
    out.line(0, "#[non_exhaustive]");
    out.parts(0, &["pub enum ", def.name.rust.as_str(), " {"]);
    for variant in &it.variants {
        out.docs(1, &docs::of_member(&variant.docs));
        out.parts(1, &[variant.name.as_str(), "(", &ty(cx, &variant.ty), "),"]);
    }
    out.line(1, "/// A value that fits none of the members.");
    out.parts(1, &["Unrecognized(", &runtime(cx, "UnrecognizedValue"), "),"]);
    out.line(0, "}");
    let table = match &it.kind {
        UnionKind::Untagged => Item::Table("untagged", untagged(cx, id, def, it)),
        UnionKind::Tagged(tag) => Item::Table("tagged", tagged(cx, def, it, tag)),
    };
    vec![Item::Text(out.finish()), table]
}

fn untagged(cx: &Context<'_>, id: TypeId, def: &TypeDef, it: &Union) -> Vec<String> {
    let mut lines = vec![format!("{} {}{};", def.name.rust, cx.statics.name(id), from(it))];
    for (i, variant) in it.variants.iter().enumerate() {
        let ty = ty(cx, &variant.ty);
        lines.push(format!("{i} {}({ty}) = {};", variant.name, facts(cx, variant)));
    }
    lines
}

/// Payloads convert into the union where all of them are of different types.
fn from(it: &Union) -> &'static str {
    if it.variants.iter().all(|variant| variant.from) {
        " from"
    } else {
        ""
    }
}

/// Everything that the runtime wants to know of one member.
fn facts(cx: &Context<'_>, it: &Alternative) -> String {
    let mut facts = Vec::new();
    // What a more telling fact says already is left out.
    let told = if it.record.is_some() { OBJ } else { 0 }
        | if it.values.is_some() { STR } else { 0 }
        | if it.items != 0 { ARR } else { 0 };
    if it.kinds & !told != 0 || told == 0 {
        facts.push(format!("kinds({})", kinds(it.kinds & !told)));
    }
    if let Some(id) = it.record {
        facts.push(format!("object({})", cx.statics.name(id)));
    }
    if !it.constants.is_empty() {
        let constants = it
            .constants
            .iter()
            .map(|(key, value)| format!("{} => {}", quoted(key), literal(value)));
        facts.push(format!("constants({})", constants.collect::<Vec<_>>().join(", ")));
    }
    if it.record.is_some() && !it.members.is_empty() {
        let kinds = it.members.iter().map(u8::to_string);
        facts.push(format!("members(&[{}])", kinds.collect::<Vec<_>>().join(", ")));
    }
    if let Some(id) = it.values {
        facts.push(format!("values({}::VALUES)", cx.def(id).name.rust));
    }
    if it.items != 0 {
        facts.push(format!("list({})", kinds(it.items)));
    }
    facts.join(", ")
}

const STR: u8 = 16;
const ARR: u8 = 32;
const OBJ: u8 = 64;

fn kinds(bits: u8) -> String {
    const NAMES: [(u8, &str); 7] = [
        (1, "NULL"),
        (2, "BOOL"),
        (4, "INT"),
        (8, "NUM"),
        (STR, "STR"),
        (ARR, "ARR"),
        (OBJ, "OBJ"),
    ];
    if bits == 127 {
        return "ANY".to_owned();
    }
    let names = NAMES.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, name)| *name);
    names.collect::<Vec<_>>().join(" | ")
}

fn tagged(cx: &Context<'_>, def: &TypeDef, it: &Union, tag: &Discriminator) -> Vec<String> {
    let mut lines = vec![format!("{}, {}{};", def.name.rust, quoted(&tag.property), from(it))];
    for (i, variant) in it.variants.iter().enumerate() {
        let ty = ty(cx, &variant.ty);
        let carried = if variant.carries_tag { ", carried" } else { "" };
        let fallback = if tag.fallback == Some(i) { ", fallback" } else { "" };
        let values = tag
            .values
            .iter()
            .filter(|(_, number)| *number == i)
            .map(|(value, _)| quoted(value));
        let values = values.collect::<Vec<_>>().join(" | ");
        lines.push(format!("{i} {}({ty}) = {values}{carried}{fallback};", variant.name));
    }
    lines
}
