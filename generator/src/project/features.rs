//! The cargo features that bindings are behind, and that the package has to declare.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Project, VendorRun};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes::output as codes};
use crate::load::Text;
use crate::output::{Layout, key};

impl Project {
    /// Names the lines that the package's manifest lacks: without them nobody can turn the features on, and cargo warns
    /// about each of them.
    pub(super) fn undeclared_features(&self, vendors: &[VendorRun], notes: &mut Diagnostics) {
        let lines: Vec<(String, String)> = vendors.iter().flat_map(|run| self.feature_lines(run)).collect();
        let Some(manifest) = self.manifest().filter(|_| !lines.is_empty()) else {
            return;
        };
        // A package that cargo cannot read has other troubles.
        let Ok(text) = std::fs::read_to_string(&manifest) else {
            return;
        };
        let Ok(root) = DeTable::parse(&text) else { return };
        let features = root.get_ref().get("features");
        let declared = declared(features);
        let missing: Vec<&str> = lines
            .iter()
            .filter(|(feature, _)| !declared.contains(feature.as_str()))
            .map(|(_, line)| line.as_str())
            .collect();
        if missing.is_empty() {
            return;
        }
        let start = features.map_or(0, |features| features.span().start);
        let end = text
            .get(start..)
            .and_then(|rest| rest.find('\n'))
            .map_or(text.len(), |length| start + length);
        let shown = manifest
            .strip_prefix(&self.folder)
            .unwrap_or(&manifest)
            .display()
            .to_string();
        let file = notes.add_file(Arc::new(Text::new(shown.replace('\\', "/"), text.as_str())));
        let count = match missing.len() {
            1 => "a feature".to_owned(),
            many => format!("{many} features"),
        };
        let message = format!("the package does not declare {count} that the bindings are behind");
        let help = format!("add to `[features]`:\n{}", missing.join("\n"));
        notes.push(Diagnostic::new(&codes::UNDECLARED_FEATURES, Place::bytes(file, start, end), message).help(help));
    }

    /// The manifest of the package that the files are in.
    fn manifest(&self) -> Option<PathBuf> {
        let folder = std::path::absolute(&self.folder).ok()?;
        let above = match self.layout {
            Layout::Library | Layout::Module => usize::MAX,
            Layout::Package { .. } => 1,
        };
        let mut manifests = folder.ancestors().take(above).map(|folder| folder.join("Cargo.toml"));
        manifests.find(|manifest| manifest.is_file())
    }

    /// The features of one vendor, each with its line in the manifest.
    fn feature_lines(&self, run: &VendorRun) -> Vec<(String, String)> {
        let Ok(generated) = &run.generated else {
            return Vec::new();
        };
        let turns_on = match self.layout {
            // The module of a vendor is behind a feature itself.
            Layout::Library => format!("\"{}\"", run.name),
            Layout::Module | Layout::Package { .. } => String::new(),
        };
        let tags = generated.summary.tags.iter();
        tags.map(|tag| (tag.clone(), format!("{} = [{turns_on}]", key(tag))))
            .collect()
    }
}

fn declared<'a>(features: Option<&'a Spanned<DeValue<'_>>>) -> BTreeSet<&'a str> {
    let features = features.and_then(|features| features.get_ref().as_table());
    features
        .into_iter()
        .flatten()
        .map(|(name, _)| name.get_ref().as_ref())
        .collect()
}
