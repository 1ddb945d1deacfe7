//! The arguments of one operation: the document's examples, or values that its schemas accept.

use serde_json::{Map, Value as Json, json};
use specwright::ir::{self, Api, BodyKind, Location, Operation, Parameter, Type, TypeKind};
use specwright::load::Value;
use specwright_judge::{At, Document};

use crate::call::Arguments;
use crate::places::{BodyPlace, Field, Places, below};
use crate::values::Values;

/// Which arguments are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variant {
    /// Everything that may be said.
    All,
    /// Only what has to be said.
    Least,
    /// The document's examples, where it gives some.
    Example,
}

/// Makes the arguments of one operation.
pub(crate) struct Maker<'d> {
    pub(crate) document: &'d Document,
    pub(crate) api: &'d Api,
    pub(crate) values: &'d Values<'d>,
    pub(crate) places: &'d Places<'d>,
    pub(crate) operation: &'d Operation,
    pub(crate) seed: String,
}

/// Every schema that the arguments of an operation may need.
pub(crate) fn schemas(document: &Document, places: &Places<'_>, operation: &Operation) -> Vec<At> {
    let parameters = operation.parameters.iter();
    let parameters = parameters.filter_map(|it| Some(places.schema_of(&places.parameter(&it.name.wire, it.location)?)));
    let mut found: Vec<At> = parameters.collect();
    match operation.body.as_ref().and_then(|body| places.body(&body.media_type)) {
        Some(BodyPlace::Schema { schema, .. }) => found.push(schema),
        Some(BodyPlace::Form(fields)) => found.extend(fields.into_iter().map(|field| field.at)),
        Some(BodyPlace::Free) | None => {}
    }
    found.retain(|at| document.value(at).is_some());
    found
}

