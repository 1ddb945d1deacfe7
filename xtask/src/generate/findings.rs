//! Diagnostics as specwright prints them for programs: one per line.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// One finding.
#[derive(Deserialize, Debug)]
pub(super) struct Finding {
    pub(super) code: String,
    severity: String,
    pub(super) message: String,
    #[serde(default)]
    pub(super) file: Option<String>,
    #[serde(default)]
    pub(super) pointer: Option<String>,
}

/// What a run found, in its order.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Lines that are no findings are passed over.
    pub(super) fn read(path: &Path) -> Findings {
        let text = fs::read_to_string(path).unwrap_or_default();
        Findings(
            text.lines()
                .filter_map(|line| serde_json::from_str(line).ok())
                .collect(),
        )
    }

    /// How often each code came.
    pub(super) fn codes(&self, severity: &str) -> BTreeMap<String, u64> {
        let mut codes = BTreeMap::new();
        for finding in self.0.iter().filter(|finding| finding.severity == severity) {
            *codes.entry(finding.code.clone()).or_default() += 1;
        }
        codes
    }

    /// The first error.
    pub(super) fn error(&self) -> Option<&Finding> {
        self.0.iter().find(|finding| finding.severity == "error")
    }

    /// What was found of this code in this place.
    pub(super) fn at(&self, code: &str, file: &str, pointer: &str) -> Option<&Finding> {
        let mut those = self.0.iter().filter(|finding| finding.code == code);
        those.find(|finding| finding.file.as_deref() == Some(file) && finding.pointer.as_deref() == Some(pointer))
    }
}

/// Whether two runs found other things.
pub(super) fn difference(one: &Path, other: &Path) -> Option<String> {
    let same = fs::read(one).ok() == fs::read(other).ok();
    (!same).then(|| "the findings".to_owned())
}
