//! `specwright check`.

mod cli_support;

use cli_support::Project;

fn project() -> Project {
    let project = Project::new(&["stan"]);
    project.run(&["generate"]).code(0);
    project
}

#[test]
fn an_up_to_date_tree_is_clean() {
    let project = project();
    let ended = project.run(&["check"]).code(0);
    assert_eq!(ended.stdout, "the generated files are up to date\n");
    project.run(&["check", "--full"]).code(0);
}

#[test]
fn nothing_is_written() {
    let project = Project::new(&["stan"]);
    let before = project.files();
    let ended = project.run(&["check"]).code(1);
    assert!(
        ended.stdout.contains("--- /dev/null\n+++ b/generated/lib.rs"),
        "{}",
        ended.stdout
    );
    assert_eq!(project.files(), before);
}

#[track_caller]
fn stale(project: &Project, reason: &str) -> String {
    let ended = project.run(&["check"]).code(1);
    assert!(ended.stderr.contains(reason), "{}", ended.stderr);
    assert!(ended.stderr.contains("run `specwright generate`"), "{}", ended.stderr);
    ended.stdout
}

#[test]
fn a_changed_document_is_named() {
    let project = project();
    project.edit("specs/stan.yaml", "  /pets:", "  /pets/all:");
    stale(&project, "`specs/stan.yaml` changed");
}

#[test]
fn a_document_whose_bindings_stay_the_same_is_stale_by_its_lock() {
    let project = project();
    project.edit("specs/stan.yaml", "openapi:", "# A comment.\nopenapi:");
    let diff = stale(&project, "`specs/stan.yaml` changed");
    assert!(diff.contains("+++ b/specwright.lock"), "{diff}");
    assert!(!diff.contains("b/generated"), "{diff}");
    project.run(&["generate"]).code(0);
    project.run(&["check"]).code(0);
}

#[test]
fn a_hand_edit_is_named_and_shown() {
    let project = project();
    let text = project.read("generated/stan/mod.rs");
    project.write("generated/stan/mod.rs", &(text + "// Mine.\n"));
    let diff = stale(&project, "`generated/stan/mod.rs` was edited by hand");
    assert!(diff.contains("\n-// Mine.\n"), "{diff}");
}

#[test]
fn a_missing_file_is_named() {
    let project = project();
    project.remove("generated/lib.rs");
    stale(&project, "`generated/lib.rs` is missing");
}

#[test]
fn an_older_generator_is_named() {
    let project = project();
    project.edit("specwright.lock", "generator = \"0.1.0\"", "generator = \"0.0.9\"");
    stale(&project, "written by specwright 0.0.9, this is 0.1.0");
}

#[test]
fn vendors_that_come_and_go_are_named() {
    let project = project();
    project.write("specs/jani.yaml", cli_support::ACME);
    project.configure(&["jani"]);
    stale(&project, "`jani` was added");
    stale(&project, "`stan` was removed");
}

#[test]
fn the_project_s_own_command_is_named() {
    let project = project();
    let config = project.read("specwright.toml");
    project.write(
        "specwright.toml",
        &format!("command = 'cargo run -p specwright -- generate'\n{config}"),
    );
    let ended = project.run(&["check"]).code(1);
    assert!(
        ended.stderr.contains("run `cargo run -p specwright -- generate`"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_broken_document_is_bad_input() {
    let project = project();
    project.write("specs/stan.yaml", "openapi: [");
    project.run(&["check"]).code(2);
}

#[test]
fn programs_learn_the_reason_as_json() {
    let project = project();
    project.edit("specs/stan.yaml", "  /pets:", "  /pets/all:");
    let ended = project.run(&["check", "--message-format=json"]).code(1);
    let finding: serde_json::Value = serde_json::from_str(ended.stdout.trim()).unwrap_or_default();
    assert_eq!(finding["code"], "stale", "{}", ended.stdout);
}

#[test]
fn colours_come_when_asked_for() {
    let project = Project::new(&["stan"]);
    assert!(!project.run(&["check"]).code(1).stdout.contains('\x1b'));
    assert!(
        project
            .run(&["check", "--color", "always"])
            .code(1)
            .stdout
            .contains("\x1b[32m+")
    );
}

#[test]
fn names_that_a_merge_has_changed_are_noticed() {
    let project = project();
    project.edit("specwright.lock", "= \"Pet\"", "= \"Animal\"");
    let diff = stale(
        &project,
        "the names of `stan` in specwright.lock are others than were generated",
    );
    assert!(diff.contains("+pub struct Animal"), "{diff}");
    project.run(&["generate"]).code(0);
    project.run(&["check"]).code(0);
    project.edit("specwright.lock", "= \"Animal\"", "= \"1 bad\"");
    let ended = project.run(&["check"]).code(2);
    assert!(
        ended
            .stderr
            .contains("error[lock-syntax]: \"1 bad\" is no name in Rust"),
        "{}",
        ended.stderr
    );
    assert!(ended.stderr.contains("specwright.lock:"), "{}", ended.stderr);
}
