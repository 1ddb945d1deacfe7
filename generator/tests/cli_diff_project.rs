//! `specwright diff` in a project: what a change of a document means for the users of its bindings.

mod cli_support;

use cli_support::{ACME, Project};

/// A project in a repository, whose bindings are generated and committed.
fn committed(choices: &str) -> Project {
    let project = Project::new(&["acme"]);
    project.edit(
        "specwright.toml",
        "specs/acme.yaml\"\n",
        &format!("specs/acme.yaml\"\n{choices}"),
    );
    project.run(&["generate"]).code(0);
    project.commit();
    project
}

#[test]
fn from_the_last_commit_to_the_disk() {
    let project = committed("");
    project.edit("specs/acme.yaml", "        name: { type: string }\n", "");
    let ended = project.run(&["diff"]).code(0);
    insta::assert_snapshot!(ended.stdout, @"
    HEAD:specs/acme.yaml → specs/acme.yaml

    Breaking
      `Pet.name` is gone, where it is received.
          property-removed · HEAD:specs/acme.yaml:19:9 · GET /pets
      The field `name` of `Pet` is gone.
          rust-field-removed · acme::Pet::name · HEAD:specs/acme.yaml:19:9

    2 breaking: this calls for a major version
    ");
    assert_eq!(ended.stderr, "");
    // It is the same from a folder of the project, and for the vendor or its document alone.
    for (folder, arguments) in [
        ("specs", ["diff"].as_slice()),
        ("", &["diff", "acme"]),
        ("specs", &["diff", "acme.yaml"]),
        ("", &["diff", "--vendor", "acme"]),
        ("", &["diff", "HEAD"]),
        ("specs", &["diff", "main", "--vendor", "acme"]),
    ] {
        let other = project.run_in(folder, arguments).code(0).stdout;
        assert_eq!(other.replace("main:", "HEAD:"), ended.stdout, "{arguments:?}");
    }
    project.run(&["diff", "--deny", "breaking"]).code(3);
}

#[test]
fn the_bindings_are_those_of_the_project() {
    let project = Project::new(&["acme"]);
    let born = "        born: { type: string, format: date-time }\n";
    project.edit(
        "specs/acme.yaml",
        "id: { type: string }\n",
        &format!("id: {{ type: string }}\n{born}"),
    );
    project.edit("specs/acme.yaml", "required: [id]", "required: [id, born]");
    project.edit(
        "specwright.toml",
        "specs/acme.yaml\"\n",
        "specs/acme.yaml\"\nformats.date-time = \"String\"\nrelax = [\"#/components/schemas/Pet/properties/born\"]\n",
    );
    project.run(&["generate"]).code(0);
    project.commit();
    project.edit("specs/acme.yaml", "required: [id, born]", "required: [id]");
    project.edit("specs/acme.yaml", born, "");
    let said = |arguments: &[&str]| {
        let report = project.run(arguments).code(0).stdout;
        let lines = report
            .lines()
            .filter(|line| line.contains("field") || line.contains("::"));
        lines.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(said(&["diff"]), @"
    The field `born` of `Pet` is gone.
        rust-field-removed · acme::Pet::born · HEAD:specs/acme.yaml:19:9
    ");
    // Without the configuration a member would be a `DateTime`, and needed.
    insta::assert_snapshot!(said(&["diff", "HEAD:specs/acme.yaml", "specs/acme.yaml", "--no-config"]), @"
    The field `born` of `Pet` is gone.
        rust-field-removed · Pet::born · HEAD:specs/acme.yaml:19:9
    `Pet::new` took `(impl Into<String>, impl Into<DateTime>)` and takes `(impl Into<String>)`.
        rust-constructor-changed · Pet::new · specs/acme.yaml:14:5
    ");
}

#[test]
fn overlays_change_both_sides() {
    let project = Project::new(&["acme"]);
    let overlay = "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n  - target: $.components.schemas.Pet\n    update: { properties: { tag: { type: string } } }\n";
    project.write("specs/acme.overlay.yaml", overlay);
    project.edit(
        "specwright.toml",
        "specs/acme.yaml\"\n",
        "specs/acme.yaml\"\noverlays = [\"specs/acme.overlay.yaml\"]\n",
    );
    project.run(&["generate"]).code(0);
    project.commit();
    // The vendor says now what the overlay said, so that nothing changes for anyone.
    project.edit(
        "specs/acme.yaml",
        "name: { type: string }\n",
        "name: { type: string }\n        tag: { type: string }\n",
    );
    assert!(project.run(&["diff"]).code(0).stdout.contains("nothing changed"));
    // What the overlay says is to be seen there.
    project.edit(
        "specs/acme.overlay.yaml",
        "tag: { type: string }",
        "tag: { type: integer }",
    );
    project.edit("specs/acme.yaml", "        tag: { type: string }\n", "");
    insta::assert_snapshot!(project.run(&["diff"]).code(0).stdout, @"
    HEAD:specs/acme.yaml → specs/acme.yaml

    Breaking
      `Pet.tag` is `integer` now, it was `string`, where it is received.
          type-changed · specs/acme.overlay.yaml:5:36 · GET /pets
      The field `tag` of `Pet` was `Option<String>` and is `Option<i64>`.
          rust-field-changed · acme::Pet::tag · specs/acme.overlay.yaml:5:29

    2 breaking: this calls for a major version
    ");
}

#[test]
fn what_fits_one_side_alone_is_a_note() {
    let project = committed("select.operations = [\"list_pets\"]\n");
    project.edit("specs/acme.yaml", "list_pets", "all_pets");
    let ended = project.run(&["diff"]).code(0);
    insta::assert_snapshot!(ended.stderr, @r#"
    note[unmatched-selection]: `list_pets` of `operations` matches no operation of the document (in `specs/acme.yaml` alone)
       ╭─[specwright.toml:3:22]
     2 │ document = "specs/acme.yaml"
     3 │ select.operations = ["list_pets"]
       ·                      ───────────
       ╰────
      help: there is `all_pets`
            `specwright explain unmatched-selection` says more
    "#);
    // Of the new document nothing is selected.
    assert!(
        ended.stdout.contains("rust-client-removed · acme::Client"),
        "{}",
        ended.stdout
    );
    // What fits neither is a mistake.
    project.edit("specwright.toml", "list_pets", "lost_pets");
    let ended = project
        .run(&["diff", "HEAD:specs/acme.yaml", "specs/acme.yaml"])
        .code(0);
    assert!(ended.stderr.contains("`lost_pets`"), "{}", ended.stderr);
    project.commit();
    let ended = project.run(&["diff"]).code(2);
    assert!(ended.stderr.contains("error[unmatched-selection]"), "{}", ended.stderr);
}

#[test]
fn a_name_that_is_chosen_for_something_of_one_side_alone_is_a_note() {
    let project = committed("names.list_pets = \"every_pet\"\n");
    project.edit("specs/acme.yaml", "list_pets", "all_pets");
    let ended = project.run(&["diff"]).code(0);
    insta::assert_snapshot!(ended.stderr, @r#"
    note[unmatched-name]: `list_pets` is nothing that has a name in the generated code (in `specs/acme.yaml` alone)
       ╭─[specwright.toml:3:7]
     2 │ document = "specs/acme.yaml"
     3 │ names.list_pets = "every_pet"
       ·       ───────────────────────
       ╰────
      help: what begins most alike: `all_pets`
            `specwright explain unmatched-name` says more
    "#);
    // What is published keeps its name.
    assert!(!ended.stdout.contains("rust-"), "{}", ended.stdout);
}

#[test]
fn an_overlay_that_fits_one_side_alone_is_a_note() {
    let project = Project::new(&["acme"]);
    let overlay = "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: [{ target: $.components.schemas.Pet.properties.name, update: { nullable: true } }]\n";
    project.write("specs/acme.overlay.yaml", overlay);
    project.edit(
        "specwright.toml",
        "specs/acme.yaml\"\n",
        "specs/acme.yaml\"\noverlays = [\"specs/acme.overlay.yaml\"]\n",
    );
    project.write("new/specs/acme.yaml", &ACME.replace("name: {", "called: {"));
    let ended = project.run(&["diff", "specs/acme.yaml", "new/specs/acme.yaml"]).code(0);
    insta::assert_snapshot!(ended.stderr, @"
    note[overlay-no-match]: `$.components.schemas.Pet.properties.name` selects nothing in `new/specs/acme.yaml` (in `new/specs/acme.yaml` alone)
       ╭─[specs/acme.overlay.yaml:3:21]
     2 │ info: { title: t, version: '1' }
     3 │ actions: [{ target: $.components.schemas.Pet.properties.name, update: { nullable: true } }]
       ·                     ────────────────────┬───────────────────
       ·                                         ╰── selects nothing
       ╰────
        ╭─[new/specs/acme.yaml:17:7]
     16 │       required: [id]
     17 │       properties:
        ·       ─────┬────
        ·            ╰── this is there
        ╰────
      help: `$.components.schemas.Pet.properties` has no `name`; it has `called`, `id`
            `specwright explain overlay-no-match` says more
    ");
    insta::assert_snapshot!(ended.stdout, @"
    specs/acme.yaml → new/specs/acme.yaml

    Breaking
      `Pet.name` is gone, where it is received.
          property-removed · specs/acme.yaml:19:9 · GET /pets
      The field `name` of `Pet` is gone.
          rust-field-removed · acme::Pet::name · specs/acme.yaml:19:9

    Additive
      `Pet.called` is new, where it is received.
          property-added · new/specs/acme.yaml:19:9 · GET /pets
      `Pet` has a new field `called` of type `Option<String>`.
          rust-field-added · acme::Pet::called · new/specs/acme.yaml:19:9

    2 breaking, 2 additive: this calls for a major version
    ");
}

#[test]
fn published_names_stay() {
    let project = committed("");
    // The lock has the name that was chosen when there was no `Pet2` of the vendor's.
    project.edit("specwright.lock", "\"Pet\"", "\"Animal\"");
    project.git(&["commit", "-q", "-a", "-m", "Renamed"]);
    project.edit("specs/acme.yaml", "        name: { type: string }\n", "");
    let ended = project.run(&["diff"]).code(0);
    assert!(ended.stdout.contains("acme::Animal::name"), "{}", ended.stdout);
    // Before that commit it had another.
    let ended = project.run(&["diff", "HEAD~1"]).code(0);
    assert!(ended.stdout.contains("acme::Pet::name"), "{}", ended.stdout);
}

#[test]
fn a_changed_configuration_is_part_of_the_change() {
    let project = committed("");
    project.edit(
        "specwright.toml",
        "specs/acme.yaml\"\n",
        "specs/acme.yaml\"\nrelax = [\"#/components/schemas/Pet/properties/id\"]\nsource = \"https://acme.example\"\n",
    );
    insta::assert_snapshot!(project.run(&["diff"]).code(0).stdout, @"
    HEAD:specs/acme.yaml → specs/acme.yaml

    Breaking
      `Pet::new` took `(impl Into<String>)` and takes nothing.
          rust-constructor-changed · acme::Pet::new · specs/acme.yaml:14:5
      The field `id` of `Pet` was `String` and is `Option<String>`.
          rust-field-changed · acme::Pet::id · specs/acme.yaml:18:9

    Neutral
      The configuration of `acme` changed: `relax`.
          configuration-changed

    2 breaking, 1 neutral: this calls for a major version
    ");
}

#[test]
fn a_configuration_of_old_that_cannot_be_read() {
    let project = committed("");
    project.edit("specwright.toml", "document", "documnet");
    project.git(&["commit", "-q", "-a", "-m", "Broken"]);
    project.edit("specwright.toml", "documnet", "document");
    let ended = project.run(&["diff"]).code(0);
    insta::assert_snapshot!(ended.stderr, @"
    note[other-configuration]: `HEAD:specwright.toml` cannot be read: there is no key `documnet` of the vendor `acme`
      help: both documents are read by the configuration on the disk
            `specwright explain other-configuration` says more
    ");
    assert!(ended.stdout.contains("nothing changed"), "{}", ended.stdout);
}

#[test]
fn a_document_of_old_that_cannot_be_read_is_called_as_git_calls_it() {
    let project = committed("");
    project.edit("specs/acme.yaml", "paths:", "paths: ]");
    project.git(&["commit", "-q", "-a", "-m", "Broken"]);
    project.edit("specs/acme.yaml", "paths: ]", "paths:");
    insta::assert_snapshot!(project.run(&["diff"]).code(2).stderr, @"
    error[yaml-syntax]: a value is missing
       ╭─[HEAD:specs/acme.yaml:4:8]
     3 │ servers: [{ url: 'https://api.acme.dev' }]
     4 │ paths: ]
       ·        ┬
       ·        ╰── expected a value
       ╰────
      help: check the brackets and commas before it; a text that begins with `[` or `{` has to be quoted
            `specwright explain yaml-syntax` says more
    ");
    let ended = project.run(&["diff", "--message-format", "json"]).code(2);
    assert!(
        ended.stdout.contains(r#""file":"HEAD:specs/acme.yaml""#),
        "{}",
        ended.stdout
    );
}

#[test]
fn vendors_that_come_and_go() {
    let project = Project::new(&["acme", "globex"]);
    project.commit();
    project.write("specs/initech.yaml", ACME);
    project.configure(&["acme", "initech"]);
    let ended = project.run(&["diff"]).code(0);
    insta::assert_snapshot!(ended.stdout, @"
    HEAD:specs/acme.yaml → specs/acme.yaml

    nothing changed: this calls for no new version

    nothing → specs/initech.yaml

    Additive
      The document is new.
          document-added · specs/initech.yaml:1:1
      `GET /pets` is new.
          operation-added · specs/initech.yaml:6:5

    2 additive: this calls for a minor version

    HEAD:specs/globex.yaml → nothing

    Breaking
      The document is gone.
          document-removed · HEAD:specs/globex.yaml:1:1
      `GET /pets` is gone.
          operation-removed · HEAD:specs/globex.yaml:6:5

    2 breaking: this calls for a major version
    ");
    // Two revisions are compared likewise.
    project.commit();
    let ended = project.run(&["diff", "HEAD~1", "HEAD"]).code(0);
    assert!(ended.stdout.contains("HEAD~1:specs/globex.yaml"), "{}", ended.stdout);
    assert!(ended.stdout.contains("→ HEAD:specs/initech.yaml"), "{}", ended.stdout);
}

#[test]
fn a_document_is_known_by_name() {
    let project = Project::new(&["acme"]);
    project.write("a.yaml", ACME);
    project.write("b.yaml", &ACME.replace("        name: { type: string }\n", ""));
    let path = |arguments: &[&str]| project.run(arguments).code(0).stdout.contains("acme::Pet::name");
    assert!(!path(&["diff", "a.yaml", "b.yaml"]));
    assert!(path(&["diff", "a.yaml", "b.yaml", "--vendor", "acme"]));
    assert!(path(&["diff", "specs/acme.yaml", "b.yaml"]));
    assert!(!path(&["diff", "specs/acme.yaml", "b.yaml", "--no-config"]));
}

#[test]
fn what_there_is_nothing_to_compare_with() {
    let project = Project::new(&["acme"]);
    let stderr = |arguments: &[&str]| project.run(arguments).code(2).stderr;
    insta::assert_snapshot!(stderr(&["diff"]), @"
    error[no-such-revision]: there is no revision `HEAD` to compare with: git says: not a git repository (or any of the parent directories): .git
      help: name a vendor, a revision (`specwright diff main`), or two documents (`specwright diff OLD NEW`)
            `specwright explain no-such-revision` says more
    ");
    project.commit();
    insta::assert_snapshot!(stderr(&["diff", "v7"]), @"
    error[no-such-revision]: there is no revision `v7` to compare with: git knows no commit of that name
      help: name a vendor, a revision (`specwright diff main`), or two documents (`specwright diff OLD NEW`)
            `specwright explain no-such-revision` says more
    ");
    assert!(stderr(&["diff", "--vendor", "acm"]).contains("did you mean `acme`?"));
    assert!(stderr(&["diff", "acme", "--no-config"]).contains("--no-config"));
    project.remove("specwright.toml");
    insta::assert_snapshot!(stderr(&["diff"]), @"
    error[no-config]: there is no specwright.toml here or in a folder above
      help: compare two documents: `specwright diff OLD NEW`, or name a configuration with `--config`
            `specwright explain no-config` says more
    ");
}

#[test]
fn a_lock_in_conflict_is_named() {
    let project = committed("");
    project.edit("specwright.lock", "version = 1", "<<<<<<< HEAD\nversion = 1");
    let ended = project.run(&["diff"]).code(0);
    assert!(ended.stdout.contains("nothing changed"), "{}", ended.stdout);
    let arguments = ["diff", "specs/acme.yaml", "specs/acme.yaml"];
    assert!(project.run(&arguments).code(2).stderr.contains("error[lock-conflict]"));
    project.run(&[arguments.as_slice(), &["--no-config"]].concat()).code(0);
}

#[test]
fn folders_of_revisions() {
    let project = Project::new(&["acme"]);
    project.edit("specs/acme.yaml", "'#/components/schemas/Pet'", "parts/pet.yaml");
    project.write(
        "specs/parts/pet.yaml",
        "type: object\nproperties:\n  name: { type: string }\n",
    );
    project.commit();
    project.edit("specs/parts/pet.yaml", "string", "integer");
    project.write("specs/globex.yaml", ACME);
    let ended = project.run(&["diff", "HEAD:specs", "specs"]).code(0);
    insta::assert_snapshot!(ended.stdout, @"
    HEAD:specs/acme.yaml → specs/acme.yaml

    Breaking
      `pet.name` is `integer` now, it was `string`, where it is received.
          type-changed · specs/parts/pet.yaml:3:11 · GET /pets
      The field `name` of `Pet2` was `Option<String>` and is `Option<i64>`.
          rust-field-changed · acme::Pet2::name · specs/parts/pet.yaml:3:3

    2 breaking: this calls for a major version

    HEAD:specs/globex.yaml → specs/globex.yaml

    Additive
      The document is new.
          document-added · specs/globex.yaml:1:1
      `GET /pets` is new.
          operation-added · specs/globex.yaml:6:5

    2 additive: this calls for a minor version
    ");
    project.commit();
    let ended = project.run(&["diff", "HEAD~1:specs/", "HEAD:specs"]).code(0);
    assert!(
        ended.stdout.contains("HEAD:specs/parts/pet.yaml:3:"),
        "{}",
        ended.stdout
    );
    let ended = project.run_in("specs", &["diff", "HEAD~1:.", "."]).code(0);
    assert!(
        ended.stdout.contains("HEAD~1:./acme.yaml → ./acme.yaml"),
        "{}",
        ended.stdout
    );
    let ended = project.run(&["diff", "HEAD~1:specs", "specs/acme.yaml"]).code(2);
    assert!(ended.stderr.contains("a folder and something else"), "{}", ended.stderr);
}
