//! Our codec against serde's derive with `serde_json`, on the same shape: both accept and agree, or both refuse.
//!
//! Texts are values near the shape, and such texts with some characters changed. Where the two differ by intent the
//! derived shape is bent: it takes integers written as floats, and through `flatten` no arrays for structs.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde::{Deserialize, Deserializer, Serialize};
use specwright_runtime::{Field, Json, Map, Unrecognized, open_enum, record};

#[derive(Clone)]
pub enum Kind {
    A,
    Bee,
    Unrecognized(Unrecognized),
}

open_enum! { Kind; 0 A = "a"; 1 Bee = "b\"ee"; }

#[derive(Clone)]
pub struct Ours {
    pub id: i64,
    pub name: Option<String>,
    pub flag: Option<bool>,
    pub score: Option<f64>,
    pub list: Option<Vec<Ours>>,
    pub state: Field<String>,
    pub kind: Option<Kind>,
    pub count: Option<u64>,
    pub rest: Map<Json>,
}

record! {
    Ours OURS required[0x1] table[b" $#%*) &'(      "];
    0 id: required i64 = "id";
    1 name: optional String = "name";
    2 flag: optional bool = "flag";
    3 score: optional f64 = "score";
    4 list: optional Vec<Ours> = "list";
    5 state: field String = "state";
    6 kind: optional Kind = "kind";
    7 count: optional u64 = "count";
    rest rest: Json;
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Derived {
    #[serde(deserialize_with = "integral")]
    pub id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Vec<Derived>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "three_states")]
    pub state: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "integral_or_none"
    )]
    pub count: Option<u64>,
    #[serde(flatten)]
    pub rest: BTreeMap<String, Json>,
}

fn three_states<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

fn integral<'de, T: TryFrom<i128>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    integral_or_none(deserializer)?.ok_or_else(|| serde::de::Error::custom("null"))
}

fn integral_or_none<'de, T: TryFrom<i128>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let value = match Json::deserialize(deserializer)? {
        Json::Null => return Ok(None),
        Json::Number(number) => number
            .as_i64()
            .map(i128::from)
            .or_else(|| number.as_u64().map(i128::from))
            .or_else(|| {
                number
                    .as_f64()
                    .filter(|value| value.fract() == 0.0 && value.abs() < 1e12)
                    .map(|value| value as i128)
            }),
        _ => None,
    };
    match value.and_then(|value| T::try_from(value).ok()) {
        Some(value) => Ok(Some(value)),
        None => Err(serde::de::Error::custom("no integer")),
    }
}

/// Both read the text; what they make of it has to be the same.
fn agree(text: &str) {
    let ours = specwright_runtime::from_str::<Ours>(text);
    let derived = serde_json::from_str::<Derived>(text);
    match (&ours, &derived) {
        (Ok(ours), Ok(derived)) => {
            let written = specwright_runtime::to_string(ours);
            assert_eq!(written, serde_json::to_string(derived).unwrap(), "of {text}");
            assert_eq!(
                serde_json::to_string(ours).unwrap(),
                written,
                "through serde, of {text}"
            );
            assert_eq!(
                serde_json::from_str::<Ours>(text).unwrap(),
                *ours,
                "through serde, of {text}"
            );
            assert_eq!(
                specwright_runtime::from_str::<Ours>(&written).unwrap(),
                *ours,
                "again, of {text}"
            );
        }
        (Err(_), Err(_)) => {}
        // By way of a double, long numbers with a point are no longer what they were; ours are exact.
        (Ok(_), Err(error)) if error.to_string().contains("no integer") => {}
        (Err(error), Ok(_)) if error.message().starts_with("the number is not a") => {}
        (Ok(_), Err(error)) => panic!("only we accept {text}: {error}"),
        (Err(error), Ok(_)) => panic!("only serde accepts {text}: {error}"),
    }
    // The same without a shape.
    match (
        specwright_runtime::from_str::<Json>(text),
        serde_json::from_str::<Json>(text),
    ) {
        (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs, "{text}"),
        (Err(_), Err(_)) => {}
        (ours, theirs) => panic!("{text}: {:?} {:?}", ours.err(), theirs.err()),
    }
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| n.to_string()),
        any::<f64>()
            .prop_filter("finite", |n| n.is_finite())
            .prop_map(|n| format!("{n:e}")),
        (-1000_i32..1000, 0_u32..1000).prop_map(|(n, m)| format!("{n}.{m}")),
        (any::<u64>(), 0_u64..10_000_000_000).prop_map(|(n, m)| format!("{}.{m:010}", n >> 20)),
        (-9_i32..100, -3_i32..20).prop_map(|(n, e)| format!("{n}e{e}")),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?",
    ]
}

