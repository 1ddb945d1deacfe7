//! What there is to say about what was made of a document.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::emit;
use crate::ir::{self, Api};
use crate::load::{FileId, Source};
use crate::normalize::Document;
use crate::select::Selected;

/// The figures of one document.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The operations that the document declares.
    pub operations_declared: usize,
    /// Those of them that are generated.
    pub operations_generated: usize,
    /// The others, each with its reason.
    pub skipped: Vec<Skipped>,
    /// How many types were generated.
    pub types: usize,
    /// The schemas with their types.
    pub schemas: Vec<SchemaEntry>,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
    /// The cargo features of the runtime that the files need.
    pub features: BTreeSet<String>,
    /// The cargo features of the package that tags are behind.
    pub tags: Vec<String>,
}

/// An operation that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its method and path.
    pub operation: String,
    /// The code of the finding that says why.
    pub code: String,
    /// The file it stands in.
    pub file: String,
    /// Where it stands in that file.
    pub pointer: String,
}

/// One schema and the type made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaEntry {
    /// Where it stands.
    pub pointer: String,
    /// The file it stands in.
    pub file: String,
    /// The path of the Rust type.
    pub rust: String,
    /// `read`, `write` or `both`.
    pub view: &'static str,
}

pub(super) fn summary(
    document: &Document,
    selected: &Selected,
    api: &Api,
    printed: &emit::Printed,
    source: &Source,
    module: &str,
    timings: Vec<(&'static str, Duration)>,
) -> Summary {
    let file = |id: FileId| source.file(id).map(|file| file.name.to_string()).unwrap_or_default();
    let skipped = document
        .skipped
        .iter()
        .filter(|skipped| selected.concerns(&skipped.place));
    let skipped = skipped.map(|skipped| {
        let place = source.written(&skipped.place);
        Skipped {
            operation: skipped.operation.clone(),
            code: skipped.code.to_owned(),
            file: file(place.file),
            pointer: place.pointer,
        }
    });
    let entry = file(FileId(0));
    let schemas = api.types.iter().map(|def| SchemaEntry {
        pointer: def.origin.pointer.to_string(),
        file: if def.origin.file.is_empty() {
            entry.clone()
        } else {
            def.origin.file.to_string()
        },
        rust: format!("{module}::{}", def.name.rust),
        view: match def.view {
            ir::View::Read => "read",
            ir::View::Write => "write",
            ir::View::Both => "both",
        },
    });
    let generated = api.operations().count();
    let skipped: Vec<Skipped> = skipped.collect();
    Summary {
        operations_declared: if selected.is_whole() {
            document.declared
        } else {
            generated + skipped.len()
        },
        operations_generated: generated,
        skipped,
        types: api.types.len(),
        schemas: schemas.collect(),
        timings,
        tags: features(api),
        features: printed.features.iter().map(|feature| (*feature).to_owned()).collect(),
    }
}

/// The cargo features of the groups, each once.
fn features(api: &Api) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for feature in api.groups.iter().filter_map(|group| group.feature.as_ref()) {
        if !all.contains(feature) {
            all.push(feature.clone());
        }
    }
    all
}

/// How long each stage takes; for people, never part of what is written.
pub(super) struct Clock {
    since: Instant,
    pub(super) laps: Vec<(&'static str, Duration)>,
}

impl Default for Clock {
    fn default() -> Clock {
        Clock {
            since: Instant::now(),
            laps: Vec::new(),
        }
    }
}

impl Clock {
    pub(super) fn lap(&mut self, stage: &'static str) {
        self.laps.push((stage, self.since.elapsed()));
        self.since = Instant::now();
    }
}
