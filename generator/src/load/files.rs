//! Where files come from: the disk, memory, or whoever has them.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};

use super::resolve;
use crate::diagnostic::nearest;

/// The files that a document may reach.
pub(super) enum Files<'f> {
    Disk(Disk),
    Memory(HashMap<String, String>),
    /// What a function gives.
    Given(&'f dyn Fn(&str) -> io::Result<Vec<u8>>),
    /// Those of another kind, some of which say something else.
    Over(&'f BTreeMap<String, String>, &'f Files<'f>),
}

/// A folder of the disk, and which parts of it may be read.
pub(super) struct Disk {
    /// Names are relative to this folder.
    project: PathBuf,
    /// The real paths of the folders that may be read.
    open: Vec<PathBuf>,
}

/// Positions are kept in 32 bits; no document comes near this.
const LONGEST: u64 = 1 << 30;

impl Files<'_> {
    /// The bytes of a file.
    pub(super) fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        match self {
            Files::Disk(disk) => disk.read(name),
            Files::Memory(files) => match files.get(name) {
                Some(text) => Ok(text.clone().into_bytes()),
                None => Err(io::ErrorKind::NotFound.into()),
            },
            Files::Given(read) => read(name),
            Files::Over(given, others) => match given.get(name) {
                Some(text) => Ok(text.clone().into_bytes()),
                None => others.read(name),
            },
        }
    }

    /// The bytes of a file that a person named, wherever it is.
    pub(super) fn read_named(&self, name: &str) -> io::Result<Vec<u8>> {
        match self {
            Files::Disk(disk) => bytes(&disk.project.join(name)),
            Files::Memory(_) | Files::Given(_) => self.read(name),
            Files::Over(_, others) => others.read_named(name),
        }
    }

    /// A file in the same folder whose name differs only in case or extension, or little.
    pub(super) fn similar(&self, name: &str) -> Option<String> {
        if let Files::Over(_, others) = self {
            return others.similar(name);
        }
        let folder = resolve::folder(name);
        let mut names: Vec<String> = match self {
            Files::Disk(disk) => disk.list(folder),
            Files::Memory(files) => files
                .keys()
                .filter(|file| resolve::folder(file) == folder)
                .cloned()
                .collect(),
            Files::Given(_) | Files::Over(..) => Vec::new(),
        };
        names.sort();
        let wanted = stem(name);
        let found = names.iter().find(|file| stem(file) == wanted);
        let near = || {
            let bases: Vec<&str> = names.iter().map(|file| base(file)).collect();
            let near = nearest(base(name), &bases)?;
            names.iter().find(|file| base(file) == near)
        };
        found.or_else(near).cloned()
    }
}

impl Disk {
    /// `open` are the folders that may be read, relative to the project.
    pub(super) fn new<'a>(project: PathBuf, open: impl Iterator<Item = &'a str>) -> Disk {
        let open = open
            .filter_map(|folder| project.join(folder).canonicalize().ok())
            .collect();
        Disk { project, open }
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let path = self.project.join(name).canonicalize()?;
        // A link may lead out of the folders that its name is in.
        if !self.open.iter().any(|folder| path.starts_with(folder)) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        bytes(&path)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.project.join(folder)) else {
            return Vec::new();
        };
        let names = entries
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok());
        names.map(|name| resolve::join(folder, &name)).collect()
    }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let about = path.metadata()?;
    if about.is_dir() {
        return Err(io::Error::other("it is a folder"));
    }
    if about.len() > LONGEST {
        return Err(io::Error::other("it is larger than 1 GiB"));
    }
    std::fs::read(path)
}

/// The name of a path given by the user: relative to the project where it is inside, with `/`.
pub(super) fn name(project: &Path, path: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let relative = match path.is_absolute() {
        true => path.strip_prefix(absolute(project)).unwrap_or(path),
        false => path,
    };
    resolve::normal(&relative.to_string_lossy().replace('\\', "/"))
}

fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

fn stem(name: &str) -> String {
    let name = name.to_lowercase();
    match name.rsplit_once('.') {
        Some((stem, "yaml" | "yml" | "json")) => stem.to_owned(),
        Some(_) | None => name,
    }
}
