//! The document's words, and the sentences of ours that say what no type carries.

use openapiv3::{Example, ExternalDocumentation, ReferenceOr, Schema, SchemaData};
use serde_json::Value as Json;

use super::naming::is_name_like;
use crate::ir::{Bound, Docs, Literal, Rule};

/// The words of a schema.
pub(super) fn of_schema(data: &SchemaData) -> Docs {
    let title = data
        .title
        .as_deref()
        .map(str::trim)
        .filter(|title| !title.is_empty() && !is_name_like(title));
    Docs {
        summary: title.map(str::to_owned),
        description: linked(text(data.description.as_deref()), data.external_docs.as_ref()),
        notes: notes(data),
        deprecated: data.deprecated,
        example: shown(data).or(data.default.as_ref()).and_then(scalar),
    }
}

/// What `example` or the first of `examples` says.
fn shown(data: &SchemaData) -> Option<&Json> {
    let listed = || data.extensions.get("x-specwright-examples")?.get(0);
    data.example.as_ref().or_else(listed)
}

/// A value for examples of ours: a scalar that is not long, or the first item of a list.
pub(super) fn scalar(value: &Json) -> Option<Literal> {
    match value {
        Json::String(text) => (text.len() <= LONGEST_EXAMPLE).then(|| Literal::Str(text.clone())),
        Json::Number(number) => number
            .as_i64()
            .map(Literal::Int)
            .or_else(|| number.as_f64().map(Literal::Num)),
        Json::Bool(value) => Some(Literal::Bool(*value)),
        Json::Array(items) => items.first().filter(|item| !item.is_array()).and_then(scalar),
        Json::Null | Json::Object(_) => None,
    }
}

/// What a schema says that no type carries.
fn notes(data: &SchemaData) -> Vec<String> {
    let mark = |name: &str| data.extensions.get(name);
    let mut notes: Vec<String> = shown(data).and_then(example_note).into_iter().collect();
    if let Some(media) = mark("x-specwright-content-media-type").and_then(Json::as_str) {
        notes.push(format!("Holds {}.", code(media)));
    }
    let encoding = mark("x-specwright-content-encoding").and_then(Json::as_str);
    if let Some(encoding) = encoding.filter(|encoding| *encoding != "base64") {
        notes.push(format!("Encoded as {}.", code(encoding)));
    }
    if let Some(keywords) = mark("x-specwright-ignored").and_then(Json::as_array) {
        let keywords: Vec<String> = keywords.iter().filter_map(Json::as_str).map(code).collect();
        notes.push(format!("Not checked: {}.", keywords.join(", ")));
    }
    notes
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
        if docs.notes.is_empty() {
            docs.notes = own.notes;
        }
        docs.example = docs.example.or(own.example);
    }
    docs
}

/// A description, unless it is empty.
pub(super) fn text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A description, and the link to more beside it.
pub(super) fn linked(description: Option<String>, more: Option<&ExternalDocumentation>) -> Option<String> {
    let Some(more) = more else { return description };
    let words = text(more.description.as_deref());
    let link = match (words, more.url.as_str()) {
        (Some(words), "") => words,
        (Some(words), url) => format!("{}: {url}", words.trim_end_matches([':', '.'])),
        (None, url) => format!("See {url}"),
    };
    Some(match description {
        Some(description) => format!("{description}\n\n{link}"),
        None => link,
    })
}

/// What `default` says, as a sentence. It is documented, never sent.
pub(super) fn default_note(value: &Json) -> String {
    format!("The vendor's default is {}.", code(&value.to_string()))
}

/// How the sentence about an example begins.
pub(super) const EXAMPLE: &str = "For example";

/// Longer examples are no help on the line of a member.
const LONGEST_EXAMPLE: usize = 80;

/// What `example` says, as a sentence.
pub(super) fn example_note(value: &Json) -> Option<String> {
    let mut short = Short(Vec::new());
    serde_json::to_writer(&mut short, value).ok()?;
    let text = String::from_utf8(short.0).ok()?;
    Some(format!("{EXAMPLE} {}.", code(&text)))
}

/// Takes no more than an example may have, so that a long one costs nothing.
struct Short(Vec<u8>);

impl std::io::Write for Short {
    fn write(&mut self, more: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + more.len() > LONGEST_EXAMPLE {
            return Err(std::io::ErrorKind::WriteZero.into());
        }
        self.0.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What `example` and `examples` of a parameter or header say: the first of them.
pub(super) fn example_of<'a>(
    example: Option<&'a Json>,
    examples: impl IntoIterator<Item = &'a ReferenceOr<Example>>,
) -> Option<&'a Json> {
    let listed = examples
        .into_iter()
        .find_map(|example| example.as_item()?.value.as_ref());
    example.or(listed)
}

/// A format that nothing else says anything of.
pub(super) fn format_note(format: &str) -> String {
    format!("Format: {}.", code(format))
}

/// A text of the document as code, whatever backticks are in it.
pub(super) fn code(text: &str) -> String {
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}

/// What a rule says, as a sentence.
pub(super) fn rule_note(rule: &Rule) -> Option<String> {
    Some(match rule {
        Rule::MinLength(n) => format!("At least {}.", count(*n, "character")),
        Rule::MaxLength(n) => format!("At most {}.", count(*n, "character")),
        Rule::Pattern(pattern) => format!("Matches {}.", code(pattern)),
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
