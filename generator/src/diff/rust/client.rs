//! The client and its builder: credentials, variables of servers, the choice between servers.

use std::collections::BTreeMap;

use super::side::has_client;
use super::{Diff, rules};
use crate::ir::{Api, SchemeKind, Server};

/// What the module takes from the runtime, unless the vendor has types of these names.
const RUNTIME: &[&str] = &["BuildError", "Call", "Error", "ErrorKind", "Response"];

impl Diff<'_> {
    pub(super) fn client(&mut self) {
        match (has_client(self.old.api), has_client(self.new.api)) {
            (true, true) => {
                self.setters_of_client();
                self.servers();
                self.runtime_names();
            }
            (true, false) => {
                let text = "there is no client any more".to_owned();
                self.breaking(&rules::CLIENT_REMOVED, "Client", None, text);
            }
            (false, true) => {
                let text = "there is a client".to_owned();
                self.additive(&rules::CLIENT_ADDED, "Client", None, text);
            }
            (false, false) => {}
        }
    }

    fn setters_of_client(&mut self) {
        let (before, after) = (setters(self.old.api), setters(self.new.api));
        for (name, arguments) in &before {
            let path = format!("ClientBuilder::{name}");
            match after.get(name) {
                None => {
                    let text = format!("the setter `{path}` is gone");
                    self.breaking(arguments.rules().0, path, None, text);
                }
                Some(other) if other == arguments => {}
                Some(other) => {
                    let text = format!("`{path}` took {} and takes {}", arguments.worded(), other.worded());
                    self.breaking(&rules::CREDENTIAL_CHANGED, path, None, text);
                }
            }
        }
        for (name, arguments) in &after {
            if !before.contains_key(name) {
                let path = format!("ClientBuilder::{name}");
                let text = format!("there is a new setter `{path}`");
                self.additive(arguments.rules().1, path, None, text);
            }
        }
    }

    fn servers(&mut self) {
        let (old, new) = (self.old.api, self.new.api);
        match (choice(old), choice(new)) {
            (Some(before), Some(after)) => {
                for server in before {
                    if !after.iter().any(|other| other.name.rust == server.name.rust) {
                        let text = format!("the variant `{}` of `Server` is gone", server.name.rust);
                        let path = format!("Server::{}", server.name.rust);
                        self.breaking(&rules::VARIANT_REMOVED, path, None, text);
                    }
                }
                for server in after {
                    if !before.iter().any(|other| other.name.rust == server.name.rust) {
                        let text = format!("`Server` has a new variant `{}`", server.name.rust);
                        let path = format!("Server::{}", server.name.rust);
                        self.additive(&rules::VARIANT_ADDED, path, None, text);
                    }
                }
            }
            (Some(_), None) => {
                let text = "the choice between servers, `Server`, is gone".to_owned();
                self.breaking(&rules::SERVERS_REMOVED, "Server", None, text);
            }
            (None, Some(_)) => {
                let text = "there is a choice between servers, `Server`".to_owned();
                self.additive(&rules::SERVERS_ADDED, "Server", None, text);
            }
            (None, None) => {}
        }
    }

    fn runtime_names(&mut self) {
        let taken = |api: &Api, name: &str| api.types.iter().any(|def| def.name.rust.bare() == name);
        for name in RUNTIME {
            if taken(self.new.api, name) && !taken(self.old.api, name) {
                let text = format!("`{name}` was the runtime's and is a type of the document");
                let origin = self.new.api.types.iter().find(|def| def.name.rust.bare() == *name);
                let origin = origin.map(|def| &def.origin);
                self.breaking(&rules::RUNTIME_NAME_TAKEN, *name, origin, text);
            }
        }
    }
}

/// What a setter of the client's builder takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setter {
    Secret,
    Pair,
    Variable,
}

impl Setter {
    fn rules(self) -> (&'static crate::diff::Rule, &'static crate::diff::Rule) {
        match self {
            Setter::Secret | Setter::Pair => (&rules::CREDENTIAL_REMOVED, &rules::CREDENTIAL_ADDED),
            Setter::Variable => (&rules::VARIABLE_REMOVED, &rules::VARIABLE_ADDED),
        }
    }

    fn worded(self) -> &'static str {
        match self {
            Setter::Secret => "a secret",
            Setter::Pair => "two secrets",
            Setter::Variable => "a text",
        }
    }
}

fn setters(api: &Api) -> BTreeMap<&str, Setter> {
    let variables = api.servers.iter().flat_map(|server| &server.variables);
    let variables = variables.map(|variable| (variable.name.rust.as_str(), Setter::Variable));
    let schemes = api.schemes.iter().map(|scheme| {
        let setter = match scheme.kind {
            SchemeKind::Basic { .. } => Setter::Pair,
            SchemeKind::ApiKey { .. }
            | SchemeKind::Bearer
            | SchemeKind::OAuth2
            | SchemeKind::OpenIdConnect
            | SchemeKind::Http(_) => Setter::Secret,
        };
        (scheme.name.rust.as_str(), setter)
    });
    variables.chain(schemes).collect()
}

/// The servers, where there is a choice.
fn choice(api: &Api) -> Option<&[Server]> {
    (api.servers.len() > 1).then_some(api.servers.as_slice())
}
