//! Structs: the fields for people, how one is made, and the table for the codec.

use super::spelling::{field, ty};
use super::writer::Writer;
use super::{Context, Item, docs, record};
use crate::ir::{Constructor, Home, Member, Presence, Struct, Type, TypeDef, TypeId, TypeKind};

pub(super) fn emit(cx: &Context<'_>, id: TypeId, def: &TypeDef, it: &Struct) -> Vec<Item> {
    let mut out = Writer::default();
    definition(cx, &mut out, def, it);
    match &it.constructor {
        Constructor::Empty => {}
        Constructor::Arguments(order) => arguments(cx, &mut out, def, it, order),
        Constructor::Required(name, order) => {
            required(cx, &mut out, def, it, name.as_str(), order);
            from_required(&mut out, def, it, name.as_str(), order);
        }
    }
    if let Some(input) = it.input {
        into_input(cx, &mut out, def, it, input);
    }
    vec![
        Item::Text(out.finish()),
        Item::Table("record", record::lines(cx, id, def, it)),
    ]
}

fn definition(cx: &Context<'_>, out: &mut Writer, def: &TypeDef, it: &Struct) {
    let names = it.members.iter().map(|member| member.name.wire.as_str());
    let shape = || docs::shape(what(def), names);
    out.docs(0, &docs::of_type(&def.docs, &def.origin, shape));
    out.line(0, "#[derive(Clone)]");
    out.line(0, "#[non_exhaustive]");
    if it.members.is_empty() && it.rest.is_none() {
        return out.parts(0, &["pub struct ", def.name.rust.as_str(), " {}"]);
    }
    out.parts(0, &["pub struct ", def.name.rust.as_str(), " {"]);
    for member in &it.members {
        out.docs(1, &docs::of_member(&member.docs));
        let ty = field(cx, &member.ty, member.presence);
        out.parts(1, &["pub ", member.name.rust.as_str(), ": ", &ty, ","]);
    }
    if let Some(rest) = &it.rest {
        out.line(1, "/// Members that the document does not name.");
        let ty = ty(cx, &Type::Map(Box::new(rest.ty.clone())));
        out.parts(1, &["pub ", rest.name.as_str(), ": ", &ty, ","]);
    }
    out.line(0, "}");
}

fn what(def: &TypeDef) -> &'static str {
    match def.home {
        Home::Types => "An object with",
        Home::Client => "The headers",
    }
}

/// `new` with the required members as arguments.
fn arguments(cx: &Context<'_>, out: &mut Writer, def: &TypeDef, it: &Struct, order: &[usize]) {
    let members: Vec<&Member> = order.iter().map(|i| &it.members[*i]).collect();
    let arguments = members.iter().map(|member| {
        let (name, ty) = (&member.name.rust, ty(cx, &member.ty));
        if member.ty.is_copy() {
            format!("{name}: {ty}")
        } else {
            format!("{name}: impl Into<{ty}>")
        }
    });
    let values = members.iter().map(|member| {
        let name = &member.name.rust;
        if member.ty.is_copy() {
            name.to_string()
        } else {
            format!("{name}: {name}.into()")
        }
    });
    let arguments: Vec<String> = arguments.collect();
    constructor(out, def, it, order, &arguments, values.collect());
}

/// `impl X { pub fn new(…) -> Self { … } }`
fn constructor(
    out: &mut Writer,
    def: &TypeDef,
    it: &Struct,
    order: &[usize],
    arguments: &[String],
    mut values: Vec<String>,
) {
    out.gap();
    out.parts(0, &["impl ", def.name.rust.as_str(), " {"]);
    out.docs(1, &made_with(def, it, order));
    out.line(1, "#[inline]");
    out.list(1, "pub fn new(", arguments, ") -> Self {");
    if has_others(it, order) {
        values.push("..Self::blank()".to_owned());
    }
    fields(out, 2, "Self {", values);
    out.line(1, "}");
    out.line(0, "}");
}

/// A struct's value, a field a line.
fn fields(out: &mut Writer, level: usize, open: &str, values: Vec<String>) {
    out.line(level, open);
    for value in values {
        // Nothing may follow the rest.
        let comma = if value.starts_with("..") { "" } else { "," };
        out.parts(level + 1, &[&value, comma]);
    }
    out.line(level, "}");
}

