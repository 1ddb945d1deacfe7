//! From a pointer back to the line and column that a person sees.

use specwright::diagnostic::{Part, Place};
use specwright::load::{FileId, Text};

/// What a place points at, as `line:column text`.
fn pointed(text: &Text, pointer: &str, part: Part) -> String {
    let span = text.span(&Place {
        file: FileId(0),
        pointer: pointer.to_owned(),
        part,
    });
    let (line, column) = text.line_column(span.start);
    format!(
        "{line}:{column} {}",
        text.text.get(span.start..span.end).unwrap_or_default()
    )
}

fn value(text: &Text, pointer: &str) -> String {
    pointed(text, pointer, Part::Value)
}

fn key(text: &Text, pointer: &str) -> String {
    pointed(text, pointer, Part::Key)
}

fn yaml(text: &str) -> Text {
    Text::new("pets.yaml", text)
}

#[test]
fn values_and_keys() {
    let text = yaml("info:\n  title: Pets  # all of them\n  tags: [ cats , 'dogs' ]\n  size: {a: 1}\n");
    assert_eq!(value(&text, "/info/title"), "2:10 Pets");
    assert_eq!(key(&text, "/info/title"), "2:3 title");
    assert_eq!(value(&text, "/info/tags"), "3:9 [ cats , 'dogs' ]");
    assert_eq!(value(&text, "/info/tags/0"), "3:11 cats");
    assert_eq!(value(&text, "/info/tags/1"), "3:18 'dogs'");
    assert_eq!(key(&text, "/info/tags/1"), "3:18 'dogs'");
    assert_eq!(value(&text, "/info/size/a"), "4:13 1");
}

#[test]
fn what_covers_several_lines_is_pointed_at_by_its_key() {
    let text = yaml("info:\n  title: Pets\nlist:\n- name: a\n  age: 1\n- b\nabsent:\nlast: |\n  one\n  two\n");
    assert_eq!(value(&text, "/info"), "1:1 info");
    assert_eq!(value(&text, ""), "1:1 info:");
    assert_eq!(value(&text, "/list/0"), "4:3 name: a");
    assert_eq!(value(&text, "/list/0/age"), "5:8 1");
    assert_eq!(value(&text, "/list/1"), "6:3 b");
    assert_eq!(value(&text, "/absent"), "7:1 absent");
    assert_eq!(value(&text, "/last"), "8:1 last");
}

#[test]
fn what_is_not_there_is_shown_by_its_nearest_ancestor() {
    let text = yaml("paths:\n  /pets:\n    get: {}\n");
    assert_eq!(value(&text, "/paths/~1pets/get/responses/200"), "3:5 get");
    assert_eq!(value(&text, "/nothing/here"), "1:1 paths:");
    assert_eq!(value(&text, "no pointer"), "1:1 paths:");
}

#[test]
fn each_of_duplicate_keys_can_be_pointed_at() {
    let text = yaml("a: 1\nb: 2\na: 3\n");
    assert_eq!(value(&text, "/a"), "3:4 3");
    assert_eq!(key(&text, "/a"), "3:1 a");
    assert_eq!(pointed(&text, "/a", Part::Repeat(0)), "1:1 a");
    assert_eq!(pointed(&text, "/a", Part::Repeat(1)), "3:1 a");
}

#[test]
fn an_alias_is_pointed_at_itself_and_what_is_below_it_where_it_was_written() {
    let text = yaml("a: &a { x: 1 }\nb: *a\n");
    assert_eq!(value(&text, "/b"), "2:4 *a");
    assert_eq!(value(&text, "/b/x"), "1:12 1");
}

#[test]
fn merged_members_are_pointed_at_where_they_were_written() {
    let text = yaml(
        "base: &base\n  type: object\n  title: Base\nmore: &more\n  <<: *base\n  title: More\n\
         one:\n  <<: [*more, *base]\n  nullable: true\n",
    );
    assert_eq!(value(&text, "/one/type"), "2:9 object");
    assert_eq!(value(&text, "/one/title"), "6:10 More");
    assert_eq!(value(&text, "/one/nullable"), "9:13 true");
}

#[test]
fn columns_count_characters() {
    let text = yaml("{ ключ: значение, 'é': 1 }\nx: y");
    assert_eq!(value(&text, "/ключ"), "1:9 значение");
    assert_eq!(key(&text, "/é"), "1:19 'é'");
}

#[test]
fn positions_in_json_know_its_escapes() {
    let text = Text::new(
        "pets.json",
        "{\r\n  \"a\\u00e9\\ud83d\\ude00/b\": [1, {\"c\": -1.5e3}],\r\n  \"d\": true }",
    );
    assert_eq!(value(&text, "/aé😀~1b/1/c"), "2:38 -1.5e3");
    assert_eq!(key(&text, "/d"), "3:3 \"d\"");
    assert_eq!(text.scalar_text("/d"), Some("true"));
}

#[test]
fn positions_in_json_with_comments_are_those_of_the_file() -> Result<(), specwright::diagnostic::Stopped> {
    let written = "{\n  // a comment, with [brackets\n  \"a\": [1, 2,],\n}\n";
    let mut notes = specwright::diagnostic::Diagnostics::new();
    let source = specwright::load::Source::from_text("pets.json", written, &mut notes)?;
    let text = source.files.first().map(|file| file.text.clone());
    assert_eq!(text.map(|text| value(&text, "/a/1")).as_deref(), Some("3:12 2"));
    Ok(())
}

#[test]
fn keys_that_are_no_strings_have_positions_too() {
    let text = yaml("responses:\n  200: { x: 1 }\n  true: 2\n  ~: 3\n");
    assert_eq!(key(&text, "/responses/200"), "2:3 200");
    assert_eq!(value(&text, "/responses/200/x"), "2:13 1");
    assert_eq!(value(&text, "/responses/true"), "3:9 2");
    assert_eq!(value(&text, "/responses/~0"), "4:6 3");
}

#[test]
fn a_closing_bracket_may_stand_anywhere() {
    let text = yaml("a:\n  b: [\n    1,\n]\n  c: {\n    d: 'x' # it's x\n  }\n  e: 2\n");
    assert_eq!(value(&text, "/a/b/0"), "3:5 1");
    assert_eq!(value(&text, "/a/e"), "8:6 2");
}

#[test]
fn a_comment_is_no_part_of_a_value() {
    let text = yaml("a: \"x\" # \"y\"\nb: 'it''s' # y\nc: x # y\n");
    assert_eq!(value(&text, "/a"), "1:4 \"x\"");
    assert_eq!(value(&text, "/b"), "2:4 'it''s'");
    assert_eq!(value(&text, "/c"), "3:4 x");
}
