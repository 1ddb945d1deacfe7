//! A project of one document, without a configuration.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use heck::ToSnakeCase as _;

use super::path::between;
use super::{Documents, Project, place, read_lock, stop};
use crate::config::{self, ClientGate, Config, Division, Examples, VendorConfig, check_name};
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::output as codes};
use crate::output::{Layout, header};
use crate::select::Selection;

/// What is said of a single document instead of a configuration.
#[derive(Clone, Debug)]
pub struct Single {
    /// The document, relative to the current folder.
    pub document: PathBuf,
    /// Overlays that change it, in this order; relative to the current folder, too.
    pub overlays: Vec<PathBuf>,
    /// The folder to write; the lock stands in it too.
    pub folder: PathBuf,
    /// The module's name; `None`: after the document.
    pub name: Option<String>,
    /// Module or package.
    pub layout: Layout,
    /// When the client is compiled.
    pub client: ClientGate,
    /// What a person runs to generate again.
    pub command: String,
    /// How many files the bindings are.
    pub division: Division,
    /// Whether each tag is behind a cargo feature.
    pub features: bool,
    /// Whether the docs of operations show how they are called.
    pub examples: Examples,
    /// What of the document is generated.
    pub select: Selection,
}

impl Single {
    /// The module's name.
    pub fn module(&self) -> String {
        self.name.clone().unwrap_or_else(|| module_of(&self.document))
    }
}

impl Project {
    /// The project that a single document is.
    pub fn single(single: Single, notes: &mut Diagnostics) -> Result<Project, Stopped> {
        let name = single.module();
        if let Err(reason) = check_name(&name) {
            return Err(stop(
                notes,
                Diagnostic::new(&codes::CONFIG_VALUE, None, reason).help("choose another with `--name`"),
            ));
        }
        if single.folder.join(config::FILE).exists() {
            // Its lock is that of the configuration: we would take over its files, and remove them.
            let message = format!("`{}` has a {} of its own", single.folder.display(), config::FILE);
            return Err(stop(
                notes,
                Diagnostic::new(&codes::FOREIGN_FILE, None, message).help("generate into another folder"),
            ));
        }
        let document = single
            .document
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let place = match &single.layout {
            Layout::Package { name, module, .. } => Some(place::of_package(&single.folder, name, module.as_deref())),
            // It is part of a crate that we know nothing of.
            Layout::Module | Layout::Library => None,
        };
        let vendor = VendorConfig {
            examples: single.examples,
            place,
            header: header(&document, "", &single.command),
            client: single.client,
            layout: single.division,
            features: single.features.then(String::new),
            select: single.select,
            overlays: overlays(&single.document, &single.overlays),
            ..VendorConfig::new(&name, &document)
        };
        let config = Config {
            generated: String::new(),
            command: single.command,
            vendors: vec![vendor],
        };
        let lock = read_lock(&single.folder, notes)?;
        let documents = documents(&single.document);
        Ok(Project {
            folder: single.folder,
            config,
            lock,
            layout: single.layout,
            said: None,
            documents,
            fetched: BTreeMap::new(),
        })
    }
}

// Headers and the lock name the document by its file name, because they must not depend on the folder that the command
// is run in. Messages name it as it was given: a person, or an editor, will open it.
fn documents(document: &Path) -> Documents {
    let folder = document.parent().unwrap_or(Path::new("")).to_path_buf();
    let spelled = folder.to_string_lossy().replace('\\', "/");
    let below = !spelled.is_empty()
        && folder
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
    match below {
        true => Documents {
            folder,
            shown_from: PathBuf::new(),
            prefix: format!("{}/", spelled.trim_end_matches('/')),
        },
        false => Documents {
            shown_from: folder.clone(),
            folder,
            prefix: String::new(),
        },
    }
}

/// The overlays as they are called from the document's folder: the lock must not depend on where the command is run.
fn overlays(document: &Path, overlays: &[PathBuf]) -> Vec<String> {
    let folder = match document.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let named = overlays.iter().map(|overlay| between(folder, overlay));
    named.map(|path| path.to_string_lossy().into_owned()).collect()
}

/// `specs/Acme API.v2.yaml` → `acme_api_v2`.
pub(crate) fn module_of(document: &Path) -> String {
    let name = document
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_snake_case();
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    if check_name(&name).is_ok() {
        name
    } else {
        format!("api_{name}").trim_end_matches('_').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::module_of;

    #[test]
    fn a_module_is_named_after_its_document() {
        let named = [
            ("specs/stan.yaml", "stan"),
            ("Acme API.v2.json", "acme_api_v2"),
            ("3d.yaml", "api_3d"),
            ("é.yaml", "api"),
            ("type.yml", "api_type"),
        ];
        for (document, module) in named {
            assert_eq!(module_of(Path::new(document)), module);
        }
    }
}
