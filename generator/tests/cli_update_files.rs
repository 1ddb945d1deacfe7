//! `specwright update` of documents of several files.
#![cfg(feature = "update")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod cli_support;
mod update_support;

use cli_support::{ACME, Project};
use update_support::{Server, send};

const PET: &str = "type: object\nproperties:\n  id: { $ref: 'ids/id.yaml' }\n";
const ID: &str = "type: string\n";

/// The document, with the schema of a pet in a file beside it.
fn entry() -> String {
    ACME.replace("'#/components/schemas/Pet'", "parts/pet.yaml")
}

/// A document in three files.
fn three() -> Server {
    Server::of_files(&[
        ("/stan.yaml", &entry()),
        ("/parts/pet.yaml", PET),
        ("/parts/ids/id.yaml", ID),
    ])
}

/// A project that has the three files from a server, which is asked for again at another address.
fn fetched() -> Project {
    let project = three().project(&["stan"]);
    project.run(&["update", "--yes"]).code(0);
    project
}

/// The same vendor at another server.
fn moved(project: &Project, files: &[(&str, &str)]) -> Server {
    let server = Server::of_files(files);
    let config = project.read("specwright.toml");
    let line = config.lines().find(|line| line.starts_with("source")).unwrap();
    project.edit(
        "specwright.toml",
        line,
        &format!("source = \"http://{}/stan.yaml\"", server.address),
    );
    server
}

