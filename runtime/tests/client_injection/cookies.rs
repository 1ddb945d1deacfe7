//! Cookies.

use cookie::Cookie;
use proptest::prelude::*;
use specwright_runtime::client::{Operation, Parameter, Style, Verb};

use crate::support::{Arrived, Given, World, decoded, given, often, read};

const fn styled(parameters: &'static [Parameter]) -> Operation {
    Operation::new("read", Verb::Get, "/items").parameters(parameters)
}

static FORM: Operation = styled(&[
    Parameter::cookie("value").style(Style::Form, false),
    Parameter::cookie("last"),
]);
static EXPLODED: Operation = styled(&[Parameter::cookie("value"), Parameter::cookie("last")]);
static JSON: Operation = styled(&[Parameter::cookie("value").json()]);

/// The cookies, by a library that does not know what was sent; escaped, or not any more.
fn cookies(arrived: &Arrived, undo: bool) -> Vec<(String, String)> {
    let [header] = arrived.header("cookie")[..] else {
        panic!("{arrived:?}")
    };
    let header = std::str::from_utf8(header).unwrap();
    let pair = |cookie: Cookie<'_>| (cookie.name().to_owned(), cookie.value().to_owned());
    match undo {
        true => Cookie::split_parse_encoded(header)
            .map(|cookie| pair(cookie.unwrap()))
            .collect(),
        false => Cookie::split_parse(header)
            .map(|cookie| pair(cookie.unwrap()))
            .collect(),
    }
}

#[test]
fn each_in_its_own() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        // No name of a cookie can be empty, or have what ends it in it.
        let refused = matches!(&value, Given::Object(members) if members.keys().any(|key| key.is_empty() || key.contains('=')));
        let call = world.core.call(&EXPLODED).param(0, &value.json()).param(1, "z").ready();
        let Some(arrived) = world.arrives(call, refused) else { return Ok(()) };
        let mut pairs = cookies(&arrived, true);
        prop_assert_eq!(pairs.pop(), Some(("last".to_owned(), "z".to_owned())));
        let came = match &value {
            Given::Object(_) => Given::Object(pairs.into_iter().collect()),
            Given::List(_) => Given::List(pairs.into_iter().map(|(name, value)| { assert_eq!(name, "value"); value }).collect()),
            Given::Text(_) => { assert_eq!((pairs.len(), pairs[0].0.as_str()), (1, "value")); Given::Text(pairs[0].1.clone()) }
        };
        prop_assert_eq!(came.json(), value.json());
    });
}

#[test]
fn all_in_one() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        let call = world.core.call(&FORM).param(0, &value.json()).param(1, "z").ready();
        let pairs = cookies(&world.arrives(call, false).unwrap(), false);
        prop_assert_eq!(pairs.len(), 2);
        prop_assert_eq!(read(&value, &pairs[0].1, ",", false, decoded).json(), value.json());
    });
}

#[test]
fn json() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        let pairs = cookies(&world.arrives(world.call(&JSON, &value.json()), false).unwrap(), true);
        prop_assert_eq!(pairs.len(), 1);
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&pairs[0].1).unwrap(), value.json());
    });
}
