//! Names that the configuration chooses.

use specwright::config::{ChosenName, VendorConfig};

/// The names of a configuration: `of = name`.
fn names(list: &'static str) -> impl FnOnce(&mut VendorConfig) {
    move |config| {
        let pairs = list.lines().filter_map(|line| line.trim().split_once(" = "));
        let names = pairs.map(|(of, name)| ChosenName {
            of: of.to_owned(),
            name: name.to_owned(),
            place: None,
        });
        config.names = names.collect();
    }
}

/// The lines that name something public, with the file that they are in.
fn public(yaml: &str, list: &'static str) -> String {
    let (generated, notes) = crate::support::generated(yaml, names(list));
    let files = generated.unwrap_or_else(|| panic!("{:?}", notes.sorted())).files;
    let lines = files
        .iter()
        .filter(|file| file.path != "mod.rs")
        .flat_map(|file| file.text.lines());
    let heads = lines.map(str::trim_start).filter(|line| {
        let is = |words: &str| line.starts_with(words);
        is("pub struct") || is("pub enum") || is("pub fn") && !line.contains("fn validate")
    });
    heads
        .map(|line| line.trim_end_matches(" {"))
        .collect::<Vec<_>>()
        .join("\n")
}

const SHOP: &str = "
paths:
  /pets/{id}:
    get:
      tags: [Pets]
      operationId: readPet
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: q, in: query, schema: { type: string } }
        - { $ref: '#/components/parameters/Page' }
      responses:
        '200': { description: it, content: { application/json: { schema: { $ref: '#/components/schemas/shop.Pet' } } } }
        '404': { description: none }
components:
  parameters:
    Page: { name: p, in: query, schema: { type: integer } }
  schemas:
    shop.Pet: { required: [ref], properties: { ref: { type: string } } }
";

