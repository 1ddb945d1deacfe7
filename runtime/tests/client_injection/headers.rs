//! Headers: of the document, of a call, of a client.

use proptest::prelude::*;
use specwright_runtime::client::{Operation, Parameter, Style, Verb};

use crate::support::{Given, World, given, often, read, text};

static SIMPLE: Operation = Operation::new("read", Verb::Get, "/items").parameters(&[Parameter::header("X-Value")]);
static EXPLODED: Operation =
    Operation::new("read", Verb::Get, "/items").parameters(&[Parameter::header("X-Value").style(Style::Simple, true)]);
static JSON: Operation = Operation::new("read", Verb::Get, "/items").parameters(&[Parameter::header("X-Value").json()]);

/// What no header can carry: characters that end it, and blanks at its ends, which are no part of it.
fn impossible(text: &str) -> bool {
    let control = |byte: u8| byte != b'\t' && (byte < b' ' || byte == 0x7f);
    text.bytes().any(control) || text.starts_with([' ', '\t']) || text.ends_with([' ', '\t'])
}

fn plain(text: &str) -> String {
    text.to_owned()
}

#[test]
fn of_the_document() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        for (operation, explode) in [(&SIMPLE, false), (&EXPLODED, true)] {
            let equals: &[char] = if explode { &['='] } else { &[] };
            let refused = value.texts().iter().any(|text| impossible(text)) || value.holds(&[','], equals);
            let Some(arrived) = world.arrives(world.call(operation, &value.json()), refused) else { continue };
            let [came] = arrived.header("x-value")[..] else { panic!("{arrived:?}") };
            let came = std::str::from_utf8(came).unwrap();
            prop_assert_eq!(read(&value, came, ",", explode, plain).json(), value.json());
            prop_assert!(arrived.header("x-evil").is_empty());
        }
    });
}

#[test]
fn json() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        // DEL is the one control character that JSON does not escape.
        let refused = value.texts().iter().any(|text| text.contains('\u{7f}'));
        let Some(arrived) = world.arrives(world.call(&JSON, &value.json()), refused) else { return Ok(()) };
        let [came] = arrived.header("x-value")[..] else { panic!("{arrived:?}") };
        prop_assert_eq!(serde_json::from_slice::<serde_json::Value>(came).unwrap(), value.json());
    });
}

#[test]
fn of_a_call() {
    let world = World::new();
    proptest!(often(), |(name in text(), value in text())| {
        let call = world.call(&SIMPLE, &Given::Text("x".to_owned()).json()).header("X-Own", value.clone());
        if let Some(arrived) = world.arrives(call, impossible(&value)) {
            prop_assert_eq!(arrived.header("x-own"), [value.as_bytes()]);
            prop_assert!(arrived.header("x-evil").is_empty());
        }
        let call = world.call(&SIMPLE, &Given::Text("x".to_owned()).json()).header(name.clone(), "own");
        if let Some(arrived) = world.arrives(call, true) {
            prop_assert!(arrived.header(&name).contains(&&b"own"[..]));
        }
    });
}
