//! Parameters: where they travel, how they are written, what they are called in Rust.

use openapiv3::{
    OpenAPI, Parameter as Model, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
};

use super::super::context::Context;
use super::super::naming::pascal;
use super::super::node::{Node, Pointer, join, join2};
use super::super::schema::Use;
use super::super::views::Direction;
use super::super::{Lowering, docs};
use super::{Found, component_place, model_of, named, parameter_names};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{CollectionFormat, Docs, Ident, Location, Name, Parameter, Style, Type};

/// Through a reference to the parameter.
pub(super) fn resolve<'d>(model: &'d OpenAPI, parameter: &'d ReferenceOr<Model>) -> Option<&'d Model> {
    match parameter {
        ReferenceOr::Item(parameter) => Some(parameter),
        ReferenceOr::Reference { reference } => {
            named(model.components.as_ref().map(|c| &c.parameters), reference).map(|(_, parameter)| parameter)
        }
    }
}

/// All parameters of an operation, required ones first; the operation's own override the path's.
pub(super) fn parameters<'d>(lowering: &mut Lowering<'d, '_>, found: &Found<'d>, stem: &str) -> Vec<Parameter> {
    let mut placed: Vec<(&'d Model, Pointer, String)> = Vec::new();
    let lists = [
        (&found.item.parameters, &found.item_at),
        (&found.model.parameters, &found.at),
    ];
    for (list, at) in lists {
        for (i, parameter) in list.iter().enumerate() {
            let at = join2(at, "parameters", &i.to_string());
            let Some(entry) = place(lowering, parameter, &at, stem) else {
                continue;
            };
            let step = parameter_names::place_text(location(entry.0));
            lowering.places.name(&at, &[step, &entry.0.parameter_data_ref().name]);
            match placed.iter_mut().find(|(known, _, _)| same(known, entry.0)) {
                Some(known) => *known = entry,
                None => placed.push(entry),
            }
        }
    }
    // Path parameters first: an operation is known by its path, so that none of them is ever added.
    placed.sort_by_key(|(model, ..)| location(model) != Location::Path);
    let mut all: Vec<(Parameter, Pointer)> = Vec::new();
    for (model, at, hint) in placed {
        all.extend(parameter(lowering, model, &at, &hint).map(|it| (it, at)));
    }
    let all = parameter_names::named(lowering, found, all);
    in_order(lowering, found, all)
}

/// The parameter, where it stands, and the name for a type that it declares inline.
fn place<'d>(
    lowering: &Lowering<'d, '_>,
    parameter: &'d ReferenceOr<Model>,
    at: &Pointer,
    stem: &str,
) -> Option<(&'d Model, Pointer, String)> {
    match parameter {
        ReferenceOr::Item(parameter) => {
            let hint = format!("{stem}{}", pascal(&parameter.parameter_data_ref().name));
            Some((parameter, at.clone(), hint))
        }
        ReferenceOr::Reference { reference } => {
            let section = model_of(lowering).components.as_ref().map(|c| &c.parameters);
            let (name, parameter) = named(section, reference)?;
            Some((parameter, component_place("parameters", name), pascal(name)))
        }
    }
}

fn same(a: &Model, b: &Model) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b) && a.parameter_data_ref().name == b.parameter_data_ref().name
}

fn parameter<'d>(lowering: &mut Lowering<'d, '_>, model: &'d Model, at: &Pointer, hint: &str) -> Option<Parameter> {
    let data = model.parameter_data_ref();
    let location = location(model);
    if location == Location::Header && is_ours(&data.name) {
        let message = format!("the header `{}` is set by the client, so it is no argument", data.name);
        lowering.report(&codes::HEADER_PARAMETER_IGNORED, at, message);
        return None;
    }
    let (found, content) = value(lowering, data, at, hint);
    let style = content.unwrap_or_else(|| style(model, data));
    let mut docs = Docs {
        description: docs::text(data.description.as_deref()),
        ..Docs::default()
    };
    docs.deprecated = data.deprecated == Some(true);
    if docs.description.is_none() {
        docs.description = found.docs.description.clone().or(found.docs.summary.clone());
    }
    let example = docs::example_of(data.example.as_ref(), data.examples.values());
    docs.notes.extend(example.and_then(docs::example_note));
    docs.example = example.and_then(docs::scalar).or(found.docs.example);
    for note in &found.docs.notes {
        // The parameter's own example comes first.
        if docs.notes.is_empty() || !note.starts_with(docs::EXAMPLE) {
            docs.notes.push(note.clone());
        }
    }
    docs.notes.extend(found.rules.iter().filter_map(docs::rule_note));
    docs.notes.extend(found.default.map(docs::default_note));
    Some(Parameter {
        name: Name {
            wire: data.name.clone(),
            rust: Ident::default(),
        },
        docs,
        origin: lowering.origin(at),
        location,
        style,
        ty: found.ty,
        required: required(lowering, data, location, at),
        rules: found.rules,
    })
}