#[test]
fn a_component_and_what_is_called_after_it() {
    rust_for_config!(
        "
        errors.ErrorResponse: { properties: { code: { type: string, enum: [a] }, inner: { $ref: '#/components/schemas/errors.ErrorResponse' } } }
        ",
        names("#/components/schemas/errors.ErrorResponse = ApiError"),
        @r"
        pub struct ApiError {
            pub code: Option<ApiErrorCode>,
            pub inner: Option<Box<ApiError>>,
        }

        pub enum ApiErrorCode {
            /// `a`
            A,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn a_field_and_the_type_that_it_declares() {
    rust_for_config!(
        "Pet: { properties: { ref: { type: string }, kind: { type: string, enum: [a] } } }",
        names("#/components/schemas/Pet/properties/ref = reference
               #/components/schemas/Pet/properties/kind = sort
               #/components/schemas/Pet/properties/kind#type = Species"),
        @r"
        pub struct Pet {
            pub reference: Option<String>,
            pub sort: Option<Species>,
        }

        pub enum Species {
            /// `a`
            A,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn a_field_wherever_it_is_merged() {
    rust_for_config!(
        "
        Base: { properties: { ref: { type: string } } }
        Pet: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { id: { type: string } } }] }
        ",
        names("#/components/schemas/Base/properties/ref = reference"),
        @r"
        pub struct Base {
            pub reference: Option<String>,
        }

        pub struct Pet {
            pub reference: Option<String>,
            pub id: Option<String>,
        }
        "
    );
}

#[test]
fn values_by_what_they_are() {
    rust_for_config!(
        "
        Kind: { type: string, enum: [c, a/b] }
        Level: { type: integer, enum: [0, 1] }
        ",
        names("#/components/schemas/Kind/enum/c = Cat
               #/components/schemas/Kind/enum/a~1b = Either
               #/components/schemas/Level/enum/1 = High"),
        @r"
        pub enum Kind {
            /// `c`
            Cat,
            /// `a/b`
            Either,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub enum Level {
            /// `0`
            _0,
            /// `1`
            High,
            /// A value that the document does not list.
            Unrecognized(UnrecognizedValue),
        }
        "
    );
}

#[test]
fn alternatives_by_schema_or_by_name() {
    rust_for_config!(
        "
        Payment: { oneOf: [{ $ref: '#/components/schemas/shop.Card' }, { type: string }, { type: array, title: Parts, items: { type: string } }] }
        shop.Card: { required: [n], properties: { n: { type: string } } }
        ",
        names("#/components/schemas/Payment/oneOf/shop.Card = ByCard
               #/components/schemas/Payment/oneOf/String = Token
               #/components/schemas/Payment/oneOf/Parts = Split"),
        @r"
        pub enum Payment {
            ByCard(Card),
            Token(String),
            Split(Vec<String>),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Card {
            pub n: String,
        }
        "
    );
}

#[test]
fn what_has_two_views() {
    rust_for_config!(
        "
        paths: { /pets: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '200': { description: it, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } } } }
        components: { schemas: { Pet: { properties: { id: { type: string, readOnly: true }, ref: { type: string } } } } }
        ",
        names("#/components/schemas/Pet = Animal
               #/components/schemas/Pet/properties/ref = reference"),
        @r"
        pub struct Animal {
            pub id: Option<String>,
            pub reference: Option<String>,
        }

        pub struct AnimalInput {
            pub reference: Option<String>,
        }
        "
    );
}

#[test]
fn an_operation_and_what_is_called_after_it() {
    let before = public(SHOP, "");
    insta::assert_snapshot!(before, @r"
    pub struct Pet
    pub fn new(r#ref: impl Into<String>) -> Self
    pub struct Client
    pub fn pets(&self) -> PetsApi
    pub struct ClientBuilder
    pub struct PetsApi
    pub fn read_pet(&self, id: &str) -> ReadPetCall
    pub struct ReadPetCall
    pub fn q(mut self, q: &str) -> Self
    pub fn p(mut self, p: i64) -> Self
    pub enum ReadPetError
    ");
    let by_pointer = public(SHOP, "#/paths/~1pets~1{id}/get = find");
    insta::assert_snapshot!(by_pointer, @r"
    pub struct Pet
    pub fn new(r#ref: impl Into<String>) -> Self
    pub struct Client
    pub fn pets(&self) -> PetsApi
    pub struct ClientBuilder
    pub struct PetsApi
    pub fn find(&self, id: &str) -> FindCall
    pub struct FindCall
    pub fn q(mut self, q: &str) -> Self
    pub fn p(mut self, p: i64) -> Self
    pub enum FindError
    ");
    assert_eq!(by_pointer, public(SHOP, "readPet = find"));
    assert_eq!(by_pointer, public(SHOP, "GET /pets/{id} = find"));
}

#[test]
fn a_group_and_its_type() {
    insta::assert_snapshot!(public(SHOP, "#/tags/Pets = animals"), @r"
    pub struct Pet
    pub fn new(r#ref: impl Into<String>) -> Self
    pub struct Client
    pub fn animals(&self) -> AnimalsApi
    pub struct ClientBuilder
    pub struct AnimalsApi
    pub fn read_pet(&self, id: &str) -> ReadPetCall
    pub struct ReadPetCall
    pub fn q(mut self, q: &str) -> Self
    pub fn p(mut self, p: i64) -> Self
    pub enum ReadPetError
    ");
}

#[test]
fn parameters_by_name() {
    insta::assert_snapshot!(
        public(
            SHOP,
            "#/paths/~1pets~1{id}/get/parameters/path/id = pet_id
             #/paths/~1pets~1{id}/get/parameters/q = words
             #/components/parameters/Page = page",
        ),
        @r"
        pub struct Pet
        pub fn new(r#ref: impl Into<String>) -> Self
        pub struct Client
        pub fn pets(&self) -> PetsApi
        pub struct ClientBuilder
        pub struct PetsApi
        pub fn read_pet(&self, pet_id: &str) -> ReadPetCall
        pub struct ReadPetCall
        pub fn words(mut self, words: &str) -> Self
        pub fn page(mut self, page: i64) -> Self
        pub enum ReadPetError
        "
    );
}

#[test]
fn events() {
    webhooks_for_config!(
        "
        webhooks:
          pet.added: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '200': { description: ok } } } }
        components: { schemas: { Pet: { properties: { id: { type: string } } } } }
        ",
        names("#/webhooks/pet.added = Arrived"),
        @r#"
        /// An event of Acme. The document does not say how they are told apart: hand the name to `read`.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Webhook {
            /// `pet.added`.
            Arrived(Pet),
            /// An event that the document does not know.
            Unrecognized(specwright_runtime::event::UnrecognizedEvent),
        }

        specwright_runtime::webhooks! {
            Webhook by name;
            "pet.added" => Arrived;
        }
        "#
    );
}

#[test]
fn headers_of_answers() {
    let (generated, _) = crate::support::generated(
        "/pets: { get: { operationId: list, responses: { '200': { description: ok, headers: { X-Total: { schema: { type: integer } } } } } } }",
        names("#/paths/~1pets/get/responses/200/headers/X-Total = total"),
    );
    let files = generated.map(|it| it.files).unwrap_or_default();
    assert!(files.iter().any(|file| file.text.contains("pub total: Option<i64>")));
}

#[test]
fn alternatives_without_a_name_by_what_they_have() {
    let payment =
        "Payment: { oneOf: [{ properties: { card: { type: string } } }, { properties: { iban: { type: string } } }] }";
    let by_name = public(payment, "#/components/schemas/Payment/oneOf/WithCard = ByCard");
    assert!(!by_name.is_empty());
    assert_eq!(
        by_name,
        public(payment, "#/components/schemas/Payment/oneOf/{card} = ByCard")
    );
}

#[test]
fn the_setter_of_a_credential() {
    let shop = "
        paths: { /pets: { get: { operationId: list, responses: { '204': { description: ok } } } } }
        security: [{ x-key: [] }]
        components: { securitySchemes: { x-key: { type: apiKey, in: header, name: X-Key } } }
    ";
    let names = "#/components/securitySchemes/x-key = key";
    insta::assert_snapshot!(public(shop, names), @"
    pub struct Client
    pub fn pets(&self) -> PetsApi
    pub struct ClientBuilder
    pub fn key(mut self, key: impl Into<Secret>) -> Self
    pub struct PetsApi
    pub fn list(&self) -> Call<Response<()>, Undocumented>
    ");
}

#[test]
fn swagger_2_is_named_as_it_is_written() {
    rust_for_config!(
        "
        swagger: '2.0'
        info: { title: Shop, version: '1' }
        paths: {}
        definitions: { Pet: { type: object, properties: { ref: { type: string } } } }
        ",
        names("#/definitions/Pet = Animal
               #/definitions/Pet/properties/ref = reference"),
        @r"
        pub struct Animal {
            pub reference: Option<String>,
        }
        "
    );
}
