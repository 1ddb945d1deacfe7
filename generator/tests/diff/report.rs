//! The forms of the report.

use specwright::diff::report::{html, json, markdown, text};

use crate::support::{body, report};

fn example() -> specwright::diff::report::Report {
    report(
        &body("It: { type: object, properties: { a: { type: string }, b: { type: string } } }"),
        &body(
            "It: { type: object, description: '<b>', required: [c], properties: { a: { type: string }, c: { type: string } } }",
        ),
    )
}

#[test]
fn for_a_terminal() {
    insta::assert_snapshot!(text(&example(), false), @"
    old.yaml → new.yaml

    Breaking
      `It.c` is new, and required, where it is sent.
          required-property-added · new.yaml:10:95 · PUT /it
      `It.b` is gone, where it is received.
          property-removed · old.yaml:10:60 · PUT /it

    Additive
      `It.c` is new, and required, where it is received.
          required-property-added · new.yaml:10:95 · PUT /it

    Neutral
      `It.b` is not read any more, where it is sent.
          property-removed · old.yaml:10:60 · PUT /it
      The description of `It` changed.
          description-changed · new.yaml:10:5 · PUT /it

    2 breaking, 1 additive, 2 neutral: this calls for a major version
    ");
}

#[test]
fn for_a_pull_request() {
    insta::assert_snapshot!(markdown(&example()), @"
    ## API changes: major

    ### `old.yaml` → `new.yaml`

    2 breaking, 1 additive, 2 neutral: this calls for **a major version**.

    #### Breaking (2)

    | change | where | rule | reaches |
    |---|---|---|---|
    | `It.c` is new, and required, where it is sent. | `new.yaml:10:95` | `required-property-added` | PUT /it |
    | `It.b` is gone, where it is received. | `old.yaml:10:60` | `property-removed` | PUT /it |

    #### Additive (1)

    | change | where | rule | reaches |
    |---|---|---|---|
    | `It.c` is new, and required, where it is received. | `new.yaml:10:95` | `required-property-added` | PUT /it |

    <details>
    <summary>Neutral (2)</summary>

    | change | where | rule | reaches |
    |---|---|---|---|
    | `It.b` is not read any more, where it is sent. | `old.yaml:10:60` | `property-removed` | PUT /it |
    | The description of `It` changed. | `new.yaml:10:5` | `description-changed` | PUT /it |

    </details>
    ");
}

#[test]
fn for_programs() {
    let report: serde_json::Value = serde_json::from_str(&json(&example())).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&report["documents"][0]["changes"][0]).unwrap(), @r#"
    {
      "bearing": "breaking",
      "column": 95,
      "direction": "request",
      "document": "new",
      "file": "new.yaml",
      "line": 10,
      "operations": [
        "PUT /it"
      ],
      "pointer": "/components/schemas/It/properties/c",
      "rule": "required-property-added",
      "rust": null,
      "suppressed": null,
      "text": "`It.c` is new, and required, where it is sent.",
      "view": "wire"
    }
    "#);
    assert_eq!(report["step"], "major");
    assert_eq!(report["documents"][0]["steps"]["document"], "patch");
}

#[test]
fn as_a_page() {
    let page = html(&example());
    for part in [
        "<html lang=\"en\">",
        "<title>API changes: major</title>",
        "<main>",
        "<h1>",
        "<th scope=\"col\">",
        "<caption>",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(!page.contains("<script") && !page.contains("http"), "{page}");
    // Changes of each view stand together; a rule leads to what it says; what is gone is in the old document.
    assert_eq!(page.matches("scope=\"rowgroup\">On the wire<").count(), 3, "{page}");
    assert_eq!(page.matches("scope=\"rowgroup\">In the document<").count(), 1, "{page}");
    assert_eq!(page.matches("href=\"#rule-property-removed\"").count(), 2, "{page}");
    assert_eq!(page.matches("id=\"rule-property-removed\"").count(), 1, "{page}");
    assert!(
        page.contains("<code>old.yaml:10:60</code> <span class=\"old\">old</span>"),
        "{page}"
    );
}

#[test]
fn names_of_a_document_stay_names() {
    let hostile = "'<img src=x>`|`[a](b)\u{202e}'";
    let report = report(
        &body(&format!(
            "It: {{ type: object, properties: {{ {hostile}: {{ type: string }} }} }}"
        )),
        &body("It: { type: object }"),
    );
    let page = html(&report);
    assert!(!page.contains("<img") && !page.contains('\u{202e}'), "{page}");
    let comment = markdown(&report);
    // Within backticks it is a name; outside of them it is spelled out.
    let outside: String = comment.split('`').step_by(2).collect();
    assert!(!outside.contains("<img") && !outside.contains("[a](b)"), "{comment}");
    assert!(
        comment
            .lines()
            .filter(|line| line.starts_with("| "))
            .all(|line| line.replace("\\|", "").matches('|').count() == 5),
        "{comment}"
    );
}

#[test]
fn rules_are_explained() {
    let mut seen = std::collections::BTreeSet::new();
    for rule in specwright::diff::rules() {
        assert!(seen.insert(rule.id), "`{}` twice", rule.id);
        assert!(
            rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "`{}`",
            rule.id
        );
        assert!(rule.explain.len() > 20 && rule.explain.ends_with('.'), "`{}`", rule.id);
        assert!(
            specwright::diagnostic::codes::find(rule.id).is_none(),
            "`{}` is a code as well",
            rule.id
        );
    }
}
