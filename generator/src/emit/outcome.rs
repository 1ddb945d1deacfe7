//! What a call can come to: the enums of documented successes and errors.

use super::spelling::{runtime, runtime_client, ty};
use super::writer::Writer;
use super::{Context, Item, docs};
use crate::ir::{Answer, ErrorShape, Group, Ident, Operation, Status, SuccessShape};

pub(super) fn emit(cx: &Context<'_>, group: &Group, it: &Operation) -> Vec<Item> {
    let mut items = Vec::new();
    if let SuccessShape::Several(name, numbers) = &it.success {
        let sentence = format!(
            "The successes that the document promises for [`{}::{}`].",
            group.type_name, it.name.rust
        );
        items.extend(outcome(cx, name, numbers, it, &sentence, "#[derive(Clone, Debug)]"));
    }
    if let ErrorShape::Enum(name, numbers) = &it.errors {
        let sentence = format!(
            "The errors that the document promises for [`{}::{}`].",
            group.type_name, it.name.rust
        );
        // The error that a call comes to cannot be cloned, because what the transport says cannot.
        items.extend(outcome(cx, name, numbers, it, &sentence, "#[derive(Debug)]"));
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

fn outcome(
    cx: &Context<'_>,
    name: &Ident,
    numbers: &[usize],
    it: &Operation,
    sentence: &str,
    derives: &str,
) -> Vec<Item> {
    let mut out = Writer::default();
    out.docs(0, &docs::sentence(sentence));
    out.line(0, derives);
    out.line(0, "#[non_exhaustive]");
    out.parts(0, &["pub enum ", name.as_str(), " {"]);
    for answer in numbers.iter().map(|i| &it.answers[*i]) {
        out.docs(1, &answer_docs(answer));
        out.parts(1, &[answer.variant.as_str(), "(", &response(cx, answer), "),"]);
    }
    out.line(0, "}");
    let mut lines = vec![format!("{name};")];
    lines.extend(numbers.iter().map(|i| format!("{i} => {};", it.answers[*i].variant)));
    vec![Item::Text(out.finish()), Item::Table("outcome", lines)]
}

/// `Response<Customer, CustomerHeaders>`
pub(super) fn response(cx: &Context<'_>, answer: &Answer) -> String {
    let (response, body) = (runtime_client(cx, "Response"), ty(cx, &answer.ty));
    match answer.headers {
        Some(id) => format!("{response}<{body}, {}>", cx.def(id).name.rust),
        None => format!("{response}<{body}>"),
    }
}

/// The type of a success.
pub(super) fn success(cx: &Context<'_>, it: &Operation) -> String {
    match &it.success {
        SuccessShape::One(i) => response(cx, &it.answers[*i]),
        SuccessShape::Several(name, _) => name.to_string(),
        SuccessShape::Undocumented => format!("{}<{}>", runtime_client(cx, "Response"), runtime(cx, "Bytes")),
    }
}

/// The type of a documented error.
pub(super) fn error(cx: &Context<'_>, it: &Operation) -> String {
    match &it.errors {
        ErrorShape::Enum(name, _) => name.to_string(),
        ErrorShape::Undocumented => runtime_client(cx, "Undocumented").into_owned(),
    }
}

fn answer_docs(answer: &Answer) -> docs::Doc {
    let status = status_text(answer.status);
    docs::of_answer(&status, &answer.docs)
}

/// A status as docs name it.
pub(super) fn status_text(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "Any other status".to_owned(),
    }
}
