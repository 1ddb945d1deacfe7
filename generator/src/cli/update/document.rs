//! A document with all files that it refers to, as its vendor publishes them.
//!
//! The loader itself says which files these are: it reads the document, and each file that is asked for is fetched from beside
//! the source.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;

use super::fetch::{Budget, Failure, Fetched, Limits, Request, Tag, fetch, refused};
use super::location;
use super::memory::{File, Kept, Memory};
use super::owner::{Owner, is};
use crate::config::VendorConfig;
use crate::diagnostic::{Diagnostics, Stopped};
use crate::load::{Source, normal};
use crate::lock::Digest;
use crate::output::Change;
use crate::project::Project;

/// How many files a document may have.
const MOST: usize = 500;

/// A document as its vendor publishes it.
pub(super) struct Document {
    /// The files that differ from those on the disk, the main one first; and those that are no longer part of it.
    pub(super) changes: Vec<Change>,
    /// Files that were changed by hand since they were fetched.
    pub(super) edited: Vec<String>,
    /// Files that the vendor does not publish, and a person has put there.
    pub(super) by_hand: Vec<String>,
    /// Whether a server has sent anything.
    pub(super) is_sent: bool,
    /// What there is to keep of it.
    pub(super) kept: Kept,
    /// What was read, and what there is to say about it.
    pub(super) read: (Result<Source, Stopped>, Diagnostics),
}

/// Fetches a document, and what it refers to.
pub(super) fn document(
    project: &Project,
    (vendor, source): (&VendorConfig, &str),
    memory: &Memory,
    limits: Limits,
) -> Result<Document, Failure> {
    let asking = Asking {
        owner: Owner {
            project,
            vendor,
            source,
            memory,
            main: normal(&vendor.document),
        },
        state: RefCell::new(State {
            budget: limits.begin(),
            base: source.to_owned(),
            got: BTreeMap::new(),
            by_hand: Vec::new(),
            failure: None,
        }),
    };
    let mut notes = Diagnostics::new();
    let read = |name: &str| asking.read(name);
    let loaded = Source::from_reader(&vendor.document, &[], &read, &mut notes);
    let Asking { owner, state } = asking;
    state.into_inner().conclude(&owner, (loaded, notes))
}

struct Asking<'a> {
    owner: Owner<'a>,
    state: RefCell<State>,
}

struct State {
    budget: Budget,
    /// Where the document is, after redirects.
    base: String,
    /// The files by name.
    got: BTreeMap<String, Got>,
    by_hand: Vec<String>,
    failure: Option<Failure>,
}

/// A file, as the server has it and as it is on the disk.
struct Got {
    /// `None`: the server has what is on the disk.
    fetched: Option<Fetched>,
    tag: Tag,
    old: Option<String>,
}

impl Got {
    fn text(&self) -> &str {
        let fetched = self.fetched.as_ref().map(|fetched| fetched.text.as_str());
        fetched.or(self.old.as_deref()).unwrap_or_default()
    }

    /// What is to be written.
    fn change(&self, path: &str) -> Option<Change> {
        let new = &self.fetched.as_ref()?.text;
        let differs = self.old.as_ref().is_none_or(|old| Digest::of(old) != Digest::of(new));
        differs.then(|| Change {
            path: path.to_owned(),
            old: self.old.clone(),
            new: Some(new.clone()),
        })
    }
}

