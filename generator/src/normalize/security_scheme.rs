//! Security schemes: how a call proves who makes it.

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows,
    PasswordOAuth2Flow, SecurityScheme,
};

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use super::extension::Extensions;
use crate::diagnostic::{Part, codes};

/// What a security scheme has.
pub(super) const SCHEME_KEYS: &[&str] = &["type", "scheme", "flows", "in"];

/// The keywords of all kinds of schemes together.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) kind: String,
    pub(super) description: Option<String>,
    pub(super) name: Option<String>,
    pub(super) location: Option<String>,
    pub(super) scheme: Option<String>,
    pub(super) bearer_format: Option<String>,
    pub(super) open_id_connect_url: Option<String>,
    pub(super) flows: Option<OAuth2Flows>,
    pub(super) extensions: Extensions,
}

/// One scheme. What we cannot follow is left out, reported.
pub(super) fn security_scheme(node: &Node<'_>, cx: &mut Context<'_>) -> Option<SecurityScheme> {
    if !cx.is_object(node) {
        return None;
    }
    let mut it = Draft::default();
    for (key, child) in node.fields() {
        match key {
            "type" => it.kind = cx.text(&child).unwrap_or_default(),
            "description" => it.description = cx.text(&child),
            "name" => it.name = cx.text(&child),
            "in" => it.location = cx.text(&child),
            "scheme" => it.scheme = cx.text(&child),
            "bearerFormat" => it.bearer_format = cx.text(&child),
            "openIdConnectUrl" => it.open_id_connect_url = cx.url(&child),
            "flows" => it.flows = Some(flows(&child, cx)),
            _ => cx.rest("a security scheme", &child, &mut it.extensions),
        }
    }
    it.finish(node, cx)
}

impl Draft {
    pub(super) fn finish(self, node: &Node<'_>, cx: &mut Context<'_>) -> Option<SecurityScheme> {
        match self.kind.as_str() {
            "apiKey" | "apikey" => self.api_key(node, cx),
            // 2.0 has `type: basic`; `type: bearer` is written by mistake.
            "basic" | "bearer" => Some(self.http(None, node, cx)),
            "http" => {
                let scheme = self.scheme.clone().or_else(|| incomplete("scheme", node, cx));
                Some(self.http(scheme, node, cx))
            }
            "oauth2" => Some(self.oauth2(node, cx)),
            "openIdConnect" => Some(self.open_id(node, cx)),
            // The transport presents the certificate; there is nothing for a request to carry.
            "mutualTLS" => {
                cx.newer(Dialect::OpenApi31, "mutualTLS", "`type: mutualTLS`", node);
                cx.once(
                    &codes::normalize::UNUSED_KEYWORD,
                    "mutualTLS",
                    node,
                    Part::Value,
                    || "`mutualTLS` is settled by the transport; requests carry nothing for it".to_owned(),
                );
                None
            }
            other => {
                let message = format!("`type: {other}` is no security scheme that we can follow; it is left out");
                cx.report(&codes::normalize::UNSUPPORTED_SECURITY_SCHEME, node, message);
                None
            }
        }
    }

    fn api_key(self, node: &Node<'_>, cx: &mut Context<'_>) -> Option<SecurityScheme> {
        let Draft {
            description,
            extensions,
            ..
        } = self;
        let name = self.name.filter(|name| !name.is_empty());
        let name = name.or_else(|| incomplete("name", node, cx))?;
        let location = location(self.location.as_deref(), node, cx);
        let place = || node.get("name").map_or_else(|| node.place(), |name| name.place());
        let name = match location {
            APIKeyLocation::Header => cx.header_name(&name, "the key", place)?,
            APIKeyLocation::Cookie | APIKeyLocation::Query => name,
        };
        Some(SecurityScheme::APIKey {
            location,
            name,
            description,
            extensions,
        })
    }

    fn http(self, scheme: Option<String>, node: &Node<'_>, cx: &mut Context<'_>) -> SecurityScheme {
        let Draft {
            bearer_format,
            description,
            extensions,
            ..
        } = self;
        // 2.0 has `type: basic`; where nothing else is said, tokens are most likely.
        let fallback = if self.kind == "basic" { "basic" } else { "bearer" };
        let scheme = scheme.unwrap_or_else(|| fallback.to_owned());
        if !HTTP_SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(&scheme)) {
            let message = format!("`{scheme}` is no registered HTTP authentication scheme; it is sent as it stands");
            let help = "where the vendor has a header of his own, write `type: apiKey`, `in: header`";
            cx.report_with_help(&codes::normalize::UNKNOWN_HTTP_SCHEME, node, message, help);
        }
        SecurityScheme::HTTP {
            scheme,
            bearer_format,
            description,
            extensions,
        }
    }

    fn oauth2(self, node: &Node<'_>, cx: &mut Context<'_>) -> SecurityScheme {
        let Draft {
            description,
            extensions,
            ..
        } = self;
        let flows = self.flows.or_else(|| incomplete("flows", node, cx)).unwrap_or_default();
        SecurityScheme::OAuth2 {
            flows,
            description,
            extensions,
        }
    }

    fn open_id(self, node: &Node<'_>, cx: &mut Context<'_>) -> SecurityScheme {
        let Draft {
            description,
            extensions,
            ..
        } = self;
        let url = self
            .open_id_connect_url
            .or_else(|| incomplete("openIdConnectUrl", node, cx));
        SecurityScheme::OpenIDConnect {
            open_id_connect_url: url.unwrap_or_default(),
            description,
            extensions,
        }
    }
}