/// What stands in the path is always required.
fn required(lowering: &mut Lowering<'_, '_>, data: &ParameterData, location: Location, at: &Pointer) -> bool {
    if location == Location::Path {
        return true;
    }
    lowering.is_required(data.required, [&**at].into_iter())
}

/// `Accept` and `Content-Type` follow from the operation, and `Authorization` is a credential.
fn is_ours(name: &str) -> bool {
    ["accept", "content-type", "authorization"]
        .iter()
        .any(|ours| name.eq_ignore_ascii_case(ours))
}

fn location(model: &Model) -> Location {
    match model {
        Model::Query { .. } => Location::Query,
        Model::Header { .. } => Location::Header,
        Model::Path { .. } => Location::Path,
        Model::Cookie { .. } => Location::Cookie,
    }
}

/// The type of the value, and the style where `content` decides it.
fn value<'d>(
    lowering: &mut Lowering<'d, '_>,
    data: &'d ParameterData,
    at: &Pointer,
    hint: &str,
) -> (Use<'d>, Option<Style>) {
    let context = Context::new(Direction::Write, hint.to_owned());
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => {
            let node = Node::of(schema, join(at, "schema"));
            (lowering.parameter(at, &node, &context), None)
        }
        ParameterSchemaOrContent::Content(content) => {
            let Some((media, model)) = content.first() else {
                return (Use::plain(Type::String), None);
            };
            let json = super::body::is_json(media);
            let found = match &model.schema {
                Some(schema) if json => {
                    let place = join(&join2(at, "content", media), "schema");
                    lowering.value(&Node::of(schema, place), &context)
                }
                _ => Use::plain(if json { Type::Json } else { Type::String }),
            };
            (found, Some(if json { Style::Json } else { Style::Text }))
        }
    }
}

fn style(model: &Model, data: &ParameterData) -> Style {
    let collection = data
        .extensions
        .get("x-specwright-collection-format")
        .and_then(|v| v.as_str());
    match collection {
        Some("tsv") => return Style::Collection(CollectionFormat::Tsv),
        Some("ssv") => return Style::Collection(CollectionFormat::Ssv),
        Some("pipes") => return Style::Collection(CollectionFormat::Pipes),
        _ => {}
    }
    match model {
        Model::Query {
            style, allow_reserved, ..
        } => match style {
            QueryStyle::Form => Style::Form(data.explode.unwrap_or(true), *allow_reserved),
            QueryStyle::SpaceDelimited => Style::SpaceDelimited(data.explode.unwrap_or(false)),
            QueryStyle::PipeDelimited => Style::PipeDelimited(data.explode.unwrap_or(false)),
            QueryStyle::DeepObject => Style::DeepObject,
        },
        Model::Header { .. } => Style::Simple(data.explode.unwrap_or(false)),
        Model::Path { style, .. } => match style {
            PathStyle::Matrix => Style::Matrix(data.explode.unwrap_or(false)),
            PathStyle::Label => Style::Label(data.explode.unwrap_or(false)),
            PathStyle::Simple => Style::Simple(data.explode.unwrap_or(false)),
        },
        Model::Cookie { .. } => Style::Form(data.explode.unwrap_or(true), false),
    }
}

/// Path parameters as the path has them, then other required ones, then the optional ones; published orders first.
fn in_order(lowering: &mut Lowering<'_, '_>, found: &Found<'_>, all: Vec<Parameter>) -> Vec<Parameter> {
    let in_path = |p: &Parameter| found.path.find(&format!("{{{}}}", p.name.wire)).unwrap_or(usize::MAX);
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|i| {
        (
            !all[*i].required,
            all[*i].location != Location::Path,
            in_path(&all[*i]),
            *i,
        )
    });
    let (required, optional): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|i| all[*i].required);
    let required =
        lowering.in_published_order(&format!("{}#method", found.at), required, |i| all[i].name.wire.as_str());
    let mut slots: Vec<Option<Parameter>> = all.into_iter().map(Some).collect();
    required
        .into_iter()
        .chain(optional)
        .filter_map(|i| slots[i].take())
        .collect()
}
