//! What schemas that all have to hold say together.

use serde_json::Value as Json;

/// A set of kinds of JSON values.
pub(super) type Kinds = u8;

/// The kinds of JSON values.
pub(super) mod kind {
    pub(in super::super) const NULL: u8 = 1;
    pub(in super::super) const BOOL: u8 = 2;
    pub(in super::super) const INT: u8 = 4;
    /// Numbers, whole ones or not.
    pub(in super::super) const NUM: u8 = 8;
    pub(in super::super) const STR: u8 = 16;
    pub(in super::super) const ARR: u8 = 32;
    pub(in super::super) const OBJ: u8 = 64;
    pub(in super::super) const ANY: u8 = 127;
}

/// The kinds that all schemas allow; none when they exclude each other.
pub(super) fn kinds(all: &[&Json]) -> Option<Kinds> {
    let kinds = all
        .iter()
        .filter_map(|schema| schema.get("type"))
        .fold(kind::ANY, |kinds, said| {
            kinds
                & match said {
                    Json::String(word) => of_word(word),
                    Json::Array(words) => words
                        .iter()
                        .filter_map(Json::as_str)
                        .fold(0, |all, word| all | of_word(word)),
                    _ => kind::ANY,
                }
        });
    (kinds != 0).then_some(kinds)
}

fn of_word(word: &str) -> Kinds {
    match word {
        "null" => kind::NULL,
        "boolean" => kind::BOOL,
        "integer" => kind::INT,
        "number" => kind::INT | kind::NUM,
        "string" => kind::STR,
        "array" => kind::ARR,
        _ => kind::OBJ,
    }
}

/// The kind that a value is of.
pub(super) fn kind_of(value: &Json) -> Kinds {
    match value {
        Json::Null => kind::NULL,
        Json::Bool(_) => kind::BOOL,
        Json::Number(number) if number.is_f64() => match number.as_f64() {
            Some(float) if float.fract() == 0.0 => kind::INT | kind::NUM,
            _ => kind::NUM,
        },
        Json::Number(_) => kind::INT | kind::NUM,
        Json::String(_) => kind::STR,
        Json::Array(_) => kind::ARR,
        Json::Object(_) => kind::OBJ,
    }
}

/// The kinds that the keywords are about.
pub(super) fn implied(all: &[&Json]) -> Kinds {
    let has = |keys: &[&str]| {
        all.iter()
            .any(|schema| keys.iter().any(|key| schema.get(key).is_some()))
    };
    let mut kinds = 0;
    if has(&[
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "minProperties",
        "maxProperties",
    ]) {
        kinds |= kind::OBJ;
    }
    if has(&[
        "items",
        "prefixItems",
        "minItems",
        "maxItems",
        "uniqueItems",
        "contains",
    ]) {
        kinds |= kind::ARR;
    }
    if kinds == 0 && has(&["pattern", "minLength", "maxLength", "format"]) {
        kinds |= kind::STR;
    }
    if kinds == 0
        && has(&[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ])
    {
        kinds |= kind::NUM | kind::INT;
    }
    if kinds == 0 && has(&["x-format"]) {
        kinds |= kind::STR;
    }
    kinds
}

/// Whether no list of values leaves this one out.
pub(super) fn lists(all: &[&Json], value: &Json) -> bool {
    all.iter().all(|schema| {
        let listed = schema.get("enum").and_then(Json::as_array);
        listed.is_none_or(|listed| listed.contains(value))
            && schema.get("const").is_none_or(|constant| constant == value)
    })
}

/// The values that all lists share, if there is a list.
pub(super) fn listed<'b>(all: &[&'b Json]) -> Option<Vec<&'b Json>> {
    let mut values: Option<Vec<&'b Json>> = None;
    for schema in all {
        let lists = schema
            .get("enum")
            .and_then(Json::as_array)
            .map(|list| list.iter().collect::<Vec<_>>());
        let constant = schema.get("const").map(|constant| vec![constant]);
        for list in [lists, constant].into_iter().flatten() {
            values = Some(match values {
                Some(known) => known.into_iter().filter(|value| list.contains(value)).collect(),
                None => list,
            });
        }
    }
    values
}

/// The largest of a count that schemas ask for at least.
pub(super) fn at_least(all: &[&Json], key: &str) -> usize {
    counts(all, key).max().unwrap_or(0)
}

/// The smallest of a count that schemas allow at most.
pub(super) fn at_most(all: &[&Json], key: &str) -> usize {
    counts(all, key).min().unwrap_or(usize::MAX)
}

fn counts(all: &[&Json], key: &str) -> impl Iterator<Item = usize> {
    all.iter()
        .filter_map(move |schema| usize::try_from(schema.get(key)?.as_u64()?).ok())
}
