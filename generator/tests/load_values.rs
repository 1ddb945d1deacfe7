//! What a document says is what the value tree holds: nothing is lost, nothing is guessed.

use specwright::diagnostic::{Diagnostics, Stopped};
use specwright::load::{Number, Source, Value};

fn read(name: &str, text: &str) -> Result<Value, Stopped> {
    let mut notes = Diagnostics::new();
    let source = Source::from_text(name, text, &mut notes)?;
    assert!(notes.is_empty(), "{:?}", notes.iter().collect::<Vec<_>>());
    Ok(source.root().clone())
}

fn yaml(text: &str) -> Result<Value, Stopped> {
    read("a.yaml", text)
}

fn at<'v>(value: &'v Value, pointer: &str) -> &'v Value {
    value.at(pointer).unwrap_or(&Value::Null)
}

fn int(value: i128) -> Value {
    Value::Number(Number::Int(value))
}

fn text(value: &str) -> Value {
    Value::String(value.to_owned())
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .collect()
}

#[test]
fn whole_numbers_of_any_size_keep_their_digits() -> Result<(), Stopped> {
    let written = "[9223372036854775808, -9223372036854775809, 18446744073709551616, \
                   170141183460469231731687303715884105728, 0x10]";
    for name in ["a.yaml", "a.json"] {
        let written = if name == "a.json" {
            written.replace("0x10", "16")
        } else {
            written.to_owned()
        };
        let value = read(name, &written)?;
        assert_eq!(at(&value, "/0"), &int(9_223_372_036_854_775_808));
        assert_eq!(at(&value, "/1"), &int(-9_223_372_036_854_775_809));
        assert_eq!(at(&value, "/2"), &int(18_446_744_073_709_551_616));
        let beyond = Number::UInt(170_141_183_460_469_231_731_687_303_715_884_105_728);
        assert_eq!(at(&value, "/3"), &Value::Number(beyond));
        assert_eq!(at(&value, "/4"), &int(16));
    }
    Ok(())
}

