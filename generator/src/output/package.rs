//! What makes a package of one vendor's files.

use std::collections::{BTreeMap, BTreeSet};

use super::header::plain;
use super::{Runtime, Wanted};
use crate::lock::GENERATOR;

pub(super) fn package(
    name: &str,
    runtime: &Runtime,
    module: Option<&str>,
    features: &BTreeSet<&str>,
    command: &str,
) -> BTreeMap<String, Wanted> {
    // A person will give the package a version, authors and a description, and publish it: the manifest is theirs.
    let manifest = Wanted {
        text: manifest(name, runtime, features),
        once: true,
    };
    let formatter = Wanted {
        text: "# The bindings are laid out by specwright.\ndisable_all_formatting = true\n".to_owned(),
        once: true,
    };
    let mut files = BTreeMap::from([
        ("Cargo.toml".to_owned(), manifest),
        ("rustfmt.toml".to_owned(), formatter),
    ]);
    if let Some(module) = module {
        files.insert("src/lib.rs".to_owned(), root(module, command).into());
    }
    files
}

fn manifest(name: &str, runtime: &Runtime, features: &BTreeSet<&str>) -> String {
    let place = match runtime {
        Runtime::Registry => format!("version = {}", quoted(GENERATOR)),
        Runtime::Path(path) => format!("path = {}", quoted(&path.to_string_lossy())),
    };
    let wanted: Vec<String> = features.iter().map(|feature| quoted(feature)).collect();
    let features = if wanted.is_empty() {
        String::new()
    } else {
        format!(", features = [{}]", wanted.join(", "))
    };
    let name = quoted(name);
    format!(
        r#"# Written by specwright when there was none. It is yours: generating again leaves it as it is.
[package]
name = {name}
version = "0.1.0"
edition = "2024"
rust-version = "1.91"

[features]
default = ["client", "reqwest"]
# The client; without it there are the types alone.
client = ["specwright-runtime/client"]
# The transport that the client uses unless it is given another.
reqwest = ["client", "specwright-runtime/reqwest"]

[dependencies]
specwright-runtime = {{ {place}{features} }}

[lints.rust]
unsafe_code = "forbid"

# A workspace of its own, so that it can stand in the folder of another.
[workspace]
"#
    )
}

fn root(module: &str, command: &str) -> String {
    let header: String = plain(command).lines().map(|line| format!("// {line}\n")).collect();
    format!("{header}\n//! Bindings made by specwright, in [`{module}`].\n\n/// The bindings.\npub mod {module};\n")
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Runtime, manifest};

    #[test]
    fn the_manifest_asks_for_what_the_bindings_need() {
        let text = manifest(
            "acme-api",
            &Runtime::Path("/x/\"y".into()),
            &BTreeSet::from(["pattern"]),
        );
        let read: toml::Table = text.parse().unwrap_or_default();
        let runtime = &read["dependencies"]["specwright-runtime"];
        assert_eq!(runtime["path"].as_str(), Some("/x/\"y"));
        assert_eq!(runtime["features"][0].as_str(), Some("pattern"));
    }
}
