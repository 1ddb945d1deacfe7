//! Types of inline schemas: named from where they stand, and made once.

use super::Lowering;
use super::context::{Context, Files};
use super::facts::Facts;
use super::fingerprint::fingerprint;
use super::node::Node;
use super::views::Direction;
use crate::ir::{Home, Name, Type, TypeDef, TypeId, TypeKind, View};

/// An inline schema with its type.
pub(super) type Known<'d> = (&'d openapiv3::Schema, Type);

impl<'d> Lowering<'d, '_> {
    /// Defines the target, or makes a named type for an inline schema; a schema that was met before has its type already.
    pub(super) fn named(
        &mut self,
        node: &Node<'d>,
        facts: &Facts<'d>,
        context: &Context<'d>,
        make: impl FnOnce(&mut Self, TypeId, &Context<'d>) -> TypeKind,
    ) -> Type {
        if let Some((id, _)) = context.target {
            let kind = make(self, id, context);
            self.types[id.0 as usize].kind = kind;
            return Type::Named(id);
        }
        let one_way = facts
            .schemas
            .iter()
            .any(|(schema, _)| self.views.is_one_way(&self.components, schema));
        let view = match (one_way, context.direction) {
            (false, _) => View::Both,
            (true, Direction::Read) => View::Read,
            (true, Direction::Write) => View::Write,
        };
        let key = (node.place(), view);
        if let Some(ty) = self.inline_types.get(&key) {
            return ty.clone();
        }
        let wanted = titled(facts).unwrap_or_else(|| context.hint.clone());
        if let Some(ty) = self.equal_inline(facts, &wanted, view) {
            self.inline_types.insert(key, ty.clone());
            return ty;
        }
        let (id, context) = self.new_inline(node, facts, context, view);
        self.inline_types.insert(key, Type::Named(id));
        let kind = make(self, id, &context);
        self.types[id.0 as usize].kind = kind;
        Type::Named(id)
    }

    /// An inline schema that is equal to an earlier one that asked for the same name.
    fn equal_inline(&self, facts: &Facts<'d>, wanted: &str, view: View) -> Option<Type> {
        let [(schema, _)] = facts.schemas.as_slice() else {
            return None;
        };
        let earlier = self.structural.get(&(wanted.to_owned(), view, fingerprint(schema)))?;
        earlier
            .iter()
            .find(|(known, _)| known == schema)
            .map(|(_, ty)| ty.clone())
    }

    fn new_inline(
        &mut self,
        node: &Node<'d>,
        facts: &Facts<'d>,
        context: &Context<'d>,
        view: View,
    ) -> (TypeId, Context<'d>) {
        let title = titled(facts).filter(|title| !self.names.is_taken(title));
        let candidates: Vec<String> = title.into_iter().chain([context.hint.clone()]).collect();
        let key = match view {
            View::Write => format!("{}#input", node.place()),
            View::Read | View::Both => node.place().to_string(),
        };
        let rust = self.claim_reported(&key, node.at(), &candidates);
        let hint = rust.to_string();
        let def = TypeDef {
            name: Name {
                wire: String::new(),
                rust,
            },
            docs: self.docs_of(facts),
            origin: self.origin(node.at()),
            view,
            home: Home::Types,
            owner: None,
            kind: TypeKind::Alias(Type::Json, Vec::new()),
        };
        let id = self.reserve(&key, def);
        if let [(schema, _)] = facts.schemas.as_slice() {
            let wanted = titled(facts).unwrap_or_else(|| context.hint.clone());
            self.structural
                .entry((wanted, view, fingerprint(schema)))
                .or_default()
                .push((schema, Type::Named(id)));
        }
        let files = if context.files == Files::Members {
            Files::Members
        } else {
            Files::No
        };
        (
            id,
            Context {
                files,
                ..Context::new(context.direction, hint)
            },
        )
    }
}

/// The name that a `title` gives, where it reads as one.
fn titled(facts: &Facts<'_>) -> Option<String> {
    let title = facts.schemas.first()?.0.schema_data.title.as_deref()?;
    super::naming::is_name_like(title).then(|| super::naming::pascal(title))
}
