//! The values that are tried: what documents give as examples, and what is made up.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value as Json;

use super::target::Target;
use crate::convert::{Bundle, Found, View};
use crate::document::{At, Document};
use crate::instance::{Maker, Plan, Plant, ugly};
use crate::media;
use crate::verdict::{Fault, Judge};

/// How many instances are made of each schema.
const INSTANCES: usize = 20;
/// How many values are made for one instance before it is given up.
const ATTEMPTS: usize = 6;

/// A value to try.
#[derive(Clone, Debug)]
pub(super) struct Case {
    /// Where it comes from: a place in the document, or `generated <number>`.
    pub(super) source: String,
    /// Whether the document gives it.
    pub(super) example: bool,
    /// What it is.
    pub(super) value: Json,
    /// The same as text.
    pub(super) text: String,
}

/// Something that was not tried, and why.
#[derive(Clone, Debug)]
pub(super) struct Dropped {
    pub(super) source: String,
    pub(super) reason: String,
    pub(super) message: String,
    pub(super) value: Json,
}

/// The cases of one target.
#[derive(Debug, Default)]
pub(super) struct Cases {
    pub(super) cases: Vec<Case>,
    /// Examples that the judge refuses.
    pub(super) invalid: Vec<Dropped>,
    /// Valid values of a part of the schema, for which no valid whole was found.
    pub(super) unplaced: Vec<Dropped>,
    /// Why there is no instance at all.
    pub(super) barren: Option<String>,
}

/// One direction of a document.
#[derive(Debug)]
pub(super) struct Side<'d> {
    pub(super) bundle: Bundle<'d>,
    pub(super) judge: Judge,
    /// The schemas of the targets.
    pub(super) roots: HashMap<At, usize>,
    /// What the schemas carry, by the schema at their root.
    carried: HashMap<usize, Vec<Found>>,
    /// Forms with files, which no JSON carries.
    forms: HashSet<At>,
}

