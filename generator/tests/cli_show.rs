//! Commands that only show something: `inspect`, `schema`, `completions`, `man`.

mod cli_support;

use cli_support::Project;

const DOCUMENT: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: none } } } } }
";

#[test]
fn a_document_is_shown_as_text_json_or_a_page() {
    let project = Project::new(&[]);
    project.write("pets.yaml", DOCUMENT);
    let text = project.run(&["inspect", "pets.yaml"]).code(0).stdout;
    assert!(text.starts_with("Pets 1 (pets.yaml)\n1 operation,"), "{text}");
    let json = project
        .run(&["inspect", "pets.yaml", "--format", "json"])
        .code(0)
        .stdout;
    assert!(json.contains("\"call\": \"list_pets()\""), "{json}");
    let ended = project.run(&["inspect", "pets.yaml", "--format", "html", "--out", "pets.html"]);
    assert_eq!(ended.code(0).stdout, "");
    assert!(project.read("pets.html").starts_with("<!DOCTYPE html>"));
}

#[test]
fn a_document_with_errors_is_bad_input_and_nothing_is_written() {
    let project = Project::new(&[]);
    project.write("pets.yaml", "openapi: [");
    let ended = project.run(&["inspect", "pets.yaml", "--out", "pets.txt"]).code(2);
    assert!(ended.stderr.contains("pets.yaml:1"), "{}", ended.stderr);
    assert!(!project.path("pets.txt").exists());
    let ended = project.run(&["inspect", "dogs.yaml"]).code(2);
    assert!(ended.stderr.contains("dogs.yaml"), "{}", ended.stderr);
}

#[test]
fn editors_and_shells_are_told() {
    let project = Project::new(&[]);
    let schema = project.run(&["schema"]).code(0).stdout;
    assert_eq!(schema, specwright::config::SCHEMA);
    for (shell, sign) in [
        ("bash", "_specwright()"),
        ("zsh", "#compdef specwright"),
        ("fish", "complete -c specwright"),
    ] {
        let script = project.run(&["completions", shell]).code(0).stdout;
        assert!(script.contains(sign) && script.contains("inspect"), "{shell}");
    }
    let page = project.run(&["man"]).code(0).stdout;
    assert!(
        page.contains(".TH specwright 1") && page.contains("Exit codes"),
        "{page}"
    );
}
