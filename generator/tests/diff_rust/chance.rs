//! Changes that nobody thought of: documents of vendors and of the cases, changed at random.
//!
//! `CHANCE=7 CHANGES=200 cargo test -p specwright --test diff_rust chance -- --ignored --nocapture` begins elsewhere, and
//! makes more of them.

use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value, json};

use super::judge::{Bases, judge};
use super::{always, cases};

#[test]
#[ignore = "takes minutes"]
fn changes_by_chance_break_where_it_is_said() {
    let number = |name: &str, usual: u64| env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (start, wanted) = (number("CHANCE", 1), number("CHANGES", 120));
    let documents = documents();
    let mut bases = Bases::default();
    let mut judged = Vec::new();
    let mut seed = start << 32;
    while judged.len() < wanted as usize {
        seed += 1;
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (name, document) = &documents[chance.below(documents.len())];
        let mut changed = document.clone();
        let mut done = Vec::new();
        for _ in 0..=chance.below(8) / 7 {
            done.extend(change(&mut changed, &mut chance));
        }
        if changed == *document {
            continue;
        }
        let (old, new) = (document.to_string(), changed.to_string());
        let title = format!("{name}: {}", done.join(", "));
        judged.extend(bases.judged(&title, (&old, &always()), (&new, &always())));
    }
    judge("chance", &bases, &judged);
}

fn documents() -> Vec<(String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let vendors = ["flexprice", "jani", "lago", "meetbit", "stan"].iter().map(|name| {
        let text = fs::read_to_string(root.join(format!("{name}.yaml"))).expect("a document");
        ((*name).to_owned(), text)
    });
    let ours = cases::DOCUMENTS
        .iter()
        .map(|(text, _)| ("case".to_owned(), (*text).to_owned()));
    let all = vendors.chain(ours);
    all.map(|(name, text)| (name, serde_yaml::from_str(&text).expect("YAML")))
        .collect()
}

/// A small generator of numbers.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// Changes something in a place where something can be changed, and says what.
fn change(document: &mut Value, chance: &mut Chance) -> Option<String> {
    let mut places = Vec::new();
    find(document, "", "", &mut places);
    if places.is_empty() {
        return None;
    }
    let (pointer, kind) = chance.one(&places).clone();
    let schemas: Vec<String> = document
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .map(|all| all.keys().map(|name| format!("#/components/schemas/{name}")).collect())
        .unwrap_or_default();
    let place = document.pointer_mut(&pointer)?;
    let what = match (kind, place) {
        ("properties", Value::Object(map)) => entries(map, chance, &schemas),
        ("schema", Value::Object(map)) => schema(map, chance, &schemas),
        ("required" | "enum", Value::Array(list)) => listed(list, kind, chance),
        ("members", Value::Array(list)) => {
            match chance.below(2) {
                0 if list.len() > 1 => drop(list.remove(chance.below(list.len()))),
                _ => list.push(any_schema(chance, &schemas)),
            }
            "members"
        }
        ("parameters", Value::Array(list)) => parameters(list, chance, &schemas),
        ("parameter", Value::Object(map)) if map.get("in")? != "path" => {
            let is_required = map.get("required") == Some(&json!(true));
            map.insert("required".to_owned(), json!(!is_required));
            "required or not"
        }
        ("responses", Value::Object(map)) => responses(map, chance, &schemas),
        ("requestBody", Value::Object(map)) => {
            let is_required = map.get("required") == Some(&json!(true));
            map.insert("required".to_owned(), json!(!is_required));
            "body"
        }
        ("named", Value::Object(map)) if !map.is_empty() => {
            let keys: Vec<String> = map.keys().cloned().collect();
            map.remove(chance.one(&keys));
            "one less"
        }
        _ => return None,
    };
    Some(format!("{pointer} {what}"))
}

fn entries(map: &mut Map<String, Value>, chance: &mut Chance, schemas: &[String]) -> &'static str {
    let keys: Vec<String> = map.keys().cloned().collect();
    match chance.below(3) {
        0 if keys.len() > 1 => {
            map.remove(chance.one(&keys));
            "a property less"
        }
        1 if !keys.is_empty() => {
            let key = chance.one(&keys).clone();
            let value = map.remove(&key).unwrap_or_default();
            map.insert(format!("{key}Other"), value);
            "a property renamed"
        }
        _ => {
            let name = *chance.one(&["extra", "id", "name", "Name", "value", "type"]);
            map.insert(name.to_owned(), any_schema(chance, schemas));
            "a property"
        }
    }
}

fn schema(map: &mut Map<String, Value>, chance: &mut Chance, schemas: &[String]) -> &'static str {
    match chance.below(7) {
        0 => {
            map.insert("nullable".to_owned(), json!(true));
            "nullable"
        }
        1 => {
            map.insert("readOnly".to_owned(), json!(true));
            "readOnly"
        }
        2 => {
            map.insert(
                "type".to_owned(),
                json!(chance.one(&["string", "integer", "boolean", "number"])),
            );
            "type"
        }
        3 => {
            map.insert(
                "format".to_owned(),
                json!(chance.one(&["date-time", "uuid", "int32", "byte", "email"])),
            );
            "format"
        }
        4 => {
            map.insert("additionalProperties".to_owned(), any_schema(chance, schemas));
            "additionalProperties"
        }
        5 => {
            map.insert("deprecated".to_owned(), json!(true));
            "deprecated"
        }
        _ => {
            let Value::Object(other) = any_schema(chance, schemas) else {
                return "nothing";
            };
            *map = other;
            "another schema"
        }
    }
}

