//! Each kind of finding has a name that never changes and an entry worth reading.

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
