//! Bounds, patterns and formats: what `validate()` checks, and what the docs say of it.

use openapiv3::AnySchema;

use super::facts::Facts;
use super::scalar::weak_format;
use crate::ir::{Bound, Rule, Type};

/// The rules of a value of type `ty` that `facts` describe. Of repeated keywords the tighter one stands.
pub(super) fn rules(facts: &Facts<'_>, ty: &Type) -> Vec<Rule> {
    let mut rules = Vec::new();
    match ty {
        Type::String => strings(facts, &mut rules),
        Type::Int32 | Type::Int64 | Type::UInt32 | Type::UInt64 => numbers(facts, true, &mut rules),
        Type::Float32 | Type::Float64 => numbers(facts, false, &mut rules),
        Type::List(_) => lists(facts, &mut rules),
        Type::Map(_) => maps(facts, &mut rules),
        // The runtime's own values know whether their text is what the format asks for.
        Type::DateTime => rules.push(Rule::Format("date-time".into())),
        Type::Date => rules.push(Rule::Format("date".into())),
        Type::Time => rules.push(Rule::Format("time".into())),
        Type::Duration => rules.push(Rule::Format("duration".into())),
        Type::Unit
        | Type::Bool
        | Type::Uuid
        | Type::Base64
        | Type::Bytes
        | Type::File
        | Type::Decimal
        | Type::DecimalNumber
        | Type::Json
        | Type::Custom(_)
        | Type::Tuple(_)
        | Type::Nullable(_)
        | Type::Boxed(_)
        | Type::Named(_) => {}
    }
    if facts.format == Some("password") {
        rules.push(Rule::Secret);
    }
    rules
}

fn strings(facts: &Facts<'_>, rules: &mut Vec<Rule>) {
    rules.extend(
        largest(facts, |any| any.min_length)
            .filter(|n| *n > 0)
            .map(Rule::MinLength),
    );
    rules.extend(smallest(facts, |any| any.max_length).map(Rule::MaxLength));
    let patterns = facts.bounds.iter().filter_map(|any| any.pattern.as_deref());
    let mut patterns: Vec<&str> = patterns.filter(|pattern| judge(pattern).is_ok()).collect();
    patterns.dedup();
    rules.extend(patterns.into_iter().map(|pattern| Rule::Pattern(pattern.to_owned())));
    rules.extend(
        facts
            .format
            .and_then(weak_format)
            .map(|format| Rule::Format(format.to_owned())),
    );
}

/// What the engine that `validate()` uses says against a `pattern`.
pub(super) fn judge(pattern: &str) -> Result<(), String> {
    // As the runtime does: by the rules of `u`, else by the lenient ones of old scripts.
    let unicode = regress::Regex::with_flags(pattern, "u").map(drop);
    unicode.or_else(|error| regress::Regex::new(pattern).map(drop).map_err(|_| error.text))
}

fn lists(facts: &Facts<'_>, rules: &mut Vec<Rule>) {
    rules.extend(
        largest(facts, |any| any.min_items)
            .filter(|n| *n > 0)
            .map(Rule::MinItems),
    );
    rules.extend(smallest(facts, |any| any.max_items).map(Rule::MaxItems));
    if facts.bounds.iter().any(|any| any.unique_items == Some(true)) {
        rules.push(Rule::UniqueItems);
    }
}

fn maps(facts: &Facts<'_>, rules: &mut Vec<Rule>) {
    rules.extend(
        largest(facts, |any| any.min_properties)
            .filter(|n| *n > 0)
            .map(Rule::MinProperties),
    );
    rules.extend(smallest(facts, |any| any.max_properties).map(Rule::MaxProperties));
}

fn numbers(facts: &Facts<'_>, integer: bool, rules: &mut Vec<Rule>) {
    let lower = |exclusive: bool| {
        let of = |any: &&AnySchema| {
            any.minimum
                .filter(|_| (any.exclusive_minimum == Some(true)) == exclusive)
        };
        facts.bounds.iter().copied().filter_map(|any| of(&any)).reduce(f64::max)
    };
    let upper = |exclusive: bool| {
        let of = |any: &&AnySchema| {
            any.maximum
                .filter(|_| (any.exclusive_maximum == Some(true)) == exclusive)
        };
        facts.bounds.iter().copied().filter_map(|any| of(&any)).reduce(f64::min)
    };
    let exact = |key: &str, value: f64| bound(facts, key, value, integer);
    rules.extend(
        lower(false)
            .and_then(|v| exact("x-specwright-minimum", v))
            .map(Rule::Minimum),
    );
    rules.extend(
        lower(true)
            .and_then(|v| exact("x-specwright-minimum", v))
            .map(Rule::ExclusiveMinimum),
    );
    rules.extend(
        upper(false)
            .and_then(|v| exact("x-specwright-maximum", v))
            .map(Rule::Maximum),
    );
    rules.extend(
        upper(true)
            .and_then(|v| exact("x-specwright-maximum", v))
            .map(Rule::ExclusiveMaximum),
    );
    let multiple = facts
        .bounds
        .iter()
        .find_map(|any| any.multiple_of)
        .filter(|m| m.is_finite() && *m > 0.0);
    rules.extend(multiple.map(Rule::MultipleOf));
}

/// An integer's bound exactly, from the text that `normalize` kept where a double would round it. A bound that no
/// `i64` can break is none.
fn bound(facts: &Facts<'_>, key: &str, value: f64, integer: bool) -> Option<Bound> {
    if !integer {
        return value.is_finite().then_some(Bound::Num(value));
    }
    let text = facts.extension(key).and_then(|v| v.as_str());
    match text {
        Some(text) => text.parse::<i64>().ok().map(Bound::Int),
        None if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 => {
            // The cast is exact: the value is whole and small.
            #[allow(clippy::cast_possible_truncation)]
            Some(Bound::Int(value as i64))
        }
        None => (value.fract() != 0.0).then_some(Bound::Num(value)),
    }
}

fn largest(facts: &Facts<'_>, of: impl Fn(&AnySchema) -> Option<usize>) -> Option<u64> {
    facts.bounds.iter().filter_map(|any| of(any)).max().map(|n| n as u64)
}

fn smallest(facts: &Facts<'_>, of: impl Fn(&AnySchema) -> Option<usize>) -> Option<u64> {
    facts.bounds.iter().filter_map(|any| of(any)).min().map(|n| n as u64)
}
