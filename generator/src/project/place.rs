//! Where users find the bindings: the path that examples begin with.

use std::path::Path;

use crate::config::{Config, ModulePlace, RUNTIME};

/// The vendors of a library are modules of the crate whose root is the `lib.rs` that we write.
pub(super) fn of_library(config: &mut Config, folder: &Path) {
    let Some(library) = library(folder) else { return };
    if library.root != format!("{}/lib.rs", config.generated) {
        return;
    }
    for vendor in &mut config.vendors {
        vendor.place = Some(ModulePlace {
            module: format!("{}::{}", library.name, vendor.name),
            runtime: format!("{}::runtime", library.name),
        });
    }
}

/// The bindings in a package of their own: those of its Cargo.toml, once a person has changed its name.
pub(super) fn of_package(folder: &Path, name: &str, module: Option<&str>) -> ModulePlace {
    let name = library(folder).map_or_else(|| crate_name(name), |library| library.name);
    ModulePlace {
        module: module.map_or(name.clone(), |module| format!("{name}::{module}")),
        runtime: RUNTIME.to_owned(),
    }
}

/// The library that a Cargo.toml declares.
struct Library {
    name: String,
    /// Relative to the Cargo.toml, with `/`.
    root: String,
}

fn library(folder: &Path) -> Option<Library> {
    let manifest: toml::Table = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?.parse().ok()?;
    let text = |table: &str, key: &str| manifest.get(table)?.get(key)?.as_str();
    let name =
        text("lib", "name").map_or_else(|| text("package", "name").map(crate_name), |name| Some(name.to_owned()));
    Some(Library {
        name: name?,
        root: text("lib", "path").unwrap_or("src/lib.rs").to_owned(),
    })
}

/// As Rust spells the name of a package.
fn crate_name(package: &str) -> String {
    package.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::{of_library, of_package};
    use crate::config::{Config, VendorConfig};

    #[test]
    fn a_cargo_toml_says_what_users_write() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let mut config = Config {
            generated: "generated".to_owned(),
            command: String::new(),
            vendors: vec![VendorConfig::new("stan", "stan.yaml")],
        };
        let mut module = |manifest: &str| {
            std::fs::write(folder.path().join("Cargo.toml"), manifest)?;
            config.vendors[0].place = None;
            of_library(&mut config, folder.path());
            Ok::<_, std::io::Error>(config.vendors[0].place.take().map(|place| place.module))
        };
        let ours = "[package]\nname = 'acme-apis'\n[lib]\npath = 'generated/lib.rs'\n";
        assert_eq!(module(ours)?, Some("acme_apis::stan".to_owned()));
        assert_eq!(
            module(&format!("{ours}name = 'acme'\n"))?,
            Some("acme::stan".to_owned())
        );
        // Their library includes ours somewhere, or there is none.
        assert_eq!(module("[package]\nname = 'acme-apis'\n")?, None);
        assert_eq!(module("[workspace]\n")?, None);
        assert_eq!(of_package(folder.path(), "my-api", Some("x")).module, "my_api::x");
        assert_eq!(of_package(folder.path(), "my-api", None).runtime, "specwright_runtime");
        Ok(())
    }
}
