//! Documents larger than a person writes.
#![allow(clippy::expect_used, reason = "a test may fail")]

use std::fmt::Write as _;

use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::load::Source;

#[test]
fn thousands_of_components_may_refer_each_to_the_next() {
    let mut document =
        "openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n".to_owned();
    let count = 3_000;
    for number in 0..count {
        let next = (number + 1) % count;
        let shape = match number % 3 {
            0 => format!("{{ properties: {{ next: {{ $ref: '#/components/schemas/A{next}' }} }} }}"),
            1 => format!("{{ type: array, items: {{ $ref: '#/components/schemas/A{next}' }} }}"),
            _ => format!("{{ allOf: [{{ $ref: '#/components/schemas/A{next}' }}], description: One }}"),
        };
        let _ = writeln!(document, "    A{number}: {shape}");
    }
    let mut notes = Diagnostics::new();
    let source = Source::from_text("long.yaml", &document, &mut notes).expect("the document has no errors");
    let api = specwright::api(&source, &VendorConfig::new("long", "long.yaml"), &mut notes);
    assert_eq!(api.expect("the document has no errors").types.len(), count);
}

#[test]
fn a_column_is_counted_in_characters_however_long_the_line_is() {
    let text = "ä".repeat(10_000) + "b\nc";
    let text = specwright::load::Text::new("long.json", text);
    for column in [0, 1, 2_047, 2_048, 2_049, 9_999, 10_000] {
        assert_eq!(text.line_column(column * 2), (1, column + 1));
    }
    assert_eq!(text.line_column(20_002), (2, 1));
    assert_eq!(text.line_column(20_003), (2, 2));
    assert_eq!(specwright::load::Text::new("empty", "").line_column(0), (1, 1));
}
