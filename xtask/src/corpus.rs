//! Generates and compiles documents, as far as that has not been done before.

use std::path::Path;
use std::time::Instant;

use anyhow::bail;

use crate::args::Options;
use crate::check::Tool;
use crate::documents::{self, Document};
use crate::machine;
use crate::project;
use crate::report::{self, Run};
use crate::row::{Expect, Row};
use crate::session::{Session, paths};
use crate::state::State;
use crate::work::Work;

/// The documents of a folder, of all of which the same is expected.
pub(crate) fn folder(folder: &Path, expect: Expect, options: &Options) -> anyhow::Result<bool> {
    let documents = documents::find(folder, |_| expect)?;
    run("corpus", folder, documents, options)
}

/// Does what is to be done with documents, writes about it, and says whether all went well.
pub(crate) fn run(title: &str, root: &Path, documents: Vec<Document>, options: &Options) -> anyhow::Result<bool> {
    let start = Instant::now();
    let out = options.out.clone().unwrap_or_else(|| project::target().join(title));
    let work = Work::open(&out)?;
    let mut state = State::open(work.rows(), options.fresh)?;
    let listed = documents.len();
    let (chosen, there) = chosen(documents, options)?;

    let mut session = Session::new(&work, root, options)?;
    session.generate(&chosen, &mut state)?;
    if !options.no_check {
        session.check(Tool::Check, &paths(&chosen), &mut state)?;
    }
    let sample = session.sample(&chosen, &state);
    session.check(Tool::Clippy, &sample, &mut state)?;

    let rows: Vec<Row> = chosen.iter().filter_map(|it| state.get(&it.path)).cloned().collect();
    state.finish(|path| there.iter().any(|it| it == path))?;
    let run = Run {
        title: title.to_owned(),
        shard: options.shard.to_string(),
        listed,
        generator: session.generator.digest.get(..12).unwrap_or_default().to_owned(),
        rustc: session.checker.rustc.clone(),
        processors: machine::processors(),
        seconds: start.elapsed().as_secs_f64(),
    };
    report::write(&work.out, &run, &rows)?;
    Ok(report::verdict(&work.out, &rows, options.max_skipped))
}

/// The documents to work on, and the paths of all that this part of the run has.
fn chosen(documents: Vec<Document>, options: &Options) -> anyhow::Result<(Vec<Document>, Vec<String>)> {
    let mut chosen = documents;
    chosen.retain(|document| options.shard.holds(&document.path));
    let there = chosen.iter().map(|document| document.path.clone()).collect();
    if let Some(only) = &options.only {
        chosen.retain(|document| document.path.contains(only.as_str()));
        if chosen.is_empty() {
            bail!("no document has `{only}` in its path");
        }
    }
    Ok((chosen, there))
}
