//! `securityDefinitions`.

use openapiv3::{OAuth2Flows, SecurityScheme};

use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::security_scheme::{Draft, Flow, scopes};

/// One scheme of 2.0; those of 3.0 are understood as well.
pub(super) fn security_scheme(node: &Node<'_>, cx: &mut Context<'_>) -> Option<SecurityScheme> {
    if !cx.is_object(node) {
        return None;
    }
    let mut it = Draft::default();
    let mut flow = Flow::default();
    let mut named = None;
    for (key, child) in node.fields() {
        match key {
            "type" => it.kind = cx.text(&child).unwrap_or_default(),
            "description" => it.description = cx.text(&child),
            "name" => it.name = cx.text(&child),
            "in" => it.location = cx.text(&child),
            "scheme" => it.scheme = cx.text(&child),
            "bearerFormat" => it.bearer_format = cx.text(&child),
            "flow" => named = cx.text(&child),
            "authorizationUrl" => flow.authorization_url = cx.url(&child).unwrap_or_default(),
            "tokenUrl" => flow.token_url = cx.url(&child).unwrap_or_default(),
            "scopes" => flow.scopes = scopes(&child, cx),
            _ => cx.rest("a security scheme", &child, &mut it.extensions),
        }
    }
    if let Some(name) = named {
        let mut flows = OAuth2Flows::default();
        let name = renamed(&name);
        flow.complete(name, node, cx);
        flow.store(name, &mut flows);
        it.flows = Some(flows);
    }
    it.finish(node, cx)
}

/// The flow's name in 3.0.
fn renamed(flow: &str) -> &'static str {
    match flow {
        "implicit" => "implicit",
        "password" => "password",
        "application" => "clientCredentials",
        _ => "authorizationCode",
    }
}