impl<'d> Side<'d> {
    pub(super) fn of(document: &'d Document, view: View, targets: &[Target]) -> Result<Side<'d>, String> {
        let mut bundle = Bundle::new(document, view);
        let mut roots = HashMap::new();
        for target in targets.iter().filter(|target| target.view == view) {
            let name = bundle.add(&target.at);
            if let Some(root) = bundle.root(&name) {
                roots.insert(target.at.clone(), root);
            }
        }
        let carried = carried(&bundle);
        let holders = bundle.examples.iter().map(|found| found.node);
        let judge = Judge::new(&bundle, holders.chain(roots.values().copied()))?;
        Ok(Side {
            bundle,
            judge,
            roots,
            carried,
            forms: media::forms(document),
        })
    }

    /// Whether `null` is a value of the target.
    pub(super) fn is_nullable(&self, target: &Target) -> bool {
        self.roots
            .get(&target.at)
            .is_some_and(|root| self.judge.accepts(*root, &Json::Null))
    }

    /// Everything that is tried of one target. `seed` names it; `beside` are the examples that stand at its users.
    pub(super) fn cases(&self, target: &Target, seed: &str, beside: &[&(String, Json)]) -> Cases {
        let mut cases = Cases::default();
        let Some(root) = self.roots.get(&target.at).copied() else {
            cases.barren = Some("no schema".to_owned());
            return cases;
        };
        if self.forms.contains(&target.at) {
            cases.barren = Some("a multipart form: its files are no JSON".to_owned());
            return cases;
        }
        for (source, value) in beside {
            self.whole(root, source, value, &mut cases);
        }
        for found in self.carried.get(&root).into_iter().flatten() {
            let source = format!("#{}", found.at.pointer);
            if found.node == root {
                self.whole(root, &source, &found.value, &mut cases);
            } else {
                self.part(root, &source, found, seed, &mut cases);
            }
        }
        self.generated(root, seed, &mut cases);
        cases
    }

    fn whole(&self, root: usize, source: &str, value: &Json, cases: &mut Cases) {
        match self.judge.travelling(root, value) {
            Ok(value) => cases.push(source, true, value, None),
            Err(fault) => cases.invalid.push(dropped(source, fault, value)),
        }
    }

    /// A value of a part of the schema, in a value of the whole that is made around it.
    fn part(&self, root: usize, source: &str, found: &Found, seed: &str, cases: &mut Cases) {
        if let Some(fault) = self.judge.fault(found.node, &found.value) {
            return cases.invalid.push(dropped(source, fault, &found.value));
        }
        let mut reason = Fault {
            reason: "no value could be made around it".to_owned(),
            message: String::new(),
        };
        for attempt in 0..ATTEMPTS {
            let plan = Plan {
                undeclared: false,
                ugly: false,
                ..Plan::of([0, 1, 7, 10, 11, 12].get(attempt).copied().unwrap_or(0))
            };
            let plant = Plant {
                node: found.node,
                value: found.value.clone(),
            };
            let seed = format!("{seed} {source} {attempt}");
            let made = Maker::new(&self.bundle, &self.judge, plan, &seed)
                .plant(plant)
                .make(root);
            match made.map(|value| self.judge.travelling(root, &value)) {
                Ok(Ok(value)) => return cases.push(source, true, value, None),
                Ok(Err(fault)) => reason = fault,
                Err(why) => why.clone_into(&mut reason.message),
            }
        }
        cases.unplaced.push(dropped(source, reason, &found.value));
    }

    fn generated(&self, root: usize, seed: &str, cases: &mut Cases) {
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        let before = cases.cases.len();
        for turn in 0..INSTANCES {
            // Where the first plans give nothing, the others will not either.
            if turn == 8 && cases.cases.len() == before {
                break;
            }
            for attempt in 0..ATTEMPTS {
                // A plan that cannot be followed is given up for chance.
                let plan = if attempt < 3 {
                    Plan::of(turn)
                } else {
                    Plan::of(turn).relaxed()
                };
                let seed = format!("{seed} {turn} {attempt}");
                let made = Maker::new(&self.bundle, &self.judge, plan, &seed).make(root);
                match made.map(|value| self.judge.travelling(root, &value)) {
                    Ok(Ok(value)) => {
                        let ugly = plan.ugly.then_some(seed.as_str());
                        cases.push(&format!("generated {turn}"), false, value, ugly);
                        break;
                    }
                    Ok(Err(fault)) => *reasons.entry(format!("refused: {}", fault.reason)).or_default() += 1,
                    Err(why) => *reasons.entry(why.to_owned()).or_default() += 1,
                }
            }
        }
        if cases.cases.len() == before {
            cases.barren = reasons
                .into_iter()
                .max_by_key(|(_, count)| *count)
                .map(|(reason, _)| reason);
        }
    }
}

impl Cases {
    fn push(&mut self, source: &str, example: bool, value: Json, ugly_seed: Option<&str>) {
        let text = match ugly_seed {
            Some(seed) => ugly(&value, seed),
            None => value.to_string(),
        };
        self.cases.push(Case {
            source: source.to_owned(),
            example,
            value,
            text,
        });
    }
}

fn dropped(source: &str, fault: Fault, value: &Json) -> Dropped {
    Dropped {
        source: source.to_owned(),
        reason: fault.reason,
        message: fault.message,
        value: value.clone(),
    }
}

/// What schemas carry, by the schema at the root of their definition; each place once.
fn carried(bundle: &Bundle<'_>) -> HashMap<usize, Vec<Found>> {
    let mut all: HashMap<usize, Vec<Found>> = HashMap::new();
    for found in &bundle.examples {
        let mut root = found.node;
        while let Some(parent) = bundle.nodes.get(root).and_then(|node| node.parent) {
            root = parent;
        }
        all.entry(root).or_default().push(found.clone());
    }
    all
}

/// The examples that stand beside a schema that is a target, a reference to one, or a list of them.
pub(super) fn beside(document: &Document, targets: &[Target]) -> HashMap<(At, View), Vec<(String, Json)>> {
    let mut places: HashMap<At, Vec<View>> = HashMap::new();
    for target in targets {
        places.entry(target.at.clone()).or_default().push(target.view);
    }
    let mut found: HashMap<(At, View), Vec<(String, Json)>> = HashMap::new();
    for example in media::examples(document) {
        let source = format!("{}#{}", document.file_name(example.at.file), example.at.pointer);
        let items = At {
            file: example.schema.file,
            pointer: format!("{}/items", example.schema.pointer),
        };
        let mut add = |at: &At, value: &Json| {
            let Some((at, views)) = known(document, at, &places) else {
                return false;
            };
            for view in views.iter().filter(|view| {
                matches!((**view, example.view), (View::Both, _) | (_, View::Both)) || **view == example.view
            }) {
                found
                    .entry((at.clone(), *view))
                    .or_default()
                    .push((source.clone(), value.clone()));
            }
            true
        };
        if !add(&example.schema, &example.value)
            && let Json::Array(values) = &example.value
        {
            for value in values {
                add(&items, value);
            }
        }
    }
    found
}

/// The target at a place, or at the end of the references from it.
fn known<'p>(document: &Document, at: &At, places: &'p HashMap<At, Vec<View>>) -> Option<(At, &'p Vec<View>)> {
    let mut at = at.clone();
    for _ in 0..16 {
        if let Some(views) = places.get(&at) {
            return Some((at, views));
        }
        let reference = document.value(&at)?.get("$ref")?.as_str()?;
        at = document.target(at.file, reference)?;
    }
    None
}
