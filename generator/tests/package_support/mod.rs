//! A package of printed modules, and cargo run in it.
#![allow(unreachable_pub, reason = "the module stands in several crates")]
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::expect_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use specwright::Generated;

/// Writes a package with these modules and features; `runtime` is what it takes of the runtime in any case.
pub fn write_package(folder: &Path, features: &[&str], runtime: &[&str], modules: &[(&str, &Generated)]) {
    let _ = fs::remove_dir_all(folder.join("src"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = root.join("runtime").display().to_string().replace('\\', "/");
    let declared: String = features.iter().map(|feature| format!("\"{feature}\" = []\n")).collect();
    let manifest = format!(
        "[package]\nname = \"package\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n\n[features]\n{declared}\
         client = [\"specwright-runtime/client\"]\n\n[dependencies]\n\
         specwright-runtime = {{ path = \"{path}\", features = {runtime:?} }}\n"
    );
    write(&folder.join("Cargo.toml"), &manifest);
    // The versions that this workspace has are the ones at hand.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the workspace has a lock");
    let mut library = String::from("#![deny(warnings)]\n\n");
    for (name, made) in modules {
        let _ = writeln!(library, "pub mod {name};");
        for file in &made.files {
            write(&folder.join("src").join(name).join(&file.path), &file.text);
        }
    }
    write(&folder.join("src/lib.rs"), &library);
}

/// Writes a file, and the folders that it stands in.
pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
    fs::write(path, text).expect("a writable file");
}

/// Runs cargo, which has to succeed.
pub fn cargo(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(folder)
        .args(arguments)
        .args(["--offline", "--quiet"]);
    // A target folder of its own: that of the tests may be in use.
    command
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTDOCFLAGS", "-D warnings");
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    let output = command.output().expect("cargo is there");
    assert!(
        output.status.success(),
        "cargo {}:\n{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
}
