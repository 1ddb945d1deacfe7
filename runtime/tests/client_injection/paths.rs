//! Parameters of the path.

use proptest::prelude::*;
use specwright_runtime::client::{Operation, Parameter, Style, Verb};

use crate::support::{Given, World, decoded, given, often, pair, read, text};

const fn styled(parameters: &'static [Parameter]) -> Operation {
    Operation::new("read", Verb::Get, "/items/{value}/end").parameters(parameters)
}

static SIMPLE: Operation = styled(&[Parameter::path("value")]);
static SIMPLE_EXPLODED: Operation = styled(&[Parameter::path("value").style(Style::Simple, true)]);
static LABEL: Operation = styled(&[Parameter::path("value").style(Style::Label, false)]);
static LABEL_EXPLODED: Operation = styled(&[Parameter::path("value").style(Style::Label, true)]);
static MATRIX: Operation = styled(&[Parameter::path("value").style(Style::Matrix, false)]);
static MATRIX_EXPLODED: Operation = styled(&[Parameter::path("value").style(Style::Matrix, true)]);
static RESERVED: Operation = styled(&[Parameter::path("value").allow_reserved()]);
static JSON: Operation = styled(&[Parameter::path("value").json()]);
static TWO: Operation =
    Operation::new("read", Verb::Get, "/items/{a}.{b}/end").parameters(&[Parameter::path("a"), Parameter::path("b")]);

/// The one segment of a value, which is where it should be, with everything else where it was.
fn segment(world: &World, operation: &'static Operation, value: &Given, may_be_refused: bool) -> Option<String> {
    let arrived = world.arrives(world.call(operation, &value.json()), may_be_refused)?;
    assert_eq!(arrived.uri.query(), None);
    let segments = arrived.segments();
    assert_eq!(
        (segments.len(), &segments[..2], segments[3]),
        (4, &["api", "items"][..], "end")
    );
    Some(segments[2].to_owned())
}

/// Whether a segment made of these alone would be none, or lead elsewhere.
fn leads_astray(segment: &str) -> bool {
    matches!(segment, "" | "." | "..")
}

fn alone(value: &Given) -> bool {
    matches!(value.texts()[..], [text] if leads_astray(text))
}

#[test]
fn simple() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        for (operation, explode) in [(&SIMPLE, false), (&SIMPLE_EXPLODED, true)] {
            if let Some(segment) = segment(&world, operation, &value, alone(&value)) {
                prop_assert_eq!(read(&value, &segment, ",", explode, decoded).json(), value.json());
            }
        }
    });
}

#[test]
fn label() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        // `.` and `..` come of empty texts and dots.
        let dots = value.texts().iter().all(|text| text.chars().all(|c| c == '.'));
        if let Some(segment) = segment(&world, &LABEL, &value, dots) {
            let text = segment.strip_prefix('.').unwrap();
            prop_assert_eq!(read(&value, text, ",", false, decoded).json(), value.json());
        }
        // Dots are what stands between the items then, and dots that are escaped are dots.
        let refused = dots || value.holds(&['.'], &[]);
        if let Some(segment) = segment(&world, &LABEL_EXPLODED, &value, refused) {
            let text = segment.strip_prefix('.').unwrap();
            prop_assert_eq!(read(&value, text, ".", true, decoded).json(), value.json());
        }
    });
}

#[test]
fn matrix() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        if let Some(segment) = segment(&world, &MATRIX, &value, false) {
            let (name, text) = pair(segment.strip_prefix(';').unwrap(), str::to_owned);
            prop_assert_eq!(name, "value");
            prop_assert_eq!(read(&value, &text, ",", false, decoded).json(), value.json());
        }
        if let Some(segment) = segment(&world, &MATRIX_EXPLODED, &value, false) {
            let parts = segment.strip_prefix(';').unwrap().split(';').map(|part| pair(part, decoded));
            let came = match &value {
                Given::Object(_) => Given::Object(parts.collect()),
                Given::List(_) => Given::List(parts.map(|(name, value)| { assert_eq!(name, "value"); value }).collect()),
                Given::Text(_) => Given::Text(parts.map(|(_, value)| value).collect()),
            };
            prop_assert_eq!(came.json(), value.json());
        }
    });
}

#[test]
fn reserved_characters_stay_in_their_segment() {
    let world = World::new();
    proptest!(often(), |(value in text())| {
        let astray = leads_astray(&value.to_lowercase().replace("%2e", "."));
        let value = Given::Text(value);
        if let Some(segment) = segment(&world, &RESERVED, &value, astray) {
            // Triples that are escaped already mean what they escape: that is what `allowReserved` is for.
            let meant = urlencoding::decode_binary(value.texts()[0].as_bytes()).into_owned();
            prop_assert_eq!(urlencoding::decode_binary(segment.as_bytes()).into_owned(), meant);
        }
    });
}

#[test]
fn json() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        let segment = segment(&world, &JSON, &value, false).unwrap();
        let came: serde_json::Value = serde_json::from_str(&decoded(&segment)).unwrap();
        prop_assert_eq!(came, value.json());
    });
}

#[test]
fn two_in_one_segment() {
    let world = World::new();
    proptest!(often(), |(a in "[^.]{0,5}", b in text())| {
        let call = world.core.call(&TWO).param(0, a.as_str()).param(1, b.as_str()).ready();
        if let Some(arrived) = world.arrives(call, a.is_empty() && matches!(b.as_str(), "" | ".")) {
            let segments = arrived.segments();
            prop_assert_eq!(segments.len(), 4);
            let (before, after) = segments[2].split_once('.').unwrap();
            prop_assert_eq!((decoded(before), decoded(after)), (a, b));
        }
    });
}

#[test]
fn a_path_that_no_server_could_take_is_refused() {
    let world = World::new();
    let long = serde_json::json!("a".repeat(100_000));
    let why = world.send(world.call(&SIMPLE, &long)).unwrap_err();
    assert!(why.contains("longer than"), "{why}");
}
