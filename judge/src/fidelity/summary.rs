//! The table and the sums.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Options;
use super::row::{Row, Tally};

/// What has to come back, in tenths of a percent.
const ENOUGH: usize = 999;

/// Writes `fidelity.tsv`, `failures.jsonl` and `summary.txt`; whether enough came back.
pub(super) fn write(rows: &[Row], options: &Options) -> Result<bool, String> {
    let save = |name: &str, text: &str| {
        let path = options.out.join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    save("fidelity.tsv", &table(rows))?;
    let (text, enough) = sums(rows);
    save("summary.txt", &text)?;
    println!("{text}");
    Ok(enough)
}

fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "document\tstatus\ttypes\texamples\tcame back\tof these without undeclared\tinvalid\tunplaced\tgenerated\tcame back\tof these without undeclared\tbarren\n",
    );
    for row in rows {
        let sum = |map: &BTreeMap<String, usize>| map.values().sum::<usize>();
        let _ = writeln!(
            text,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            row.document,
            row.status.replace(['\t', '\n'], " "),
            row.types,
            row.examples.valid,
            row.examples.passed(),
            row.examples.undeclared,
            sum(&row.invalid),
            sum(&row.unplaced),
            row.generated.valid,
            row.generated.passed(),
            row.generated.undeclared,
            sum(&row.barren),
        );
    }
    text
}

fn sums(rows: &[Row]) -> (String, bool) {
    let (mut examples, mut generated) = (Tally::default(), Tally::default());
    let mut lists: [BTreeMap<&str, usize>; 4] = Default::default();
    let mut types = 0;
    for row in rows {
        types += row.types;
        examples.add(row.examples);
        generated.add(row.generated);
        for (list, map) in lists
            .iter_mut()
            .zip([&row.causes, &row.invalid, &row.unplaced, &row.barren])
        {
            for (name, count) in map {
                *list.entry(name).or_default() += count;
            }
        }
    }
    let tried = rows.iter().filter(|row| row.status == "ok").count();
    let mut text = format!("{} documents, {tried} tried, {types} types\n", rows.len());
    for (name, tally) in [("examples", &examples), ("generated", &generated)] {
        let _ = writeln!(
            text,
            "{name}: {} valid, {} came back ({}), {} of them without members that nothing declares",
            tally.valid,
            tally.passed(),
            percent(tally),
            tally.undeclared
        );
    }
    let titles = [
        "failures by cause",
        "invalid examples by the judge's reason",
        "valid parts for which no valid whole was found, by reason",
        "schemas without any instance, by cause",
    ];
    for (title, list) in titles.iter().zip(&lists) {
        let _ = writeln!(text, "\n{title}: {}", list.values().sum::<usize>());
        let mut sorted: Vec<_> = list.iter().collect();
        sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (name, count) in sorted {
            let _ = writeln!(text, "{count:>8}  {name}");
        }
    }
    let _ = writeln!(text, "\nnot tried: {}", rows.len() - tried);
    for row in rows.iter().filter(|row| row.status != "ok") {
        let _ = writeln!(text, "  {}: {}", row.document, row.status);
    }
    let enough = [examples, generated]
        .iter()
        .all(|tally| tally.passed() * 1000 >= tally.valid * ENOUGH);
    (text, enough)
}

fn percent(tally: &Tally) -> String {
    if tally.valid == 0 {
        return "-".to_owned();
    }
    format!("{:.3}%", tally.passed() as f64 * 100.0 / tally.valid as f64)
}
