//! Objects: named members, members of a pattern, and any others.

use serde_json::{Map, Value as Json};

use super::plan::{Optional, Taste};
use super::{Maker, pattern, shape};

/// Names of members that nothing names.
const OTHERS: [&str; 8] = [
    "extra",
    "x-note",
    "Other Thing",
    "größe",
    "a/b~c",
    "\"quoted\"",
    "😀",
    "with\nline",
];

impl<'b> Maker<'b> {
    pub(super) fn object(&mut self, all: &[&'b Json], depth: usize) -> Option<Json> {
        let mut out = Map::new();
        let required: Vec<&str> = names(all, "required").collect();
        for name in &required {
            if !out.contains_key(*name) {
                let Some(schemas) = self.member_schemas(all, name) else {
                    return self.none("a member is required and forbidden");
                };
                out.insert((*name).to_owned(), self.value(&schemas, depth + 1)?);
            }
        }
        let most = shape::at_most(all, "maxProperties");
        let least = shape::at_least(all, "minProperties");
        let declared: Vec<&str> = declared(all).collect();
        for name in declared {
            let wanted = self.wants(all, name, depth) || (out.len() < least);
            if out.contains_key(name) || out.len() >= most || !wanted {
                continue;
            }
            let member = self
                .member_schemas(all, name)
                .and_then(|schemas| self.value(&schemas, depth + 1));
            out.extend(member.map(|member| (name.to_owned(), member)));
        }
        self.others(all, &mut out, least, most, depth);
        (out.len() >= least).then_some(Json::Object(out))
    }

    /// Whether a member that may be left out is there.
    fn wants(&mut self, all: &[&'b Json], name: &str, depth: usize) -> bool {
        let property = |schema: &&'b Json| schema.get("properties").and_then(|properties| properties.get(name));
        if all.iter().filter_map(property).any(|schema| self.leads(schema)) {
            return true;
        }
        if self.fuel == 0 {
            return false;
        }
        match self.plan.optional {
            Optional::None => false,
            Optional::All => depth < 5,
            Optional::Some => depth < 6 && self.random.percent(60_usize.saturating_sub(depth * 8)),
        }
    }

    /// What a member of that name has to be; none when it must not be there.
    fn member_schemas(&self, all: &[&'b Json], name: &str) -> Option<Vec<&'b Json>> {
        let mut schemas = Vec::new();
        for schema in all {
            let mut known = false;
            if let Some(property) = schema.get("properties").and_then(|properties| properties.get(name)) {
                schemas.push(property);
                known = true;
            }
            for (pattern, member) in schema
                .get("patternProperties")
                .and_then(Json::as_object)
                .into_iter()
                .flatten()
            {
                if self.judge.matches(pattern, name) {
                    schemas.push(member);
                    known = true;
                }
            }
            match schema.get("additionalProperties") {
                Some(Json::Bool(false)) if !known => return None,
                Some(rest) if !known => schemas.push(rest),
                _ => {}
            }
        }
        Some(schemas)
    }

    /// Members that nothing names: where a schema is there for them, or the plan asks for them.
    fn others(&mut self, all: &[&'b Json], out: &mut Map<String, Json>, least: usize, most: usize, depth: usize) {
        let patterns: Vec<&'b str> = name_patterns(all).collect();
        let typed = all
            .iter()
            .any(|schema| schema.get("additionalProperties").is_some_and(|rest| rest != false));
        // An object of which nothing is said is a free one.
        let free = declared(all).next().is_none();
        let welcome = typed || !patterns.is_empty() || free || self.plan.undeclared;
        let heading = all.iter().any(|schema| {
            let rest = schema.get("additionalProperties").into_iter();
            let patterns = schema
                .get("patternProperties")
                .and_then(Json::as_object)
                .into_iter()
                .flat_map(Map::values);
            rest.chain(patterns).any(|schema| self.leads(schema))
        });
        let some = match self.plan.optional {
            _ if depth > 5 || self.fuel == 0 || !welcome => 0,
            Optional::None => 0,
            Optional::All => 2,
            Optional::Some => self.random.below(3),
        };
        let some = if heading { some.max(1) } else { some };
        let wanted = (out.len() + some).max(least).min(most);
        for attempt in 0..wanted * 4 + 8 {
            if out.len() >= wanted {
                return;
            }
            let name = self.other_name(&patterns, attempt);
            if out.contains_key(&name) || names_of(all).any(|known| known == name) || !self.is_name(all, &name) {
                continue;
            }
            let member = self
                .member_schemas(all, &name)
                .and_then(|schemas| self.value(&schemas, depth + 1));
            out.extend(member.map(|member| (name, member)));
        }
    }

    fn other_name(&mut self, patterns: &[&'b str], attempt: usize) -> String {
        if let Some(pattern) = self.random.pick(patterns)
            && self.random.percent(80)
            && let Some(name) = pattern::text(pattern, &mut self.random, attempt % 8)
        {
            return name;
        }
        let odd = matches!(self.plan.taste, Taste::Odd | Taste::Any);
        match self.random.pick(&OTHERS) {
            Some(name) if odd && attempt < 8 => (*name).to_owned(),
            _ => format!("key{}", self.random.below(10_000)),
        }
    }

    fn is_name(&self, all: &[&'b Json], name: &str) -> bool {
        let rules = all.iter().filter_map(|schema| schema.get("propertyNames"));
        rules.into_iter().all(|rule| {
            let length = name.chars().count();
            let pattern = rule.get("pattern").and_then(Json::as_str);
            pattern.is_none_or(|pattern| self.judge.matches(pattern, name))
                && (shape::at_least(&[rule], "minLength")..=shape::at_most(&[rule], "maxLength")).contains(&length)
        })
    }
}

/// Patterns that names of members fit.
fn name_patterns<'b>(all: &[&'b Json]) -> impl Iterator<Item = &'b str> {
    let keys = all
        .iter()
        .filter_map(|schema| schema.get("patternProperties")?.as_object());
    let rules = all
        .iter()
        .filter_map(|schema| schema.get("propertyNames")?.get("pattern")?.as_str());
    keys.flat_map(Map::keys).map(String::as_str).chain(rules)
}

fn names<'b>(all: &[&'b Json], key: &str) -> impl Iterator<Item = &'b str> {
    let lists = all.iter().filter_map(move |schema| schema.get(key)?.as_array());
    lists.flatten().filter_map(Json::as_str)
}

fn declared<'b>(all: &[&'b Json]) -> impl Iterator<Item = &'b str> {
    let lists = all.iter().filter_map(|schema| schema.get("properties")?.as_object());
    lists.flat_map(Map::keys).map(String::as_str)
}

fn names_of<'b>(all: &[&'b Json]) -> impl Iterator<Item = &'b str> {
    declared(all).chain(names(all, "required"))
}
