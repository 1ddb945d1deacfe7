//! `lib.rs` of a library of several vendors.

use std::fmt::Write as _;

use super::header::plain;
use crate::config::{Config, VendorConfig};

pub(super) fn library(config: &Config) -> String {
    let header: String = plain(&config.command)
        .lines()
        .map(|line| format!("// {line}\n"))
        .collect();
    let mut text = format!("{header}\n{}#![forbid(unsafe_code)]\n\n", docs(config));
    text.push_str(
        "/// What the bindings stand on: values, errors, transports.\npub use specwright_runtime as runtime;\n",
    );
    for vendor in &config.vendors {
        text.push_str(&module(vendor));
    }
    text
}

fn docs(config: &Config) -> String {
    let mut docs = String::from(
        "//! Typed Rust for the APIs of several vendors, made from their OpenAPI documents.\n//!\n\
         //! Nothing is compiled that is not asked for. Each vendor is a module behind a feature of its name:\n//!\n\
         //! | feature | module | document |\n//! |---|---|---|\n",
    );
    for VendorConfig { name, document, .. } in &config.vendors {
        let _ = writeln!(docs, "//! | `{name}` | `{name}` | `{}` |", plain_text(document));
    }
    docs.push_str(
        "//!\n//! These alone give the types. `client` adds a client for each vendor, and `reqwest` the transport that it uses\n\
         //! unless it is given another. `mock` adds a server that stands in for each vendor in tests.\n",
    );
    docs
}

// The formatter leaves a module alone whose declaration says so, and with it the files of the module.
fn module(vendor: &VendorConfig) -> String {
    let VendorConfig { name, .. } = vendor;
    format!("\n#[cfg(feature = \"{name}\")]\n#[rustfmt::skip]\npub mod {name};\n")
}

/// A path as it may stand in a comment between backticks.
fn plain_text(path: &str) -> String {
    path.replace(|c: char| c.is_control() || c == '`' || c == '|', "_")
}

#[cfg(test)]
mod tests {
    use super::library;
    use crate::config::{Config, VendorConfig};

    #[test]
    fn each_vendor_is_a_module_behind_its_feature() {
        let vendors = vec![
            VendorConfig::new("stan", "specs/stan.yaml"),
            VendorConfig::new("jani", "specs/jani.yaml"),
        ];
        let config = Config {
            generated: "generated".into(),
            command: "cargo run -p specwright -- generate".into(),
            vendors,
        };
        insta::assert_snapshot!(library(&config));
    }
}
