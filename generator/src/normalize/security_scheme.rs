//! Security schemes: how a call proves who makes it.

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows,
    PasswordOAuth2Flow, SecurityScheme,
};

use super::context::Context;
use super::cursor::Node;
use super::extension::Extensions;
use crate::diagnostic::{Part, codes};

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
            "openIdConnectUrl" => it.open_id_connect_url = cx.text(&child),
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
            "basic" => Some(self.http("basic")),
            "http" | "bearer" => Some(self.http("bearer")),
            "oauth2" => Some(self.oauth2(node, cx)),
            "openIdConnect" => Some(self.open_id(node, cx)),
            // The transport presents the certificate; there is nothing for a request to carry.
            "mutualTLS" => {
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
        let location = location(self.location.as_deref());
        let name = self.name.or_else(|| incomplete("name", node, cx))?;
        Some(SecurityScheme::APIKey {
            location,
            name,
            description,
            extensions,
        })
    }

    fn http(self, fallback: &str) -> SecurityScheme {
        let Draft {
            bearer_format,
            description,
            extensions,
            ..
        } = self;
        let scheme = self.scheme.unwrap_or_else(|| fallback.to_owned());
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
fn location(text: Option<&str>) -> APIKeyLocation {
    match text {
        Some("query") => APIKeyLocation::Query,
        Some("cookie") => APIKeyLocation::Cookie,
        Some(_) | None => APIKeyLocation::Header,
    }
}

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
            "authorizationUrl" => flow.authorization_url = cx.text(&child).unwrap_or_default(),
            "tokenUrl" => flow.token_url = cx.text(&child).unwrap_or_default(),
            "refreshUrl" => flow.refresh_url = cx.text(&child),
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
