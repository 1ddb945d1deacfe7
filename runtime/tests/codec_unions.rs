//! Unions: which member a value becomes, and that it is written back as it should be.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod codec_support;

use std::time::Instant;

use codec_support::{Bird, Cat, Dog, Message, Method, Nest, Pet};
use specwright_runtime::{Map, Node, from_str, to_string};

fn again<T: Node>(text: &str) -> String {
    to_string(&from_str::<T>(text).unwrap_or_else(|error| panic!("{text}: {error}")))
}

fn variant<T: Node + std::fmt::Debug>(text: &str) -> String {
    let value = format!(
        "{:?}",
        from_str::<T>(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    );
    value.split('(').next().unwrap_or_default().to_owned()
}

#[test]
fn the_tag_may_stand_anywhere_and_is_written_once() {
    for text in [
        r#"{"kind":"cat","lives":9}"#,
        r#"{"lives":9,"kind":"cat"}"#,
        r#"{"lives":9,"kind":"\u0063at","a":"b"}"#,
    ] {
        assert_eq!(variant::<Pet>(text), "Cat", "{text}");
    }
    assert_eq!(
        again::<Pet>(r#"{"lives":9,"a":"b","kind":"cat"}"#),
        r#"{"kind":"cat","lives":9,"a":"b"}"#
    );
    assert_eq!(
        again::<Pet>(r#"{"good":true,"kind":"dog"}"#),
        r#"{"kind":"dog","good":true}"#
    );
}

#[test]
fn a_carried_tag_keeps_its_spelling_and_a_wrong_one_is_replaced() {
    assert_eq!(
        again::<Pet>(r#"{"good":true,"kind":"hound"}"#),
        r#"{"kind":"hound","good":true}"#
    );
    assert_eq!(to_string(&Pet::from(Box::new(Dog::new()))), r#"{"kind":"dog"}"#);
    assert_eq!(
        to_string(&Pet::from(Box::new(Dog::new().kind("cat").good(false)))),
        r#"{"kind":"dog","good":false}"#
    );
    // The tag is not one of the rest, even if someone put it there.
    let cat = Cat {
        lives: 1,
        extra: Map::new(),
    }
    .extra([("kind".to_owned(), "dog".to_owned())]);
    assert_eq!(to_string(&Pet::from(cat)), r#"{"kind":"cat","lives":1}"#);
}

#[test]
fn an_unknown_tag_keeps_the_text() {
    for text in [
        r#"{ "kind" : "fish", "fins" : 1.10 }"#,
        r#"{"fins":2}"#,
        r#"{"kind":1}"#,
        "[1, 2]",
        r#""x""#,
        "null",
        "{}",
    ] {
        assert_eq!(again::<Pet>(text), text);
        assert_eq!(variant::<Pet>(text), "Unrecognized");
    }
    assert_eq!(
        from_str::<Pet>("{\"kind\":\"fish\",}").unwrap_err().to_string(),
        "expected a member name, found an unexpected character at $ (byte 15)"
    );
}

#[test]
fn a_known_tag_commits() {
    let error = from_str::<Pet>(r#"{"kind":"cat","lives":"nine"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected an int64, found a string at $.lives (byte 22)"
    );
}

#[test]
fn unions_nest_in_unions() {
    let duck = r#"{"kind":"bird","species":"duck","size":1}"#;
    assert_eq!(variant::<Pet>(duck), "Bird");
    // A map of any JSON keeps no tag of its own; both unions write theirs.
    assert_eq!(again::<Pet>(duck), duck);
    assert_eq!(
        again::<Pet>(r#"{"lives":1,"species":"owl","kind":"bird","a":"b"}"#),
        r#"{"kind":"bird","lives":1,"a":"b"}"#
    );
    assert_eq!(again::<Bird>(r#"{"lives":1}"#), r#"{"lives":1}"#);
    assert_eq!(
        again::<Pet>(r#"{"kind":"dog","friend":{"kind":"cat","lives":3}}"#),
        r#"{"kind":"dog","friend":{"kind":"cat","lives":3}}"#
    );
}

#[test]
fn the_kind_of_a_value_decides_first() {
    let cases = [
        (r#""person""#, "Kind"),
        (r#""tok""#, "Token"),
        ("7", "Count"),
        ("7.0", "Rate"),
        ("7e400", "Unrecognized"),
        ("99999999999999999999", "Rate"),
        (r#"["a"]"#, "Tokens"),
        ("[]", "Tokens"),
        (r#"[{"number":"1"}]"#, "Cards"),
        ("[1]", "Unrecognized"),
        ("null", "Nothing"),
        ("true", "Nothing"),
    ];
    for (text, expected) in cases {
        assert_eq!(variant::<Method>(text), expected, "{text}");
    }
    assert_eq!(again::<Method>("7.0"), "7.0");
    assert_eq!(again::<Method>("[1.00, 7e400]"), "[1.00, 7e400]");
}

#[test]
fn objects_are_told_apart_by_what_is_known_of_them() {
    let cases = [
        (r#"{"number":"4242"}"#, "Card", "the kinds of members"),
        (r#"{"number":4242}"#, "Bank", "the kinds of members"),
        (r#"{"object":"card","number":"1","new":true}"#, "Card", "a constant"),
        (
            r#"{"object":"bank","number":1}"#,
            "Bank",
            "a constant that another lacks",
        ),
        (
            r#"{"number":1,"brand":null}"#,
            "Pet",
            "a union takes what a record would lose",
        ),
        (r#"{"kind":"cat","lives":1}"#, "Pet", "required members"),
        (r#"{"kind":"fish"}"#, "Pet", "it takes any object"),
    ];
    for (text, expected, reason) in cases {
        assert_eq!(variant::<Method>(text), expected, "{reason}: {text}");
    }
    assert_eq!(
        again::<Method>(r#"{ "object":"token", "number": null }"#),
        r#"{ "object":"token", "number": null }"#
    );
}

#[test]
fn the_member_is_taken_in_which_most_finds_its_place() {
    let cases = [
        (r#"{"content":{"number":"1"}}"#, "Sent", "both fit"),
        (r#"{"content":{"number":"1","brand":"a"}}"#, "Sent", "`brand`"),
        (r#"{"content":{"number":"1","kind":"person"}}"#, "Received", "`kind`"),
        (
            r#"{"content":{"number":"1","brand":"a","kind":"robot"}}"#,
            "Received",
            "it knows no robots, but has a place for them",
        ),
        (
            r#"{"content":{"number":"1","a":1,"b":2,"kind":"company"}}"#,
            "Received",
            "it misses less",
        ),
    ];
    for (text, expected, reason) in cases {
        assert_eq!(variant::<Message>(text), expected, "{reason}: {text}");
    }
    assert_eq!(
        again::<Message>(r#"{"content":{"a":[1],"kind":"company","number":"1"}}"#),
        r#"{"content":{"number":"1","kind":"company"}}"#
    );
}

#[test]
fn attempts_at_nested_unions_are_bounded() {
    for (depth, end) in [
        (40, "1, \"new\":1"),
        (126, "true, \"new\":1"),
        (40, "1"),
        (40, "true"),
        (40, "\"neither\""),
        (126, "1"),
        (126, "[]"),
    ] {
        let text = format!("{}{{\"end\":{end}}}{}", "{\"next\":".repeat(depth), "}".repeat(depth));
        let start = Instant::now();
        let value = from_str::<Nest>(&text);
        assert!(
            start.elapsed().as_millis() < 2000,
            "{depth} {end}: {:?}",
            start.elapsed()
        );
        if let Ok(value) = value
            && !end.contains("new")
        {
            assert_eq!(to_string(&value), text);
        }
    }
}
