//! Types that the configuration gives a node.

use super::context::Context;
use super::facts::Facts;
use super::node::Node;
use super::options::chosen_type;
use super::rules::rules;
use super::schema::Use;
use super::wrapper::{Sole, sole_reference};
use super::{Choice, Lowering, Options, scalar};
use crate::ir::Type;

impl<'d> Lowering<'d, '_> {
    /// The type of a node, where the configuration says one.
    pub(super) fn chosen_type(&mut self, node: &Node<'d>) -> Option<Type> {
        let entry = self.said_of(Choice::Type, node.places())?;
        self.type_said(entry, node)
    }

    /// The schema of a parameter, which may be named itself.
    pub(super) fn parameter(&mut self, at: &str, node: &Node<'d>, context: &Context<'d>) -> Use<'d> {
        let said = self.said(Choice::Type, at);
        match said.and_then(|entry| self.type_said(entry, node)) {
            Some(ty) => self.custom(ty, node, sole_reference(node)),
            None => self.value(node, context),
        }
    }

    fn type_said(&mut self, entry: &str, node: &Node<'d>) -> Option<Type> {
        let ty = chosen_type(self.options.types.get(entry)?);
        let facts = Facts::of(node, &self.components);
        let idle = plain(&facts).is_some_and(|plain| plain == ty);
        let how = idle.then(|| format!("its type is `{}` without it", self.options.types[entry]));
        self.came(Choice::Type, entry, how.as_deref());
        Some(ty)
    }

    /// What the schemas of a node are with that type: everything else is as they say.
    pub(super) fn custom(&mut self, ty: Type, node: &Node<'d>, sole: Option<Sole<'d>>) -> Use<'d> {
        let facts = Facts::of(node, &self.components);
        let mut found = Use::plain(ty);
        found.rules = rules(&facts, &found.ty);
        found.nullable = facts
            .enumeration
            .as_ref()
            .is_some_and(|it| it.values.iter().any(|value| value.is_null()));
        found.docs = self.docs_of(&facts);
        if let Some(sole) = sole {
            self.component_flags(sole.name, &mut found);
        }
        found
    }
}

/// The type of a scalar without a choice.
fn plain(facts: &Facts<'_>) -> Option<Type> {
    let options = Options::default();
    match (facts.types.as_slice(), &facts.enumeration) {
        (["string"], None) => Some(scalar::string(facts.format, &options)),
        (["integer"], None) => Some(scalar::integer(facts.format, &options)),
        (["number"], None) => Some(scalar::number(facts.format, &options)),
        _ => None,
    }
}
