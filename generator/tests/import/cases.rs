//! Each folder of `cases/` has pages, the document that they are imported to (`document.yaml`), and what is found on the way
//! (`findings.txt`), either if there is any. `UPDATE_CASES=1` writes both anew; read the difference.

use std::fs;
use std::path::Path;

use crate::support::{cases, imported, page, read};
use specwright::import::Page;

#[test]
fn pages_import_to_the_documents_beside_them() {
    for (name, folder) in cases() {
        let (document, findings) = imported(&pages(&folder));
        hold(
            &folder.join("document.yaml"),
            document.as_deref().unwrap_or_default(),
            &name,
        );
        hold(&folder.join("findings.txt"), &findings, &name);
    }
}

#[test]
fn there_are_twenty_and_more() {
    assert!(cases().len() >= 20, "{}", cases().len());
}

pub(crate) fn pages(folder: &Path) -> Vec<Page> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".md") || name.ends_with(".mdx"))
        .collect();
    names.sort();
    assert!(!names.is_empty(), "{} has no page", folder.display());
    names.iter().map(|name| page(name, &read(&folder.join(name)))).collect()
}

/// Holds a text against a file, which is not there if the text is empty.
fn hold(path: &Path, text: &str, case: &str) {
    if std::env::var_os("UPDATE_CASES").is_some() {
        if text.is_empty() {
            let _ = fs::remove_file(path);
        } else {
            fs::write(path, text).unwrap();
        }
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(
        text == expected,
        "{case}: {} differs; UPDATE_CASES=1 accepts\n--- is\n{text}\n--- should be\n{expected}",
        path.display()
    );
}
