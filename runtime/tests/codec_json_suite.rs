//! JSON as such: JSONTestSuite where it is at hand, and cases of our own that always are.
//!
//! `y_` has to be accepted, `n_` refused; `i_` is left to the reader, which must only not fall over. Each text is read as
//! a value, as text to keep, read over, and into a union: all have to agree. `serde_json` is the oracle for values.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod codec_support;

use std::path::Path;

use codec_support::Nest;
use specwright_runtime::{Json, RawJson, from_slice, to_vec};

/// Name and text.
const CASES: &[(&str, &[u8])] = &[
    ("y_array_empty", b"[]"),
    ("y_array_blanks", b" [ \t\r\n1 , 2 ] "),
    ("y_object_empty", b"{}"),
    ("y_object_nested", b"{\"a\":{\"b\":{\"c\":[{}]}}}"),
    ("y_object_duplicate", b"{\"a\":1,\"a\":2}"),
    ("y_object_empty_key", b"{\"\":0}"),
    ("y_object_escaped_key", b"{\"\\u0061\\\"\":0}"),
    ("y_string_escapes", b"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uFFFF\""),
    ("y_string_pair", b"\"\\ud83d\\ude00\""),
    ("y_string_utf8", "\"é漢😀\u{7f}\u{2028}\"".as_bytes()),
    ("y_number_zero", b"0"),
    ("y_number_minus_zero", b"-0"),
    ("y_number_fraction", b"-0.1e+10"),
    ("y_number_max_u64", b"18446744073709551615"),
    ("y_number_min_i64", b"-9223372036854775808"),
    ("y_number_beyond_i64", b"-9223372036854775809"),
    ("y_number_tiny", b"5e-324"),
    ("y_number_underflow", b"1e-400"),
    ("y_number_half_way", b"9007199254740993"),
    ("y_number_hard", b"2.2250738585072011e-308"),
    ("y_number_fifteen_digits", b"123456789.012345"),
    ("y_number_sixteen_digits", b"1234567890.123456"),
    ("y_number_leading_fraction_zeros", b"0.000000000000001"),
    ("y_literal_true", b"true"),
    ("y_literal_null", b" null "),
    ("n_empty", b""),
    ("n_blank", b" "),
    ("n_two_values", b"1 2"),
    ("n_array_comma", b"[1,]"),
    ("n_array_first_comma", b"[,1]"),
    ("n_array_open", b"[1"),
    ("n_array_closed_as_object", b"[1}"),
    ("n_array_colon", b"[\"a\":1]"),
    ("n_object_comma", b"{\"a\":1,}"),
    ("n_object_no_colon", b"{\"a\" 1}"),
    ("n_object_no_value", b"{\"a\":}"),
    ("n_object_bare_key", b"{a:1}"),
    ("n_object_number_key", b"{1:1}"),
    ("n_object_open", b"{\"a\":1"),
    ("n_object_two_commas", b"{\"a\":1,,\"b\":2}"),
    ("n_object_comment", b"{\"a\":1}/**/"),
    ("n_number_plus", b"+1"),
    ("n_number_leading_zero", b"-01"),
    ("n_number_leading_zero_fraction", b"01.5"),
    ("n_number_dot_end", b"1."),
    ("n_number_dot_start", b".1"),
    ("n_number_dot_exponent", b"1.e5"),
    ("n_number_exponent_empty", b"1.5e"),
    ("n_number_exponent_sign", b"1e+"),
    ("n_number_hex", b"0x1"),
    ("n_number_minus", b"-"),
    ("n_number_infinity", b"-Infinity"),
    ("n_number_nan", b"NaN"),
    ("n_number_full_width", "１".as_bytes()),
    ("n_number_underscore", b"1_000"),
    ("n_number_two_dots", b"1.2.3"),
    ("n_string_open", b"\"a"),
    ("n_string_escape_end", b"\"\\"),
    ("n_string_escape_unknown", b"\"\\a\""),
    ("n_string_escape_short", b"\"\\u12\""),
    ("n_string_escape_sign", b"\"\\u+123\""),
    ("n_string_newline", b"\"a\nb\""),
    ("n_string_nul", b"\"\0\""),
    ("n_string_single", b"'a'"),
    ("n_string_lone_high", b"\"\\ud800\""),
    ("n_string_lone_low", b"\"\\udc00\""),
    ("n_string_two_high", b"\"\\ud800\\ud800\""),
    ("n_string_high_letter", b"\"\\ud800a\""),
    ("n_string_not_utf8", b"\"\xff\""),
    ("n_string_overlong", b"\"\xc0\x80\""),
    ("n_literal_cut", b"tru"),
    ("n_literal_capital", b"True"),
    ("n_literal_long", b"nulls"),
    ("n_bom", b"\xef\xbb\xbf1"),
    ("n_utf16", b"[\0]\0"),
    ("n_form_feed", b"[\x0c1]"),
    ("n_no_break_space", b"[\xc2\xa01]"),
    ("i_number_overflow", b"1e400"),
    ("i_number_big_integer", b"123456789012345678901234567890"),
    ("i_string_half_pair", b"\"\\ud800\\u0061\""),
];

