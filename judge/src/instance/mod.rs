//! Makes values that a schema accepts.
//!
//! A value is made for several schemas at once, all of which have to hold: a schema with what its `$ref` and `allOf` bring,
//! and the member that was chosen of each union. What cannot be made by construction (`oneOf` that excludes, `not`, `if`)
//! is tried and asked of the judge. The judge has the last word on the whole.

mod array;
mod number;
mod object;
mod pattern;
mod plan;
mod random;
mod scalar;
mod shape;
#[cfg(test)]
mod tests;
mod text;
mod ugly;
mod union;

use serde_json::Value as Json;

use crate::convert::{self, Bundle, mark};
use crate::verdict::Judge;
pub use plan::Plan;
use random::Random;
use shape::{Kinds, kind};
pub use ugly::ugly;

/// How deep a value may be.
const DEEPEST: usize = 24;
/// How often a value is made anew before it is given up.
const TRIES: usize = 6;

/// A value that has to stand at a certain schema.
#[derive(Clone, Debug)]
pub struct Plant {
    /// The number of the schema.
    pub node: usize,
    /// What has to stand there.
    pub value: Json,
}

/// Makes instances of the schemas of one bundle.
#[derive(Debug)]
pub struct Maker<'b> {
    bundle: &'b Bundle<'b>,
    judge: &'b Judge,
    random: Random,
    plan: Plan,
    plant: Option<Plant>,
    /// The plant's schema and those around it.
    path: Vec<usize>,
    planted: bool,
    /// How many values may still be made before members that may be left out are.
    fuel: usize,
    /// How many attempts in vain are left for the whole instance.
    attempts: usize,
    /// Why the last value that could not be made could not be made.
    reason: &'static str,
}

impl<'b> Maker<'b> {
    /// A maker of values as `plan` wants them; `seed` makes them differ from others.
    pub fn new(bundle: &'b Bundle<'b>, judge: &'b Judge, plan: Plan, seed: &str) -> Maker<'b> {
        Maker {
            bundle,
            judge,
            random: Random::new(seed, plan.turn as u64),
            plan,
            plant: None,
            path: Vec::new(),
            planted: false,
            fuel: 600,
            attempts: 400,
            reason: "unknown",
        }
    }

    /// The same with a value that has to stand somewhere.
    #[must_use]
    pub fn plant(mut self, plant: Plant) -> Maker<'b> {
        let mut node = Some(plant.node);
        while let Some(id) = node {
            self.path.push(id);
            node = self.bundle.nodes.get(id).and_then(|node| node.parent);
        }
        self.plant = Some(plant);
        self
    }

