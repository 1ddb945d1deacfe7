//! Values of lists.

use serde_json::Value as Json;

use super::Maker;
use super::shape::{self, Kinds};

impl<'b> Maker<'b> {
    /// One of the listed values; none where nothing is listed.
    pub(super) fn listed(&mut self, all: &[&'b Json], kinds: Kinds) -> Option<Option<Json>> {
        let values = shape::listed(all)?;
        let values: Vec<&Json> = values
            .into_iter()
            .filter(|value| shape::kind_of(value) & kinds != 0)
            .filter(|value| !value.is_null() || self.plan.nulls || shape::listed(all).is_some_and(|all| all.len() == 1))
            .collect();
        // Long lists: the instances differ in where they begin.
        let i = if values.len() > 8 {
            self.random.below(values.len())
        } else {
            self.turn(values.len())
        };
        Some(values.get(i).map(|value| (*value).clone()))
    }
}
