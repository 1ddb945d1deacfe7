//! From a snippet of YAML to the part of the printed Rust that a test wants to see.

use specwright::config::{ClientGate, VendorConfig};
use specwright::diagnostic::Diagnostics;
use specwright::load::Source;
use specwright::lock::VendorLock;
use specwright::{Generated, generate};

/// The structs, enums, aliases and other names, without what all of them carry: derives, attributes and the origin.
macro_rules! rust_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::types($yaml), @$rust)
    };
}

/// The same, of bindings that a configuration has a say in.
macro_rules! rust_for_config {
    ($yaml:expr, $configure:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::configured($yaml, $configure), @$rust)
    };
}

/// What types can do beyond what the tables give them: constructors and conversions.
macro_rules! impls_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::impls($yaml), @$rust)
    };
}

/// The tables for the codec.
macro_rules! tables_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::tables($yaml), @$rust)
    };
}

/// The methods by which operations are called, with their builders.
macro_rules! methods_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::methods($yaml), @$rust)
    };
}

/// What a call can come to: enums of outcomes, structs of headers.
macro_rules! outcomes_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::outcomes($yaml), @$rust)
    };
}

/// The statics that describe operations to the engine.
macro_rules! statics_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::statics($yaml), @$rust)
    };
}

/// What a mock server is told to stand in for.
macro_rules! mocks_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::mocks($yaml), @$rust)
    };
}

/// The enum of events.
macro_rules! webhooks_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::webhooks($yaml, |_| {}), @$rust)
    };
}

/// The same, where the configuration has a say in it.
macro_rules! webhooks_for_config {
    ($yaml:expr, $configure:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::webhooks($yaml, $configure), @$rust)
    };
}

/// What the client is built with: credentials, variables, servers.
macro_rules! client_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::client($yaml), @$rust)
    };
}

/// One whole file, as it is written.
macro_rules! file_for {
    ($yaml:expr, $path:literal, @$rust:literal) => {
        insta::assert_snapshot!($crate::support::file($yaml, $path), @$rust)
    };
}

pub(crate) fn types(yaml: &str) -> String {
    configured(yaml, |_| {})
}

pub(crate) fn configured(yaml: &str, configure: impl FnOnce(&mut VendorConfig)) -> String {
    print(yaml, configure).types()
}

/// The types of a whole document, read to the letter.
pub(crate) fn as_written(text: &str) -> String {
    let printed = printed(generated_from(text, |_| {}));
    printed.types()
}

pub(crate) fn impls(yaml: &str) -> String {
    let printed = print(yaml, |_| {});
    printed.shown(printed.items("types.rs").into_iter().filter(|item| is(item, &["impl"])))
}

pub(crate) fn tables(yaml: &str) -> String {
    let printed = print(yaml, |_| {});
    let tables = printed
        .items("types.rs")
        .into_iter()
        .filter(|item| item.starts_with("specwright_runtime::"));
    printed.shown(tables.map(|item| item.replace("specwright_runtime::", "")))
}

pub(crate) fn methods(yaml: &str) -> String {
    let printed = print(yaml, |_| {});
    printed.shown(
        printed
            .items("operations")
            .into_iter()
            .filter(|item| is(item, &["impl"])),
    )
}

pub(crate) fn outcomes(yaml: &str) -> String {
    let printed = print(yaml, |_| {});
    let outcomes = printed
        .items("operations")
        .into_iter()
        .filter(|item| is(item, &["struct", "enum"]) || item.contains("#[doc(inline)]"));
    let outcomes = outcomes.filter(|item| !item.contains("core: Core") && !item.contains("#[must_use"));
    printed.shown(outcomes.map(|item| without_ceremony(&item)))
}

pub(crate) fn statics(yaml: &str) -> String {
    let printed = print(yaml, |_| {});
    printed.shown(
        printed
            .items("operations")
            .into_iter()
            .filter(|item| is(item, &["static"])),
    )
}

/// What is printed of pages: the part of the static, and the methods of the builder.
pub(crate) fn paginated(yaml: &str, configure: impl FnOnce(&mut VendorConfig)) -> String {
    let printed = print(yaml, configure);
    let items = printed.items("operations").into_iter();
    let items = items.filter_map(|item| match item.contains("specwright_runtime::paginated!") {
        true => Some(item),
        false => item
            .lines()
            .find(|line| line.contains(".pagination("))
            .map(|line| line.trim().to_owned()),
    });
    printed.shown(items)
}

pub(crate) fn mocks(yaml: &str) -> String {
    let printed = print(yaml, |_| {});
    let mocks = printed
        .items("operations")
        .into_iter()
        .filter(|item| item.starts_with("specwright_runtime::mocks!"));
    printed.shown(mocks)
}

pub(crate) fn webhooks(yaml: &str, configure: impl FnOnce(&mut VendorConfig)) -> String {
    let printed = print(yaml, configure);
    let items = printed.items("webhooks.rs").into_iter();
    printed.shown(items.filter(|item| is(item, &["enum"]) || item.starts_with("specwright_runtime::")))
}

pub(crate) fn client(yaml: &str) -> String {
    let printed = print(yaml, |_| {});
    let items = printed.items("client.rs").into_iter();
    printed.shown(items.filter(|item| item.contains("impl ClientBuilder") || is(item, &["enum", "static"])))
}

pub(crate) fn file(yaml: &str, path: &str) -> String {
    let printed = print(yaml, |_| {});
    printed.file(path).to_owned()
}

