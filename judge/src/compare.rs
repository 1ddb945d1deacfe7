//! Whether two JSON values are equal, and if not, how they differ.

use serde_json::{Number, Value as Json};
use specwright::load::pointer::join;

use crate::verdict::Members;

/// How two values differ, at the first place where they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind of difference it is.
    pub kind: &'static str,
    /// A JSON pointer to the place.
    pub pointer: String,
    /// Both values, cut.
    pub detail: String,
}

/// The first difference between what went in and what came out; the order of keys and the forms of numbers are none.
///
/// ```
/// use serde_json::json;
///
/// assert_eq!(specwright_judge::difference(&json!({ "a": 1, "b": 2 }), &json!({ "b": 2.0, "a": 1 })), None);
/// assert_eq!(specwright_judge::difference(&json!([1]), &json!([1, 2])).unwrap().kind, "items added");
/// ```
pub fn difference(before: &Json, after: &Json) -> Option<Difference> {
    compare(before, after, String::new())
}

fn compare(before: &Json, after: &Json, at: String) -> Option<Difference> {
    let kind = match (before, after) {
        (Json::Object(a), Json::Object(b)) => {
            for (key, member) in a {
                let at = join(&at, key);
                match b.get(key) {
                    Some(other) => {
                        if let Some(found) = compare(member, other, at) {
                            return Some(found);
                        }
                    }
                    None => return Some(told("member lost", at, member, &Json::Null)),
                }
            }
            let (key, member) = b.iter().find(|(key, _)| !a.contains_key(*key))?;
            return Some(told("member added", join(&at, key), &Json::Null, member));
        }
        (Json::Array(a), Json::Array(b)) => {
            for (i, (item, other)) in a.iter().zip(b).enumerate() {
                if let Some(found) = compare(item, other, join(&at, &i.to_string())) {
                    return Some(found);
                }
            }
            match a.len().cmp(&b.len()) {
                std::cmp::Ordering::Equal => return None,
                std::cmp::Ordering::Less => "items added",
                std::cmp::Ordering::Greater => "items lost",
            }
        }
        (Json::Number(a), Json::Number(b)) if same(a, b) => return None,
        (Json::Number(_), Json::Number(_)) => "number changed",
        (Json::String(a), Json::String(b)) if a == b => return None,
        (Json::String(_), Json::String(_)) => "string changed",
        (Json::Bool(a), Json::Bool(b)) if a == b => return None,
        (Json::Null, Json::Null) => return None,
        _ => "kind of value changed",
    };
    Some(told(kind, at, before, after))
}

/// Whether two numbers are one, however they are written.
fn same(a: &Number, b: &Number) -> bool {
    let whole = |number: &Number| {
        number
            .as_i64()
            .map(i128::from)
            .or_else(|| number.as_u64().map(i128::from))
    };
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a.as_f64() == b.as_f64(),
    }
}

/// The value without the members that it lost although nothing declares them.
pub(crate) fn without_undeclared(before: &Json, after: &Json, declared: &Members) -> Json {
    strip(before, after, declared, "")
}

/// The value with the digits that a `float` has, at these places.
pub(crate) fn as_floats<'p>(before: &Json, places: impl Iterator<Item = &'p String>) -> Json {
    let mut value = before.clone();
    for place in places {
        if let Some(Json::Number(number)) = value.pointer_mut(place)
            && let Some(wide) = number.as_f64()
            && let Ok(short) = format!("{}", wide as f32).parse()
        {
            *number = Number::from_f64(short).unwrap_or(number.clone());
        }
    }
    value
}

fn strip(before: &Json, after: &Json, declared: &Members, at: &str) -> Json {
    match (before, after) {
        (Json::Object(a), Json::Object(b)) => {
            let kept = a
                .iter()
                .filter(|(key, _)| b.contains_key(*key) || declared.contains(at, key));
            let missing = Json::Null;
            kept.map(|(key, member)| {
                let other = b.get(key).unwrap_or(&missing);
                (key.clone(), strip(member, other, declared, &join(at, key)))
            })
            .collect()
        }
        (Json::Array(a), Json::Array(b)) => {
            let missing = Json::Null;
            let items = a.iter().enumerate();
            items
                .map(|(i, item)| strip(item, b.get(i).unwrap_or(&missing), declared, &join(at, &i.to_string())))
                .collect()
        }
        _ => before.clone(),
    }
}

fn told(kind: &'static str, pointer: String, before: &Json, after: &Json) -> Difference {
    let cut = |value: &Json| value.to_string().chars().take(120).collect::<String>();
    Difference {
        kind,
        pointer,
        detail: format!("{} -> {}", cut(before), cut(after)),
    }
}
