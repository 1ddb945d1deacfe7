//! `schemes`, `host` and `basePath` together say where the servers are.

use openapiv3::Server;

use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::server::complete;

/// The servers of the document. Without a host they are relative to wherever the document came from.
pub(super) fn servers(root: &Node<'_>, cx: &mut Context<'_>) -> Vec<Server> {
    let schemes = root.get("schemes").filter(|schemes| !schemes.value.is_null());
    let schemes = schemes.map(|schemes| cx.texts(&schemes)).unwrap_or_default();
    let mut servers = of(root, schemes);
    let said = ["host", "basePath"].into_iter().find_map(|key| root.get(key));
    for (at, server) in servers.iter_mut().enumerate() {
        if let Some(said) = &said {
            cx.record_at(format!("/servers/{at}"), said);
            complete(server, said, cx);
        }
    }
    servers
}

/// The servers of an operation that has `schemes` of its own.
pub(super) fn of_operation(node: &Node<'_>, operation: &Node<'_>, cx: &mut Context<'_>) -> Vec<Server> {
    let schemes = cx.texts(node);
    let root = cx.entry();
    let same = root.value.get("schemes") == Some(node.value);
    let mut servers = match root.get("host") {
        Some(_) if !same => of(&root, schemes),
        Some(_) | None => Vec::new(),
    };
    for (at, server) in servers.iter_mut().enumerate() {
        cx.record_at(format!("{}/servers/{at}", operation.target()), node);
        complete(server, root.get("host").as_ref().unwrap_or(node), cx);
    }
    servers
}

fn of(root: &Node<'_>, mut schemes: Vec<String>) -> Vec<Server> {
    let text = |key| {
        root.value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .trim()
            .trim_end_matches('/')
    };
    let (host, base) = (text("host"), text("basePath"));
    let base = if base.is_empty() || base.starts_with('/') {
        base.to_owned()
    } else {
        format!("/{base}")
    };
    let server = |url: String| Server {
        url,
        ..Server::default()
    };
    if host.is_empty() {
        let url = if base.is_empty() { "/".to_owned() } else { base };
        return if root.value.get("basePath").is_some() {
            vec![server(url)]
        } else {
            Vec::new()
        };
    }
    // Nothing said: the scheme by which the document itself came, which for a public API is `https`.
    if schemes.is_empty() {
        schemes.push("https".to_owned());
    }
    // The safer one first: the first server is the default.
    schemes.sort_by_key(|scheme| scheme != "https");
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    schemes.retain(|scheme| scheme.starts_with("http"));
    schemes
        .into_iter()
        .map(|scheme| server(format!("{scheme}://{host}{base}")))
        .collect()
}
