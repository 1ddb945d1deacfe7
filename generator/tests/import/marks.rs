//! Where a fact is from, and that it is inferred, is welcome in each place and changes nothing that is generated.

use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::generate;
use specwright::load::Source;
use specwright::lock::VendorLock;

use crate::support::{brief, cases, read, root};

#[test]
fn marks_change_nothing() {
    let mut documents: Vec<_> = cases()
        .into_iter()
        .map(|(name, folder)| (name, folder.join("document.yaml")))
        .collect();
    documents.extend(["jani", "lago"].map(|name| (name.to_owned(), root().join(format!("specs/{name}.yaml")))));
    for (name, path) in documents.iter().filter(|(_, path)| path.exists()) {
        let text = read(path);
        let (with, findings) = generated(&text);
        let (without, _) = generated(&unmarked(&text));
        assert_eq!(with, without, "{name}");
        assert!(!findings.contains("x-specwright"), "{name}: {findings}");
        let unknown = findings
            .lines()
            .find(|line| line.starts_with("warning[unknown-keyword]"));
        assert_eq!(unknown, None, "{name}");
    }
}

/// The files, and what is found.
fn generated(text: &str) -> (Vec<(String, String)>, String) {
    let mut notes = Diagnostics::new();
    let source = Source::from_text("api.yaml", text, &mut notes).expect("a document");
    let config = VendorConfig::default();
    let done = generate(&source, &config, &VendorLock::default(), &mut notes);
    let done = done.unwrap_or_else(|_| panic!("{}\n{text}", brief(&notes)));
    let files = done
        .files
        .into_iter()
        .map(|file| (file.path.to_string(), file.text))
        .collect();
    (files, brief(&notes))
}

/// The document without the lines of marks, which are lines of their own, or folded.
fn unmarked(text: &str) -> String {
    let mut kept = String::new();
    let mut folded = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if folded.is_some_and(|above| indent > above && !line.trim().is_empty()) {
            continue;
        }
        folded = None;
        if line.trim_start().starts_with("x-specwright-") {
            folded = line.ends_with(">-").then_some(indent);
            continue;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}
