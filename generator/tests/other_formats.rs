//! Files that are no OpenAPI documents: each is called what it is, with what to do.
#![allow(clippy::unwrap_used)]

mod cli_support;

use cli_support::Project;

/// The first line and the help of the error that a file gives.
fn told(name: &str, text: &str) -> (String, String) {
    let project = Project::new(&[]);
    project.write(name, text);
    let stderr = project.run(&["inspect", name]).code(2).stderr;
    let first = stderr.lines().next().unwrap_or_default().to_owned();
    let help = stderr.lines().find_map(|line| line.trim_start().strip_prefix("help: "));
    (first, help.unwrap_or_default().to_owned())
}

#[test]
fn each_is_called_what_it_is() {
    let page = "\n<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n";
    let wsdl = "<?xml version=\"1.0\"?>\n<w:definitions xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\"/>\n";
    let postman = "{\"info\": {\"_postman_id\": \"1\", \"name\": \"Shop\"}, \"item\": []}";
    for (name, text, what, help) in [
        ("a.yaml", page, "a page of HTML", "fetch the document itself"),
        ("a.json", page, "a page of HTML", "fetch the document itself"),
        ("a.xml", "<?xml version=\"1.0\"?><html/>", "a page of HTML", "fetch"),
        ("a.wsdl", wsdl, "a WSDL description of a SOAP service", "convert it"),
        ("a.xml", "<error/>", "XML", "fetch"),
        ("a.raml", "#%RAML 1.0\ntitle: Shop\n", "a RAML document", "convert it"),
        ("a.apib", "FORMAT: 1A\n\n# Shop\n", "an API Blueprint", "convert it"),
        (
            "a.proto",
            "syntax = \"proto3\";\n",
            "a file of Protocol Buffers",
            "convert it",
        ),
        (
            "a.graphql",
            "type Query { a: [B!]! }\n",
            "a schema of GraphQL",
            "convert it",
        ),
        (
            "a.yaml",
            "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
            "what Git LFS leaves",
            "`git lfs pull`",
        ),
        (
            "a.toml",
            "[vendors.acme]\ndocument = \"a.yaml\"\n",
            "a configuration",
            "`--config`",
        ),
        ("a.json", "PK\u{3}\u{4}", "an archive", "`unzip`"),
        ("a.json", postman, "a Postman collection", "convert it"),
        (
            "a.yaml",
            "asyncapi: 3.0.0\ninfo: { title: A }\n",
            "an AsyncAPI document",
            "convert it",
        ),
        (
            "a.json",
            "{\"__export_format\": 4, \"resources\": []}",
            "an export of Insomnia",
            "convert it",
        ),
        (
            "a.har",
            "{\"log\": {\"entries\": []}}",
            "a recording of requests (HAR)",
            "convert it",
        ),
        (
            "a.json",
            "{\"swaggerVersion\": \"1.2\"}",
            "a Swagger 1.x document",
            "convert it",
        ),
        ("a.yaml", "overlay: 1.0.0\nactions: []\n", "an overlay", "`--overlay`"),
        (
            "a.yaml",
            "arazzo: 1.0.0\nworkflows: []\n",
            "an Arazzo description",
            "`sourceDescriptions`",
        ),
        (
            "a.json",
            "{\"$schema\": \"https://json-schema.org/x\", \"type\": \"object\"}",
            "a JSON Schema",
            "components.schemas",
        ),
        (
            "a.json",
            "{\"message\": \"Not Found\", \"status\": \"404\"}",
            "what a server says of an error",
            "download failed",
        ),
        (
            "a.yaml",
            "404: Not Found\n",
            "what a server says of an error",
            "download failed",
        ),
    ] {
        let (first, found) = told(name, text);
        let expected = format!("error[other-format]: `{name}` is {what}");
        assert!(first.starts_with(&expected), "{first}\n{expected}");
        assert!(found.contains(help), "{first}\n{found}");
    }
}

#[test]
fn what_is_packed_is_no_text_and_is_called_what_it_is() {
    let project = Project::new(&[]);
    std::fs::write(project.path("a.json"), [0x1f, 0x8b, 8, 0, 0xff]).unwrap();
    let stderr = project.run(&["inspect", "a.json"]).code(2).stderr;
    assert!(
        stderr.contains("error[other-format]: `a.json` is compressed"),
        "{stderr}"
    );
    assert!(stderr.contains("gunzip") && !stderr.contains("not-utf8"), "{stderr}");
}

#[test]
fn what_was_cut_off_is_not_taken_for_a_control_character() {
    let (first, help) = told(
        "a.json",
        "{\"openapi\": \"3.0.3\", \"paths\": {\"/a\": {\"get\": {\"resp\n",
    );
    assert_eq!(first, "error[json-syntax]: the text ends before everything is closed");
    assert!(help.contains("written completely"), "{help}");
}

#[test]
fn a_document_without_its_first_line_is_a_document() {
    let (first, help) = told("a.yaml", "info: { title: A, version: '1' }\nservers: []\n");
    assert!(first.contains("neither `openapi` nor `swagger` says"), "{first}");
    assert!(help.contains("openapi: 3.0.3"), "{help}");
    let (first, _) = told(
        "a.yaml",
        "info: { title: A, version: '1' }\npaths: {}\n$schema: https://json-schema.org/x\nmessage: hello\n",
    );
    assert!(first.contains("neither `openapi` nor `swagger` says"), "{first}");
    let (first, help) = told("a.yaml", "just words\n");
    assert_eq!(
        first,
        "error[not-a-document]: an OpenAPI document is an object, this is a string"
    );
    assert!(help.contains("is this the right file?"), "{help}");
}
