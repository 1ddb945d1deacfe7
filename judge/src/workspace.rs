//! A workspace of programs around bindings, below a folder: how it is written and built, and where its programs are then.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Writes the manifest of the workspace; its packages stand in `work`, each in the folder of its name.
///
/// # Errors
///
/// A file cannot be written.
pub fn write(out: &Path, members: &[&str], runtime: &Path) -> Result<(), String> {
    let list: String = members.iter().map(|name| format!("    {name:?},\n")).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n{list}]\n\n\
         [profile.dev]\nopt-level = 0\ndebug = 0\nincremental = false\n"
    );
    let work = out.join("work");
    std::fs::write(work.join("Cargo.toml"), manifest).map_err(|error| error.to_string())?;
    // The versions that are at hand, so that nothing is fetched.
    let lock = runtime.join("../Cargo.lock");
    if lock.exists() {
        std::fs::copy(&lock, work.join("Cargo.lock")).map_err(|error| format!("{}: {error}", lock.display()))?;
    }
    Ok(())
}

/// Builds what can be built; the answer is what the compiler said.
///
/// # Errors
///
/// Cargo does not run.
pub fn build(out: &Path) -> Result<String, String> {
    let output = Command::new("cargo")
        .args([
            "build",
            "--workspace",
            "--keep-going",
            "--offline",
            "--quiet",
            "--color",
            "never",
        ])
        .current_dir(out.join("work"))
        .env("CARGO_TARGET_DIR", out.join("target"))
        .env("RUSTFLAGS", "-Awarnings")
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Where the program of a package is, once it is built.
pub fn program(out: &Path, package: &str) -> PathBuf {
    out.join("target/debug").join(package)
}