/// In a header unless the document says otherwise: the one place where a key leaks the least.
fn location(text: Option<&str>, node: &Node<'_>, cx: &mut Context<'_>) -> APIKeyLocation {
    match text {
        Some("query") => return APIKeyLocation::Query,
        Some("cookie") => return APIKeyLocation::Cookie,
        Some("header") => {}
        Some(other) => {
            let message = format!("`in: {other}` is no place for a key; it is sent in a header");
            cx.report(&codes::normalize::INCOMPLETE_SECURITY_SCHEME, node, message);
        }
        None => drop(incomplete::<()>("in", node, cx)),
    }
    APIKeyLocation::Header
}

/// The registry of IANA for HTTP authentication.
const HTTP_SCHEMES: [&str; 14] = [
    "basic",
    "bearer",
    "concealed",
    "digest",
    "dpop",
    "gnap",
    "hoba",
    "mutual",
    "negotiate",
    "oauth",
    "privatetoken",
    "scram-sha-1",
    "scram-sha-256",
    "vapid",
];

fn incomplete<T>(keyword: &str, node: &Node<'_>, cx: &mut Context<'_>) -> Option<T> {
    let message = format!("this security scheme lacks `{keyword}`");
    cx.report(&codes::normalize::INCOMPLETE_SECURITY_SCHEME, node, message);
    None
}

fn flows(node: &Node<'_>, cx: &mut Context<'_>) -> OAuth2Flows {
    let mut flows = OAuth2Flows::default();
    if !cx.is_object(node) {
        return flows;
    }
    for (key, child) in node.fields() {
        match key {
            "implicit" | "password" | "clientCredentials" | "authorizationCode" => {
                let flow = flow(&child, cx);
                flow.complete(key, &child, cx);
                flow.store(key, &mut flows);
            }
            _ => cx.rest("`flows`", &child, &mut flows.extensions),
        }
    }
    flows
}

/// Any of the flows.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) authorization_url: String,
    pub(super) token_url: String,
    pub(super) refresh_url: Option<String>,
    pub(super) scopes: IndexMap<String, String>,
    pub(super) extensions: Extensions,
}

fn flow(node: &Node<'_>, cx: &mut Context<'_>) -> Flow {
    let mut flow = Flow::default();
    if !cx.is_object(node) {
        return flow;
    }
    for (key, child) in node.fields() {
        match key {
            "authorizationUrl" => flow.authorization_url = cx.url(&child).unwrap_or_default(),
            "tokenUrl" => flow.token_url = cx.url(&child).unwrap_or_default(),
            "refreshUrl" => flow.refresh_url = cx.url(&child),
            "scopes" => flow.scopes = scopes(&child, cx),
            _ => cx.rest("an OAuth2 flow", &child, &mut flow.extensions),
        }
    }
    flow
}

/// Scopes with their descriptions.
pub(super) fn scopes(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, String> {
    if node.value.is_null() || !cx.is_object(node) {
        return IndexMap::new();
    }
    let scopes = node.fields().filter(|(name, _)| !name.starts_with("x-"));
    scopes
        .map(|(name, child)| (name.to_owned(), cx.text(&child).unwrap_or_default()))
        .collect()
}

impl Flow {
    /// Reports a flow, by its name in 3.x, that does not say where it takes place.
    pub(super) fn complete(&self, name: &str, node: &Node<'_>, cx: &mut Context<'_>) {
        let authorizes = matches!(name, "implicit" | "authorizationCode");
        let missing = [
            ("authorizationUrl", authorizes && self.authorization_url.is_empty()),
            ("tokenUrl", name != "implicit" && self.token_url.is_empty()),
        ];
        for (keyword, _) in missing.into_iter().filter(|(_, missing)| *missing) {
            let message = format!("the flow `{name}` lacks `{keyword}`");
            cx.report(&codes::normalize::INCOMPLETE_SECURITY_SCHEME, node, message);
        }
    }

    /// Puts the flow in its place, by its name in 3.x.
    pub(super) fn store(self, name: &str, flows: &mut OAuth2Flows) {
        let Flow {
            authorization_url,
            token_url,
            refresh_url,
            scopes,
            extensions,
        } = self;
        match name {
            "implicit" => {
                flows.implicit = Some(ImplicitOAuth2Flow {
                    authorization_url,
                    refresh_url,
                    scopes,
                    extensions,
                });
            }
            "password" => {
                flows.password = Some(PasswordOAuth2Flow {
                    refresh_url,
                    token_url,
                    scopes,
                    extensions,
                })
            }
            "clientCredentials" => {
                let flow = ClientCredentialsOAuth2Flow {
                    refresh_url,
                    token_url,
                    scopes,
                    extensions,
                };
                flows.client_credentials = Some(flow);
            }
            _ => {
                let flow = AuthorizationCodeOAuth2Flow {
                    authorization_url,
                    token_url,
                    refresh_url,
                    scopes,
                    extensions,
                };
                flows.authorization_code = Some(flow);
            }
        }
    }
}
