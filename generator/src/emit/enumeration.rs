//! Enums of constants.

use super::spelling::runtime;
use super::writer::Writer;
use super::{Context, Item, docs, quoted};
use crate::ir::{Docs, Enum, Literal, TypeDef, ValueEnum, Variant};

pub(super) fn emit(cx: &Context<'_>, def: &TypeDef, it: &Enum) -> Vec<Item> {
    let mut out = Writer::default();
    let unrecognized = it.open.then(|| runtime(cx, "Unrecognized"));
    definition(&mut out, def, it.values.iter(), unrecognized.as_deref());
    let mut lines = vec![format!("{};", def.name.rust)];
    lines.extend(
        it.values
            .iter()
            .enumerate()
            .map(|(i, v)| format!("{i} {} = {};", v.name.rust, quoted(&v.name.wire))),
    );
    vec![
        Item::Text(out.finish()),
        Item::Table(if it.open { "open_enum" } else { "closed_enum" }, lines),
    ]
}

pub(super) fn emit_values(cx: &Context<'_>, def: &TypeDef, it: &ValueEnum) -> Vec<Item> {
    let mut out = Writer::default();
    let unrecognized = runtime(cx, "UnrecognizedValue");
    definition(&mut out, def, it.values.iter().map(|(_, v)| v), Some(&*unrecognized));
    let mut lines = vec![format!("{};", def.name.rust)];
    let entries = it.values.iter().enumerate();
    lines.extend(entries.map(|(i, (value, v))| format!("{i} {} = {};", v.name.rust, literal(value))));
    vec![Item::Text(out.finish()), Item::Table("value_enum", lines)]
}

fn definition<'a>(
    out: &mut Writer,
    def: &TypeDef,
    variants: impl ExactSizeIterator<Item = &'a Variant> + Clone,
    unrecognized: Option<&str>,
) {
    let names = variants.clone().map(|it| it.name.wire.as_str());
    let shape = || docs::shape("One of", names);
    out.docs(0, &docs::of_type(&def.docs, &def.origin, shape));
    if unrecognized.is_some() {
        out.line(0, "#[derive(Clone)]");
        out.line(0, "#[non_exhaustive]");
    } else {
        out.line(0, "#[derive(Clone, Copy)]");
    }
    out.parts(0, &["pub enum ", def.name.rust.as_str(), " {"]);
    variants.for_each(|it| variant(out, it));
    if let Some(unrecognized) = unrecognized {
        out.line(1, "/// A value that the document does not list.");
        out.parts(1, &["Unrecognized(", unrecognized, "),"]);
    }
    out.line(0, "}");
}

/// A value with the vendor's words, or with what travels where the variant does not show it.
fn variant(out: &mut Writer, variant: &Variant) {
    let text = match variant.name.wire.as_str() {
        "" => "The empty text.".to_owned(),
        wire => format!("`{}`", wire.replace('`', "'")),
    };
    let wire = Docs {
        notes: vec![text],
        ..variant.docs.clone()
    };
    out.docs(1, &docs::of_member(&wire));
    out.parts(1, &[variant.name.rust.as_str(), ","]);
}

pub(super) fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Str(text) => format!("Str({})", quoted(text)),
        Literal::Int(n) => format!("Int({n})"),
        Literal::Num(n) => format!("Num({n:?})"),
        Literal::Bool(b) => format!("Bool({b})"),
        Literal::Null => "Null".to_owned(),
    }
}
