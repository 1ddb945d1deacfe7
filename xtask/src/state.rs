//! The rows on disk: what is known, whenever the program is stopped.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::row::Row;
use crate::work;

/// The rows, and the file that each new one is added to.
pub(crate) struct State {
    path: PathBuf,
    file: File,
    rows: BTreeMap<String, Row>,
}

impl State {
    /// What an earlier run left, or nothing.
    pub(crate) fn open(path: PathBuf, fresh: bool) -> anyhow::Result<State> {
        let rows = if fresh { BTreeMap::new() } else { read(&path) };
        let mut options = OpenOptions::new();
        options.create(true).append(!fresh).write(true).truncate(fresh);
        let file = options
            .open(&path)
            .with_context(|| format!("cannot write {}", path.display()))?;
        Ok(State { path, file, rows })
    }

    pub(crate) fn get(&self, path: &str) -> Option<&Row> {
        self.rows.get(path)
    }

    /// Keeps a row, on disk too.
    pub(crate) fn put(&mut self, row: Row) -> anyhow::Result<()> {
        let line = line(&row)?;
        self.file.write_all(line.as_bytes()).context("cannot write a row")?;
        self.rows.insert(row.path.clone(), row);
        Ok(())
    }

    /// Leaves one row for each document that is still there.
    pub(crate) fn finish(mut self, is_there: impl Fn(&str) -> bool) -> anyhow::Result<()> {
        self.rows.retain(|path, _| is_there(path));
        write(&self.path, self.rows.values())
    }
}

/// The rows of a file. Of several for a document the last counts; a line that is no row was cut off, or written by an
/// earlier version of this program.
pub(crate) fn read(path: &Path) -> BTreeMap<String, Row> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let rows = text.lines().filter_map(|line| serde_json::from_str::<Row>(line).ok());
    rows.map(|row| (row.path.clone(), row)).collect()
}

/// Writes rows, one per line.
pub(crate) fn write<'a>(path: &Path, rows: impl Iterator<Item = &'a Row>) -> anyhow::Result<()> {
    let lines: anyhow::Result<String> = rows.map(line).collect();
    work::write(path, lines?)
}

fn line(row: &Row) -> anyhow::Result<String> {
    Ok(serde_json::to_string(row).context("a row is no JSON")? + "\n")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{State, read};
    use crate::row::Row;

    #[test]
    fn what_was_done_is_known_after_a_stop() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.jsonl");
        let row = |path: &str, bytes| Row {
            path: path.to_owned(),
            bytes,
            ..Row::default()
        };
        let mut state = State::open(path.clone(), false).unwrap();
        for it in [row("b", 1), row("a", 2), row("b", 3)] {
            state.put(it).unwrap();
        }
        drop(state);
        fs::write(&path, fs::read_to_string(&path).unwrap() + "{\"path\": \"cut o").unwrap();

        let state = State::open(path.clone(), false).unwrap();
        assert_eq!(state.get("b").map(|row| row.bytes), Some(3));
        state.finish(|path| path != "a").unwrap();
        assert_eq!(read(&path).into_keys().collect::<Vec<_>>(), ["b"]);
        assert!(State::open(path, true).unwrap().get("b").is_none());
    }
}
