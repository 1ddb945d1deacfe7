//! Security schemes and requirements.

#[test]
fn each_scheme_is_a_setter() {
    client_for!(
        "
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        components:
          securitySchemes:
            ApiKeyAuth: { type: apiKey, in: header, name: X-Api-Key, description: Ask for one. }
            query_key: { type: apiKey, in: query, name: key }
            session: { type: apiKey, in: cookie, name: sid }
            login: { type: http, scheme: basic }
            token: { type: http, scheme: bearer }
            oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://acme.dev/token', scopes: {} } } }
            oidc: { type: openIdConnect, openIdConnectUrl: 'https://acme.dev/.well-known/openid-configuration' }
            digest: { type: http, scheme: digest }
        ",
        @r#"
    impl ClientBuilder {
        /// Ask for one.
        ///
        /// The key that travels in the header `X-Api-Key`.
        ///
        /// `#/components/securitySchemes/ApiKeyAuth`
        pub fn api_key_auth(mut self, key: impl Into<Secret>) -> Self {
            self.inner.api_key(0, key.into());
            self
        }

        /// The key that travels in the query parameter `key`.
        ///
        /// `#/components/securitySchemes/query_key`
        pub fn query_key(mut self, key: impl Into<Secret>) -> Self {
            self.inner.api_key(1, key.into());
            self
        }

        /// The key that travels in the cookie `sid`.
        ///
        /// `#/components/securitySchemes/session`
        pub fn session(mut self, key: impl Into<Secret>) -> Self {
            self.inner.api_key(2, key.into());
            self
        }

        /// HTTP Basic: `username` and `password`.
        ///
        /// `#/components/securitySchemes/login`
        pub fn login(
            mut self,
            username: impl Into<Secret>,
            password: impl Into<Secret>,
        ) -> Self {
            self.inner.basic(3, username.into(), password.into());
            self
        }

        /// The token that travels in `Authorization: Bearer`.
        ///
        /// `#/components/securitySchemes/token`
        pub fn token(mut self, token: impl Into<Secret>) -> Self {
            self.inner.bearer(4, token.into());
            self
        }

        /// - Flow `clientCredentials`, tokens at <https://acme.dev/token>
        ///
        /// An OAuth 2.0 access token; it travels in `Authorization: Bearer`.
        ///
        /// `#/components/securitySchemes/oauth`
        pub fn oauth(mut self, token: impl Into<Secret>) -> Self {
            self.inner.bearer(5, token.into());
            self
        }

        /// Described at <https://acme.dev/.well-known/openid-configuration>
        ///
        /// An OpenID Connect token; it travels in `Authorization: Bearer`.
        ///
        /// `#/components/securitySchemes/oidc`
        pub fn oidc(mut self, token: impl Into<Secret>) -> Self {
            self.inner.bearer(6, token.into());
            self
        }

        /// The whole value of `Authorization`, which begins with `digest`.
        ///
        /// `#/components/securitySchemes/digest`
        pub fn digest(mut self, key: impl Into<Secret>) -> Self {
            self.inner.api_key(7, key.into());
            self
        }
    }

    static API: Api = Api {
        title: "Acme",
        version: "1",
        servers: &[],
        schemes: &[
            SecurityScheme {
                name: "ApiKeyAuth",
                kind: SchemeKind::ApiKey {
                    location: Location::Header,
                    name: "X-Api-Key",
                },
            },
            SecurityScheme {
                name: "query_key",
                kind: SchemeKind::ApiKey {
                    location: Location::Query,
                    name: "key",
                },
            },
            SecurityScheme {
                name: "session",
                kind: SchemeKind::ApiKey {
                    location: Location::Cookie,
                    name: "sid",
                },
            },
            SecurityScheme {
                name: "login",
                kind: SchemeKind::Basic,
            },
            SecurityScheme {
                name: "token",
                kind: SchemeKind::Bearer,
            },
            SecurityScheme {
                name: "oauth",
                kind: SchemeKind::OAuth2,
            },
            SecurityScheme {
                name: "oidc",
                kind: SchemeKind::OpenId,
            },
            SecurityScheme {
                name: "digest",
                kind: SchemeKind::ApiKey {
                    location: Location::Header,
                    name: "authorization",
                },
            },
        ],
    };
    "#
    );
}

#[test]
fn the_words_of_a_401_name_the_pair_of_basic() {
    client_for!(
        "
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. }, '401': { $ref: '#/components/responses/401' } } } } }
        components:
          responses: { '401': { description: 'Unauthorized, please provide api client_id and client_secret as Basic auth' } }
          securitySchemes: { basic_auth: { type: http, scheme: basic } }
        ",
        @r#"
        impl ClientBuilder {
            /// HTTP Basic: `client_id` and `client_secret`.
            ///
            /// `#/components/securitySchemes/basic_auth`
            pub fn basic_auth(
                mut self,
                client_id: impl Into<Secret>,
                client_secret: impl Into<Secret>,
            ) -> Self {
                self.inner.basic(0, client_id.into(), client_secret.into());
                self
            }
        }

        static API: Api = Api {
            title: "Acme",
            version: "1",
            servers: &[],
            schemes: &[
                SecurityScheme {
                    name: "basic_auth",
                    kind: SchemeKind::Basic,
                },
            ],
        };
        "#
    );
}

