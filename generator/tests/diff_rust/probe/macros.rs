//! What the runtime's macros make of a type is used, too.

use super::Probe;
use super::tables::Table;

impl Probe {
    fn setter(&mut self, owner: &str, name: &str, ty: &str) {
        self.function(
            &format!("<T: Into<{ty}>> (x: {owner}, v: T) -> {owner}"),
            &format!("x.{name}(v)"),
        );
    }

    pub(super) fn table(&mut self, table: &Table) {
        let (name, serde) = (table.name.as_str(), "serde::Serialize + serde::de::DeserializeOwned");
        match table.kind.as_str() {
            "record" => {
                self.has(name, &format!("std::fmt::Debug + PartialEq + {serde}"));
                self.validates(name);
                for (field, ty) in &table.entries {
                    self.setter(name, field, ty);
                }
                if table.has("default") {
                    self.function(&format!("() -> {name}"), &format!("{name}::new()"));
                    self.has(name, "Default");
                }
            }
            "open_enum" | "closed_enum" => {
                let bounds = "std::fmt::Debug + std::fmt::Display + Eq + Ord + std::hash::Hash + PartialEq<str>";
                self.has(name, &format!("{bounds} + {serde}"));
                self.function("() -> &'static [&'static str]", &format!("{name}::VALUES"));
                let (error, life) = match table.kind.as_str() {
                    "open_enum" => ("std::convert::Infallible", ""),
                    _ => ("specwright_runtime::NotListed", "'static "),
                };
                self.has(name, &format!("std::str::FromStr<Err = {error}>"));
                self.function(&format!("(x: &{name}) -> &{life}str"), "x.as_str()");
                if table.kind == "open_enum" {
                    self.has(name, "for<'a> From<&'a str> + From<String> + for<'a> From<&'a String>");
                }
            }
            "value_enum" => {
                self.has(name, &format!("std::fmt::Debug + PartialEq + {serde}"));
                self.function(
                    "() -> &'static [specwright_runtime::Literal]",
                    &format!("{name}::VALUES"),
                );
            }
            "untagged" | "tagged" => {
                self.has(name, &format!("std::fmt::Debug + PartialEq + {serde}"));
                self.validates(name);
                if table.has("from") {
                    for (_, ty) in &table.entries {
                        self.has(name, &format!("From<{ty}>"));
                    }
                }
            }
            "newtype" => {
                let ty = table.entries.first().map_or("", |(_, ty)| ty);
                self.has(name, &format!("std::fmt::Debug + PartialEq + {serde} + From<{ty}>"));
                self.has(name, &format!("std::ops::DerefMut + std::ops::Deref<Target = {ty}>"));
                self.validates(name);
            }
            _ => self.client_table(table),
        }
    }

    fn validates(&mut self, name: &str) {
        let returns = "Result<(), specwright_runtime::Invalid>";
        self.function(&format!("(x: &{name}) -> {returns}"), "x.validate()");
    }

    fn client_table(&mut self, table: &Table) {
        let (name, client) = (table.name.as_str(), "specwright_runtime::client");
        match table.kind.as_str() {
            "webhooks" => {
                let read = format!("(n: &str, b: &[u8]) -> Result<{name}, specwright_runtime::event::EventError>");
                self.function(&read, &format!("{name}::read(n, b)"));
                self.function(&format!("(x: &{name}) -> &str"), "x.name()");
                self.function("() -> &'static [&'static str]", &format!("{name}::NAMES"));
                if table.has("member") {
                    let parse = format!("(b: &[u8]) -> Result<{name}, specwright_runtime::event::EventError>");
                    self.function(&parse, &format!("{name}::parse(b)"));
                }
                if table.has("header") {
                    self.function("() -> &'static str", &format!("{name}::HEADER"));
                }
            }
            "call_builder" => {
                let (output, error) = (&table.entries[0].1, &table.entries[1].1);
                self.function(&format!("(x: {name}) -> {client}::Call<{output}, {error}>"), "x.call()");
                self.function(
                    &format!("(x: {name}) -> {client}::Sending<{output}, {error}>"),
                    "x.send()",
                );
                self.function(
                    &format!("(x: &{name}) -> Result<{client}::Request, {client}::BuildError>"),
                    "x.build()",
                );
                let output = format!("Output = Result<{output}, {client}::Error<{error}>>");
                self.has(name, &format!("std::fmt::Debug + std::future::IntoFuture<{output}>"));
                let set = "x.timeout(std::time::Duration::ZERO).header(\"a\", \"b\").query(\"a\", \"b\").base_url(\"a\").validate(true)";
                self.function(&format!("(x: {name}) -> {name}"), set);
            }
            "paginated" => {
                let (output, error) = (&table.entries[0].1, &table.entries[1].1);
                self.function(
                    &format!("(x: {name}) -> {client}::Pages<{output}, {error}>"),
                    "x.pages()",
                );
                if let Some((_, item)) = table.entries.get(2) {
                    let items = format!("{client}::PageItems<{output}, {error}, {item}>");
                    self.function(&format!("(x: {name}) -> {items}"), "x.items()");
                }
            }
            "mocks" => {
                for (constant, types) in &table.entries {
                    let ty = format!("specwright_runtime::mock::Mock<{types}>");
                    self.function(&format!("() -> {ty}"), &format!("{name}::{constant}"));
                }
            }
            "client" => {
                self.function(
                    "() -> Result<Client, specwright_runtime::client::BuildError>",
                    "Client::builder().build()",
                );
                self.function("() -> ClientBuilder", "crate::api::mock::Server::in_memory().client()");
            }
            _ => {}
        }
    }
}
