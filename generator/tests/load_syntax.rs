//! What a person reads when a document is not YAML or JSON at all.

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
fn a_key_one_space_short() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "openapi: 3.0.3\n",
            "info:\n",
            "  title: Pets\n",
            " version: 1.0.0\n",
        )),
        @r#"
    error[yaml-syntax]: this line does not continue the mapping above it
       ╭─[pets.yaml:4:2]
     3 │   title: Pets
     4 │  version: 1.0.0
       ·  ───┬───
       ·     ╰── expected another key at the mapping's indentation
       ╰────
      help: indent a key exactly as the keys beside it, and a text after `|` or `>` at least as far as its first line
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_key_too_far_in() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "  title: Pets\n",
            "    version: 1.0.0\n",
        )),
        @r#"
    error[yaml-syntax]: a key stands where none can be, because the key above it already has a value
       ╭─[pets.yaml:3:5]
     2 │   title: Pets
     3 │     version: 1.0.0
       ·     ───┬───
       ·        ╰── not expected here
       ╰────
      help: indent it exactly as the keys beside it; if it is part of the text above, put that text in quotes
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_colon_in_a_value_without_quotes() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "  description: Note: read this first\n",
        )),
        @r#"
    error[yaml-syntax]: a value contains `: ` and has no quotes
       ╭─[pets.yaml:2:20]
     1 │ info:
     2 │   description: Note: read this first
       ·                    ┬
       ·                    ╰── this would begin a second value
       ╰────
      help: put the value in quotes, or write it on the lines below its key, after `|`
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_media_range_without_quotes() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "content:\n",
            "  */*: {}\n",
        )),
        @r#"
    error[yaml-syntax]: `*` begins an alias and `&` an anchor, but no name follows
       ╭─[pets.yaml:2:4]
     1 │ content:
     2 │   */*: {}
       ·    ─┬
       ·     ╰── expected a name
       ╰────
      help: put texts that begin with `*` or `&` in quotes, such as `'*/*'`
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn an_alias_without_anchor() {
    insta::assert_snapshot!(
        drawn("pets.yaml", "schema: *pet\n"),
        @r#"
    error[yaml-syntax]: an alias leads to an anchor that is not there
       ╭─[pets.yaml:1:9]
     1 │ schema: *pet
       ·         ──┬─
       ·           ╰── no `&` with this name comes before
       ╰────
      help: put the text in quotes if no alias was meant, or define the anchor before it is used
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_value_that_begins_with_an_at_sign() {
    insta::assert_snapshot!(
        drawn("pets.yaml", "contact: @pets\n"),
        @r#"
    error[yaml-syntax]: a value cannot begin with this character
       ╭─[pets.yaml:1:10]
     1 │ contact: @pets
       ·          ──┬──
       ·            ╰── not allowed here
       ╰────
      help: put the value in quotes
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_quote_within_quotes() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "  title: 'it's here'\n",
        )),
        @r#"
    error[yaml-syntax]: something follows a value that is already complete
       ╭─[pets.yaml:2:14]
     1 │ info:
     2 │   title: 'it's here'
       ·              ┬
       ·              ╰── the value ended before this
       ╰────
      help: put the whole value in quotes; inside single quotes a quote is written twice, inside double quotes as `\"`
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_quote_that_is_never_closed() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "  title: \"Pets\n",
            "  version: 1.0.0\n",
        )),
        @r#"
    error[yaml-syntax]: a quote is opened and never closed
       ╭─[pets.yaml:2:10]
     1 │ info:
     2 │   title: "Pets
       ·          ──┬──
       ·            ╰── opened here
     3 │   version: 1.0.0
       ·                ┬
       ·                ╰── it has to end before this
       ╰────
      help: close the quote; inside single quotes a quote is written twice, inside double quotes as `\"`
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_backslash_in_double_quotes() {
    insta::assert_snapshot!(
        drawn("pets.yaml", "pattern: \"\\d+\"\n"),
        @r#"
    error[yaml-syntax]: a backslash in double quotes begins an escape that YAML does not have
       ╭─[pets.yaml:1:11]
     1 │ pattern: "\d+"
       ·           ──┬─
       ·             ╰── unknown escape
       ╰────
      help: write `\\` for a backslash, or use single quotes, where it is an ordinary character
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_list_that_is_not_closed() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "tags: [cats, dogs\n",
            "info: {}\n",
        )),
        @r#"
    error[yaml-syntax]: a list in brackets is not closed
       ╭─[pets.yaml:2:5]
     1 │ tags: [cats, dogs
       ·       ┬
       ·       ╰── it began here
     2 │ info: {}
       ·     ┬
       ·     ╰── expected `,` or `]`
       ╰────
      help: close the list with `]`, and quote items that contain `[`, `]`, `{`, `}`, `,` or `: `
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_list_item_on_the_line_of_its_key() {
    insta::assert_snapshot!(
        drawn("pets.yaml", "tags: - cats\n"),
        @r#"
    error[yaml-syntax]: a list item stands where no list can begin
       ╭─[pets.yaml:1:7]
     1 │ tags: - cats
       ·       ┬
       ·       ╰── this `-` does not belong here
       ╰────
      help: begin the list on a line of its own, below its key
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_key_without_a_colon() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "  title: Pets\n",
            "  version\n",
            "paths: {}\n",
        )),
        @r#"
    error[yaml-syntax]: a key has no `:` after it
       ╭─[pets.yaml:3:3]
     2 │   title: Pets
     3 │   version
       ·   ───┬───
       ·      ╰── neither a key nor part of the value above
     4 │ paths: {}
       · ──┬──
       ·   ╰── it has to end before this
       ╰────
      help: write `key: value` with a space after `:` and `- item` with a space after `-`; a text of several lines needs `|` or `>`
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_text_on_the_line_of_its_indicator() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "description: | All about\n",
            "  pets.\n",
        )),
        @r#"
    error[yaml-syntax]: something follows `|` or `>` on its line
       ╭─[pets.yaml:1:16]
     1 │ description: | All about
       ·                ─┬─
       ·                 ╰── the text begins on the next line
       ╰────
      help: put the text on the lines below, indented; a value that begins with `|` or `>` has to be quoted
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_line_of_a_text_indented_less_than_its_first() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "  description: |\n",
            "     All about\n",
            "    pets.\n",
        )),
        @r#"
    error[yaml-syntax]: this line does not continue the mapping above it
       ╭─[pets.yaml:4:5]
     1 │ info:
     2 │   description: |
       ·   ─────┬─────
       ·        ╰── it began here
     3 │      All about
     4 │     pets.
       ·     ──┬──
       ·       ╰── expected another key at the mapping's indentation
       ╰────
      help: indent a key exactly as the keys beside it, and a text after `|` or `>` at least as far as its first line
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn something_after_a_value() {
    insta::assert_snapshot!(
        drawn("pets.yaml", "path: {id}/pets\n"),
        @r#"
    error[yaml-syntax]: something follows a value that is already complete
       ╭─[pets.yaml:1:11]
     1 │ path: {id}/pets
       ·           ──┬──
       ·             ╰── the value ended before this
       ╰────
      help: put the whole value in quotes; inside single quotes a quote is written twice, inside double quotes as `\"`
            `specwright explain yaml-syntax` says more
    "#
    );
}

