//! One operation: its method, the static that describes it, and the builder for what is optional.

use super::outcome::{error, success};
use super::spelling::{runtime_client, ty};
use super::writer::Writer;
use super::{Context, Item, call, client, docs, example, outcome, pages, quoted};
use crate::ir::{
    Body, BodyKind, ErrorShape, Group, Location, Media, Operation, Parameter, PartEncoding, Repeat, Rule, Status,
    Style, Type,
};

/// The method by which callers begin the operation.
pub(super) fn method(cx: &Context<'_>, out: &mut Writer, group: &Group, it: &Operation) {
    let parameters = it.parameters.iter().filter(|p| p.required);
    let body = it.body.iter().filter(|body| body.required);
    let described = parameters.clone().map(|p| (&p.name.rust, &p.docs));
    let words = docs::of_arguments(described.chain(body.clone().map(|body| (&body.name, &body.docs))));
    let route = format!("`{} {}`", it.verb.as_str(), it.path.replace('`', ""));
    let example = example::of_operation(cx, group, it).unwrap_or_default();
    out.docs(1, &docs::of_operation(&it.docs, &[words, route, example, errors(it)]));
    if it.docs.deprecated {
        out.line(1, "#[deprecated]");
    }
    let parameters = parameters.map(|p| format!("{}: {}", p.name.rust, argument(cx, &p.ty)));
    let body = body.map(|body| format!("{}: {}", body.name, body_type(cx, body)));
    let arguments: Vec<String> = ["&self".to_owned()].into_iter().chain(parameters).chain(body).collect();
    // What a program does not call is not compiled for it.
    out.line(1, "#[inline]");
    let open = format!("pub fn {}(", it.name.rust);
    out.list(1, &open, &arguments, &format!(") -> {} {{", returns(cx, it)));
    match &it.builder {
        None => out.chain(2, "self.core", &begun(cx, it), ""),
        Some(builder) => {
            out.parts(2, &[builder.as_str(), " {"]);
            out.chain(3, "call: self.core", &begun(cx, it), ",");
            out.line(2, "}");
        }
    }
    out.line(1, "}");
}

/// The documented errors, with their statuses.
fn errors(it: &Operation) -> String {
    let ErrorShape::Enum(name, numbers) = &it.errors else {
        return String::new();
    };
    let answers = numbers.iter().filter_map(|number| it.answers.get(*number));
    let each = answers.map(|answer| {
        let status = match answer.status {
            Status::Default => "any other".to_owned(),
            status => outcome::status_text(status),
        };
        format!("{status} [`{0}`]({name}::{0})", answer.variant)
    });
    format!("# Errors\n\n[`{name}`]: {}.", each.collect::<Vec<_>>().join(", "))
}

fn returns(cx: &Context<'_>, it: &Operation) -> String {
    match &it.builder {
        Some(builder) => builder.to_string(),
        None => call_type(cx, it),
    }
}

fn call_type(cx: &Context<'_>, it: &Operation) -> String {
    format!("{}<{}, {}>", runtime_client(cx, "Call"), success(cx, it), error(cx, it))
}

