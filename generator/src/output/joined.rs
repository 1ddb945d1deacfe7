//! All files of a vendor as one: what a build script writes into `OUT_DIR`.
//!
//! A file that is included with `include!` cannot find the files of its modules, and cannot begin with inner attributes.
//! So there is one item, the module, with all its modules written out inside.

use std::collections::BTreeMap;

use crate::pipeline::GeneratedFile;

/// The files of a vendor as the text of one module; `Err` names a file that cannot be joined, which is a bug of ours.
///
/// ```
/// use specwright::{GeneratedFile, output::joined};
///
/// let file = |path: &str, text: &str| GeneratedFile { path: path.into(), text: text.into() };
/// let files = [file("mod.rs", "//! Pets.\n\nmod types;\n"), file("types.rs", "pub struct Pet;\n")];
/// assert_eq!(
///     joined("pets", &files),
///     Ok("/// Made by specwright.\n#[allow(dead_code, missing_docs)]\npub mod pets {\n\
///         //! Pets.\n\nmod types {\npub struct Pet;\n}\n}\n".to_owned()),
/// );
/// ```
pub fn joined(module: &str, files: &[GeneratedFile]) -> Result<String, String> {
    let mut rest: BTreeMap<&str, &str> = files
        .iter()
        .map(|file| (file.path.as_str(), file.text.as_str()))
        .collect();
    let root = rest.remove("mod.rs").ok_or("mod.rs")?;
    // It is a part of the user's own crate, whose lints are about what people write: bindings have more than a program
    // uses, and are documented as far as the vendor has done it.
    let mut text = format!("/// Made by specwright.\n#[allow(dead_code, missing_docs)]\npub mod {module} {{\n");
    for line in root.split_inclusive('\n') {
        match declared(line).and_then(|(head, name)| Some((head, rest.remove(format!("{name}.rs").as_str())?))) {
            Some((head, inner)) => text.push_str(&format!("{head} {{\n{inner}}}\n")),
            None => text.push_str(line),
        }
    }
    text.push_str("}\n");
    match rest.keys().next() {
        // Declared not at all, or in a folder below, which we do not print.
        Some(left) => Err((*left).to_owned()),
        None => Ok(text),
    }
}

/// `pub mod name` and `name`, when a line declares a module in a file of its own. The printed text has nothing of a
/// document's at the beginning of a line: literals are escaped and comments have their marks.
fn declared(line: &str) -> Option<(&str, &str)> {
    let head = line.trim_end().strip_suffix(';')?;
    let (visibility, name) = head.split_once("mod ")?;
    let known = ["", "pub ", "pub(crate) ", "pub(super) "];
    known.contains(&visibility).then_some((head, name))
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::pipeline::GeneratedFile;

    fn file(path: &str, text: &str) -> GeneratedFile {
        GeneratedFile {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn a_file_that_nothing_declares_is_named() {
        let files = [file("mod.rs", "// mod types;\n"), file("types.rs", "")];
        assert_eq!(joined("pets", &files), Err("types.rs".into()));
    }

    #[test]
    fn the_result_is_one_item() {
        let root = "// Header.\n\n//! Pets.\n#![allow(x)]\n\n#[cfg(feature = \"client\")]\npub(crate) mod client;\nmod types;\n";
        let files = [
            file("client.rs", "//! C.\nuse super::A;\n"),
            file("mod.rs", root),
            file("types.rs", "pub struct A;\n"),
        ];
        let text = joined("pets", &files).unwrap_or_default();
        let parsed = syn::parse_file(&text).map(|file| file.items.len());
        assert_eq!(parsed.ok(), Some(1), "{text}");
    }
}
