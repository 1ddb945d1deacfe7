//! What a schema is where it is used.

use openapiv3::{AnySchema, Schema};
use serde_json::Value as Json;

use super::docs;
use super::facts::{Additional, Facts};
use super::node::{Node, Part, Pointer, join, keywords};
use super::rules::{judge, rules};
use super::views::Direction;
use super::{Lowering, scalar};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Home, Name, Rule, Type, TypeDef, TypeId, TypeKind, View};

/// The surroundings of a schema.
#[derive(Clone, Debug)]
pub(super) struct Context<'d> {
    /// In which direction its values travel.
    pub(super) direction: Direction,
    /// The name for a type that has to be made here.
    pub(super) hint: String,
    /// The type that this schema is to define: that of a component.
    pub(super) target: Option<(TypeId, &'d str)>,
    /// Whether binary strings are file parts here.
    pub(super) files: Files,
}

/// Where binary strings are file parts: the members of a multipart body, and lists of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Files {
    /// In JSON: they are strings.
    No,
    /// The members of this object.
    Members,
    /// This very value.
    Here,
}

impl<'d> Context<'d> {
    /// The surroundings of something that nothing defines yet.
    pub(super) fn new(direction: Direction, hint: impl Into<String>) -> Context<'d> {
        Context {
            direction,
            hint: hint.into(),
            target: None,
            files: Files::No,
        }
    }

    /// The same, for the body of a multipart request.
    pub(super) fn multipart(mut self, multipart: bool) -> Context<'d> {
        self.files = if multipart { Files::Members } else { Files::No };
        self
    }

    /// The surroundings of something inside, whose name is that of the outer type and a word.
    pub(super) fn inside(&self, word: &str) -> Context<'d> {
        Context::new(self.direction, format!("{}{}", self.hint, super::naming::pascal(word)))
    }

    /// The surroundings of a member.
    pub(super) fn member(&self, word: &str) -> Context<'d> {
        let files = if self.files == Files::Members {
            Files::Here
        } else {
            Files::No
        };
        Context {
            files,
            ..self.inside(word)
        }
    }

    /// The surroundings of an item, which is a file where the list is one of files.
    pub(super) fn item(&self) -> Context<'d> {
        let files = if self.files == Files::Here {
            Files::Here
        } else {
            Files::No
        };
        Context {
            files,
            ..self.inside("Item")
        }
    }
}

/// What a schema is where it is used.
#[derive(Clone, Debug)]
pub(super) struct Use<'d> {
    pub(super) ty: Type,
    pub(super) nullable: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) docs: Docs,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) default: Option<&'d Json>,
}

/// What decides what a schema is: the node, the direction, and whether binary strings are files.
pub(super) type UseKey = (Vec<(Pointer, bool)>, Direction, Files);

impl<'d> Use<'d> {
    pub(super) fn plain(ty: Type) -> Use<'d> {
        Use {
            ty,
            nullable: false,
            rules: Vec::new(),
            docs: Docs::default(),
            read_only: false,
            write_only: false,
            default: None,
        }
    }

    /// The type of a value that stands by itself: an item, a map's value.
    pub(super) fn alone(self) -> Type {
        if self.nullable && self.ty != Type::Json {
            Type::Nullable(Box::new(self.ty))
        } else {
            self.ty
        }
    }
}

