//! `specwright init`: a document becomes a package that builds.
#![allow(clippy::unwrap_used)]

mod cli_support;
mod package_support;

use std::fs;

use cli_support::{ACME, Project};
use package_support::cargo;

/// A folder with a document and nothing else.
fn folder() -> Project {
    let project = Project::new(&[]);
    project.remove("specwright.toml");
    project.write("specs/acme.yaml", ACME);
    project
}

#[test]
fn a_document_becomes_a_package_that_builds_with_a_first_call() {
    let project = folder();
    let checkout = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let ended = project
        .run(&["init", "specs/acme.yaml", "api", "--checkout", checkout])
        .code(0);
    let said = ended.stdout.split_once("\n\n").unwrap().1;
    insta::assert_snapshot!(said, @"
    api/Cargo.toml: written
    api/specwright.toml: written
    api/build.rs: written
    api/examples/first_call.rs: written
    next: `cargo run --example first_call`; `cargo build` keeps `generated` up to date from now on
    ");
    insta::assert_snapshot!(project.read("api/specwright.toml"), @r#"
    # What is generated, and each choice with its reason.
    [vendors.acme]
    document = "../specs/acme.yaml"
    "#);
    insta::assert_snapshot!(project.read("api/examples/first_call.rs"), @r#"
    //! A first call: put in what is yours, and run it with `cargo run --example first_call`.

    use acme_api::acme::Client;

    #[tokio::main]
    async fn main() -> Result<(), Box<dyn std::error::Error>> {
        let client = Client::builder().build()?;
        let pet = client.pets().list_pets().await?;
        println!("{}", pet.id);
        Ok(())
    }
    "#);
    project.run_in("api", &["check"]).code(0);
    // Without the client the types can be built and tested alone.
    let manifest = project.read("api/Cargo.toml");
    assert!(
        manifest.ends_with("[[example]]\nname = \"first_call\"\nrequired-features = [\"client\"]\n"),
        "{manifest}"
    );

    // The crates are those of the checkout; both can be built before they are published.
    let read: toml::Table = manifest.parse().unwrap();
    for (table, name, folder) in [
        ("dependencies", "specwright-runtime", "runtime"),
        ("build-dependencies", "specwright", "generator"),
    ] {
        let path = read[table][name]["path"].as_str().unwrap();
        assert_eq!(path, format!("{checkout}/{folder}"));
    }
    // The build script would compile the generator anew, and is what `examples/build-script` shows.
    project.remove("api/build.rs");
    let (before, rest) = manifest.split_once("[build-dependencies]").unwrap();
    let (_, after) = rest.split_once("[dev-dependencies]").unwrap();
    project.write("api/Cargo.toml", &format!("{before}[dev-dependencies]{after}"));
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");
    fs::copy(lock, project.path("api/Cargo.lock")).unwrap();
    let features = ["--no-default-features", "--features", "acme,client"];
    cargo(
        &project.path("api"),
        &[&["check", "--examples"], &features[..]].concat(),
    );
}

#[test]
fn what_is_there_stays() {
    let project = folder();
    let manifest = "[package]\nname = \"mine\"\n\n[lib]\npath = \"generated/lib.rs\"\n";
    project.write("Cargo.toml", manifest);
    let ended = project.run(&["init", "specs/acme.yaml"]).code(0);
    assert!(ended.stdout.contains("./Cargo.toml: left as it is"), "{}", ended.stdout);
    assert_eq!(project.read("Cargo.toml"), manifest);
    assert!(
        project
            .read("examples/first_call.rs")
            .contains("use mine::acme::Client;")
    );
    let before = project.files();
    let ended = project.run(&["init", "specs/acme.yaml"]).code(2);
    for part in ["[vendors.acme]", "add `acme = []` to the features of Cargo.toml"] {
        assert!(ended.stderr.contains(part), "{}", ended.stderr);
    }
    assert_eq!(project.files(), before);
}

#[test]
fn of_a_document_with_errors_nothing_is_made() {
    let project = folder();
    project.write("specs/acme.yaml", "openapi: [");
    let before = project.files();
    let ended = project.run(&["init", "specs/acme.yaml", "api"]).code(2);
    assert!(ended.stderr.contains("acme.yaml:1"), "{}", ended.stderr);
    project.run(&["init", "specs/none.yaml", "api"]).code(2);
    project.run(&["init", "specs/acme.yaml", "--name", "Type"]).code(2);
    let ended = project.run(&["init", "specs/acme.yaml", "--checkout", "specs"]).code(2);
    assert!(
        ended.stderr.contains("`specs` is no checkout of specwright"),
        "{}",
        ended.stderr
    );
    assert_eq!(project.files(), before);
}

#[test]
fn a_name_that_no_package_can_have_is_refused() {
    let project = folder();
    let before = project.files();
    for name in [
        "bad name",
        "1abc",
        "a\"b",
        "fn",
        "std",
        "",
        "tokio",
        "specwright-runtime",
        "é",
    ] {
        for command in [
            &["init", "specs/acme.yaml", "api", "--crate", name][..],
            &["generate", "specs/acme.yaml", "--out", "api", "--crate", name],
        ] {
            let ended = project.run(command).code(2);
            let told = format!("error[config-value]: `{name}` is ");
            assert!(ended.stderr.contains(&told), "{}", ended.stderr);
        }
    }
    assert_eq!(project.files(), before);
    let ended = project.run(&["init", "specs/acme.yaml", "--crate", "bad name"]).code(2);
    insta::assert_snapshot!(ended.stderr, @"
    error[config-value]: `bad name` is no name of a package: letters of ASCII, digits, `-` and `_`, beginning with a letter
      help: choose another with `--crate`
            `specwright explain config-value` says more
    ");
}

#[test]
fn an_example_that_is_not_written_is_not_what_comes_next() {
    let project = folder();
    project.write("Cargo.toml", "[package]\nname = \"mine\"\n");
    let ended = project.run(&["init", "specs/acme.yaml"]).code(0);
    let said = ended.stdout.split_once("\n\n").unwrap().1;
    insta::assert_snapshot!(said, @r#"
    ./Cargo.toml: left as it is
    ./specwright.toml: written
    ./build.rs: written
    your Cargo.toml needs `specwright-runtime` (features `client`, `reqwest`), the build-dependency `specwright` (default-features off), a feature for the vendor, and `lib.path = "generated/lib.rs"`
    next: `cargo build` keeps `generated` up to date from now on
    "#);
}
