//! Servers and their variables.

#[test]
fn several_servers_are_a_choice() {
    client_for!(
        "
        servers:
          - { url: 'https://us.acme.dev/v1', description: US Region }
          - { url: 'https://eu.acme.dev/v1', description: The region of those who are not in any of the others. }
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        ",
        @r#"
        impl ClientBuilder {
            /// Which of the document's servers to call; the first unless set.
            pub fn server(mut self, server: Server) -> Self {
                self.inner.server(server as usize);
                self
            }
        }

        /// The servers that the document names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Server {
            /// US Region
            ///
            /// `https://us.acme.dev/v1`
            UsRegion,
            /// The region of those who are not in any of the others.
            ///
            /// `https://eu.acme.dev/v1`
            EuAcmeDev,
        }

        static API: Api = Api {
            title: "Acme",
            version: "1",
            servers: &[
                specwright_runtime::client::Server {
                    name: "UsRegion",
                    url: "https://us.acme.dev/v1",
                    description: "US Region",
                    variables: &[],
                },
                specwright_runtime::client::Server {
                    name: "EuAcmeDev",
                    url: "https://eu.acme.dev/v1",
                    description: "The region of those who are not in any of the others.",
                    variables: &[],
                },
            ],
            schemes: &[],
        };
        "#
    );
}

#[test]
fn a_placeholder_has_to_be_set() {
    client_for!(
        "
        servers:
          - url: https://{domain}/api/{version}
            variables:
              domain: { default: example.com, description: Your own. }
              version: { default: v2, enum: [v1, v2] }
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        ",
        @r#"
        impl ClientBuilder {
            /// Your own.
            ///
            /// Has to be set: the document's `example.com` only shows where it goes.
            pub fn domain(mut self, value: impl Into<String>) -> Self {
                self.inner.variable("domain", value);
                self
            }

            /// `v2` unless set.
            ///
            /// One of `v1`, `v2`.
            pub fn version(mut self, value: impl Into<String>) -> Self {
                self.inner.variable("version", value);
                self
            }
        }

        static API: Api = Api {
            title: "Acme",
            version: "1",
            servers: &[
                specwright_runtime::client::Server {
                    name: "Domain",
                    url: "https://{domain}/api/{version}",
                    description: "",
                    variables: &[
                        Variable {
                            name: "domain",
                            default: Some("example.com"),
                            placeholder: true,
                            values: &[],
                        },
                        Variable {
                            name: "version",
                            default: Some("v2"),
                            placeholder: false,
                            values: &["v1", "v2"],
                        },
                    ],
                },
            ],
            schemes: &[],
        };

        // note[placeholder-server]: the default `example.com` of `domain` only shows where a value goes
        "#
    );
}

#[test]
fn an_operation_may_have_a_server_of_its_own() {
    statics_for!(
        "
        servers: [{ url: 'https://api.acme.dev' }]
        paths:
          /files:
            post:
              tags: [files]
              operationId: upload
              servers: [{ url: 'https://upload.acme.dev', description: Uploads }]
              responses: { '204': { description: Done. } }
        ",
        @r#"
    static UPLOAD: Operation = Operation::new("upload", Verb::Post, "/files")
        .answers(&[Answer::code(204, Media::Empty)])
        .servers(&[
            specwright_runtime::client::Server { name: "Uploads", url: "https://upload.acme.dev", description: "Uploads", variables: &[] },
        ]);
    "#
    );
}

#[test]
fn a_relative_server_needs_a_base() {
    client_for!(
        "
        servers: [{ url: /v1 }]
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        ",
        @r#"
        static API: Api = Api {
            title: "Acme",
            version: "1",
            servers: &[
                specwright_runtime::client::Server {
                    name: "Empty",
                    url: "/v1",
                    description: "",
                    variables: &[],
                },
            ],
            schemes: &[],
        };
        "#
    );
}

#[test]
fn the_host_of_2_0_is_a_server_for_each_scheme() {
    client_for!(
        "
        swagger: '2.0'
        host: api.acme.dev
        basePath: /v1
        schemes: [http, https]
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        ",
        @r#"
        impl ClientBuilder {
            /// Which of the document's servers to call; the first unless set.
            pub fn server(mut self, server: Server) -> Self {
                self.inner.server(server as usize);
                self
            }
        }

        /// The servers that the document names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Server {
            /// `https://api.acme.dev/v1`
            ApiAcmeDev,
            /// `http://api.acme.dev/v1`
            ApiAcmeDev2,
        }

        static API: Api = Api {
            title: "Acme",
            version: "1",
            servers: &[
                specwright_runtime::client::Server {
                    name: "ApiAcmeDev",
                    url: "https://api.acme.dev/v1",
                    description: "",
                    variables: &[],
                },
                specwright_runtime::client::Server {
                    name: "ApiAcmeDev2",
                    url: "http://api.acme.dev/v1",
                    description: "",
                    variables: &[],
                },
            ],
            schemes: &[],
        };
        "#
    );
}
