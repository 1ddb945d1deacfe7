//! Lists and tuples.

use serde_json::Value as Json;

use super::plan::{Optional, Taste};
use super::{Maker, shape};

impl<'b> Maker<'b> {
    pub(super) fn array(&mut self, all: &[&'b Json], depth: usize) -> Option<Json> {
        let positions = all
            .iter()
            .filter_map(|schema| schema.get("prefixItems")?.as_array().map(Vec::len))
            .max();
        let contains = all.iter().any(|schema| schema.get("contains").is_some());
        let least = shape::at_least(all, "minItems").max(usize::from(contains));
        let most = shape::at_most(all, "maxItems");
        if least > most || least > 5000 {
            return None;
        }
        let unique = all
            .iter()
            .any(|schema| schema.get("uniqueItems") == Some(&Json::Bool(true)));
        let wanted = self.length(all, least, most, positions, depth);
        let mut items: Vec<Json> = Vec::new();
        let mut refused = 0;
        while items.len() < wanted && refused < 20 {
            let schemas = item_schemas(all, items.len(), contains)?;
            let item = self.value(&schemas, depth + 1);
            match item {
                Some(item) if !unique || !items.contains(&item) => items.push(item),
                // What the random part of the plan makes differs from one time to the next; the rest may not.
                _ => {
                    refused += 1;
                    self.plan.taste = if unique { Taste::Any } else { self.plan.taste };
                    if items.len() >= least {
                        break;
                    }
                }
            }
        }
        (items.len() >= least).then_some(Json::Array(items))
    }

    fn length(&mut self, all: &[&'b Json], least: usize, most: usize, positions: Option<usize>, depth: usize) -> usize {
        let heading = all.iter().any(|schema| {
            let below = ["items", "contains"].iter().filter_map(|key| schema.get(*key));
            let positions = schema.get("prefixItems").and_then(Json::as_array).into_iter().flatten();
            below.chain(positions).any(|schema| self.leads(schema))
        });
        let free = match (self.plan.optional, positions) {
            (_, Some(positions)) => positions,
            (Optional::None, None) => 0,
            (Optional::All, None) => 1 + usize::from(self.plan.taste == Taste::High),
            (Optional::Some, None) => self.random.below(4),
        };
        let free = if depth > 5 || self.fuel == 0 { 0 } else { free };
        let wanted = if heading {
            free.max(1).max(positions.unwrap_or(0))
        } else {
            free
        };
        wanted.max(least).min(most)
    }
}

/// What the item of that number has to be.
fn item_schemas<'b>(all: &[&'b Json], i: usize, contains: bool) -> Option<Vec<&'b Json>> {
    let mut schemas = Vec::new();
    for schema in all {
        let position = schema.get("prefixItems").and_then(|positions| positions.get(i));
        match (position, schema.get("items")) {
            (Some(position), _) => schemas.push(position),
            (None, Some(Json::Bool(false))) => return None,
            (None, Some(items)) => schemas.push(items),
            (None, None) => {}
        }
        if contains && i == 0 {
            schemas.extend(schema.get("contains"));
        }
    }
    Some(schemas)
}
