//! Unions that are none: of one member, or of members that are of one kind of JSON each.

use openapiv3::{ReferenceOr, Schema};

use super::kinds::Kinds;
use super::shape::{Additional, Member, Shape, Union};
use crate::diff::side::Side;

impl<'a> Shape<'a> {
    /// Takes over a union: as a part of the shape itself where it is none, else as one.
    pub(super) fn union(
        &mut self,
        keyword: &'static str,
        members: &'a [ReferenceOr<Schema>],
        at: &str,
        side: Side<'a>,
    ) {
        let placed = members.iter().enumerate().filter_map(|(number, member)| {
            let at = format!("{at}/{keyword}/{number}");
            let schema = side.schema(member, &at)?;
            let name = match member {
                ReferenceOr::Reference { reference } => Some(super::component_name(reference)),
                ReferenceOr::Item(schema) => schema.schema_data.title.clone(),
            };
            Some(Member { name, at, schema })
        });
        let members: Vec<Member<'a>> = placed.collect();
        match members.as_slice() {
            [] => {}
            [only] => {
                let around = self.nullable;
                if !self.leaves(&only.schema) {
                    self.absorb(&only.schema, side);
                }
                self.nullable |= around;
            }
            _ => {
                if !self.by_kind || !self.apart_by_kind(&members, side) {
                    self.unions.push(Union {
                        keyword,
                        at: format!("{at}/{keyword}"),
                        members,
                    });
                }
            }
        }
    }

    /// A union whose members are of one kind each, and of different ones, is a schema of several types: each keyword is
    /// about one of them.
    fn apart_by_kind(&mut self, members: &[Member<'a>], side: Side<'a>) -> bool {
        let mut kinds = Kinds::named("boolean").and(Kinds::named("string"));
        let mut shapes = Vec::new();
        for member in members {
            if self.seen.contains(&member.schema.at) {
                return false;
            }
            let mut shape = Shape::free(member.schema.at.clone());
            shape.seen.clone_from(&self.seen);
            shape.absorb(&member.schema, side);
            if !shape.kinds.is_one() || shape.kinds.overlaps(kinds) || !shape.unions.is_empty() {
                return false;
            }
            kinds = kinds.or(shape.kinds);
            shapes.push(shape);
        }
        let listed = shapes.iter().filter(|shape| shape.values.is_some()).count();
        if (listed > 0 && listed < shapes.len()) || shapes.iter().any(|shape| !shape.others.is_empty()) {
            return false;
        }
        self.kinds = self.kinds.and(kinds);
        for (member, shape) in members.iter().zip(shapes) {
            if !self.leaves(&member.schema) {
                self.join(shape);
            }
        }
        true
    }

    /// Takes over what another says of a kind that is its own.
    fn join(&mut self, other: Shape<'a>) {
        self.nullable |= other.nullable;
        self.formats.extend(other.formats);
        self.patterns.extend(other.patterns);
        self.limits.join(other.limits);
        if let Some((values, at)) = other.values {
            let known = self.values.get_or_insert_with(|| (Vec::new(), at));
            known.0.extend(values);
        }
        for (name, node) in other.properties {
            self.properties.entry(name).or_default().extend(node);
        }
        self.required.extend(other.required);
        if !matches!(other.additional, Additional::Unsaid) {
            self.additional = other.additional;
        }
        self.by_pattern.extend(other.by_pattern);
        self.items.extend(other.items);
        self.positions = self.positions.or(other.positions);
        self.encoding.extend(other.encoding);
        self.seen = other.seen;
    }
}
