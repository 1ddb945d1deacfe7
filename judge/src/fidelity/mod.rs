//! Tries the generated types of many documents: what is valid has to be read, and written back as it was.

mod book;
mod case;
mod document;
mod program;
mod row;
mod summary;
mod target;
mod trial;
mod within;

use std::path::{Path, PathBuf};

use crate::workspace;
use document::Job;
use row::Row;
pub use within::{Tried, Trip, within};

/// How many documents are built together.
const CHUNK: usize = 20;

/// What to try, and where to put what comes of it.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with the documents; those that `list.txt` in it names, or all that look like one.
    pub documents: PathBuf,
    /// Where everything is written.
    pub out: PathBuf,
    /// Only documents whose path has one of these in it, between commas.
    pub only: Option<String>,
    /// Only the part `i` of `n`, from 1.
    pub shard: Option<(usize, usize)>,
    /// The generator's program.
    pub bin: PathBuf,
    /// The runtime's folder.
    pub runtime: PathBuf,
    /// Generate with `preserve-unknown`, so that nothing at all may be lost.
    pub preserve: bool,
    /// Try documents again that were tried before.
    pub fresh: bool,
}

/// Tries all documents that have not been tried, and sums up. The answer is whether enough came back.
///
/// # Errors
///
/// A file cannot be read or written, or a tool does not run.
pub fn run(options: &Options) -> Result<bool, String> {
    let documents = documents(options)?;
    let out = |name: &str| {
        let path = options.out.join(name);
        std::fs::create_dir_all(&path)
            .map_err(|error| format!("{}: {error}", path.display()))
            .map(|()| path)
    };
    let (rows, work) = (out("rows")?, out("work")?);
    let open: Vec<Job> = documents
        .iter()
        .map(|(number, document)| Job::new(*number, document, &work, &rows))
        .filter(|job| options.fresh || !job.row.exists())
        .collect();
    for (i, chunk) in open.chunks(CHUNK).enumerate() {
        eprintln!("chunk {} of {}", i + 1, open.len().div_ceil(CHUNK));
        try_chunk(chunk, options)?;
    }
    let mut found = Vec::new();
    for (number, document) in &documents {
        let job = Job::new(*number, document, &work, &rows);
        let text = std::fs::read_to_string(&job.row).map_err(|error| format!("{}: {error}", job.row.display()))?;
        found.push(serde_json::from_str::<Row>(&text).map_err(|error| format!("{}: {error}", job.row.display()))?);
    }
    summary::write(&found, options)
}

fn try_chunk(chunk: &[Job], options: &Options) -> Result<(), String> {
    let mut ready = Vec::new();
    for job in chunk {
        match job.prepare(options) {
            Ok(()) => ready.push(job),
            Err(reason) => job.give_up(&reason)?,
        }
    }
    let names: Vec<&str> = ready.iter().map(|job| job.name.as_str()).collect();
    workspace::write(&options.out, &names, &options.runtime)?;
    let said = workspace::build(&options.out)?;
    for job in ready {
        if !workspace::program(&options.out, &job.name).exists() {
            let errors = said
                .lines()
                .filter(|line| line.contains("error"))
                .take(3)
                .collect::<Vec<_>>()
                .join("; ");
            job.give_up(&format!("does not compile: {errors}"))?;
            let log = job.folder.join("build.log");
            std::fs::write(&log, &said).map_err(|error| error.to_string())?;
            continue;
        }
        if let Err(reason) = job.try_all(options) {
            job.give_up(&reason)?;
        }
        program::remove(&job.name, options);
    }
    Ok(())
}

/// The documents with their numbers, in their order.
fn documents(options: &Options) -> Result<Vec<(usize, PathBuf)>, String> {
    let list = options.documents.join("list.txt");
    let all: Vec<PathBuf> = match std::fs::read_to_string(&list) {
        Ok(text) => text
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .map(PathBuf::from)
            .collect(),
        Err(_) => in_folder(&options.documents).map_err(|error| format!("{}: {error}", options.documents.display()))?,
    };
    let (shard, shards) = options.shard.unwrap_or((1, 1));
    let numbered = all.into_iter().enumerate();
    let mine = numbered.filter(|(number, path)| {
        number % shards.max(1) + 1 == shard
            && options
                .only
                .as_ref()
                .is_none_or(|only| only.split(',').any(|part| path.to_string_lossy().contains(part)))
    });
    Ok(mine
        .map(|(number, path)| (number, options.documents.join(path)))
        .collect())
}

fn in_folder(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_document = path
            .extension()
            .is_some_and(|it| matches!(it.to_str(), Some("yaml" | "yml" | "json")));
        if let Some(name) = path.file_name().filter(|_| is_document) {
            found.push(PathBuf::from(name));
        }
    }
    found.sort();
    Ok(found)
}
