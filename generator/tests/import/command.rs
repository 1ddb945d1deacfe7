//! `specwright import`, as it is called.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{read, root};

struct Ended {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_specwright"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("the command runs");
    Ended {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

#[test]
fn pages_are_named_as_the_document_sees_them() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("specs/pages")).unwrap();
    let page = read(&root().join("specs/pages/jani.md"));
    fs::write(folder.path().join("specs/pages/jani.md"), page).unwrap();
    let ended = run(
        folder.path(),
        &["import", "specs/pages/jani.md", "--out", "specs/jani.yaml"],
    );
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert_eq!(
        read(&folder.path().join("specs/jani.yaml")),
        read(&root().join("specs/jani.yaml"))
    );
    assert!(ended.stderr.contains("text-and-example-disagree"), "{}", ended.stderr);
    // A document that is there, of a page that is none: nothing is written.
    fs::write(folder.path().join("guide.md"), "# Guide\n\nWelcome.\n").unwrap();
    let ended = run(folder.path(), &["import", "guide.md", "--out", "specs/jani.yaml"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("guide.md:3"), "{}", ended.stderr);
    assert_eq!(
        read(&folder.path().join("specs/jani.yaml")),
        read(&root().join("specs/jani.yaml"))
    );
}

#[test]
fn what_is_no_page_of_markdown_is_called_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let stderr = |text: &str| {
        fs::write(folder.path().join("page.md"), text).unwrap();
        run(folder.path(), &["import", "page.md"]).stderr
    };
    let html = stderr("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n");
    assert!(
        html.contains("`page.md` is a page of HTML") && html.contains("llms.txt"),
        "{html}"
    );
    let document = stderr("openapi: 3.0.3\ninfo: { title: A, version: '1' }\n");
    assert!(
        document.contains("`page.md` is an OpenAPI document already"),
        "{document}"
    );
    assert!(document.contains("`specwright generate`"), "{document}");
}

#[test]
fn a_list_stands_for_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    let list = "# Acme\n\n- [Pets](https://docs.acme.dev/docs/api/pets.md): All pets.\n- [Guide](/guide)\n- [Gone](https://docs.acme.dev/gone.md)\n- [Out](../../secret.md)\n";
    fs::create_dir_all(folder.path().join("site/api")).unwrap();
    fs::write(folder.path().join("site/llms.txt"), list).unwrap();
    fs::write(
        folder.path().join("site/api/pets.md"),
        "# List pets\n\n`GET /v1/pets`\n",
    )
    .unwrap();
    fs::write(folder.path().join("site/guide.mdx"), "# Guide\n").unwrap();
    fs::write(folder.path().join("secret.md"), "`GET /v1/secret`\n").unwrap();
    let ended = run(folder.path(), &["import", "site/llms.txt", "--title", "Acme"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(ended.stdout.contains("title: Acme\n"), "{}", ended.stdout);
    assert!(
        ended
            .stdout
            .contains("  /v1/pets:\n    x-specwright-source: site/api/pets.md:3\n"),
        "{}",
        ended.stdout
    );
    assert!(!ended.stdout.contains("secret"), "{}", ended.stdout);
    assert!(
        ended
            .stderr
            .contains("note[page-not-understood]: `site/guide.mdx` describes no operation"),
        "{}",
        ended.stderr
    );
    assert!(
        ended
            .stderr
            .contains("lists `gone.md`, and there is no such file beside it"),
        "{}",
        ended.stderr
    );
}

#[test]
fn findings_as_json_need_the_output_for_themselves() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pets.md"), "`GET /v1/pets`\n").unwrap();
    let ended = run(folder.path(), &["import", "pets.md", "--message-format", "json"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stdout.contains("--out"), "{}", ended.stdout);
}