impl<'d> Lowering<'d, '_> {
    /// What the schemas of a node are together. Asked twice (for the type, for the rules of an item), it is found once:
    /// nested schemas would otherwise cost twice for each level.
    pub(super) fn value(&mut self, node: &Node<'d>, context: &Context<'d>) -> Use<'d> {
        if context.target.is_some() {
            return self.found_value(node, context);
        }
        let key = (node.key(), context.direction, context.files);
        if let Some(known) = self.uses.get(&key) {
            return known.clone();
        }
        let found = self.found_value(node, context);
        self.uses.insert(key, found.clone());
        found
    }

    fn found_value(&mut self, node: &Node<'d>, context: &Context<'d>) -> Use<'d> {
        let mut found = match sole_reference(node) {
            Some(sole) => self.reference(sole, context),
            None => self.shape(node, context),
        };
        for placed in &node.parts {
            if let Part::Inline(schema) | Part::Around(schema) = placed.part {
                self.judge_pattern(schema, &placed.at);
                let data = &schema.schema_data;
                found.nullable |= data.nullable;
                found.read_only |= data.read_only;
                found.write_only |= data.write_only;
                found.default = found.default.or(data.default.as_ref());
            }
        }
        found
    }

    /// A reference alone, perhaps in a wrapper that says something beside it.
    fn reference(&mut self, sole: Sole<'d>, context: &Context<'d>) -> Use<'d> {
        let Some(id) = self.component(sole.name, context.direction) else {
            return Use::plain(Type::Json);
        };
        let mut found = Use::plain(Type::Named(id));
        if let TypeKind::Alias(_, rules) = &self.types[id.0 as usize].kind {
            found.rules.clone_from(rules);
        }
        let facts = Facts {
            bounds: sole.bounds,
            ..Facts::default()
        };
        let extra = rules(&facts, self.resolved(&found.ty));
        found
            .rules
            .extend(extra.into_iter().filter(|rule| !matches!(rule, Rule::Format(_))));
        found.docs = docs::of_schemas(sole.wrappers.iter().copied());
        self.component_flags(sole.name, &mut found);
        found
    }

    /// What a component says of itself holds wherever it is used.
    fn component_flags(&self, name: &str, found: &mut Use<'d>) {
        let mut name = name.to_owned();
        for _ in 0..64 {
            let Some((_, node)) = self.components.schema(&name) else {
                return;
            };
            if let Part::Inline(schema) = node.parts[0].part {
                let data = &schema.schema_data;
                found.nullable |= data.nullable || lists_null(schema);
                found.read_only |= data.read_only;
                found.write_only |= data.write_only;
            }
            match sole_reference(&node) {
                Some(next) => name = next.name.to_owned(),
                None => return,
            }
        }
    }

    fn shape(&mut self, node: &Node<'d>, context: &Context<'d>) -> Use<'d> {
        // A component is gathered by its name, so that a family's base is known as such.
        let facts = match context.target {
            Some((_, name)) => Facts::of(&Node::one(Part::Ref(name), node.at().clone()), &self.components),
            None => Facts::of(node, &self.components),
        };
        self.shape_of(node, facts, context)
    }

    pub(super) fn shape_of(&mut self, node: &Node<'d>, facts: Facts<'d>, context: &Context<'d>) -> Use<'d> {
        if let Some(found) = self.family(node, &facts, context) {
            return found;
        }
        if let Some(found) = self.union(node, &facts, context) {
            return found;
        }
        if facts.enumeration.is_some()
            && let Some(found) = self.enumeration(node, &facts, context)
        {
            return found;
        }
        let ty = self.plain_shape(node, &facts, context);
        let mut found = Use::plain(ty);
        found.rules = rules(&facts, &found.ty);
        facts
            .schemas
            .iter()
            .for_each(|(schema, at)| self.judge_pattern(schema, at));
        found.nullable = facts.types == ["null"];
        self.nested_rules(&facts, context, &mut found);
        found.docs = self.docs_of(&facts);
        found
    }

    fn plain_shape(&mut self, node: &Node<'d>, facts: &Facts<'d>, context: &Context<'d>) -> Type {
        match self.single_type(node, facts) {
            Some("object") => self.object(node, facts, context),
            Some("array") => self.array(facts, context),
            Some("string") => {
                let file = facts.format == Some("binary") && context.files == Files::Here;
                if file {
                    Type::File
                } else {
                    scalar::string(facts.format, self.options)
                }
            }
            Some("integer") => scalar::integer(facts.format, self.options),
            Some("number") => scalar::number(facts.format, self.options),
            Some("boolean") => Type::Bool,
            _ => Type::Json,
        }
    }

    /// `type`, or what the keywords imply. Types that contradict each other are reported, and anything is let through.
    fn single_type(&mut self, node: &Node<'d>, facts: &Facts<'d>) -> Option<&'d str> {
        match facts.types.as_slice() {
            [] => implied(facts),
            [one] => Some(one),
            ["integer", "number"] | ["number", "integer"] => Some("integer"),
            several => {
                let list = several
                    .iter()
                    .map(|t| format!("`{t}`"))
                    .collect::<Vec<_>>()
                    .join(" and ");
                let message = format!("a value cannot be {list} at once");
                let help = "the type is any JSON; mend one of the schemas that `allOf` brings together";
                self.report_with_help(&codes::CONTRADICTORY_TYPES, node.at(), message, help);
                None
            }
        }
    }

    fn array(&mut self, facts: &Facts<'d>, context: &Context<'d>) -> Type {
        let Some(items) = &facts.items else {
            return Type::List(Box::new(Type::Json));
        };
        if let Some(tuple) = self.tuple(facts, items, context) {
            return tuple;
        }
        let item = self.value(items, &context.item()).alone();
        Type::List(Box::new(item))
    }

    /// `prefixItems` with exactly as many items as positions; any other length is a list of whatever may stand in it.
    fn tuple(&mut self, facts: &Facts<'d>, items: &Node<'d>, context: &Context<'d>) -> Option<Type> {
        let positions = facts.prefix_items.filter(|n| (1..=8).contains(n))?;
        let exact = facts.bounds.iter().any(|any| any.min_items == Some(positions))
            && facts.bounds.iter().any(|any| any.max_items == Some(positions));
        let Part::Inline(schema) = items.parts.first()?.part else {
            return None;
        };
        let any = keywords(schema).filter(|any| exact && any.any_of.len() >= positions)?;
        let place = join(items.at(), "anyOf");
        // What may stand after the positions comes last; here nothing may.
        let members = any.any_of.iter().take(positions).enumerate().map(|(i, member)| {
            let node = Node::of(member, join(&place, &i.to_string()));
            self.value(&node, &context.inside(&format!("Item{}", i + 1))).alone()
        });
        Some(Type::Tuple(members.collect()))
    }

    /// Says so when a `pattern` will not be checked.
    fn judge_pattern(&mut self, schema: &Schema, at: &str) {
        let Some(pattern) = keywords(schema).and_then(|any| any.pattern.as_deref()) else {
            return;
        };
        if let Err(fault) = judge(pattern) {
            let message = format!("`{pattern}` is no regular expression: {}", fault.to_lowercase());
            let help = "`validate()` does not check it; write it as JavaScript would";
            self.report_with_help(&codes::INVALID_PATTERN, &join(at, "pattern"), message, help);
        }
    }

    /// Rules of items and values, which have no member of their own to carry them.
    fn nested_rules(&mut self, facts: &Facts<'d>, context: &Context<'d>, found: &mut Use<'d>) {
        match &found.ty {
            Type::List(_) if facts.prefix_items.is_none() => {
                if let Some(items) = &facts.items {
                    let rules = self.value(items, &context.item()).rules;
                    if !rules.is_empty() {
                        found.rules.push(Rule::Items(rules));
                    }
                }
            }
            Type::Map(_) => {
                if let Additional::Typed(values) = &facts.additional {
                    let rules = self.value(values, &context.inside("Value")).rules;
                    if !rules.is_empty() {
                        found.rules.push(Rule::Values(rules));
                    }
                }
            }
            _ => {}
        }
    }

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
        let key = (node.at().clone(), view);
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
        let earlier = self.structural.get(&(wanted.to_owned(), view))?;
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
            View::Write => format!("{}#input", node.at()),
            View::Read | View::Both => node.at().to_string(),
        };
        let rust = self.claim_reported(&key, node.at(), &candidates);
        let hint = rust.to_string();
        let id = self.reserve(TypeDef {
            name: Name {
                wire: String::new(),
                rust,
            },
            docs: self.docs_of(facts),
            origin: self.origin(node.at()),
            view,
            home: Home::Types,
            kind: TypeKind::Alias(Type::Json, Vec::new()),
        });
        if let [(schema, _)] = facts.schemas.as_slice() {
            let wanted = titled(facts).unwrap_or_else(|| context.hint.clone());
            self.structural
                .entry((wanted, view))
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

/// A node that is one reference, perhaps in wrappers that do not change what it is.
struct Sole<'d> {
    name: &'d str,
    wrappers: Vec<&'d Schema>,
    bounds: Vec<&'d AnySchema>,
}

