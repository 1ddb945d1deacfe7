//! The specification's table, line by line.

use serde_json::json;

use super::Layout;
use crate::client::escape::Escape;
use crate::client::parameter::Style;
use crate::{Json, View};

fn layout(style: Style, explode: bool, escape: Escape) -> Layout<'static> {
    Layout {
        name: "color",
        style,
        explode,
        escape,
    }
}

fn text(style: Style, explode: bool, value: &Json) -> String {
    layout(style, explode, Escape::Url)
        .text(View::Json(value))
        .unwrap_or_else(|| "-".to_owned())
}

fn pairs(style: Style, explode: bool, value: &Json) -> String {
    let pairs = layout(style, explode, Escape::Url).pairs(View::Json(value));
    pairs
        .iter()
        .map(|(k, v)| format!("{k}={v}"))
        .collect::<Vec<_>>()
        .join("&")
}

/// Empty, string, array, object, empty array and `null`. (`B` before `R`: free-form JSON sorts its members.)
fn values() -> [Json; 6] {
    [
        json!(""),
        json!("blue"),
        json!(["blue", "black"]),
        json!({"B": 150, "R": 100}),
        json!([]),
        json!(null),
    ]
}

#[test]
fn paths_and_headers() {
    let table = [
        (
            Style::Simple,
            false,
            ["", "blue", "blue,black", "B,150,R,100", "-", "-"],
        ),
        (Style::Simple, true, ["", "blue", "blue,black", "B=150,R=100", "-", "-"]),
        (
            Style::Label,
            false,
            [".", ".blue", ".blue,black", ".B,150,R,100", "-", "-"],
        ),
        (
            Style::Label,
            true,
            [".", ".blue", ".blue.black", ".B=150.R=100", "-", "-"],
        ),
        (
            Style::Matrix,
            false,
            [
                ";color",
                ";color=blue",
                ";color=blue,black",
                ";color=B,150,R,100",
                "-",
                "-",
            ],
        ),
        (
            Style::Matrix,
            true,
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black",
                ";B=150;R=100",
                "-",
                "-",
            ],
        ),
        (
            Style::PipeDelimited,
            false,
            ["", "blue", "blue%7Cblack", "B%7C150%7CR%7C100", "-", "-"],
        ),
    ];
    for (style, explode, expected) in table {
        assert_eq!(
            values().map(|v| text(style, explode, &v)),
            expected,
            "{style:?} {explode}"
        );
    }
}

#[test]
fn queries() {
    let table = [
        (
            Style::Form,
            false,
            ["color=", "color=blue", "color=blue,black", "color=B,150,R,100", "", ""],
        ),
        (
            Style::Form,
            true,
            ["color=", "color=blue", "color=blue&color=black", "B=150&R=100", "", ""],
        ),
        (
            Style::SpaceDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%20black",
                "color=B%20150%20R%20100",
                "",
                "",
            ],
        ),
        (
            Style::SpaceDelimited,
            true,
            ["color=", "color=blue", "color=blue&color=black", "B=150&R=100", "", ""],
        ),
        (
            Style::PipeDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack",
                "color=B%7C150%7CR%7C100",
                "",
                "",
            ],
        ),
        (
            Style::TabDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%09black",
                "color=B%09150%09R%09100",
                "",
                "",
            ],
        ),
        (
            Style::DeepObject,
            true,
            [
                "color=",
                "color=blue",
                "color%5B%5D=blue&color%5B%5D=black",
                "color%5BB%5D=150&color%5BR%5D=100",
                "",
                "",
            ],
        ),
    ];
    for (style, explode, expected) in table {
        assert_eq!(
            values().map(|v| pairs(style, explode, &v)),
            expected,
            "{style:?} {explode}"
        );
    }
}

#[test]
fn delimiters_inside_values_are_told_from_delimiters_between_them() {
    assert_eq!(
        pairs(Style::Form, false, &json!(["a,b", "c&d=e"])),
        "color=a%2Cb,c%26d%3De"
    );
    assert_eq!(text(Style::Matrix, true, &json!(["a;b", ""])), ";color=a%3Bb;color");
    assert_eq!(text(Style::Label, true, &json!(["a.b"])), ".a.b");
}

#[test]
fn deeper_values_become_json_or_brackets() {
    let deep = json!({"a": {"b": [1, 2]}, "c": [{"d": true}, {"d": null}]});
    assert_eq!(
        pairs(Style::DeepObject, true, &deep),
        "color%5Ba%5D%5Bb%5D%5B%5D=1&color%5Ba%5D%5Bb%5D%5B%5D=2&color%5Bc%5D%5B0%5D%5Bd%5D=true"
    );
    assert_eq!(pairs(Style::Form, false, &json!([{"a": 1}])), "color=%7B%22a%22%3A1%7D");
}

#[test]
fn json_text_and_forms() {
    let raw = r#"["a b", null, 1.50]"#;
    let form = layout(Style::Form, true, Escape::Form).pairs(View::Raw(raw));
    assert_eq!(form[0], ("color".into(), "a+b".to_owned()));
    assert_eq!(
        layout(Style::SpaceDelimited, false, Escape::Form).pairs(View::Raw(r#"["a","b"]"#))[0].1,
        "a+b"
    );
    assert_eq!(
        layout(Style::Simple, false, Escape::Header)
            .text(View::Raw(r#""a;b""#))
            .as_deref(),
        Some("a;b")
    );
}

#[test]
fn what_could_not_be_told_apart_is_refused() {
    let refused = |style, explode, escape, value: Json| {
        let in_pairs = !matches!(escape, Escape::Header);
        let why = layout(style, explode, escape).check(View::Json(&value), in_pairs);
        why.err().map(|why| why.to_string())
    };
    let pipes = |value| refused(Style::PipeDelimited, false, Escape::Url, value);
    assert_eq!(
        pipes(json!(["a", "b|c"])).as_deref(),
        Some("`color` has an item with `|` in it, which has a meaning of its own in style PipeDelimited")
    );
    assert_eq!(pipes(json!("b|c")), None, "there is nothing between");
    assert_eq!(refused(Style::PipeDelimited, true, Escape::Url, json!(["b|c"])), None);
    assert_eq!(
        refused(Style::Form, false, Escape::Url, json!(["b,c"])),
        None,
        "it is escaped"
    );
    assert!(refused(Style::Simple, false, Escape::Header, json!(["b,c"])).is_some());
    assert!(refused(Style::Simple, true, Escape::Header, json!({"a=b": 1})).is_some());
    assert!(refused(Style::DeepObject, true, Escape::Url, json!({"a": {"b][c": 1}})).is_some());
    assert!(refused(Style::Form, true, Escape::Cookie, json!({"": 1})).is_some());
}
