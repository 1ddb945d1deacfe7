//! `causes.tsv`: what is known to go wrong, and why it is not ours.

use std::path::Path;

use regex::Regex;

/// The known causes, in order: the first that fits is the one.
pub(crate) struct Causes(pub(crate) Vec<Cause>);

/// One known cause.
pub(crate) struct Cause {
    /// Fits the line of a finding.
    pattern: Regex,
    /// `prism` or `document`: where the fault lies.
    pub(crate) whose: String,
    /// What it is.
    pub(crate) reason: String,
}

impl Causes {
    pub(crate) fn read(path: &Path) -> Result<Causes, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let lines = text
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        lines.map(cause).collect::<Result<_, _>>().map(Causes)
    }

    /// The number of the first cause that fits.
    pub(crate) fn of(&self, line: &str) -> Option<usize> {
        self.0.iter().position(|cause| cause.pattern.is_match(line))
    }
}

fn cause(line: &str) -> Result<Cause, String> {
    let mut columns = line.splitn(3, '\t');
    let (Some(whose), Some(reason), Some(pattern)) = (columns.next(), columns.next(), columns.next()) else {
        return Err(format!("causes.tsv: three columns are needed: {line}"));
    };
    if !matches!(whose, "prism" | "document") {
        return Err(format!("causes.tsv: `prism` or `document`, not {whose:?}"));
    }
    Ok(Cause {
        pattern: Regex::new(pattern).map_err(|error| format!("causes.tsv: {error}"))?,
        whose: whose.to_owned(),
        reason: reason.to_owned(),
    })
}
