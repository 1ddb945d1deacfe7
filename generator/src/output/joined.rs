//! All files of a vendor as one: what a build script writes into `OUT_DIR`.
//!
//! A file that is included with `include!` cannot find the files of its modules, and cannot begin with inner attributes.
//! So there is one item, the module, with all its modules written out inside.

use super::inline::inline;
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
///     Ok("pub mod pets {\n#![allow(dead_code, missing_docs)]\n\
///         //! Pets.\n\nmod types {\npub struct Pet;\n}\n}\n".to_owned()),
/// );
/// ```
pub fn joined(module: &str, files: &[GeneratedFile]) -> Result<String, String> {
    let inside = inline(files, false)?;
    // It is a part of the user's own crate, whose lints are about what people write: bindings have more than a program
    // uses, and are documented as far as the vendor has done it.
    Ok(format!(
        "pub mod {module} {{\n#![allow(dead_code, missing_docs)]\n{inside}}}\n"
    ))
}

/// The files of a vendor as one.
pub fn one_file(files: &[GeneratedFile]) -> Result<GeneratedFile, String> {
    Ok(GeneratedFile {
        path: "mod.rs".to_owned(),
        text: inline(files, true)?,
    })
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