#[test]
fn a_tab_as_indentation() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "info:\n",
            "\ttitle: Pets\n",
        )),
        @r#"
    error[tab-indentation]: a line is indented with a tab
       ╭─[pets.yaml:2:1]
     1 │ info:
     2 │     title: Pets
       · ▲
       · ╰── YAML allows only spaces here
       ╰────
      help: replace each tab by as many spaces as the lines around it use; your editor can do it for the file
            `specwright explain tab-indentation` says more
    "#
    );
}

#[test]
fn a_mapping_as_a_key() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "paths:\n",
            "  {id}: {}\n",
        )),
        @r#"
    error[complex-key]: a list or a mapping is used as a key
       ╭─[pets.yaml:2:3]
     1 │ paths:
     2 │   {id}: {}
       ·   ┬
       ·   ╰── expected a key that is one word
       ╰────
      help: put a key that begins with `{` or `[` in quotes, such as `'{id}'`
            `specwright explain complex-key` says more
    "#
    );
}

#[test]
fn an_empty_file() {
    insta::assert_snapshot!(
        drawn("pets.yaml", "# nothing yet\n"),
        @r#"
    error[empty-document]: the file is empty
       ╭─[pets.yaml:1:1]
     1 │ # nothing yet
       · ▲
       ╰────
      help: check the path, and that the file was written completely
            `specwright explain empty-document` says more
    "#
    );
}

