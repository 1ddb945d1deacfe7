//! Carries out the actions of overlays, one after the other, each on what those before it left.

use super::merge::{self, Kind};
use super::size::Budget;
use super::trail::Trail;
use super::{Action, Change, Overlay, Query, Version, nearest, read};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, codes::overlay as codes};
use crate::load::{FileId, Value, pointer};

/// A document, as overlays change it.
#[derive(Debug)]
pub(in crate::load) struct Overlaid {
    pub(in crate::load) root: Value,
    pub(in crate::load) trail: Trail,
    /// The document's file, as messages call it.
    name: String,
    /// The same as `root`, for JSONPath.
    json: serde_json::Value,
    budget: Budget,
}

impl Overlaid {
    /// A document that was written in that file.
    pub(in crate::load) fn new(root: Value, file: FileId, name: &str) -> Overlaid {
        Overlaid {
            json: root.to_json(),
            root,
            trail: Trail::new(file, ""),
            name: name.to_owned(),
            budget: Budget::default(),
        }
    }

    /// Carries out an overlay. An action that cannot be is reported and left out.
    pub(in crate::load) fn apply(&mut self, overlay: &Overlay, notes: &mut Diagnostics) {
        for action in &overlay.actions {
            let step = Step { overlay, action };
            if let Err(finding) = self.act(&step, notes) {
                notes.push(*finding);
            }
        }
    }

    fn act(&mut self, step: &Step<'_>, notes: &mut Diagnostics) -> Result<(), Box<Diagnostic>> {
        let targets = step.action.target.select(&self.json);
        if targets.is_empty() {
            return Err(self.no_match(step, &step.action.target, "target"));
        }
        match &step.action.change {
            Change::Remove => self.remove(step, targets),
            Change::Update(value) => {
                step.spend(&mut self.budget, value, &targets)?;
                let from = Trail::new(step.overlay.file, format!("{}/update", step.action.at));
                self.put(step, &targets, value, &from, notes)
            }
            Change::Copy(source) => {
                let pointer = self.source(step, source)?;
                let there = self.root.at(&pointer).unwrap_or(&Value::Null);
                step.spend(&mut self.budget, there, &targets)?;
                let value = there.clone();
                let from = self.trail.cut(&pointer);
                self.put(step, &targets, &value, &from, notes)
            }
        }
    }

    /// The one node that is to be copied.
    fn source(&self, step: &Step<'_>, source: &Query) -> Result<String, Box<Diagnostic>> {
        let mut found = source.select(&self.json);
        match (found.pop(), found.len()) {
            (None, _) => Err(self.no_match(step, source, "copy")),
            (Some(one), 0) => Ok(one),
            (Some(_), others) => {
                let count = others + 1;
                let message = format!("`{}` selects {count} values, and only one can be copied", source.text);
                let finding = step.finding(&codes::MISMATCH, "copy", message);
                Err(Box::new(finding.help("name the one that is meant")))
            }
        }
    }

    fn remove(&mut self, step: &Step<'_>, mut targets: Vec<String>) -> Result<(), Box<Diagnostic>> {
        if targets.iter().any(String::is_empty) {
            let finding = step.finding(&codes::MISMATCH, "target", "the document itself cannot be removed");
            return Err(Box::new(finding.help("name what of it is to be removed: `$.servers`")));
        }
        // What is in another comes before it, and of a list the last item is first: so no pointer leads astray.
        targets.sort_by_cached_key(|pointer| std::cmp::Reverse(order(pointer)));
        for pointer in &targets {
            merge::remove(&mut self.root, &mut self.trail, pointer);
        }
        let mut parents: Vec<&str> = targets
            .iter()
            .filter_map(|pointer| Some(pointer.rsplit_once('/')?.0))
            .collect();
        parents.sort_unstable();
        parents.dedup();
        parents.into_iter().for_each(|parent| self.refresh(parent));
        Ok(())
    }

    /// Merges a value into each of the targets, or into none.
    fn put(
        &mut self,
        step: &Step<'_>,
        targets: &[String],
        value: &Value,
        from: &Trail,
        notes: &mut Diagnostics,
    ) -> Result<(), Box<Diagnostic>> {
        let kind = self.kind(step, targets)?;
        let misfits = targets.iter().filter_map(|pointer| {
            let there = self.root.at(pointer)?;
            Some((pointer, merge::misfit(there, value)?))
        });
        if let Some((pointer, misfit)) = misfits.into_iter().next() {
            return Err(self.misfit(step, pointer, &misfit, from));
        }
        step.versions(kind, value, notes);
        for pointer in targets {
            let (at, trail) = self.trail.reach(pointer);
            if let Some(there) = self.root.at_mut(pointer) {
                merge::put(there, trail, &at, value, from);
            }
            self.refresh(pointer);
        }
        Ok(())
    }

