//! What runs leave behind that are cut off: temporary files that were never renamed.
//!
//! They are known by exact names, `.types.rs.4711.tmp` beside a `types.rs` of ours, and removed only when nobody can be writing
//! them: whoever writes one holds a lock on it, which ends with its process, and whose number is in the name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Where processes cannot be looked up, and where a number belongs to another process by now, age decides.
const OLD: Duration = Duration::from_secs(3600);

/// The name under which a process writes a file before it is renamed.
pub(super) fn temporary(name: &str) -> String {
    format!(".{name}.{}.tmp", std::process::id())
}

/// The temporary files that stand beside these files, by path from the folder.
pub(crate) fn leftovers<'p>(folder: &Path, files: impl Iterator<Item = &'p str>) -> Vec<String> {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let (parent, name) = file.rsplit_once('/').unwrap_or(("", file));
        names.entry(parent).or_default().insert(name);
    }
    let found = names.iter().flat_map(|(parent, names)| {
        let entries = fs::read_dir(folder.join(parent)).into_iter().flatten().flatten();
        let entries = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let ours = entries.filter(|entry| parts(entry).is_some_and(|(name, _)| names.contains(name)));
        ours.map(|entry| match *parent {
            "" => entry,
            parent => format!("{parent}/{entry}"),
        })
        .collect::<Vec<_>>()
    });
    let mut found: Vec<String> = found.collect();
    found.sort();
    found
}

/// Removes a temporary file, if nobody can be writing it. It is in nobody's way, so that a failure is none.
pub(super) fn remove(path: &Path) {
    if is_left(path) {
        let _ = fs::remove_file(path);
    }
}

/// The file's own name, and the process.
fn parts(entry: &str) -> Option<(&str, u32)> {
    let (name, process) = entry.strip_prefix('.')?.strip_suffix(".tmp")?.rsplit_once('.')?;
    let number: u32 = process.parse().ok()?;
    (number.to_string() == process).then_some((name, number))
}

fn is_left(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let process = name.as_deref().and_then(parts).map(|(_, process)| process);
    let (Some(process), Ok(about)) = (process, fs::symlink_metadata(path)) else {
        return false;
    };
    about.is_file() && !is_locked(path) && (is_gone(process) || is_old(about.created().ok()))
}

/// Where there are no locks, nothing is locked.
fn is_locked(path: &Path) -> bool {
    let lock = File::options().write(true).open(path).map(|file| file.try_lock());
    matches!(lock, Ok(Err(TryLockError::WouldBlock)))
}

/// Whether a process is known to be no more. One that had our number was there before us.
fn is_gone(process: u32) -> bool {
    let processes = PathBuf::from("/proc");
    let is_there = |process: u32| processes.join(process.to_string()).exists();
    let own = std::process::id();
    process == own || (cfg!(target_os = "linux") && is_there(own) && !is_there(process))
}

/// When a file was made: its modification may be set to the age of what it is made from.
fn is_old(born: Option<SystemTime>) -> bool {
    let age = born.and_then(|born| born.elapsed().ok());
    age.is_some_and(|age| age > OLD)
}

#[cfg(test)]
mod tests {
    use super::{is_old, parts, temporary};
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_temporary_file_is_known_by_its_name() {
        assert_eq!(parts(".types.rs.4711.tmp"), Some(("types.rs", 4711)));
        assert_eq!(parts(&temporary("a.b")), Some(("a.b", std::process::id())));
        for other in [
            "types.rs.4711.tmp",
            ".types.rs.tmp",
            ".types.rs.04.tmp",
            ".types.rs.4711.tmp~",
            ".x.-1.tmp",
        ] {
            assert_eq!(parts(other), None, "{other}");
        }
    }

    #[test]
    fn an_hour_is_long_for_a_file() {
        let ago = |seconds| SystemTime::now().checked_sub(Duration::from_secs(seconds));
        assert!(is_old(ago(3700)));
        assert!(!is_old(ago(3500)));
        assert!(!is_old(None));
    }
}
