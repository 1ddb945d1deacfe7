//! What something leads to.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, Components, Content, Header, Operation, Parameter, ParameterSchemaOrContent, PathItem,
    ReferenceOr, RequestBody, Response, Schema,
};

use super::found::{Call, Hook, Model};
use crate::normalize::Document;
use crate::normalize::model::{component, keywords, unescape};

/// The components that are reached, by section and name.
pub(super) struct Reach<'d> {
    components: Option<&'d Components>,
    /// Schemas that extend another by `allOf`, by that other's name: where that has a discriminator, they are what it may
    /// be.
    children: HashMap<String, Vec<&'d str>>,
    reached: HashSet<(&'static str, String)>,
    open: Vec<(&'static str, String)>,
}

const SCHEMAS: &str = "schemas";
const RESPONSES: &str = "responses";
const PARAMETERS: &str = "parameters";
const BODIES: &str = "requestBodies";
const HEADERS: &str = "headers";

impl<'d> Reach<'d> {
    /// What these lead to, to the end.
    pub(super) fn of(
        document: &'d Document,
        calls: impl Iterator<Item = &'d Call<'d>>,
        hooks: impl Iterator<Item = &'d Hook<'d>>,
        schemas: &[&str],
    ) -> Reach<'d> {
        let components = document.model.components.as_ref();
        let mut reach = Reach {
            components,
            children: components.map(children).unwrap_or_default(),
            reached: HashSet::new(),
            open: Vec::new(),
        };
        for call in calls {
            if let Model::There { item, operation, .. } = &call.model {
                reach.operation(item, operation);
            }
        }
        hooks.for_each(|hook| reach.path_item(hook.item));
        schemas.iter().for_each(|name| reach.component(SCHEMAS, name));
        reach.finish();
        reach
    }

    pub(super) fn has_schema(&self, name: &str) -> bool {
        self.has(SCHEMAS, name)
    }

    fn has(&self, section: &'static str, name: &str) -> bool {
        self.reached.contains(&(section, name.to_owned()))
    }

    /// All components of the sections that are followed, and whether each is reached.
    pub(super) fn components(&self) -> impl Iterator<Item = (&'static str, &'d str, bool)> {
        fn names<'d, T>(
            section: &'static str,
            all: &'d IndexMap<String, ReferenceOr<T>>,
        ) -> impl Iterator<Item = (&'static str, &'d str)> {
            all.keys().map(move |name| (section, name.as_str()))
        }
        let all = self.components.into_iter().flat_map(|all| {
            names(SCHEMAS, &all.schemas)
                .chain(names(RESPONSES, &all.responses))
                .chain(names(PARAMETERS, &all.parameters))
                .chain(names(BODIES, &all.request_bodies))
                .chain(names(HEADERS, &all.headers))
        });
        all.map(|(section, name)| (section, name, self.has(section, name)))
    }

    /// Follows everything that was met.
    fn finish(&mut self) {
        while let Some((section, name)) = self.open.pop() {
            let Some(all) = self.components else { return };
            match section {
                SCHEMAS => self.named_schema(&name, all.schemas.get(&name)),
                RESPONSES => all.responses.get(&name).into_iter().for_each(|it| self.response(it)),
                PARAMETERS => all.parameters.get(&name).into_iter().for_each(|it| self.parameter(it)),
                BODIES => all.request_bodies.get(&name).into_iter().for_each(|it| self.body(it)),
                HEADERS => all.headers.get(&name).into_iter().for_each(|it| self.header(it)),
                _ => {}
            }
        }
    }

    fn component(&mut self, section: &'static str, name: &str) {
        if self.reached.insert((section, name.to_owned())) {
            self.open.push((section, name.to_owned()));
        }
    }

    fn reference(&mut self, section: &'static str, reference: &str) {
        self.component(section, &unescape(component(reference)));
    }

    /// One operation of a path item.
    fn operation(&mut self, item: &'d PathItem, operation: &'d Operation) {
        let parameters = item.parameters.iter().chain(&operation.parameters);
        parameters.for_each(|it| self.parameter(it));
        operation.request_body.iter().for_each(|it| self.body(it));
        let responses = &operation.responses;
        responses
            .responses
            .values()
            .chain(&responses.default)
            .for_each(|it| self.response(it));
        let callbacks = operation.callbacks.values().flat_map(IndexMap::values);
        callbacks.for_each(|item| self.path_item(item));
    }

    /// All operations of a path item.
    fn path_item(&mut self, item: &'d PathItem) {
        item.iter().for_each(|(_, operation)| self.operation(item, operation));
    }

    fn parameter(&mut self, parameter: &'d ReferenceOr<Parameter>) {
        match parameter {
            ReferenceOr::Reference { reference } => self.reference(PARAMETERS, reference),
            ReferenceOr::Item(it) => self.format(&it.parameter_data_ref().format),
        }
    }

    fn format(&mut self, format: &'d ParameterSchemaOrContent) {
        match format {
            ParameterSchemaOrContent::Schema(schema) => self.schema_or_reference(schema),
            ParameterSchemaOrContent::Content(content) => self.content(content),
        }
    }

    fn body(&mut self, body: &'d ReferenceOr<RequestBody>) {
        match body {
            ReferenceOr::Reference { reference } => self.reference(BODIES, reference),
            ReferenceOr::Item(it) => self.content(&it.content),
        }
    }

    fn response(&mut self, response: &'d ReferenceOr<Response>) {
        match response {
            ReferenceOr::Reference { reference } => self.reference(RESPONSES, reference),
            ReferenceOr::Item(it) => {
                self.content(&it.content);
                it.headers.values().for_each(|header| self.header(header));
            }
        }
    }

    fn header(&mut self, header: &'d ReferenceOr<Header>) {
        match header {
            ReferenceOr::Reference { reference } => self.reference(HEADERS, reference),
            ReferenceOr::Item(it) => self.format(&it.format),
        }
    }

    fn content(&mut self, content: &'d Content) {
        for media in content.values() {
            media.schema.iter().for_each(|schema| self.schema_or_reference(schema));
        }
    }

    /// A component schema, with the family that its discriminator stands for.
    fn named_schema(&mut self, name: &str, schema: Option<&'d ReferenceOr<Schema>>) {
        let Some(schema) = schema else { return };
        if is_base(schema) {
            let mut open = vec![name.to_owned()];
            while let Some(name) = open.pop() {
                // Each is taken out, so that a circle of them ends.
                for child in self.children.remove(&name).unwrap_or_default() {
                    self.component(SCHEMAS, child);
                    open.push(child.to_owned());
                }
            }
        }
        self.schema_or_reference(schema);
    }

    fn schema_or_reference(&mut self, schema: &'d ReferenceOr<Schema>) {
        match schema {
            ReferenceOr::Reference { reference } => self.reference(SCHEMAS, reference),
            ReferenceOr::Item(it) => self.schema(it),
        }
    }

    fn boxed(&mut self, schema: &'d ReferenceOr<Box<Schema>>) {
        match schema {
            ReferenceOr::Reference { reference } => self.reference(SCHEMAS, reference),
            ReferenceOr::Item(it) => self.schema(it),
        }
    }

    fn schema(&mut self, schema: &'d Schema) {
        if let Some(discriminator) = &schema.schema_data.discriminator {
            let mapped = discriminator.mapping.values();
            mapped.for_each(|reference| self.reference(SCHEMAS, reference));
        }
        let Some(any) = keywords(schema) else { return };
        any.properties.values().for_each(|property| self.boxed(property));
        if let Some(AdditionalProperties::Schema(schema)) = &any.additional_properties {
            self.schema_or_reference(schema);
        }
        any.items.iter().for_each(|items| self.boxed(items));
        let members = any.all_of.iter().chain(&any.one_of).chain(&any.any_of);
        members.for_each(|member| self.schema_or_reference(member));
    }
}

/// Whether a component stands for those that extend it: it has a discriminator, and no list of what it may be.
fn is_base(schema: &ReferenceOr<Schema>) -> bool {
    let ReferenceOr::Item(it) = schema else { return false };
    let listed = keywords(it).is_some_and(|any| !any.one_of.is_empty() || !any.any_of.is_empty());
    it.schema_data.discriminator.is_some() && !listed
}

/// Who extends whom by `allOf`, at whatever depth of inline schemas.
fn children(components: &Components) -> HashMap<String, Vec<&str>> {
    let mut children: HashMap<String, Vec<&str>> = HashMap::new();
    for (name, schema) in &components.schemas {
        let mut open = vec![schema];
        while let Some(schema) = open.pop() {
            match schema {
                ReferenceOr::Reference { reference } => {
                    let base = unescape(component(reference)).into_owned();
                    children.entry(base).or_default().push(name);
                }
                ReferenceOr::Item(it) => open.extend(keywords(it).into_iter().flat_map(|any| &any.all_of)),
            }
        }
    }
    children
}