/// The struct of required members, where there are too many for arguments.
fn required(cx: &Context<'_>, out: &mut Writer, def: &TypeDef, it: &Struct, required: &str, order: &[usize]) {
    out.gap();
    out.docs(0, &docs::sentence(&format!("What a [`{}`] always has.", def.name.rust)));
    out.line(0, "#[derive(Clone, Debug)]");
    out.parts(0, &["pub struct ", required, " {"]);
    for member in order.iter().map(|i| &it.members[*i]) {
        out.docs(1, &docs::of_member(&member.docs));
        out.parts(1, &["pub ", member.name.rust.as_str(), ": ", &ty(cx, &member.ty), ","]);
    }
    out.line(0, "}");
}

fn from_required(out: &mut Writer, def: &TypeDef, it: &Struct, required: &str, order: &[usize]) {
    let values = order.iter().map(|i| {
        let name = &it.members[*i].name.rust;
        format!("{name}: required.{name}")
    });
    let argument = [format!("required: {required}")];
    constructor(out, def, it, order, &argument, values.collect());
}

fn made_with(def: &TypeDef, it: &Struct, given: &[usize]) -> docs::Doc {
    let name = &def.name.rust;
    if !has_others(it, given) {
        return docs::sentence(&format!("With everything that a `{name}` has."));
    }
    let nullable = it.members.iter().any(|member| member.presence == Presence::Nullable);
    let others = if nullable { "`null` or left out" } else { "left out" };
    docs::sentence(&format!(
        "With what a `{name}` always has; everything else is {others}."
    ))
}

/// Whether there are members that are not given.
fn has_others(it: &Struct, given: &[usize]) -> bool {
    given.len() != it.members.len() || it.rest.is_some()
}

/// Whether the code of a struct mentions `blank`.
pub(super) fn needs_blank(cx: &Context<'_>, it: &Struct) -> bool {
    let constructor = match &it.constructor {
        Constructor::Empty => false,
        Constructor::Arguments(order) | Constructor::Required(_, order) => has_others(it, order),
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

fn into_input(cx: &Context<'_>, out: &mut Writer, def: &TypeDef, it: &Struct, input: TypeId) {
    let sent_name = cx.def(input).name.rust.as_str();
    let TypeKind::Struct(sent) = &cx.def(input).kind else {
        return;
    };
    let values = sent.members.iter().filter_map(|member| {
        let own = it.members.iter().find(|own| own.name.wire == member.name.wire)?;
        let value = converted(cx, format!("self.{}", own.name.rust), own, &member.ty);
        Some(format!("{}: {value}", member.name.rust))
    });
    let rest = sent.rest.iter().map(|rest| format!("{0}: self.{0}", rest.name));
    let blank = (!missing(cx, it, input).is_empty()).then(|| format!("..{sent_name}::blank()"));
    let values: Vec<String> = values.chain(rest).chain(blank).collect();
    out.gap();
    out.parts(0, &["impl ", def.name.rust.as_str(), " {"]);
    out.line(
        1,
        "/// As it is sent back: without the members that only the vendor writes. For get, edit, put.",
    );
    out.line(1, "#[inline]");
    out.parts(1, &["pub fn into_input(self) -> ", sent_name, " {"]);
    fields(out, 2, &format!("{sent_name} {{"), values);
    out.line(1, "}");
    out.line(0, "}");
}

fn converted(cx: &Context<'_>, value: String, own: &Member, sent: &Type) -> String {
    if cx.one(&own.ty) == cx.one(sent) {
        return value;
    }
    match own.presence {
        Presence::Required => convert(&value, &own.ty),
        Presence::Optional | Presence::Nullable | Presence::OptionalNullable => {
            format!("{value}.map(|value| {})", convert("value", &own.ty))
        }
    }
}

fn convert(value: &str, ty: &Type) -> String {
    match ty {
        Type::List(inner) => format!("{value}.into_iter().map(|item| {}).collect()", convert("item", inner)),
        Type::Map(inner) => format!(
            "{value}.into_iter().map(|(key, item)| (key, {})).collect()",
            convert("item", inner)
        ),
        Type::Nullable(inner) => format!("{value}.map(|item| {})", convert("item", inner)),
        Type::Boxed(_) => format!("Box::new({value}.into_input())"),
        _ => format!("{value}.into_input()"),
    }
}
