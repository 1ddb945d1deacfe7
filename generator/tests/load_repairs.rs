//! What is evidently meant is read, and reported.

use specwright::diagnostic::{Diagnostics, Style};
use specwright::load::Source;

fn drawn(name: &str, text: &str) -> String {
    let mut notes = Diagnostics::new();
    // Whether it stops is not the question here; what it says is.
    let _ = Source::from_text(name, text, &mut notes);
    notes.draw(Style {
        colour: false,
        unicode: true,
    })
}

#[test]
fn duplicate_keys_are_reported_with_all_their_lines() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "Pet:\n",
            "  type: object\n",
            "  title: A\n",
            "  title: B\n",
            "\n",
            "\n",
            "  title: C\n",
        )),
        @r#"
    warning[duplicate-key]: `title` occurs 3 times in one mapping, on lines 3, 4 and 7
       ╭─[pets.yaml:3:3]
     2 │   type: object
     3 │   title: A
       ·   ──┬──
       ·     ╰── first here
     4 │   title: B
       ·   ──┬──
       ·     ╰── again here
       ╰────
       ╭─[pets.yaml:7:3]
     6 │
     7 │   title: C
       ·   ──┬──
       ·     ╰── this one counts
       ╰────
      help: remove or rename the others; most readers keep the last, some refuse the document
            `specwright explain duplicate-key` says more
    "#
    );
}

#[test]
fn duplicate_keys_in_json() {
    insta::assert_snapshot!(
        drawn("pets.json", "{\"info\": {\"title\": \"Pets\", \"title\": \"Cats\"}}\n"),
        @r#"
    warning[duplicate-key]: `title` occurs twice in one mapping, on line 1
       ╭─[pets.json:1:28]
     1 │ {"info": {"title": "Pets", "title": "Cats"}}
       ·           ───┬───          ───┬───
       ·              │                ╰── this one counts
       ·              ╰── first here
       ╰────
      help: remove or rename the others; most readers keep the last, some refuse the document
            `specwright explain duplicate-key` says more
    "#
    );
}

#[test]
fn stray_tabs_are_spaces() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "  title: Pets\n",
            "\t\n",
            "tags:\n",
            "-\tcats\n",
            "- dogs\n",
            "\t# no more\n",
        )),
        @r#"
    warning[stray-tab]: a tab stands where YAML allows only spaces
       ╭─[pets.yaml:3:1]
     2 │   title: Pets
     3 │
       · ▲
       · ╰── read as a space
       ╰────
      help: replace tabs by spaces; your editor can do it on saving
            `specwright explain stray-tab` says more
    "#
    );
}

#[test]
fn control_characters_are_spaces() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "  title: Pe\u{7}ts\n",
        )),
        @r#"
    warning[control-character]: the text contains control characters, which YAML does not allow
       ╭─[pets.yaml:2:12]
     1 │ info:
     2 │   title: Pe?ts
       ·            ┬
       ·            ╰── read as a space
       ╰────
      help: remove them, or write them as an escape in double quotes
            `specwright explain control-character` says more
    "#
    );
}

#[test]
fn json_with_comments_and_trailing_commas() {
    insta::assert_snapshot!(
        drawn("pets.json", concat!(
            "{\n",
            "  \"tags\": [\"cats\",], // for now\n",
            "  \"info\": {}\n",
            "}\n",
        )),
        @r#"
    warning[lenient-json]: JSON has no trailing commas
       ╭─[pets.json:2:18]
     1 │ {
     2 │   "tags": ["cats",], // for now
       ·                  ┬
       ·                  ╰── read as if it were not there
       ╰────
      help: remove it, or name the file `.yaml`, where it is allowed
            `specwright explain lenient-json` says more

    warning[lenient-json]: JSON has no comments
       ╭─[pets.json:2:22]
     1 │ {
     2 │   "tags": ["cats",], // for now
       ·                      ─────┬────
       ·                           ╰── read as if it were not there
       ╰────
      help: remove it, or name the file `.yaml`, where it is allowed
            `specwright explain lenient-json` says more
    "#
    );
}

#[test]
fn a_json_file_that_is_yaml() {
    insta::assert_snapshot!(
        drawn("pets.json", "{'openapi': '3.0.3'}\n"),
        @r#"
    warning[lenient-json]: `pets.json` is YAML rather than JSON: a key has no double quotes
       ╭─[pets.json:1:2]
     1 │ {'openapi': '3.0.3'}
       ·  ────┬────
       ·      ╰── expected `"`
       ╰────
      help: it was read as YAML; mend it, or name the file `.yaml`
            `specwright explain lenient-json` says more
    "#
    );
}

#[test]
fn a_second_document_in_a_file() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "---\n",
            "openapi: 3.0.3\n",
            "---\n",
            "paths: {}\n",
        )),
        @r#"
    warning[several-documents]: the file holds several YAML documents; only the first was read
       ╭─[pets.yaml:3:1]
     2 │ openapi: 3.0.3
     3 │ ---
       · ─┬─
       ·  ╰── the second begins here
       ╰────
      help: give each document a file of its own, or remove this line if both are meant as one
            `specwright explain several-documents` says more
    "#
    );
}

#[test]
fn characters_that_a_terminal_would_obey_are_not_shown() {
    insta::assert_snapshot!(
        drawn("pets.yaml", "a: \u{202e}cats\u{1b}[31m\n"),
        @r#"
    warning[control-character]: the text contains control characters, which YAML does not allow
       ╭─[pets.yaml:1:9]
     1 │ a: �cats?[31m
       ·         ┬
       ·         ╰── read as a space
       ╰────
      help: remove them, or write them as an escape in double quotes
            `specwright explain control-character` says more
    "#
    );
}