fn listed(list: &mut Vec<Value>, kind: &str, chance: &mut Chance) -> &'static str {
    if chance.below(2) == 0 && !list.is_empty() {
        list.remove(chance.below(list.len()));
        return "one less";
    }
    let new = match kind {
        "required" => *chance.one(&["id", "name", "type", "value", "email", "status", "data"]),
        _ => *chance.one(&["extra", "other", "EXTRA", "none"]),
    };
    if !list.contains(&json!(new)) {
        list.push(json!(new));
    }
    "one more"
}

fn parameters(list: &mut Vec<Value>, chance: &mut Chance, schemas: &[String]) -> &'static str {
    let removable: Vec<usize> = (0..list.len()).filter(|at| list[*at]["in"] != "path").collect();
    if chance.below(2) == 0 && !removable.is_empty() {
        list.remove(*chance.one(&removable));
        return "a parameter less";
    }
    let name = *chance.one(&["extra", "limit", "Name", "sort"]);
    let place = *chance.one(&["query", "header"]);
    if list.iter().any(|it| it["name"] == name && it["in"] == place) {
        return "nothing";
    }
    let required = chance.below(4) == 0;
    let schema = any_schema(chance, schemas);
    list.insert(
        chance.below(list.len() + 1),
        json!({ "name": name, "in": place, "required": required, "schema": schema }),
    );
    "a parameter"
}

fn responses(map: &mut Map<String, Value>, chance: &mut Chance, schemas: &[String]) -> &'static str {
    let keys: Vec<String> = map.keys().cloned().collect();
    if chance.below(3) == 0 && keys.len() > 1 {
        map.remove(chance.one(&keys));
        return "an answer less";
    }
    let status = *chance.one(&["200", "202", "204", "400", "404", "429", "5XX", "default"]);
    let answer = match chance.below(3) {
        0 => json!({ "description": "words" }),
        1 => json!({ "description": "words", "headers": { "X-Extra": { "schema": any_schema(chance, schemas) } } }),
        _ => {
            json!({ "description": "words", "content": { "application/json": { "schema": any_schema(chance, schemas) } } })
        }
    };
    map.insert(status.to_owned(), answer);
    "an answer"
}

fn any_schema(chance: &mut Chance, schemas: &[String]) -> Value {
    match chance.below(10) {
        0 | 1 if !schemas.is_empty() => json!({ "$ref": chance.one(schemas) }),
        2 => json!({ "type": "integer" }),
        3 => json!({ "type": "boolean" }),
        4 => json!({ "type": "string", "format": "date-time" }),
        5 => json!({ "type": "string", "enum": ["a", "b"] }),
        6 => json!({ "type": "array", "items": any_schema(chance, schemas) }),
        7 => json!({ "type": "object", "properties": { "a": any_schema(chance, schemas) } }),
        8 => json!({ "oneOf": [any_schema(chance, schemas), any_schema(chance, schemas)] }),
        _ => json!({ "type": "string" }),
    }
}

/// The places where something can be changed, each with what it is; `key` is what it stands under.
fn find(value: &Value, pointer: &str, key: &str, places: &mut Vec<(String, &'static str)>) {
    let in_properties = pointer.rsplit('/').nth(1) == Some("properties");
    match value {
        Value::Object(map) => {
            let kind = match key {
                _ if in_properties => Some("schema"),
                "properties" => Some("properties"),
                "schema" | "items" | "additionalProperties" => Some("schema"),
                "responses" if !pointer.starts_with("/components") => Some("responses"),
                "requestBody" => Some("requestBody"),
                "paths" | "schemas" | "securitySchemes" | "webhooks" => Some("named"),
                _ if map.contains_key("in") && map.contains_key("schema") => Some("parameter"),
                _ if pointer.starts_with("/components/schemas/") && pointer.matches('/').count() == 3 => Some("schema"),
                _ if map.contains_key("operationId") => None,
                _ => None,
            };
            if let Some(kind) = kind {
                places.push((pointer.to_owned(), kind));
            }
            for (key, inner) in map {
                let step = key.replace('~', "~0").replace('/', "~1");
                find(inner, &format!("{pointer}/{step}"), key, places);
            }
        }
        Value::Array(list) => {
            match key {
                "required" => places.push((pointer.to_owned(), "required")),
                "enum" => places.push((pointer.to_owned(), "enum")),
                "oneOf" | "anyOf" => places.push((pointer.to_owned(), "members")),
                "parameters" => places.push((pointer.to_owned(), "parameters")),
                _ => {}
            }
            for (at, inner) in list.iter().enumerate() {
                find(inner, &format!("{pointer}/{at}"), "", places);
            }
        }
        _ => {}
    }
}
