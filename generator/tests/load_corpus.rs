//! Real documents load. Runs where the corpus stands beside the repository.

use std::fs;
use std::path::Path;

use specwright::diagnostic::{Diagnostics, Style};
use specwright::load::{LoadOptions, Source};

#[test]
fn every_document_of_the_corpus_loads() -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(list) = fs::read_to_string(corpus.join("list.txt")) else {
        eprintln!("skipped: there is no corpus beside the repository");
        return Ok(());
    };
    let corpus = corpus.canonicalize()?;
    let options = LoadOptions { project: corpus, allow: Vec::new() };
    let mut loaded = 0;
    for document in list.lines().filter(|line| !line.is_empty()) {
        let mut notes = Diagnostics::new();
        let source = Source::load(Path::new(document), &options, &mut notes);
        let drawn = notes.draw(Style { colour: false, unicode: true });
        assert!(source.is_ok(), "{document}\n{drawn}");
        for finding in notes.iter() {
            // The corpus keeps no copy of what is on the network; `problems.tsv` names the files that are missing.
            let known = finding.code.name == "remote-reference"
                || (finding.code.name == "missing-file" && document.starts_with("multi/ga4gh/"));
            assert!(known, "{document}\n{drawn}");
        }
        loaded += 1;
    }
    eprintln!("{loaded} documents loaded");
    Ok(())
}
