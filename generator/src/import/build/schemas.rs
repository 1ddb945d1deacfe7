//! Fields to schemas: objects and lists of values become components with names.

use indexmap::{IndexMap, IndexSet};

use super::names;
use super::parts::{self, Members, first_sentence, introduced, object, text};
use super::scope::Scope;
use crate::diagnostic::Place;
use crate::import::call::Field;
use crate::import::embedded::Embedded;
use crate::import::prose::literal;
use crate::import::types::Shape;
use crate::load::{Value, pointer};
use crate::words;

/// The components so far.
pub(super) struct Schemas {
    /// The names that they cannot have.
    taken: IndexSet<String>,
    all: IndexMap<String, Component>,
}

struct Component {
    /// What it says, without where: equal ones are one.
    says: String,
    schema: Value,
    place: Place,
}

/// A body of which nothing is known but its kind.
pub(super) fn anything(kind: &str) -> Value {
    match kind {
        "array" => object([("type", text("array")), ("items", object([]))]),
        _ => object([("type", text("object")), ("additionalProperties", Value::Bool(true))]),
    }
}

impl Schemas {
    /// None yet, and names that they cannot have.
    pub(super) fn beside(taken: IndexSet<String>) -> Schemas {
        Schemas {
            taken,
            all: IndexMap::new(),
        }
    }

    /// The body of a request or an answer.
    pub(super) fn root(
        &mut self,
        names: &[String],
        fields: &[Field],
        line: usize,
        example: Option<&Embedded>,
        scope: &Scope<'_>,
    ) -> Value {
        let shown = is_shown(fields);
        let line = example.filter(|_| shown).map_or(line, |example| example.first);
        let owner = Owner {
            line,
            description: None,
            label: scope.noun,
        };
        reference(&self.component(names, fields, &owner, scope))
    }

    /// A component for these fields, under the first of the names that is free or says the same.
    fn component(&mut self, names: &[String], fields: &[Field], owner: &Owner<'_>, scope: &Scope<'_>) -> String {
        let name = match self.claim(names, &says(fields), scope.sheet.place(owner.line)) {
            Ok(known) => return known,
            Err(name) => name,
        };
        let mut all = Members::new();
        all.insert("type".to_owned(), text("object"));
        if let Some(description) = owner.description {
            all.insert("description".to_owned(), text(description));
        }
        all.insert(
            "x-specwright-source".to_owned(),
            text(scope.sheet.source(&[owner.line])),
        );
        if is_shown(fields) {
            all.insert("x-specwright-inferred".to_owned(), text("example"));
        }
        let required: Vec<Value> = fields
            .iter()
            .filter(|field| field.required)
            .map(|field| text(field.name.as_str()))
            .collect();
        if !required.is_empty() {
            all.insert("required".to_owned(), Value::Array(required));
        }
        let mut properties = Members::new();
        for field in fields {
            let schema = self.member(field, scope, owner.label);
            // What is said twice of one name is said once.
            properties.entry(field.name.clone()).or_insert(schema);
        }
        all.insert("properties".to_owned(), Value::Object(properties));
        self.fill(&name, Value::Object(all));
        name
    }

    /// The name of a component that says the same, or a free one, which is then taken.
    fn claim(&mut self, names: &[String], says: &str, place: Place) -> Result<String, String> {
        let last = names.last().map_or("Unnamed", String::as_str);
        let numbered = (2..).map(|number| format!("{last}{number}"));
        for name in names.iter().cloned().chain(numbered) {
            match self.all.get(&name) {
                _ if self.taken.contains(&name) => {}
                Some(known) if known.says == says => return Ok(name),
                Some(_) => {}
                None => {
                    let component = Component {
                        says: says.to_owned(),
                        schema: Value::Null,
                        place,
                    };
                    self.all.insert(name.clone(), component);
                    return Err(name);
                }
            }
        }
        Err(last.to_owned())
    }

    fn fill(&mut self, name: &str, schema: Value) {
        if let Some(component) = self.all.get_mut(name) {
            component.schema = schema;
        }
    }

    /// The schema of a member.
    pub(super) fn member(&mut self, field: &Field, scope: &Scope<'_>, owner: &str) -> Value {
        let mut all = Members::new();
        let (refers, rest) = self.shaped(&field.shape, field, scope, owner, &mut all);
        if field.nullable {
            all.insert("nullable".to_owned(), Value::Bool(true));
        }
        if let Some(description) = &field.description {
            let all_of_it = if field.values.is_empty() {
                description.as_str()
            } else {
                introduced(description)
            };
            if !all_of_it.is_empty() {
                all.insert("description".to_owned(), text(all_of_it));
            }
        }
        if field.deprecated {
            all.insert("deprecated".to_owned(), Value::Bool(true));
        }
        if let Some(default) = &field.default {
            all.insert("default".to_owned(), default.clone());
        }
        parts::marks(&mut all, scope.sheet, field);
        all.extend(rest);
        if let Some(name) = refers {
            all.insert("allOf".to_owned(), Value::Array(vec![reference(&name)]));
        }
        Value::Object(all)
    }

