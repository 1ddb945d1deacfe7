//! What `validate()` checks, as the table has it.

use std::collections::BTreeSet;

use super::quoted;
use crate::ir::{Api, Bound, Rule, TypeKind};

/// `, max_length(255), pattern("…")`
pub(super) fn rules(rules: &[Rule]) -> String {
    rules.iter().map(|rule| format!(", {}", one(rule))).collect()
}

fn one(rule: &Rule) -> String {
    match rule {
        Rule::MinLength(n) => format!("min_length({n})"),
        Rule::MaxLength(n) => format!("max_length({n})"),
        Rule::Pattern(pattern) => format!("pattern({})", quoted(pattern)),
        Rule::Format(format) => format!("format({})", quoted(format)),
        Rule::Minimum(Bound::Int(n)) => format!("minimum_int({n})"),
        Rule::Minimum(Bound::Num(n)) => format!("minimum({n:?})"),
        Rule::Maximum(Bound::Int(n)) => format!("maximum_int({n})"),
        Rule::Maximum(Bound::Num(n)) => format!("maximum({n:?})"),
        Rule::ExclusiveMinimum(bound) => format!("exclusive_minimum({:?})", number(*bound)),
        Rule::ExclusiveMaximum(bound) => format!("exclusive_maximum({:?})", number(*bound)),
        Rule::MultipleOf(n) => format!("multiple_of({n:?})"),
        Rule::MinItems(n) => format!("min_items({n})"),
        Rule::MaxItems(n) => format!("max_items({n})"),
        Rule::UniqueItems => "unique_items()".to_owned(),
        Rule::MinProperties(n) => format!("min_properties({n})"),
        Rule::MaxProperties(n) => format!("max_properties({n})"),
        Rule::Items(inner) => format!("items(&[{}])", list(inner)),
        Rule::Values(inner) => format!("values(&[{}])", list(inner)),
        Rule::Secret => "secret()".to_owned(),
    }
}

fn list(rules: &[Rule]) -> String {
    rules.iter().map(one).collect::<Vec<_>>().join(", ")
}

// Exclusive bounds beyond 2^53 do not occur; a double says the others exactly.
#[allow(clippy::cast_precision_loss)]
fn number(bound: Bound) -> f64 {
    match bound {
        Bound::Int(n) => n as f64,
        Bound::Num(n) => n,
    }
}

/// The runtime's features that the rules need.
pub(super) fn features(api: &Api) -> BTreeSet<&'static str> {
    let members = api.types.iter().flat_map(|def| match &def.kind {
        TypeKind::Struct(it) => it
            .members
            .iter()
            .map(|member| member.rules.as_slice())
            .collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    let rests = api.types.iter().flat_map(|def| match &def.kind {
        TypeKind::Struct(it) => it.rest.iter().map(|rest| rest.rules.as_slice()).collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    if members.chain(rests).any(has_pattern) {
        BTreeSet::from(["pattern"])
    } else {
        BTreeSet::new()
    }
}

fn has_pattern(rules: &[Rule]) -> bool {
    rules.iter().any(|rule| match rule {
        Rule::Pattern(_) => true,
        Rule::Items(inner) | Rule::Values(inner) => has_pattern(inner),
        _ => false,
    })
}
