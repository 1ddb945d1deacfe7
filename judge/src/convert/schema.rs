//! One schema.

use serde_json::{Map, Value as Json, json};
use specwright::load::{Value, pointer};

use super::{Bundle, Node, mark};
use crate::document::{At, Dialect};

/// One schema on its way.
pub(super) struct Draft {
    /// Its number.
    pub(super) id: usize,
    /// Where its keywords come from.
    pub(super) at: At,
    /// Where its keywords go to.
    pub(super) pointer: String,
    /// Its keywords.
    pub(super) out: Map<String, Json>,
    /// `null` is welcome beside everything else.
    pub(super) nullable: bool,
}

impl Draft {
    pub(super) fn set(&mut self, key: &str, value: impl Into<Json>) {
        self.out.insert(key.to_owned(), value.into());
    }

    /// One more schema that has to hold.
    pub(super) fn also(&mut self, schema: Json) {
        if let Json::Array(all) = self.out.entry("allOf").or_insert_with(|| json!([])) {
            all.push(schema);
        }
    }

    /// The document says something here that cannot be.
    pub(super) fn fault(&mut self, key: &str) {
        self.set(mark::FAULT, key);
    }
}

impl Bundle<'_> {
    /// A schema that stands at `at` and goes to `pointer`.
    pub(super) fn schema(&mut self, value: &Value, at: &At, pointer: &str, parent: Option<usize>) -> Json {
        let id = self.nodes.len();
        self.nodes.push(Node {
            at: at.clone(),
            pointer: pointer.to_owned(),
            parent,
            tricky: false,
        });
        let Some(members) = value.as_object() else {
            return match value {
                Value::Bool(accepts) => json!(*accepts),
                _ => json!({ mark::ID: id, mark::FAULT: "no schema" }),
            };
        };
        let nullable = |key: &&str| members.get(*key).and_then(Value::as_bool) == Some(true);
        let keys: &[&str] = match self.document.dialect {
            Dialect::Swagger2 => &["x-nullable", "x-isnullable"],
            Dialect::V30 => &["nullable", "x-nullable"],
            // As it is: 3.1 knows no `nullable`.
            Dialect::V31 => &[],
        };
        let nullable = keys.iter().any(nullable);
        // The plain case needs no wrapper: `null` is one more type.
        let plain = ![
            "$ref",
            "allOf",
            "oneOf",
            "anyOf",
            "not",
            "enum",
            "const",
            "discriminator",
        ]
        .iter()
        .any(|key| members.contains_key(*key))
            && members.get("type").is_some_and(|kind| kind.as_str().is_some());
        let wrapped = nullable && !plain;
        let mut draft = Draft {
            id,
            at: at.clone(),
            pointer: if wrapped {
                format!("{pointer}/anyOf/0")
            } else {
                pointer.to_owned()
            },
            out: Map::new(),
            nullable: nullable && plain,
        };
        for (key, value) in members {
            self.keyword(&mut draft, key, value, members);
        }
        self.finish(&mut draft, members);
        if wrapped {
            let mut out = Map::new();
            // A `null` travels no other way than a value.
            for key in ["readOnly", "writeOnly"] {
                out.extend(draft.out.remove(key).map(|value| (key.to_owned(), value)));
            }
            out.insert(mark::ID.to_owned(), id.into());
            out.insert("anyOf".to_owned(), json!([draft.out, { "type": "null" }]));
            return Json::Object(out);
        }
        draft.set(mark::ID, id);
        Json::Object(draft.out)
    }

    /// A schema below another.
    pub(super) fn below(&mut self, draft: &Draft, from: &[&str], to: &[&str], value: &Value) -> Json {
        let path = |base: &str, steps: &[&str]| steps.iter().fold(base.to_owned(), |at, step| pointer::join(&at, step));
        let at = At {
            file: draft.at.file,
            pointer: path(&draft.at.pointer, from),
        };
        self.schema(value, &at, &path(&draft.pointer, to), Some(draft.id))
    }

    /// The members of a mapping of schemas.
    pub(super) fn mapping(&mut self, draft: &mut Draft, key: &str, value: &Value) {
        let here = At {
            file: draft.at.file,
            pointer: pointer::join(&draft.at.pointer, key),
        };
        // A `$ref` in place of the mapping leads to one.
        let elsewhere = value.get("$ref").and_then(Value::as_str);
        let elsewhere = elsewhere.and_then(|text| self.document.target(here.file, text));
        let from = elsewhere.unwrap_or(here);
        let value = self.document.value(&from).cloned();
        let Some(members) = value.as_ref().and_then(Value::as_object) else {
            return draft.fault(key);
        };
        let mut out = Map::new();
        for (name, member) in members {
            if key == "patternProperties" && !self.readable(name) {
                draft.fault(key);
                continue;
            }
            let at = At {
                file: from.file,
                pointer: pointer::join(&from.pointer, name),
            };
            let to = pointer::join(&pointer::join(&draft.pointer, key), name);
            out.insert(name.clone(), self.schema(member, &at, &to, Some(draft.id)));
        }
        draft.set(key, out);
    }

    /// The members of a list of schemas.
    pub(super) fn list(&mut self, draft: &mut Draft, from: &str, to: &str, value: &Value) {
        let Some(items) = value.as_array().filter(|items| !items.is_empty()) else {
            return draft.fault(from);
        };
        let mut out = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let i = i.to_string();
            out.push(self.below(draft, &[from, &i], &[to, &i], item));
        }
        draft.set(to, out);
    }

    /// The reference to a definition, or what stands in for one that leads nowhere.
    pub(super) fn reference(&mut self, draft: &mut Draft, text: &str) {
        match self.document.target(draft.at.file, text) {
            Some(at) => {
                let name = self.name(&at);
                draft.set("$ref", format!("#/$defs/{name}"));
            }
            None => draft.fault("$ref"),
        }
    }
}
