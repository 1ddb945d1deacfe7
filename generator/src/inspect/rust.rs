//! The items of the printed files, by name: what a reader sees of a type, without docs and tables.

use std::collections::BTreeMap;

use crate::pipeline::GeneratedFile;

/// Structs, enums and other names, as they are printed.
pub(super) fn items(files: &[GeneratedFile]) -> BTreeMap<String, String> {
    let mut items = BTreeMap::new();
    for file in files {
        let mut lines = file.text.lines();
        while let Some(line) = lines.next() {
            let Some(name) = named(line) else { continue };
            let mut item = format!("{line}\n");
            if line.ends_with('{') {
                for line in lines.by_ref() {
                    if !line.trim_start().starts_with("///") && !line.trim().is_empty() {
                        item.push_str(line);
                        item.push('\n');
                    }
                    if line == "}" {
                        break;
                    }
                }
            }
            items.entry(name).or_insert(item);
        }
    }
    items
}

/// The name that an item gives.
fn named(line: &str) -> Option<String> {
    let rest = ["pub struct ", "pub enum ", "pub type "]
        .iter()
        .find_map(|word| line.strip_prefix(word));
    let rest = match rest {
        Some(rest) => rest,
        None => line.strip_prefix("pub use ")?.rsplit_once(" as ")?.1,
    };
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '#')));
    Some(rest[..end.unwrap_or(rest.len())].to_owned())
}
