//! What a document says about the service as a whole: its servers and its ways to sign in, as static data.

/// A service, as its document describes it. Printed by the generator as a `static`.
///
/// ```
/// use specwright_runtime::client::{Api, Location, SchemeKind, SecurityScheme, Server};
///
/// static API: Api = Api {
///     title: "Pets",
///     version: "1.0",
///     servers: &[Server { name: "default", url: "https://pets.acme.dev/v1", description: "", variables: &[] }],
///     schemes: &[SecurityScheme { name: "Key", kind: SchemeKind::ApiKey { location: Location::Header, name: "X-Key" } }],
/// };
/// assert_eq!(API.servers.len(), 1);
/// ```
#[derive(Debug)]
pub struct Api {
    /// `info.title`
    pub title: &'static str,
    /// `info.version`
    pub version: &'static str,
    /// `servers`, in the document's order; the first is used unless another is chosen.
    pub servers: &'static [Server],
    /// `components.securitySchemes`; operations name them by their number here.
    pub schemes: &'static [SecurityScheme],
}

/// One entry of `servers`.
#[derive(Debug)]
pub struct Server {
    /// A short name, for choosing one and for messages.
    pub name: &'static str,
    /// The URL, with `{variables}`. A relative one needs a base URL from the user.
    pub url: &'static str,
    /// What the document says about it.
    pub description: &'static str,
    /// The variables of `url`.
    pub variables: &'static [Variable],
}

/// A variable in a server's URL.
#[derive(Debug)]
pub struct Variable {
    /// Its name between the braces.
    pub name: &'static str,
    /// What stands there when nobody says otherwise.
    pub default: Option<&'static str>,
    /// The default only shows what could stand there (`example.com`, `your-tenant`): it is never used.
    pub placeholder: bool,
    /// The values that the document lists; empty for any.
    pub values: &'static [&'static str],
}

/// One entry of `components.securitySchemes`.
#[derive(Debug)]
pub struct SecurityScheme {
    /// Its key in the document.
    pub name: &'static str,
    /// How it travels.
    pub kind: SchemeKind,
}

/// How a credential travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A key under a name that the document gives.
    ApiKey {
        /// Header, query or cookie.
        location: Location,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
    },
    /// `Authorization: Basic`
    Basic,
    /// `Authorization: Bearer`
    Bearer,
    /// OAuth 2.0: an access token, sent as a bearer token.
    OAuth2,
    /// OpenID Connect: a token, sent as a bearer token.
    OpenId,
}

/// Where a parameter or a key stands in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// After the `?`.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
}
