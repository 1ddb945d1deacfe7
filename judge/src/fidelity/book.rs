//! The books of one document: what came of each value.

use std::collections::BTreeMap;

use super::case::{Case, Cases, Dropped, Side};
use super::program::Reply;
use super::row::{Failure, Row};
use super::target::Target;
use super::trial::{Outcome, Sink, outcome};
use crate::convert::View;

/// How many failures of one cause are listed for one document.
const LISTED: usize = 5;

/// The books of one document.
pub(super) struct Book<'s, 'f> {
    row: Row,
    sink: &'s mut Sink<'f>,
    listed: BTreeMap<String, usize>,
}

impl<'s, 'f> Book<'s, 'f> {
    pub(super) fn new(title: &str, sink: &'s mut Sink<'f>) -> Book<'s, 'f> {
        Book {
            row: Row {
                document: title.to_owned(),
                status: "ok".to_owned(),
                ..Row::default()
            },
            sink,
            listed: BTreeMap::new(),
        }
    }

    /// Enters what became of the values of one target.
    pub(super) fn target(
        &mut self,
        target: &Target,
        side: &Side<'_>,
        cases: &Cases,
        replies: &[Reply],
    ) -> Result<(), String> {
        self.row.types += 1;
        for (case, reply) in cases.cases.iter().zip(replies) {
            self.case(target, side, case, reply)?;
        }
        for dropped in &cases.invalid {
            *self.row.invalid.entry(dropped.reason.clone()).or_default() += 1;
            self.dropped(target, "invalid", dropped)?;
        }
        for dropped in &cases.unplaced {
            *self.row.unplaced.entry(dropped.reason.clone()).or_default() += 1;
            self.dropped(target, "unplaced", dropped)?;
        }
        if let Some(reason) = &cases.barren {
            *self.row.barren.entry(reason.clone()).or_default() += 1;
            self.list(target, "generated", &format!("barren: {reason}"), "", "")?;
        }
        Ok(())
    }

    fn case(&mut self, target: &Target, side: &Side<'_>, case: &Case, reply: &Reply) -> Result<(), String> {
        let found = outcome(target, side, case, reply);
        let tally = if case.example {
            &mut self.row.examples
        } else {
            &mut self.row.generated
        };
        tally.valid += 1;
        match found {
            Outcome::Equal => tally.equal += 1,
            Outcome::Undeclared => tally.undeclared += 1,
            Outcome::Failed(cause, detail) => {
                *self.row.causes.entry(cause.clone()).or_default() += 1;
                self.list(target, &case.source, &cause, &detail, &case.text)?;
            }
        }
        Ok(())
    }

    fn dropped(&mut self, target: &Target, what: &str, dropped: &Dropped) -> Result<(), String> {
        let cause = format!("{what}: {}", dropped.reason);
        self.list(
            target,
            &dropped.source,
            &cause,
            &dropped.message,
            &dropped.value.to_string(),
        )
    }

    fn list(&mut self, target: &Target, source: &str, cause: &str, detail: &str, instance: &str) -> Result<(), String> {
        let listed = self.listed.entry(cause.to_owned()).or_default();
        *listed += 1;
        if *listed > LISTED {
            return Ok(());
        }
        let failure = Failure {
            document: &self.row.document,
            schema: &format!("#{}", target.at.pointer),
            rust: &target.rust,
            view: match target.view {
                View::Both => "both",
                View::Read => "read",
                View::Write => "write",
            },
            source,
            cause,
            detail,
            instance: instance.chars().take(4000).collect(),
        };
        (self.sink)(&failure)
    }

    /// What all of it came to.
    pub(super) fn close(self) -> Row {
        self.row
    }
}