#[test]
fn a_float_stays_a_float_however_large() -> Result<(), Stopped> {
    let value = read("a.json", r#"{ "a": 1e30, "b": 1.5, "c": -0.0 }"#)?;
    assert_eq!(at(&value, "/a"), &Value::Number(Number::Float(1e30)));
    assert_eq!(at(&value, "/b"), &Value::Number(Number::Float(1.5)));
    assert_eq!(at(&value, "/c").as_number().map(Number::as_f64), Some(0.0));
    Ok(())
}

#[test]
fn keys_are_what_was_written() -> Result<(), Stopped> {
    let value = yaml("404: a\n1.50: b\ntrue: c\nnull: d\n~: e\n'5': f\n2024-01-01: g\n0x1F: h\n")?;
    assert_eq!(
        keys(&value),
        ["404", "1.50", "true", "null", "~", "5", "2024-01-01", "0x1F"]
    );
    Ok(())
}

#[test]
fn leftovers_of_older_yaml_are_strings() -> Result<(), Stopped> {
    let value = yaml("[yes, no, on, off, y, 012, 1_000, 12:30, 2024-01-01, True, NULL]")?;
    for (index, word) in ["yes", "no", "on", "off", "y", "012", "1_000", "12:30", "2024-01-01"]
        .iter()
        .enumerate()
    {
        assert_eq!(at(&value, &format!("/{index}")), &text(word));
    }
    assert_eq!(at(&value, "/9"), &Value::Bool(true));
    assert!(at(&value, "/10").is_null());
    Ok(())
}

#[test]
fn merge_keys_are_applied_and_what_is_written_wins() -> Result<(), Stopped> {
    let value = yaml(
        "base: &base { type: object, title: Base }\n\
         more: &more { <<: *base, title: More, nullable: true }\n\
         one: { title: One, <<: *base }\n\
         two: { <<: [*more, *base], description: Two }\n\
         nested: { <<: *more }\n",
    )?;
    assert_eq!(keys(at(&value, "/one")), ["title", "type"]);
    assert_eq!(at(&value, "/one/title"), &text("One"));
    assert_eq!(at(&value, "/two/title"), &text("More"));
    assert_eq!(keys(at(&value, "/two")), ["type", "title", "nullable", "description"]);
    assert_eq!(at(&value, "/nested/type"), &text("object"));
    Ok(())
}

#[test]
fn a_merge_key_that_merges_nothing_is_an_ordinary_key() -> Result<(), Stopped> {
    let value = yaml("enum: { <<: shift left, '>>': shift right }")?;
    assert_eq!(keys(at(&value, "/enum")), ["<<", ">>"]);
    Ok(())
}

#[test]
fn an_alias_is_what_its_anchor_holds() -> Result<(), Stopped> {
    let value = yaml("a: &a [1, 2]\nb: *a\n? &key c\n: x\nd: { *key : y }\n")?;
    assert_eq!(at(&value, "/a"), at(&value, "/b"));
    assert_eq!(at(&value, "/d/c"), &text("y"));
    Ok(())
}

#[test]
fn unknown_tags_say_nothing_and_known_ones_count() -> Result<(), Stopped> {
    let value = yaml("a: !vendor { x: 1 }\nb: !vendor [1]\nc: !vendor y\nd: !!str 12\ne: !!int '3'\n")?;
    assert_eq!(at(&value, "/a/x"), &int(1));
    assert_eq!(at(&value, "/b/0"), &int(1));
    assert_eq!(at(&value, "/c"), &text("y"));
    assert_eq!(at(&value, "/d"), &text("12"));
    assert_eq!(at(&value, "/e"), &int(3));
    Ok(())
}

#[test]
fn the_content_decides_what_a_file_is() -> Result<(), Stopped> {
    assert_eq!(read("a.json", "openapi: 3.0.3\n")?.get("openapi"), Some(&text("3.0.3")));
    assert_eq!(
        read("a.yaml", "\t{\n\t\t\"openapi\": \"3.0.3\"\n\t}\n")?.get("openapi"),
        Some(&text("3.0.3"))
    );
    assert_eq!(
        read("a.yaml", "{ openapi: 3.0.3 }\n")?.get("openapi"),
        Some(&text("3.0.3"))
    );
    Ok(())
}

#[test]
fn marks_and_line_ends_do_not_matter() -> Result<(), Stopped> {
    let value = yaml("\u{feff}info:\r\n  description: |\r\n    one\r\n    two\r\n")?;
    assert_eq!(at(&value, "/info/description"), &text("one\ntwo\n"));
    Ok(())
}

#[test]
fn one_document_between_markers_is_one_document() -> Result<(), Stopped> {
    assert_eq!(yaml("%YAML 1.1\n---\na: 1\n...\n")?.get("a"), Some(&int(1)));
    assert_eq!(yaml("a: |\n  x\n  ---\n  y\n")?.get("a"), Some(&text("x\n---\ny\n")));
    Ok(())
}

#[test]
fn the_last_of_duplicate_keys_counts_and_keeps_the_place_of_the_first() -> Result<(), Stopped> {
    let mut notes = Diagnostics::new();
    let source = Source::from_text("a.yaml", "a: 1\nb: 2\na: 3\n", &mut notes)?;
    assert_eq!(keys(source.root()), ["a", "b"]);
    assert_eq!(source.root().get("a"), Some(&int(3)));
    assert_eq!(notes.counts().warnings, 1);
    Ok(())
}

#[test]
fn the_text_of_a_scalar_is_at_hand() -> Result<(), Stopped> {
    let text = "info: { version: 1.10, title: 'x', size: 1e3 }\nlist:\n- 007 # agent\n";
    let source = Source::from_text("a.yaml", text, &mut Diagnostics::new())?;
    let written = |pointer| source.files.first().and_then(|file| file.text.scalar_text(pointer));
    assert_eq!(written("/info/version"), Some("1.10"));
    assert_eq!(written("/info/size"), Some("1e3"));
    assert_eq!(written("/list/0"), Some("007"));
    assert_eq!(written("/info/title"), None);
    assert_eq!(written("/info"), None);
    assert_eq!(written("/nothing"), None);
    Ok(())
}

#[test]
fn json_loses_only_what_it_cannot_say() -> Result<(), Stopped> {
    let value = yaml("{ a: 1, b: [1.5, null, true, x], c: 170141183460469231731687303715884105727, d: .inf }")?;
    let expected = serde_json::json!({ "a": 1, "b": [1.5, null, true, "x"], "c": 1.7014118346046923e38, "d": null });
    assert_eq!(value.to_json(), expected);
    Ok(())
}

#[test]
fn floats_are_read_to_the_last_digit() -> Result<(), Stopped> {
    for name in ["a.json", "a.yaml"] {
        let value = read(name, "[-90.16470679999999, 0.1, 5e-324]")?;
        assert_eq!(at(&value, "/0"), &Value::Number(Number::Float(-90.164_706_799_999_99)));
        assert_eq!(at(&value, "/2"), &Value::Number(Number::Float(5e-324)));
    }
    Ok(())
}