impl Maker<'_> {
    /// The arguments; none where there are no examples to call for. The error says what could not be made.
    pub(crate) fn make(&self, variant: Variant) -> Result<Option<Arguments>, String> {
        let mut arguments = Arguments::new();
        let mut by_example = false;
        for (i, parameter) in self.operation.parameters.iter().enumerate() {
            if variant == Variant::Least && !parameter.required {
                continue;
            }
            let value = self.parameter(parameter, variant, &mut by_example);
            match value {
                Some(value) => arguments.insert(format!("p{i}"), value.to_string()),
                None if parameter.required => return Err(format!("no value for `{}`", parameter.name.wire)),
                None => None,
            };
        }
        if let Some(body) = &self.operation.body
            && (variant != Variant::Least || body.required)
        {
            match self.body(body, variant, &mut by_example) {
                Some(value) => arguments.insert("body".to_owned(), value.to_string()),
                None if body.required => return Err("no value for the body".to_owned()),
                None => None,
            };
        }
        Ok((variant != Variant::Example || by_example).then_some(arguments))
    }

    fn parameter(&self, it: &Parameter, variant: Variant, by_example: &mut bool) -> Option<Json> {
        let Some(at) = self.places.parameter(&it.name.wire, it.location) else {
            // The path names it, and nothing describes it: it is any text.
            return (it.location == Location::Path).then(|| json!("undeclared"));
        };
        let schema = self.places.schema_of(&at);
        let fits = |value: &Json| fits(it.location, value);
        if variant == Variant::Example
            && let Some(example) = self.example(&at, &schema, &fits)
        {
            *by_example = true;
            return Some(example);
        }
        let seed = format!("{} {variant:?} {}", self.seed, it.name.wire);
        self.values.make(&schema, variant != Variant::Least, &seed, &fits)
    }

    /// The first valid example that stands at the schema or beside it.
    fn example(&self, holder: &At, schema: &At, fits: &dyn Fn(&Json) -> bool) -> Option<Json> {
        let target = self.document.followed(schema.clone());
        let mut found = vec![below(holder, "example"), below(holder, "x-example")];
        for (list, inside) in [(holder, Some("value")), (&target, None)] {
            let list = below(list, "examples");
            let names: Vec<String> = match self.document.value(&list) {
                Some(Value::Object(members)) => members.keys().cloned().collect(),
                Some(Value::Array(items)) => (0..items.len()).map(|i| i.to_string()).collect(),
                _ => Vec::new(),
            };
            for name in names {
                let entry = self.document.followed(below(&list, &name));
                found.push(inside.map_or(entry.clone(), |key| below(&entry, key)));
            }
        }
        found.push(below(&target, "example"));
        found.push(below(&target, "default"));
        found.iter().find_map(|at| {
            let value = self.document.value(at)?.to_json();
            self.values.travelling(schema, &value).filter(|value| fits(value))
        })
    }

    fn body(&self, body: &ir::Body, variant: Variant, by_example: &mut bool) -> Option<Json> {
        let value = match self.places.body(&body.media_type)? {
            BodyPlace::Free => json!("text"),
            BodyPlace::Form(fields) => self.form(&fields, variant),
            BodyPlace::Schema { schema, holder } => {
                self.whole_body((&schema, &holder), body.kind == BodyKind::Json, variant, by_example)?
            }
        };
        Some(match body.kind {
            BodyKind::Json | BodyKind::Form => value,
            BodyKind::Multipart => self.with_files(&body.ty, value),
            BodyKind::Text | BodyKind::Bytes => match value {
                Json::String(text) => json!(text),
                other => json!(other.to_string()),
            },
        })
    }

    fn whole_body(
        &self,
        (schema, holder): (&At, &At),
        is_json: bool,
        variant: Variant,
        by_example: &mut bool,
    ) -> Option<Json> {
        let fits = |value: &Json| !value.is_null() && (is_json || is_form(value));
        if variant == Variant::Example
            && let Some(example) = self.example(holder, schema, &fits)
        {
            *by_example = true;
            return Some(example);
        }
        let seed = format!("{} {variant:?} body", self.seed);
        let all = variant != Variant::Least;
        self.values
            .make(schema, all, &seed, &fits)
            .or_else(|| self.values.make(schema, true, &seed, &fits))
    }

    fn form(&self, fields: &[Field], variant: Variant) -> Json {
        let mut form = Map::new();
        for field in fields
            .iter()
            .filter(|field| field.required || variant != Variant::Least)
        {
            let seed = format!("{} {variant:?} {}", self.seed, field.name);
            let value = match field.file {
                true => Some(json!("content of a file")),
                false => self
                    .values
                    .make(&field.at, true, &seed, &|value| fits(Location::Query, value)),
            };
            form.extend(value.map(|value| (field.name.clone(), value)));
        }
        Json::Object(form)
    }

    /// The value with files where the type has them.
    fn with_files(&self, ty: &Type, value: Json) -> Json {
        match (ty.resolved(&self.api.types), value) {
            (Type::File, Json::String(text)) => json!({ "name": "file.bin", "content": text }),
            (Type::File, value) => json!({ "name": "file.bin", "content": value.to_string() }),
            (Type::List(item), Json::Array(items)) => {
                items.into_iter().map(|value| self.with_files(item, value)).collect()
            }
            (Type::Nullable(inner) | Type::Boxed(inner), value) => self.with_files(inner, value),
            (Type::Map(inner), Json::Object(members)) => {
                let members = members
                    .into_iter()
                    .map(|(name, value)| (name, self.with_files(inner, value)));
                Json::Object(members.collect())
            }
            (Type::Named(id), Json::Object(members)) => self.members_with_files(*id, members),
            (_, value) => value,
        }
    }

    fn members_with_files(&self, id: ir::TypeId, members: Map<String, Json>) -> Json {
        let kind = match &self.api.type_def(id).kind {
            TypeKind::Same(same) => &self.api.type_def(same.of).kind,
            kind => kind,
        };
        let TypeKind::Struct(record) = kind else {
            return Json::Object(members);
        };
        let members = members.into_iter().map(|(name, value)| {
            let known = record.members.iter().find(|member| member.name.wire == name);
            let ty = known
                .map(|member| &member.ty)
                .or(record.rest.as_ref().map(|rest| &rest.ty));
            let value = match ty {
                Some(ty) => self.with_files(ty, value),
                None => value,
            };
            (name, value)
        });
        Json::Object(members.collect())
    }
}

/// Whether a value can stand in such a place at all: `null` and what is empty are not sent there.
fn fits(location: Location, value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(_) | Json::Number(_) => true,
        Json::String(text) => text_fits(location, text),
        Json::Array(items) => !items.is_empty() && items.iter().all(|item| fits(location, item)),
        Json::Object(members) => !members.is_empty() && members.values().all(|member| fits(location, member)),
    }
}

/// A form without fields is no body, and a list without items is no field.
fn is_form(value: &Json) -> bool {
    let empty = |value: &Json| *value == json!([]);
    value
        .as_object()
        .is_none_or(|fields| !fields.is_empty() && !fields.values().any(empty))
}

fn text_fits(location: Location, text: &str) -> bool {
    let segment = !matches!(text, "" | "." | "..");
    match location {
        Location::Path => segment,
        Location::Query => !text.is_empty(),
        Location::Header | Location::Cookie => !text.is_empty() && text.trim() == text && text.is_ascii(),
    }
}