    /// A value for the schema of that number. It is what was planned, but nobody has judged it yet.
    ///
    /// # Errors
    ///
    /// Nothing could be made; the text says why, as far as one can tell.
    pub fn make(mut self, node: usize) -> Result<Json, &'static str> {
        let schema = self.bundle.schema_of(node).ok_or("no schema")?;
        match self.value(&[schema], 0) {
            Some(value) if self.plant.is_none() || self.planted => Ok(value),
            Some(_) => Err("the value has no place"),
            None => Err(self.reason),
        }
    }

    /// Nothing can be made, because …
    fn none<T>(&mut self, reason: &'static str) -> Option<T> {
        self.reason = reason;
        None
    }

    /// A value for schemas that all have to hold.
    fn value(&mut self, schemas: &[&'b Json], depth: usize) -> Option<Json> {
        if depth > DEEPEST {
            return self.none("endless recursion");
        }
        self.fuel = self.fuel.saturating_sub(1);
        let mut all = Vec::new();
        for schema in schemas {
            if self.flatten(schema, &mut all).is_none() {
                return self.none("a fault of the document");
            }
        }
        let plan = self.plan;
        let found = self.tried(schemas, &all, depth);
        self.plan = plan;
        found
    }

    fn tried(&mut self, schemas: &[&'b Json], all: &[&'b Json], depth: usize) -> Option<Json> {
        for attempt in 0..TRIES {
            // What cannot be as planned is left to chance.
            if attempt == 2 {
                self.plan = self.plan.relaxed();
            }
            if self.attempts == 0 {
                return None;
            }
            let Some((value, all)) = self.attempt(schemas, all, depth) else {
                self.attempts = self.attempts.saturating_sub(1);
                continue;
            };
            let judge = self.judge;
            let tricky = all.iter().filter_map(|schema| convert::id(schema));
            let mut tricky = tricky.filter(|id| self.bundle.nodes.get(*id).is_some_and(|node| node.tricky));
            match tricky.find(|id| !judge.accepts(*id, &value)) {
                None => return Some(value),
                Some(_) => {
                    self.attempts = self.attempts.saturating_sub(1);
                    self.reason = "`oneOf`, `not` or `if` refuse all attempts";
                }
            }
        }
        None
    }

    /// One value, and all schemas that it was made for.
    fn attempt(&mut self, schemas: &[&'b Json], all: &[&'b Json], depth: usize) -> Option<(Json, Vec<&'b Json>)> {
        let mut all = all.to_vec();
        for schema in schemas {
            self.relative(schema, &mut all)?;
        }
        self.unions(&mut all)?;
        if let Some(value) = self.planted_here(&all) {
            return Some((value, all));
        }
        let value = self.of_kind(&all, depth)?;
        Some((value, all))
    }

    /// The schemas that hold where this one does.
    fn flatten(&self, schema: &'b Json, all: &mut Vec<&'b Json>) -> Option<()> {
        if all.iter().any(|known| std::ptr::eq(*known, schema)) {
            return Some(());
        }
        if *schema == Json::Bool(false) || schema.get(mark::FAULT).is_some() {
            return None;
        }
        all.push(schema);
        if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
            self.flatten(self.bundle.resolve(reference)?, all)?;
        }
        for member in schema.get("allOf").and_then(Json::as_array).into_iter().flatten() {
            self.flatten(member, all)?;
        }
        Some(())
    }

    fn planted_here(&mut self, all: &[&'b Json]) -> Option<Json> {
        let plant = self.plant.as_ref()?;
        let here = all.iter().any(|schema| convert::id(schema) == Some(plant.node));
        self.planted |= here;
        here.then(|| plant.value.clone())
    }

    /// Whether the plant stands somewhere below this schema.
    fn leads(&self, schema: &Json) -> bool {
        convert::id(schema).is_some_and(|id| self.path.contains(&id))
    }

    fn of_kind(&mut self, all: &[&'b Json], depth: usize) -> Option<Json> {
        let Some(kinds) = shape::kinds(all) else {
            return self.none("types exclude each other");
        };
        let kinds = match (kinds, shape::implied(all)) {
            // Where `type` leaves it open, the keywords say which kinds are meant.
            (kind::ANY, implied) if implied != 0 => implied,
            (kinds, _) => kinds,
        };
        let heading = all.iter().any(|schema| self.leads(schema));
        let nulls = self.plan.nulls || (self.plan.taste == plan::Taste::Any && self.random.percent(10));
        if nulls && kinds & kind::NULL != 0 && !heading && shape::lists(all, &Json::Null) {
            return Some(Json::Null);
        }
        if let Some(value) = self.listed(all, kinds) {
            return value.or_else(|| self.none("lists of values exclude each other"));
        }
        match self.one_of(kinds)? {
            kind::NULL => Some(Json::Null),
            kind::BOOL => Some(Json::Bool(self.turn(2) == 0)),
            kind::INT => self.integer(all).or_else(|| self.none("no integer is in bounds")),
            kind::NUM => self.number(all).or_else(|| self.none("no number is in bounds")),
            kind::STR => match self.string(all) {
                Some(text) => Some(Json::String(text)),
                None => self.none("no string fits pattern, format and length"),
            },
            kind::ARR => self.array(all, depth),
            _ => self.object(all, depth),
        }
    }

    /// One of the kinds.
    fn one_of(&mut self, kinds: Kinds) -> Option<Kinds> {
        let among = kinds & !kind::NULL;
        // Whoever says `number` wants numbers of both forms; the maker of numbers knows them.
        let among = if among & kind::NUM != 0 {
            among & !kind::INT
        } else {
            among
        };
        let several: Vec<Kinds> = (0..8).map(|bit| 1 << bit).filter(|bit| among & bit != 0).collect();
        match several.as_slice() {
            [] => (kinds & kind::NULL != 0).then_some(kind::NULL),
            _ => several.get(self.turn(several.len())).copied(),
        }
    }

    /// A number below `end`: in turn at first, then by chance.
    fn turn(&mut self, end: usize) -> usize {
        if self.plan.turn < end.min(8) && self.random.percent(70) {
            self.plan.turn
        } else {
            self.random.below(end)
        }
    }
}
