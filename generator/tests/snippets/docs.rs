//! The document's words.

#[test]
fn the_authors_words_come_first_and_the_origin_last() {
    file_for!(
        "
        Pet:
          title: A pet that lives here
          description: |
            Lives in the house.

            Sometimes in the garden.
          properties:
            tag: { type: string, description: 'Its tag.', maxLength: 5, default: x }
        ",
        "types.rs",
        @r#"
        /// A pet that lives here
        ///
        /// Lives in the house.
        ///
        /// Sometimes in the garden.
        ///
        /// `#/components/schemas/Pet`
        #[derive(Clone)]
        #[non_exhaustive]
        pub struct Pet {
            /// Its tag.
            ///
            /// At most 5 characters. The vendor's default is `"x"`.
            pub tag: Option<String>,
        }

        specwright_runtime::record! {
            Pet PET required[] table[b""] default;
            0 tag: optional String = "tag", max_length(5);
        }
        "#
    );
}

#[test]
fn nothing_in_a_description_is_run_or_linked() {
    rust_for!(
        "
        Pet:
          description: |
            Use [Vec] or <b>bold</b> & more, see https://acme.dev/docs.

            ```json
            { \"id\": 1 }
            ```

                indented()

            * a list
            * of `code <T>` and an open ` tick
          properties: { id: { type: string, description: 'broken `code' } }
        ",
        @r#"
        /// Use \[Vec] or \<b>bold\</b> & more, see <https://acme.dev/docs>.
        ///
        /// ```text
        /// { "id": 1 }
        /// ```
        ///
        ///    indented()
        ///
        /// * a list
        /// * of `code <T>` and an open \` tick
        pub struct Pet {
            /// broken \`code
            pub id: Option<String>,
        }
        "#
    );
}

#[test]
fn entities_and_broken_markdown_stay_words() {
    client_for!(
        "
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        components:
          securitySchemes:
            ApiKeyAuth: { type: apiKey, in: header, name: x-api-key, description: 'Enter your API key in the format *x-api-key &lt;api-key&gt;**' }
        ",
        @r#"
        impl ClientBuilder {
            /// Enter your API key in the format *x-api-key &lt;api-key&gt;**
            ///
            /// The key that travels in the header `x-api-key`.
            ///
            /// `#/components/securitySchemes/ApiKeyAuth`
            pub fn api_key_auth(mut self, key: impl Into<Secret>) -> Self {
                self.inner.api_key(0, key.into());
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
                        name: "x-api-key",
                    },
                },
            ],
        };
        "#
    );
}

#[test]
fn characters_that_hide_are_shown() {
    rust_for!(
        r#"Pet: { properties: { "a\u202Eb": { type: string, description: "left\u202Eright" } } }"#,
        @r"
        pub struct Pet {
            /// left�right
            pub a_b: Option<String>,
        }
        "
    );
}

#[test]
fn an_empty_description_is_none() {
    rust_for!(
        "Pet: { description: '', properties: { id: { type: string, description: '  ' } } }",
        @r"
        pub struct Pet {
            pub id: Option<String>,
        }
        "
    );
}
