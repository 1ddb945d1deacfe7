//! Scalars: numbers, strings and enums, read and written to the last digit.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod codec_support;

use codec_support::{Exact, Kind, Level, Side};
use specwright_runtime::{DecodeError, Field, Node, fill_text, from_str, scalar_text, to_string};

fn refusal<T: Node>(text: &str) -> String {
    from_str::<T>(text)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

#[test]
fn numbers_are_exact_or_refused() {
    let with = |key: &str, value: &str| {
        let rest = r#""at":"2024-02-29T12:00:00Z","id":"67e55044-10b1-426f-9247-bb680e5fe0c8""#;
        let mut members = [
            ("small", "1"),
            ("count", "1"),
            ("byte", "1"),
            ("ratio", "1"),
            ("price", "1"),
            ("raw", "1"),
        ];
        members
            .iter_mut()
            .filter(|(name, _)| *name == key)
            .for_each(|(_, old)| *old = value);
        let members: Vec<String> = members
            .iter()
            .map(|(name, value)| format!("\"{name}\":{value}"))
            .collect();
        format!("{{{},{rest}}}", members.join(","))
    };
    let exact = |key: &str, value: &str| from_str::<Exact>(&with(key, value));
    assert_eq!(exact("small", "-2147483648").unwrap().small, i32::MIN);
    assert_eq!(exact("count", "18446744073709551615").unwrap().count, u64::MAX);
    assert_eq!(exact("count", "1.8e1").unwrap().count, 18);
    assert_eq!(exact("ratio", "0.1").unwrap().ratio, 0.1_f32);
    // Rounded by way of a double this would be one step off.
    assert_eq!(
        exact("ratio", "1.00000017881393432617187499").unwrap().ratio,
        1.000_000_1_f32
    );
    assert_eq!(
        exact("price", "1234567890.12345678901234567890")
            .unwrap()
            .price
            .as_str(),
        "1234567890.12345678901234567890"
    );
    assert_eq!(
        exact("raw", "{ \"a\" : 1.10 }").unwrap().raw.as_str(),
        "{ \"a\" : 1.10 }"
    );
    for (key, value) in [
        ("small", "2147483648"),
        ("count", "-1"),
        ("byte", "4294967296"),
        ("count", "18446744073709551616"),
        ("small", "1.5"),
    ] {
        let message = exact(key, value).unwrap_err().to_string();
        assert!(message.starts_with("the number is not a"), "{message}");
        assert!(message.contains(&format!("$.{key}")), "{message}");
    }
    assert_eq!(
        exact("ratio", "1e39").unwrap_err().message(),
        "the number is out of range"
    );
    assert_eq!(
        from_str::<f64>("1e309").unwrap_err().message(),
        "the number is out of range"
    );
    assert_eq!(from_str::<f64>("2.5e33").unwrap(), 2.5e33);
    assert_eq!(to_string(&from_str::<f64>("-0").unwrap()), "-0.0");
}

#[test]
fn enums_keep_what_they_do_not_list() {
    assert_eq!(from_str::<Kind>(r#""person""#).unwrap(), Kind::Person);
    let other = from_str::<Kind>(r#""unknown""#).unwrap();
    assert_eq!(
        (other.as_str(), format!("{other:?}").as_str()),
        ("unknown", r#"Unrecognized("unknown")"#)
    );
    assert_eq!(Kind::from("company".to_owned()), Kind::Company);
    assert_eq!(
        refusal::<Side>(r#""up""#),
        "the enum does not list this value at $ (byte 0)"
    );
    assert_eq!(from_str::<Side>(r#""left""#).unwrap(), Side::Left);
    assert!(Side::Left < Side::Right && Kind::Company < Kind::Person);
}

#[test]
fn mixed_enums_compare_by_value() {
    let levels: Vec<Level> =
        from_str(r#"[1, 1.0, 5e-1, "high", "h\u0069gh", false, null, true, "low", {"a": 1}]"#).unwrap();
    assert_eq!(
        to_string(&levels),
        r#"[1,1,0.5,"high","high",false,null,true,"low",{"a": 1}]"#
    );
    assert_eq!(format!("{:?}", levels[0]), "_1");
    assert_eq!(format!("{:?}", levels[9]), r#"{"a": 1}"#);
}

#[test]
fn strings_are_decoded_and_escaped() {
    let text = r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 plain é😀""#;
    let value: String = from_str(text).unwrap();
    assert_eq!(value, "\"\\/\u{8}\u{c}\n\r\té😀 plain é😀");
    assert_eq!(to_string(&value), "\"\\\"\\\\/\\b\\f\\n\\r\\té😀 plain é😀\"");
    assert_eq!(to_string(&"\u{1}\u{1f}\u{7f}".to_owned()), "\"\\u0001\\u001f\u{7f}\"");
    for length in 0..80 {
        for special in ["", "\"", "\\", "\n", "\u{1}"] {
            let value = format!("{}{special}{}", "x".repeat(length), "y".repeat(length / 3));
            assert_eq!(from_str::<String>(&to_string(&value)).unwrap(), value);
            assert_eq!(to_string(&value), serde_json::to_string(&value).unwrap());
        }
    }
}

#[test]
fn scalars_have_bare_text() {
    fn bare<T: Node>(text: &str) -> Result<Option<String>, DecodeError> {
        let mut value = T::blank();
        fill_text(text, value.slot(false))?;
        Ok(scalar_text(value.view()).map(std::borrow::Cow::into_owned))
    }
    for text in ["a b", "", "null", "\"q\""] {
        assert_eq!(bare::<String>(text).unwrap().as_deref(), Some(text));
        assert_eq!(bare::<Field<Kind>>(text).unwrap().as_deref(), Some(text));
    }
    assert_eq!(bare::<Option<i64>>(" 7 ").unwrap().as_deref(), Some("7"));
    assert_eq!(bare::<f64>("7").unwrap().as_deref(), Some("7"));
    assert_eq!(bare::<bool>("true").unwrap().as_deref(), Some("true"));
    for text in ["1", "0.5", "high", "false", "low"] {
        assert_eq!(bare::<Level>(text).unwrap().as_deref(), Some(text));
    }
    assert!(matches!(from_bare::<Level>("1"), Level::_1) && matches!(from_bare::<Level>("high"), Level::High));
    for text in ["7", "7.5", "true", "person", "x y", "[1]"] {
        assert_eq!(bare::<codec_support::Method>(text).unwrap().as_deref(), Some(text));
    }
    assert!(bare::<i64>("many").is_err() && bare::<i64>("").is_err() && bare::<Vec<i64>>("1").is_err());
}

fn from_bare<T: Node>(text: &str) -> T {
    let mut value = T::blank();
    fill_text(text, value.slot(false)).unwrap();
    value
}
