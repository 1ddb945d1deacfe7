//! Every shape of the codec, read and written: what is accepted, what is refused and how the refusal reads.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod codec_support;

use codec_support::wide::Wide;
use codec_support::{Address, Bird, Cat, Customer, Dog, Free, Kind, Level, Nest, Odd, Pet, Tree};
use specwright_runtime::{Field, Json, Map, Node, from_slice, from_str, to_string};

/// The text that a text reads and writes to.
fn again<T: Node>(text: &str) -> String {
    to_string(&from_str::<T>(text).unwrap_or_else(|error| panic!("{text}: {error}")))
}

/// Reads and writes to the same text.
fn same<T: Node>(text: &str) {
    assert_eq!(again::<T>(text), text);
}

/// How the refusal of a text reads.
fn refusal<T: Node>(text: &str) -> String {
    match from_str::<T>(text) {
        Ok(value) => panic!("{text} was accepted as {}", to_string(&value)),
        Err(error) => error.to_string(),
    }
}

#[test]
fn members_may_come_in_any_order_with_unknown_ones_between() {
    let text = r#" { "note" : null , "x":[1,{"y":"]"}], "name":"Ada", "tags":["a","b"], "id":7, "note2":1 } "#;
    assert_eq!(
        again::<Customer>(text),
        r#"{"id":7,"name":"Ada","tags":["a","b"],"note":null}"#
    );
}