    /// What the targets are; they have to be alike.
    fn kind(&self, step: &Step<'_>, targets: &[String]) -> Result<Kind, Box<Diagnostic>> {
        let kind = |pointer: &String| self.root.at(pointer).map_or(Kind::Primitive, Kind::of);
        let first = targets.first().map_or(Kind::Primitive, kind);
        match targets.iter().find(|target| kind(target) != first) {
            None => Ok(first),
            Some(other) => {
                let message = format!(
                    "`{}` selects {} and {}: they must all be of one kind",
                    step.action.target.text,
                    first.name(),
                    kind(other).name()
                );
                let mut finding = step.finding(&codes::MISMATCH, "target", message);
                for pointer in targets.first().into_iter().chain([other]) {
                    finding = finding.related(self.place(pointer), kind(pointer).name());
                }
                Err(Box::new(finding.help("write an action for each kind")))
            }
        }
    }

    fn misfit(&self, step: &Step<'_>, target: &str, misfit: &merge::Misfit, from: &Trail) -> Box<Diagnostic> {
        let merge::Misfit { there, given, below } = misfit;
        let message = format!("{given} cannot be merged into {there}");
        let given_at = from.find(below).place();
        let finding = match step.action.change {
            Change::Update(_) | Change::Remove => {
                Diagnostic::new(&codes::MISMATCH, given_at, message).label(format!("this is {given}"))
            }
            Change::Copy(_) => step
                .finding(&codes::MISMATCH, "copy", message)
                .related(given_at, format!("this is {given}")),
        };
        let there_at = self.place(&format!("{target}{below}"));
        let help = "to replace a value by one of another kind, remove it first, in an action before this one";
        Box::new(finding.related(there_at, format!("this is {there}")).help(help))
    }

    fn no_match(&self, step: &Step<'_>, query: &Query, field: &str) -> Box<Diagnostic> {
        let nearest = nearest::find(query, &self.json);
        let message = format!("`{}` selects nothing in `{}`", query.text, self.name);
        let finding = step
            .finding(&codes::NO_MATCH, field, message)
            .label("selects nothing")
            .help(nearest.help);
        Box::new(match nearest.at.is_empty() {
            true => finding,
            false => finding.related(self.place(&nearest.at).key(), "this is there"),
        })
    }

    /// Where a node was written.
    fn place(&self, pointer: &str) -> Place {
        self.trail.written(&Place::value(FileId::default(), pointer))
    }

    /// Brings what JSONPath sees up to date at a place that was changed.
    fn refresh(&mut self, pointer: &str) {
        if let (Some(old), Some(new)) = (self.json.pointer_mut(pointer), self.root.at(pointer)) {
            *old = new.to_json();
        }
    }
}

/// One action of one overlay.
struct Step<'o> {
    overlay: &'o Overlay,
    action: &'o Action,
}

impl Step<'_> {
    fn place(&self, field: &str) -> Place {
        Place::value(self.overlay.file, format!("{}/{field}", self.action.at))
    }

    fn finding(&self, code: &'static Code, field: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.place(field), message)
    }

    /// Takes what the action adds from the budget.
    fn spend(&self, budget: &mut Budget, value: &Value, targets: &[String]) -> Result<(), Box<Diagnostic>> {
        budget.spend(value, targets).map_err(|limit| {
            let message = format!("with this action the document would have {limit}");
            let finding = self.finding(&codes::MISMATCH, "target", message);
            Box::new(finding.help("nobody could read it: look for an action that repeats itself"))
        })
    }

    /// Says what version 1.0 does not have. That it can remove strings and numbers, its own examples show.
    fn versions(&self, kind: Kind, value: &Value, notes: &mut Diagnostics) {
        if self.overlay.version == Version::V1_1 {
            return;
        }
        match (kind, value) {
            (Kind::Primitive, _) => notes.push(read::since_1_1(
                self.place("target"),
                "to replace a string, number, boolean or null by itself",
            )),
            (Kind::List, Value::Array(_)) => {
                notes.push(read::since_1_1(
                    self.place("update").key(),
                    "to append several items to a list",
                ));
            }
            _ => {}
        }
    }
}

/// The order of the document, as far as pointers tell: items by number, what is in another after it.
fn order(pointer: &str) -> Vec<(Option<usize>, String)> {
    let segments = pointer.split('/').skip(1);
    segments
        .map(|segment| (pointer::index(segment), segment.to_owned()))
        .collect()
}
