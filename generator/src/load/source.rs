//! A document with all files that it reaches.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{self, Disk, Files};
use super::resolve::{self, Target};
use super::{Text, Trail, Value, follow};
use crate::diagnostic::{Diagnostics, Place, Stopped};

/// A document with all files that it reaches.
///
/// ```
/// use specwright::{diagnostic::Diagnostics, load::{FileId, Source}};
///
/// let files = [("specs/api.yaml", "info: { $ref: info.yaml }"), ("specs/info.yaml", "title: Pets")];
/// let source = Source::from_files(&files, &mut Diagnostics::new())?;
/// let info = source.file_by_ref(FileId(0), "info.yaml").and_then(|id| source.file(id));
/// assert_eq!(info.map(|file| &*file.name), Some("specs/info.yaml"));
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
#[derive(Debug)]
pub struct Source {
    /// The files; the first is the entry document, as overlays left it. Where there are any, it stands among the files once
    /// more, as it was written, and so do the overlays; what these say is `null`.
    pub files: Vec<SourceFile>,
    pub(super) by_name: HashMap<Arc<str>, FileId>,
    /// The overlays, in their order.
    pub(super) overlays: Vec<FileId>,
    /// Where what stands in the entry document was written, if overlays changed it.
    pub(super) trail: Option<Arc<Trail>>,
}

/// One file of a document.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as messages show it: relative to the project, with `/`.
    pub name: Arc<str>,
    /// The whole text, for positions and excerpts.
    pub text: Arc<Text>,
    /// What it says. A file that is neither YAML nor JSON (`description: { $ref: intro.md }`) is one string.
    pub root: Value,
}

/// The number of a file in [`Source::files`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// What may be read, and from where.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The project's folder: relative paths start here, and paths in messages are relative to it. Empty: the current one.
    pub project: PathBuf,
    /// Folders beside the document's own from which files may be read.
    pub allow: Vec<PathBuf>,
    /// Overlays that change the entry document before anything else reads it, in this order.
    pub overlays: Vec<PathBuf>,
    /// What files say that are not to be read from the disk, by the names that messages have for them.
    pub given: BTreeMap<String, String>,
}

