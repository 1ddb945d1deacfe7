//! Which schemas are received, which are sent, and which therefore become two types.
//!
//! A schema used both ways that has `readOnly` or `writeOnly` members, itself or further in, becomes two types; used one
//! way only, it becomes one type with that view.

use std::collections::{HashMap, HashSet};

use openapiv3::{AdditionalProperties, ReferenceOr, Schema};

use super::node::{Node, Part};
use super::scope::Components;
use super::wrapper::sole_reference;
use crate::ir::View;
use crate::normalize::model::{component, keywords};

/// The direction in which a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    /// From the vendor to us.
    Read,
    /// From us to the vendor.
    Write,
}

/// What is known of each component schema's use.
#[derive(Debug, Default)]
pub(super) struct Views<'d> {
    read: HashSet<&'d str>,
    written: HashSet<&'d str>,
    /// Has members that travel in one direction only, itself or further in.
    one_way: HashSet<&'d str>,
}

impl<'d> Views<'d> {
    /// `roots`: the schemas that operations use, with their direction.
    pub(super) fn of(components: &Components<'d>, roots: &[(&'d ReferenceOr<Schema>, Direction)]) -> Views<'d> {
        let mut views = Views {
            one_way: one_way(components),
            ..Views::default()
        };
        for (schema, direction) in roots {
            let mut walk = Walk {
                components,
                direction: Some(*direction),
                found: Vec::new(),
            };
            walk.reference_or(schema);
            views.follow(components, walk.found, *direction);
        }
        views
    }

    /// Components that are received besides, by name or by reference.
    pub(super) fn receive<'n>(&mut self, components: &Components<'d>, names: impl Iterator<Item = &'n str>) {
        let known = names.filter_map(|name| components.schema(name.trim_start_matches("#/components/schemas/")));
        let open: Vec<&'d str> = known.map(|(name, _)| name).collect();
        self.follow(components, open, Direction::Read);
    }

    fn follow(&mut self, components: &Components<'d>, mut open: Vec<&'d str>, direction: Direction) {
        while let Some(name) = open.pop() {
            let Some((name, node)) = components.schema(name) else {
                continue;
            };
            let used = match direction {
                Direction::Read => &mut self.read,
                Direction::Write => &mut self.written,
            };
            if used.insert(name) {
                let mut walk = Walk {
                    components,
                    direction: Some(direction),
                    found: Vec::new(),
                };
                walk.node_of(name, &node);
                open.append(&mut walk.found);
            }
        }
    }

    /// The type that a component becomes where it is used in `direction`.
    pub(super) fn of_component(&self, name: &str, direction: Direction) -> View {
        let one_way = self.one_way.contains(name);
        match (self.read.contains(name), self.written.contains(name), direction) {
            (true, true, Direction::Read) if one_way => View::Read,
            (true, true, Direction::Write) if one_way => View::Write,
            (true, false, _) => View::Read,
            (false, true, _) => View::Write,
            // Used by nothing: a person may use it either way, so both are there when they differ.
            (false, false, Direction::Write) if one_way => View::Write,
            (false, false, _) if one_way => View::Read,
            _ => View::Both,
        }
    }

    /// Becomes two types.
    pub(super) fn is_split(&self, name: &str) -> bool {
        self.one_way.contains(name) && self.read.contains(name) == self.written.contains(name)
    }

    /// Whether a schema that is not a component has members that travel one way only.
    pub(super) fn is_one_way(&self, components: &Components<'d>, schema: &'d Schema) -> bool {
        let mut walk = Walk {
            components,
            direction: None,
            found: Vec::new(),
        };
        walk.schema(schema) || walk.found.iter().any(|name| self.one_way.contains(name))
    }
}

/// The components that have one-way members, themselves or through a component that they use.
fn one_way<'d>(components: &Components<'d>) -> HashSet<&'d str> {
    let mut users: HashMap<&'d str, Vec<&'d str>> = HashMap::new();
    let mut open = Vec::new();
    for name in components.names() {
        let Some((name, node)) = components.schema(name) else {
            continue;
        };
        let mut walk = Walk {
            components,
            direction: None,
            found: Vec::new(),
        };
        if walk.node_of(name, &node) {
            open.push(name);
        }
        for used in walk.found {
            if let Some((used, _)) = components.schema(used) {
                users.entry(used).or_default().push(name);
            }
        }
    }
    let mut found = HashSet::new();
    while let Some(name) = open.pop() {
        if found.insert(name) {
            open.extend(users.get(name).into_iter().flatten());
        }
    }
    found
}

/// Walks one schema down to the component references in it.
struct Walk<'a, 'd> {
    components: &'a Components<'d>,
    /// Members that do not travel in this direction are passed over; none: all count.
    direction: Option<Direction>,
    found: Vec<&'d str>,
}

impl<'d> Walk<'_, 'd> {
    /// A component, with the family that its discriminator stands for.
    fn node_of(&mut self, name: &'d str, node: &Node<'d>) -> bool {
        self.found.extend(self.components.children(name));
        let mut any = false;
        for placed in &node.parts {
            match placed.part {
                Part::Ref(name) | Part::AroundRef(name) => self.found.push(name),
                Part::Inline(schema) | Part::Around(schema) => any |= self.schema(schema),
            }
        }
        any
    }

    fn reference_or(&mut self, schema: &'d ReferenceOr<Schema>) -> bool {
        match schema {
            ReferenceOr::Reference { reference } => {
                self.found.push(component(reference));
                false
            }
            ReferenceOr::Item(schema) => self.schema(schema),
        }
    }

    fn boxed(&mut self, schema: &'d ReferenceOr<Box<Schema>>) -> bool {
        match schema {
            ReferenceOr::Reference { reference } => {
                self.found.push(component(reference));
                false
            }
            ReferenceOr::Item(schema) => self.schema(schema),
        }
    }

    /// Whether it has a one-way member that is declared inline.
    fn schema(&mut self, schema: &'d Schema) -> bool {
        let Some(any) = keywords(schema) else { return false };
        let mut one_way = false;
        for property in any.properties.values() {
            let (read_only, write_only) = access(property, self.components);
            one_way |= read_only || write_only;
            let travels = match self.direction {
                Some(Direction::Read) => !write_only,
                Some(Direction::Write) => !read_only,
                None => true,
            };
            if travels {
                one_way |= self.boxed(property);
            }
        }
        if let Some(AdditionalProperties::Schema(schema)) = &any.additional_properties {
            one_way |= self.reference_or(schema);
        }
        if let Some(items) = &any.items {
            one_way |= self.boxed(items);
        }
        for member in any.all_of.iter().chain(&any.one_of).chain(&any.any_of) {
            one_way |= self.reference_or(member);
        }
        one_way
    }
}

/// `readOnly` and `writeOnly` of a property, said right at it or by the component that it refers to.
fn access<'d>(property: &'d ReferenceOr<Box<Schema>>, components: &Components<'d>) -> (bool, bool) {
    let mut node = Node::of_box(property, "".into());
    let (mut read_only, mut write_only) = (false, false);
    for _ in 0..64 {
        if let Part::Inline(schema) = node.parts[0].part {
            read_only |= schema.schema_data.read_only;
            write_only |= schema.schema_data.write_only;
        }
        match sole_reference(&node).and_then(|sole| components.schema(sole.name)) {
            Some((_, next)) => node = next,
            None => break,
        }
    }
    // Both at once contradict each other; neither is believed.
    if read_only && write_only {
        (false, false)
    } else {
        (read_only, write_only)
    }
}
