//! Where a snippet stands, and the whole document around it.

use crate::claim::Version;

/// Where a snippet stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// A document, to which nothing is added.
    Whole,
    /// Sections of a document.
    Document,
    /// What stands under `paths`.
    Paths,
    /// One operation.
    Operation,
    /// One parameter of an operation.
    Parameter,
    /// The response `200` of an operation.
    Response,
    /// A header of a response.
    Header,
    /// The request body of an operation (3.x).
    Body,
    /// The component schema `Pet`, which an operation sends and gets.
    Schema,
    /// A property of `Pet`.
    Property,
    /// A security scheme that operations need.
    Scheme,
    /// The only server (3.x).
    Server,
}

/// Component schemas that snippets may refer to.
const COMPONENTS: &str = "
    Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string }, barks: { type: boolean } } }
    Word: { type: string, description: A word. }
";

impl Place {
    /// The place of this name, in small letters.
    pub(crate) fn named(name: &str) -> Place {
        match name {
            "whole" => Place::Whole,
            "document" => Place::Document,
            "paths" => Place::Paths,
            "operation" => Place::Operation,
            "parameter" => Place::Parameter,
            "response" => Place::Response,
            "header" => Place::Header,
            "body" => Place::Body,
            "schema" => Place::Schema,
            "property" => Place::Property,
            "scheme" => Place::Scheme,
            "server" => Place::Server,
            other => panic!("`{other}` is no place for a snippet"),
        }
    }

    /// The whole document around a snippet.
    pub(crate) fn document(self, snippet: &str, version: Version) -> String {
        let sections = match self {
            Place::Whole => return snippet.to_owned(),
            Place::Document => lines(snippet),
            Place::Paths => format!("paths:\n{}", indented(&lines(snippet), 2)),
            Place::Operation => operation(snippet),
            Place::Parameter => operation(&format!("{{ operationId: feed, parameters: [{snippet}] }}")),
            Place::Response => operation(&format!("{{ operationId: feed, responses: {{ '200': {snippet} }} }}")),
            Place::Header => operation(&format!(
                "{{ operationId: feed, responses: {{ '204': {{ description: Done., headers: {{ X-Fed: {snippet} }} }} }} }}"
            )),
            Place::Body => operation(&format!("{{ operationId: feed, requestBody: {snippet} }}")),
            Place::Schema => with_pet(snippet, version),
            Place::Property => with_pet(&format!("{{ type: object, properties: {{ it: {snippet} }} }}"), version),
            Place::Scheme => format!(
                "paths: {{ /pets: {{ get: {{ operationId: feed, security: [Key: []], responses: {{ '204': {{ description: \
                 Done. }} }} }} }} }}\n{}",
                section("securitySchemes", &format!("    Key: {snippet}\n"), version)
            ),
            Place::Server => format!("servers: [{snippet}]\n{}", operation("{ operationId: feed }")),
        };
        whole(&sections, version)
    }
}

/// A document with one operation.
fn operation(snippet: &str) -> String {
    let responses = "responses: { '204': { description: Done. } }";
    let text = if snippet.contains("responses:") {
        snippet.to_owned()
    } else {
        snippet.replacen('{', &format!("{{ {responses},"), 1)
    };
    format!("paths: {{ /pets: {{ post: {text} }} }}\n")
}

/// A document with `Pet` in both directions.
fn with_pet(pet: &str, version: Version) -> String {
    let reference = "{ $ref: '#/components/schemas/Pet' }";
    let (body, answer) = match version {
        Version::V20 => (
            format!("parameters: [{{ name: pet, in: body, required: true, schema: {reference} }}]"),
            format!("schema: {reference}"),
        ),
        Version::V30 | Version::V31 | Version::V32 => {
            let content = format!("content: {{ application/json: {{ schema: {reference} }} }}");
            (format!("requestBody: {{ required: true, {content} }}"), content)
        }
    };
    format!(
        "paths: {{ /pets: {{ post: {{ operationId: feed, {body}, responses: {{ '200': {{ description: OK, {answer} }} }} }} \
         }} }}\n{}",
        section("schemas", &format!("    Pet: {pet}\n"), version)
    )
}

/// A section of the components.
fn section(name: &str, members: &str, version: Version) -> String {
    match (version, name) {
        (Version::V20, "schemas") => format!("definitions:\n{members}"),
        (Version::V20, _) => format!("securityDefinitions:\n{members}"),
        _ => format!("components:\n  {name}:\n{members}"),
    }
}

/// The head, and what a document cannot do without.
fn whole(sections: &str, version: Version) -> String {
    let has = |key: &str| sections.lines().any(|line| line.starts_with(key));
    let mut text = format!("{}\n", version.head());
    if !has("info:") {
        text.push_str("info: { title: Acme, version: '1' }\n");
    }
    if !has("paths:") {
        text.push_str(&operation("{ operationId: feed }"));
    }
    text.push_str(sections);
    with_components(text, version)
}

/// The schemas that snippets may refer to, where something refers to one.
fn with_components(text: String, version: Version) -> String {
    let text = match version {
        Version::V20 => text.replace("#/components/schemas/", "#/definitions/"),
        Version::V30 | Version::V31 | Version::V32 => text,
    };
    let refers = ["Cat", "Dog", "Word"]
        .iter()
        .any(|name| text.contains(&format!("schemas/{name}")))
        || ["Cat", "Dog", "Word"]
            .iter()
            .any(|name| text.contains(&format!("definitions/{name}")));
    if !refers {
        return text;
    }
    for (head, whole) in [
        ("definitions:\n", "definitions:\n"),
        ("  schemas:\n", "  schemas:\n"),
        ("components:\n", "components:\n  schemas:\n"),
    ] {
        if text.contains(head) {
            return text.replacen(head, &format!("{whole}{}", COMPONENTS.trim_start_matches('\n')), 1);
        }
    }
    text + &section("schemas", COMPONENTS.trim_start_matches('\n'), version)
}

fn lines(snippet: &str) -> String {
    format!("{}\n", snippet.trim_end())
}

fn indented(yaml: &str, by: usize) -> String {
    yaml.lines().map(|line| format!("{:by$}{line}\n", "")).collect()
}