#[test]
fn all_files_are_fetched_from_beside_the_source() {
    let server = three();
    let project = server.project(&["stan"]);
    project.run(&["update", "--yes"]).code(0);
    assert_eq!(project.read("specs/parts/pet.yaml"), PET);
    assert_eq!(project.read("specs/parts/ids/id.yaml"), ID);
    project.run(&["check"]).code(0);
    let sources = project
        .read("specwright.sources.toml")
        .replace(&server.address, "[address]");
    insta::assert_snapshot!(sources, @r#"
    # Written by `specwright update`: which version of each document was fetched last. Commit it with the documents.
    [stan]
    source = "http://[address]/stan.yaml"
    etag = '"441-33733"'
    digest = "sha256:f57fc180315a853207134068e1bc869654756878fa813041c177bf010f0cf4b8"

    [stan.files."specs/parts/ids/id.yaml"]
    etag = '"13-1213"'
    digest = "sha256:7a16e9ec7ffd96fcb37f5c5e839b2e7ea32e488091a0d010f359377968d23f44"

    [stan.files."specs/parts/pet.yaml"]
    etag = '"55-4605"'
    digest = "sha256:db74148e42611937ae0b4ca2e6889b794c62c1842efbd287202c61b0f3d2bd66"
    "#);
    // Each has its ETag.
    let before = project.files();
    assert_eq!(project.run(&["update"]).code(0).stdout, "stan: not modified\n");
    assert_eq!(project.files(), before);
    let again = server.asked().split_off(3);
    assert_eq!(again.len(), 3);
    assert!(again.iter().all(|head| head.contains("if-none-match: ")), "{again:?}");
}

#[test]
fn a_change_in_a_part_is_shown_where_it_stands() {
    let project = fetched();
    let pet = PET.replace("properties:", "required: [id]\nproperties:");
    let server = moved(
        &project,
        &[
            ("/stan.yaml", &entry()),
            ("/parts/pet.yaml", &pet),
            ("/parts/ids/id.yaml", ID),
        ],
    );
    let ended = project.run(&["update", "--yes"]).code(0);
    let report = ended.stdout.replace(&server.address, "[address]");
    let report = report.split("vendor ").next().unwrap();
    insta::assert_snapshot!(report, @"
    specs/stan.yaml → http://[address]/stan.yaml

    Breaking
      `Pet2::new` took nothing and takes `(impl Into<Id>)`.
          rust-constructor-changed · stan::Pet2::new · specs/parts/pet.yaml:1:1
      The field `id` of `Pet2` was `Option<Id>` and is `Id`.
          rust-field-changed · stan::Pet2::id · specs/parts/pet.yaml:4:3

    Additive
      `pet.id` is required now, where it is received.
          property-became-required · specs/parts/pet.yaml:2:1 · GET /pets

    2 breaking, 1 additive: this calls for a major version
    ");
    assert_eq!(project.read("specs/parts/pet.yaml"), pet);
    project.run(&["check"]).code(0);
}

#[test]
fn a_part_that_is_no_longer_referred_to_is_removed() {
    let project = fetched();
    project.write("specs/parts/mine.yaml", "type: string\n");
    let _server = moved(&project, &[("/stan.yaml", ACME)]);
    let ended = project.run(&["update", "--dry-run", "--text"]).code(1);
    assert!(
        ended.stdout.contains("--- a/specs/parts/ids/id.yaml\n+++ /dev/null"),
        "{}",
        ended.stdout
    );
    project.run(&["update", "--yes"]).code(0);
    let specs: Vec<String> = project
        .files()
        .into_keys()
        .filter(|path| path.starts_with("specs/"))
        .collect();
    assert_eq!(specs, ["specs/parts/mine.yaml", "specs/stan.yaml"]);
    assert!(!project.read("specwright.sources.toml").contains("parts"));
    project.run(&["check"]).code(0);
}

#[test]
fn a_part_that_a_person_changed_stays() {
    let project = fetched();
    project.write("specs/parts/ids/id.yaml", "type: integer\n");
    let _server = moved(&project, &[("/stan.yaml", ACME)]);
    project.run(&["update", "--yes"]).code(0);
    assert_eq!(project.read("specs/parts/ids/id.yaml"), "type: integer\n");
    // Where it is still a part, it is told that the change will be lost.
    let project = fetched();
    project.write("specs/parts/ids/id.yaml", "type: integer\n");
    let _server = moved(
        &project,
        &[
            ("/stan.yaml", &entry()),
            ("/parts/pet.yaml", PET),
            ("/parts/ids/id.yaml", ID),
        ],
    );
    let ended = project.run(&["update", "--dry-run"]).code(1);
    assert!(
        ended
            .stderr
            .contains("warning[edited-document]: `specs/parts/ids/id.yaml`"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_part_that_another_vendor_needs_stays() {
    let server = Server::of_files(&[
        ("/stan.yaml", &entry()),
        ("/lago.yaml", &entry()),
        ("/parts/pet.yaml", ID),
    ]);
    let project = server.project(&["stan", "lago"]);
    project.run(&["update", "--yes"]).code(0);
    let _server = moved(&project, &[("/stan.yaml", ACME)]);
    project.run(&["update", "stan", "--yes"]).code(0);
    assert_eq!(project.read("specs/parts/pet.yaml"), ID);
    project.run(&["check"]).code(0);
}

#[test]
fn a_part_that_goes_from_one_vendor_to_another_stays() {
    let server = Server::of_files(&[("/stan.yaml", &entry()), ("/lago.yaml", ACME), ("/parts/pet.yaml", ID)]);
    let project = server.project(&["stan", "lago"]);
    project.run(&["update", "--yes"]).code(0);
    let files = [("/stan.yaml", ACME), ("/lago.yaml", &entry()), ("/parts/pet.yaml", ID)];
    let other = Server::of_files(&files);
    let config = project.read("specwright.toml");
    project.write("specwright.toml", &config.replace(&server.address, &other.address));
    project.run(&["update", "--yes"]).code(0);
    assert_eq!(project.read("specs/parts/pet.yaml"), ID);
    project.run(&["check"]).code(0);
}

#[test]
fn two_vendors_cannot_have_two_files_in_one_place() {
    let server = Server::of_files(&[("/stan.yaml", &entry()), ("/parts/pet.yaml", ID)]);
    let other = Server::of_files(&[
        ("/lago.yaml", &entry()),
        ("/parts/pet.yaml", PET),
        ("/parts/ids/id.yaml", ID),
    ]);
    let project = server.project(&["stan", "lago"]);
    let from = format!("{}/lago.yaml", server.address);
    project.edit("specwright.toml", &from, &format!("{}/lago.yaml", other.address));
    let before = project.files();
    let ended = project.run(&["update", "--yes"]).code(2);
    insta::assert_snapshot!(ended.stderr, @"
    error[fetch-refused]: stan and lago each have another `specs/parts/pet.yaml`
      help: put one of the documents into a folder of its own, with `document`
            `specwright explain fetch-refused` says more
    ");
    assert_eq!(project.files(), before);
}

/// What is said of a document with this reference, where a server has anything that it is asked for.
#[track_caller]
fn said(reference: &str, prepare: impl Fn(&Project)) -> String {
    let entry = ACME.replace("'#/components/schemas/Pet'", &format!("'{reference}'"));
    let server = Server::new(move |head, stream| match head.split(' ').nth(1) {
        Some("/stan.yaml") => send(stream, "200 OK", "", &entry),
        Some("/none.yaml") => send(stream, "404 Not Found", "", ""),
        _ => send(stream, "200 OK", "", ID),
    });
    let project = server.project(&["stan"]);
    prepare(&project);
    let before = project.files();
    let ended = project.run(&["update", "--yes"]);
    for (path, text) in project.files() {
        let of_document =
            path.starts_with("generated/") || path.starts_with("specwright.") || path == "specs/stan.yaml";
        assert!(
            of_document || before.get(&path) == Some(&text),
            "{reference} wrote {path}"
        );
    }
    ended.stderr.replace(&server.address, "[address]")
}

#[test]
fn a_part_that_is_not_there_is_an_error() {
    insta::assert_snapshot!(said("none.yaml", |_| ()), @"
    error[fetch-failed]: stan: `http://[address]/none.yaml` answered 404 Not Found
      help: nothing was written
            `specwright explain fetch-failed` says more
    ");
}

#[test]
fn a_part_that_a_person_has_put_there_is_used() {
    let server = Server::of_files(&[("/stan.yaml", &entry())]);
    let project = server.project(&["stan"]);
    project.write("specs/parts/pet.yaml", ID);
    let ended = project.run(&["update", "--yes"]).code(0);
    let said = "stan: specs/parts/pet.yaml is not published, and stays as it is\n";
    assert!(ended.stdout.contains(said), "{}", ended.stdout);
    assert!(!project.read("specwright.sources.toml").contains("parts"));
}

#[test]
fn a_document_cannot_write_what_is_no_part_of_it() {
    // Out of the folder.
    for reference in [
        "../x.yaml",
        "/etc/x.yaml",
        "%2e%2e/x.yaml",
        "a/../../x.yaml",
        "..\\x.yaml",
    ] {
        let said = said(reference, |_| ());
        assert!(said.contains("warning[outside-folder]"), "{reference}: {said}");
    }
    // What runs, what is hidden, what is on another server, and what has an odd name.
    for reference in [
        "build.rs",
        ".github/x.yaml",
        "https://evil.example/x.yaml",
        "c:x.yaml",
        "x.toml",
    ] {
        said(reference, |_| ());
    }
    // What is somebody else's.
    let foreign = |project: &Project| project.write("specs/lago.yaml", "mine: true\n");
    insta::assert_snapshot!(said("lago.yaml", foreign), @"
    error[fetch-refused]: stan: the document refers to `specs/lago.yaml`, which is there and no part of it
      help: nothing was written
            `specwright explain fetch-refused` says more
    ");
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let outside = tempfile::tempdir().unwrap();
    let link = |project: &Project| std::os::unix::fs::symlink(outside.path(), project.path("specs/parts")).unwrap();
    let entry = entry();
    let server = Server::of_files(&[("/stan.yaml", &entry), ("/parts/pet.yaml", ID)]);
    let project = server.project(&["stan"]);
    link(&project);
    let ended = project.run(&["update", "--yes"]).code(2);
    assert!(ended.stderr.contains("is a link that leads out"), "{}", ended.stderr);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn parts_come_from_one_server() {
    let other = Server::of_files(&[("/pet.yaml", ID)]);
    let address = other.address.clone();
    let entry = entry();
    let server = Server::new(move |head, stream| match head.split(' ').nth(1) {
        Some("/stan.yaml") => send(stream, "302 Found", "location: /v2/openapi.yaml\r\n", ""),
        Some("/v2/openapi.yaml") => send(stream, "200 OK", "", &entry),
        _ => send(
            stream,
            "302 Found",
            &format!("location: http://{address}/pet.yaml\r\n"),
            "",
        ),
    });
    let project = server.project(&["stan"]);
    let ended = project.run(&["update", "--yes"]).code(2);
    assert!(
        ended.stderr.contains("the files of a document come from one server"),
        "{}",
        ended.stderr
    );
    // They stand beside the document, not beside what leads to it.
    assert!(
        server.asked()[2].starts_with("get /v2/parts/pet.yaml "),
        "{:?}",
        server.asked()
    );
    assert!(other.asked().is_empty());
}

#[test]
fn all_files_together_have_one_limit() {
    let long = format!("{ID}#{}\n", "x".repeat(700_000));
    let server = Server::of_files(&[
        ("/stan.yaml", &format!("{}#{}\n", entry(), "x".repeat(700_000))),
        ("/parts/pet.yaml", &long),
    ]);
    let project = server.project(&["stan"]);
    let ended = project.run(&["update", "--yes", "--max-size", "1"]).code(2);
    assert!(
        ended.stderr.contains("the document is more than 1 MiB"),
        "{}",
        ended.stderr
    );
    project.run(&["update", "--yes", "--max-size", "2"]).code(0);
}

#[test]
fn a_document_does_not_have_files_without_end() {
    let server = Server::new(|head, stream| {
        let path = head.split(' ').nth(1).unwrap_or_default();
        let number: usize = path.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0);
        match path {
            "/stan.yaml" => send(
                stream,
                "200 OK",
                "",
                &ACME.replace("'#/components/schemas/Pet'", "1.yaml"),
            ),
            _ => send(stream, "200 OK", "", &format!("$ref: {}.yaml\n", number + 1)),
        }
    });
    let project = server.project(&["stan"]);
    let ended = project.run(&["update", "--yes"]).code(2);
    assert!(ended.stderr.contains("more than 500 files"), "{}", ended.stderr);
}
