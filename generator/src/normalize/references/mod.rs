//! References: every one of them ends up at a component of the document that we build.
//!
//! A `$ref` into another file, or to something deep inside of one, makes a component of its target. A component that is
//! itself nothing but such a `$ref` is the natural home of its target, so these are claimed before anything else is read.

mod cycles;
mod inline;
mod locate;
mod section;
mod title;
mod unions;

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use crate::diagnostic::{Diagnostic, codes};
use crate::load::{FileId, Value, pointer};

pub(super) use cycles::{Component, name_in, untangle};
pub(super) use locate::Location;
pub(crate) use locate::percent_decoded;
pub(super) use section::Section;
pub(super) use unions::ground;

/// Where references lead.
#[derive(Debug)]
pub(super) struct References<'s> {
    /// The components that the entry document declares.
    declared: HashMap<Section, &'s IndexMap<String, Value>>,
    dialect: Dialect,
    /// Which component stands for a target.
    homes: HashMap<(Section, FileId, String), String>,
    /// The names that are taken.
    taken: HashSet<(Section, String)>,
    /// Targets that got a component and still have to be read.
    queue: VecDeque<Hoisted<'s>>,
}

/// A target that becomes a component.
#[derive(Debug)]
pub(super) struct Hoisted<'s> {
    pub(super) section: Section,
    pub(super) name: String,
    pub(super) location: Location<'s>,
}

impl<'s> References<'s> {
    pub(super) fn new(dialect: Dialect) -> References<'s> {
        let (declared, homes, taken) = (HashMap::new(), HashMap::new(), HashSet::new());
        References {
            declared,
            dialect,
            homes,
            taken,
            queue: VecDeque::new(),
        }
    }

    fn declare(&mut self, section: Section, location: &Location<'s>) {
        let Some(members) = location.value.as_object() else {
            return;
        };
        self.declared.insert(section, members);
        for name in members.keys() {
            self.taken.insert((section, name.clone()));
            if location.file != FileId(0) {
                let place = (section, location.file, pointer::join(&location.pointer, name));
                self.homes.insert(place, name.clone());
            }
        }
    }

    /// The declared component at a place, if there is one.
    fn component(&self, section: Section, file: FileId, pointer: &str) -> Option<String> {
        let name = pointer.strip_prefix(section.prefix(self.dialect)?)?.strip_prefix('/')?;
        if file != FileId(0) || name.contains('/') {
            return None;
        }
        let name = pointer::segments(&pointer[pointer.len() - name.len() - 1..])?.next()?;
        self.declared
            .get(&section)?
            .contains_key(name.as_ref())
            .then(|| name.into_owned())
    }

    /// The declared component that a reference names without any escapes.
    fn plain(&self, section: Section, text: &str) -> Option<&'s Value> {
        let name = text
            .strip_prefix('#')?
            .strip_prefix(section.prefix(self.dialect)?)?
            .strip_prefix('/')?;
        if name.contains(['%', '~', '/']) {
            None
        } else {
            self.declared.get(&section)?.get(name)
        }
    }

    fn home(&self, section: Section, location: &Location<'_>) -> Option<String> {
        self.component(section, location.file, &location.pointer).or_else(|| {
            self.homes
                .get(&(section, location.file, location.pointer.clone()))
                .cloned()
        })
    }
}

