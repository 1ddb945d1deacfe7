//! Parameters of the query, and what a call adds to it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use specwright_runtime::client::{Operation, Parameter, Style, Verb};

use crate::support::{Given, World, decoded, given, list, often, read, text};

const fn styled(parameters: &'static [Parameter]) -> Operation {
    Operation::new("read", Verb::Get, "/items").parameters(parameters)
}

static FORM: Operation = styled(&[Parameter::query("value").style(Style::Form, false)]);
static FORM_EXPLODED: Operation = styled(&[Parameter::query("value")]);
static SPACES: Operation = styled(&[Parameter::query("value").style(Style::SpaceDelimited, false)]);
static SPACES_EXPLODED: Operation = styled(&[Parameter::query("value").style(Style::SpaceDelimited, true)]);
static PIPES: Operation = styled(&[Parameter::query("value").style(Style::PipeDelimited, false)]);
static PIPES_EXPLODED: Operation = styled(&[Parameter::query("value").style(Style::PipeDelimited, true)]);
static TABS: Operation = styled(&[Parameter::query("value").style(Style::TabDelimited, false)]);
static DEEP: Operation = styled(&[Parameter::query("value").style(Style::DeepObject, true)]);
static RESERVED: Operation = styled(&[Parameter::query("value").allow_reserved()]);
static RESERVED_LIST: Operation = styled(&[Parameter::query("value").style(Style::Form, false).allow_reserved()]);
static JSON: Operation = styled(&[Parameter::query("value").json()]);
static PLACED: Operation =
    Operation::new("read", Verb::Get, "/items?fixed=1&v={value}").parameters(&[Parameter::query("value")]);

#[test]
fn exploded() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        for operation in [&FORM_EXPLODED, &SPACES_EXPLODED, &PIPES_EXPLODED] {
            let pairs = world.arrives(world.call(operation, &value.json()), false).unwrap().pairs();
            let came = match &value {
                Given::Object(_) => Given::Object(pairs.into_iter().collect()),
                Given::List(_) => Given::List(pairs.into_iter().map(|(name, value)| { assert_eq!(name, "value"); value }).collect()),
                Given::Text(_) => { assert_eq!((pairs.len(), pairs[0].0.as_str()), (1, "value")); Given::Text(pairs[0].1.clone()) }
            };
            prop_assert_eq!(came.json(), value.json());
        }
    });
}

#[test]
fn in_one_pair() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        let delimited = [(&FORM, ",", '\0'), (&SPACES, "%20", ' '), (&PIPES, "%7C", '|'), (&TABS, "%09", '\t')];
        for (operation, between, plain) in delimited {
            // Commas in items are escaped, and those between them are not. The others are escaped wherever they stand.
            let refused = between != "," && value.holds(&[plain], &[plain]);
            let Some(arrived) = world.arrives(world.call(operation, &value.json()), refused) else { continue };
            let [("value", text)] = arrived.raw_pairs()[..] else { panic!("{arrived:?}") };
            prop_assert_eq!(read(&value, text, between, false, decoded).json(), value.json());
            // What servers do that undo the encoding first.
            let (text, between) = (decoded(text), decoded(between));
            if between != "," {
                prop_assert_eq!(read(&value, &text, &between, false, str::to_owned).json(), value.json());
            }
        }
    });
}

#[test]
fn deep_objects() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        let Given::Object(members) = &value else { return Ok(()) };
        let refused = value.holds(&[], &['[', ']']) || members.contains_key("");
        let Some(arrived) = world.arrives(world.call(&DEEP, &value.json()), refused) else { return Ok(()) };
        let came: BTreeMap<String, String> = arrived.pairs().into_iter().map(|(name, value)| {
            let key = name.strip_prefix("value[").and_then(|name| name.strip_suffix(']')).unwrap();
            assert!(!key.contains(['[', ']']), "{name} is more than one level");
            (key.to_owned(), value)
        }).collect();
        prop_assert_eq!(&came, members);
    });
}

#[test]
fn reserved_characters_stay_in_their_value() {
    let world = World::new();
    proptest!(often(), |(value in text(), items in list())| {
        let list = Given::List(items);
        let arrived = world.arrives(world.call(&RESERVED, &Given::Text(value.clone()).json()), false).unwrap();
        let [("value", came)] = arrived.raw_pairs()[..] else { panic!("{arrived:?}") };
        prop_assert_eq!(urlencoding::decode_binary(came.as_bytes()), urlencoding::decode_binary(value.as_bytes()));

        let Some(arrived) = world.arrives(world.call(&RESERVED_LIST, &list.json()), list.holds(&[','], &[])) else { return Ok(()) };
        let [("value", came)] = arrived.raw_pairs()[..] else { panic!("{arrived:?}") };
        let lossy = |text: &str| String::from_utf8_lossy(&urlencoding::decode_binary(text.as_bytes())).into_owned();
        let meant: Vec<String> = list.texts().into_iter().map(lossy).collect();
        let came = read(&list, came, ",", false, |text| String::from_utf8_lossy(&urlencoding::decode_binary(text.as_bytes())).into_owned());
        prop_assert_eq!(came.texts(), meant);
    });
}

#[test]
fn json_and_templates() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        let pairs = world.arrives(world.call(&JSON, &value.json()), false).unwrap().pairs();
        prop_assert_eq!(pairs.len(), 1);
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&pairs[0].1).unwrap(), value.json());
        if let Given::Text(text) = value {
            let pairs = world.arrives(world.call(&PLACED, &serde_json::json!(text)), false).unwrap().pairs();
            prop_assert_eq!(pairs, [("fixed".to_owned(), "1".to_owned()), ("v".to_owned(), text)]);
        }
    });
}

#[test]
fn a_call_s_own() {
    let world = World::new();
    proptest!(often(), |(name in text(), value in text())| {
        let call = world.call(&FORM, &serde_json::json!("x")).query(name.clone(), value.clone());
        let pairs = world.arrives(call, false).unwrap().pairs();
        prop_assert_eq!(pairs, [("value".to_owned(), "x".to_owned()), (name, value)]);
    });
}
