//! One generation of a whole project, from the disk to a plan.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Project;
use crate::config::VendorConfig;
use crate::diagnostic::{Counts, Diagnostics, Stopped};
use crate::load::{LoadOptions, Source, SourceFile};
use crate::lock::{self, Digest, Entry, Lock, VendorLock};
use crate::output::{Change, Placed, Plan, Tree, Wanted, leftovers};
use crate::pipeline::{self, Generated};

/// What generating a project came to. Nothing is written yet.
#[derive(Debug)]
pub struct Run {
    /// The vendors, in the configuration's order.
    pub vendors: Vec<VendorRun>,
    /// What concerns the project as a whole.
    pub notes: Diagnostics,
    /// What to write; nothing when any document has errors, lest the vendors in one tree differ in age.
    pub plan: Result<Plan, Stopped>,
    /// The files of each vendor and those of none.
    pub placed: Placed,
}

/// What generating one vendor came to.
#[derive(Debug)]
pub struct VendorRun {
    /// The vendor's name.
    pub name: String,
    /// Its document, as messages name it.
    pub document: String,
    /// What was found in the document.
    pub notes: Diagnostics,
    /// What was made of it.
    pub generated: Result<Generated, Stopped>,
    /// The files that were read, with their digests, by path relative to the documents' folder.
    pub read: BTreeMap<String, Digest>,
}

impl Project {
    /// Reads all documents, generates, and compares with what is there.
    pub fn run(&self, strict: bool) -> Run {
        let vendors: Vec<VendorRun> = self
            .config
            .vendors
            .iter()
            .map(|vendor| self.vendor(vendor, strict))
            .collect();
        let mut notes = Diagnostics::new().strict(strict);
        let generated: Result<BTreeMap<String, Generated>, Stopped> = vendors
            .iter()
            .map(|vendor| Ok((vendor.name.clone(), vendor.generated.clone()?)))
            .collect();
        let placed = generated
            .as_ref()
            .map(|generated| self.layout.place(&self.config, generated))
            .unwrap_or_default();
        let plan = generated.and_then(|_| self.plan(&vendors, &placed, &mut notes));
        Run {
            vendors,
            notes,
            plan,
            placed,
        }
    }

    fn vendor(&self, vendor: &VendorConfig, strict: bool) -> VendorRun {
        let start = Instant::now();
        let mut notes = Diagnostics::new().strict(strict);
        let options = LoadOptions {
            project: self.documents.shown_from.clone(),
            overlays: vendor.overlays.iter().map(|overlay| self.named(overlay)).collect(),
            given: self.fetched.clone(),
            ..LoadOptions::default()
        };
        let source = Source::load(&self.named(&vendor.document), &options, &mut notes);
        let loaded = start.elapsed();
        let vendor = &self.placed(vendor, &mut notes);
        let read = source
            .as_ref()
            .map(|source| self.digests(source, vendor))
            .unwrap_or_default();
        let generated = source.and_then(|source| self.generate(&source, vendor, loaded, &mut notes));
        VendorRun {
            name: vendor.name.clone(),
            document: self.shown(&vendor.document),
            notes,
            generated,
            read,
        }
    }

    /// A document or an overlay, as the loader takes it: relative to the project's folder, whichever way that is spelled
    /// itself.
    fn named(&self, path: &str) -> PathBuf {
        let path = self.document(path);
        let named = path.strip_prefix(&self.documents.shown_from);
        named.map_or_else(|_| path.clone(), Path::to_path_buf)
    }

    /// The vendor's table, with places that messages about the document can point to.
    fn placed(&self, vendor: &VendorConfig, notes: &mut Diagnostics) -> VendorConfig {
        match &self.said {
            Some(said) => vendor.clone().placed(said, notes),
            None => vendor.clone(),
        }
    }

    fn generate(
        &self,
        source: &Source,
        vendor: &VendorConfig,
        loaded: Duration,
        notes: &mut Diagnostics,
    ) -> Result<Generated, Stopped> {
        let published = self
            .lock
            .as_ref()
            .and_then(|lock| lock.vendors.get(&vendor.name))
            .map(|entry| &entry.published);
        let mut generated = pipeline::generate(source, vendor, published.unwrap_or(&VendorLock::default()), notes)?;
        // Under `strict`, what the last stage said counts too.
        notes.gate()?;
        generated.summary.timings.insert(0, ("load", loaded));
        Ok(generated)
    }

    fn digests(&self, source: &Source, vendor: &VendorConfig) -> BTreeMap<String, Digest> {
        let digest = |file: &SourceFile| Digest::of(&file.text.text);
        // Overlays are called what the configuration calls them: they may stand outside of the document's folder.
        let overlays: Vec<&SourceFile> = source.overlays().collect();
        let is_overlay = |file: &&SourceFile| overlays.iter().any(|overlay| Arc::ptr_eq(&overlay.text, &file.text));
        let files = source.files.iter().filter(|file| !is_overlay(file)).map(|file| {
            let path = file
                .name
                .strip_prefix(self.documents.prefix.as_str())
                .unwrap_or(&file.name);
            (path.to_owned(), digest(file))
        });
        let named = vendor.overlays.iter().cloned();
        let overlays = named.zip(overlays.iter().map(|overlay| digest(overlay)));
        files.chain(overlays).collect()
    }

