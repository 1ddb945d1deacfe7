//! Overlays in `specwright.toml` and on the command line.

mod cli_support;

use cli_support::Project;

const OVERLAY: &str = "\
overlay: 1.1.0
info: { title: What Acme left out, version: '1' }
actions:
  - target: $.components.schemas.Pet.properties
    update: { born: { type: string, format: date } }
";

/// A project of one vendor whose document has an overlay.
fn project() -> Project {
    let project = Project::new(&["stan"]);
    project.write("specs/stan.overlay.yaml", OVERLAY);
    project.edit(
        "specwright.toml",
        "\"specs/stan.yaml\"\n",
        "\"specs/stan.yaml\"\noverlays = [\"specs/stan.overlay.yaml\"]\n",
    );
    project
}

#[test]
fn what_an_overlay_adds_is_generated() {
    let project = project();
    project.run(&["generate"]).code(0);
    let types = project.read("generated/stan/types.rs");
    assert!(types.contains("pub born: Option<Date>"), "{types}");
    let lock = project.read("specwright.lock");
    assert!(lock.contains("\"specs/stan.overlay.yaml\" = \"sha256:"), "{lock}");
    project.run(&["check"]).code(0);
    project.run(&["check", "--full"]).code(0);
}

#[test]
fn a_changed_overlay_makes_the_tree_stale() {
    let project = project();
    project.run(&["generate"]).code(0);
    project.edit("specs/stan.overlay.yaml", "born", "died");
    let ended = project.run(&["check"]).code(1);
    assert!(
        ended.stderr.contains("`specs/stan.overlay.yaml` changed"),
        "{}",
        ended.stderr
    );
    assert!(ended.stdout.contains("+    pub died: Option<Date>"), "{}", ended.stdout);
    project.run(&["generate"]).code(0);
    project.remove("specs/stan.overlay.yaml");
    let ended = project.run(&["check"]).code(2);
    assert!(
        ended.stderr.contains("cannot read `specs/stan.overlay.yaml`"),
        "{}",
        ended.stderr
    );
}

#[test]
fn naming_an_overlay_makes_the_tree_stale() {
    let project = Project::new(&["stan"]);
    project.run(&["generate"]).code(0);
    let lock = project.read("specwright.lock");
    project.write("specs/stan.overlay.yaml", OVERLAY);
    project.run(&["check"]).code(0);
    project.edit(
        "specwright.toml",
        "[vendors.stan]\n",
        "[vendors.stan]\noverlays = [{ file = \"specs/stan.overlay.yaml\", reason = \"they forgot it\" }]\n",
    );
    let ended = project.run(&["check"]).code(1);
    assert!(
        ended.stderr.contains("the configuration of `stan` changed"),
        "{}",
        ended.stderr
    );
    project.run(&["generate"]).code(0);
    assert_ne!(project.read("specwright.lock"), lock);
}

#[test]
fn an_action_that_selects_nothing_stops() {
    let project = project();
    project.edit("specs/stan.overlay.yaml", "Pet", "Pets");
    let ended = project.run(&["generate"]).code(2);
    insta::assert_snapshot!(ended.stderr, @"
    error[overlay-no-match]: `$.components.schemas.Pets.properties` selects nothing in `specs/stan.yaml`
       ╭─[specs/stan.overlay.yaml:4:13]
     3 │ actions:
     4 │   - target: $.components.schemas.Pets.properties
       ·             ──────────────────┬─────────────────
       ·                               ╰── selects nothing
       ╰────
        ╭─[specs/stan.yaml:13:3]
     12 │ components:
     13 │   schemas:
        ·   ───┬───
        ·      ╰── this is there
        ╰────
      help: `$.components.schemas` has no `Pets`: did you mean `Pet`?
            `specwright explain overlay-no-match` says more
    ");
    assert!(!project.path("generated").exists());
}

#[test]
fn findings_about_what_an_overlay_says_point_into_it() {
    let project = project();
    project.edit(
        "specs/stan.overlay.yaml",
        "format: date",
        "format: date, minLength: few",
    );
    let ended = project.run(&["generate"]).code(0);
    insta::assert_snapshot!(ended.stderr, @"
    warning[wrong-type]: `minLength` is a string where a number belongs; it is ignored
       ╭─[specs/stan.overlay.yaml:5:62]
     4 │   - target: $.components.schemas.Pet.properties
     5 │     update: { born: { type: string, format: date, minLength: few } }
       ·                                                              ───
       ╰────
      help: `specwright explain wrong-type` says more
    ");
    let ended = project.run(&["generate", "--message-format", "json"]).code(0);
    assert!(
        ended.stdout.contains(r#""file":"specs/stan.overlay.yaml","line":5"#),
        "{}",
        ended.stdout
    );
}

#[test]
fn the_configuration_names_files_and_each_once() {
    let project = project();
    for (overlays, message) in [
        ("\"specs/stan.overlay.yaml\"", "`overlays` must be a list of files"),
        (
            "[\"/etc/x.yaml\"]",
            "an overlay must be a path relative to this file, with `/`",
        ),
        ("[\"a.yaml\", \"a.yaml\"]", "`a.yaml` stands here twice"),
        ("[{ path = \"a.yaml\" }]", "there is no key `path` here"),
        ("[1]", "expected a string, or a table with `file` and `reason`"),
    ] {
        project.write(
            "specwright.toml",
            &format!("[vendors.stan]\ndocument = \"specs/stan.yaml\"\noverlays = {overlays}\n"),
        );
        let ended = project.run(&["generate"]).code(2);
        assert!(ended.stderr.contains(message), "{message}\n{}", ended.stderr);
    }
}

#[test]
fn a_single_document_has_overlays_too() {
    let project = Project::new(&["stan"]);
    project.remove("specwright.toml");
    project.write("overlays/first.yaml", OVERLAY);
    project.write("overlays/second.yaml", &OVERLAY.replace("born", "died"));
    let generate = |command: &str| {
        let overlays = ["--overlay", "overlays/first.yaml", "--overlay", "overlays/second.yaml"];
        let document = [command, "specs/stan.yaml", "--out", "src/stan"];
        project.run(&[document.as_slice(), &overlays].concat())
    };
    generate("generate").code(0);
    let types = project.read("src/stan/types.rs");
    assert!(types.contains("pub born: ") && types.contains("pub died: "), "{types}");
    let lock = project.read("src/stan/specwright.lock");
    assert!(lock.contains("\"../overlays/first.yaml\" = \"sha256:"), "{lock}");
    generate("check").code(0);
    project.edit("overlays/second.yaml", "died", "sold");
    let ended = generate("check").code(1);
    assert!(
        ended.stderr.contains("overlays/second.yaml` changed"),
        "{}",
        ended.stderr
    );
    let elsewhere = ["generate", "../specs/stan.yaml", "--out", "../src/stan"];
    let overlays = ["--overlay", "first.yaml", "--overlay", "second.yaml"];
    generate("generate").code(0);
    let before = project.files();
    project
        .run_in("overlays", &[elsewhere.as_slice(), &overlays].concat())
        .code(0);
    assert_eq!(project.files(), before);
}

#[test]
fn an_overlay_needs_a_document() {
    let project = project();
    let ended = project.run(&["generate", "--overlay", "x.yaml"]).code(2);
    assert!(ended.stderr.contains("<SPEC>"), "{}", ended.stderr);
}
