//! Credentials, and which of them an operation gets.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::api::{Api, Location, SchemeKind};
use super::build_error::{BuildError, setter};
use super::operation::Operation;
use super::provider::CredentialProvider;
use crate::Secret;

/// What the user has filled into a scheme of the document.
#[derive(Clone)]
pub(super) enum Credential {
    /// A key, under the name that the scheme gives.
    Key(Secret),
    /// A user and a password.
    Basic(Secret, Secret),
    /// A token.
    Bearer(Secret),
    /// Whatever it gives when it is asked.
    Provided(Arc<dyn CredentialProvider>),
}

/// The credentials that providers have given for one request, by the number of their scheme.
#[derive(Default)]
pub(super) struct Given(pub(super) Vec<(usize, Secret)>);

impl Given {
    pub(super) fn get(&self, scheme: usize) -> Option<&Secret> {
        self.0
            .iter()
            .find(|(number, _)| *number == scheme)
            .map(|(_, secret)| secret)
    }
}

/// A secret on its way into a request.
pub(super) struct Placed {
    /// Header, query or cookie.
    pub(super) location: Location,
    /// Its name there.
    pub(super) name: String,
    /// The secret itself.
    pub(super) value: Secret,
}

/// All credentials of a client.
#[derive(Clone, Default)]
pub(super) struct Credentials {
    /// One place for each scheme of the document.
    pub(super) schemes: Vec<Option<Credential>>,
    /// Secrets that go with every request, whatever the document says.
    pub(super) always: Vec<(Location, String, Secret)>,
}

impl Credentials {
    /// Keeps `credential` for scheme `number`.
    pub(super) fn set(&mut self, number: usize, credential: Credential) {
        if self.schemes.len() <= number {
            self.schemes.resize_with(number + 1, || None);
        }
        self.schemes[number] = Some(credential);
    }

    /// The secrets for a call of `operation`: the first alternative that is complete, and those that always go.
    ///
    /// What a provider has not given yet is left out: a request that is only looked at does not ask for it.
    pub(super) fn place(&self, api: &Api, operation: &Operation, given: &Given) -> Result<Vec<Placed>, BuildError> {
        let mut placed = Vec::new();
        for &number in self.choose(api, operation)? {
            let Some(scheme) = api.schemes.get(number) else {
                continue;
            };
            let credential = match (self.get(number), given.get(number)) {
                (Some(Credential::Provided(_)), Some(secret)) => Credential::of(scheme.kind, secret.clone()),
                (Some(Credential::Provided(_)), None) | (None, _) => continue,
                (Some(credential), _) => credential.clone(),
            };
            placed.push(credential.place(scheme.kind)?);
        }
        for (location, name, value) in &self.always {
            placed.push(Placed {
                location: *location,
                name: name.clone(),
                value: value.clone(),
            });
        }
        Ok(placed)
    }

    /// The providers that a call of `operation` needs, with the number of their scheme.
    pub(super) fn providers(&self, api: &Api, operation: &Operation) -> Vec<(usize, Arc<dyn CredentialProvider>)> {
        let chosen = self.choose(api, operation).unwrap_or_default().iter();
        let provided = chosen.filter_map(|&number| match self.get(number) {
            Some(Credential::Provided(provider)) => Some((number, provider.clone())),
            _ => None,
        });
        provided.collect()
    }

    fn choose(&self, api: &Api, operation: &Operation) -> Result<&'static [usize], BuildError> {
        let complete = |alternative: &&&[usize]| alternative.iter().all(|&scheme| self.knows(api, scheme));
        match operation.security.iter().find(complete) {
            Some(alternative) => Ok(alternative),
            None if operation.security.is_empty() => Ok(&[]),
            None => Err(self.missing(api, operation)),
        }
    }

    fn get(&self, scheme: usize) -> Option<&Credential> {
        self.schemes.get(scheme).and_then(Option::as_ref)
    }

    /// A scheme is also known when a secret that always goes stands in its place.
    fn knows(&self, api: &Api, scheme: usize) -> bool {
        let Some((location, name)) = api.schemes.get(scheme).map(|scheme| place_of(scheme.kind)) else {
            return false;
        };
        let same = |given: &str| match location {
            Location::Header => given.eq_ignore_ascii_case(name),
            Location::Path | Location::Query | Location::Cookie => given == name,
        };
        self.get(scheme).is_some() || self.always.iter().any(|(at, given, _)| *at == location && same(given))
    }

    fn missing(&self, api: &Api, operation: &Operation) -> BuildError {
        let mut ways = Vec::new();
        for alternative in operation.security {
            let names: Vec<String> = alternative
                .iter()
                .filter(|&&scheme| !self.knows(api, scheme))
                .filter_map(|&scheme| api.schemes.get(scheme))
                .map(|scheme| setter(scheme.name))
                .collect();
            ways.push(names.join(" and "));
        }
        BuildError::new(format!(
            "no credentials: call {} on the client builder",
            ways.join(", or ")
        ))
    }
}

