//! Servers: all of them, named, with their variables.

use openapiv3::{Server as Model, ServerVariable as VariableModel};

use super::super::naming::{Own, Wanted, ident, pascal, snake};
use super::super::node::{join, join2};
use super::super::{Lowering, docs};
use super::security::BUILDER_METHODS;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Ident, Name, SecurityScheme, Server, ServerVariable};

/// What the servers of a client are published by.
pub(super) const SERVERS: &str = "/servers";

/// What the setters of their variables are published by.
pub(super) const VARIABLES: &str = "/servers#variables";

/// The servers that are declared here.
pub(super) fn servers(lowering: &mut Lowering<'_, '_>, models: &[Model], at: &str) -> Vec<Server> {
    let mut all = Vec::new();
    for (i, model) in models.iter().enumerate() {
        let description = docs::text(model.description.as_deref()).unwrap_or_default();
        let place = join2(at, &i.to_string(), "variables");
        let found = model.variables.iter().flatten();
        let variables = found.map(|(name, v)| variable(lowering, name, v, &join(&place, name)));
        all.push(Server {
            name: Name {
                wire: description.clone(),
                rust: ident(&server_name(&description, &model.url)),
            },
            url: model.url.clone(),
            variables: variables.collect(),
            description,
        });
    }
    all
}

/// The servers of a client have names, and their variables setters on its builder, beside those of the credentials.
pub(super) fn name_servers(lowering: &mut Lowering<'_, '_>, servers: &mut [Server], schemes: &[SecurityScheme]) {
    let wanted = |id: String, name: &Ident| Wanted {
        id,
        name: name.bare().to_owned(),
        second: None,
        own: Own::Never,
        published: None,
        chosen: None,
    };
    // One server by itself has no need of a name.
    if servers.len() > 1 {
        let names = servers.iter().map(|it| wanted(it.url.clone(), &it.name.rust)).collect();
        let names = lowering.settle(SERVERS, &[], names);
        for (server, named) in servers.iter_mut().zip(names) {
            server.name.rust = ident(&named.name);
        }
    }
    let setters = servers
        .iter()
        .flat_map(|it| it.variables.iter().map(|of| (&it.url, of)));
    let setters = setters.map(|(url, it)| wanted(format!("{url} {}", it.name.wire), &it.name.rust));
    let setters = setters.collect();
    let schemes = schemes.iter().map(|it| it.name.rust.bare());
    let reserved: Vec<&str> = BUILDER_METHODS.iter().copied().chain(schemes).collect();
    let setters = lowering.settle(VARIABLES, &reserved, setters);
    let variables = servers.iter_mut().flat_map(|server| &mut server.variables);
    for (variable, named) in variables.zip(setters) {
        variable.name.rust = ident(&named.name);
    }
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

fn variable(lowering: &mut Lowering<'_, '_>, name: &str, model: &VariableModel, at: &str) -> ServerVariable {
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
            rust: ident(&snake(name)),
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