impl Asking<'_> {
    /// The bytes of a file that the loader asks for. What fails is kept: it has more to say than an error of the loader's.
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        if name != self.owner.main && !self.owner.is_a_part(name) {
            return self
                .owner
                .below(name)
                .map_or(Err(io::ErrorKind::PermissionDenied.into()), |_| {
                    std::fs::read(self.owner.project.document(name))
                });
        }
        let got = match name == self.owner.main {
            true => self.main(),
            false => self.part(name),
        };
        let state = &mut *self.state.borrow_mut();
        match got {
            Ok(Some(got)) => {
                let text = got.text().as_bytes().to_vec();
                state.got.insert(name.to_owned(), got);
                Ok(text)
            }
            Ok(None) => {
                state.by_hand.push(name.to_owned());
                std::fs::read(self.owner.project.document(name))
            }
            Err(failure) => {
                state.failure.get_or_insert(failure);
                Err(io::ErrorKind::NotFound.into())
            }
        }
    }

    fn main(&self) -> Result<Option<Got>, Failure> {
        let kept = self.owner.kept();
        let old = self.owner.disk(&self.owner.main);
        let known = kept
            .filter(|kept| is(old.as_deref(), &kept.digest))
            .map(|kept| &kept.tag);
        let request = Request {
            url: self.owner.source,
            known,
            within: None,
        };
        let state = &mut *self.state.borrow_mut();
        let answer = fetch(request, &mut state.budget)?;
        state.base = answer.url;
        Ok(Some(got(answer.fetched, known, old)))
    }

    /// A part of the document; `None` if the vendor does not publish it, and there is one by hand.
    fn part(&self, name: &str) -> Result<Option<Got>, Failure> {
        let state = &mut *self.state.borrow_mut();
        if state.got.len() >= MOST {
            return Err(refused(format!("the document refers to more than {MOST} files")));
        }
        if !self.owner.stays_inside(name) {
            return Err(refused(format!(
                "`{name}` is a link that leads out of the document's folder"
            )));
        }
        let url = location::beside(&state.base, self.owner.below(name).unwrap_or_default());
        let old = self.owner.disk(name);
        let kept = self.owner.before().and_then(|kept| kept.files.get(name));
        let known = kept.filter(|kept| self.owner.is_where_it_was(&state.base) && is(old.as_deref(), &kept.digest));
        let known = known.map(|kept| &kept.tag);
        let request = Request {
            url: &url,
            known,
            within: Some(&location::origin(&state.base)),
        };
        let fetched = match fetch(request, &mut state.budget) {
            Ok(answer) => answer.fetched,
            Err(failure) if failure.is_missing && kept.is_none() && old.is_some() => return Ok(None),
            Err(failure) => return Err(failure),
        };
        let got = got(fetched, known, old);
        if kept.is_none() && got.old.is_some() && got.change(name).is_some() && !self.owner.is_ours(name) {
            return Err(refused(format!(
                "the document refers to `{name}`, which is there and no part of it"
            )));
        }
        Ok(Some(got))
    }
}

impl State {
    fn conclude(
        mut self,
        owner: &Owner<'_>,
        read: (Result<Source, Stopped>, Diagnostics),
    ) -> Result<Document, Failure> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let main = self.got.remove(&owner.main);
        let changed = main.as_ref().and_then(|main| main.change(&owner.vendor.document));
        let mut changes: Vec<Change> = changed.into_iter().collect();
        changes.extend(self.got.iter().filter_map(|(path, got)| got.change(path)));
        let edited = changes.iter().filter(|change| owner.is_edited(change));
        let edited = edited.map(|change| change.path.clone()).collect();
        let files = match &read.0 {
            Ok(_) => self.got.iter().map(|(path, got)| (path.clone(), file(got))).collect(),
            // What could not be read has not said what it refers to.
            Err(_) => owner.before().map(|kept| kept.files.clone()).unwrap_or_default(),
        };
        changes.extend(owner.removals(&files));
        Ok(Document {
            is_sent: self.got.values().chain(&main).any(|got| got.fetched.is_some()),
            changes,
            edited,
            by_hand: self.by_hand,
            kept: Kept {
                source: owner.source.to_owned(),
                led_to: (self.base != owner.source).then_some(self.base),
                digest: main
                    .as_ref()
                    .map_or_else(Digest::default, |main| Digest::of(main.text())),
                tag: main.map(|main| main.tag).unwrap_or_default(),
                files,
            },
            read,
        })
    }
}

fn got(fetched: Option<Fetched>, known: Option<&Tag>, old: Option<String>) -> Got {
    let tag = fetched.as_ref().map(|fetched| &fetched.tag).or(known);
    Got {
        tag: tag.cloned().unwrap_or_default(),
        fetched,
        old,
    }
}

fn file(got: &Got) -> File {
    File {
        tag: got.tag.clone(),
        digest: Digest::of(got.text()),
    }
}