#[test]
fn a_member_is_absent_null_or_a_value() {
    let field = |text: &str| from_str::<Customer>(text).unwrap().nickname;
    assert_eq!(field(r#"{"id":1,"name":"a","note":null}"#), Field::Absent);
    assert_eq!(field(r#"{"id":1,"name":"a","note":null,"nickname":null}"#), Field::Null);
    assert_eq!(
        field(r#"{"id":1,"name":"a","note":null,"nickname":"x"}"#),
        Some("x".to_owned())
    );
    same::<Customer>(r#"{"id":1,"name":"a","note":"b"}"#);
    same::<Customer>(r#"{"id":1,"name":"a","note":null,"nickname":null}"#);
    same::<Customer>(r#"{"id":1,"name":"a","note":null,"nickname":"x"}"#);
}

#[test]
fn null_leaves_an_optional_member_out() {
    assert_eq!(
        again::<Customer>(r#"{"id":1,"name":"a","kind":null,"note":null}"#),
        r#"{"id":1,"name":"a","note":null}"#
    );
}

#[test]
fn null_is_a_value_where_any_json_is_one() {
    assert_eq!(from_str::<Option<Json>>("null").unwrap(), Some(Json::Null));
    assert_eq!(again::<Option<Box<Json>>>("null"), "null");
    assert_eq!(again::<Free>(r#"{"any":null}"#), r#"{"any":null}"#);
    assert_eq!(again::<Free>("{}"), "{}");
}

#[test]
fn missing_and_mistyped_members_are_named_with_their_path() {
    assert_eq!(
        refusal::<Customer>(r#"{"id":1,"name":"a"}"#),
        "missing member `note` of Customer at $ (byte 0)"
    );
    assert_eq!(
        refusal::<Customer>(r#"{"id":null}"#),
        "unexpected null at $.id (byte 6)"
    );
    assert_eq!(
        refusal::<Vec<Customer>>(r#"[{"id":1,"name":"a","note":null,"tags":["a",2]}]"#),
        "expected a string, found a number at $[0].tags[1] (byte 44)"
    );
    assert_eq!(
        refusal::<Map<Vec<i32>>>(r#"{"a b\n":[1,2,"x"]}"#),
        r#"expected an int32, found a string at $["a b\n"][2] (byte 14)"#
    );
    assert_eq!(
        refusal::<Address>(r#"{"resident":{"id":true}}"#),
        "expected an int64, found a boolean at $.resident.id (byte 18)"
    );
    assert_eq!(
        refusal::<Customer>("[]"),
        "expected an object, found an array at $ (byte 0)"
    );
    assert_eq!(
        refusal::<Customer>(""),
        "expected an object, found the end of the text at $ (byte 0)"
    );
}

#[test]
fn a_record_refuses_duplicates_and_a_map_takes_the_last() {
    assert_eq!(
        refusal::<Customer>(r#"{"id":1,"id":2}"#),
        "duplicate member at $.id (byte 13)"
    );
    assert_eq!(again::<Map<i64>>(r#"{"a":1,"b":2,"a":3}"#), r#"{"a":3,"b":2}"#);
    assert_eq!(again::<Address>(r#"{"x":1,"x":2}"#), r#"{"x":2}"#);
}

#[test]
fn the_rest_is_kept_beside_the_members() {
    same::<Address>(r#"{"city":"London","type":"home","a":[1,null],"b":{"c":1.5}}"#);
    let address = Address::new()
        .city("Paris")
        .additional_properties([("x".to_owned(), Json::from(1))]);
    assert_eq!(to_string(&address), r#"{"city":"Paris","x":1}"#);
}

#[test]
fn a_record_may_be_wider_than_a_word() {
    let text = r#"{"key_0":1,"key_70":2,"key_138":3,"key_139":4}"#;
    same::<Wide>(text);
    assert_eq!(
        refusal::<Wide>(r#"{"key_0":1,"key_70":2}"#),
        "missing member `key_139` of Wide at $ (byte 0)"
    );
    assert_eq!(
        refusal::<Wide>(r#"{"key_0":1,"key_139":2}"#),
        "missing member `key_70` of Wide at $ (byte 0)"
    );
    assert_eq!(
        refusal::<Wide>(r#"{"key_138":1,"key_138":2}"#),
        "duplicate member at $.key_138 (byte 23)"
    );
}

#[test]
fn keys_that_need_escapes_are_members_like_others() {
    same::<Odd>(r#"{"quo\"te":1,"back\\sl\tash":2,"":3,"schön":4}"#);
    assert_eq!(
        again::<Odd>(r#"{"sch\u00f6n":4,"\u0071uo\u0022te":1}"#),
        r#"{"quo\"te":1,"schön":4}"#
    );
    same::<Customer>(&again::<Customer>(r#"{"i\u0064":1,"n\u0061me":"a","note":null}"#));
}

#[test]
fn recursion_goes_through_boxes_and_newtypes() {
    same::<Tree>("[[],[[],[[]]]]");
    same::<Address>(
        r#"{"resident":{"id":1,"name":"a","address":{"resident":{"id":2,"name":"b","note":null}},"note":null}}"#,
    );
}

#[test]
fn tuples_are_arrays() {
    same::<(i64, String, Option<bool>)>(r#"[1,"a",null]"#);
    assert_eq!(again::<(i64, String)>(r#"[1,"a",{"more":[]}]"#), r#"[1,"a"]"#);
    assert_eq!(
        refusal::<(i64, String)>("[1]"),
        "expected an array of 2 items, found 1 at $ (byte 0)"
    );
    assert_eq!(
        refusal::<(i64, String)>("[1,2]"),
        "expected a string, found a number at $[1] (byte 3)"
    );
}

#[test]
fn nesting_has_a_limit_whether_it_is_read_or_skipped() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    same::<Tree>(&nested(128));
    same::<Json>(&nested(128));
    for text in [nested(129), "[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)] {
        assert!(refusal::<Json>(&text).starts_with("nested too deep"), "as a value");
        assert!(refusal::<()>(&text).starts_with("nested too deep"), "skipped");
        assert!(refusal::<Nest>(&text).contains("nested too deep"), "in a union");
    }
    assert!(refusal::<Tree>(&nested(129)).starts_with("nested too deep"));
    assert!(refusal::<Address>(&"{\"resident\":{\"address\":".repeat(100_000)).starts_with("nested too deep"));
    assert!(refusal::<Dog>(&"{\"x\":".repeat(100_000)).starts_with("nested too deep"));
    assert!(refusal::<Pet>(&"{\"kind\":\"dog\",\"friend\":".repeat(100_000)).starts_with("nested too deep"));
    assert!(from_str::<Nest>(&"{\"next\":".repeat(100_000)).is_err());
}

#[test]
fn only_json_is_read() {
    for text in [
        "",
        " ",
        "nul",
        "nulll",
        "tru",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "-",
        "--1",
        "[1,]",
        "[,1]",
        "{,}",
        "{\"a\"}",
        "\"a",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\u{1}\"",
        "'a'",
        "1 2",
        "\u{feff}1",
        "[1}",
        "{\"a\":1]",
        "NaN",
        "\0",
    ] {
        assert!(from_str::<Json>(text).is_err(), "{text:?}");
        assert!(from_str::<()>(text).is_err(), "{text:?} skipped");
    }
    assert_eq!(
        from_slice::<Json>(b"\"a\xff\"").unwrap_err().to_string(),
        "invalid UTF-8 at $ (byte 2)"
    );
}

#[test]
fn debug_reads_as_if_it_were_derived() {
    let customer: Customer =
        from_str(r#"{"id":1,"name":"a","kind":"person","note":null,"nickname":"x","tags":["t"]}"#).unwrap();
    assert_eq!(
        format!("{customer:?}"),
        r#"Customer { id: 1, name: "a", kind: Person, tags: ["t"], address: None, note: None, nickname: [redacted], balance: None }"#
    );
    let address = Address::new().r#type("x").resident(customer);
    assert!(
        format!("{address:#?}")
            .starts_with("Address {\n    city: None,\n    type: \"x\",\n    resident: Customer {\n        id: 1,")
    );
    assert!(format!("{address:#?}").ends_with("    },\n    additional_properties: {},\n}"));
    assert_eq!(
        format!("{:?}", from_str::<(i64, bool)>("[1,true]").unwrap()),
        "(1, true)"
    );
}

#[test]
fn equality_is_that_of_the_members() {
    let text = r#"{"id":1,"name":"a","kind":"person","note":null,"tags":["t"],"balance":1}"#;
    let one: Customer = from_str(text).unwrap();
    assert_eq!(one, one.clone());
    for other in [
        one.clone().id(2),
        one.clone().kind(Kind::Company),
        one.clone().tags(vec![]),
        one.clone().nickname("x"),
        one.clone().note(""),
    ] {
        assert_ne!(one, other);
    }
    assert_ne!(
        Address::new(),
        Address::new().additional_properties([("a".to_owned(), Json::Null)])
    );
}

#[test]
fn every_violation_is_reported_with_its_path() {
    let text = r#"{"id":0,"name":"äöüßéx","note":null,"tags":["a","bb","bb","ccccc"],"balance":1000.001,"address":{"type":"a b","a":1,"b":2,"c":3}}"#;
    let customer: Customer = from_str(text).unwrap();
    let invalid = customer.validate().unwrap_err();
    let lines = [
        "$.id: 0 is not at least 1",
        "$.name: 6 characters, at most 5 are allowed",
        "$.tags: 4 items, at most 3 are allowed",
        "$.tags: items 1 and 2 are equal",
        "$.tags[0]: 1 characters, at least 2 are required",
        "$.tags[3]: 5 characters, at most 4 are allowed",
        "$.address.type: not a valid hostname",
        "$.address: 3 members, at most 2 are allowed",
        "$.balance: 1000.001 is not a multiple of 0.01",
        "$.balance: 1000.001 is not less than 1000",
    ];
    assert_eq!(invalid.to_string(), lines.join("\n"));
    assert_eq!(invalid.violations()[0].path(), "$.id");
    assert!(
        from_str::<Customer>(r#"{"id":1,"name":"äöüßé","note":null,"balance":0.07}"#)
            .unwrap()
            .validate()
            .is_ok()
    );
}

#[test]
fn types_are_send_sync_and_unpin() {
    fn check<T: Send + Sync + Unpin + Clone + PartialEq + std::fmt::Debug>() {}
    check::<Customer>();
    check::<Pet>();
    check::<Nest>();
    check::<Bird>();
    check::<Cat>();
    check::<Kind>();
    check::<Level>();
    check::<Tree>();
}
