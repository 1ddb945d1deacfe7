//! The only place that changes files.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::SystemTime;

use super::{Change, Plan, leftover};
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::output as codes};

/// Carries out a plan, change by change, each file at once: to a temporary name and renamed, because an editor's checker
/// may be reading, and another build writing the same. Ends at the first failure.
///
/// Cargo runs a build script again when a file that it watches is younger than its last run. A build script watches what it
/// writes, lest a hand edit go unnoticed; so it gives what it writes the age of what it was made from, `born`.
pub fn write(plan: &Plan, folder: &Path, born: Option<SystemTime>, notes: &mut Diagnostics) -> Result<(), Stopped> {
    plan.leftovers
        .iter()
        .for_each(|path| leftover::remove(&folder.join(path)));
    for change in &plan.changes {
        if let Err(error) = carry_out(change, folder, born) {
            notes.push(failure(change, &error));
        }
        notes.gate()?;
    }
    Ok(())
}

fn carry_out(change: &Change, folder: &Path, born: Option<SystemTime>) -> io::Result<()> {
    let path = folder.join(&change.path);
    match &change.new {
        Some(text) => replace(&path, text, born),
        None => remove(&path, folder),
    }
}

fn replace(path: &Path, text: &str, born: Option<SystemTime>) -> io::Result<()> {
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    fs::create_dir_all(parent)?;
    let temporary = parent.join(leftover::temporary(&name.to_string_lossy()));
    let age = born.map(|born| {
        fs::metadata(path)
            .and_then(|old| old.modified())
            .map_or(born, |old| old.max(born))
    });
    // The file is open, and so locked, until it has its name.
    let written = fill(&temporary, text, age).and_then(|_open| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn fill(path: &Path, text: &str, age: Option<SystemTime>) -> io::Result<File> {
    let mut file = File::create(path)?;
    // Some file systems have no locks; there the process and the age alone say that nobody is writing.
    let _ = file.try_lock();
    file.write_all(text.as_bytes())?;
    if let Some(age) = age {
        file.set_modified(age)?;
    }
    Ok(file)
}

/// Removes a file, and the folders that it leaves empty.
fn remove(path: &Path, folder: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    let above = path.ancestors().skip(1).take_while(|ancestor| *ancestor != folder);
    for ancestor in above {
        // Not empty: others have files there.
        if fs::remove_dir(ancestor).is_err() {
            break;
        }
    }
    Ok(())
}

fn failure(change: &Change, error: &io::Error) -> Diagnostic {
    let verb = if change.new.is_some() { "write" } else { "remove" };
    let message = format!("cannot {verb} `{}`: {error}", change.path);
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "the tree is stale, and cannot be written here: generate where it can, and commit the result"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room and generate again: what is written so far is whole"
        }
        _ => "generate again when this is mended: what is written so far is whole",
    };
    Diagnostic::new(&codes::WRITE_FAILED, None, message).help(help)
}
