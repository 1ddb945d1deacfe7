//! Lines on standard error while something takes long.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// How long to say nothing.
const PAUSE: Duration = Duration::from_secs(5);

/// How far a step is.
pub(crate) struct Progress {
    step: &'static str,
    /// How much work each thing is.
    open: BTreeMap<String, u64>,
    total: usize,
    done: usize,
    failed: usize,
    work: u64,
    worked: u64,
    start: Instant,
    said: Instant,
}

impl Progress {
    /// A step with these things to do, each with an estimate of how much work it is.
    pub(crate) fn new(step: &'static str, open: BTreeMap<String, u64>) -> Progress {
        let now = Instant::now();
        Progress {
            step,
            total: open.len(),
            done: 0,
            failed: 0,
            work: open.values().sum(),
            worked: 0,
            open,
            start: now,
            said: now,
        }
    }

    /// One more is done. What failed is told at once, the rest now and then.
    pub(crate) fn done(&mut self, name: &str, failure: Option<&str>) {
        self.done += 1;
        self.worked += self.open.remove(name).unwrap_or(0);
        if let Some(failure) = failure {
            self.failed += 1;
            eprintln!("{}: {name}: {}", self.step, short(failure));
        }
        if self.said.elapsed() > PAUSE || self.done == self.total {
            self.said = Instant::now();
            eprintln!("{}", self.line());
        }
    }

    fn line(&self) -> String {
        let past = self.start.elapsed().as_secs_f64();
        let left = past * (self.work - self.worked) as f64 / self.worked.max(1) as f64;
        let Progress {
            step,
            done,
            total,
            failed,
            ..
        } = self;
        format!("{step}: {done} of {total}, {failed} failed, {past:.0} s, about {left:.0} s left")
    }
}

/// The beginning of a message.
fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line)),
        None => line.to_owned(),
    }
}