fn sole_reference<'d>(node: &Node<'d>) -> Option<Sole<'d>> {
    let mut sole = Sole {
        name: "",
        wrappers: Vec::new(),
        bounds: Vec::new(),
    };
    let mut found = 0;
    let mut open: Vec<Part<'d>> = node.parts.iter().rev().map(|placed| placed.part).collect();
    while let Some(part) = open.pop() {
        match part {
            Part::Ref(name) => {
                found += 1;
                sole.name = name;
            }
            Part::AroundRef(_) => return None,
            Part::Inline(schema) | Part::Around(schema) => {
                let any = keywords(schema)?;
                let unions = matches!(part, Part::Inline(_)) && !(any.one_of.is_empty() && any.any_of.is_empty());
                if unions || !only_wraps(any) {
                    return None;
                }
                sole.wrappers.push(schema);
                sole.bounds.push(any);
                let members = any
                    .all_of
                    .iter()
                    .rev()
                    .map(|member| Node::of(member, "".into()).parts[0].part);
                open.extend(members);
            }
        }
    }
    (found == 1).then_some(sole)
}

/// Whether a schema says nothing about the shape of its value.
fn only_wraps(any: &AnySchema) -> bool {
    matches!(any.typ.as_deref(), None | Some("object"))
        && any.properties.is_empty()
        && any.required.is_empty()
        && any
            .additional_properties
            .as_ref()
            .is_none_or(|a| matches!(a, openapiv3::AdditionalProperties::Any(_)))
        && any.items.is_none()
        && any.enumeration.is_empty()
        && any.format.is_none()
}

