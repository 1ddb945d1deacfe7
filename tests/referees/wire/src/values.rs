//! Values for the schemas of one document.

use std::collections::HashMap;

use serde_json::Value as Json;
use specwright_judge::{At, Bundle, Document, Judge, Maker, Plan, View};

/// How many values are made before a schema is given up.
const ATTEMPTS: usize = 12;

/// Makes values for schemas, and judges them.
pub(crate) struct Values<'d> {
    bundle: Bundle<'d>,
    judge: Judge,
    roots: HashMap<At, usize>,
}

impl<'d> Values<'d> {
    /// For the schemas at these places, in the direction of `view`.
    pub(crate) fn of(document: &'d Document, view: View, places: &[At]) -> Result<Values<'d>, String> {
        let mut bundle = Bundle::new(document, view);
        let mut roots = HashMap::new();
        for at in places {
            let name = bundle.add(at);
            roots.extend(bundle.root(&name).map(|root| (at.clone(), root)));
        }
        let judge = Judge::new(&bundle, roots.values().copied())?;
        Ok(Values { bundle, judge, roots })
    }

    /// Why a value is not valid, if it is not.
    pub(crate) fn fault(&self, at: &At, value: &Json) -> Option<String> {
        let root = self.roots.get(at)?;
        let fault = self.judge.fault(*root, value)?;
        Some(format!("{}: {}", fault.reason, fault.message))
    }

    /// The value as it travels, if it is valid.
    pub(crate) fn travelling(&self, at: &At, value: &Json) -> Option<Json> {
        let root = *self.roots.get(at)?;
        self.judge.travelling(root, value).ok()
    }

    /// A valid value that `fits`, with all members that may be left out, or with none of them.
    pub(crate) fn make(&self, at: &At, all: bool, seed: &str, fits: &dyn Fn(&Json) -> bool) -> Option<Json> {
        let root = *self.roots.get(at)?;
        (0..ATTEMPTS).find_map(|attempt| {
            let seed = format!("{seed} {attempt}");
            let made = Maker::new(&self.bundle, &self.judge, plan(attempt, all), &seed)
                .make(root)
                .ok()?;
            self.travelling(at, &made).filter(|value| fits(value))
        })
    }
}

/// Plain values at first, whatever chance brings later.
fn plan(attempt: usize, all: bool) -> Plan {
    let like = match (attempt, all) {
        (0..8, true) => Plan::of(1),
        (0..8, false) => Plan::of(0),
        _ => Plan::of(attempt),
    };
    Plan {
        turn: attempt,
        undeclared: false,
        ugly: false,
        ..like
    }
}