impl Credential {
    /// What a provider has given for a scheme of this kind.
    fn of(kind: SchemeKind, secret: Secret) -> Self {
        match kind {
            SchemeKind::ApiKey { .. } => Credential::Key(secret),
            SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenId => Credential::Bearer(secret),
            SchemeKind::Basic => {
                let (user, password) = secret.expose().split_once(':').unwrap_or((secret.expose(), ""));
                Credential::Basic(user.into(), password.into())
            }
        }
    }

    fn place(&self, kind: SchemeKind) -> Result<Placed, BuildError> {
        let (location, name) = place_of(kind);
        let value = match self {
            Credential::Key(key) => key.clone(),
            Credential::Provided(_) => return Err(BuildError::new("a provider has given no credential")),
            Credential::Bearer(token) => Secret::from(format!("Bearer {}", token.expose())),
            Credential::Basic(user, _) if user.expose().contains(':') => {
                return Err(BuildError::new(
                    "the username contains `:`, which HTTP Basic cannot carry",
                ));
            }
            Credential::Basic(user, password) => {
                let pair = format!("{}:{}", user.expose(), password.expose());
                Secret::from(format!("Basic {}", STANDARD.encode(pair)))
            }
        };
        Ok(Placed {
            location,
            name: name.to_owned(),
            value,
        })
    }
}

fn place_of(kind: SchemeKind) -> (Location, &'static str) {
    match kind {
        SchemeKind::ApiKey { location, name } => (location, name),
        SchemeKind::Basic | SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenId => {
            (Location::Header, "authorization")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Credential, Credentials, Given};
    use crate::client::{Api, Location, Operation, SchemeKind, SecurityScheme, Verb};

    const fn key(name: &'static str) -> SecurityScheme {
        SecurityScheme {
            name,
            kind: SchemeKind::ApiKey {
                location: Location::Header,
                name,
            },
        }
    }

    static API: Api = Api {
        title: "",
        version: "",
        servers: &[],
        schemes: &[key("Id"), key("Secret"), key("Token")],
    };
    static BOTH_OR_TOKEN: Operation = Operation::new("op", Verb::Get, "/").security(&[&[0, 1], &[2]]);
    static OPTIONAL: Operation = Operation::new("op", Verb::Get, "/").security(&[&[0], &[]]);

    fn placed(numbers: &[usize], operation: &Operation) -> Result<Vec<String>, String> {
        let mut all = Credentials::default();
        numbers.iter().for_each(|&n| all.set(n, Credential::Key("k".into())));
        all.place(&API, operation, &Given::default())
            .map(|placed| placed.into_iter().map(|p| p.name).collect())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_first_complete_alternative_is_used_and_never_mixed() {
        assert_eq!(
            placed(&[0, 1, 2], &BOTH_OR_TOKEN),
            Ok(vec!["Id".into(), "Secret".into()])
        );
        assert_eq!(placed(&[0, 2], &BOTH_OR_TOKEN), Ok(vec!["Token".into()]));
        assert_eq!(
            placed(&[0], &BOTH_OR_TOKEN),
            Err("no credentials: call `.secret(..)`, or `.token(..)` on the client builder".into())
        );
        assert_eq!(
            placed(&[], &BOTH_OR_TOKEN),
            Err("no credentials: call `.id(..)` and `.secret(..)`, or `.token(..)` on the client builder".into())
        );
    }

    #[test]
    fn an_empty_alternative_asks_for_nothing() {
        assert_eq!(placed(&[], &OPTIONAL), Ok(vec![]));
        assert_eq!(placed(&[0], &OPTIONAL), Ok(vec!["Id".into()]));
    }

    #[test]
    fn a_secret_for_every_request_fills_the_scheme_in_its_place() {
        let mut all = Credentials::default();
        all.always.push((Location::Header, "TOKEN".into(), "t".into()));
        assert_eq!(
            all.place(&API, &BOTH_OR_TOKEN, &Given::default()).map(|p| p.len()).ok(),
            Some(1)
        );
    }
}