#[test]
fn an_anchor_within_itself() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "pet: &pet\n",
            "  parent: *pet\n",
        )),
        @r#"
    error[nested-too-deeply]: lists and mappings are nested more than 128 deep
       ╭─[pets.yaml:1:6]
     1 │ pet: &pet
       ·      ┬
       ·      ╰── too deep from here on
       ╰────
      help: move inner schemas to `components` and refer to them; an anchor must not contain an alias of itself
            `specwright explain nested-too-deeply` says more
    "#
    );
}

#[test]
fn a_web_page_instead_of_a_document() {
    insta::assert_snapshot!(
        drawn("pets.yaml", concat!(
            "<!doctype html>\n",
            "<p style=\"color: red\">Not found</p>\n",
        )),
        @r#"
    error[other-format]: `pets.yaml` is a page of HTML, not an OpenAPI document
       ╭─[pets.yaml:1:1]
     1 │ <!doctype html>
       · ───────────────
       ╰────
      help: fetch the document itself: servers send a page where one has to sign in, or where there is nothing
            `specwright import` reads pages of documentation
            `specwright explain other-format` says more
    "#
    );
}

#[test]
fn a_missing_comma() {
    insta::assert_snapshot!(
        drawn("pets.json", concat!(
            "{\n",
            "  \"openapi\": \"3.0.3\"\n",
            "  \"info\": {}\n",
            "}\n",
        )),
        @r#"
    error[json-syntax]: a comma or a closing bracket is missing
       ╭─[pets.json:3:3]
     2 │   "openapi": "3.0.3"
     3 │   "info": {}
       ·   ───┬──
       ·      ╰── expected `,` or the end before this
       ╰────
      help: put a comma between members and between items
            `specwright explain json-syntax` says more
    "#
    );
}

#[test]
fn a_file_that_was_cut_off() {
    insta::assert_snapshot!(
        drawn("pets.json", concat!(
            "{\n",
            "  \"openapi\": \"3.0.3\",\n",
            "  \"info\": {\n",
        )),
        @r#"
    error[json-syntax]: the text ends before everything is closed
       ╭─[pets.json:3:11]
     2 │   "openapi": "3.0.3",
     3 │   "info": {
       ·           ┬
       ·           ╰── the text ends here
       ╰────
      help: check that the file was written completely, and that each `{`, `[` and `"` has its partner
            `specwright explain json-syntax` says more
    "#
    );
}

#[test]
fn a_number_that_is_none_in_json() {
    insta::assert_snapshot!(
        drawn("pets.json", concat!(
            "{\n",
            "  \"minimum\": 1.,\n",
            "  'maximum': \"\n",
            "}\n",
        )),
        @r#"
    error[json-syntax]: a number is not written as JSON writes numbers
       ╭─[pets.json:2:16]
     1 │ {
     2 │   "minimum": 1.,
       ·                ┬
       ·                ╰── not a number
       ╰────
      help: write digits without leading zeros, `+` or a final `.`; put anything else in double quotes
            `specwright explain json-syntax` says more
    "#
    );
}
