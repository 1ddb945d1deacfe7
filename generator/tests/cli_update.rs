//! `specwright update`, against a real server on 127.0.0.1.
#![cfg(feature = "update")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod cli_support;
mod update_support;

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use cli_support::{ACME, Project};
use update_support::{Server, send};

/// The document with one more property.
fn changed() -> String {
    ACME.to_owned() + "        born: { type: string }\n"
}

#[test]
fn with_yes_the_document_is_written_and_the_files_are_generated() {
    let server = Server::of(&changed());
    let project = server.project(&["stan"]);
    let ended = project.run(&["update", "--yes"]).code(0);
    let stdout = ended.stdout.replace(&server.address, "[address]");
    insta::assert_snapshot!(stdout, @"
    specs/stan.yaml → http://[address]/stan.yaml

    Additive
      `Pet.born` is new, where it is received.
          property-added · specs/stan.yaml:20:9 · GET /pets
      `Pet` has a new field `born` of type `Option<String>`.
          rust-field-added · stan::Pet::born · specs/stan.yaml:20:9

    2 additive: this calls for a minor version

    vendor  document         operations  types  files      warnings
    stan    specs/stan.yaml           1      1  1 changed         0
    1 vendor, 1 operation, 1 type, 2 files changed in [n] ms
    ");
    assert_eq!(project.read("specs/stan.yaml"), changed());
    assert!(project.read("generated/stan/types.rs").contains("pub born: "));
    project.run(&["check"]).code(0);
    let sources = project
        .read("specwright.sources.toml")
        .replace(&server.address, "[address]");
    insta::assert_snapshot!(sources, @r#"
    # Written by `specwright update`: which version of each document was fetched last. Commit it with the documents.
    [stan]
    source = "http://[address]/stan.yaml"
    etag = '"v1"'
    digest = "sha256:5b0a345ff7919e3d0fd6b3d7589ce712137c386f57bc2204b65dafc107f69c38"
    "#);
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = Server::of(&changed());
    let project = server.project(&["stan"]);
    project.run(&["update", "--yes"]).code(0);
    let before = project.files();
    let ended = project.run(&["update", "--yes"]).code(0);
    assert_eq!(ended.stdout, "stan: not modified\n");
    assert_eq!(project.files(), before);
    let asked = server.asked();
    assert!(!asked[0].contains("if-none-match"), "{}", asked[0]);
    assert!(asked[1].contains("if-none-match: \"v1\""), "{}", asked[1]);
}

#[test]
fn a_server_without_etags_is_asked_by_date() {
    let server = Server::new(|head, stream| {
        if head.contains("if-modified-since: fri, 20 nov 2026 10:00:00 gmt") {
            send(stream, "304 Not Modified", "", "");
        } else {
            send(
                stream,
                "200 OK",
                "last-modified: Fri, 20 Nov 2026 10:00:00 GMT\r\n",
                ACME,
            );
        }
    });
    let project = server.project(&["stan"]);
    assert_eq!(project.run(&["update"]).code(0).stdout, "stan: unchanged\n");
    assert_eq!(project.run(&["update"]).code(0).stdout, "stan: not modified\n");
    // What is kept of a fetch makes nothing stale.
    project.run(&["check"]).code(0);
}

#[test]
fn a_dry_run_writes_nothing() {
    let server = Server::of(&changed());
    let project = server.project(&["stan"]);
    let before = project.files();
    let ended = project.run(&["update", "--dry-run"]).code(1);
    assert!(
        ended.stdout.contains("`Pet` has a new field `born`"),
        "{}",
        ended.stdout
    );
    assert!(
        ended.stdout.ends_with("nothing is written: `--dry-run`\n"),
        "{}",
        ended.stdout
    );
    assert_eq!(project.files(), before);
}

#[test]
fn the_lines_that_changed_are_shown_when_asked_for() {
    let server = Server::of(&changed());
    let project = server.project(&["stan"]);
    let ended = project.run(&["update", "--dry-run", "--text"]).code(1);
    insta::assert_snapshot!(ended.stdout, @"
    --- a/specs/stan.yaml
    +++ b/specs/stan.yaml
    @@ -17,3 +17,4 @@
           properties:
             id: { type: string }
             name: { type: string }
    +        born: { type: string }
    nothing is written: `--dry-run`
    ");
}

#[test]
fn what_changed_is_told_as_the_project_has_it() {
    let server = Server::of(&ACME.replace("required: [id]", "required: [id, name]"));
    let project = server.project(&["stan"]);
    let choices = "relax = [\"#/components/schemas/Pet/properties/name\"]\n\n\
         [[vendors.stan.suppress]]\nrule = \"property-became-required\"\nreason = \"they sent it always\"\n";
    let config = project.read("specwright.toml");
    project.write("specwright.toml", &format!("{config}{choices}"));
    project.run(&["generate"]).code(0);
    let ended = project.run(&["update", "--dry-run"]).code(1);
    insta::assert_snapshot!(ended.stdout.replace(&server.address, "[address]"), @"
    specs/stan.yaml → http://[address]/stan.yaml

    Suppressed
      `Pet.name` is required now, where it is received.
          property-became-required · specs/stan.yaml:16:7 · GET /pets
          because: they sent it always

    nothing that counts changed: this calls for no new version

    nothing is written: `--dry-run`
    ");
}

#[test]
fn where_the_old_document_cannot_be_read_its_lines_are_shown() {
    let server = Server::of(ACME);
    let project = server.project(&["stan"]);
    project.write("specs/stan.yaml", "openapi: [\n");
    let ended = project.run(&["update", "--yes"]).code(0);
    assert!(ended.stdout.contains("-openapi: [\n"), "{}", ended.stdout);
    assert!(ended.stderr.contains("error[yaml-syntax]"), "{}", ended.stderr);
    project.run(&["check"]).code(0);
}

#[test]
fn without_a_terminal_nobody_consents() {
    let server = Server::of(&changed());
    let project = server.project(&["stan"]);
    let before = project.files();
    let ended = project.run(&["update"]).code(1);
    assert!(
        ended
            .stdout
            .contains("there is nobody to ask; `--yes` writes without asking"),
        "{}",
        ended.stdout
    );
    assert_eq!(project.files(), before);
}

#[test]
fn a_document_with_errors_is_not_written() {
    for broken in ["openapi: [", "<!DOCTYPE html><html></html>", "", "swagger: 1.2\n"] {
        let server = Server::of(broken);
        let project = server.project(&["stan"]);
        let before = project.files();
        for arguments in [["update", "--yes"].as_slice(), &["update", "--yes", "--no-generate"]] {
            let ended = project.run(arguments).code(2);
            assert!(ended.stderr.contains("error["), "{broken}: {}", ended.stderr);
            assert!(ended.stdout.contains("nothing is written"), "{}", ended.stdout);
            assert!(!ended.stdout.contains("--no-generate"), "{}", ended.stdout);
            // Nobody wants to read a page to sign in as a diff.
            assert!(ended.stdout.contains("`--text` shows its lines"), "{}", ended.stdout);
            assert!(!ended.stdout.contains("-openapi:"), "{}", ended.stdout);
        }
        let ended = project.run(&["update", "--yes", "--text"]).code(2);
        assert!(ended.stdout.contains("-openapi:"), "{}", ended.stdout);
        assert_eq!(project.files(), before);
    }
}

#[test]
fn a_document_that_an_overlay_no_longer_fits_can_be_written_alone() {
    let server = Server::of(&ACME.replace("/pets:", "/animals:"));
    let project = server.project(&["stan"]);
    project.write(
        "specs/stan.overlay.yaml",
        "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: [{ target: \"$.paths['/pets']\", update: { x-a: 1 } }]\n",
    );
    project.edit(
        "specwright.toml",
        "source =",
        "overlays = [\"specs/stan.overlay.yaml\"]\nsource =",
    );
    project.run(&["generate"]).code(0);
    let before = project.files();
    let ended = project.run(&["update", "--yes"]).code(2);
    assert!(ended.stderr.contains("error[overlay-no-match]"), "{}", ended.stderr);
    assert!(
        ended.stdout.contains("`--no-generate` writes it alone"),
        "{}",
        ended.stdout
    );
    assert_eq!(project.files(), before);
    let ended = project.run(&["update", "--yes", "--no-generate"]).code(0);
    assert!(
        ended.stdout.ends_with("now run `specwright generate`\n"),
        "{}",
        ended.stdout
    );
    assert!(project.read("specs/stan.yaml").contains("/animals:"));
    project.edit("specs/stan.overlay.yaml", "/pets", "/animals");
    project.run(&["generate"]).code(0);
}

#[test]
fn redirects_are_followed_on_this_machine() {
    let document = changed();
    let server = Server::new(move |head, stream| match head.split(' ').nth(1) {
        Some("/stan.yaml") => send(stream, "301 Moved Permanently", "location: v2/stan.yaml?x=1#y\r\n", ""),
        Some("/v2/stan.yaml?x=1") => send(stream, "302 Found", "location: /last\r\n", ""),
        Some("/last") => send(stream, "200 OK", "", &document),
        _ => send(stream, "500 Internal Server Error", "", ""),
    });
    let project = server.project(&["stan"]);
    project.run(&["update", "--yes"]).code(0);
    assert_eq!(project.read("specs/stan.yaml"), changed());
}

/// What is said when a server answers so; nothing may be written.
#[track_caller]
fn refused(arguments: &[&str], answer: impl Fn(&mut TcpStream) + Send + 'static) -> String {
    let server = Server::new(move |_, stream| answer(stream));
    let project = server.project(&["stan"]);
    let before = project.files();
    let ended = project.run(&[&["update", "--yes"], arguments].concat()).code(2);
    assert_eq!(project.files(), before);
    assert!(ended.stderr.contains("nothing was written"), "{}", ended.stderr);
    ended.stderr.replace(&server.address, "[address]")
}

#[test]
fn redirects_to_elsewhere_are_refused() {
    let said = refused(&[], |stream| {
        send(stream, "302 Found", "location: http://pets.example/stan.yaml\r\n", "");
    });
    insta::assert_snapshot!(said, @"
    error[fetch-refused]: stan: `http://[address]/stan.yaml` leads to `http://pets.example/stan.yaml`; an address must begin with `https://`; `http://` is for servers on this machine alone
      help: nothing was written
            `specwright explain fetch-refused` says more
    ");
    let said = refused(&[], |stream| {
        send(stream, "302 Found", "location: file:///etc/passwd\r\n", "")
    });
    assert!(said.contains("error[fetch-refused]"), "{said}");
    let said = refused(&[], |stream| {
        send(stream, "307 Temporary Redirect", "location: /stan.yaml\r\n", "")
    });
    assert!(said.contains("leads on and on: more than 5 redirects"), "{said}");
    let said = refused(&[], |stream| send(stream, "302 Found", "", ""));
    assert!(said.contains("does not say where to go"), "{said}");
}

#[test]
fn what_is_too_large_is_refused() {
    let said = refused(&["--max-size", "1"], |stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2000000\r\n\r\nopenapi:");
    });
    assert!(said.contains("sends more than 1 MiB"), "{said}");
    // It may not say how large it is.
    let said = refused(&["--max-size", "1"], |stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n");
        let _ = stream.write_all(&vec![b'#'; 2_000_000]);
    });
    assert!(said.contains("sends more than 1 MiB"), "{said}");
}

#[test]
fn a_slow_server_is_not_waited_for() {
    let start = Instant::now();
    let said = refused(&["--timeout", "1"], |_| std::thread::sleep(Duration::from_secs(20)));
    assert!(said.contains("did not answer within 1 s"), "{said}");
    // It answers, and then a byte at a time.
    let said = refused(&["--timeout", "1"], |stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n");
        for _ in 0..1000 {
            std::thread::sleep(Duration::from_millis(100));
            if stream.write_all(b"#").is_err() {
                break;
            }
        }
    });
    assert!(said.contains("did not answer within 1 s"), "{said}");
    assert!(start.elapsed() < Duration::from_secs(15));
}

#[test]
fn other_answers_are_errors() {
    let said = refused(&[], |stream| send(stream, "404 Not Found", "", "no such page"));
    insta::assert_snapshot!(said, @"
    error[fetch-failed]: stan: `http://[address]/stan.yaml` answered 404 Not Found
      help: nothing was written
            `specwright explain fetch-failed` says more
    ");
    let said = refused(&[], |stream| send(stream, "304 Not Modified", "", ""));
    assert!(said.contains("answered 304"), "{said}");
    let said = refused(&[], |stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n\xff\xff");
    });
    assert!(said.contains("is no text in UTF-8"), "{said}");
    let said = refused(&[], |stream| {
        let _ = stream.write_all(b"hello");
    });
    assert!(said.contains("cannot fetch"), "{said}");
}

#[test]
fn a_server_that_is_not_there_is_an_error() {
    let server = Server::of(ACME);
    let project = server.project(&["stan"]);
    // Nobody listens on the port of a listener that is gone.
    let gone = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .to_string();
    project.edit("specwright.toml", &server.address, &gone);
    let ended = project.run(&["update"]).code(2);
    assert!(
        ended.stderr.contains("error[fetch-failed]: stan: cannot fetch"),
        "{}",
        ended.stderr
    );
}

#[test]
fn one_vendor_of_several_can_be_named() {
    let server = Server::of(&changed());
    let project = server.project(&["stan", "lago"]);
    project.run(&["update", "lago", "--yes"]).code(0);
    assert_eq!(project.read("specs/lago.yaml"), changed());
    assert_eq!(project.read("specs/stan.yaml"), ACME);
    project.run(&["update", "--yes"]).code(0);
    assert_eq!(project.read("specs/stan.yaml"), changed());
    let ended = project.run(&["update", "lagoo"]).code(2);
    assert!(ended.stderr.contains("did you mean `lago`?"), "{}", ended.stderr);
}

#[test]
fn when_one_vendor_fails_nothing_is_written() {
    let document = changed();
    let server = Server::new(move |head, stream| match head.contains("/stan.yaml") {
        true => send(stream, "200 OK", "", &document),
        false => send(stream, "503 Service Unavailable", "", ""),
    });
    let project = server.project(&["stan", "lago"]);
    let before = project.files();
    project.run(&["update", "--yes"]).code(2);
    assert_eq!(project.files(), before);
}

#[test]
fn a_vendor_without_a_source_is_told() {
    let project = Project::new(&["stan"]);
    let ended = project.run(&["update"]).code(2);
    assert!(
        ended.stderr.contains("error[no-source]: no vendor has a `source`"),
        "{}",
        ended.stderr
    );
    let ended = project.run(&["update", "stan"]).code(2);
    assert!(
        ended.stderr.contains("error[no-source]: `stan` has no `source`"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_source_is_an_address_that_may_be_asked() {
    let project = Project::new(&["stan"]);
    for (source, message) in [
        (
            "http://pets.example/x",
            "`http://` is for servers on this machine alone",
        ),
        (
            "https://me:secret@pets.example/x",
            "must not carry a user name or password",
        ),
        ("specs/stan.yaml", "must begin with `https://`"),
    ] {
        project.configure(&["stan"]);
        project.edit(
            "specwright.toml",
            "document",
            &format!("source = \"{source}\"\ndocument"),
        );
        for command in ["generate", "update"] {
            let ended = project.run(&[command]).code(2);
            assert!(ended.stderr.contains(message), "{}", ended.stderr);
        }
    }
}

#[test]
fn a_source_changes_nothing_that_is_generated() {
    let project = Project::new(&["stan"]);
    project.run(&["generate"]).code(0);
    project.edit(
        "specwright.toml",
        "document",
        "source = { url = \"https://pets.example/x\", reason = \"theirs\" }\ndocument",
    );
    project.run(&["check"]).code(0);
}

#[test]
fn what_was_changed_by_hand_is_named_before_it_is_lost() {
    let server = Server::of(&changed());
    let project = server.project(&["stan"]);
    project.run(&["update", "--yes"]).code(0);
    project.edit("specs/stan.yaml", "All pets.", "Pets, all of them.");
    let ended = project.run(&["update", "--dry-run"]).code(1);
    assert!(
        ended.stderr.contains("warning[edited-document]: `specs/stan.yaml`"),
        "{}",
        ended.stderr
    );
    project.run(&["update", "--dry-run", "--strict"]).code(2);
}

#[test]
fn a_broken_memory_is_written_anew() {
    let server = Server::of(ACME);
    let project = server.project(&["stan"]);
    project.write("specwright.sources.toml", "<<<<<<< HEAD\n");
    let ended = project.run(&["update"]).code(0);
    assert!(ended.stderr.contains("note[fetch-memory]"), "{}", ended.stderr);
    assert!(project.read("specwright.sources.toml").contains("[stan]"));
}

#[test]
fn a_document_that_is_not_there_yet_is_fetched() {
    let server = Server::of(ACME);
    let project = server.project(&["stan"]);
    project.remove("specs/stan.yaml");
    project.run(&["update", "--yes"]).code(0);
    assert_eq!(project.read("specs/stan.yaml"), ACME);
}

/// With a person at a terminal, as `script` from util-linux makes one.
#[cfg(target_os = "linux")]
#[test]
fn a_person_is_asked() {
    let server = Server::of(&changed());
    let project = server.project(&["stan"]);
    let update = |answer: &str| {
        let mut command = std::process::Command::new("script");
        command.args([
            "-qec",
            concat!(env!("CARGO_BIN_EXE_specwright"), " update"),
            "/dev/null",
        ]);
        let child = command
            .current_dir(project.path(""))
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn();
        let mut child = child.ok()?;
        child.stdin.take().unwrap().write_all(answer.as_bytes()).unwrap();
        Some(String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap())
    };
    let Some(said) = update("n\n") else { return };
    assert!(
        said.contains("write `specs/stan.yaml`, and regenerate? [y/N]"),
        "{said}"
    );
    assert!(said.contains("nothing is written"), "{said}");
    assert_eq!(project.read("specs/stan.yaml"), ACME);
    update("y\n");
    assert_eq!(project.read("specs/stan.yaml"), changed());
    project.run(&["check"]).code(0);
}

#[test]
fn a_document_has_one_source() {
    let server = Server::of(&changed());
    let project = server.project(&["stan", "jani"]);
    let toml = project.read("specwright.toml");
    let toml = toml.replace("specs/jani.yaml", "specs/stan.yaml");
    project.write("specwright.toml", &toml.replace("/jani.yaml", "/other.yaml"));
    let before = project.files();
    for arguments in [&["update", "--yes"][..], &["update", "stan", "--yes"]] {
        let ended = project.run(arguments).code(2);
        assert!(
            ended
                .stderr
                .contains("error[fetch-refused]: `specs/stan.yaml` has two sources"),
            "{}",
            ended.stderr
        );
    }
    assert_eq!(project.files(), before);
}
