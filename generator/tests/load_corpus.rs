//! Real documents load. Runs where the corpus stands beside the repository.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use specwright::diagnostic::{Diagnostics, Style};
use specwright::load::{LoadOptions, Source};

#[test]
fn every_document_of_the_corpus_loads() -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(list) = fs::read_to_string(corpus.join("list.txt")) else {
        eprintln!("skipped: there is no corpus beside the repository");
        return Ok(());
    };
    let options = LoadOptions {
        project: corpus.canonicalize()?,
        ..LoadOptions::default()
    };
    let documents: Vec<_> = list.lines().filter(|line| !line.is_empty()).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    loads(document, &options);
                }
            });
        }
    });
    eprintln!("{} documents loaded", documents.len());
    Ok(())
}

fn loads(document: &str, options: &LoadOptions) {
    let mut notes = Diagnostics::new();
    let source = Source::load(Path::new(document), options, &mut notes);
    let drawn = notes.draw(Style {
        colour: false,
        unicode: true,
    });
    assert!(source.is_ok(), "{document}\n{drawn}");
    for finding in notes.iter() {
        // The corpus keeps no copy of what is on the network; `problems.tsv` names the files that are missing.
        let known = finding.code.name == "remote-reference"
            || (finding.code.name == "missing-file" && document.starts_with("multi/ga4gh/"));
        assert!(known, "{document}\n{drawn}");
    }
}