/// The bindings of a snippet, for a client that is always there.
pub(crate) fn generated(yaml: &str, configure: impl FnOnce(&mut VendorConfig)) -> (Option<Generated>, Diagnostics) {
    generated_from(&document(yaml), configure)
}

fn generated_from(text: &str, configure: impl FnOnce(&mut VendorConfig)) -> (Option<Generated>, Diagnostics) {
    let mut config = VendorConfig {
        client: ClientGate::Always,
        ..VendorConfig::new("acme", "acme.yaml")
    };
    configure(&mut config);
    let mut notes = Diagnostics::new();
    let source = Source::from_text("acme.yaml", text, &mut notes);
    let generated = source.and_then(|source| generate(&source, &config, &VendorLock::default(), &mut notes));
    (generated.ok(), notes)
}

struct Printed {
    generated: Generated,
    findings: Vec<String>,
}

fn print(yaml: &str, configure: impl FnOnce(&mut VendorConfig)) -> Printed {
    printed(generated(yaml, configure))
}

fn printed((generated, notes): (Option<Generated>, Diagnostics)) -> Printed {
    let findings = notes
        .sorted()
        .into_iter()
        .map(|it| format!("// {}[{}]: {}", it.severity, it.code.name, it.message));
    let findings: Vec<_> = findings.collect();
    match generated {
        Some(generated) => Printed { generated, findings },
        None => panic!("nothing was generated:\n{}", findings.join("\n")),
    }
}

impl Printed {
    fn file(&self, path: &str) -> &str {
        let file = self.generated.files.iter().find(|file| file.path == path);
        file.map_or("", |file| &file.text)
    }

    /// The items of the files whose path begins so.
    fn items(&self, path: &str) -> Vec<String> {
        let files = self.generated.files.iter().filter(|file| file.path.starts_with(path));
        files.flat_map(|file| items(&file.text)).collect()
    }

    /// The structs, enums and aliases.
    fn types(&self) -> String {
        let types = self
            .items("types.rs")
            .into_iter()
            .filter(|item| is(item, &["struct", "enum", "type"]) || item.contains("#[doc(inline)]"));
        self.shown(types.map(|item| without_ceremony(&item)))
    }

    /// The items, a blank line between them, and what was found on the way.
    fn shown(&self, items: impl Iterator<Item = String>) -> String {
        let items: Vec<_> = items.collect();
        let findings = (!self.findings.is_empty()).then(|| self.findings.join("\n"));
        items.into_iter().chain(findings).collect::<Vec<_>>().join("\n\n")
    }
}

/// A file's items: each begins at the first column, after a blank line.
fn items(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    for line in text.lines() {
        let begins = !line.is_empty() && !line.starts_with([' ', '}', ')']);
        match items.last_mut() {
            Some(item) if item.ends_with("\n\n") && begins => items.push(format!("{line}\n")),
            Some(item) => item.push_str(&format!("{line}\n")),
            None => {}
        }
    }
    items.into_iter().map(|item| item.trim_end().to_owned()).collect()
}

/// Whether an item is of one of these kinds.
fn is(item: &str, kinds: &[&str]) -> bool {
    let head = item
        .lines()
        .find(|line| !line.starts_with("///") && !line.starts_with(['#', ' ', ')']));
    let head = head.unwrap_or_default().trim_start_matches("pub ");
    kinds.iter().any(|kind| head.split_whitespace().next() == Some(kind))
}

fn without_ceremony(item: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in item.lines() {
        match line {
            "#[derive(Clone)]"
            | "#[derive(Debug)]"
            | "#[derive(Clone, Debug)]"
            | "#[non_exhaustive]"
            | "#[doc(inline)]" => {}
            origin if origin.starts_with("/// `#/") => {
                lines.pop_if(|line| *line == "///");
                // What lists of types show of one that the author has no words for.
                let ours = ["/// An object with ", "/// The headers `", "/// One of "];
                lines.pop_if(|line| ours.iter().any(|words| line.starts_with(words)));
            }
            line => lines.push(line),
        }
    }
    lines.join("\n")
}

/// A whole document: component schemas get a head, paths and sections what they lack.
pub(crate) fn document(yaml: &str) -> String {
    let yaml = dedented(yaml);
    let sections = [
        "components:",
        "paths:",
        "security:",
        "servers:",
        "tags:",
        "webhooks:",
        "info:",
        "swagger:",
        "openapi:",
    ];
    let begins = |words: &[&str]| yaml.lines().any(|line| words.iter().any(|word| line.starts_with(word)));
    let body = match () {
        () if begins(&sections) => yaml.clone(),
        () if yaml.starts_with('/') => format!("paths:\n{}", indented(&yaml, 2)),
        () => format!("components:\n  schemas:\n{}", indented(&yaml, 4)),
    };
    let mut text = String::new();
    if !begins(&["swagger:", "openapi:"]) {
        text.push_str("openapi: 3.1.0\n");
    }
    if !begins(&["info:"]) {
        text.push_str("info: { title: Acme, version: '1' }\n");
    }
    if !body.contains("paths:") {
        text.push_str("paths: {}\n");
    }
    text + &body
}

fn dedented(yaml: &str) -> String {
    let filled = yaml.lines().filter(|line| !line.trim().is_empty());
    let depth = filled
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or_default();
    let lines = yaml.trim_end().trim_start_matches('\n').lines();
    lines
        .map(|line| format!("{}\n", line.get(depth..).unwrap_or_default()))
        .collect()
}

fn indented(yaml: &str, by: usize) -> String {
    yaml.lines().map(|line| format!("{:by$}{line}\n", "")).collect()
}
