//! `specwright diff`.

mod cli_support;

use std::process::Command;

use cli_support::{ACME, Project};

/// Two documents, of which the new one misses a property.
fn project() -> Project {
    let project = Project::new(&[]);
    project.write("old.yaml", ACME);
    project.write("new.yaml", &ACME.replace("        name: { type: string }\n", ""));
    project
}

#[test]
fn two_files() {
    let ended = project().run(&["diff", "old.yaml", "new.yaml"]).code(0);
    insta::assert_snapshot!(ended.stdout, @"
    old.yaml → new.yaml

    Breaking
      `Pet.name` is gone, where it is received.
          property-removed · old.yaml:19:9 · GET /pets
      The field `name` of `Pet` is gone.
          rust-field-removed · Pet::name · old.yaml:19:9

    2 breaking: this calls for a major version
    ");
    assert_eq!(ended.stderr, "");
}

#[test]
fn a_document_and_itself() {
    let ended = project()
        .run(&["diff", "old.yaml", "old.yaml", "--deny", "breaking"])
        .code(0);
    assert!(ended.stdout.contains("nothing changed"), "{}", ended.stdout);
}

#[test]
fn breaking_changes_can_be_denied() {
    let project = project();
    project
        .run(&["diff", "old.yaml", "new.yaml", "--deny", "breaking"])
        .code(3);
    project
        .run(&["diff", "new.yaml", "old.yaml", "--deny", "breaking"])
        .code(0);
}

#[test]
fn the_forms_of_the_report() {
    let project = project();
    let of = |format: &str| {
        project
            .run(&["diff", "old.yaml", "new.yaml", "--format", format])
            .code(0)
            .stdout
    };
    let json: serde_json::Value = serde_json::from_str(&of("json")).unwrap_or_default();
    assert_eq!(json["documents"][0]["changes"][0]["rule"], "property-removed", "{json}");
    assert_eq!(json["documents"][0]["changes"][0]["line"], 19, "{json}");
    assert!(of("markdown").starts_with("## API changes: major\n"));
    assert!(of("html").starts_with("<!DOCTYPE html>\n"));
    assert_eq!(of("text"), project.run(&["diff", "old.yaml", "new.yaml"]).stdout);
}

#[test]
fn colours_come_when_asked_for() {
    let project = project();
    let coloured = project.run(&["diff", "old.yaml", "new.yaml", "--color", "always"]);
    assert!(coloured.stdout.contains("\x1b[1;31mBreaking"), "{}", coloured.stdout);
    assert!(!project.run(&["diff", "old.yaml", "new.yaml"]).stdout.contains('\x1b'));
}

#[test]
fn folders_by_name() {
    let project = project();
    project.write("a/same.yaml", ACME);
    project.write("b/same.yaml", &ACME.replace("type: string", "type: integer"));
    project.write("a/gone.yaml", ACME);
    project.write(
        "b/come.json",
        r#"{ "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "paths": {} }"#,
    );
    project.write("b/part.yaml", "type: string\n");
    let ended = project.run(&["diff", "a", "b"]).code(0);
    insta::assert_snapshot!(ended.stdout, @"
    a/come.json → b/come.json

    Additive
      The document is new.
          document-added · b/come.json:1:1

    1 additive: this calls for a minor version

    a/gone.yaml → b/gone.yaml

    Breaking
      The document is gone.
          document-removed · a/gone.yaml:1:1
      `GET /pets` is gone.
          operation-removed · a/gone.yaml:6:5

    2 breaking: this calls for a major version

    a/same.yaml → b/same.yaml

    Breaking
      `Pet.id` is `integer` now, it was `string`, where it is received.
          type-changed · b/same.yaml:18:15 · GET /pets
      `Pet.name` is `integer` now, it was `string`, where it is received.
          type-changed · b/same.yaml:19:17 · GET /pets
      `Pet::new` took `(impl Into<String>)` and takes `(i64)`.
          rust-constructor-changed · Pet::new · b/same.yaml:14:5
      The field `id` of `Pet` was `String` and is `i64`.
          rust-field-changed · Pet::id · b/same.yaml:18:9
      The field `name` of `Pet` was `Option<String>` and is `Option<i64>`.
          rust-field-changed · Pet::name · b/same.yaml:19:9

    5 breaking: this calls for a major version
    ");
}

#[test]
fn what_cannot_be_compared_is_bad_input() {
    let project = project();
    project.write("empty/part.yaml", "type: string\n");
    let stderr = |arguments: &[&str]| project.run(arguments).code(2).stderr;
    assert!(stderr(&["diff", "empty", "new.yaml"]).contains("a folder and something else"));
    assert!(stderr(&["diff", "empty", "empty"]).contains("there are no OpenAPI documents"));
    assert!(stderr(&["diff", "old.yaml", "none.yaml"]).contains("cannot read `none.yaml`"));
    assert!(stderr(&["diff", "old.yaml", "empty/part.yaml"]).contains("unknown-version"));
    project.write("broken.yaml", "openapi: [");
    stderr(&["diff", "broken.yaml", "new.yaml"]);
}

#[test]
fn only_news_are_news() {
    let project = project();
    let odd = ACME.replace("type: string }\n        name", "type: strin }\n        name");
    project.write("odd.yaml", &odd);
    let ended = project.run(&["diff", "odd.yaml", "odd.yaml"]).code(0);
    assert_eq!(ended.stderr, "");
    let ended = project.run(&["diff", "old.yaml", "odd.yaml"]).code(0);
    assert!(ended.stderr.contains("`strin` is no type"), "{}", ended.stderr);
}

/// A repository of two commits: a document in two files, and the same with a change in the second of them.
fn repository() -> Project {
    let project = Project::new(&[]);
    let entry = ACME.replace("'#/components/schemas/Pet'", "parts/pet.yaml");
    project.write("specs/acme.yaml", &entry);
    project.write(
        "specs/parts/pet.yaml",
        "type: object\nproperties: { name: { type: string } }\n",
    );
    project.git(&["init", "-q"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-q", "-m", "One"]);
    project.write(
        "specs/parts/pet.yaml",
        "type: object\nproperties: { name: { type: integer } }\n",
    );
    project.git(&["commit", "-q", "-a", "-m", "Two"]);
    project
}

#[test]
fn documents_of_revisions() {
    let project = repository();
    let ended = project
        .run(&["diff", "HEAD~1:specs/acme.yaml", "specs/acme.yaml"])
        .code(0);
    insta::assert_snapshot!(ended.stdout, @"
    HEAD~1:specs/acme.yaml → specs/acme.yaml

    Breaking
      `pet.name` is `integer` now, it was `string`, where it is received.
          type-changed · specs/parts/pet.yaml:2:23 · GET /pets
      The field `name` of `Pet2` was `Option<String>` and is `Option<i64>`.
          rust-field-changed · Pet2::name · specs/parts/pet.yaml:2:15

    2 breaking: this calls for a major version
    ");
    let other = project
        .run(&["diff", "HEAD~1:specs/acme.yaml", "HEAD:specs/acme.yaml"])
        .code(0);
    assert!(
        other.stdout.contains("HEAD:specs/parts/pet.yaml:2:"),
        "{}",
        other.stdout
    );
    let here = project
        .run_in("specs", &["diff", "HEAD~1:./acme.yaml", "acme.yaml"])
        .code(0);
    assert!(here.stdout.contains("is `integer` now"), "{}", here.stdout);
}

#[test]
fn revisions_that_are_not_there() {
    let project = repository();
    let stderr = |old: &str| project.run(&["diff", old, "specs/acme.yaml"]).code(2).stderr;
    assert!(stderr("HEAD~7:specs/acme.yaml").contains("no-such-revision"));
    assert!(stderr("HEAD:specs/none.yaml").contains("specs/none.yaml"));
    // An option of git is no revision.
    assert!(stderr("--output=x:specs/acme.yaml").contains("unexpected argument"));
    let outside = Project::new(&[]);
    outside.write("a.yaml", ACME);
    let ended = outside.run(&["diff", "HEAD:a.yaml", "a.yaml"]).code(2);
    assert!(ended.stderr.contains("git"), "{}", ended.stderr);
}

#[test]
fn rules_are_explained() {
    let ended = Project::new(&[]).run(&["explain", "property-removed"]).code(0);
    assert!(ended.stdout.starts_with("rule[property-removed]\n"), "{}", ended.stdout);
}

/// The two documents, and a configuration that does not count the change between them.
fn suppressed(until: &str) -> Project {
    let project = project();
    let config = format!(
        "[vendors.acme]\ndocument = \"new.yaml\"\n\n[[vendors.acme.suppress]]\nrule = \"property-removed\"\n\
         at = \"#/components/schemas/*/properties/name\"\nreason = \"nobody read it\"\n{until}\
         [[vendors.acme.suppress]]\nrule = \"rust-field-removed\"\nreason = \"nobody read it\"\n{until}"
    );
    project.write("specwright.toml", &config);
    project
}

#[test]
fn a_change_with_a_reason_does_not_count() {
    let project = suppressed("until = 9999-12-31\n");
    let ended = project
        .run(&["diff", "old.yaml", "new.yaml", "--deny", "breaking"])
        .code(0);
    insta::assert_snapshot!(ended.stdout, @"
    old.yaml → new.yaml

    Suppressed
      `Pet.name` is gone, where it is received.
          property-removed · old.yaml:19:9 · GET /pets
          because: nobody read it
      The field `name` of `Pet` is gone.
          rust-field-removed · acme::Pet::name · old.yaml:19:9
          because: nobody read it

    nothing that counts changed: this calls for no new version
    ");
    assert_eq!(ended.stderr, "");
}

#[test]
fn a_suppression_expires() {
    let ended = suppressed("until = 2020-01-31\n")
        .run(&["diff", "old.yaml", "new.yaml", "--deny", "breaking"])
        .code(3);
    assert!(ended.stderr.contains("held until 2020-01-31"), "{}", ended.stderr);
}

#[test]
fn a_suppression_that_fits_nothing_is_told() {
    let project = suppressed("");
    let ended = project.run(&["diff", "new.yaml", "new.yaml"]).code(0);
    assert!(ended.stderr.contains("suppression-fits-nothing"), "{}", ended.stderr);
    // Another document than the vendor's is none of its business.
    project.write("other.yaml", ACME);
    assert_eq!(project.run(&["diff", "other.yaml", "other.yaml"]).code(0).stderr, "");
}

#[test]
fn a_suppression_needs_a_rule_and_a_reason() {
    let project = project();
    project.write(
        "specwright.toml",
        "[vendors.acme]\ndocument = \"new.yaml\"\n[[vendors.acme.suppress]]\nrule = \"no-such\"\nuntil = \"soon\"\n",
    );
    let stderr = project.run(&["diff", "old.yaml", "new.yaml"]).code(2).stderr;
    for part in ["`no-such` is no rule", "needs a `reason`", "`until` must be a day"] {
        assert!(stderr.contains(part), "{stderr}");
    }
}

#[test]
fn git_itself_asks_for_it() {
    let project = repository();
    project.write(".gitattributes", "specs/*.yaml diff=openapi\n");
    project.edit("specs/acme.yaml", "name: { type: string }", "name: { type: integer }");
    let program = env!("CARGO_BIN_EXE_specwright").replace('\\', "/");
    // As the README has it.
    let driver = format!("sh -c '\"{program}\" diff \"$2\" \"$5\"' openapi");
    project.git(&["config", "diff.openapi.command", &driver]);
    let output = Command::new("git")
        .arg("diff")
        .current_dir(project.path(""))
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    assert!(
        output.contains("`Pet.name` is `integer` now, it was `string`"),
        "{output}"
    );
}
