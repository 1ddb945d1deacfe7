//! Keys, tokens and passwords: they come from files and environments, with whatever stands in them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use specwright_runtime::Secret;
use specwright_runtime::client::{Api, Builder, Location, Operation, RetryPolicy, SchemeKind, SecurityScheme, Verb};

use crate::support::{Calling, World, often, text};

const fn key(name: &'static str, location: Location) -> SecurityScheme {
    SecurityScheme {
        name,
        kind: SchemeKind::ApiKey { location, name },
    }
}

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[
        key("X-Key", Location::Header),
        key("key", Location::Query),
        SecurityScheme {
            name: "basic",
            kind: SchemeKind::Basic,
        },
        SecurityScheme {
            name: "bearer",
            kind: SchemeKind::Bearer,
        },
    ],
};
static HEADER: Operation = Operation::new("read", Verb::Get, "/items").security(&[&[0]]);
static QUERY: Operation = Operation::new("read", Verb::Get, "/items").security(&[&[1]]);
static BASIC: Operation = Operation::new("read", Verb::Get, "/items").security(&[&[2]]);
static BEARER: Operation = Operation::new("read", Verb::Get, "/items").security(&[&[3]]);

fn call(world: &World, operation: &'static Operation, set: impl FnOnce(&mut Builder)) -> Calling {
    let mut builder = Builder::new(&API);
    builder.base_url(&world.url);
    builder.retry(RetryPolicy::never());
    builder.transport(world.transport.clone());
    set(&mut builder);
    builder.build().unwrap().call(operation).ready()
}

/// Line breaks that end a file are what is most often in a key that should not be there.
fn impossible(text: &str) -> bool {
    let control = |byte: u8| byte != b'\t' && (byte < b' ' || byte == 0x7f);
    text.bytes().any(control) || text.ends_with([' ', '\t'])
}

#[test]
fn they_arrive_or_are_refused_without_being_shown() {
    let world = World::new();
    proptest!(often(), |(secret in text(), user in text())| {
        let secret = format!("k4711{secret}");
        let (refused, bearer) = (impossible(&secret), format!("Bearer {secret}"));

        let sent = world.send(call(&world, &HEADER, |it| it.api_key(0, Secret::from(secret.as_str()))));
        match sent {
            Ok(arrived) => prop_assert_eq!(arrived.header("x-key"), [secret.as_bytes()]),
            Err(why) => prop_assert!(refused && !why.contains("4711"), "{why}"),
        }
        let sent = world.send(call(&world, &BEARER, |it| it.bearer(3, Secret::from(secret.as_str()))));
        match sent {
            Ok(arrived) => prop_assert_eq!(arrived.header("authorization"), [bearer.as_bytes()]),
            Err(why) => prop_assert!(refused && !why.contains("4711"), "{why}"),
        }
        let arrived = world.arrives(call(&world, &QUERY, |it| it.api_key(1, Secret::from(secret.as_str()))), false);
        prop_assert_eq!(arrived.unwrap().pairs(), [("key".to_owned(), secret.clone())]);

        let basic = call(&world, &BASIC, |it| it.basic(2, Secret::from(user.as_str()), Secret::from(secret.as_str())));
        if let Some(arrived) = world.arrives(basic, user.contains(':')) {
            let [header] = arrived.header("authorization")[..] else { panic!("{arrived:?}") };
            let pair = STANDARD.decode(header.strip_prefix(b"Basic ").unwrap()).unwrap();
            prop_assert_eq!(String::from_utf8(pair).unwrap(), format!("{user}:{secret}"));
        }
    });
}
