//! Totals and distributions.

use std::collections::BTreeMap;

use crate::row::{Expect, Row};
use crate::verdict::failures;

/// What all rows come to.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) documents: usize,
    pub(super) failed: usize,
    /// In how many documents each thing went wrong.
    pub(super) causes: BTreeMap<String, usize>,
    pub(super) declared: u64,
    pub(super) operations: u64,
    pub(super) skipped: usize,
    pub(super) types: u64,
    pub(super) lines: u64,
    pub(super) bytes: u64,
    pub(super) written: usize,
    pub(super) unsettled: usize,
    pub(super) checked: usize,
    pub(super) compiled: usize,
    pub(super) linted: usize,
    /// The generator's exit codes.
    pub(super) exits: BTreeMap<String, usize>,
    /// The same for documents that are wrong on purpose.
    pub(super) wrong: BTreeMap<String, usize>,
    /// Each code of a warning: in how many documents, and how often.
    pub(super) warnings: BTreeMap<String, (usize, u64)>,
    pub(super) errors: BTreeMap<String, (usize, u64)>,
}

impl Figures {
    pub(super) fn of(rows: &[Row]) -> Figures {
        let mut figures = Figures::default();
        rows.iter().for_each(|row| figures.add(row));
        figures
    }

    fn add(&mut self, row: &Row) {
        let generate = &row.generate;
        self.documents += 1;
        self.declared += generate.operations.declared;
        self.operations += generate.operations.generated;
        self.skipped += generate.operations.skipped.len();
        self.types += generate.types;
        self.lines += generate.rust.lines;
        self.bytes += row.bytes;
        self.written += usize::from(row.is_written());
        self.unsettled += usize::from(generate.differs.is_some());
        self.checked += usize::from(row.check.is_some());
        self.compiled += usize::from(row.check.as_ref().is_some_and(|check| check.ok));
        self.linted += usize::from(row.clippy.as_ref().is_some_and(|check| check.ok));
        let exit = generate
            .run
            .exit
            .map_or_else(|| "none".to_owned(), |code| code.to_string());
        if row.expect == Expect::Negative {
            *self.wrong.entry(exit.clone()).or_default() += 1;
        }
        *self.exits.entry(exit).or_default() += 1;
        add_codes(&mut self.warnings, &generate.warnings);
        add_codes(&mut self.errors, &generate.errors);
        let failures = failures(row);
        self.failed += usize::from(!failures.is_empty());
        for failure in failures {
            *self.causes.entry(failure.cause).or_default() += 1;
        }
    }
}

fn add_codes(all: &mut BTreeMap<String, (usize, u64)>, codes: &BTreeMap<String, u64>) {
    for (code, count) in codes {
        let (documents, times) = all.entry(code.clone()).or_default();
        *documents += 1;
        *times += count;
    }
}

/// What went wrong: for each cause the documents, each with what there is to say.
pub(super) fn by_cause(rows: &[Row]) -> BTreeMap<String, Vec<(&str, String)>> {
    let mut causes: BTreeMap<String, Vec<(&str, String)>> = BTreeMap::new();
    for row in rows {
        for failure in failures(row) {
            causes
                .entry(failure.cause)
                .or_default()
                .push((&row.path, failure.detail));
        }
    }
    causes
}

/// Codes with the number of documents and of times, the most frequent first.
pub(super) fn by_frequency(codes: &BTreeMap<String, (usize, u64)>) -> Vec<(&str, usize, u64)> {
    let codes = codes
        .iter()
        .map(|(code, (documents, times))| (code.as_str(), *documents, *times));
    let mut codes: Vec<_> = codes.collect();
    codes.sort_by_key(|(_, documents, times)| std::cmp::Reverse((*documents, *times)));
    codes
}

/// A figure of the rows that has a distribution.
pub(super) struct Measure {
    pub(super) title: &'static str,
    pub(super) unit: &'static str,
    pub(super) value: fn(&Row) -> Option<f64>,
}

/// Processor time of the generator, in milliseconds.
pub(super) const GENERATE: Measure = Measure {
    title: "generate",
    unit: "ms",
    value: |row| row.is_written().then(|| row.generate.processor() * 1e3),
};

/// Peak memory of the generator, in megabytes.
pub(super) const MEMORY: Measure = Measure {
    title: "peak memory of the generator",
    unit: "MB",
    value: |row| row.is_written().then(|| row.generate.peak() as f64 / 1e6),
};

/// Processor time of the compiler, in seconds.
pub(super) const CHECK: Measure = Measure {
    title: "check",
    unit: "s",
    value: |row| row.check.as_ref()?.run.as_ref().map(crate::child::Measured::processor),
};

/// Peak memory of the compiler, in megabytes.
pub(super) const CHECK_MEMORY: Measure = Measure {
    title: "peak memory of rustc",
    unit: "MB",
    value: |row| Some(row.check.as_ref()?.run.as_ref()?.peak as f64 / 1e6),
};

/// Size of the document, in kilobytes.
pub(super) const SIZE: Measure = Measure {
    title: "document",
    unit: "kB",
    value: |row| Some(row.bytes as f64 / 1e3),
};

/// Generated lines.
pub(super) const LINES: Measure = Measure {
    title: "lines of Rust",
    unit: "",
    value: |row| Some(row.generate.rust.lines as f64),
};

/// Generated operations.
pub(super) const OPERATIONS: Measure = Measure {
    title: "operations",
    unit: "",
    value: |row| Some(row.generate.operations.generated as f64),
};

impl Measure {
    /// The rows' figures, from the smallest to the largest.
    pub(super) fn sorted(&self, rows: &[Row]) -> Vec<f64> {
        let mut values: Vec<f64> = rows.iter().filter_map(self.value).collect();
        values.sort_by(f64::total_cmp);
        values
    }

    /// The sum of the rows' figures. That of none is not the negative zero that floats begin with.
    pub(super) fn sum(&self, rows: &[Row]) -> f64 {
        self.sorted(rows).iter().fold(0.0, |sum, value| sum + value)
    }

    /// The title with its unit.
    pub(super) fn label(&self) -> String {
        if self.unit.is_empty() {
            self.title.to_owned()
        } else {
            format!("{}, {}", self.title, self.unit)
        }
    }
}

/// The value that this share of the sorted values does not exceed.
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let place = (last as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or(0.0)
}

/// The sum, in thousands with spaces between.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, quantile};

    #[test]
    fn quantiles_are_values_that_occur() {
        let values = [1.0, 2.0, 3.0, 4.0, 100.0];
        assert_eq!(
            (quantile(&values, 0.0), quantile(&values, 0.5), quantile(&values, 1.0)),
            (1.0, 3.0, 100.0)
        );
        assert_eq!(quantile(&[], 0.5), 0.0);
    }

    #[test]
    fn large_numbers_have_gaps() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1234567), "1\u{202f}234\u{202f}567");
        assert_eq!(grouped(100), "100");
    }
}
