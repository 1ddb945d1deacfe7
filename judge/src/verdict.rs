//! The judge: an implementation of JSON Schema that is not ours.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use jsonschema::Validator;
use serde_json::{Map, Value as Json, json};
use specwright::load::pointer;

use crate::convert::Bundle;

/// Judges values by the schemas of a bundle.
#[derive(Debug)]
pub struct Judge {
    validator: Validator,
    patterns: RefCell<HashMap<String, Option<Validator>>>,
    /// Members that carry this keyword do not travel the way of the bundle.
    hidden: Option<&'static str>,
}

/// Why a value is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The keyword that it breaks; `format <name>` where it is no value of its format.
    pub reason: String,
    /// What the judge says, cut to a line.
    pub message: String,
}

/// Members of objects, by the pointer to the object and their names.
#[derive(Debug, Default)]
pub struct Members(HashSet<(String, String)>);

impl Members {
    /// Whether the member `name` of the object at `pointer` is among them.
    pub fn contains(&self, pointer: &str, name: &str) -> bool {
        self.0.contains(&(pointer.to_owned(), name.to_owned()))
    }
}

impl Judge {
    /// A judge for the schemas of these numbers, and for those that have to be asked while instances are made.
    ///
    /// # Errors
    ///
    /// The converted schemas are no JSON Schema, which is a fault of the conversion.
    pub fn new(bundle: &Bundle<'_>, nodes: impl Iterator<Item = usize>) -> Result<Judge, String> {
        let options = jsonschema::options()
            .should_validate_formats(true)
            .with_format("byte", is_base64)
            .offline();
        let validator = options
            .build(&bundle.wrapped(bundle.tricky().chain(nodes)))
            .map_err(|error| {
                let message: String = error.to_string().chars().take(300).collect();
                format!("{message} at {}", error.schema_path())
            })?;
        Ok(Judge {
            validator,
            patterns: RefCell::default(),
            hidden: bundle.view.hidden(),
        })
    }

    /// Whether a value is valid for the schema of that number.
    pub fn accepts(&self, node: usize, value: &Json) -> bool {
        self.validator.is_valid(&wrapped(node, value))
    }

    /// Why a value is not valid for the schema of that number, if it is not.
    pub fn fault(&self, node: usize, value: &Json) -> Option<Fault> {
        let value = wrapped(node, value);
        let error = self.validator.iter_errors(&value).next()?;
        let keyword = error
            .schema_path()
            .as_str()
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        let message: String = error.to_string().chars().take(200).collect();
        Some(Fault {
            reason: reason(&keyword, &message),
            message: format!(
                "{message} at {}",
                error.instance_path().as_str().trim_start_matches(&format!("/{node}"))
            ),
        })
    }

    /// The value as it travels, without the members that do not travel this way.
    ///
    /// # Errors
    ///
    /// Why it is not valid, with these members or without them.
    pub fn travelling(&self, node: usize, value: &Json) -> Result<Json, Fault> {
        if let Some(fault) = self.fault(node, value) {
            return Err(fault);
        }
        let marked = self.hidden.map(|key| self.marked(node, key, &Json::Bool(true), value));
        let marked = marked.unwrap_or_default();
        if marked.is_empty() {
            return Ok(value.clone());
        }
        let mut pruned = value.clone();
        marked.iter().for_each(|pointer| remove(&mut pruned, pointer));
        match self.fault(node, &pruned) {
            None => Ok(pruned),
            Some(fault) => Err(fault),
        }
    }

    /// The members that the schema of that number declares in a valid value.
    pub fn declared(&self, node: usize, value: &Json) -> Members {
        let value = wrapped(node, value);
        let evaluation = self.validator.evaluate(&value);
        let prefix = format!("/{node}");
        let mut members = Members::default();
        for entry in evaluation.iter_annotations() {
            let keyword = entry.schema_location.rsplit('/').next().unwrap_or_default();
            let at = entry.instance_location.as_str();
            let (Some(at), Json::Array(names)) = (at.strip_prefix(&prefix), entry.annotations.value()) else {
                continue;
            };
            if matches!(keyword, "properties" | "patternProperties" | "additionalProperties") {
                let names = names.iter().filter_map(Json::as_str);
                members.0.extend(names.map(|name| (at.to_owned(), name.to_owned())));
            }
        }
        members
    }

    /// The pointers to what a valid value has whose schema carries a keyword with this value.
    pub fn marked(&self, node: usize, key: &str, with: &Json, value: &Json) -> HashSet<String> {
        let value = wrapped(node, value);
        let evaluation = self.validator.evaluate(&value);
        let prefix = format!("/{node}");
        let marked = evaluation.iter_annotations().filter_map(|entry| {
            let at = entry.instance_location.as_str().strip_prefix(&prefix)?;
            let said = entry.annotations.value();
            let own = entry.schema_location.ends_with(&format!("/{key}")) && said == with;
            let among = said.get(key) == Some(with);
            (own || among).then(|| at.to_owned())
        });
        marked.collect()
    }

    /// Whether a text has a pattern in it.
    pub fn matches(&self, pattern: &str, text: &str) -> bool {
        let mut patterns = self.patterns.borrow_mut();
        let known = patterns
            .entry(pattern.to_owned())
            .or_insert_with(|| jsonschema::options().build(&json!({ "pattern": pattern })).ok());
        known.as_ref().is_some_and(|validator| validator.is_valid(&json!(text)))
    }
}

fn wrapped(node: usize, value: &Json) -> Json {
    let members: Map<String, Json> = [(node.to_string(), value.clone())].into_iter().collect();
    Json::Object(members)
}

/// Removes a member of an object.
fn remove(value: &mut Json, at: &str) {
    let Some((parent, _)) = at.rsplit_once('/') else { return };
    let name = pointer::segments(at).and_then(Iterator::last);
    if let (Some(Json::Object(members)), Some(name)) = (value.pointer_mut(parent), name) {
        members.remove(&*name);
    }
}

/// Integer formats are bounds for the judge.
fn reason(keyword: &str, message: &str) -> String {
    let bounds = [
        (i32::MIN.to_string(), i32::MAX.to_string(), "int32"),
        (i64::MIN.to_string(), i64::MAX.to_string(), "int64"),
        ("0".to_owned(), u32::MAX.to_string(), "uint32"),
        ("0".to_owned(), u64::MAX.to_string(), "uint64"),
    ];
    let said = |bound: &str| message.ends_with(&format!(" {bound}"));
    let broken = bounds.iter().find(|(low, high, _)| match keyword {
        "minimum" => low != "0" && said(low),
        "maximum" => said(high),
        _ => false,
    });
    match broken {
        Some((_, _, format)) => format!("format {format}"),
        None if keyword == "format" => match message.rsplit('"').nth(1) {
            Some(format) => format!("format {format}"),
            None => "format".to_owned(),
        },
        None => keyword.to_owned(),
    }
}

/// Base64 as RFC 4648 wants it, padded.
fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    text.len().is_multiple_of(4) && padding <= 2 && body.bytes().all(known)
}
