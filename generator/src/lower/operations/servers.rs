//! Servers: all of them, named, with their variables.

use openapiv3::{Server as Model, ServerVariable as VariableModel};

use super::super::naming::{LocalNames, ident, pascal, snake};
use super::super::node::{join, join2};
use super::super::{Lowering, docs};
use super::model_of;
use super::security::BUILDER_METHODS;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Name, Server, ServerVariable};

pub(super) fn servers(lowering: &mut Lowering<'_, '_>, models: &[Model], at: &str) -> Vec<Server> {
    let mut names = LocalNames::with(&[]);
    let schemes = scheme_setters(lowering);
    let reserved: Vec<&str> = BUILDER_METHODS
        .iter()
        .copied()
        .chain(schemes.iter().map(String::as_str))
        .collect();
    let mut variables = LocalNames::with(&reserved);
    let mut all = Vec::new();
    for (i, model) in models.iter().enumerate() {
        let description = docs::text(model.description.as_deref()).unwrap_or_default();
        let rust = ident(&names.claim(&server_name(&description, &model.url)).0);
        let place = join2(at, &i.to_string(), "variables");
        let found = model.variables.iter().flatten();
        let variables = found
            .map(|(name, v)| variable(lowering, name, v, &join(&place, name), &mut variables))
            .collect();
        all.push(Server {
            name: Name {
                wire: description.clone(),
                rust,
            },
            url: model.url.clone(),
            description,
            variables,
        });
    }
    all
}

/// Credentials are set on the same builder as variables.
fn scheme_setters(lowering: &Lowering<'_, '_>) -> Vec<String> {
    let components = model_of(lowering).components.iter();
    components
        .flat_map(|components| components.security_schemes.keys())
        .map(|name| snake(name))
        .collect()
}

/// A server is called after its description where that is short, else after its host.
fn server_name(description: &str, url: &str) -> String {
    let words = description.split_whitespace().count();
    if (1..=4).contains(&words) && description.len() <= 40 {
        return pascal(description.trim_end_matches('.'));
    }
    let host = url
        .split("://")
        .nth(1)
        .unwrap_or(url)
        .split('/')
        .next()
        .unwrap_or_default();
    pascal(host)
}

fn variable(
    lowering: &mut Lowering<'_, '_>,
    name: &str,
    model: &VariableModel,
    at: &str,
    names: &mut LocalNames,
) -> ServerVariable {
    let placeholder = is_placeholder(&model.default);
    if placeholder {
        let message = format!(
            "the default `{}` of `{name}` only shows where a value goes",
            model.default
        );
        let help = "it has to be set before a request can be sent; nothing is ever sent to the placeholder";
        lowering.report_with_help(&codes::PLACEHOLDER_SERVER, &join(at, "default"), message, help);
    }
    ServerVariable {
        name: Name {
            wire: name.to_owned(),
            rust: ident(&names.claim(&snake(name)).0),
        },
        docs: Docs {
            description: docs::text(model.description.as_deref()),
            ..Docs::default()
        },
        default: Some(model.default.clone()).filter(|default| !default.is_empty()),
        placeholder,
        values: model.enumeration.clone(),
    }
}

/// Names that RFC 2606 keeps for examples, and the manners in which vendors write "put yours here".
fn is_placeholder(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let host = value
        .split("://")
        .last()
        .unwrap_or_default()
        .split(['/', ':'])
        .next()
        .unwrap_or_default();
    let label = host.rsplit('.').next().unwrap_or_default();
    let second = host.rsplit('.').nth(1);
    let reserved = matches!(label, "example" | "test" | "invalid")
        || second == Some("example") && matches!(label, "com" | "net" | "org");
    reserved || value.starts_with("your-") || value.starts_with("your_") || value.contains('<') || value.contains('{')
}
