//! What choices of the configuration make, compiled in a package of its own and used there: on the wire, both ways.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod package_support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specwright::config::{ClientGate, Config, VendorConfig};
use specwright::diagnostic::Diagnostics;
use specwright::load::Source;
use specwright::lock::VendorLock;
use specwright::{Generated, generate};

use package_support::{cargo, write, write_package};

const SHOP: &str = include_str!("configured_package/shop.yaml");
const CONFIG: &str = include_str!("configured_package/specwright.toml");

#[test]
fn what_is_chosen_compiles_and_goes_over_the_wire() {
    let folder = package("configured", include_str!("configured_package/money.rs"));
    write(
        &folder.join("src/tests.rs"),
        include_str!("configured_package/tests.rs"),
    );
    cargo(&folder, &["test"]);
}

#[test]
fn a_type_that_serde_does_not_know_is_named_by_the_compiler() {
    let money = include_str!("configured_package/money.rs");
    let folder = package(
        "unserved",
        &money.replace("Serialize, Deserialize)]\npub struct Day", ")]\npub struct Day"),
    );
    write(&folder.join("src/tests.rs"), "");
    let said = refused(&folder);
    assert!(
        said.contains("the trait bound `Day: serde::Serialize` is not satisfied"),
        "{said}"
    );
    assert!(said.contains("required by a bound in `Custom`"), "{said}");
}

/// A package of the bindings and of the types that they name.
fn package(name: &str, money: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    write_package(&folder, &[], &["client"], &[("shop", &made())]);
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("it was written");
    write(
        &manifest,
        &format!("{text}serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n"),
    );
    write(&folder.join("src/money.rs"), money);
    let library = "#![deny(warnings)]\n\npub mod money;\npub mod shop;\n#[cfg(test)]\nmod tests;\n";
    write(&folder.join("src/lib.rs"), library);
    folder
}

fn made() -> Generated {
    let mut notes = Diagnostics::new();
    let config = Config::read("specwright.toml", CONFIG, &mut notes).expect("a configuration");
    let config = VendorConfig {
        client: ClientGate::Always,
        ..config.vendors[0].clone()
    };
    let source = Source::from_text("shop.yaml", SHOP, &mut notes).expect("a document");
    let made = generate(&source, &config, &VendorLock::default(), &mut notes);
    let findings: Vec<_> = notes
        .iter()
        .map(|it| format!("{}: {}", it.code.name, it.message))
        .collect();
    assert!(findings.is_empty(), "{findings:#?}");
    made.expect("bindings")
}

/// What the compiler says of a package that it refuses.
fn refused(folder: &Path) -> String {
    let ended = Command::new(env!("CARGO"))
        .current_dir(folder)
        .args(["check", "--offline", "--quiet"])
        .env("CARGO_TARGET_DIR", folder.join("../configured/target"))
        .output()
        .expect("cargo is there");
    assert!(!ended.status.success());
    String::from_utf8_lossy(&ended.stderr).into_owned()
}
