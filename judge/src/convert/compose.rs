//! What is known only when all keywords of a schema have been read: what is required, its format, its discriminator.

use indexmap::IndexMap;
use serde_json::{Map, Value as Json, json};
use specwright::load::Value;

use super::schema::Draft;
use super::{Bundle, kind, mark};
use crate::document::{At, Dialect};

impl Bundle<'_> {
    pub(super) fn finish(&mut self, draft: &mut Draft, around: &IndexMap<String, Value>) {
        self.required(draft, around);
        if let Some(format) = around.get("format").and_then(Value::as_str) {
            kind::format(draft, format);
        }
        if let Some(discriminator) = around.get("discriminator") {
            self.discriminator(draft, discriminator, around);
        }
        let tricky = ["oneOf", "not", "if", "dependentSchemas", "unevaluatedProperties"]
            .iter()
            .any(|key| around.contains_key(*key));
        if let Some(node) = self.nodes.get_mut(draft.id) {
            node.tricky |= tricky;
        }
    }

    /// Members that do not travel in this direction are not required in it.
    fn required(&mut self, draft: &mut Draft, around: &IndexMap<String, Value>) {
        let mut names: Vec<String> = Vec::new();
        let mut require = |name: &str| {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        };
        match around.get("required") {
            Some(Value::Array(listed)) => listed.iter().filter_map(Value::as_str).for_each(&mut require),
            Some(Value::Bool(_)) | None => {}
            Some(_) => draft.fault("required"),
        }
        // `required: true` on a property, as JSON Schema had it long ago.
        for (name, property) in around
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            if property.get("required").and_then(Value::as_bool) == Some(true) {
                require(name);
            }
        }
        if names.is_empty() {
            return;
        }
        let mut hidden = Vec::new();
        self.hidden(&draft.at, around, &mut hidden, 0);
        names.retain(|name| !hidden.contains(name));
        draft.set("required", names);
    }

    /// The names of members that do not travel in this direction.
    fn hidden(&self, at: &At, schema: &IndexMap<String, Value>, hidden: &mut Vec<String>, depth: usize) {
        let Some(key) = self.view.hidden() else { return };
        if depth > 16 {
            return;
        }
        for (name, property) in schema
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            if self.says(at, property, key, 0) {
                hidden.push(name.clone());
            }
        }
        let all = schema.get("allOf").and_then(Value::as_array).unwrap_or_default();
        for member in all {
            let (at, member) = self.through(at, member);
            if let Some(member) = member.as_object() {
                self.hidden(&at, member, hidden, depth + 1);
            }
        }
    }

    /// Whether a property says so itself, or what it refers to does.
    fn says(&self, at: &At, property: &Value, key: &str, depth: usize) -> bool {
        let is = |key: &str| property.get(key).and_then(Value::as_bool) == Some(true);
        if is("readOnly") && is("writeOnly") {
            return false;
        }
        if is(key) {
            return true;
        }
        let all = property.get("allOf").and_then(Value::as_array).unwrap_or_default();
        let refers = property.get("$ref").is_some();
        depth < 16
            && ((refers && {
                let (at, target) = self.through(at, property);
                self.says(&at, target, key, depth + 1)
            }) || all.iter().any(|member| self.says(at, member, key, depth + 1)))
    }

    fn through<'v>(&'v self, at: &At, value: &'v Value) -> (At, &'v Value) {
        let reference = value.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|reference| self.document.target(at.file, reference));
        match target.and_then(|at| self.document.value(&at).map(|value| (at, value))) {
            Some(found) => found,
            None => (at.clone(), value),
        }
    }

    /// A discriminator asserts nothing here; it says which tag goes with which member.
    fn discriminator(&mut self, draft: &mut Draft, value: &Value, around: &IndexMap<String, Value>) {
        let name = match (value, self.document.dialect) {
            (Value::String(name), Dialect::Swagger2) => Some(name.as_str()),
            _ => value.get("propertyName").and_then(Value::as_str),
        };
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            return;
        };
        let mapping = self.mapped(draft, value);
        let union = ["oneOf", "anyOf"]
            .iter()
            .find_map(|key| around.get(*key).and_then(Value::as_array));
        match union {
            Some(members) => {
                let tags: Vec<Json> = members
                    .iter()
                    .map(|member| self.tag_of(draft, name, member, &mapping))
                    .collect();
                draft.set(mark::TAGS, tags);
            }
            None => self.family(draft, name, &mapping),
        }
    }

    fn mapped(&self, draft: &Draft, value: &Value) -> Vec<(String, At)> {
        let mapping = value.get("mapping").and_then(Value::as_object);
        let target = |text: &str| {
            let named = At {
                file: specwright::load::FileId(0),
                pointer: specwright::load::pointer::join(self.document.components(), text),
            };
            match self.document.value(&named) {
                Some(_) => Some(named),
                None => self.document.target(draft.at.file, text),
            }
        };
        let members = mapping.into_iter().flatten();
        members
            .filter_map(|(tag, to)| Some((tag.clone(), self.document.followed(target(to.as_str()?)?))))
            .collect()
    }

    fn tag_of(&mut self, draft: &Draft, name: &str, member: &Value, mapping: &[(String, At)]) -> Json {
        let reference = member.get("$ref").and_then(Value::as_str);
        let Some(at) = reference.and_then(|text| self.document.target(draft.at.file, text)) else {
            return json!(true);
        };
        self.tag_schema(name, &at, mapping)
    }

    /// The tag that goes with a schema: by the mapping, by its own constant, by the vendor's extension, by its name.
    fn tag_schema(&self, name: &str, at: &At, mapping: &[(String, At)]) -> Json {
        let target = self.document.followed(at.clone());
        let mapped = mapping.iter().filter(|(_, to)| *to == target || to == at);
        let mut tags: Vec<String> = mapped.map(|(tag, _)| tag.clone()).collect();
        let value = self.document.value(&target);
        if tags.is_empty() && value.is_some_and(|value| self.is_constant(&target, value, name, 0)) {
            return json!({ "required": [name] });
        }
        if tags.is_empty() {
            let vendor = value.and_then(|value| value.get("x-ms-discriminator-value")?.as_str());
            let last = specwright::load::pointer::segments(&at.pointer).and_then(Iterator::last);
            tags.extend(vendor.map(str::to_owned).or_else(|| last.map(|last| last.into_owned())));
        }
        let properties: Map<String, Json> = [(name.to_owned(), json!({ "enum": tags }))].into_iter().collect();
        json!({ "properties": properties, "required": [name] })
    }

    /// Whether a schema leaves one value for a property.
    fn is_constant(&self, at: &At, schema: &Value, name: &str, depth: usize) -> bool {
        let one = |property: &Value| {
            property.get("const").is_some()
                || property
                    .get("enum")
                    .and_then(Value::as_array)
                    .is_some_and(|values| values.len() == 1)
        };
        let property = schema.get("properties").and_then(|properties| properties.get(name));
        let all = schema.get("allOf").and_then(Value::as_array).unwrap_or_default();
        property.is_some_and(|property| one(self.through(at, property).1))
            || (depth < 16
                && all.iter().any(|member| {
                    let (at, member) = self.through(at, member);
                    self.is_constant(&at, member, name, depth + 1)
                }))
    }

    /// The children of a base: instances of the base are instances of one of them.
    fn family(&mut self, draft: &mut Draft, name: &str, mapping: &[(String, At)]) {
        let mut members = Vec::new();
        let mut children = self.families.children(&draft.at);
        for (_, target) in mapping {
            if *target != draft.at && !children.contains(target) {
                children.push(target.clone());
            }
        }
        for child in children {
            let Json::Object(mut schema) = self.tag_schema(name, &child, mapping) else {
                continue;
            };
            let definition = self.name(&child);
            schema.insert("allOf".to_owned(), json!([{ "$ref": format!("#/$defs/{definition}") }]));
            members.push(Json::Object(schema));
        }
        if !members.is_empty() {
            draft.set(mark::FAMILY, members);
        }
    }
}
