//! Where the files of a vendor stand, and what stands around them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Wanted, library, package};
use crate::config::Config;
use crate::pipeline::Generated;

/// How the generated files are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A library of several vendors: `lib.rs` with a cargo feature per vendor, and a folder for each.
    Library,
    /// The files of one vendor alone, as a module, which the project's folder is.
    Module,
    /// A whole package for one vendor.
    Package {
        /// Its name.
        name: String,
        /// Where it finds the runtime.
        runtime: Runtime,
        /// The module that the bindings are in; `None` is the crate's root.
        module: Option<String>,
    },
}

/// Where a package finds `specwright-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// In the registry, in the version of this generator.
    Registry,
    /// In a folder.
    Path(PathBuf),
}

/// The files of a project, by path relative to its folder.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// Those of each vendor.
    pub vendors: BTreeMap<String, BTreeMap<String, Wanted>>,
    /// Those that belong to no vendor.
    pub common: BTreeMap<String, Wanted>,
}

impl Layout {
    /// Gives each file its place.
    pub fn place(&self, config: &Config, generated: &BTreeMap<String, Generated>) -> Placed {
        let vendors = generated.iter().map(|(vendor, it)| {
            let files = it
                .files
                .iter()
                .map(|file| (self.path(config, vendor, &file.path), Wanted::from(file.text.clone())));
            (vendor.clone(), files.collect())
        });
        Placed {
            vendors: vendors.collect(),
            common: self.common(config, generated),
        }
    }

    /// What the files of no vendor depend on, as text for a digest.
    pub fn canonical(&self, config: &Config) -> String {
        let vendors: Vec<_> = config
            .vendors
            .iter()
            .map(|vendor| (&vendor.name, &vendor.document))
            .collect();
        format!("{self:?} {:?} {:?} {vendors:?}", config.generated, config.command)
    }

    fn path(&self, config: &Config, vendor: &str, file: &str) -> String {
        match self {
            Layout::Library => format!("{}/{vendor}/{file}", config.generated),
            Layout::Module => file.to_owned(),
            Layout::Package {
                module: Some(module), ..
            } => format!("src/{module}/{file}"),
            Layout::Package { module: None, .. } if file == "mod.rs" => "src/lib.rs".to_owned(),
            Layout::Package { module: None, .. } => format!("src/{file}"),
        }
    }

    fn common(&self, config: &Config, generated: &BTreeMap<String, Generated>) -> BTreeMap<String, Wanted> {
        match self {
            Layout::Library => [(format!("{}/lib.rs", config.generated), library::library(config).into())].into(),
            Layout::Module => BTreeMap::new(),
            Layout::Package { name, runtime, module } => {
                let features = generated
                    .values()
                    .flat_map(|it| it.summary.features.iter().map(String::as_str))
                    .collect();
                let tags: Vec<String> = generated
                    .values()
                    .flat_map(|it| it.summary.tags.iter().cloned())
                    .collect();
                package::package(name, runtime, module.as_deref(), &features, &tags, &config.command)
            }
        }
    }
}