fn lists_null(schema: &Schema) -> bool {
    let Some(any) = keywords(schema) else { return false };
    let null_member = |member: &openapiv3::ReferenceOr<Schema>| match member {
        openapiv3::ReferenceOr::Item(schema) => keywords(schema).is_some_and(is_null),
        openapiv3::ReferenceOr::Reference { .. } => false,
    };
    any.enumeration.contains(&Json::Null) || any.one_of.iter().chain(&any.any_of).any(null_member)
}

/// A schema of `null` alone.
pub(super) fn is_null(any: &AnySchema) -> bool {
    any.typ.as_deref() == Some("null") || any.enumeration.as_slice() == [Json::Null]
}

/// The type that keywords imply where none is said.
fn implied<'d>(facts: &Facts<'d>) -> Option<&'d str> {
    let has = |f: fn(&AnySchema) -> bool| facts.bounds.iter().any(|any| f(any));
    if !facts.properties.is_empty()
        || !matches!(facts.additional, Additional::Unsaid | Additional::Any)
        || has(|any| any.min_properties.is_some() || any.max_properties.is_some())
    {
        return Some("object");
    }
    if facts.items.is_some()
        || has(|any| any.min_items.is_some() || any.max_items.is_some() || any.unique_items.is_some())
    {
        return Some("array");
    }
    if has(|any| any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some()) {
        return Some("string");
    }
    match facts.format {
        Some("int32" | "int64") => Some("integer"),
        Some("float" | "double") => Some("number"),
        Some(_) => Some("string"),
        None if has(|any| any.minimum.is_some() || any.maximum.is_some() || any.multiple_of.is_some()) => {
            Some("number")
        }
        None => None,
    }
}
