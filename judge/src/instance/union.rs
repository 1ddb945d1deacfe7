//! Choices: members of `oneOf` and `anyOf`, and children of a base.

use serde_json::Value as Json;

use super::Maker;
use super::plan::Taste;
use crate::convert::mark;

impl<'b> Maker<'b> {
    /// Chooses a member of every union, until there is none left.
    pub(super) fn unions(&mut self, all: &mut Vec<&'b Json>) -> Option<()> {
        let mut next = 0;
        while let Some(schema) = all.get(next).copied() {
            next += 1;
            for key in ["oneOf", "anyOf"] {
                let Some(members) = schema.get(key).and_then(Json::as_array) else {
                    continue;
                };
                let i = self.member(members)?;
                self.flatten(members.get(i)?, all)?;
                self.relative(members.get(i)?, all)?;
                if let Some(tag) = schema.get(mark::TAGS).and_then(|tags| tags.get(i)) {
                    self.flatten(tag, all)?;
                }
            }
        }
        Some(())
    }

    fn member(&mut self, members: &[Json]) -> Option<usize> {
        if let Some(i) = members.iter().position(|member| self.leads(member)) {
            return Some(i);
        }
        let is_null = |member: &Json| member.get("type") == Some(&Json::from("null"));
        let (nulls, others): (Vec<usize>, Vec<usize>) =
            (0..members.len()).partition(|i| members.get(*i).is_some_and(is_null));
        let null = self.plan.nulls || (self.plan.taste == Taste::Any && self.random.percent(10));
        match nulls.first() {
            Some(i) if null || others.is_empty() => Some(*i),
            _ => others.get(self.turn(others.len())).copied(),
        }
    }

    /// Where a base with a discriminator is asked for, one of its children stands.
    pub(super) fn relative(&mut self, schema: &'b Json, all: &mut Vec<&'b Json>) -> Option<()> {
        let Some(children) = self.base(schema) else {
            return Some(());
        };
        let fitting: Vec<&'b Json> = children.iter().collect();
        let i = self.turn(fitting.len());
        self.flatten(fitting.get(i)?, all)
    }

    /// The children of the base that this schema refers to, and says no more than that.
    fn base(&self, schema: &'b Json) -> Option<&'b Vec<Json>> {
        let mut schema = schema;
        for _ in 0..16 {
            if let Some(children) = schema.get(mark::FAMILY).and_then(Json::as_array) {
                return Some(children);
            }
            schema = match (
                schema.get("$ref").and_then(Json::as_str),
                schema.get("allOf").and_then(Json::as_array),
            ) {
                (Some(reference), _) => {
                    let target = self.bundle.resolve(reference)?;
                    let child = target.get("allOf").is_some() && target.get(mark::FAMILY).is_none();
                    if child { return None } else { target }
                }
                (None, Some(all)) if schema.get("properties").is_none() && all.len() == 1 => all.first()?,
                _ => return None,
            };
        }
        None
    }
}
