//! Where outputs may go: never onto what is read.

mod cli_support;

use cli_support::{ACME, Project};

/// The command is refused, and each file is what it was.
#[track_caller]
fn refused(project: &Project, arguments: &[&str]) -> String {
    let before = project.files();
    let ended = project.run(arguments).code(2);
    assert!(ended.stderr.contains("error[overwrites-input]"), "{}", ended.stderr);
    assert_eq!(project.files(), before);
    ended.stderr
}

#[test]
fn what_is_read_is_not_overwritten() {
    let project = Project::new(&["acme"]);
    project.write("own.md", "# Pets\n");
    insta::assert_snapshot!(refused(&project, &["inspect", "specs/acme.yaml", "--out", "specs/acme.yaml"]), @"
    error[overwrites-input]: `specs/acme.yaml` is to be written, and it is read
      help: name another file: this one is left as it is
            `specwright explain overwrites-input` says more
    ");
    refused(&project, &["import", "own.md", "--out", "own.md"]);
    refused(&project, &["import", "own.md", "--out", "specs/../own.md"]);
    let absolute = project.path("specs/acme.yaml");
    let absolute = absolute.to_string_lossy();
    refused(
        &project,
        &["inspect", "specs/acme.yaml", "--format", "html", "--out", &absolute],
    );
    refused(&project, &["inspect", "specs/acme.yaml", "--out", "specwright.toml"]);
    let single = ["generate", "specs/acme.yaml", "--out", "bindings", "--report"];
    refused(&project, &[&single[..], &["./specs/acme.yaml"]].concat());
}

#[test]
fn a_report_does_not_replace_what_a_project_is_made_of() {
    let project = Project::new(&["acme"]);
    refused(&project, &["generate", "--report", "specwright.toml"]);
    refused(&project, &["generate", "--report", "specwright.lock"]);
    project.run(&["generate", "--report", "report.json"]).code(0);
    refused(&project, &["generate", "--report", "specwright.lock"]);
    refused(&project, &["check", "--report", "specs/acme.yaml"]);
    refused(&project, &["generate", "--report", "generated/acme/types.rs"]);
}

#[test]
fn the_other_files_of_a_document_are_read_too() {
    let project = Project::new(&[]);
    project.write("api.yaml", &ACME.replace("'#/components/schemas/Pet'", "pet.yaml"));
    project.write("pet.yaml", "type: object\n");
    refused(&project, &["inspect", "api.yaml", "--out", "pet.yaml"]);
    // Before the first run nobody knows them: the bindings are written, the report is not.
    let single = ["generate", "api.yaml", "--out", "bindings", "--report", "pet.yaml"];
    project.run(&single).code(2);
    assert_eq!(project.read("pet.yaml"), "type: object\n");
    refused(&project, &single);
}

#[cfg(unix)]
#[test]
fn a_link_to_what_is_read_is_no_other_file() {
    let project = Project::new(&["acme"]);
    let linked = std::os::unix::fs::symlink(project.path("specs/acme.yaml"), project.path("page.html"));
    assert!(linked.is_ok());
    refused(&project, &["inspect", "specs/acme.yaml", "--out", "page.html"]);
}

#[test]
fn a_report_is_promised_by_commands_that_write_one() {
    let project = Project::new(&["acme"]);
    let before = project.files();
    for command in [
        &["diff", "specs/acme.yaml", "specs/acme.yaml"][..],
        &["inspect", "specs/acme.yaml"],
        &["import", "own.md"],
        &["init", "specs/acme.yaml", "api"],
        &["schema"],
        &["man"],
        &["completions", "bash"],
        &["explain"],
    ] {
        let ended = project.run(&[command, &["--report", "report.json"]].concat()).code(2);
        let told = "error: `--report` is for `generate`, `check`, `update` and `watch`";
        assert!(ended.stderr.starts_with(told), "{}", ended.stderr);
    }
    assert_eq!(project.files(), before);
}