    fn plan(&self, vendors: &[VendorRun], placed: &Placed, notes: &mut Diagnostics) -> Result<Plan, Stopped> {
        let wanted = placed.vendors.values().chain([&placed.common]).flatten();
        let owned = self.lock.as_ref().map(Lock::owned).unwrap_or_default();
        let tree = Tree {
            folder: self.folder.clone(),
            wanted: wanted.map(|(path, wanted)| (path.clone(), wanted.clone())).collect(),
            owned: owned
                .into_iter()
                .map(|(path, digest)| (path.to_owned(), digest.clone()))
                .collect(),
        };
        let mut plan = tree.plan(notes);
        plan.leftovers.extend(leftovers(&self.folder, [lock::FILE].into_iter()));
        self.undeclared_features(vendors, notes);
        plan.changes.extend(self.lock_change(&self.new_lock(vendors, placed)));
        notes.gate()?;
        Ok(plan)
    }

    fn new_lock(&self, vendors: &[VendorRun], placed: &Placed) -> Lock {
        let entries = vendors.iter().filter_map(|run| {
            let config = Digest::of(&self.config.vendor(&run.name)?.canonical());
            let files = digests(placed.vendors.get(&run.name)?);
            let published = run.generated.as_ref().ok()?.lock.clone();
            Some((
                run.name.clone(),
                Entry {
                    config,
                    documents: run.read.clone(),
                    files,
                    digest: published.digest(),
                    published,
                },
            ))
        });
        Lock {
            layout: self.layout_digest(),
            files: digests(&placed.common),
            vendors: entries.collect(),
            ..Lock::default()
        }
    }

    /// The lock is written last: whatever interrupts us, it never says that a file is new which is old.
    fn lock_change(&self, lock: &Lock) -> Option<Change> {
        let new = lock.to_text();
        let old = std::fs::read_to_string(self.lock_path()).ok();
        let same = old.as_ref().is_some_and(|old| Digest::of(old) == Digest::of(&new));
        (!same).then(|| Change {
            path: lock::FILE.to_owned(),
            old,
            new: Some(new),
        })
    }

    /// All files that decide what is generated, as far as the lock knows them; not the configuration.
    #[cfg(feature = "cli")]
    pub(crate) fn inputs(&self) -> Vec<PathBuf> {
        let vendors = self.config.vendors.iter();
        let named = vendors.flat_map(|vendor| [&vendor.document].into_iter().chain(&vendor.overlays));
        let entries = self.lock.iter().flat_map(|lock| lock.vendors.values());
        let read = entries.flat_map(|entry| entry.documents.keys());
        named.chain(read).map(|path| self.document(path)).collect()
    }

    /// All files that decide what is generated, and those that are: after a run what it has read and will have written,
    /// else what the lock says. A file that is removed is no part of it: cargo takes a missing file for a changed one.
    pub fn watched(&self, run: Option<&Run>) -> Vec<PathBuf> {
        let mut all = vec![self.lock_path()];
        let named = |vendor: &VendorConfig| {
            [&vendor.document]
                .into_iter()
                .chain(&vendor.overlays)
                .map(|path| self.document(path))
                .collect::<Vec<_>>()
        };
        all.extend(self.config.vendors.iter().flat_map(named));
        match run {
            Some(run) => {
                let read = run.vendors.iter().flat_map(|vendor| vendor.read.keys());
                all.extend(read.map(|path| self.document(path)));
                let placed = run
                    .placed
                    .vendors
                    .values()
                    .chain([&run.placed.common])
                    .flat_map(BTreeMap::keys);
                all.extend(placed.map(|path| self.folder.join(path)));
            }
            None => {
                let entries = self.lock.iter().flat_map(|lock| lock.vendors.values());
                all.extend(
                    entries
                        .flat_map(|entry| entry.documents.keys())
                        .map(|path| self.document(path)),
                );
                let owned = self.lock.iter().flat_map(Lock::owned);
                all.extend(owned.map(|(path, _)| self.folder.join(path)));
            }
        }
        all.sort();
        all.dedup();
        all
    }
}

fn digests(files: &BTreeMap<String, Wanted>) -> BTreeMap<String, Digest> {
    files
        .iter()
        .filter(|(_, wanted)| !wanted.once)
        .map(|(path, wanted)| (path.clone(), Digest::of(&wanted.text)))
        .collect()
}

impl Run {
    /// All findings, the project's first.
    pub fn notes(&self) -> impl Iterator<Item = &Diagnostics> {
        [&self.notes]
            .into_iter()
            .chain(self.vendors.iter().map(|vendor| &vendor.notes))
    }

    /// How many findings there are in all.
    pub fn counts(&self) -> Counts {
        self.notes()
            .map(Diagnostics::counts)
            .fold(Counts::default(), |sum, it| Counts {
                errors: sum.errors + it.errors,
                warnings: sum.warnings + it.warnings,
                notes: sum.notes + it.notes,
            })
    }

    /// How many files of a vendor are to be written or removed.
    pub fn changed(&self, vendor: &str) -> usize {
        let files = self.placed.vendors.get(vendor);
        let Ok(plan) = &self.plan else { return 0 };
        plan.changes
            .iter()
            .filter(|change| files.is_some_and(|files| files.contains_key(&change.path)))
            .count()
    }

    /// Whether operations were left out.
    pub fn is_incomplete(&self) -> bool {
        self.vendors
            .iter()
            .any(|vendor| vendor.generated.as_ref().is_ok_and(|it| !it.summary.skipped.is_empty()))
    }
}