fn check(name: &str, text: &[u8]) {
    let ours = from_slice::<Json>(text);
    let oracle = serde_json::from_slice::<Json>(text);
    match name.get(..2) {
        Some("y_") => assert!(ours.is_ok(), "{name}: {:?}", ours.err()),
        Some("n_") => assert!(ours.is_err(), "{name} was accepted"),
        _ => {}
    }
    let kept = from_slice::<RawJson>(text);
    assert_eq!(
        kept.is_ok(),
        from_slice::<()>(text).is_ok(),
        "{name}: kept and read over"
    );
    assert_eq!(
        kept.is_ok(),
        from_slice::<Nest>(text).is_ok(),
        "{name}: kept and in a union"
    );
    // A number that no double holds is JSON all the same: only as a value it is refused.
    let range = |message: &str| message.contains("out of range");
    match &ours {
        Ok(value) => {
            assert!(kept.is_ok(), "{name}: read, but not kept");
            assert_eq!(Some(value), oracle.as_ref().ok(), "{name}: the oracle disagrees");
            assert_eq!(to_vec(value), serde_json::to_vec(value).unwrap(), "{name}: written");
            assert_eq!(
                from_slice::<Json>(&to_vec(value)).unwrap(),
                *value,
                "{name}: written and read again"
            );
        }
        Err(error) => {
            assert!(kept.is_err() || range(error.message()), "{name}: kept, but not read");
            // The depth at which the two give up differs by one.
            let deep = error.message() == "nested too deep";
            assert!(oracle.is_err() || deep, "{name}: only the oracle accepts it: {error}");
        }
    }
}

#[test]
fn our_own_cases() {
    for (name, text) in CASES {
        check(name, text);
        for blanks in [&b" "[..], b"\r\n\t"] {
            check(name, &[blanks, text, blanks].concat());
        }
    }
    check("y_number_long_fraction", format!("0.{}", "1".repeat(400)).as_bytes());
    check("y_string_long", format!("\"{}\"", "x".repeat(1000)).as_bytes());
    check("y_depth", format!("{}{}", "[".repeat(127), "]".repeat(127)).as_bytes());
    check(
        "n_depth_beyond",
        format!("{}{}", "[".repeat(129), "]".repeat(129)).as_bytes(),
    );
    check("n_depth_arrays", "[".repeat(100_000).as_bytes());
    check("n_depth_objects", "{\"\":".repeat(100_000).as_bytes());
}

/// Every beginning of a text is a text that ends too soon; it must be refused, not fall over.
#[test]
fn texts_may_end_anywhere() {
    let text = br#"{"next":{"end":[1.5e+3,"a\ud83d\ude00\n",true,false,null,{"":-0.1}]}}"#;
    for end in 0..text.len() {
        check("n_beginning", &text[..end]);
    }
    check("y_whole", text);
}

/// <https://github.com/nst/JSONTestSuite>, beside the repository or where `JSON_TEST_SUITE` says.
#[test]
fn the_json_test_suite() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fixtures/json-test-suite");
    let root = std::env::var_os("JSON_TEST_SUITE").map_or(beside, Into::into);
    let mut count = 0;
    for folder in ["test_parsing", "test_transform"] {
        let Ok(files) = std::fs::read_dir(root.join(folder)) else {
            continue;
        };
        for file in files {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            check(&name, &std::fs::read(&path).unwrap());
            count += 1;
        }
    }
    println!("{count} files of JSONTestSuite");
}
