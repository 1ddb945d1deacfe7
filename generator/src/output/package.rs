//! What makes a package of one vendor's files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::header::plain;
use super::{Runtime, Wanted};
use crate::lock::GENERATOR;

pub(super) fn package(
    name: &str,
    runtime: &Runtime,
    module: Option<&str>,
    features: &BTreeSet<&str>,
    tags: &[String],
    command: &str,
) -> BTreeMap<String, Wanted> {
    // A person will give the package a version, authors and a description, and publish it: the manifest is theirs.
    let manifest = Manifest {
        name,
        runtime,
        features,
        tags,
        library: None,
    };
    let manifest = Wanted {
        text: manifest.text(),
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

/// The manifest of a package that is begun.
pub(crate) struct Manifest<'a> {
    pub(crate) name: &'a str,
    pub(crate) runtime: &'a Runtime,
    /// What it needs of the runtime.
    pub(crate) features: &'a BTreeSet<&'a str>,
    /// The features of tags.
    pub(crate) tags: &'a [String],
    /// Where the package is a library of several vendors that its build script keeps up to date.
    pub(crate) library: Option<Library<'a>>,
}

/// What a library of several vendors has beside what a package of one has.
#[derive(Clone, Copy)]
pub(crate) struct Library<'a> {
    /// The vendor that it begins with, and its feature.
    pub(crate) vendor: &'a str,
    /// Where the generator is, if not in the registry.
    pub(crate) generator: Option<&'a Path>,
}

impl Manifest<'_> {
    pub(crate) fn text(&self) -> String {
        let Self { name, tags, .. } = self;
        let runtime = self.dependency();
        let (library, first, own, build) = self.library.map(library).unwrap_or_default();
        let name = quoted(name);
        let full = if tags.is_empty() { "" } else { ", \"full\"" };
        let by_tag = by_tag(tags);
        format!(
            r#"# Written by specwright when there was none. It is yours: generating again leaves it as it is.
[package]
name = {name}
version = "0.1.0"
edition = "2024"
rust-version = "1.91"

{library}[features]
default = [{first}"client", "reqwest"{full}]
{own}# The client; without it there are the types alone.
client = ["specwright-runtime/client"]
# The transport that the client uses unless it is given another.
reqwest = ["client", "specwright-runtime/reqwest"]
# HTTP/2 by that transport, where the server offers it over TLS.
http2 = ["reqwest", "specwright-runtime/http2"]
# Calls without `async`: `specwright_runtime::client::blocking`.
blocking = ["client", "specwright-runtime/blocking"]
# Layers and services of `tower`: `specwright_runtime::client::tower`.
tower = ["client", "specwright-runtime/tower"]
# Spans for calls and requests, by OpenTelemetry's names.
tracing = ["client", "specwright-runtime/tracing"]
# For tests: a server that stands in for the vendor.
mock = ["client", "specwright-runtime/mock"]
{by_tag}
[dependencies]
specwright-runtime = {{ {runtime} }}
{build}
[lints.rust]
unsafe_code = "forbid"

# A workspace of its own, so that it can stand in the folder of another.
[workspace]
"#
        )
    }

    /// Where the runtime is, and what is needed of it.
    fn dependency(&self) -> String {
        let place = place(match self.runtime {
            Runtime::Registry => None,
            Runtime::Path(path) => Some(path),
        });
        if self.features.is_empty() {
            return place;
        }
        let wanted: Vec<String> = self.features.iter().map(|feature| quoted(feature)).collect();
        format!("{place}, features = [{}]", wanted.join(", "))
    }
}

/// Where one of our crates is: in the registry, unless in a folder.
fn place(folder: Option<&Path>) -> String {
    match folder {
        None => format!("version = {}", quoted(GENERATOR)),
        Some(folder) => format!("path = {}", quoted(&folder.to_string_lossy().replace('\\', "/"))),
    }
}

/// Where the library's code is, the vendor among the default features, the vendor's feature, and what its build script and
/// its example need.
fn library(it: Library<'_>) -> (&'static str, String, String, String) {
    let Library { vendor, generator } = it;
    let build = format!(
        "\n[build-dependencies]\n# Brings `generated` up to date; the command line is left out.\n\
         specwright = {{ {}, default-features = false }}\n\n[dev-dependencies]\n# Runs the example.\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n",
        place(generator)
    );
    (
        "[lib]\npath = \"generated/lib.rs\"\n\n",
        format!("{}, ", quoted(vendor)),
        format!("# The vendor.\n{vendor} = []\n"),
        build,
    )
}

/// A feature for each tag, and one for all.
fn by_tag(tags: &[String]) -> String {
    if tags.is_empty() {
        return String::new();
    }
    let all: String = tags.iter().map(|tag| format!("    {},\n", quoted(tag))).collect();
    let each: String = tags.iter().map(|tag| format!("{} = []\n", key(tag))).collect();
    format!(
        "# The operations of all tags.\nfull = [\n{all}]\n# Those of one tag each, and the types that they alone use.\n{each}"
    )
}

fn root(module: &str, command: &str) -> String {
    let header: String = plain(command).lines().map(|line| format!("// {line}\n")).collect();
    format!(
        "{header}\n//! Bindings made by specwright, in [`{module}`].\n\n/// The bindings.\npub mod {module};\n\n/// What they stand on: transports, retries, values.\npub use specwright_runtime as runtime;\n"
    )
}

/// A TOML key: bare where it can be.
pub(crate) fn key(text: &str) -> String {
    let bare = !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if bare { text.to_owned() } else { quoted(text) }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Manifest, Runtime};

    #[test]
    fn the_manifest_asks_for_what_the_bindings_need() {
        let manifest = Manifest {
            name: "acme-api",
            runtime: &Runtime::Path("/x/\"y".into()),
            features: &BTreeSet::from(["pattern"]),
            tags: &["orders".to_owned()],
            library: None,
        };
        let text = manifest.text();
        let read: toml::Table = text.parse().unwrap_or_default();
        let runtime = &read["dependencies"]["specwright-runtime"];
        assert_eq!(runtime["path"].as_str(), Some("/x/\"y"));
        assert_eq!(runtime["features"][0].as_str(), Some("pattern"));
        assert_eq!(read["features"]["full"][0].as_str(), Some("orders"));
        assert_eq!(read["features"]["default"][2].as_str(), Some("full"));
        assert!(read["features"].get("orders").is_some());
    }
}
