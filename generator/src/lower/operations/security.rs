//! Security schemes, and what each operation requires of them.

use std::collections::BTreeMap;

use openapiv3::{APIKeyLocation, SecurityScheme as Model};

use super::super::naming::{Case, Own, Wanted, ident, snake};
use super::super::node::join;
use super::super::{Lowering, docs};
use super::servers::VARIABLES;
use super::{Found, model_of, named, tokens};
use crate::ir::{Api, ApiKeyLocation, Docs, Ident, Name, SchemeKind, SecurityScheme};

/// What the client's builder carries itself, so that no scheme or server variable may be called so.
pub(super) const BUILDER_METHODS: &[&str] = &[
    "base_url",
    "timeout",
    "header",
    "header_credential",
    "query_credential",
    "user_agent",
    "transport",
    "validate_requests",
    "build",
    "server",
    "new",
    "clone",
    "default",
    "from",
    "max_response_size",
];

/// What the setters of credentials are published by.
pub(super) const SCHEMES: &str = "/components/securitySchemes";

/// All declared schemes that a client can serve.
pub(super) fn schemes(lowering: &mut Lowering<'_, '_>) -> Vec<SecurityScheme> {
    let Some(components) = model_of(lowering).components.as_ref() else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for name in components.security_schemes.keys() {
        let Some((_, model)) = named(Some(&components.security_schemes), name) else {
            continue;
        };
        let (description, kind) = scheme(lowering, model);
        let words = [docs::text(description), tokens::words(model)];
        let words: Vec<String> = words.into_iter().flatten().collect();
        let docs = Docs {
            description: docs::text(Some(&words.join("\n\n"))),
            ..Docs::default()
        };
        all.push(SecurityScheme {
            name: Name {
                wire: name.clone(),
                rust: ident(&snake(name)),
            },
            docs,
            origin: lowering.origin(&join(SCHEMES, name)),
            kind,
        });
    }
    name_setters(lowering, &mut all);
    all
}

/// The builder has a setter for each credential, beside those of the servers' variables.
fn name_setters(lowering: &mut Lowering<'_, '_>, all: &mut [SecurityScheme]) {
    let variables = lowering.published.members.get(VARIABLES);
    let variables = variables.into_iter().flat_map(BTreeMap::values).map(String::as_str);
    let reserved: Vec<&str> = BUILDER_METHODS.iter().copied().chain(variables).collect();
    let wanted = all.iter().map(|it| Wanted {
        id: it.name.wire.clone(),
        name: snake(&it.name.wire),
        second: None,
        own: Own::Never,
        published: None,
        chosen: lowering.chosen_at(&it.origin, &Case::Setter(&reserved)),
    });
    let wanted = wanted.collect();
    let settled = lowering.settle(SCHEMES, &reserved, wanted);
    for (scheme, settled) in all.iter_mut().zip(settled) {
        scheme.name.rust = ident(&settled.name);
    }
}

fn scheme<'d>(lowering: &Lowering<'d, '_>, model: &'d Model) -> (Option<&'d str>, SchemeKind) {
    match model {
        Model::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let location = match location {
                APIKeyLocation::Query => ApiKeyLocation::Query,
                APIKeyLocation::Header => ApiKeyLocation::Header,
                APIKeyLocation::Cookie => ApiKeyLocation::Cookie,
            };
            (
                description.as_deref(),
                SchemeKind::ApiKey {
                    location,
                    name: name.clone(),
                },
            )
        }
        Model::HTTP {
            scheme, description, ..
        } => (description.as_deref(), http(lowering, scheme)),
        Model::OAuth2 { description, .. } => (description.as_deref(), SchemeKind::OAuth2),
        Model::OpenIDConnect { description, .. } => (description.as_deref(), SchemeKind::OpenIdConnect),
    }
}

fn http(lowering: &Lowering<'_, '_>, scheme: &str) -> SchemeKind {
    match scheme.to_ascii_lowercase().as_str() {
        "basic" => {
            let (username, password) = basic_pair(lowering);
            SchemeKind::Basic { username, password }
        }
        "bearer" => SchemeKind::Bearer,
        _ => SchemeKind::Http(scheme.to_owned()),
    }
}

/// Some vendors say what the pair is (`client_id` and `client_secret`) only in the words of a 401.
fn basic_pair(lowering: &Lowering<'_, '_>) -> (Ident, Ident) {
    let model = model_of(lowering);
    let responses = model
        .components
        .iter()
        .flat_map(|components| components.responses.values());
    let says = |text: &str| text.contains("client_id") && text.contains("client_secret");
    let said = responses
        .filter_map(openapiv3::ReferenceOr::as_item)
        .any(|response| says(&response.description));
    let (username, password) = if said {
        ("client_id", "client_secret")
    } else {
        ("username", "password")
    };
    (ident(username), ident(password))
}

/// The credentials and scopes that an operation asks for, as a sentence; nothing where it asks for none.
pub(super) fn needs(lowering: &Lowering<'_, '_>, found: &Found<'_>, api: &Api) -> Vec<String> {
    let document = model_of(lowering).security.as_deref().unwrap_or_default();
    let requirements = found.model.security.as_deref().unwrap_or(document);
    let is_known = |name: &String| api.schemes.iter().any(|scheme| scheme.name.wire == *name);
    let mut ways: Vec<String> = Vec::new();
    for alternative in requirements
        .iter()
        .filter(|alternative| alternative.keys().all(is_known))
    {
        let all = alternative.iter().map(|(name, scopes)| credential(name, scopes));
        let way = all.collect::<Vec<_>>().join(" and ");
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    let optional = ways.iter().any(String::is_empty);
    ways.retain(|way| !way.is_empty());
    match (ways.is_empty(), optional) {
        (true, _) => Vec::new(),
        (false, true) => vec![format!("Takes {}, or no credentials.", ways.join(", or "))],
        (false, false) => vec![format!("Needs {}.", ways.join(", or "))],
    }
}

/// `OAuth` with the scopes `read` and `write`.
fn credential(name: &str, scopes: &[String]) -> String {
    let name = docs::code(name);
    let scopes: Vec<String> = scopes.iter().map(|scope| docs::code(scope)).collect();
    match scopes.as_slice() {
        [] => name,
        [scope] => format!("{name} with the scope {scope}"),
        [others @ .., last] => format!("{name} with the scopes {} and {last}", others.join(", ")),
    }
}

/// The alternatives of an operation, as numbers of schemes. Alternatives that name an unknown scheme were reported and left
/// out by `normalize`.
pub(super) fn requirements(lowering: &Lowering<'_, '_>, found: &Found<'_>, api: &Api) -> Vec<Vec<usize>> {
    let document = model_of(lowering).security.as_deref().unwrap_or_default();
    let requirements = found.model.security.as_deref().unwrap_or(document);
    let number = |name: &String| api.schemes.iter().position(|scheme| scheme.name.wire == *name);
    requirements
        .iter()
        .filter_map(|alternative| alternative.keys().map(number).collect())
        .collect()
}