#[test]
fn alternatives_stand_in_order_and_the_schemes_of_one_go_together() {
    statics_for!(
        "
        security: [{ id: [], secret: [] }, { token: [] }]
        paths:
          /a: { get: { tags: [x], operationId: both, responses: { '204': { description: Done. } } } }
          /b: { get: { tags: [x], operationId: none, security: [], responses: { '204': { description: Done. } } } }
          /c: { get: { tags: [x], operationId: perhaps, security: [{ token: [] }, {}], responses: { '204': { description: Done. } } } }
        components:
          securitySchemes:
            id: { type: apiKey, in: header, name: X-Id }
            secret: { type: apiKey, in: header, name: X-Secret }
            token: { type: http, scheme: bearer }
        ",
        @r#"
        static BOTH: Operation = Operation::new("both", Verb::Get, "/a")
            .answers(&[Answer::code(204, Media::Empty)])
            .security(&[&[0, 1], &[2]]);

        static NONE: Operation = Operation::new("none", Verb::Get, "/b")
            .answers(&[Answer::code(204, Media::Empty)]);

        static PERHAPS: Operation = Operation::new("perhaps", Verb::Get, "/c")
            .answers(&[Answer::code(204, Media::Empty)])
            .security(&[&[2], &[]]);
        "#
    );
}

#[test]
fn a_requirement_of_an_undeclared_scheme_is_reported() {
    statics_for!(
        "
        /a: { get: { tags: [x], operationId: a, security: [{ tokn: [] }], responses: { '204': { description: Done. } } } }
        ",
        @r#"
        static A: Operation = Operation::new("a", Verb::Get, "/a")
            .answers(&[Answer::code(204, Media::Empty)]);

        // warning[unknown-security-scheme]: the security scheme `tokn` is not in the document; its alternative is left out
        "#
    );
}

#[test]
fn setters_keep_clear_of_what_the_builder_has() {
    client_for!(
        "
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        components: { securitySchemes: { timeout: { type: http, scheme: bearer } } }
        ",
        @r#"
        impl ClientBuilder {
            /// The token that travels in `Authorization: Bearer`.
            ///
            /// `#/components/securitySchemes/timeout`
            pub fn timeout_(mut self, token: impl Into<Secret>) -> Self {
                self.inner.bearer(0, token.into());
                self
            }
        }

        static API: Api = Api {
            title: "Acme",
            version: "1",
            servers: &[],
            schemes: &[
                SecurityScheme {
                    name: "timeout",
                    kind: SchemeKind::Bearer,
                },
            ],
        };
        "#
    );
}

#[test]
fn schemes_and_variables_of_one_name_are_told_apart() {
    client_for!(
        "
        servers: [{ url: 'https://{tenant}.acme.dev', variables: { tenant: { default: main } } }]
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        components: { securitySchemes: { tenant: { type: apiKey, in: header, name: X-Tenant } } }
        ",
        @r#"
        impl ClientBuilder {
            /// The key that travels in the header `X-Tenant`.
            ///
            /// `#/components/securitySchemes/tenant`
            pub fn tenant(mut self, key: impl Into<Secret>) -> Self {
                self.inner.api_key(0, key.into());
                self
            }

            /// `main` unless set.
            pub fn tenant_(mut self, value: impl Into<String>) -> Self {
                self.inner.variable("tenant", value);
                self
            }
        }

        static API: Api = Api {
            title: "Acme",
            version: "1",
            servers: &[
                specwright_runtime::client::Server {
                    name: "TenantAcmeDev",
                    url: "https://{tenant}.acme.dev",
                    description: "",
                    variables: &[
                        Variable {
                            name: "tenant",
                            default: Some("main"),
                            placeholder: false,
                            values: &[],
                        },
                    ],
                },
            ],
            schemes: &[
                SecurityScheme {
                    name: "tenant",
                    kind: SchemeKind::ApiKey {
                        location: Location::Header,
                        name: "X-Tenant",
                    },
                },
            ],
        };
        "#
    );
}

#[test]
fn names_may_begin_as_those_of_extensions_do() {
    let schemes = "x-api-key: { type: apiKey, in: header, name: X-Key }, x-note: { text: not ours }";
    let security = "security: [{ x-api-key: [] }]";
    let paths = "paths: { /pets: { get: { operationId: list, responses: { '204': { description: Done. } } } } }";
    for document in [
        format!("{paths}\n{security}\ncomponents: {{ securitySchemes: {{ {schemes} }} }}"),
        format!("swagger: '2.0'\nhost: acme.dev\n{paths}\n{security}\nsecurityDefinitions: {{ {schemes} }}"),
    ] {
        let (generated, notes) = crate::support::generated(&document, |_| {});
        let files = generated.map(|it| it.files).unwrap_or_default();
        let setters = files.iter().filter(|file| file.path == "client.rs");
        assert!(
            setters.clone().any(|file| file.text.contains("pub fn x_api_key(")),
            "{document}"
        );
        assert!(!setters.clone().any(|file| file.text.contains("x_note")), "{document}");
        assert!(notes.is_empty(), "{document}: {:?}", notes.sorted());
    }
}