fn string() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
        "\"([a-z \\\\]|\\\\n|\\\\\"|\\\\u00e9|\\\\ud83d\\\\ude00){0,40}\"",
        Just("\"a\"".to_owned()),
        Just("\"b\\\"ee\"".to_owned()),
    ]
}

fn key() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "id", "id", "name", "flag", "score", "list", "state", "kind", "count", "x",
    ]);
    prop_oneof![9 => known.prop_map(|key| format!("\"{key}\"")), 1 => string(), 1 => Just("\"i\\u0064\"".to_owned())]
}

fn any_value() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        number(),
        string(),
        prop::sample::select(vec!["null", "true", "false"]).prop_map(str::to_owned)
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            object(inner),
        ]
    })
    .boxed()
}

fn object(inner: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec((key(), inner), 0..6).prop_map(|members| {
        let members: Vec<String> = members.iter().map(|(key, value)| format!("{key} :{value}")).collect();
        format!("{{{}}}", members.join(","))
    })
}

/// A value that mostly has the shape.
fn shaped(depth: u32) -> BoxedStrategy<String> {
    let list = if depth == 0 {
        Just("[]".to_owned()).boxed()
    } else {
        prop::collection::vec(shaped(depth - 1), 0..3)
            .prop_map(|items| format!("[{}]", items.join(",")))
            .boxed()
    };
    let or_null = |strategy: BoxedStrategy<String>| {
        prop_oneof![8 => strategy, 1 => Just("null".to_owned()), 1 => any_value()].boxed()
    };
    let members = (
        or_null(any::<i64>().prop_map(|n| n.to_string()).boxed()),
        or_null(string().boxed()),
        or_null(any::<bool>().prop_map(|flag| flag.to_string()).boxed()),
        or_null(number().boxed()),
        or_null(list),
        or_null(string().boxed()),
        or_null(string().boxed()),
        or_null(any::<u64>().prop_map(|n| n.to_string()).boxed()),
        any_value(),
    );
    (members, any::<u16>())
        .prop_map(|((id, name, flag, score, list, state, kind, count, other), choice)| {
            let members = [
                ("id", id),
                ("name", name),
                ("flag", flag),
                ("score", score),
                ("list", list),
                ("state", state),
                ("kind", kind),
                ("count", count),
                ("other", other),
            ];
            let mut texts: Vec<String> = Vec::new();
            for (i, (key, value)) in members.iter().enumerate() {
                if i == 0 || choice >> i & 1 == 1 {
                    texts.push(format!("\"{key}\":{value}"));
                }
            }
            let middle = usize::from(choice >> 10) % texts.len();
            texts.rotate_left(middle);
            format!("{{{}}}", texts.join(","))
        })
        .boxed()
}

/// Some characters exchanged, taken out or put in. No backslashes: in what is skipped, `serde_json` lets surrogates pass
/// that stand alone.
fn mutated() -> impl Strategy<Value = String> {
    let letters = prop::sample::select("{}[]:,\"0123456789.eE+- tfn\u{1}é".chars().collect::<Vec<_>>());
    (
        shaped(2),
        prop::collection::vec((any::<prop::sample::Index>(), 0_u8..3, letters), 1..4),
    )
        .prop_map(|(text, changes)| {
            let mut chars: Vec<char> = text.chars().collect();
            for (index, change, letter) in changes {
                let at = index.index(chars.len());
                match change {
                    0 => chars[at] = letter,
                    1 => chars.insert(at, letter),
                    _ if chars.len() > 1 => drop(chars.remove(at)),
                    _ => {}
                }
            }
            chars.into_iter().collect()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn values_of_the_shape(text in shaped(3)) {
        agree(&text);
    }

    #[test]
    fn values_of_any_shape(text in any_value()) {
        agree(&text);
    }

    #[test]
    fn objects_of_known_keys(text in object(any_value())) {
        agree(&text);
    }

    #[test]
    fn texts_with_mistakes(text in mutated()) {
        agree(&text);
    }

    #[test]
    fn doubles_round_correctly(text in number()) {
        let ours = specwright_runtime::from_str::<f64>(&text).ok();
        prop_assert_eq!(ours.map(f64::to_bits), text.parse::<f64>().ok().filter(|n| n.is_finite()).map(f64::to_bits));
        let ours = specwright_runtime::from_str::<f32>(&text).ok();
        prop_assert_eq!(ours.map(f32::to_bits), text.parse::<f32>().ok().filter(|n| n.is_finite()).map(f32::to_bits));
        prop_assert_eq!(specwright_runtime::from_str::<f64>(&text).is_ok(), serde_json::from_str::<f64>(&text).is_ok());
    }

    #[test]
    fn strings_come_back(text in any::<String>()) {
        let written = specwright_runtime::to_string(&text);
        prop_assert_eq!(&written, &serde_json::to_string(&text).unwrap());
        prop_assert_eq!(specwright_runtime::from_str::<String>(&written).unwrap(), text);
    }
}
