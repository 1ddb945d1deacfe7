//! The part of README.md that is the table.

use std::fs;
use std::path::PathBuf;

const BEGIN: &str = "<!-- support table: written by `cargo test -p specwright --test keywords` -->\n";
const END: &str = "<!-- end of the support table -->\n";

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../README.md")
}

/// The text before the table, the table, and the text after it.
fn parts(text: &str) -> (&str, &str, &str) {
    let (before, rest) = text.split_once(BEGIN).expect("README.md says where the table begins");
    let (table, after) = rest.split_once(END).expect("README.md says where the table ends");
    (before, table, after)
}

/// The table as it stands there.
pub(crate) fn section() -> String {
    let text = fs::read_to_string(path())
        .expect("README.md is there")
        .replace("\r\n", "\n");
    parts(&text).1.to_owned()
}

/// Puts the table there.
pub(crate) fn replace(table: &str) {
    let text = fs::read_to_string(path())
        .expect("README.md is there")
        .replace("\r\n", "\n");
    let (before, _, after) = parts(&text);
    let new = format!("{before}{BEGIN}{table}{END}{after}");
    if new != text {
        fs::write(path(), new).expect("README.md can be written");
    }
}
