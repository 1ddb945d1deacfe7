//! Component schemas: their names, given before anything else, and the types that they become.

use std::collections::HashMap;

use super::context::Context;
use super::naming::pascal;
use super::node::{Node, Part, join};
use super::views::Direction;
use super::{Lowering, docs};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Home, Ident, Name, Type, TypeDef, TypeId, TypeKind, View};

impl<'d> Lowering<'d, '_> {
    /// Gives every component schema its name, in the document's order.
    pub(super) fn name_components(&mut self) {
        let names: Vec<&'d str> = self.components.names().collect();
        let mut short: HashMap<String, u32> = HashMap::new();
        for name in &names {
            *short.entry(pascal(last_part(name))).or_default() += 1;
        }
        for name in names {
            let mut candidates = self.vendor_names(name);
            let last = pascal(last_part(name));
            if short.get(&last) == Some(&1) {
                candidates.push(last);
            }
            candidates.push(pascal(name));
            self.name_component(name, &candidates);
        }
    }

    fn name_component(&mut self, name: &'d str, candidates: &[String]) {
        let pointer = join("/components/schemas", name);
        if self.views.is_split(name) {
            let read = self.claim_reported(&pointer, &pointer, candidates);
            self.component_names.insert((name, View::Read), read.clone());
            let key = format!("{pointer}#input");
            let write = self.claim_reported(&key, &pointer, &[format!("{read}Input"), format!("{read}Request")]);
            self.component_names.insert((name, View::Write), write);
        } else {
            let ident = self.claim_reported(&pointer, &pointer, candidates);
            for view in [View::Read, View::Write, View::Both] {
                self.component_names.insert((name, view), ident.clone());
            }
        }
    }

    /// Claims the name of a type, and says so when it is not the first that was asked for.
    pub(super) fn claim_reported(&mut self, key: &str, pointer: &str, candidates: &[String]) -> Ident {
        let mark = key.strip_prefix(pointer);
        let key = &self.places.stable(key);
        if let Some(chosen) = mark.and_then(|mark| self.choose_type(key, pointer, mark)) {
            return chosen;
        }
        let (ident, clash) = self.names.claim(key, candidates);
        if clash && let Some(wanted) = candidates.first() {
            if is_component(key) {
                self.crowded_out(key, wanted);
            }
            self.report(
                &codes::NAME_COLLISION,
                pointer,
                format!("`{wanted}` is taken, so this is `{ident}`"),
            );
        }
        ident
    }

    /// Names that the vendor chose for generated code.
    fn vendor_names(&self, name: &str) -> Vec<String> {
        let Some((_, node)) = self.components.schema(name) else {
            return Vec::new();
        };
        let Part::Inline(schema) = node.parts[0].part else {
            return Vec::new();
        };
        let extensions = &schema.schema_data.extensions;
        let chosen = extensions
            .get("x-speakeasy-name-override")
            .and_then(|value| value.as_str());
        chosen
            .filter(|chosen| !chosen.trim().is_empty())
            .map(pascal)
            .into_iter()
            .collect()
    }

    /// Makes every component a type, in the document's order, used or not.
    pub(super) fn lower_components(&mut self) {
        let names: Vec<&'d str> = self.components.names().collect();
        for name in names {
            self.component(name, Direction::Read);
            if self.views.is_split(name) {
                self.component(name, Direction::Write);
            }
        }
    }

    /// The type of a component schema as it is used in `direction`.
    pub(super) fn component(&mut self, name: &str, direction: Direction) -> Option<TypeId> {
        let (name, node) = self.components.schema(name)?;
        let view = self.views.of_component(name, direction);
        if let Some(id) = self.component_types.get(&(name, view)) {
            return Some(*id);
        }
        if view == View::Write && self.views.is_split(name) {
            // What both views share is named after the type as received, so that one comes first.
            self.component(name, Direction::Read);
            if let Some(id) = self.component_types.get(&(name, view)) {
                return Some(*id);
            }
        }
        let rust = self.component_names.get(&(name, view)).cloned().unwrap_or_default();
        let outer = std::mem::replace(&mut self.rank, self.components.position(name));
        let def = TypeDef {
            name: Name {
                wire: name.to_owned(),
                rust: rust.clone(),
            },
            docs: Docs::default(),
            origin: self.origin(node.at()),
            view,
            home: Home::Types,
            owner: None,
            kind: TypeKind::Alias(Type::Json, Vec::new()),
        };
        let is_input = view == View::Write && self.views.is_split(name);
        let key = format!("{}{}", node.at(), if is_input { "#input" } else { "" });
        let id = self.reserve(&key, def);
        self.component_types.insert((name, view), id);
        let direction = match view {
            View::Read => Direction::Read,
            View::Write => Direction::Write,
            View::Both => direction,
        };
        self.define(id, name, &node, rust.as_str(), direction);
        self.rank = outer;
        Some(id)
    }

    fn define(&mut self, id: TypeId, name: &'d str, node: &Node<'d>, rust: &str, direction: Direction) {
        if let Part::Inline(schema) = node.parts[0].part {
            self.types[id.0 as usize].docs = docs::of_schema(&schema.schema_data);
        }
        let context = Context {
            target: Some((id, name)),
            ..Context::new(direction, rust)
        };
        let context = context.multipart(self.multipart.contains(name));
        let found = self.value(node, &context);
        // Structs, enums and unions have defined themselves under this number; everything else is another name for it.
        if found.ty != Type::Named(id) {
            let def = &mut self.types[id.0 as usize];
            let rules = found.rules.iter().filter_map(docs::rule_note);
            for note in found.docs.notes.into_iter().chain(rules) {
                if !def.docs.notes.contains(&note) {
                    def.docs.notes.push(note);
                }
            }
            def.kind = TypeKind::Alias(found.ty, found.rules);
        }
    }
}

/// swaggo writes `package.Type`: the last part alone, where that stays unique.
fn last_part(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((_, last)) if last.starts_with(|c: char| c.is_alphabetic()) => last,
        _ => name,
    }
}

/// Whether this is the place of a component schema itself.
pub(super) fn is_component(key: &str) -> bool {
    let name = key.strip_prefix("/components/schemas/");
    name.is_some_and(|name| !name.contains(['/', '#']))
}