/// The call with everything that is required: what follows `self.core`.
fn begun(cx: &Context<'_>, it: &Operation) -> Vec<String> {
    let required = it.parameters.iter().enumerate().filter(|(_, p)| p.required);
    let parameters = required.map(|(i, p)| {
        let borrow = if by_value(cx, &p.ty) { "&" } else { "" };
        format!(".param({i}, {borrow}{})", p.name.rust)
    });
    let body = it.body.iter().filter(|body| body.required);
    let body = body.map(|body| format!(".{}({}{})", body_method(body.kind), borrowed(cx, body), body.name));
    let call = [format!(".call(&{})", it.constant)];
    let links = call.into_iter().chain(parameters).chain(body);
    links.chain([".ready()".to_owned()]).collect()
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
pub(super) fn body_type(cx: &Context<'_>, body: &Body) -> String {
    match body.kind {
        BodyKind::Text => "impl Into<String>".to_owned(),
        BodyKind::Bytes => "impl Into<specwright_runtime::client::Body>".to_owned(),
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart => argument(cx, &body.ty),
    }
}

/// `&`, where a body is an argument by value and the engine wants to look at it.
pub(super) fn borrowed(cx: &Context<'_>, body: &Body) -> &'static str {
    let looked_at = match body.kind {
        BodyKind::Bytes | BodyKind::Text => false,
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart => true,
    };
    if looked_at && by_value(cx, &body.ty) { "&" } else { "" }
}

/// The type of a parameter as an argument: small values as they are, everything else borrowed.
pub(super) fn argument(cx: &Context<'_>, ty_: &Type) -> String {
    match ty_.resolved(&cx.api.types) {
        Type::String => "&str".to_owned(),
        Type::List(item) => format!("&[{}]", ty(cx, item)),
        _ if by_value(cx, ty_) => ty(cx, ty_),
        _ => format!("&{}", ty(cx, ty_)),
    }
}

pub(super) fn by_value(cx: &Context<'_>, ty: &Type) -> bool {
    ty.resolved(&cx.api.types).is_copy()
}

/// The builder for what is optional.
pub(super) fn builder(cx: &Context<'_>, group: &Group, it: &Operation) -> Vec<Item> {
    let Some(builder) = &it.builder else { return Vec::new() };
    let mut out = Writer::default();
    let sentence = format!("[`{}::{}`] with its optional parts.", group.type_name, it.name.rust);
    out.docs(0, &docs::sentence(&sentence));
    out.line(0, "#[must_use = \"a call does nothing until it is awaited\"]");
    out.parts(0, &["pub struct ", builder.as_str(), " {"]);
    out.parts(1, &["call: ", &call_type(cx, it), ","]);
    out.line(0, "}");
    out.gap();
    out.parts(0, &["impl ", builder.as_str(), " {"]);
    let optional = it.parameters.iter().enumerate().filter(|(_, p)| !p.required);
    let mut first = true;
    for (i, p) in optional {
        if !std::mem::take(&mut first) {
            out.gap();
        }
        call::parameter(cx, &mut out, i, p);
    }
    if let Some(body) = it.body.as_ref().filter(|body| !body.required) {
        if !first {
            out.gap();
        }
        call::body(cx, &mut out, body, &format!("set_{}", body_method(body.kind)));
    }
    out.line(0, "}");
    let line = format!("{builder}, {}, {}", success(cx, it), error(cx, it));
    let mut items = vec![
        Item::Text(out.finish()),
        Item::Table("call_builder", vec![line.clone()]),
    ];
    items.extend(pages::macro_call(cx, it, line));
    items
}

/// The static that describes the operation to the engine.
pub(super) fn constant(cx: &Context<'_>, it: &Operation) -> Item {
    let mut links: Vec<(String, Vec<String>)> = Vec::new();
    if !it.parameters.is_empty() {
        let parameters = it.parameters.iter().map(|it| parameter(cx, it));
        links.push((".parameters(&[".to_owned(), parameters.collect()));
    }
    if let Some(body) = &it.body {
        let (kind, media) = (runtime_client(cx, "BodyKind"), quoted(&body.media_type));
        links.push((format!(".body({kind}::{:?}, {media})", body.kind), Vec::new()));
        if !body.parts.is_empty() {
            let parts = body.parts.iter().map(|it| encoding(cx, it));
            links.push((".encodings(&[".to_owned(), parts.collect()));
        }
    }
    if !it.answers.is_empty() {
        let answers = it.answers.iter().map(|it| answer(cx, it.status, it.media));
        links.push((".answers(&[".to_owned(), answers.collect()));
    }
    if let Some(paging) = &it.paging {
        links.push((pages::link(cx, paging), Vec::new()));
    }
    if it.repeat != Repeat::ByMethod {
        let repeat = runtime_client(cx, "Repeat");
        links.push((format!(".repeat({repeat}::{:?})", it.repeat), Vec::new()));
    }
    if !it.security.is_empty() {
        let alternatives = it.security.iter().map(|schemes| {
            let schemes: Vec<String> = schemes.iter().map(usize::to_string).collect();
            format!("&[{}]", schemes.join(", "))
        });
        links.push((".security(&[".to_owned(), alternatives.collect()));
    }
    if !it.servers.is_empty() {
        let servers = it.servers.iter().map(|it| client::server(cx, it));
        links.push((".servers(&[".to_owned(), servers.collect()));
    }
    Item::Text(laid_out_constant(cx, it, &links))
}

fn laid_out_constant(cx: &Context<'_>, it: &Operation, links: &[(String, Vec<String>)]) -> String {
    let (operation, verb) = (runtime_client(cx, "Operation"), runtime_client(cx, "Verb"));
    let name = quoted(it.name.rust.bare());
    let open = format!(
        "static {}: {operation} = {operation}::new({name}, {verb}::{:?}, {})",
        it.constant,
        it.verb,
        quoted(&it.path)
    );
    let mut out = Writer::default();
    let end = |last: bool| if last { ";" } else { "" };
    out.parts(0, &[&open, end(links.is_empty())]);
    for (i, (link, items)) in links.iter().enumerate() {
        let end = end(i + 1 == links.len());
        if link.ends_with('[') {
            out.list(1, link, items, &format!("]){end}"));
        } else {
            out.parts(1, &[link, end]);
        }
    }
    out.finish()
}

fn answer(cx: &Context<'_>, status: Status, media: Media) -> String {
    let (answer, medium) = (runtime_client(cx, "Answer"), runtime_client(cx, "Media"));
    match status {
        Status::Code(code) => format!("{answer}::code({code}, {medium}::{media:?})"),
        Status::Range(class) => format!("{answer}::range({class}, {medium}::{media:?})"),
        Status::Default => format!("{answer}::default({medium}::{media:?})"),
    }
}

fn parameter(cx: &Context<'_>, it: &Parameter) -> String {
    let location = match it.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    let secret = if it.rules.contains(&Rule::Secret) {
        ".secret()"
    } else {
        ""
    };
    let (parameter, name) = (runtime_client(cx, "Parameter"), quoted(&it.name.wire));
    format!(
        "{parameter}::{location}({name}){}{secret}",
        style(cx, it.location, it.style)
    )
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
fn style(cx: &Context<'_>, location: Location, style: Style) -> String {
    match style {
        _ if is_default(location, style) => String::new(),
        Style::Json => ".json()".to_owned(),
        Style::Text => String::new(),
        Style::Form(true, true) => ".allow_reserved()".to_owned(),
        other => {
            let (name, explode) = laid_out(other);
            let reserved = reserved(other);
            format!(".style({}::{name}, {explode}){reserved}", runtime_client(cx, "Style"))
        }
    }
}

fn reserved(style: Style) -> &'static str {
    if matches!(style, Style::Form(_, true)) {
        ".allow_reserved()"
    } else {
        ""
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

fn encoding(cx: &Context<'_>, it: &PartEncoding) -> String {
    let mut out = format!("{}::new({})", runtime_client(cx, "Encoding"), quoted(&it.property));
    if let Some(media) = &it.content_type {
        out.push_str(&format!(".content_type({})", quoted(media)));
    }
    if let Some(style) = it.style {
        let (name, explode) = laid_out(style);
        let styles = runtime_client(cx, "Style");
        out.push_str(&format!(".style({styles}::{name}, {explode}){}", reserved(style)));
    }
    out
}
