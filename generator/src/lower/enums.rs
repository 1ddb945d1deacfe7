//! `enum` and `const`.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::context::Context;
use super::facts::{Enumeration, Facts};
use super::naming::{Case, Kind, Own, Settled, Wanted, ident, unprefixed, variant_text};
use super::node::Node;
use super::schema::Use;
use super::{Choice, Lowering, docs};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Enum, Ident, Literal, Name, Type, TypeId, TypeKind, ValueEnum, Variant};

impl<'d> Lowering<'d, '_> {
    /// The enum that the values make; none where they say nothing that a plain type does not.
    pub(super) fn enumeration(&mut self, node: &Node<'d>, facts: &Facts<'d>, context: &Context<'d>) -> Option<Use<'d>> {
        let listed = facts.enumeration.as_ref()?;
        let nullable = listed.values.iter().any(|value| value.is_null());
        let (positions, literals) = self.literals(listed, facts)?;
        let mut found = Use::plain(Type::Json);
        found.nullable = nullable;
        found.docs = self.docs_of(facts);
        if literals.is_empty() {
            return nullable.then_some(found);
        }
        if literals.iter().all(|l| matches!(l, Literal::Bool(_))) && literals.len() > 1 {
            found.ty = Type::Bool;
            return Some(found);
        }
        let strings = literals.iter().all(|l| matches!(l, Literal::Str(_)));
        let own = match &context.target {
            None if node.parts.len() > 1 => self.alone(listed, facts),
            None | Some(_) => None,
        };
        let (node, facts) = own.as_ref().map_or((node, facts), |(node, facts)| (node, facts));
        found.ty = self.named(node, facts, context, |it, id, _| {
            let variants = it.variants(id, &literals, &positions, listed);
            if strings {
                let closed = it.said(Choice::ClosedEnum, node.at());
                closed.inspect(|entry| it.came(Choice::ClosedEnum, entry, None));
                TypeKind::Enum(Enum {
                    values: variants,
                    open: closed.is_none(),
                })
            } else {
                TypeKind::ValueEnum(ValueEnum {
                    values: literals.into_iter().zip(variants).collect(),
                })
            }
        });
        Some(found)
    }

    /// The schema with the list by itself, where what stands beside it adds nothing: the same list is the same type.
    fn alone(&self, listed: &Enumeration<'d>, facts: &Facts<'d>) -> Option<(Node<'d>, Facts<'d>)> {
        let own = Node::inline(listed.schema, listed.at.clone());
        let own_facts = Facts::of(&own, &self.components);
        let values = own_facts.enumeration.as_ref().map(|own| &own.values);
        let same = own_facts.types == facts.types && values == Some(&listed.values);
        same.then_some((own, own_facts))
    }

    /// The values as constants of the declared type, each once and with its number in the list; none when they cannot be
    /// of it.
    fn literals(&mut self, listed: &Enumeration<'d>, facts: &Facts<'d>) -> Option<(Vec<usize>, Vec<Literal>)> {
        let typ = match facts.types.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        let (mut positions, mut literals) = (Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        for (i, value) in listed.values.iter().copied().enumerate() {
            if value.is_null() {
                continue;
            }
            let Some(literal) = literal(value, typ) else {
                let message = format!("`{value}` is no value of the declared type, so the list is not an enum");
                self.report(&codes::ENUM_IGNORED, &listed.at, message);
                return None;
            };
            // A value of another kind with the same text is another value.
            if !seen.insert((std::mem::discriminant(&literal), wire_text(&literal))) {
                self.report(
                    &codes::ENUM_DUPLICATE,
                    &listed.at,
                    format!("the value `{value}` is listed twice"),
                );
            } else {
                positions.push(i);
                literals.push(literal);
            }
        }
        Some((positions, literals))
    }

    fn variants(
        &mut self,
        id: TypeId,
        literals: &[Literal],
        positions: &[usize],
        listed: &Enumeration<'d>,
    ) -> Vec<Variant> {
        let vendor = VendorWords::of(listed);
        let names = self.variant_names(id, literals, positions, listed);
        let all = literals.iter().zip(positions.iter().copied()).zip(names);
        let variant = |((literal, position), rust): ((&Literal, usize), Ident)| {
            let wire = wire_text(literal);
            let description = docs::text(vendor.description(position, &wire));
            Variant {
                name: Name { wire, rust },
                docs: Docs {
                    description,
                    ..Docs::default()
                },
            }
        };
        all.map(variant).collect()
    }

    fn variant_names(
        &mut self,
        id: TypeId,
        literals: &[Literal],
        positions: &[usize],
        listed: &Enumeration<'d>,
    ) -> Vec<Ident> {
        const RESERVED: &[&str] = &["Unrecognized"];
        let type_name = self.type_name(id).to_string();
        let key = self.keys[id.0 as usize].clone();
        let vendor = VendorWords::of(listed);
        let all = literals.iter().zip(positions.iter().copied());
        let names = all.map(|(literal, i)| Some((wire_text(literal), vendor.name(i)?)));
        let is_heeded = self.is_heeded(&key, &type_name, names.flatten());
        let vendor_name = |position| vendor.name(position).filter(|_| is_heeded);
        let only_texts = literals.iter().all(|literal| matches!(literal, Literal::Str(_)));
        let at = self.origin(&listed.at);
        let wanted = literals
            .iter()
            .zip(positions.iter().copied())
            .map(|(literal, position)| {
                let wire = wire_text(literal);
                let (id, own) = match literal {
                    // A text that looks like one of the numbers beside it.
                    Literal::Str(_) if !only_texts => (format!("{wire:?}"), Own::Never),
                    _ => (wire.clone(), Own::Spelled(Kind::Values, wire.clone())),
                };
                Wanted {
                    name: unprefixed(&type_name, &variant_text(&wire, vendor_name(position))),
                    second: None,
                    own,
                    published: None,
                    chosen: self.chosen_in(&at, &["enum", &id], &Case::Variant(RESERVED)),
                    id,
                }
            });
        let wanted: Vec<Wanted> = wanted.collect();
        let texts: Vec<String> = wanted.iter().map(|it| it.name.clone()).collect();
        let settled = self.settle(&key, RESERVED, wanted);
        let named = settled.into_iter().zip(texts).zip(literals);
        named
            .map(|((Settled { name, clash, .. }, text), literal)| {
                if clash {
                    let message = format!("two values would be `{text}`; `{}` is `{name}`", wire_text(literal));
                    self.report(&codes::NAME_COLLISION, &listed.at, message);
                }
                ident(&name)
            })
            .collect()
    }

    /// Whether the vendor's names for values count: not where the type was published without them, since the values would
    /// be renamed.
    fn is_heeded<'n>(&self, key: &str, type_name: &str, mut names: impl Iterator<Item = (String, &'n str)>) -> bool {
        if !self.published.names.contains_key(key) {
            return true;
        }
        let published = self.published.members.get(key);
        names.any(|(wire, name)| {
            let published = published.and_then(|names| names.get(&wire));
            let by = |name| unprefixed(type_name, &variant_text(&wire, name));
            published == Some(&by(Some(name))) && by(Some(name)) != by(None)
        })
    }
}

