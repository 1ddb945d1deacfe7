//! The dialects, and what is mended or left out of a document.

#[test]
fn a_document_of_2_0() {
    rust_for!(
        "
        swagger: '2.0'
        definitions:
          Pet:
            type: object
            required: [name]
            properties:
              name: { type: string }
              age: { type: integer, minimum: 0, exclusiveMinimum: true, x-nullable: true }
        ",
        @r"
        pub struct Pet {
            pub name: String,
            /// More than 0.
            pub age: Field<i64>,
        }
        "
    );
}

#[test]
fn the_same_in_3_0() {
    rust_for!(
        "
        openapi: 3.0.4
        components:
          schemas:
            Pet:
              type: object
              required: [name]
              properties:
                name: { type: string }
                age: { type: integer, minimum: 0, exclusiveMinimum: true, nullable: true }
        ",
        @r"
        pub struct Pet {
            pub name: String,
            /// More than 0.
            pub age: Field<i64>,
        }
        "
    );
}

#[test]
fn the_same_in_3_1_and_3_2() {
    rust_for!(
        "
        openapi: 3.2.0
        components:
          schemas:
            Pet:
              type: object
              required: [name]
              properties:
                name: { type: string }
                age: { type: [integer, 'null'], exclusiveMinimum: 0 }
        ",
        @r"
        pub struct Pet {
            pub name: String,
            /// More than 0.
            pub age: Field<i64>,
        }
        "
    );
}

#[test]
fn a_reference_that_leads_nowhere_is_any_json() {
    rust_for!(
        "Pet: { type: object, properties: { owner: { $ref: '#/components/schemas/Ownr' } } }",
        @r"
        pub struct Pet {
            pub owner: Option<Json>,
        }

        // warning[dangling-reference]: `#/components/schemas/Ownr` is not in the document
        "
    );
}

#[test]
fn a_reference_to_itself_is_any_json() {
    rust_for!(
        "
        Loop: { $ref: '#/components/schemas/Loop' }
        Pet: { type: object, properties: { loop: { $ref: '#/components/schemas/Loop' } } }
        ",
        @r"
        pub type Loop = Json;

        pub struct Pet {
            pub r#loop: Option<Loop>,
        }

        // warning[reference-cycle]: `Loop` leads back to itself by way of `Loop` and never says what it is
        "
    );
}

#[test]
fn an_operation_that_cannot_be_represented_is_left_out_alone() {
    methods_for!(
        "
        /pets:
          get: Lists all pets.
          post: { operationId: createPet, responses: { '204': { description: Done. } } }
        ",
        @"
    impl PetsApi {
        /// `POST /pets`
        #[inline]
        pub fn create_pet(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE_PET).ready()
        }
    }

    // warning[unsupported-operation]: `GET /pets` is left out: it is a string where an operation belongs
    "
    );
}

#[test]
fn keywords_of_one_version_are_read_in_others() {
    rust_for!(
        "
        openapi: 3.0.4
        components:
          schemas:
            Pet:
              type: object
              properties:
                kind: { const: cat }
                name: { type: [string, 'null'] }
                tags: { type: object, patternProperties: { '^x': { type: string } } }
        ",
        @r"
        pub struct Pet {
            pub kind: Option<PetKind>,
            pub name: Field<String>,
            pub tags: Option<Map<String>>,
        }

        pub enum PetKind {
            /// `cat`
            Cat,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        // note[type-list]: a list of types came with OpenAPI 3.1; read as there
        "
    );
}

#[test]
fn what_a_model_of_3_0_would_refuse_is_repaired() {
    methods_for!(
        "
        openapi: 3.0.4
        paths:
          pets:
            get:
              operationId: listPets
              tags: null
              parameters:
                - { name: page, in: query, style: simple, schema: { type: integer, minimum: 1.0, exclusiveMinimum: 0 } }
                - { name: size, in: query }
              responses: { 200: { content: { text/plain: { schema: { type: string, minLength: 1.0, pattern: 404 } } } } }
        ",
        @r#"
    impl PetsApi {
        /// `GET /pets`
        #[inline]
        pub fn list_pets(&self) -> ListPetsCall {
            ListPetsCall {
                call: self.core.call(&LIST_PETS).ready(),
            }
        }
    }

    impl ListPetsCall {
        /// At least 1.
        #[inline]
        pub fn page(mut self, page: i64) -> Self {
            self.call.set_param(0, &page);
            self
        }

        /// The query parameter `size`.
        #[inline]
        pub fn size(mut self, size: &str) -> Self {
            self.call.set_param(1, size);
            self
        }
    }

    // warning[path-without-slash]: the path `pets` does not begin with `/`; one is put there
    // note[null-value]: `tags` is null; read as empty
    // warning[parameter-style]: `style: simple` does not fit a parameter in `query`; the usual style is taken
    // note[numeric-exclusive-bound]: a number as an exclusive bound came with OpenAPI 3.1; read as there
    // warning[parameter-without-schema]: the parameter `size` of `GET /pets` has no `schema`; it is text
    // note[missing-description]: the response `200` of `GET /pets` has no description
    // warning[bad-count]: `minLength: 1.0` stands where the whole number 1 belongs
    // warning[numeric-pattern]: the pattern is a number; read as "404"
    "#
    );
}
