//! `documents.txt`: which documents are tried, and why.

use std::path::{Path, PathBuf};

/// One line of the list.
pub(crate) struct Listed {
    /// As the list names it.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
}

/// The documents whose name has `only` in it: our own stand beside the list, the others in `folder`.
pub(crate) fn read(here: &Path, folder: Option<&Path>, only: Option<&str>) -> Result<Vec<Listed>, String> {
    let list = here.join("documents.txt");
    let text = std::fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let mut found = Vec::new();
    for name in text.lines().filter_map(name) {
        let path = match (name.strip_prefix("./"), folder) {
            (Some(own), _) => here.join(own),
            (None, Some(folder)) => folder.join(name),
            (None, None) => continue,
        };
        if only.is_none_or(|only| name.contains(only)) {
            found.push(Listed {
                name: name.to_owned(),
                path,
            });
        }
    }
    Ok(found)
}

/// The first word of a line that is no remark; the rest says why the document is there.
fn name(line: &str) -> Option<&str> {
    line.split_whitespace().next().filter(|word| !word.starts_with('#'))
}
