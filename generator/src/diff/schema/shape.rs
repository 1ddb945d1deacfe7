//! What a schema says when everything that has to hold is put together: `allOf`, references, and unions that are none.
//!
//! Documents are rearranged all the time: an inline schema becomes a component, members move into an `allOf`, `nullable`
//! becomes a union with `null`. Put together, both forms are the same shape, and nothing changed.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, AnySchema, Discriminator, Schema};
use serde_json::Value as Json;

use super::kinds::Kinds;
use super::limits::Limits;
use crate::diff::side::{Placed, Side};
use crate::normalize::model::{join, keywords};

/// Schemas that all have to hold in one place.
pub(in crate::diff) type Node<'a> = Vec<Placed<'a, Schema>>;

/// What a node says in the whole.
#[derive(Clone)]
pub(super) struct Shape<'a> {
    pub(super) kinds: Kinds,
    pub(super) nullable: bool,
    pub(super) formats: IndexMap<String, String>,
    pub(super) patterns: IndexMap<&'a str, String>,
    pub(super) limits: Limits,
    /// The values of `enum`, and where it stands.
    pub(super) values: Option<(Vec<&'a Json>, String)>,
    /// The values of `x-extensible-enum`: known, and not the only ones.
    pub(super) known: Option<(Vec<&'a Json>, String)>,
    pub(super) properties: IndexMap<&'a str, Node<'a>>,
    /// The required names, with where that is said.
    pub(super) required: BTreeMap<&'a str, String>,
    pub(super) additional: Additional<'a>,
    /// The patterns of `patternProperties`, which `additional` is about.
    pub(super) by_pattern: Vec<String>,
    pub(super) items: Node<'a>,
    /// How many positions of `items`, which is a union of them, are a tuple's.
    pub(super) positions: Option<usize>,
    pub(super) unions: Vec<Union<'a>>,
    pub(super) discriminator: Option<(&'a Discriminator, String)>,
    pub(super) default: Option<(&'a Json, String)>,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) deprecated: bool,
    pub(super) encoding: IndexSet<String>,
    /// Keywords of which only the text is known, with where they stand.
    pub(super) others: IndexMap<String, String>,
    /// Where the node itself stands.
    pub(super) at: String,
    /// Components that all have to hold as well, or describe the values of one kind: looked at apart, so that a change in
    /// one is told once, by its own name.
    pub(super) inner: Node<'a>,
    /// Whether components are taken in like anything else.
    pub(super) whole: bool,
    /// Whether a union whose members are of one kind each is put together.
    pub(super) by_kind: bool,
    /// What it was made of.
    pub(super) node: Node<'a>,
    pub(super) seen: Vec<String>,
}

/// What is said of properties without a name of their own.
#[derive(Clone)]
pub(super) enum Additional<'a> {
    Unsaid,
    Open(String),
    Closed(String),
    Schema(Node<'a>),
}

/// `oneOf` or `anyOf`.
#[derive(Clone)]
pub(super) struct Union<'a> {
    pub(super) keyword: &'static str,
    pub(super) at: String,
    pub(super) members: Vec<Member<'a>>,
}

#[derive(Clone)]
pub(super) struct Member<'a> {
    pub(super) name: Option<String>,
    /// Where the union names it.
    pub(super) at: String,
    pub(super) schema: Placed<'a, Schema>,
}

impl<'a> Shape<'a> {
    /// Everything that a node says.
    pub(super) fn of(node: &Node<'a>, side: Side<'a>) -> Shape<'a> {
        Shape::made(node, side, (true, true))
    }

    /// What a node says by itself, with the components that it takes in left apart.
    pub(super) fn apart(node: &Node<'a>, side: Side<'a>) -> Shape<'a> {
        Shape::made(node, side, (false, true))
    }

    /// The same, with each union as one: what it is compared with may be a union that cannot be put together.
    pub(super) fn with_unions(&self, side: Side<'a>) -> Shape<'a> {
        let mut shape = Shape::made(&self.node, side, (false, false));
        shape.nullable = self.nullable;
        shape
    }

    fn made(node: &Node<'a>, side: Side<'a>, (whole, by_kind): (bool, bool)) -> Shape<'a> {
        let mut shape = Shape::free(node.first().map(|part| part.at.clone()).unwrap_or_default());
        (shape.whole, shape.by_kind) = (whole, by_kind);
        let mut nullable = !node.is_empty();
        for part in node {
            shape.nullable = false;
            shape.absorb(part, side);
            nullable &= shape.nullable;
        }
        shape.nullable = nullable;
        shape.node.clone_from(node);
        shape
    }

    pub(super) fn free(at: String) -> Shape<'a> {
        Shape {
            kinds: Kinds::ALL,
            nullable: false,
            formats: IndexMap::new(),
            patterns: IndexMap::new(),
            limits: Limits::default(),
            values: None,
            known: None,
            properties: IndexMap::new(),
            required: BTreeMap::new(),
            additional: Additional::Unsaid,
            by_pattern: Vec::new(),
            items: Vec::new(),
            positions: None,
            unions: Vec::new(),
            discriminator: None,
            default: None,
            read_only: false,
            write_only: false,
            deprecated: false,
            encoding: IndexSet::new(),
            others: IndexMap::new(),
            at,
            inner: Vec::new(),
            whole: true,
            by_kind: true,
            node: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// Nothing is said of what values look like.
    pub(super) fn is_free(&self) -> bool {
        self.says_nothing_itself() && self.unions.is_empty()
    }

    /// The same, unions apart.
    pub(super) fn says_nothing_itself(&self) -> bool {
        self.kinds == Kinds::ALL
            && self.values.is_none()
            && self.properties.is_empty()
            && self.required.is_empty()
            && self.items.is_empty()
            && self.patterns.is_empty()
            && matches!(self.additional, Additional::Unsaid)
            && self.others.is_empty()
            && self.limits.is_empty()
            && self.inner.is_empty()
    }

    pub(super) fn absorb(&mut self, part: &Placed<'a, Schema>, side: Side<'a>) {
        let Some(any) = keywords(part.it).filter(|_| !self.seen.contains(&part.at)) else {
            return;
        };
        self.seen.push(part.at.clone());
        self.data(part);
        self.scalars(any, part);
        self.object(any, part, side);
        self.array(any, part, side);
        let said = any.typ.is_some() || !any.enumeration.is_empty();
        let own = part.it.schema_data.nullable;
        let mut members = true;
        for (number, member) in any.all_of.iter().enumerate() {
            if let Some(member) = side.schema(member, &format!("{}/allOf/{number}", part.at)) {
                self.nullable = false;
                if !self.leaves(&member) {
                    self.absorb(&member, side);
                }
                members &= self.nullable;
            }
        }
        let inherited = !any.all_of.is_empty() && members && !said;
        self.nullable = own || inherited;
        self.union("oneOf", &any.one_of, &part.at, side);
        self.union("anyOf", &any.any_of, &part.at, side);
        if self.says_nothing_itself() && self.unions.is_empty() && any.all_of.is_empty() {
            self.nullable = true;
        }
    }

    fn data(&mut self, part: &Placed<'a, Schema>) {
        let data = &part.it.schema_data;
        self.read_only |= data.read_only;
        self.write_only |= data.write_only;
        self.deprecated |= data.deprecated;
        if let (Some(default), None) = (&data.default, &self.default) {
            self.default = Some((default, format!("{}/default", part.at)));
        }
        if let (Some(it), None) = (&data.discriminator, &self.discriminator) {
            self.discriminator = Some((it, format!("{}/discriminator", part.at)));
        }
        if let Some(known) = data.extensions.get(EXTENSIBLE).and_then(Json::as_array) {
            self.known = Some((known.iter().collect(), join(&part.at, EXTENSIBLE)));
        }
        for mark in ["x-specwright-content-encoding", "x-specwright-content-media-type"] {
            if let Some(text) = data.extensions.get(mark).and_then(Json::as_str) {
                self.encoding.insert(text.to_owned());
            }
        }
        let ignored = data.extensions.get("x-specwright-ignored").and_then(Json::as_array);
        for key in ignored.into_iter().flatten().filter_map(Json::as_str) {
            self.others.insert(key.to_owned(), join(&part.at, key));
        }
    }

    fn scalars(&mut self, any: &'a AnySchema, part: &Placed<'a, Schema>) {
        let kinds = any.typ.as_deref().map_or(Kinds::ALL, Kinds::named);
        self.kinds = self.kinds.and(kinds);
        if let Some(format) = &any.format {
            self.formats.insert(format.clone(), format!("{}/format", part.at));
        }
        if let Some(pattern) = any.pattern.as_deref().filter(|pattern| !accepts_all(pattern)) {
            self.patterns.insert(pattern, format!("{}/pattern", part.at));
        }
        self.limits.tighten(any, &part.at);
        if !any.enumeration.is_empty() {
            let key = if part.it.schema_data.extensions.contains_key("x-specwright-const") {
                "const"
            } else {
                "enum"
            };
            let listed = any.enumeration.iter();
            let values = match &self.values {
                None => listed.collect(),
                Some((values, _)) => listed.filter(|value| values.contains(value)).collect(),
            };
            self.values = Some((values, format!("{}/{key}", part.at)));
        }
    }

    fn object(&mut self, any: &'a AnySchema, part: &Placed<'a, Schema>, side: Side<'a>) {
        let properties = format!("{}/properties", part.at);
        for (name, property) in &any.properties {
            if let Some(property) = side.boxed(property, &join(&properties, name)) {
                self.properties.entry(name).or_default().push(property);
            }
        }
        for name in &any.required {
            self.required
                .entry(name)
                .or_insert_with(|| format!("{}/required", part.at));
        }
        let at = format!("{}/additionalProperties", part.at);
        match &any.additional_properties {
            None => {}
            Some(AdditionalProperties::Any(true)) => {
                if matches!(self.additional, Additional::Unsaid) {
                    self.additional = Additional::Open(at);
                }
            }
            Some(AdditionalProperties::Any(false)) => self.additional = Additional::Closed(at),
            Some(AdditionalProperties::Schema(schema)) => {
                if let Some(schema) = side.schema(schema, &at) {
                    match &mut self.additional {
                        Additional::Schema(node) => node.push(schema),
                        Additional::Closed(_) => {}
                        other => *other = Additional::Schema(vec![schema]),
                    }
                }
            }
        }
        let patterns = part.it.schema_data.extensions.get("x-specwright-pattern-properties");
        let patterns = patterns.and_then(Json::as_array).into_iter().flatten();
        self.by_pattern
            .extend(patterns.filter_map(Json::as_str).map(str::to_owned));
    }

    fn array(&mut self, any: &'a AnySchema, part: &Placed<'a, Schema>, side: Side<'a>) {
        let items = any.items.as_ref();
        if let Some(items) = items.and_then(|items| side.boxed(items, &format!("{}/items", part.at))) {
            self.items.push(items);
        }
        let positions = part.it.schema_data.extensions.get("x-specwright-prefix-items");
        if let Some(positions) = positions.and_then(Json::as_u64) {
            self.positions = usize::try_from(positions).ok();
        }
    }
}

/// A list of values that may grow, as several style guides have it.
const EXTENSIBLE: &str = "x-extensible-enum";

/// Patterns that say nothing.
fn accepts_all(pattern: &str) -> bool {
    matches!(pattern, "" | ".*" | "^.*$" | "^.*" | ".*$" | "^" | "$")
}
