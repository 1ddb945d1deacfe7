//! Texts and marks, and the keywords that are looked at as they were written.

use super::Pair;
use super::shape::Node;
use openapiv3::Schema;

use crate::diff::Which;
use crate::diff::effect::Effect;
use crate::diff::place::Subject;
use crate::diff::rules::{document, schema as rules};
use crate::diff::side::Placed;
use crate::diff::walk::{Walk, before, now};
use crate::load::{Number, Value};

/// What a schema says to people.
pub(super) fn texts<'a>(walk: &mut Walk<'a>, old: &Node<'a>, new: &Node<'a>, subject: &Subject) {
    let (Some(old), Some(new)) = (old.first(), new.first()) else {
        return;
    };
    let (was, is) = (&old.it.schema_data, &new.it.schema_data);
    let described = was.description != is.description || was.title != is.title;
    if described {
        let text = format!("the description of {subject} changed");
        walk.document(&document::DESCRIPTION_CHANGED, text, Which::New, new.at.clone());
    }
    if was.example != is.example || was.extensions.get(EXAMPLES) != is.extensions.get(EXAMPLES) {
        let text = format!("the examples of {subject} changed");
        walk.document(&document::EXAMPLE_CHANGED, text, Which::New, new.at.clone());
    }
}

/// What a vendor says in his own words.
pub(super) fn extensions<'a>(walk: &mut Walk<'a>, old: &Node<'a>, new: &Node<'a>, subject: &Subject) {
    let (Some(was), Some(is)) = (old.first(), new.first()) else {
        return;
    };
    // Our own are other keywords, and a list of values that may grow is looked at as one.
    let own = |key: &str| !key.starts_with("x-specwright-") && key != "x-extensible-enum";
    let of = |node: &Placed<'a, Schema>| -> Vec<(String, serde_json::Value)> {
        let all = node.it.schema_data.extensions.iter().filter(|(key, _)| own(key));
        all.map(|(key, value)| (key.clone(), value.clone())).collect()
    };
    if of(was) != of(is) {
        let text = format!("the extensions of {subject} changed");
        walk.document(&document::EXTENSION_CHANGED, text, Which::New, is.at.clone());
    }
}

const EXAMPLES: &str = "x-specwright-examples";

pub(super) fn marks(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (old, new) = (&pair.old, &pair.new);
    if old.deprecated == new.deprecated {
        return;
    }
    let (rule, what) = if new.deprecated {
        (&document::DEPRECATED, "is deprecated now")
    } else {
        (&document::NO_LONGER_DEPRECATED, "is not deprecated any more")
    };
    let text = format!("{} {what}", pair.subject);
    walk.document(rule, text, Which::New, new.at.clone());
}

/// Keywords that exclude values, and of which the text is all that we compare.
pub(super) fn others(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (old, new) = (&pair.old.others, &pair.new.others);
    for (keyword, old_at) in old {
        let was = walk.old.written(old_at);
        let Some(new_at) = new.get(keyword) else {
            if was.is_some_and(|was| !is_idle(keyword, was)) {
                let said = before(format!("has no `{keyword}` any more"), old_at);
                walk.values(&rules::CONDITION_REMOVED, pair.it, Effect::Widens, pair.subject, said);
            }
            continue;
        };
        let is = walk.new.written(new_at);
        if was == is {
            continue;
        }
        let effect = match (was, is) {
            (Some(was), Some(is)) => changed(keyword, was, is),
            _ => Effect::Shifts,
        };
        let said = now(format!("has another `{keyword}` now"), new_at);
        walk.values(&rules::CONDITION_CHANGED, pair.it, effect, pair.subject, said);
    }
    for (keyword, at) in new.iter().filter(|(keyword, _)| !old.contains_key(*keyword)) {
        if walk.new.written(at).is_some_and(|is| !is_idle(keyword, is)) {
            let said = now(format!("has `{keyword}` now"), at);
            walk.values(&rules::CONDITION_ADDED, pair.it, Effect::Narrows, pair.subject, said);
        }
    }
}

/// Excludes nothing.
fn is_idle(keyword: &str, value: &Value) -> bool {
    let empty = value.as_object().is_some_and(indexmap::IndexMap::is_empty);
    match keyword {
        "unevaluatedProperties" | "unevaluatedItems" | "additionalItems" => empty || value.as_bool() == Some(true),
        "not" => value.as_bool() == Some(false),
        "propertyNames" | "contentSchema" | "dependentRequired" | "dependentSchemas" => empty,
        _ => false,
    }
}

fn changed(keyword: &str, was: &Value, is: &Value) -> Effect {
    match (keyword, was, is) {
        ("minContains" | "maxContains", Value::Number(was), Value::Number(is)) => {
            let more = Number::as_f64(*is) > Number::as_f64(*was);
            if more == (keyword == "minContains") {
                Effect::Narrows
            } else {
                Effect::Widens
            }
        }
        ("unevaluatedProperties" | "unevaluatedItems" | "additionalItems", was, is) => {
            match (
                is_idle(keyword, was) || is.as_bool() == Some(false),
                is_idle(keyword, is) || was.as_bool() == Some(false),
            ) {
                (true, _) => Effect::Narrows,
                (_, true) => Effect::Widens,
                (false, false) => Effect::Shifts,
            }
        }
        ("dependentRequired", Value::Object(was), Value::Object(is)) => {
            let within = |a: &indexmap::IndexMap<String, Value>, b: &indexmap::IndexMap<String, Value>| {
                let names = |value: &Value| -> Vec<String> {
                    let names = value.as_array().into_iter().flatten();
                    names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
                };
                a.iter().all(|(key, value)| {
                    let others = b.get(key).map(names).unwrap_or_default();
                    names(value).iter().all(|name| others.contains(name))
                })
            };
            match (within(was, is), within(is, was)) {
                (true, _) => Effect::Narrows,
                (_, true) => Effect::Widens,
                (false, false) => Effect::Shifts,
            }
        }
        _ => Effect::Shifts,
    }
}
