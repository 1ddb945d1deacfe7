//! How findings look.

use specwright::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Style, codes};
use specwright::load::{FileId, Source, Text};

const PLAIN: Style = Style {
    colour: false,
    unicode: true,
};

const PETS: &str = "openapi: 3.0.3
components:
  schemas:
    Pet:
      $ref: '#/components/schemas/Animal'
    Cat: { type: cat }
";

/// Notes that know `specs/pets.yaml`.
fn notes() -> Diagnostics {
    let mut notes = Diagnostics::new();
    notes.add_file(Text::new("specs/pets.yaml", PETS).into());
    notes
}

fn place(pointer: &str) -> Place {
    Place::value(FileId(0), pointer)
}

fn finding(pointer: &str, message: &str) -> Diagnostic {
    Diagnostic::new(&codes::load::MISSING_FILE, place(pointer), message)
}

fn dangling() -> Diagnostic {
    finding(
        "/components/schemas/Pet/$ref",
        "`#/components/schemas/Animal` is not in the document",
    )
    .label("nothing has this name")
    .help("did you mean `#/components/schemas/Cat`?")
}

#[test]
fn a_finding_says_what_happened_where_and_what_to_do() {
    let mut notes = notes();
    notes.push(dangling());
    insta::assert_snapshot!(notes.draw(PLAIN), @r##"
    warning[missing-file]: `#/components/schemas/Animal` is not in the document
       ╭─[specs/pets.yaml:5:13]
     4 │     Pet:
     5 │       $ref: '#/components/schemas/Animal'
       ·             ──────────────┬──────────────
       ·                           ╰── nothing has this name
       ╰────
      help: did you mean `#/components/schemas/Cat`?
            `specwright explain missing-file` says more
    "##);
}

#[test]
fn it_can_be_drawn_without_unicode() {
    let mut notes = notes();
    notes.push(dangling());
    insta::assert_snapshot!(notes.draw(Style { colour: false, unicode: false }), @r##"
    warning[missing-file]: `#/components/schemas/Animal` is not in the document
       ,-[specs/pets.yaml:5:13]
     4 |     Pet:
     5 |       $ref: '#/components/schemas/Animal'
       :             ^^^^^^^^^^^^^^|^^^^^^^^^^^^^^
       :                           `-- nothing has this name
       `----
      help: did you mean `#/components/schemas/Cat`?
            `specwright explain missing-file` says more
    "##);
}

#[test]
fn colours_are_the_callers_choice() {
    let mut notes = notes();
    notes.push(dangling());
    let drawn = notes.draw(Style {
        colour: true,
        unicode: true,
    });
    assert!(drawn.starts_with("\u{1b}[1;33mwarning[missing-file]\u{1b}[0m: "));
    assert!(!notes.draw(PLAIN).contains('\u{1b}'));
}

#[test]
fn a_finding_about_the_whole_needs_no_excerpt() {
    let mut notes = Diagnostics::new();
    notes.push(Diagnostic::new(
        &codes::load::UNREADABLE_FILE,
        None,
        "cannot read `a.yaml`: there is no such file",
    ));
    insta::assert_snapshot!(notes.draw(PLAIN), @r##"
    error[unreadable-file]: cannot read `a.yaml`: there is no such file
      help: `specwright explain unreadable-file` says more
    "##);
}

#[test]
fn related_places_in_other_files_have_an_excerpt_of_their_own() {
    let mut notes = notes();
    let other = notes.add_file(Text::new("specs/cat.yaml", "type: object\ntitle: Cat\n").into());
    notes.push(dangling().related(Place::value(other, "/title"), "this one is near"));
    insta::assert_snapshot!(notes.draw(PLAIN), @r##"
    warning[missing-file]: `#/components/schemas/Animal` is not in the document
       ╭─[specs/pets.yaml:5:13]
     4 │     Pet:
     5 │       $ref: '#/components/schemas/Animal'
       ·             ──────────────┬──────────────
       ·                           ╰── nothing has this name
       ╰────
       ╭─[specs/cat.yaml:2:8]
     1 │ type: object
     2 │ title: Cat
       ·        ─┬─
       ·         ╰── this one is near
       ╰────
      help: did you mean `#/components/schemas/Cat`?
            `specwright explain missing-file` says more
    "##);
}

#[test]
fn findings_are_sorted_by_position_and_exact_repeats_are_dropped() {
    let mut notes = notes();
    notes.push(finding("/components/schemas/Cat/type", "third"));
    notes.push(finding("/openapi", "second"));
    notes.push(finding("/openapi", "second"));
    notes.push(Diagnostic::new(&codes::load::UNREADABLE_FILE, None, "first"));
    let messages: Vec<_> = notes.sorted().iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["first", "second", "third"]);
}

#[test]
fn many_of_one_kind_are_counted() {
    let text: String = (0..42)
        .map(|n| format!("a{n}: {{ $ref: missing{n}.yaml }}\n"))
        .collect();
    let mut notes = Diagnostics::new();
    assert!(Source::from_text("pets.yaml", &text, &mut notes).is_ok());
    let drawn = notes.draw(PLAIN);
    assert_eq!(drawn.matches("warning[missing-file]").count(), 5);
    assert!(drawn.ends_with("`specwright explain missing-file` says more\n        and 37 more like this\n"));
    assert_eq!(notes.to_json_lines().lines().count(), 42);
}

#[test]
fn an_overlong_line_is_shown_in_part() {
    let filler = "x".repeat(100_000);
    let text = format!(r#"{{"a": "{filler}", "b": {{"c": 1, "c": 2}}, "d": "{filler}"}}"#);
    let mut notes = Diagnostics::new();
    assert!(Source::from_text("min.json", &text, &mut notes).is_ok());
    insta::assert_snapshot!(notes.draw(PLAIN), @r##"
    warning[duplicate-key]: `c` occurs twice in one mapping, on line 1
       ╭─[min.json:1:100025]
     1 │ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "b": {"c": 1, "c": 2}, "d": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
       ·                                                             ─┬─     ─┬─
       ·                                                              │       ╰── this one counts
       ·                                                              ╰── first here
       ╰────
      help: remove or rename the others; most readers keep the last, some refuse the document
            `specwright explain duplicate-key` says more
    "##);
}

#[test]
fn places_far_apart_in_one_overlong_line_are_shown_apart() {
    let text = format!(r#"{{"a": 1, "b": "{}", "a": 2}}"#, "x".repeat(100_000));
    let mut notes = Diagnostics::new();
    assert!(Source::from_text("min.json", &text, &mut notes).is_ok());
    let drawn = notes.draw(PLAIN);
    assert!(drawn.lines().all(|line| line.chars().count() < 220), "{drawn}");
    assert!(
        drawn.contains("[min.json:1:2]") && drawn.contains("[min.json:1:100019]"),
        "{drawn}"
    );
}

#[test]
fn programs_get_one_object_per_line() {
    let mut notes = notes();
    notes.push(dangling().related(place("/openapi"), "written for this version"));
    notes.push(Diagnostic::new(&codes::load::UNREADABLE_FILE, None, "no \"place\"").severity(Severity::Note));
    insta::assert_snapshot!(notes.to_json_lines(), @r##"
    {"code":"unreadable-file","severity":"note","message":"no \"place\"","label":null,"help":null,"related":[]}
    {"code":"missing-file","severity":"warning","message":"`#/components/schemas/Animal` is not in the document","file":"specs/pets.yaml","line":5,"column":13,"end_line":5,"end_column":42,"pointer":"/components/schemas/Pet/$ref","label":"nothing has this name","help":"did you mean `#/components/schemas/Cat`?","related":[{"label":"written for this version","file":"specs/pets.yaml","line":1,"column":10,"end_line":1,"end_column":15,"pointer":"/openapi"}]}
    "##);
}

#[test]
fn strict_makes_warnings_stop_at_the_gate() {
    let with = |strict: bool, finding: Option<Diagnostic>| {
        let mut notes = Diagnostics::new().strict(strict);
        finding.into_iter().for_each(|finding| notes.push(finding));
        notes.gate().is_ok()
    };
    assert!(with(true, None));
    assert!(with(false, Some(dangling())));
    assert!(!with(true, Some(dangling())));
    assert!(with(true, Some(dangling().severity(Severity::Note))));
    assert!(!with(false, Some(dangling().severity(Severity::Error))));
}
