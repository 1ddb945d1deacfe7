//! Build scripts, without cargo.
#![allow(clippy::panic, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::environment::{Environment, Verdict};
use super::{generate, project};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: { title: Acme, version: '1' }
paths:
  /pets:
    get:
      operationId: list_pets
      responses:
        '200': { description: All pets. }
";

/// A project folder whose files are as old as a checkout's.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    save(folder.path(), "acme.yaml", DOCUMENT);
    save(
        folder.path(),
        "specwright.toml",
        "[vendors.acme]\ndocument = 'acme.yaml'\n",
    );
    folder
}

fn save(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap_or_else(|error| panic!("{error}"));
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn environment(folder: &Path, frozen: bool) -> Environment {
    Environment {
        out_dir: folder.join("out"),
        frozen,
    }
}

fn build(folder: &TempDir, frozen: bool) -> Verdict {
    project::run(folder.path(), &environment(folder.path(), frozen))
}

fn watched(verdict: &Verdict) -> Vec<&Path> {
    verdict
        .lines
        .iter()
        .filter_map(|line| line.strip_prefix("cargo:rerun-if-changed="))
        .map(Path::new)
        .collect()
}

#[test]
fn without_a_configuration_nothing_happens() {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let verdict = build(&folder, false);
    assert_eq!(verdict.lines, ["cargo:rerun-if-changed=build.rs"]);
    assert!(!verdict.failed);
    assert_eq!(fs::read_dir(folder.path()).map(Iterator::count).ok(), Some(0));
}

#[test]
fn a_stale_tree_is_brought_up_to_date() {
    let folder = folder();
    let verdict = build(&folder, false);
    assert!(!verdict.failed, "{}", verdict.drawn);
    assert!(read(folder.path(), "generated/lib.rs").contains("pub mod acme;"));
    assert!(read(folder.path(), "specwright.lock").contains("generated/acme/mod.rs"));
}

#[test]
fn everything_is_watched_and_nothing_watched_is_missing() {
    let folder = folder();
    for _ in 0..2 {
        let verdict = build(&folder, false);
        let watched = watched(&verdict);
        for name in [
            "acme.yaml",
            "specwright.toml",
            "specwright.lock",
            "generated/lib.rs",
            "generated/acme/mod.rs",
        ] {
            assert!(
                watched.contains(&folder.path().join(name).as_path()),
                "{name} in {watched:?}"
            );
        }
        // Cargo would run the script again and again.
        assert!(watched.iter().all(|path| path.exists()), "{watched:?}");
        assert!(
            verdict
                .lines
                .contains(&"cargo:rerun-if-env-changed=SPECWRIGHT_FROZEN".to_owned())
        );
    }
}

#[test]
fn what_is_written_is_no_younger_than_the_run() {
    let folder = folder();
    let an_hour_ago = SystemTime::now() - Duration::from_secs(3600);
    for name in ["acme.yaml", "specwright.toml"] {
        let file = fs::File::open(folder.path().join(name)).and_then(|file| file.set_modified(an_hour_ago));
        assert!(file.is_ok());
    }
    let start = SystemTime::now();
    let verdict = build(&folder, false);
    for path in watched(&verdict) {
        let age = fs::metadata(path)
            .and_then(|it| it.modified())
            .unwrap_or(SystemTime::now());
        assert!(age <= start, "{path:?}");
    }
}

#[test]
fn a_frozen_stale_tree_is_an_error_that_names_the_command() {
    let folder = folder();
    let verdict = build(&folder, true);
    assert!(verdict.failed);
    assert!(
        verdict.drawn.contains("there is no specwright.lock"),
        "{}",
        verdict.drawn
    );
    assert!(!folder.path().join("generated").exists());
    assert!(!folder.path().join("specwright.lock").exists());
}

#[test]
fn a_frozen_tree_that_is_up_to_date_passes() {
    let folder = folder();
    build(&folder, false);
    let verdict = build(&folder, true);
    assert!(!verdict.failed, "{}", verdict.drawn);
}

#[test]
fn a_broken_document_ends_the_build_and_leaves_the_files() {
    let folder = folder();
    build(&folder, false);
    let before = read(folder.path(), "generated/acme/mod.rs");
    save(folder.path(), "acme.yaml", "openapi: [");
    let verdict = build(&folder, false);
    assert!(verdict.failed);
    assert!(
        verdict.drawn.contains("acme.yaml") || verdict.drawn.contains("yaml-syntax"),
        "{}",
        verdict.drawn
    );
    assert_eq!(read(folder.path(), "generated/acme/mod.rs"), before);
}

#[test]
fn a_document_for_out_dir_is_one_module_in_one_file() {
    let folder = folder();
    let document = generate(folder.path().join("acme.yaml"));
    let verdict = document.out_dir(&environment(folder.path(), false));
    assert!(!verdict.failed, "{}", verdict.drawn);
    let text = read(folder.path(), "out/acme.rs");
    let parsed = syn::parse_file(&text).map(|file| file.items.len());
    assert_eq!(parsed.ok(), Some(1), "{text}");
    assert_eq!(
        fs::read_dir(folder.path().join("out")).map(Iterator::count).ok(),
        Some(1)
    );
    assert!(watched(&verdict).contains(&folder.path().join("acme.yaml").as_path()));
}

#[test]
fn a_document_for_a_source_folder_has_its_lock_beside_it() {
    let folder = folder();
    let document = generate(folder.path().join("acme.yaml")).name("pets");
    let target = folder.path().join("src/pets");
    let verdict = document.folder(&target, &environment(folder.path(), false));
    assert!(!verdict.failed, "{}", verdict.drawn);
    assert!(read(&target, "specwright.lock").contains("[vendors.pets]"));
    assert!(target.join("mod.rs").exists());
    save(folder.path(), "acme.yaml", &DOCUMENT.replace("Acme", "Ajax"));
    assert!(document.folder(&target, &environment(folder.path(), true)).failed);
}

#[test]
fn overlays_change_the_document_and_are_watched() {
    let folder = folder();
    save(
        folder.path(),
        "acme.overlay.yaml",
        "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n- { target: $.paths.*.get, update: { operationId: all_pets } }\n",
    );
    let overlay = folder.path().join("acme.overlay.yaml");
    let document = generate(folder.path().join("acme.yaml")).overlay(&overlay);
    let verdict = document.out_dir(&environment(folder.path(), false));
    assert!(!verdict.failed, "{}", verdict.drawn);
    assert!(read(folder.path(), "out/acme.rs").contains("fn all_pets"));
    assert!(watched(&verdict).iter().any(|path| path.ends_with("acme.overlay.yaml")));
    let target = folder.path().join("src/acme");
    assert!(!document.folder(&target, &environment(folder.path(), false)).failed);
    save(
        folder.path(),
        "acme.overlay.yaml",
        &read(folder.path(), "acme.overlay.yaml").replace("all_", "some_"),
    );
    let verdict = document.folder(&target, &environment(folder.path(), true));
    assert!(
        verdict.failed && verdict.drawn.contains("acme.overlay.yaml` changed"),
        "{}",
        verdict.drawn
    );
}

#[test]
fn a_project_watches_its_overlays() {
    let folder = folder();
    save(
        folder.path(),
        "acme.overlay.yaml",
        "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: [{ target: $.info, update: { x-a: 1 } }]\n",
    );
    save(
        folder.path(),
        "specwright.toml",
        "[vendors.acme]\ndocument = 'acme.yaml'\noverlays = ['acme.overlay.yaml']\n",
    );
    for _ in 0..2 {
        let verdict = build(&folder, false);
        assert!(!verdict.failed, "{}", verdict.drawn);
        assert!(watched(&verdict).contains(&folder.path().join("acme.overlay.yaml").as_path()));
    }
}
