//! Puts the parts of a run together.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::args::MergeArgs;
use crate::report::{self, Run};
use crate::row::Row;
use crate::shard::Shard;
use crate::state;
use crate::work;

/// Reads the parts, writes the whole, and says whether all went well.
pub(crate) fn merge(arguments: &MergeArgs) -> anyhow::Result<bool> {
    let parts: anyhow::Result<Vec<Part>> = arguments.parts.iter().map(|folder| part(folder)).collect();
    let (run, rows) = together(parts?)?;
    work::make(&arguments.out)?;
    state::write(&arguments.out.join("rows.jsonl"), rows.iter())?;
    report::write(&arguments.out, &run, &rows)?;
    Ok(report::verdict(&arguments.out, &rows, None))
}

/// What one of several runs wrote.
struct Part {
    run: Run,
    rows: BTreeMap<String, Row>,
}

fn part(folder: &Path) -> anyhow::Result<Part> {
    let path = folder.join(report::RUN);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let run = serde_json::from_str(&text).with_context(|| format!("{} is not what was written", path.display()))?;
    let rows = state::read(&folder.join("rows.jsonl"));
    Ok(Part { run, rows })
}

fn together(parts: Vec<Part>) -> anyhow::Result<(Run, Vec<Row>)> {
    complete(&parts)?;
    let mut parts = parts.into_iter();
    let Some(Part { mut run, mut rows }) = parts.next() else {
        bail!("there are no parts");
    };
    for part in parts {
        if (&run.generator, &run.rustc) != (&part.run.generator, &part.run.rustc) {
            eprintln!(
                "warning: part {} was made with other tools than {}",
                part.run.shard, run.shard
            );
        }
        run.seconds += part.run.seconds;
        rows.extend(part.rows);
    }
    run.shard = "1/1".to_owned();
    if rows.len() != run.listed {
        bail!(
            "the parts have {} documents together, and there are {}",
            rows.len(),
            run.listed
        );
    }
    Ok((run, rows.into_values().collect()))
}

/// Each part is there once.
fn complete(parts: &[Part]) -> anyhow::Result<()> {
    let shards: Result<Vec<Shard>, String> = parts.iter().map(|part| part.run.shard.parse()).collect();
    let shards = shards.map_err(anyhow::Error::msg)?;
    let count = shards.first().map_or(0, |shard| shard.count);
    for index in 1..=count {
        let those = shards.iter().filter(|shard| **shard == Shard { index, count }).count();
        if those != 1 {
            bail!("part {index}/{count} is there {those} times");
        }
    }
    if shards.len() as u64 != count {
        bail!("there are parts that do not belong together");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Part, together};
    use crate::report::Run;
    use crate::row::Row;

    fn part(shard: &str, paths: &[&str]) -> Part {
        let row = |path: &&str| Row {
            path: (*path).to_owned(),
            ..Row::default()
        };
        Part {
            run: Run {
                shard: shard.to_owned(),
                listed: 3,
                seconds: 1.5,
                ..Run::default()
            },
            rows: paths
                .iter()
                .map(|path| ((*path).to_owned(), row(path)))
                .collect::<BTreeMap<_, _>>(),
        }
    }

    #[test]
    fn parts_make_a_whole_in_the_order_of_paths() {
        let (run, rows) = together(vec![part("2/2", &["b"]), part("1/2", &["a", "c"])]).unwrap();
        assert_eq!(
            rows.iter().map(|row| row.path.as_str()).collect::<Vec<_>>(),
            ["a", "b", "c"]
        );
        assert_eq!((run.shard.as_str(), run.seconds), ("1/1", 3.0));
    }

    #[test]
    fn a_part_that_is_missing_or_there_twice_is_named() {
        let message = |parts| together(parts).unwrap_err().to_string();
        assert_eq!(message(vec![part("2/2", &["b"])]), "part 1/2 is there 0 times");
        assert_eq!(
            message(vec![part("1/2", &["a"]), part("2/2", &["b"]), part("2/2", &["c"])]),
            "part 2/2 is there 2 times"
        );
        assert_eq!(
            message(vec![part("1/2", &["a"]), part("2/2", &["b"])]),
            "the parts have 2 documents together, and there are 3"
        );
    }
}
