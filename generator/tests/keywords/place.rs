//! Where a snippet stands, and the whole document around it.

use crate::claim::Version;

/// Where a snippet stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// A document, to which nothing is added.
    Whole(&'static str),
    /// Sections of a document.
    Document(&'static str),
    /// What stands under `paths`.
    Paths(&'static str),
    /// One operation.
    Operation(&'static str),
    /// One parameter of an operation.
    Parameter(&'static str),
    /// The response `200` of an operation.
    Response(&'static str),
    /// A header of a response.
    Header(&'static str),
    /// The request body of an operation (3.x).
    Body(&'static str),
    /// The component schema `Pet`, which an operation sends and gets.
    Schema(&'static str),
    /// A property of `Pet`.
    Property(&'static str),
    /// A security scheme that operations need.
    Scheme(&'static str),
    /// The only server (3.x).
    Server(&'static str),
}

/// Component schemas that snippets may refer to.
const COMPONENTS: &str = "
    Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string }, barks: { type: boolean } } }
    Word: { type: string, description: A word. }
";

impl Place {
    /// The snippet alone.
    pub(crate) fn snippet(self) -> &'static str {
        match self {
            Place::Whole(text)
            | Place::Document(text)
            | Place::Paths(text)
            | Place::Operation(text)
            | Place::Parameter(text)
            | Place::Response(text)
            | Place::Header(text)
            | Place::Body(text)
            | Place::Schema(text)
            | Place::Property(text)
            | Place::Scheme(text)
            | Place::Server(text) => text,
        }
    }

    /// The whole document around `snippet`, which is this place's with its marks taken out.
    pub(crate) fn document(self, snippet: &str, version: Version) -> String {
        let sections = match self {
            Place::Whole(_) => return snippet.to_owned(),
            Place::Document(_) => dedented(snippet),
            Place::Paths(_) => format!("paths:\n{}", indented(&dedented(snippet), 2)),
            Place::Operation(_) => operation(snippet),
            Place::Parameter(_) => operation(&format!("{{ operationId: feed, parameters: [{snippet}] }}")),
            Place::Response(_) => operation(&format!("{{ operationId: feed, responses: {{ '200': {snippet} }} }}")),
            Place::Header(_) => operation(&format!(
                "{{ operationId: feed, responses: {{ '204': {{ description: Done., headers: {{ X-Fed: {snippet} }} }} }} }}"
            )),
            Place::Body(_) => operation(&format!("{{ operationId: feed, requestBody: {snippet} }}")),
            Place::Schema(_) => with_pet(snippet, version),
            Place::Property(_) => {
                with_pet(&format!("{{ type: object, properties: {{ it: {snippet} }} }}"), version)
            }
            Place::Scheme(_) => format!(
                "paths: {{ /pets: {{ get: {{ operationId: feed, security: [Key: []], responses: {{ '204': {{ description: \
                 Done. }} }} }} }} }}\n{}",
                section("securitySchemes", &format!("    Key: {snippet}\n"), version)
            ),
            Place::Server(_) => format!("servers: [{snippet}]\n{}", operation("{ operationId: feed }")),
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
    let refers = ["Cat", "Dog", "Word"].iter().any(|name| text.contains(&format!("schemas/{name}")))
        || ["Cat", "Dog", "Word"].iter().any(|name| text.contains(&format!("definitions/{name}")));
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

fn dedented(yaml: &str) -> String {
    let filled = yaml.lines().filter(|line| !line.trim().is_empty());
    let depth = filled.map(|line| line.len() - line.trim_start().len()).min().unwrap_or_default();
    let lines = yaml.trim_end().trim_start_matches('\n').lines();
    lines.map(|line| format!("{}\n", line.get(depth..).unwrap_or_default())).collect()
}

fn indented(yaml: &str, by: usize) -> String {
    yaml.lines().map(|line| format!("{:by$}{line}\n", "")).collect()
}
