//! The document's words, and the sentences of ours that say what no type carries.

use openapiv3::{Schema, SchemaData};

use super::naming::is_name_like;
use crate::ir::{Bound, Docs, Rule};

/// The words of a schema.
pub(super) fn of_schema(data: &SchemaData) -> Docs {
    let title = data
        .title
        .as_deref()
        .map(str::trim)
        .filter(|title| !title.is_empty() && !is_name_like(title));
    Docs {
        summary: title.map(str::to_owned),
        description: text(data.description.as_deref()),
        notes: Vec::new(),
        deprecated: data.deprecated,
    }
}

/// The words of the outermost schema that has some.
pub(super) fn of_schemas<'a>(schemas: impl Iterator<Item = &'a Schema>) -> Docs {
    let mut docs = Docs::default();
    for schema in schemas {
        let own = of_schema(&schema.schema_data);
        docs.deprecated |= own.deprecated;
        if docs.summary.is_none() && docs.description.is_none() {
            docs.summary = own.summary;
            docs.description = own.description;
        }
    }
    docs
}

/// A description, unless it is empty.
pub(super) fn text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What `default` says, as a sentence. It is documented, never sent.
pub(super) fn default_note(value: &serde_json::Value) -> String {
    format!("The vendor's default is `{value}`.")
}

/// What a rule says, as a sentence.
pub(super) fn rule_note(rule: &Rule) -> Option<String> {
    Some(match rule {
        Rule::MinLength(n) => format!("At least {}.", count(*n, "character")),
        Rule::MaxLength(n) => format!("At most {}.", count(*n, "character")),
        Rule::Pattern(pattern) => format!("Matches `{pattern}`."),
        Rule::Minimum(b) => format!("At least {}.", bound(*b)),
        Rule::Maximum(b) => format!("At most {}.", bound(*b)),
        Rule::ExclusiveMinimum(b) => format!("More than {}.", bound(*b)),
        Rule::ExclusiveMaximum(b) => format!("Less than {}.", bound(*b)),
        Rule::MultipleOf(n) => format!("A multiple of {n}."),
        Rule::MinItems(n) => format!("At least {}.", count(*n, "item")),
        Rule::MaxItems(n) => format!("At most {}.", count(*n, "item")),
        Rule::UniqueItems => "No item twice.".to_owned(),
        Rule::MinProperties(n) => format!("At least {}.", count(*n, "entry")),
        Rule::MaxProperties(n) => format!("At most {}.", count(*n, "entry")),
        Rule::Format(format)
            if matches!(
                format.as_str(),
                "email" | "uri" | "uri-reference" | "hostname" | "ipv4" | "ipv6"
            ) =>
        {
            format!("Format: `{format}`.")
        }
        Rule::Items(inner) => each("item", inner)?,
        Rule::Values(inner) => each("value", inner)?,
        Rule::Format(_) | Rule::Secret => return None,
    })
}

/// `Each item: at most 5 characters.`
fn each(what: &str, rules: &[Rule]) -> Option<String> {
    let notes: Vec<String> = rules
        .iter()
        .filter_map(rule_note)
        .map(|note| lowered(note.trim_end_matches('.')))
        .collect();
    (!notes.is_empty()).then(|| format!("Each {what}: {}.", notes.join(", ")))
}

fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

fn count(n: u64, noun: &str) -> String {
    match (n, noun) {
        (1, _) => format!("1 {noun}"),
        (_, "entry") => format!("{n} entries"),
        _ => format!("{n} {noun}s"),
    }
}

fn bound(bound: Bound) -> String {
    match bound {
        Bound::Int(n) => n.to_string(),
        Bound::Num(n) => n.to_string(),
    }
}
