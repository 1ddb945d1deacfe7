//! Types by the keywords that say them: `type`, `format`, `items`.

use openapiv3::AnySchema;
use serde_json::Value as Json;

use super::context::{Context, Files};
use super::facts::{Additional, Facts};
use super::node::{Node, Part, join};
use super::{Choice, Lowering, Options, scalar};
use crate::diagnostic::codes::lower as codes;
use crate::ir::Type;
use crate::normalize::model::keywords;

impl<'d> Lowering<'d, '_> {
    /// The type of a schema that is neither union nor enum.
    pub(super) fn plain_shape(&mut self, node: &Node<'d>, facts: &Facts<'d>, context: &Context<'d>) -> Type {
        match self.single_type(node, facts) {
            Some("object") => self.object(node, facts, context),
            Some("array") => self.array(facts, context),
            Some("string") => {
                if is_binary(facts) && context.files == Files::Here {
                    Type::File
                } else {
                    self.formatted(scalar::string, facts.format.or_else(|| encoding(facts)))
                }
            }
            Some("integer") => self.formatted(scalar::integer, facts.format),
            Some("number") => self.formatted(scalar::number, facts.format),
            Some("boolean") => Type::Bool,
            _ => Type::Json,
        }
    }

    /// The type of a scalar, by its format.
    fn formatted(&mut self, of: fn(Option<&str>, &Options) -> Type, format: Option<&str>) -> Type {
        let ty = of(format, self.options);
        if let Some((format, said)) = format.and_then(|format| self.options.formats.get_key_value(format)) {
            let idle = of(Some(format), &Options::default()) == ty;
            self.came(
                Choice::Format,
                format,
                idle.then(|| format!("its type is `{said}` without it")).as_deref(),
            );
        }
        ty
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
}

/// What has no place inside of JSON; 3.1 says so by a media type that is not text, without an encoding.
fn is_binary(facts: &Facts<'_>) -> bool {
    let media = facts
        .extension("x-specwright-content-media-type")
        .and_then(Json::as_str);
    let bytes = media.is_some_and(|media| !media.starts_with("text/") && !media.contains("json"));
    facts.format == Some("binary") || bytes && facts.format.is_none() && encoding(facts).is_none()
}

/// `contentEncoding`, which took the place of `format: byte` in 3.1.
fn encoding<'d>(facts: &Facts<'d>) -> Option<&'d str> {
    facts.extension("x-specwright-content-encoding").and_then(Json::as_str)
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
    let content = ["x-specwright-content-encoding", "x-specwright-content-media-type"];
    if has(|any| any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some())
        || content.iter().any(|mark| facts.extension(mark).is_some())
    {
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