impl Source {
    /// Reads a document and the files that it reaches. `notes` have to be fresh: places count files from this one on.
    pub fn load(entry: &Path, options: &LoadOptions, notes: &mut Diagnostics) -> Result<Source, Stopped> {
        let name = files::name(&options.project, entry);
        let mut open = vec![resolve::folder(&name).to_owned()];
        open.extend(options.allow.iter().map(|folder| files::name(&options.project, folder)));
        let project = match options.project.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => options.project.clone(),
        };
        let disk = Disk::new(project, open.iter().map(String::as_str));
        let overlays: Vec<String> = options
            .overlays
            .iter()
            .map(|overlay| files::name(&options.project, overlay))
            .collect();
        let files = Files::Disk(disk);
        follow::follow(&name, &overlays, &Files::Over(&options.given, &files), &open, notes)
    }

    /// A document of one file, in memory.
    pub fn from_text(name: &str, text: &str, notes: &mut Diagnostics) -> Result<Source, Stopped> {
        Source::from_files(&[(name, text)], notes)
    }

    /// A document of several files, in memory; the first is the entry document, the others are read when it reaches them.
    pub fn from_files(files: &[(&str, &str)], notes: &mut Diagnostics) -> Result<Source, Stopped> {
        Source::overlaid(files, &[], notes)
    }

    /// The same with the names of overlays among the files: they change the entry document before anything else reads it.
    ///
    /// ```
    /// use specwright::{diagnostic::{Diagnostics, Place}, load::{FileId, Source}};
    ///
    /// let overlay = "
    /// overlay: 1.1.0
    /// info: { title: Names, version: '1' }
    /// actions: [{ target: $.info, update: { title: Pets } }]";
    /// let files = [("api.yaml", "info: { title: API }"), ("names.overlay.yaml", overlay)];
    /// let source = Source::overlaid(&files, &["names.overlay.yaml"], &mut Diagnostics::new())?;
    /// assert_eq!(source.root().at("/info/title").and_then(|title| title.as_str()), Some("Pets"));
    ///
    /// let place = source.written(&Place::value(FileId(0), "/info/title"));
    /// assert_eq!(source.file(place.file).map(|file| &*file.name), Some("names.overlay.yaml"));
    /// assert_eq!(place.pointer, "/actions/0/update/title");
    /// # Ok::<(), specwright::diagnostic::Stopped>(())
    /// ```
    pub fn overlaid(files: &[(&str, &str)], overlays: &[&str], notes: &mut Diagnostics) -> Result<Source, Stopped> {
        let overlays: Vec<String> = overlays.iter().map(|name| resolve::normal(name)).collect();
        let entry = resolve::normal(files.first().map_or("", |(name, _)| name));
        let open = [resolve::folder(&entry).to_owned()];
        let files = files
            .iter()
            .map(|(name, text)| (resolve::normal(name), (*text).to_owned()))
            .collect();
        follow::follow(&entry, &overlays, &Files::Memory(files), &open, notes)
    }

    /// The overlays, in the order in which they changed the entry document.
    pub fn overlays(&self) -> impl Iterator<Item = &SourceFile> {
        self.overlays.iter().filter_map(|id| self.file(*id))
    }

    /// Where what stands at a place was written: overlays bring parts of the entry document, and move others.
    pub fn written(&self, place: &Place) -> Place {
        match &self.trail {
            Some(trail) if place.file == FileId::default() => trail.written(place),
            Some(_) | None => place.clone(),
        }
    }

    /// A document whose files somebody else reads, each by its name, its overlays among them: those of a revision, for
    /// example. All of them may be read, so `read` must not reach further than it wants to.
    ///
    /// ```
    /// use specwright::{diagnostic::Diagnostics, load::Source};
    ///
    /// let read = |name: &str| match name {
    ///     "specs/api.yaml" => Ok(b"info: { $ref: ../info.yaml }".to_vec()),
    ///     _ => Ok(b"title: Pets".to_vec()),
    /// };
    /// let source = Source::from_reader("specs/api.yaml", &[], &read, &mut Diagnostics::new())?;
    /// assert_eq!(&*source.files[1].name, "info.yaml");
    /// # Ok::<(), specwright::diagnostic::Stopped>(())
    /// ```
    pub fn from_reader(
        name: &str,
        overlays: &[String],
        read: &dyn Fn(&str) -> io::Result<Vec<u8>>,
        notes: &mut Diagnostics,
    ) -> Result<Source, Stopped> {
        let overlays: Vec<String> = overlays.iter().map(|name| resolve::normal(name)).collect();
        let (entry, files) = (resolve::normal(name), Files::Given(read));
        let open = [String::new(), resolve::folder(&entry).to_owned()];
        follow::follow(&entry, &overlays, &files, &open, notes)
    }

    /// The names of the files as the entry document sees them: two versions of a document stand in two folders, and call
    /// the files beside them the same.
    pub(crate) fn beside(&self) -> Vec<Arc<str>> {
        let folder = self.files.first().map_or("", |entry| resolve::folder(&entry.name));
        let beside = |file: &SourceFile| match file.name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) {
            Some(rest) => rest.into(),
            None => file.name.clone(),
        };
        self.files.iter().map(beside).collect()
    }

    /// What the entry document says.
    pub fn root(&self) -> &Value {
        self.file(FileId(0)).map_or(&Value::Null, |file| &file.root)
    }

    /// A file by its number.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The file to which the path part of a `$ref` (as written; what follows `#` is ignored) leads from `from`; the empty
    /// path is `from` itself. `None` when it was not loaded: it is missing or refused, which `load` has reported.
    pub fn file_by_ref(&self, from: FileId, reference: &str) -> Option<FileId> {
        let name = &self.file(from)?.name;
        let target = match resolve::target(name, resolve::path(reference)) {
            None => return Some(from),
            Some(Target::File(target)) => target,
            Some(Target::Url(url)) => {
                let entry = &self.files.first()?.name;
                resolve::vendored(resolve::folder(entry), &url)?
            }
        };
        self.by_name.get(target.as_str()).copied()
    }
}
