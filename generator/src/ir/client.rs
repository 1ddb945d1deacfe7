//! Where the API is served, and how callers prove who they are.

use super::{Docs, Ident, Name, Origin};

/// When the client of the bindings is compiled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientGate {
    /// With the cargo feature `client` of the package that the files are in.
    #[default]
    Feature,
    /// Always.
    Always,
    /// Never: types only.
    Never,
}

/// One server.
#[derive(Clone, Debug)]
pub struct Server {
    /// The variant that chooses it, where there are several. The wire name is what the document calls it.
    pub name: Name,
    /// The URL template.
    pub url: String,
    /// The document's words.
    pub description: String,
    /// The variables of the template.
    pub variables: Vec<ServerVariable>,
}

/// One variable of a server's URL.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// In the template, and as setter of the builder.
    pub name: Name,
    /// The document's words.
    pub docs: Docs,
    /// Its default.
    pub default: Option<String>,
    /// The default only shows where a value goes (`example.com`), so it has to be set.
    pub placeholder: bool,
    /// The values it may have; empty for any.
    pub values: Vec<String>,
}

/// One security scheme.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// In the document, and as setter of the builder.
    pub name: Name,
    /// The document's words.
    pub docs: Docs,
    /// Where it stands.
    pub origin: Origin,
    /// What it is.
    pub kind: SchemeKind,
}

/// What a security scheme is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `apiKey`
    ApiKey {
        /// Where the key travels.
        location: ApiKeyLocation,
        /// Under which name.
        name: String,
    },
    /// `http`, `basic`: the names of the arguments (`client_id`, `client_secret` where the document says so).
    Basic {
        /// The first of the pair.
        username: Ident,
        /// The second.
        password: Ident,
    },
    /// `http`, `bearer`
    Bearer,
    /// `oauth2`: an access token.
    OAuth2,
    /// `openIdConnect`: an access token.
    OpenIdConnect,
    /// `http` with any other scheme: the whole value of `Authorization` after the scheme's name.
    Http(String),
}

/// Where an API key travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}
