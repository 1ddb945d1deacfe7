//! From two snippets of YAML to what is said of them.

use specwright::diagnostic::Diagnostics;
use specwright::diff::report::{Compared, Report};
use specwright::diff::{self, Bearing, Version};
use specwright::load::Source;

/// What is said of a schema that callers send and receive.
macro_rules! schema_diff {
    ($old:expr, $new:expr, @$said:literal) => {
        insta::assert_snapshot!($crate::support::said(&$crate::support::body($old), &$crate::support::body($new)), @$said)
    };
}

/// What is said of sections of a document.
macro_rules! document_diff {
    ($old:expr, $new:expr, @$said:literal) => {
        insta::assert_snapshot!($crate::support::said(&$crate::support::sections($old), &$crate::support::sections($new)), @$said)
    };
}

/// A document in which one schema is sent and received.
pub(crate) fn body(schema: &str) -> String {
    let schema = indented(schema, 4);
    format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n  /it:\n    put:\n      \
         requestBody: {{ required: true, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/It' }} }} }} }}\n      \
         responses: {{ '200': {{ description: It, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/It' }} }} }} }} }}\n\
         components:\n  schemas:\n{schema}\n"
    )
}

/// A document of these sections.
pub(crate) fn sections(text: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\n{}\n",
        indented(text, 0)
    )
}

fn indented(text: &str, by: usize) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let margin = lines
        .iter()
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines = lines
        .iter()
        .map(|line| format!("{}{}", " ".repeat(by), &line[margin..]));
    lines.collect::<Vec<_>>().join("\n")
}

/// One line for each change, and the step.
pub(crate) fn said(old: &str, new: &str) -> String {
    let report = report(old, new);
    let mut lines = Vec::new();
    for entry in &report.documents[0].entries {
        let change = &entry.found.change;
        let mark = match change.bearing {
            Bearing::Breaking => "!",
            Bearing::Additive => "+",
            Bearing::Neutral => " ",
        };
        lines.push(format!("{mark} [{}] {}", change.rule.id, change.text));
    }
    lines.push(format!("→ {}", report.step()));
    lines.join("\n")
}

pub(crate) fn report(old: &str, new: &str) -> Report {
    let (old, new) = (version("old.yaml", old), version("new.yaml", new));
    let compared = Compared::new(("old.yaml", "new.yaml"), &old, &new, diff::compare(&old, &new));
    Report {
        documents: vec![compared],
    }
}

fn version(name: &str, text: &str) -> Version {
    let mut notes = Diagnostics::new();
    let source = Source::from_text(name, text, &mut notes).expect("readable");
    let version = Version::new(source, &mut notes);
    let errors: Vec<_> = notes.sorted().into_iter().map(|it| it.message.clone()).collect();
    assert!(notes.gate().is_ok(), "{errors:?}");
    version
}
