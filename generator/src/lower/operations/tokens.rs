//! Where tokens come from, as the document says: words for the docs, because getting them is not the client's job.

use indexmap::IndexMap;
use openapiv3::{OAuth2Flows, SecurityScheme};

use super::super::docs::{code, text};

/// The form of the tokens of a scheme, or the flows by which they are given out.
pub(super) fn words(scheme: &SecurityScheme) -> Option<String> {
    match scheme {
        SecurityScheme::APIKey { .. } => None,
        SecurityScheme::HTTP { bearer_format, .. } => {
            text(bearer_format.as_deref()).map(|format| format!("Format: {}.", code(&format)))
        }
        SecurityScheme::OAuth2 { flows, .. } => text(Some(&all(flows).iter().map(Flow::words).collect::<String>())),
        SecurityScheme::OpenIDConnect {
            open_id_connect_url, ..
        } => text(Some(open_id_connect_url)).map(|url| format!("Described at {url}")),
    }
}

/// Any of the flows.
struct Flow<'d> {
    name: &'static str,
    authorization: Option<&'d str>,
    token: Option<&'d str>,
    refresh: &'d Option<String>,
    scopes: &'d IndexMap<String, String>,
}

impl Flow<'_> {
    /// An item of a list, and under it one for each scope.
    fn words(&self) -> String {
        let urls = [
            ("authorization at", self.authorization),
            ("tokens at", self.token),
            ("refreshed at", self.refresh.as_deref()),
        ];
        let urls = urls
            .into_iter()
            .filter_map(|(what, url)| Some(format!(", {what} {}", text(url)?)));
        let scopes = self.scopes.iter().map(|(scope, words)| {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let gap = if words.is_empty() { "" } else { ": " };
            format!("  * {}{gap}{words}\n", code(scope))
        });
        let scopes: String = scopes.collect();
        format!("* Flow `{}`{}\n{scopes}", self.name, urls.collect::<String>())
    }
}

fn all(flows: &OAuth2Flows) -> Vec<Flow<'_>> {
    let implicit = flows.implicit.iter().map(|it| Flow {
        name: "implicit",
        authorization: Some(&it.authorization_url),
        token: None,
        refresh: &it.refresh_url,
        scopes: &it.scopes,
    });
    let password = flows.password.iter().map(|it| Flow {
        name: "password",
        authorization: None,
        token: Some(&it.token_url),
        refresh: &it.refresh_url,
        scopes: &it.scopes,
    });
    let credentials = flows.client_credentials.iter().map(|it| Flow {
        name: "clientCredentials",
        authorization: None,
        token: Some(&it.token_url),
        refresh: &it.refresh_url,
        scopes: &it.scopes,
    });
    let code = flows.authorization_code.iter().map(|it| Flow {
        name: "authorizationCode",
        authorization: Some(&it.authorization_url),
        token: Some(&it.token_url),
        refresh: &it.refresh_url,
        scopes: &it.scopes,
    });
    implicit.chain(password).chain(credentials).chain(code).collect()
}
