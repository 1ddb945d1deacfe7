//! Overlays: what they make of a document, what they say when they do not fit, and where everything was written.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::path::Path;

use proptest::prelude::*;
use specwright::diagnostic::{Diagnostics, Place, Style};
use specwright::load::{FileId, LoadOptions, Source, Value};

const PETS: &str = "\
openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers:
  - url: https://dev.pets.example
    description: Dev
  - url: https://pets.example
    description: Production
tags: [{ name: pets }]
paths:
  /pets:
    get:
      summary: All pets
      parameters:
        - { name: limit, in: query }
      responses:
        '200': { description: OK }
  /pets/{id}:
    get:
      summary: One pet
      responses:
        '200': { description: OK }
        '500': { description: Oops }
";

/// An overlay of these actions.
fn overlay(version: &str, actions: &str) -> String {
    format!("overlay: {version}\ninfo: {{ title: Test, version: '1' }}\nactions:\n{actions}")
}

fn load(document: &str, overlays: &[&str], notes: &mut Diagnostics) -> Option<Source> {
    let names: Vec<String> = (1..=overlays.len())
        .map(|n| format!("specs/{n}.overlay.yaml"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut files = vec![("specs/pets.yaml", document)];
    files.extend(names.iter().copied().zip(overlays.iter().copied()));
    Source::overlaid(&files, &names, notes).ok()
}

/// A document with actions carried out, without any finding.
#[track_caller]
fn applied(document: &str, version: &str, actions: &str) -> Value {
    let mut notes = Diagnostics::new();
    let source = load(document, &[&overlay(version, actions)], &mut notes);
    assert!(notes.is_empty(), "{}", drawn(&notes));
    source.unwrap().root().clone()
}

/// What is said of actions.
#[track_caller]
fn said(document: &str, version: &str, actions: &str) -> String {
    let mut notes = Diagnostics::new();
    load(document, &[&overlay(version, actions)], &mut notes);
    drawn(&notes)
}

fn drawn(notes: &Diagnostics) -> String {
    let drawn = notes.draw(Style {
        colour: false,
        unicode: true,
    });
    let lines = drawn.lines().filter(|line| !line.contains("` says more"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[track_caller]
fn at(root: &Value, pointer: &str, json: &str) {
    let found = root.at(pointer).map(|value| value.to_json().to_string());
    assert_eq!(found.as_deref(), Some(json), "{pointer}");
}

#[test]
fn objects_are_merged_and_new_members_stand_at_the_end() {
    let root = applied(
        PETS,
        "1.0.0",
        "- { target: $.info, update: { title: Animals, license: { name: MIT } } }",
    );
    at(
        &root,
        "/info",
        r#"{"license":{"name":"MIT"},"title":"Animals","version":"1.0.0"}"#,
    );
    let keys: Vec<_> = root.get("info").and_then(Value::as_object).unwrap().keys().collect();
    assert_eq!(keys, ["title", "version", "license"]);
}

#[test]
fn the_root_is_an_object_like_others() {
    let root = applied(
        PETS,
        "1.0.0",
        "- { target: $, update: { info: { x-a: 1 }, tags: [{ name: b }], x-b: [2] } }",
    );
    at(&root, "/info/x-a", "1");
    at(&root, "/tags", r#"[{"name":"pets"},{"name":"b"}]"#);
    at(&root, "/x-b", "[2]");
}

#[test]
fn every_node_that_is_selected_is_changed() {
    let root = applied(PETS, "1.0.0", "- { target: $.paths.*.get, update: { x-safe: true } }");
    at(&root, "/paths/~1pets/get/x-safe", "true");
    at(&root, "/paths/~1pets~1{id}/get/x-safe", "true");
}

#[test]
fn a_list_that_is_selected_grows_by_one_or_by_several() {
    let root = applied(PETS, "1.0.0", "- { target: $.tags, update: { name: a } }");
    at(&root, "/tags", r#"[{"name":"pets"},{"name":"a"}]"#);
    let root = applied(
        PETS,
        "1.1.0",
        "- { target: $.tags, update: [{ name: a }, { name: b }] }",
    );
    at(&root, "/tags", r#"[{"name":"pets"},{"name":"a"},{"name":"b"}]"#);
    let root = applied("list: [1]", "1.1.0", "- { target: $.list, update: 2 }");
    at(&root, "/list", "[1,2]");
}

#[test]
fn a_string_that_is_selected_is_replaced() {
    let actions = "- { target: $.info.title, update: Animals }\n- { target: \"$.servers[*].description\", update: ~ }";
    let root = applied(PETS, "1.1.0", actions);
    at(&root, "/info/title", r#""Animals""#);
    at(&root, "/servers/1/description", "null");
}

#[test]
fn removing_takes_members_and_items_out() {
    let root = applied(
        PETS,
        "1.0.0",
        "- { target: \"$..responses['500']\", remove: true }\n- { target: $.info.title, remove: true }",
    );
    at(
        &root,
        "/paths/~1pets~1{id}/get/responses",
        r#"{"200":{"description":"OK"}}"#,
    );
    at(&root, "/info", r#"{"version":"1.0.0"}"#);
    let root = applied(
        "x: [1, 2, [3, 1], 1, 4]",
        "1.1.0",
        "- { target: '$..[?@ == 1]', remove: true }",
    );
    at(&root, "/x", "[2,[3],4]");
}

#[test]
fn what_is_in_a_removed_node_may_be_selected_too() {
    let root = applied(
        "a: { x: { x: { x: 1 } }, y: 2 }",
        "1.0.0",
        "- { target: $..x, remove: true }",
    );
    at(&root, "/a", r#"{"y":2}"#);
}

#[test]
fn actions_see_what_those_before_them_left() {
    let actions = "\
- { target: $.servers, remove: true }
- { target: $, update: { servers: [{ url: http://localhost }] } }
- { target: '$.servers[0]', update: { description: Here } }
";
    at(
        &applied(PETS, "1.0.0", actions),
        "/servers",
        r#"[{"description":"Here","url":"http://localhost"}]"#,
    );
}

#[test]
fn copying_merges_what_stands_elsewhere() {
    let actions = "\
- { target: $.paths, update: { /animals: {} } }
- { target: \"$.paths['/animals']\", copy: \"$.paths['/pets']\" }
- { target: \"$.paths['/pets']\", remove: true }
- { target: \"$.paths['/animals'].get.parameters\", copy: \"$.servers[0]\" }
";
    let root = applied(PETS, "1.1.0", actions);
    assert_eq!(root.at("/paths/~1pets"), None);
    at(&root, "/paths/~1animals/get/summary", r#""All pets""#);
    at(&root, "/paths/~1animals/get/parameters/1/description", r#""Dev""#);
}

/// The examples of the specification that say what comes out.
#[test]
fn the_examples_of_the_specification_hold() {
    let traits = "\
paths:
  /items: { get: { x-oai-traits: [paged], responses: {} } }
  /items/{id}/subitems: { get: { x-oai-traits: [paged], parameters: [{ name: id, in: path }] } }
  /other: { get: { responses: {} } }
";
    let action = "\
- target: $.paths[?(@.get['x-oai-traits'][?(@ == 'paged')])].get
  update: { parameters: [{ name: top, in: query }, { name: skip, in: query }] }
";
    let root = applied(traits, "1.0.0", action);
    let names = |pointer: &str| {
        let list = root.at(pointer).and_then(Value::as_array).unwrap_or_default();
        let names = list.iter().filter_map(|item| item.get("name").and_then(Value::as_str));
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names("/paths/~1items/get/parameters"), "top skip");
    assert_eq!(names("/paths/~1items~1{id}~1subitems/get/parameters"), "id top skip");
    assert_eq!(names("/paths/~1other/get/parameters"), "");
    let tags = "paths: { /a: { get: { tags: [dummy, real] } }, /b: { get: { tags: [dummy] } } }";
    let root = applied(
        tags,
        "1.1.0",
        "- { target: \"$.paths.*.get.tags[?@ == 'dummy']\", remove: true }",
    );
    at(
        &root,
        "/paths",
        r#"{"/a":{"get":{"tags":["real"]}},"/b":{"get":{"tags":[]}}}"#,
    );
    let filters = "paths: { /a: { get: { parameters: [{ name: filter, in: query }, { name: filter, in: path }] } } }";
    let action = "- { target: \"$.paths.*.get.parameters[?@.name=='filter' && @.in=='query']\", update: { schema: { type: string } } }";
    let root = applied(filters, "1.0.0", action);
    assert!(root.at("/paths/~1a/get/parameters/0/schema").is_some());
    assert!(root.at("/paths/~1a/get/parameters/1/schema").is_none());
}

#[test]
fn overlays_change_what_those_before_them_left() {
    let first = overlay("1.0.0", "- { target: $, update: { x: { b: 1 } } }");
    let second = overlay("1.0.0", "- { target: $.x, update: { b: 2 } }");
    let mut notes = Diagnostics::new();
    let source = load(PETS, &[&first, &second], &mut notes).unwrap();
    at(source.root(), "/x", r#"{"b":2}"#);
    let names: Vec<&str> = source.overlays().map(|file| &*file.name).collect();
    assert_eq!(names, ["specs/1.overlay.yaml", "specs/2.overlay.yaml"]);
}

#[test]
fn numbers_keep_their_digits() {
    let root = applied(
        "x: { a: 340282366920938463463374607431768211455, b: 1 }",
        "1.0.0",
        "- { target: $.x, update: { b: 170141183460469231731687303715884105727 } }",
    );
    assert_eq!(
        format!("{:?}", root.get("x")),
        "Some(Object({\"a\": Number(UInt(340282366920938463463374607431768211455)), \
         \"b\": Number(Int(170141183460469231731687303715884105727))}))"
    );
}

#[test]
fn every_place_leads_to_where_it_was_written() {
    let actions = "\
- { target: \"$.servers[?@.description == 'Dev']\", remove: true }
- { target: $.servers, update: { url: http://localhost } }
- { target: $.info, update: { license: { name: MIT } } }
- { target: $.info.title, update: Animals }
- { target: \"$.paths['/pets'].get\", copy: \"$.paths['/pets/{id}'].get.responses\" }
";
    let mut notes = Diagnostics::new();
    let source = load(PETS, &[&overlay("1.1.0", actions)], &mut notes).unwrap();
    let written = |pointer: &str| {
        let place = source.written(&Place::value(FileId(0), pointer));
        format!("{} {}", source.file(place.file).unwrap().name, place.pointer)
    };
    assert_eq!(written("/servers/0/url"), "specs/pets.yaml /servers/1/url");
    assert_eq!(written("/servers/1/url"), "specs/1.overlay.yaml /actions/1/update/url");
    assert_eq!(
        written("/info/license/name"),
        "specs/1.overlay.yaml /actions/2/update/license/name"
    );
    assert_eq!(written("/info/title"), "specs/1.overlay.yaml /actions/3/update");
    assert_eq!(written("/info/version"), "specs/pets.yaml /info/version");
    assert_eq!(
        written("/paths/~1pets/get/500/description"),
        "specs/pets.yaml /paths/~1pets~1{id}/get/responses/500/description"
    );
}

#[test]
fn a_reference_of_an_overlay_is_relative_to_the_document() {
    let overlay = overlay("1.0.0", "- { target: $.paths, update: { /x: { $ref: paths/x.yaml } } }");
    let mut notes = Diagnostics::new();
    let files = [
        ("specs/pets.yaml", PETS),
        ("o/o.yaml", &overlay),
        ("specs/paths/x.yaml", "get: {}"),
    ];
    let source = Source::overlaid(&files, &["o/o.yaml"], &mut notes).unwrap();
    assert!(
        source.file_by_ref(FileId(0), "paths/x.yaml").is_some(),
        "{}",
        drawn(&notes)
    );
    let missing = overlay.replace("x.yaml", "y.yaml");
    let mut notes = Diagnostics::new();
    let files = [("specs/pets.yaml", PETS), ("o/o.yaml", &missing)];
    let _ = Source::overlaid(&files, &["o/o.yaml"], &mut notes);
    insta::assert_snapshot!(drawn(&notes), @"
    warning[missing-file]: cannot read `specs/paths/y.yaml`: there is no such file
       ╭─[o/o.yaml:4:44]
     3 │ actions:
     4 │ - { target: $.paths, update: { /x: { $ref: paths/y.yaml } } }
       ·                                            ──────┬─────
       ·                                                  ╰── leads nowhere
       ╰────
      help: check the path; it is relative to the file in which it stands
    ");
}

#[test]
fn what_is_removed_is_not_followed() {
    let document = "openapi: 3.1.0\npaths: { /x: { $ref: nowhere.yaml } }\n";
    let root = applied(document, "1.0.0", "- { target: \"$.paths['/x']\", remove: true }");
    at(&root, "/paths", "{}");
}

#[test]
fn findings_point_into_the_file_that_said_it() {
    let document = "\
openapi: 3.0.3
info: { title: Pets, version: 1.10 }
info: { title: Pets, version: 1.10 }
paths: {}
components:
  schemas:
    Old: { type: integer, minimum: low }
    Gone: { type: string }
";
    let actions = "\
- { target: $.components.schemas.Gone, remove: true }
- target: $.components.schemas
  update:
    New: { type: object, properties: { a: { $ref: '#/components/schemas/Nope' } } }
";
    let mut notes = Diagnostics::new();
    let source = load(document, &[&overlay("1.0.0", actions)], &mut notes).unwrap();
    let built = specwright::normalize::normalize(&source, &mut notes);
    assert_eq!(built.model.info.version, "1.10");
    insta::assert_snapshot!(drawn(&notes), @r#"
    warning[duplicate-key]: `info` occurs twice in one mapping, on lines 2 and 3
       ╭─[specs/pets.yaml:3:1]
     1 │ openapi: 3.0.3
     2 │ info: { title: Pets, version: 1.10 }
       · ──┬─
       ·   ╰── first here
     3 │ info: { title: Pets, version: 1.10 }
       · ──┬─
       ·   ╰── this one counts
       ╰────
      help: remove or rename the others; most readers keep the last, some refuse the document

    note[not-text]: a number stands where text belongs; read as "1.10"
       ╭─[specs/pets.yaml:3:31]
     2 │ info: { title: Pets, version: 1.10 }
     3 │ info: { title: Pets, version: 1.10 }
       ·                               ────
       ╰────
      help: write it in quotes

    warning[wrong-type]: `minimum` is a string where a number belongs; it is ignored
       ╭─[specs/pets.yaml:7:36]
     6 │   schemas:
     7 │     Old: { type: integer, minimum: low }
       ·                                    ───
       ╰────

    warning[dangling-reference]: `#/components/schemas/Nope` is not in the document
       ╭─[specs/1.overlay.yaml:7:51]
     6 │   update:
     7 │     New: { type: object, properties: { a: { $ref: '#/components/schemas/Nope' } } }
       ·                                                   ─────────────┬─────────────
       ·                                                                ╰── nothing has this name
       ╰────
    "#);
    let line = notes.to_json_lines();
    assert!(line.contains(r#""file":"specs/1.overlay.yaml""#), "{line}");
    assert!(
        line.contains(r#""pointer":"/actions/1/update/New/properties/a/$ref""#),
        "{line}"
    );
}

#[test]
fn an_action_that_selects_nothing_is_an_error_with_the_nearest_that_there_is() {
    let actions = "\
- { target: \"$.paths['/pet'].get\", update: {} }
- { target: $.paths.*.get.parametres, remove: true }
- { target: \"$.servers[?@.description == 'Staging']\", remove: true }
- { target: $.info.title, copy: $.info.titel }
- { target: $..respones, remove: true }
- { target: $.webhooks, remove: true }
- { target: $.openapi.version, remove: true }
";
    insta::assert_snapshot!(said(PETS, "1.1.0", actions), @r#"
    error[overlay-no-match]: `$.paths['/pet'].get` selects nothing in `specs/pets.yaml`
       ╭─[specs/1.overlay.yaml:4:13]
     3 │ actions:
     4 │ - { target: "$.paths['/pet'].get", update: {} }
       ·             ──────────┬──────────
       ·                       ╰── selects nothing
       ╰────
       ╭─[specs/pets.yaml:9:1]
     8 │ tags: [{ name: pets }]
     9 │ paths:
       · ──┬──
       ·   ╰── this is there
       ╰────
      help: `$.paths` has no `/pet`: did you mean `/pets`?

    error[overlay-no-match]: `$.paths.*.get.parametres` selects nothing in `specs/pets.yaml`
       ╭─[specs/1.overlay.yaml:5:13]
     4 │ - { target: "$.paths['/pet'].get", update: {} }
     5 │ - { target: $.paths.*.get.parametres, remove: true }
       ·             ────────────┬───────────
       ·                         ╰── selects nothing
       ╰────
        ╭─[specs/pets.yaml:11:5]
     10 │   /pets:
     11 │     get:
        ·     ─┬─
        ·      ╰── this is there
        ╰────
      help: `$.paths.*.get` has no `parametres`: did you mean `parameters`?

    error[overlay-no-match]: `$.servers[?@.description == 'Staging']` selects nothing in `specs/pets.yaml`
       ╭─[specs/1.overlay.yaml:6:13]
     5 │ - { target: $.paths.*.get.parametres, remove: true }
     6 │ - { target: "$.servers[?@.description == 'Staging']", remove: true }
       ·             ────────────────────┬───────────────────
       ·                                 ╰── selects nothing
       ╰────
       ╭─[specs/pets.yaml:3:1]
     2 │ info: { title: Pets, version: 1.0.0 }
     3 │ servers:
       · ───┬───
       ·    ╰── this is there
       ╰────
      help: `$.servers` is there, but nothing in it fits `[?@.description == 'Staging']`

    error[overlay-no-match]: `$.info.titel` selects nothing in `specs/pets.yaml`
       ╭─[specs/1.overlay.yaml:7:33]
     6 │ - { target: "$.servers[?@.description == 'Staging']", remove: true }
     7 │ - { target: $.info.title, copy: $.info.titel }
       ·                                 ──────┬─────
       ·                                       ╰── selects nothing
       ╰────
       ╭─[specs/pets.yaml:2:1]
     1 │ openapi: 3.1.0
     2 │ info: { title: Pets, version: 1.0.0 }
       · ──┬─
       ·   ╰── this is there
       ╰────
      help: `$.info` has no `titel`: did you mean `title`?

    error[overlay-no-match]: `$..respones` selects nothing in `specs/pets.yaml`
       ╭─[specs/1.overlay.yaml:8:13]
     7 │ - { target: $.info.title, copy: $.info.titel }
     8 │ - { target: $..respones, remove: true }
       ·             ─────┬─────
       ·                  ╰── selects nothing
       ╰────
      help: `$` has no `respones`: did you mean `responses`?
            and 2 more like this
    "#);
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let actions = "\
- { target: $.paths.*.get, update: { responses: none } }
- { target: $.servers, update: { x: 1 } }
- { target: '$[\"info\", \"servers\"]', update: {} }
- { target: $.info, copy: $.info.title }
- { target: $.info, copy: '$.servers[*]' }
- { target: $, remove: true }
- { target: $.info, update: text }
";
    insta::assert_snapshot!(said(PETS, "1.1.0", actions), @r#"
    error[overlay-mismatch]: a string cannot be merged into an object
       ╭─[specs/1.overlay.yaml:4:49]
     3 │ actions:
     4 │ - { target: $.paths.*.get, update: { responses: none } }
       ·                                                 ──┬─
       ·                                                   ╰── this is a string
       ╰────
        ╭─[specs/pets.yaml:15:7]
     14 │         - { name: limit, in: query }
     15 │       responses:
        ·       ────┬────
        ·           ╰── this is an object
        ╰────
      help: to replace a value by one of another kind, remove it first, in an action before this one

    error[overlay-mismatch]: `$["info", "servers"]` selects an object and a list: they must all be of one kind
       ╭─[specs/1.overlay.yaml:6:13]
     5 │ - { target: $.servers, update: { x: 1 } }
     6 │ - { target: '$["info", "servers"]', update: {} }
       ·             ──────────────────────
       ╰────
       ╭─[specs/pets.yaml:2:7]
     1 │ openapi: 3.1.0
     2 │ info: { title: Pets, version: 1.0.0 }
       ·       ───────────────┬───────────────
       ·                      ╰── an object
     3 │ servers:
       · ───┬───
       ·    ╰── a list
       ╰────
      help: write an action for each kind

    error[overlay-mismatch]: a string cannot be merged into an object
       ╭─[specs/1.overlay.yaml:7:27]
     6 │ - { target: '$["info", "servers"]', update: {} }
     7 │ - { target: $.info, copy: $.info.title }
       ·                           ────────────
       ╰────
       ╭─[specs/pets.yaml:2:16]
     1 │ openapi: 3.1.0
     2 │ info: { title: Pets, version: 1.0.0 }
       ·       ───────────────┬───────────────┬
       ·                      │               ╰── this is a string
       ·                      ╰── this is an object
       ╰────
      help: to replace a value by one of another kind, remove it first, in an action before this one

    error[overlay-mismatch]: `$.servers[*]` selects 3 values, and only one can be copied
       ╭─[specs/1.overlay.yaml:8:27]
     7 │ - { target: $.info, copy: $.info.title }
     8 │ - { target: $.info, copy: '$.servers[*]' }
       ·                           ──────────────
       ╰────
      help: name the one that is meant

    error[overlay-mismatch]: the document itself cannot be removed
       ╭─[specs/1.overlay.yaml:9:13]
     8 │ - { target: $.info, copy: '$.servers[*]' }
     9 │ - { target: $, remove: true }
       ·             ─
       ╰────
      help: name what of it is to be removed: `$.servers`
            and 1 more like this
    "#);
}

#[test]
fn version_1_0_lacks_what_came_later() {
    let actions = "\
- { target: $.info.title, update: Animals }
- { target: $.tags, update: [{ name: a }] }
- { target: $.info, copy: \"$.servers[0]\" }
";
    insta::assert_snapshot!(said(PETS, "1.0.0", actions), @r#"
    warning[overlay-version]: to replace a string, number, boolean or null by itself is of Overlay 1.1, and this overlay says that it is of 1.0
       ╭─[specs/1.overlay.yaml:4:13]
     3 │ actions:
     4 │ - { target: $.info.title, update: Animals }
       ·             ────────────
       ╰────
      help: it is done as 1.1 has it: write `overlay: 1.1.0`

    warning[overlay-version]: to append several items to a list is of Overlay 1.1, and this overlay says that it is of 1.0
       ╭─[specs/1.overlay.yaml:5:21]
     4 │ - { target: $.info.title, update: Animals }
     5 │ - { target: $.tags, update: [{ name: a }] }
       ·                     ──────
       ╰────
      help: it is done as 1.1 has it: write `overlay: 1.1.0`

    warning[overlay-version]: `copy` is of Overlay 1.1, and this overlay says that it is of 1.0
       ╭─[specs/1.overlay.yaml:6:21]
     5 │ - { target: $.tags, update: [{ name: a }] }
     6 │ - { target: $.info, copy: "$.servers[0]" }
       ·                     ────
       ╰────
      help: it is done as 1.1 has it: write `overlay: 1.1.0`
    "#);
}

#[test]
fn an_overlay_is_held_to_its_specification() {
    let text = "\
overlay: 1.2.0
info: { title: 1, x-mine: true, author: me }
extend: pets.yaml
actions:
  - { target: $.info, updat: {} }
  - { target: paths./pets, remove: true }
  - { target: '$.paths[?(@property === 1)]', remove: true }
  - { target: $.info, remove: yes please }
  - { target: $.info, update: {}, copy: $.info }
  - { update: {} }
  - text
  - { target: $.info, remove: true, update: {} }
  - { target: $.info, remove: true, update: {} }
  - { target: $.info, remove: false }
";
    let mut notes = Diagnostics::new();
    load(PETS, &[text], &mut notes);
    let found = notes.sorted();
    let found: Vec<_> = found
        .iter()
        .filter(|finding| finding.code.name != "overlay-no-match")
        .map(|finding| {
            format!(
                "{}: {} ({})",
                finding.code.name,
                finding.message,
                finding.help.as_deref().unwrap()
            )
        })
        .collect();
    insta::assert_snapshot!(found.join("\n"), @"
    overlay-form: `1.2.0` is no version of the Overlay Specification that is known here (1.0.0 and 1.1.0 are)
    overlay-form: `version` is missing in the `info` of an overlay (the Overlay Specification requires it)
    overlay-form: `title` must be a string, not a number (write it in quotes)
    unknown-overlay-field: there is no field `author` in the `info` of an overlay (names of your own begin with `x-`)
    unknown-overlay-field: there is no field `extend` in an overlay (did you mean `extends`?)
    overlay-form: this action changes nothing (give it an `update`, a `copy`, or `remove: true`)
    unknown-overlay-field: there is no field `updat` in an action (did you mean `update`?)
    overlay-target: `paths./pets` is no JSONPath: `paths./pets` cannot be read (a path begins with `$`; names with other characters than letters, digits and `_` stand in brackets and quotes: `$.paths['/pets'].get`)
    overlay-target: `$.paths[?(@property === 1)]` is no JSONPath: `?(@property === 1)]` cannot be read: in long-hand segment, parser error (a path begins with `$`; names with other characters than letters, digits and `_` stand in brackets and quotes: `$.paths['/pets'].get`)
    overlay-form: `remove` must be `true` or `false`, not a string (write `remove: true`)
    overlay-form: `update` and `copy` exclude each other (write two actions, in the order in which they should happen)
    overlay-form: `target` is missing in an action (the Overlay Specification requires it)
    overlay-form: an action is an object, and this is a string (give it a `target` and an `update` or `remove: true`)
    overlay-no-effect: `update` has no effect beside `remove: true` (write two actions: one that removes, and after it one that adds)
    overlay-form: this action stands here twice (take one of them out: each action stands once)
    overlay-no-effect: `update` has no effect beside `remove: true` (write two actions: one that removes, and after it one that adds)
    overlay-form: this action changes nothing (give it an `update`, a `copy`, or `remove: true`)
    ");
}

#[test]
fn what_is_no_overlay_is_told() {
    for (text, message) in [
        (PETS, "this is no overlay: it has no `overlay`"),
        ("- 1", "an overlay is an object, and this is a list"),
        ("overlay: 1.1\n", "`overlay` must be a version"),
        (
            "overlay: 1.1.0\ninfo: x\nactions: {}",
            "`actions` must be a list, not an object",
        ),
        (
            "overlay: 1.1.0\ninfo: { title: a, version: 1.0 }\nactions: []",
            "`version` must be a string, not a number",
        ),
        (
            "overlay: 1.1.0\ninfo: { title: a, version: '1' }\nactions: []",
            "`actions` is empty",
        ),
        ("overlay: [", "a value is missing"),
        ("", "the file is empty"),
    ] {
        let mut notes = Diagnostics::new();
        assert!(load(PETS, &[text], &mut notes).is_none(), "{text}");
        assert!(drawn(&notes).contains(message), "{message}\n{}", drawn(&notes));
    }
    let mut notes = Diagnostics::new();
    let missing = Source::overlaid(&[("specs/pets.yaml", PETS)], &["nowhere.yaml"], &mut notes);
    assert!(missing.is_err());
    assert!(drawn(&notes).contains("cannot read `nowhere.yaml`: there is no such file"));
}

#[test]
fn an_overlay_for_another_document_is_applied_and_told() {
    let action = "actions: [{ target: $.info, remove: true }]\n";
    let info = "info: { title: a, version: '1' }\n";
    let told = |extends: &str| {
        let mut notes = Diagnostics::new();
        let text = format!("overlay: 1.0.0\n{info}extends: {extends}\n{action}");
        assert!(load(PETS, &[&text], &mut notes).is_some());
        drawn(&notes)
    };
    insta::assert_snapshot!(told("./animals.yaml"), @"
    warning[overlay-extends]: the overlay is for `specs/animals.yaml`, and changes `specs/pets.yaml`
       ╭─[specs/1.overlay.yaml:3:10]
     2 │ info: { title: a, version: '1' }
     3 │ extends: ./animals.yaml
       ·          ──────────────
       ╰────
      help: if that is right, mend `extends` or take it out
    ");
    assert_eq!(told("./pets.yaml"), "");
    assert_eq!(told("https://example.com/animals.yaml"), "");
}

#[test]
fn hostile_overlays_end() {
    let doubling: String = (0..22)
        .map(|n| format!("- {{ target: $, update: {{ x{n}: {{}} }} }}\n- {{ target: $.x{n}, copy: $ }}\n"))
        .collect();
    let said = |actions: &str| said("a: { b: [1, 2, 3] }", "1.1.0", actions);
    assert!(said(&doubling).contains("the document would have more than"));
    let deep = format!(
        "- {{ target: \"$[?{}@.a{}]\", remove: true }}",
        "(".repeat(5000),
        ")".repeat(5000)
    );
    assert!(said(&deep).contains("is no JSONPath"));
    let deep = format!(
        "- {{ target: \"$[?{}@.a{}]\", remove: true }}",
        "(".repeat(1000),
        ")".repeat(1000)
    );
    assert!(said(&deep).contains("nested deeper than 12"));
    let wide = format!("- {{ target: \"$['{}']\", remove: true }}", "x".repeat(5000));
    assert!(said(&wide).contains("longer than"));
    assert!(said("- { target: \"$[?match(@.b, '(((((a*)*)*)*)*')]\", remove: true }").contains("selects nothing"));
}

/// The sets of the specification's own repository, where they are at hand.
#[test]
fn the_sets_of_the_specification_come_out_as_they_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fixtures/overlay-spec/compliant-sets");
    let Ok(sets) = std::fs::read_dir(&folder) else {
        return println!("skipped: the sets are not at hand");
    };
    let mut count = 0;
    for set in sets {
        let set = set.unwrap().path().canonicalize().unwrap();
        let read = |document: &str, overlays: &[&str]| {
            let options = LoadOptions {
                project: set.clone(),
                overlays: overlays.iter().map(Into::into).collect(),
                ..LoadOptions::default()
            };
            let mut notes = Diagnostics::new();
            let source = Source::load(Path::new(document), &options, &mut notes);
            source.unwrap_or_else(|_| panic!("{}\n{}", set.display(), drawn(&notes)))
        };
        let (made, wanted) = (read("openapi.yaml", &["overlay.yaml"]), read("output.yaml", &[]));
        assert_eq!(made.root(), wanted.root(), "{}", set.display());
        count += 1;
    }
    println!("{count} sets");
    assert!(count >= 8);
}

/// Values of a few names, so that paths meet something.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::json!(null)),
        any::<i16>().prop_map(Into::into),
        "[a-z]{3}".prop_map(Into::into)
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Into::into),
            prop::collection::btree_map("[abc]", inner, 0..3).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn path() -> impl Strategy<Value = String> {
    let segment = prop_oneof![
        4 => "[abc]".prop_map(|name| format!(".{name}")),
        1 => Just("[0]".to_owned()),
        1 => Just("[-1]".to_owned()),
        1 => Just(".*".to_owned()),
        1 => "[abc]".prop_map(|name| format!("..{name}")),
        1 => Just("[?@ != 'x']".to_owned()),
    ];
    prop::collection::vec(segment, 0..4).prop_map(|segments| format!("${}", segments.concat()))
}

fn action() -> impl Strategy<Value = serde_json::Value> {
    (path(), value(), path(), 0..3).prop_map(|(target, update, copy, kind)| match kind {
        0 => serde_json::json!({ "target": target, "update": update }),
        1 => serde_json::json!({ "target": target, "copy": copy }),
        _ => serde_json::json!({ "target": target, "remove": true }),
    })
}

/// The pointers of all values that have no others in them.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, member)| leaves(member, &format!("{at}/{key}"), found)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, item)| leaves(item, &format!("{at}/{index}"), found)),
        _ => found.push(at.to_owned()),
    }
}

proptest! {
    /// Whatever actions do: each value of the result stands, as it is, at the place in a file that its pointer leads to.
    #[test]
    fn every_value_stands_where_its_place_says(document in value(), actions in prop::collection::vec(action(), 1..8)) {
        let document = serde_json::json!({ "a": document, "b": { "c": [1, 2, { "a": 3 }] } }).to_string();
        // One overlay for each, because an action that does not fit ends the matter.
        let overlays: Vec<String> = actions.iter().map(|action| {
            let info = serde_json::json!({ "title": "t", "version": "1" });
            serde_json::json!({ "overlay": "1.1.0", "info": info, "actions": [action] }).to_string()
        }).collect();
        let mut fitting: Vec<&str> = Vec::new();
        for overlay in &overlays {
            fitting.push(overlay);
            if load(&document, &fitting, &mut Diagnostics::new()).is_none() {
                fitting.pop();
            }
        }
        let source = load(&document, &fitting, &mut Diagnostics::new()).unwrap();
        let texts = |name: &str| if name == "specs/pets.yaml" {
            document.clone()
        } else {
            let number: usize = name.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
            fitting[number - 1].to_owned()
        };
        let mut pointers = Vec::new();
        leaves(source.root(), "", &mut pointers);
        for pointer in pointers {
            let place = source.written(&Place::value(FileId(0), pointer.clone()));
            let name = source.file(place.file).unwrap().name.clone();
            let file = Source::from_text("x.json", &texts(&name), &mut Diagnostics::new()).unwrap();
            prop_assert_eq!(source.root().at(&pointer), file.root().at(&place.pointer), "{} is {} {}", pointer, name, place.pointer);
        }
    }
}
