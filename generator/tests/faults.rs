//! Documents with a fault, and what a person reads about it.
#![allow(clippy::panic, clippy::expect_used, reason = "a test may fail")]

use specwright::config::VendorConfig;
use specwright::diagnostic::{Diagnostics, Style};
use specwright::generate;
use specwright::load::Source;
use specwright::lock::VendorLock;

/// What is said of a document, and whether anything is generated in spite of it.
fn said(text: &str) -> String {
    let mut notes = Diagnostics::new();
    let source = Source::from_text("specs/acme.yaml", text, &mut notes);
    let config = VendorConfig::new("acme", "specs/acme.yaml");
    let generated = source.and_then(|source| generate(&source, &config, &VendorLock::default(), &mut notes));
    let end = match &generated {
        Ok(it) => format!(
            "{} of {} operations generated",
            it.summary.operations_generated, it.summary.operations_declared
        ),
        Err(stopped) => stopped.to_string(),
    };
    format!(
        "{}\n{end}",
        notes.draw(Style {
            colour: false,
            unicode: true
        })
    )
}

/// A document with one operation, whose `Pet` has these properties.
fn with_property(property: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{ title: Acme, version: '1' }}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }}
components:
  schemas:
    Pet:
      type: object
      properties:
        {property}
"
    )
}