/// Names and descriptions that vendors give values, by the extensions that are in use.
struct VendorWords<'d> {
    extensions: &'d indexmap::IndexMap<String, Json>,
}

impl<'d> VendorWords<'d> {
    fn of(listed: &Enumeration<'d>) -> VendorWords<'d> {
        VendorWords {
            extensions: &listed.schema.schema_data.extensions,
        }
    }

    /// `x-enum-varnames`, then `x-enumNames`, then `x-ms-enum`.
    fn name(&self, i: usize) -> Option<&'d str> {
        let at = |key: &str| {
            self.extensions
                .get(key)
                .and_then(|list| list.get(i))
                .and_then(Json::as_str)
        };
        at("x-enum-varnames").or_else(|| at("x-enumNames")).or_else(|| {
            let values = self.extensions.get("x-ms-enum")?.get("values")?;
            values.get(i)?.get("name")?.as_str()
        })
    }

    fn description(&self, i: usize, wire: &str) -> Option<&'d str> {
        let lists = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-comments"];
        lists.iter().find_map(|key| {
            let words = self.extensions.get(*key)?;
            words.get(i).or_else(|| words.get(wire))?.as_str()
        })
    }
}

/// A value as a constant of the declared type; documents write `enum: [1, 2]` under `type: string` and mean strings.
fn literal(value: &Json, typ: Option<&str>) -> Option<Literal> {
    Some(match (value, typ) {
        (Json::String(s), Some("integer")) => Literal::Int(s.parse().ok()?),
        (Json::String(s), Some("number")) => Literal::Num(s.parse().ok().filter(|n: &f64| n.is_finite())?),
        (Json::String(s), Some("boolean")) => Literal::Bool(s.parse().ok()?),
        (Json::String(s), Some("string") | None) => Literal::Str(s.clone()),
        (Json::Number(_) | Json::Bool(_), Some("string")) => Literal::Str(value.to_string()),
        (Json::Number(n), _) => match n.as_i64() {
            Some(n) => Literal::Int(n),
            None => Literal::Num(n.as_f64()?),
        },
        (Json::Bool(b), _) => Literal::Bool(*b),
        _ => return None,
    })
}

fn wire_text(literal: &Literal) -> String {
    match literal {
        Literal::Str(s) => s.clone(),
        Literal::Int(n) => n.to_string(),
        Literal::Num(n) => n.to_string(),
        Literal::Bool(b) => b.to_string(),
        Literal::Null => "null".to_owned(),
    }
}
