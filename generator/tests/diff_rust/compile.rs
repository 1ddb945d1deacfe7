//! The judge: cargo, over a workspace in which each case is a crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use specwright::Generated;

use super::package_support::write;

/// A workspace of bindings and of crates that use them.
pub(crate) struct Workspace {
    folder: PathBuf,
    members: Vec<String>,
    /// The roots of the crates of bindings.
    bindings: BTreeMap<String, String>,
}

impl Workspace {
    pub(crate) fn new(name: &str) -> Workspace {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff_rust").join(name);
        let _ = fs::remove_dir_all(folder.join("crates"));
        Workspace {
            folder,
            members: Vec::new(),
            bindings: BTreeMap::new(),
        }
    }

    /// Bindings, as a module of a crate.
    pub(crate) fn bindings(&mut self, name: &str, module: &str, made: &Generated) {
        for file in &made.files {
            let path = format!("crates/{name}/src/{module}/{}", file.path);
            write(&self.folder.join(path), &file.text);
        }
        let library = self
            .bindings
            .entry(name.to_owned())
            .or_insert_with(|| "#![allow(warnings)]\n".to_owned());
        let _ = writeln!(library, "pub mod {module};");
    }

    /// A crate that uses others.
    pub(crate) fn user(&mut self, name: &str, text: &str, uses: &str) {
        self.member(name, text, &format!("{uses} = {{ path = \"../{uses}\" }}\n"));
    }

    fn member(&mut self, name: &str, library: &str, others: &str) {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n\
             specwright-runtime = {{ workspace = true }}\nserde = {{ workspace = true }}\n{others}"
        );
        write(&self.folder.join(format!("crates/{name}/Cargo.toml")), &manifest);
        write(&self.folder.join(format!("crates/{name}/src/lib.rs")), library);
        self.members.push(format!("crates/{name}"));
    }

    /// The crates that do not compile, with what the compiler says of them.
    pub(crate) fn failures(mut self) -> BTreeMap<String, Vec<String>> {
        for (name, library) in std::mem::take(&mut self.bindings) {
            self.member(&name, &library, "");
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let runtime = root.join("runtime").display().to_string().replace('\\', "/");
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {:?}\n\n[workspace.dependencies]\nserde = \"1\"\n\
             specwright-runtime = {{ path = \"{runtime}\", features = [\"client\", \"mock\"] }}\n",
            self.members
        );
        write(&self.folder.join("Cargo.toml"), &manifest);
        // The versions that this workspace has are the ones at hand.
        fs::copy(root.join("Cargo.lock"), self.folder.join("Cargo.lock")).expect("the workspace has a lock");
        let output = Command::new(env!("CARGO"))
            .current_dir(&self.folder)
            .args([
                "check",
                "--offline",
                "--quiet",
                "--workspace",
                "--keep-going",
                "--message-format=json",
            ])
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .output()
            .expect("cargo is there");
        let mut failures: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut compiled = BTreeSet::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(message) = serde_json::from_str::<Value>(line) else {
                continue;
            };
            let name = message["target"]["name"].as_str().unwrap_or_default().to_owned();
            match message["reason"].as_str() {
                Some("compiler-artifact") => drop(compiled.insert(name)),
                Some("compiler-message") if message["message"]["level"] == "error" => {
                    let rendered = message["message"]["rendered"].as_str().unwrap_or_default();
                    failures.entry(name).or_default().push(rendered.to_owned());
                }
                _ => {}
            }
        }
        let mut bindings = failures
            .iter()
            .filter(|(name, _)| !name.contains("case") && !name.contains("base"));
        if let Some((name, errors)) = bindings.next() {
            panic!("{name} does not compile:\n{}", errors.join("\n"));
        }
        // Whoever neither compiled nor failed was not looked at.
        for member in &self.members {
            let name = member.trim_start_matches("crates/");
            assert!(
                compiled.contains(name) != failures.contains_key(name),
                "{name} was not judged:\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        failures
    }
}