    /// Puts the type into a schema; what it refers to and what stands at the end come back.
    fn shaped(
        &mut self,
        shape: &Shape,
        field: &Field,
        scope: &Scope<'_>,
        owner: &str,
        all: &mut Members,
    ) -> (Option<String>, Members) {
        let mut rest = Members::new();
        match shape {
            Shape::Any => {}
            Shape::Scalar(kind, _) if !field.values.is_empty() => {
                return (Some(self.enumeration(kind, field, scope, owner)), rest);
            }
            Shape::Scalar(kind, format) => {
                all.insert("type".to_owned(), text(*kind));
                all.extend(format.map(|format| ("format".to_owned(), text(format))));
            }
            Shape::Object if field.members.is_empty() => {
                all.insert("type".to_owned(), text("object"));
                rest.insert("additionalProperties".to_owned(), Value::Bool(true));
            }
            Shape::Object => return (Some(self.nested(field, scope, owner)), rest),
            Shape::List(items) => {
                all.insert("type".to_owned(), text("array"));
                let mut inner = Members::new();
                let (refers, tail) = self.shaped(items, field, scope, owner, &mut inner);
                inner.extend(tail);
                rest.insert(
                    "items".to_owned(),
                    refers.map_or(Value::Object(inner), |name| reference(&name)),
                );
            }
            Shape::Either(shapes) => {
                let each = shapes.iter().map(|shape| {
                    let mut inner = Members::new();
                    let (refers, tail) = self.shaped(shape, field, scope, owner, &mut inner);
                    inner.extend(tail);
                    refers.map_or(Value::Object(inner), |name| reference(&name))
                });
                rest.insert("anyOf".to_owned(), Value::Array(each.collect()));
            }
        }
        (None, rest)
    }

    fn nested(&mut self, field: &Field, scope: &Scope<'_>, owner: &str) -> String {
        let is_list = matches!(field.shape, Shape::List(_));
        let own = if is_list {
            words::singular(&field.name)
        } else {
            field.name.clone()
        };
        let mut name = names::camel(&own);
        // `data` and its like say nothing of what is in them.
        if is_list && !scope.sent && matches!(field.name.as_str(), "data" | "items" | "results" | "list" | "records") {
            scope.noun.clone_into(&mut name);
        }
        // Under the name of what the call is about, it is what comes back.
        if scope.sent && name == scope.noun {
            name.push_str("Input");
        }
        let label = name.trim_end_matches("Input").to_owned();
        let names = [
            name,
            format!("{owner}{}", names::camel(&own)),
            format!("{}{}", names::camel(scope.operation), names::camel(&own)),
        ];
        let description = field.description.as_deref().map(first_sentence);
        let owner = Owner {
            line: field.line,
            description,
            label: &label,
        };
        self.component(&names, &field.members, &owner, scope)
    }

    fn enumeration(&mut self, kind: &'static str, field: &Field, scope: &Scope<'_>, owner: &str) -> String {
        let own = names::camel(&field.name);
        let name = if own.starts_with(owner) {
            own.clone()
        } else {
            format!("{owner}{own}")
        };
        let names = [name, format!("{}{own}", names::camel(scope.operation))];
        let says = format!("{kind} {:?} {:?}", field.values, field.listing);
        let name = match self.claim(&names, &says, scope.sheet.place(field.line)) {
            Ok(known) => return known,
            Err(name) => name,
        };
        let mut all = Members::new();
        all.insert("type".to_owned(), text(kind));
        if let Some(listing) = field.listing.as_ref().or(field.description.as_ref()) {
            all.insert("description".to_owned(), text(listing.as_str()));
        }
        all.insert(
            "x-specwright-source".to_owned(),
            text(scope.sheet.source(&[field.line])),
        );
        let values = field
            .values
            .iter()
            .map(|value| literal(value, &Shape::Scalar(kind, None)));
        all.insert("enum".to_owned(), Value::Array(values.collect()));
        self.fill(&name, Value::Object(all));
        name
    }

    /// All components, and where they stand.
    pub(super) fn finish(self) -> (Members, Vec<(String, Place)>) {
        let mut schemas = Members::new();
        let mut places = Vec::new();
        for (name, component) in self.all {
            places.push((
                format!("/components/schemas/{}", pointer::escape(&name)),
                component.place,
            ));
            schemas.insert(name, component.schema);
        }
        (schemas, places)
    }
}

struct Owner<'a> {
    line: usize,
    description: Option<&'a str>,
    /// What the names of its members' values begin with.
    label: &'a str,
}

fn reference(name: &str) -> Value {
    object([("$ref", text(format!("#/components/schemas/{}", pointer::escape(name))))])
}

/// Whether all of an object is known from an example alone.
fn is_shown(fields: &[Field]) -> bool {
    !fields.is_empty() && fields.iter().all(|field| field.inferred.as_deref() == Some("example"))
}

/// What fields say, without where they say it.
fn says(fields: &[Field]) -> String {
    let one = |field: &Field| {
        format!(
            "{:?} {:?} {} {} {} {:?} {:?} {:?} [{}]",
            field.name,
            field.shape,
            field.nullable,
            field.required,
            field.deprecated,
            field.description,
            field.values,
            field.default,
            says(&field.members)
        )
    };
    fields.iter().map(one).collect::<Vec<_>>().join(", ")
}
