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
    /// Use \[Vec] or **bold** & more, see <https://acme.dev/docs>.
    ///
    /// ```text
    /// { "id": 1 }
    /// ```
    ///
    /// ```text
    /// indented()
    /// ```
    ///
    /// - a list
    /// - of `code <T>` and an open \` tick
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
        /// Enter your API key in the format *x-api-key \<api-key>*\*
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

#[test]
fn examples_links_and_what_is_not_checked_are_named() {
    rust_for!(
        "
        Pet:
          type: object
          externalDocs: { url: 'https://acme.dev/pets', description: All about pets. }
          properties:
            name: { type: string, example: Rex }
            born: { type: string, examples: ['2020', '2021'] }
            code: { type: string, pattern: '^`+$', default: '`' }
            odd: { type: integer, not: { enum: [2] } }
            picture: { type: string, contentMediaType: image/png, contentEncoding: base64 }
            tongue: { type: string, format: bcp47 }
        ",
        @r#"
        /// All about pets: <https://acme.dev/pets>
        pub struct Pet {
            /// For example `"Rex"`.
            pub name: Option<String>,
            /// For example `"2020"`.
            pub born: Option<String>,
            /// Matches `` ^`+$ ``. The vendor's default is `` "`" ``.
            pub code: Option<String>,
            /// Not checked: `not`.
            pub odd: Option<i64>,
            /// Holds `image/png`.
            pub picture: Option<Base64>,
            /// Format: `bcp47`.
            pub tongue: Option<String>,
        }

        // note[unused-keyword]: `not` of a schema does not change what is generated
        "#
    );
}

#[test]
fn the_client_says_who_answers_for_the_document() {
    file_for!(
        "
        info:
          title: Acme
          version: '1'
          summary: Pets and more.
          description: All about pets.
          termsOfService: https://acme.dev/terms
          contact: { name: Ada, email: ada@acme.dev }
          license: { name: MIT, identifier: MIT }
        externalDocs: { url: https://acme.dev/docs }
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        ",
        "client.rs",
        @r#"
    use specwright_runtime::client::{Api, Builder, Core};
    use super::operations::*;

    /// Calls Acme. Cheap to clone.
    #[derive(Clone)]
    pub struct Client {
        core: Core,
    }

    impl Client {
        /// The `pets` operations.
        ///
        /// [`list_pets`](PetsApi::list_pets)
        pub fn pets(&self) -> PetsApi {
            PetsApi { core: self.core.clone() }
        }
    }

    /// What a client of Acme is made of.
    #[must_use = "a builder does nothing until `build` is called"]
    pub struct ClientBuilder {
        inner: Builder,
    }

    specwright_runtime::client! { Client, ClientBuilder, API }

    static API: Api = Api {
        title: "Acme",
        version: "1",
        servers: &[],
        schemes: &[],
    };
    "#
    );
}

#[test]
fn a_path_may_speak_for_its_operations() {
    methods_for!(
        "
        /pets:
          summary: All pets.
          description: Those of the shop.
          get: { operationId: listPets, security: [{ shop: [read] }], responses: { '204': { description: Done. } } }
          post: { operationId: createPet, summary: A new pet., externalDocs: { url: 'https://acme.dev/new' }, responses: { '204': { description: Done. } } }
        ",
        @"
    impl PetsApi {
        /// All pets.
        ///
        /// Those of the shop.
        ///
        /// `GET /pets`
        #[inline]
        pub fn list_pets(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&LIST_PETS).ready()
        }

        /// A new pet.
        ///
        /// Those of the shop.
        ///
        /// See <https://acme.dev/new>
        ///
        /// `POST /pets`
        #[inline]
        pub fn create_pet(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE_PET).ready()
        }
    }

    // warning[unknown-security-scheme]: the security scheme `shop` is not in the document; its alternative is left out
    "
    );
}
