//! Each kind of finding has a name that never changes and an entry worth reading.
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;

use specwright::diagnostic::codes;

#[test]
fn names_are_unique_and_in_kebab_case() {
    let mut seen = HashSet::new();
    for code in codes::all() {
        assert!(seen.insert(code.name), "`{}` stands twice", code.name);
        let kebab = code
            .name
            .split('-')
            .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
        assert!(kebab, "`{}`", code.name);
        assert!(codes::find(code.name).is_some_and(|found| found.name == code.name));
    }
}

#[test]
fn every_code_has_its_entry() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostic/codes");
    let mut found = 0;
    for file in files(&folder) {
        let text = std::fs::read_to_string(&file).unwrap();
        for name in text
            .split("    name: \"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(
                codes::find(name).is_some(),
                "`{name}` of {} is in no list",
                file.display()
            );
            found += 1;
        }
    }
    assert_eq!(found, codes::all().count());
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

#[test]
fn entries_explain() {
    for code in codes::all() {
        assert!(
            !code.summary.is_empty() && !code.summary.ends_with('.'),
            "`{}`",
            code.name
        );
        assert!(code.explain.len() > 60, "`{}` explains little", code.name);
    }
}