impl<'s> Context<'s> {
    /// The next target that waits to be read.
    pub(super) fn next_hoisted(&mut self) -> Option<Hoisted<'s>> {
        self.references.queue.pop_front()
    }

    /// The reference to the component that stands for what a `$ref` leads to, or nothing, reported.
    pub(super) fn reference(&mut self, section: Section, node: &Node<'_>) -> Option<String> {
        let Value::String(text) = node.value else {
            self.wrong_type(node, "a reference");
            return None;
        };
        let name = match self.plain(section, node.file(), text) {
            Some(name) => name,
            None => self.target(section, node, text)?,
        };
        Some(section.reference(&name))
    }

    /// The reference to a declared component of that very name.
    pub(super) fn component_named(&self, section: Section, name: &str) -> Option<String> {
        let declared = self.references.declared.get(&section)?;
        declared.contains_key(name).then(|| section.reference(name))
    }

    // Nearly all references are of this form; they need no look at the tree.
    fn plain(&self, section: Section, file: FileId, text: &str) -> Option<String> {
        let plain = file == FileId(0) && text.starts_with('#') && !text.contains(['%', '~']);
        if plain {
            self.references.component(section, file, &text[1..])
        } else {
            None
        }
    }

    fn target(&mut self, section: Section, node: &Node<'_>, text: &str) -> Option<String> {
        let location = self.locate(section, node, text)?;
        if let Some(name) = self.references.home(section, &location) {
            return Some(name);
        }
        let location = self.destination(section, node, location)?;
        let first = location.pointer.clone();
        if let Some(name) = self.references.home(section, &location) {
            return Some(name);
        }
        let Some(location) = self.of_kind(section, location) else {
            let other = Section::of(&first).unwrap_or(Section::Part);
            let message = format!("`{text}` is {}, where {} belongs", other.singular(), section.singular());
            self.report(&codes::normalize::REFERENCE_KIND, node, message);
            return None;
        };
        Some(self.hoist(section, location))
    }

    /// Follows mere references until something is there, or a component that has the target as its own.
    fn destination(&mut self, section: Section, node: &Node<'_>, start: Location<'s>) -> Option<Location<'s>> {
        let mut seen = vec![(start.file, start.pointer.clone())];
        let mut location = start;
        while let Some(next) = location.alias() {
            if self.references.home(section, &location).is_some() {
                break;
            }
            let at = Node::root(location.value, location.file, &location.pointer, "");
            location = self.locate(section, &at, next)?;
            if seen.contains(&(location.file, location.pointer.clone())) {
                self.circle(node, section);
                return None;
            }
            seen.push((location.file, location.pointer.clone()));
        }
        Some(location)
    }

    /// What stands there, if it is of that kind. A parameter where a schema belongs means the parameter's schema.
    fn of_kind(&self, section: Section, location: Location<'s>) -> Option<Location<'s>> {
        match Section::of(&location.pointer).filter(|other| *other != section) {
            None => Some(location),
            Some(Section::Parameters | Section::Headers) if section == Section::Schemas => {
                let value = location.value.get("schema")?;
                Some(Location {
                    file: location.file,
                    pointer: pointer::join(&location.pointer, "schema"),
                    value,
                })
            }
            Some(_) => None,
        }
    }

    fn circle(&mut self, node: &Node<'_>, section: Section) {
        let message = format!("this reference leads back to itself, never to {}", section.singular());
        let finding = Diagnostic::new(&codes::normalize::REFERENCE_CYCLE, node.place(), message);
        self.push(finding.help("one of the references in the circle has to be replaced by what is meant"));
    }

    fn hoist(&mut self, section: Section, location: Location<'s>) -> String {
        let file = self.source.file(location.file).map_or("", |file| &file.name);
        let name = title::unique(file, &location.pointer, |name| {
            !self.references.taken.contains(&(section, name.to_owned()))
        });
        self.references.taken.insert((section, name.clone()));
        self.references
            .homes
            .insert((section, location.file, location.pointer.clone()), name.clone());
        self.references.queue.push_back(Hoisted {
            section,
            name: name.clone(),
            location,
        });
        name
    }

    /// Makes each component that is nothing but a `$ref` to something that is no component its target's home. Returns
    /// where these components have to be read from, by section and name.
    pub(super) fn claim(&mut self) -> HashMap<(Section, String), Location<'s>> {
        let sections: Vec<_> = Section::ALL
            .into_iter()
            .filter_map(|it| Some((it, self.section(it)?)))
            .collect();
        for (section, location) in &sections {
            self.references.declare(*section, location);
        }
        let mut claims = HashMap::new();
        for (section, location) in sections.into_iter().filter(|(section, _)| section.is_shared()) {
            for (name, value) in location.value.as_object().into_iter().flatten() {
                let start = Location {
                    file: location.file,
                    pointer: pointer::join(&location.pointer, name),
                    value,
                };
                if let Some(location) = self.claimed(section, name, &start) {
                    claims.insert((section, name.clone()), location);
                }
            }
        }
        claims
    }

    /// Where the entry document keeps its components of a kind; in another file if a `$ref` says so.
    fn section(&self, section: Section) -> Option<Location<'s>> {
        let text = format!("#{}", section.prefix(self.dialect)?);
        let mut location = self.search(section, &self.entry(), &text).ok()?;
        for _ in 0..8 {
            let Some(next) = location.alias() else { break };
            let at = Node::root(location.value, location.file, &location.pointer, "");
            location = self.search(section, &at, next).ok()?;
        }
        Some(location)
    }

    /// The components of a kind that the entry document declares.
    pub(super) fn declared(&self, section: Section) -> Option<&'s IndexMap<String, Value>> {
        self.references.declared.get(&section).copied()
    }

    fn claimed(&mut self, section: Section, name: &str, start: &Location<'s>) -> Option<Location<'s>> {
        let mut location = start.clone();
        let mut on_the_way = Vec::new();
        while let Some(next) = location.alias() {
            let at = Node::root(location.value, location.file, &location.pointer, "");
            // What cannot be found is reported when the component is read.
            let next = self.search(section, &at, next).ok()?;
            if on_the_way.len() > 64 || self.references.home(section, &next).is_some() {
                return None;
            }
            if next.file == start.file && next.pointer == start.pointer {
                return None;
            }
            on_the_way.push((section, next.file, next.pointer.clone()));
            location = next;
        }
        let found = !on_the_way.is_empty();
        self.references
            .homes
            .extend(on_the_way.into_iter().map(|key| (key, name.to_owned())));
        found.then_some(location)
    }
}
