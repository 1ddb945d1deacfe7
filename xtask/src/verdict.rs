//! Whether what came of a document is what has to come of it.

use crate::row::{Check, Expect, Row, total};

/// Seconds within which a document that is wrong is told so.
const SOON: f64 = 2.0;

/// Something that should not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What kind of thing, for counting.
    pub(crate) cause: String,
    /// What it is about.
    pub(crate) detail: String,
}

/// What is wrong about a row; nothing, if all is well.
pub(crate) fn failures(row: &Row) -> Vec<Failure> {
    let mut failures = Vec::new();
    failures.extend(crash(row));
    if failures.is_empty() {
        failures.extend(unexpected(row));
    }
    let generate = &row.generate;
    failures.extend(
        generate
            .differs
            .as_ref()
            .map(|what| failure("a second run differs", what)),
    );
    failures.extend(silent(row));
    failures.extend(row.check.as_ref().and_then(|check| refused("does not compile", check)));
    failures.extend(row.clippy.as_ref().and_then(|check| refused("clippy", check)));
    failures
}

fn failure(cause: impl Into<String>, detail: impl Into<String>) -> Failure {
    Failure {
        cause: cause.into(),
        detail: detail.into(),
    }
}

/// What must not happen, whatever the document.
fn crash(row: &Row) -> Option<Failure> {
    let generate = &row.generate;
    let detail = generate.message.clone().unwrap_or_default();
    match (&generate.panic, generate.run.exit) {
        (Some(panic), _) => Some(failure("the generator panicked", panic)),
        _ if generate.run.timed_out => Some(failure("the generator did not end in time", detail)),
        (None, None) => Some(failure("a signal ended the generator", detail)),
        (None, Some(0 | 2 | 4)) => None,
        (None, Some(code)) => Some(failure(format!("the generator ended with {code}"), detail)),
    }
}

/// What must not happen with such a document.
fn unexpected(row: &Row) -> Option<Failure> {
    let generate = &row.generate;
    match row.expect {
        Expect::Positive if !row.is_written() => {
            let code = generate.errors.keys().next().map_or("no finding", String::as_str);
            let detail = generate.message.clone().unwrap_or_default();
            Some(failure(format!("no bindings: {code}"), detail))
        }
        Expect::Negative if [&generate.errors, &generate.warnings, &generate.notes].map(total) == [0; 3] => {
            let code = generate.run.exit.unwrap_or_default();
            Some(failure("no finding", format!("exit code {code}")))
        }
        Expect::Negative if generate.wall() > SOON => Some(failure(
            "a wrong document took too long",
            format!("{:.1} s", generate.wall()),
        )),
        Expect::Positive | Expect::Negative | Expect::Any => None,
    }
}

/// Every operation is generated or named.
fn silent(row: &Row) -> Option<Failure> {
    let operations = &row.generate.operations;
    let known = operations.generated + operations.skipped.len() as u64;
    (row.is_written() && known != operations.declared).then(|| {
        let detail = format!("{} declared, {known} generated or named", operations.declared);
        failure("operations are lost", detail)
    })
}

fn refused(what: &str, check: &Check) -> Option<Failure> {
    if check.ok {
        return None;
    }
    let code = check.errors.keys().next().map_or("error", String::as_str);
    let detail = check.first.first().cloned().unwrap_or_default();
    Some(failure(format!("{what}: {code}"), detail))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::failures;
    use crate::row::{Check, Expect, Row};

    fn row(expect: Expect, exit: Option<i32>) -> Row {
        let mut row = Row {
            expect,
            ..Row::default()
        };
        row.generate.run.exit = exit;
        row
    }

    fn causes(row: &Row) -> Vec<String> {
        failures(row).into_iter().map(|failure| failure.cause).collect()
    }

    #[test]
    fn bindings_are_expected_of_a_positive_document() {
        assert!(causes(&row(Expect::Positive, Some(0))).is_empty());
        assert!(causes(&row(Expect::Positive, Some(4))).is_empty());
        assert_eq!(causes(&row(Expect::Positive, Some(2))), ["no bindings: no finding"]);
        assert!(causes(&row(Expect::Any, Some(2))).is_empty());
    }

    #[test]
    fn a_finding_is_expected_of_a_negative_document_and_soon() {
        let mut row = row(Expect::Negative, Some(2));
        assert_eq!(causes(&row), ["no finding"]);
        row.generate.notes.insert("odd".to_owned(), 1);
        assert!(causes(&row).is_empty());
        row.generate.run.wall = 2.1;
        assert_eq!(causes(&row), ["a wrong document took too long"]);
    }

    #[test]
    fn a_crash_is_never_expected() {
        for expect in [Expect::Positive, Expect::Negative, Expect::Any] {
            assert_eq!(causes(&row(expect, None)), ["a signal ended the generator"]);
            assert_eq!(causes(&row(expect, Some(101))), ["the generator ended with 101"]);
            let mut slow = row(expect, None);
            slow.generate.run.timed_out = true;
            assert_eq!(causes(&slow), ["the generator did not end in time"]);
        }
    }

    #[test]
    fn what_is_written_compiles_and_is_whole_and_the_same_twice() {
        let mut row = row(Expect::Any, Some(0));
        row.generate.differs = Some("src/lib.rs".to_owned());
        row.generate.operations.declared = 2;
        row.check = Some(Check {
            errors: BTreeMap::from([("E0428".to_owned(), 1)]),
            ..Check::default()
        });
        assert_eq!(
            causes(&row),
            ["a second run differs", "operations are lost", "does not compile: E0428"]
        );
    }
}
