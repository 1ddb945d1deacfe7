//! From arguments to a project.

use std::path::{Path, PathBuf};

use super::args::{Global, Target};
use super::path::relative;
use crate::config::{self, ClientGate};
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::output as codes};
use crate::output::{Layout, Runtime};
use crate::project::{Project, Single};

/// The project that the arguments name.
pub(super) fn open(global: &Global, target: &Target, notes: &mut Diagnostics) -> Result<Project, Stopped> {
    match (&target.document, &target.out) {
        (Some(document), Some(out)) => Project::single(single(target, document, out), notes),
        _ => Project::open(&configuration(global, notes)?, notes),
    }
}

fn configuration(global: &Global, notes: &mut Diagnostics) -> Result<PathBuf, Stopped> {
    let named = global.config.clone();
    let found = named.or_else(|| Project::find(&std::env::current_dir().ok()?));
    if found.is_none() {
        let message = format!("there is no {} here or in a folder above", config::FILE);
        let help = "name one with `--config`, or a document: `specwright generate SPEC --out DIR`";
        notes.push(Diagnostic::new(&codes::NO_CONFIG, None, message).help(help));
    }
    notes.gate()?;
    Ok(found.unwrap_or_default())
}

fn single(target: &Target, document: &Path, out: &Path) -> Single {
    let mut single = Single {
        document: document.to_path_buf(),
        folder: out.to_path_buf(),
        name: target.name.clone(),
        layout: Layout::Module,
        client: ClientGate::Always,
        command: "specwright generate".to_owned(),
    };
    match (&target.package, &target.name) {
        (Some(package), module) => {
            let runtime = target
                .runtime_path
                .as_deref()
                .map_or(Runtime::Registry, |path| Runtime::Path(relative(out, path)));
            single.layout = Layout::Package {
                name: package.clone(),
                runtime,
                module: module.clone(),
            };
            single.client = ClientGate::Feature;
        }
        (None, Some(module)) => single.folder = out.join(module),
        (None, None) => {}
    }
    single
}