#[test]
fn bad_yaml() {
    insta::assert_snapshot!(said("openapi: 3.0.3\ninfo: { title: Acme, version: '1'\npaths: {}\n"), @r"
    error[yaml-syntax]: a mapping in braces is not closed
       ╭─[specs/acme.yaml:3:1]
     1 │ openapi: 3.0.3
     2 │ info: { title: Acme, version: '1'
       ·       ┬
       ·       ╰── it began here
     3 │ paths: {}
       · ──┬──
       ·   ╰── expected `,` or `}`
       ╰────
      help: close the mapping with `}`, and quote values that contain `[`, `]`, `{`, `}`, `,` or `: `
            `specwright explain yaml-syntax` says more

    the document has errors; nothing was generated
    ");
}

#[test]
fn wrong_indentation() {
    insta::assert_snapshot!(
        said("openapi: 3.0.3\ninfo:\n  title: Acme\n   version: '1'\npaths: {}\n"),
        @r"
        error[yaml-syntax]: a key stands where none can be, because the key above it already has a value
           ╭─[specs/acme.yaml:4:4]
         3 │   title: Acme
         4 │    version: '1'
           ·    ───┬───
           ·       ╰── not expected here
           ╰────
          help: indent it exactly as the keys beside it; if it is part of the text above, put that text in quotes
                `specwright explain yaml-syntax` says more

        the document has errors; nothing was generated
        "
    );
}

#[test]
fn indentation_that_moves_a_member() {
    let text = "openapi: 3.0.3
info: { title: Acme, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
    responses:
      '204': { description: Done. }
";
    insta::assert_snapshot!(said(text), @r"
    warning[missing-responses]: the operation of `GET /pets` has no `responses`; any answer is kept as it comes
       ╭─[specs/acme.yaml:5:5]
     4 │   /pets:
     5 │     get:
       ·     ───
       ╰────
      help: describe at least the successful one
            `specwright explain missing-responses` says more

    warning[unknown-keyword]: `responses` is no keyword of a path item; it is ignored
       ╭─[specs/acme.yaml:7:5]
     6 │       operationId: listPets
     7 │     responses:
       ·     ─────────
       ╰────
      help: `specwright explain unknown-keyword` says more

    1 of 1 operations generated
    ");
}

#[test]
fn a_dangling_reference() {
    let text = with_property("owner: { $ref: '#/components/schemas/Pett' }");
    insta::assert_snapshot!(said(&text), @r"
    warning[dangling-reference]: `#/components/schemas/Pett` is not in the document
        ╭─[specs/acme.yaml:14:24]
     13 │       properties:
     14 │         owner: { $ref: '#/components/schemas/Pett' }
        ·                        ─────────────┬─────────────
        ·                                     ╰── nothing has this name
        ╰────
      help: did you mean `#/components/schemas/Pet`?
            `specwright explain dangling-reference` says more

    1 of 1 operations generated
    ");
}

#[test]
fn an_unknown_type() {
    insta::assert_snapshot!(said(&with_property("name: { type: sting }")), @r"
    warning[unknown-type]: `sting` is no type; anything is accepted
        ╭─[specs/acme.yaml:14:23]
     13 │       properties:
     14 │         name: { type: sting }
        ·                       ─────
        ╰────
      help: the types are `string`, `number`, `integer`, `boolean`, `array` and `object`
            `specwright explain unknown-type` says more

    1 of 1 operations generated
    ");
}

#[test]
fn missing_paths() {
    insta::assert_snapshot!(said("openapi: 3.0.3\ninfo: { title: Acme, version: '1' }\n"), @r"
    warning[missing-paths]: the document has no `paths`
       ╭─[specs/acme.yaml:1:1]
     1 │ openapi: 3.0.3
       · ──────────────
       ╰────
      help: add `paths`, or check the indentation of what should stand below it
            `specwright explain missing-paths` says more

    0 of 0 operations generated
    ");
}

#[test]
fn a_duplicate_operation() {
    let text = "openapi: 3.0.3
info: { title: Acme, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '204': { description: Done. } }
  /animals:
    get:
      operationId: listPets
      responses: { '204': { description: Done. } }
";
    insta::assert_snapshot!(said(text), @r"
    warning[duplicate-operation-id]: `listPets` names two operations
       ╭─[specs/acme.yaml:6:20]
     5 │     get:
     6 │       operationId: listPets
       ·                    ────┬───
       ·                        ╰── first used here
       ╰────
        ╭─[specs/acme.yaml:10:20]
      9 │     get:
     10 │       operationId: listPets
        ·                    ────┬───
        ·                        ╰── again here
        ╰────
      help: give each operation an `operationId` of its own
            `specwright explain duplicate-operation-id` says more

    2 of 2 operations generated
    ");
}

#[test]
fn a_bad_regular_expression() {
    insta::assert_snapshot!(said(&with_property("code: { type: string, pattern: '^[A-Z+$' }")), @r"
    warning[invalid-pattern]: `^[A-Z+$` is no regular expression: unbalanced bracket
        ╭─[specs/acme.yaml:14:40]
     13 │       properties:
     14 │         code: { type: string, pattern: '^[A-Z+$' }
        ·                                        ─────────
        ╰────
      help: `validate()` does not check it; write it as JavaScript would
            `specwright explain invalid-pattern` says more

    1 of 1 operations generated
    ");
}

#[test]
fn a_number_out_of_range() {
    let text = with_property("count: { type: integer, minimum: -9223372036854776000 }");
    insta::assert_snapshot!(said(&text), @r"
    warning[bound-out-of-range]: `minimum: -9223372036854776000` lies beyond what 64 bits can hold
        ╭─[specs/acme.yaml:14:42]
     13 │       properties:
     14 │         count: { type: integer, minimum: -9223372036854776000 }
        ·                                          ────────────────────
        ╰────
      help: the bounds of 64 bits are -9223372036854775808 and 9223372036854775807; leave `minimum` out if these are meant
            `specwright explain bound-out-of-range` says more

    1 of 1 operations generated
    ");
}

#[test]
fn duplicate_keys() {
    let text = with_property("name: { type: string }\n        tag: { type: string }\n        name: { type: integer }");
    insta::assert_snapshot!(said(&text), @r"
    warning[duplicate-key]: `name` occurs twice in one mapping, on lines 14 and 16
        ╭─[specs/acme.yaml:16:9]
     13 │       properties:
     14 │         name: { type: string }
        ·         ──┬─
        ·           ╰── first here
     15 │         tag: { type: string }
     16 │         name: { type: integer }
        ·         ──┬─
        ·           ╰── this one counts
        ╰────
      help: remove or rename the others; most readers keep the last, some refuse the document
            `specwright explain duplicate-key` says more

    1 of 1 operations generated
    ");
}

#[test]
fn a_cycle_of_references() {
    let text = "openapi: 3.0.3
info: { title: Acme, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
components:
  schemas:
    Pet: { $ref: '#/components/schemas/Animal' }
    Animal: { $ref: '#/components/schemas/Pet' }
";
    insta::assert_snapshot!(said(text), @r"
    warning[reference-cycle]: `Animal` leads back to itself by way of `Pet` and never says what it is
        ╭─[specs/acme.yaml:12:13]
     11 │     Pet: { $ref: '#/components/schemas/Animal' }
     12 │     Animal: { $ref: '#/components/schemas/Pet' }
        ·             ────────────────────────────────────
        ╰────
      help: replace one of the references in the circle by what is meant
            `specwright explain reference-cycle` says more

    1 of 1 operations generated
    ");
}
