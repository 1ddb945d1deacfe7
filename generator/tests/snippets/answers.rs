//! Responses.

#[test]
fn one_success_shape_is_that_type_and_errors_are_an_enum() {
    methods_for!(
        "
        paths:
          /pets:
            get:
              tags: [pets]
              operationId: listPets
              responses:
                '200': { description: All pets., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } }
                '404': { description: None. }
        components: { schemas: { Pet: { properties: { id: { type: string } } } } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets`
        ///
        /// # Errors
        ///
        /// [`ListPetsError`]: 404 [`NotFound`](ListPetsError::NotFound).
        #[inline]
        pub fn list_pets(&self) -> Call<Response<Vec<Pet>>, ListPetsError> {
            self.core.call(&LIST_PETS).ready()
        }
    }
    "
    );
}

#[test]
fn errors_are_named_by_reason_phrase_and_class() {
    outcomes_for!(
        "
        paths:
          /pets:
            get:
              tags: [pets]
              operationId: listPets
              responses:
                '204': { description: Done. }
                '400': { description: Bad., content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
                '429': { description: '', content: { text/plain: { schema: { type: string } } } }
                '520': { description: Odd. }
                5XX: { description: Broken. }
                default: { description: Anything else., content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
        components: { schemas: { Problem: { properties: { code: { type: string } } } } }
        ",
        @r"
        /// The errors that the document promises for [`PetsApi::list_pets`].
        pub enum ListPetsError {
            /// 400: Bad.
            BadRequest(Response<Problem>),
            /// 429.
            TooManyRequests(Response<String>),
            /// 520: Odd.
            Status520(Response<Bytes>),
            /// 5XX: Broken.
            ServerError(Response<Bytes>),
            /// Any other status: Anything else.
            Default(Response<Problem>),
        }
        "
    );
}

#[test]
fn several_success_shapes_are_an_enum() {
    outcomes_for!(
        "
        /pets:
          post:
            tags: [pets]
            operationId: createPet
            responses:
              '200': { description: There already., content: { application/json: { schema: { properties: { id: { type: string } } } } } }
              '202': { description: Later. }
        ",
        @r"
        /// The successes that the document promises for [`PetsApi::create_pet`].
        pub enum CreatePetSuccess {
            /// 200: There already.
            Ok(Response<CreatePetOk>),
            /// 202: Later.
            Accepted(Response<()>),
        }
        "
    );
}

#[test]
fn a_documented_redirect_is_an_answer() {
    outcomes_for!(
        "
        /go:
          get:
            tags: [go]
            operationId: go
            responses:
              '200': { description: Here. }
              '303': { description: There., headers: { Location: { schema: { type: string } } } }
        ",
        @r"
        pub struct GoSeeOtherHeaders {
            pub location: Option<String>,
        }

        /// The successes that the document promises for [`GoApi::go`].
        pub enum GoSuccess {
            /// 200: Here.
            Ok(Response<()>),
            /// 303: There.
            SeeOther(Response<(), GoSeeOtherHeaders>),
        }
        "
    );
}

#[test]
fn default_alone_is_both_success_and_error() {
    methods_for!(
        "
        /pets:
          get:
            tags: [pets]
            operationId: listPets
            responses: { default: { description: Whatever., content: { application/json: { schema: { properties: { n: { type: integer } } } } } } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets`
        ///
        /// # Errors
        ///
        /// [`ListPetsError`]: any other [`Default`](ListPetsError::Default).
        #[inline]
        pub fn list_pets(&self) -> Call<Response<ListPetsResponse>, ListPetsError> {
            self.core.call(&LIST_PETS).ready()
        }
    }
    "
    );
}

#[test]
fn undocumented_bodies_are_kept_as_bytes() {
    methods_for!(
        "
        /pets:
          post:
            tags: [pets]
            operationId: createPet
            responses: { default: { description: Nothing is known., content: { '*/*': { schema: { type: string, format: binary } } } } }
        ",
        @"
    impl PetsApi {
        /// `POST /pets`
        ///
        /// # Errors
        ///
        /// [`CreatePetError`]: any other [`Default`](CreatePetError::Default).
        #[inline]
        pub fn create_pet(&self) -> Call<Response<Bytes>, CreatePetError> {
            self.core.call(&CREATE_PET).ready()
        }
    }
    "
    );
}

#[test]
fn the_success_code_may_be_a_range() {
    statics_for!(
        "
        /pets:
          post:
            tags: [pets]
            operationId: createPet
            responses: { 2XX: { description: ok, content: { application/json: { schema: { type: string } } } }, '409': { description: There already. } }
        ",
        @r#"
        static CREATE_PET: Operation = Operation::new("create_pet", Verb::Post, "/pets")
            .answers(&[Answer::range(2, Media::Json), Answer::code(409, Media::Bytes)]);
        "#
    );
}

#[test]
fn component_responses_named_by_status_are_shared() {
    outcomes_for!(
        "
        paths:
          /pets:
            get:
              tags: [pets]
              operationId: listPets
              responses: { '204': { description: Done. }, '400': { $ref: '#/components/responses/400' } }
        components:
          responses:
            '400': { description: Bad., headers: { X-Reason: { schema: { type: string } } }, content: { application/json: { schema: { properties: { why: { type: string } } } } } }
        ",
        @r"
        pub struct Response400Headers {
            pub x_reason: Option<String>,
        }

        /// The errors that the document promises for [`PetsApi::list_pets`].
        pub enum ListPetsError {
            /// 400: Bad.
            BadRequest(Response<Response400, Response400Headers>),
        }
        "
    );
}

#[test]
fn documented_headers_are_typed() {
    outcomes_for!(
        "
        /pets:
          get:
            tags: [pets]
            operationId: listPets
            responses:
              '200':
                description: ok
                headers:
                  Retry-After: { description: Seconds to wait., schema: { type: integer } }
                  X-Next: { schema: { type: string, format: uuid } }
                  X-Kind: { schema: { type: string, enum: [full, part] } }
                  X-Filter: { schema: { type: object, properties: { a: { type: string } } } }
                  Content-Type: { schema: { type: string } }
        ",
        @r"
        pub struct ListPetsResponseHeaders {
            /// Seconds to wait.
            pub retry_after: Option<i64>,
            pub x_next: Option<Uuid>,
            pub x_kind: Option<ListPetsResponseXKind>,
            pub x_filter: Option<String>,
        }
        "
    );
}

#[test]
fn text_is_text_and_an_any_of_two_strings_is_a_string() {
    methods_for!(
        "
        paths:
          /pets:
            get:
              tags: [pets]
              operationId: listPets
              responses:
                '200': { description: ok, content: { text/plain: { schema: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] } } } }
        components: { schemas: { A: { type: string }, B: { type: string } } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets`
        #[inline]
        pub fn list_pets(&self) -> Call<Response<String>, Undocumented> {
            self.core.call(&LIST_PETS).ready()
        }
    }
    "
    );
}

#[test]
fn json_is_preferred_to_other_answers() {
    statics_for!(
        "
        /pets:
          get:
            tags: [pets]
            operationId: listPets
            responses:
              '200': { description: ok, content: { text/csv: { schema: { type: string } }, application/problem+json: { schema: { type: object } } } }
              '404': { description: no, content: { application/pdf: { schema: { type: string, format: binary } } } }
        ",
        @r#"
        static LIST_PETS: Operation = Operation::new("list_pets", Verb::Get, "/pets")
            .answers(&[Answer::code(200, Media::Json), Answer::code(404, Media::Bytes)]);
        "#
    );
}

#[test]
fn the_media_type_decides_how_an_answer_is_read() {
    statics_for!(
        "
        /a:
          get:
            tags: [a]
            operationId: all
            responses:
              '200': { description: JSON., content: { application/problem+json: { schema: { type: array, items: { type: integer } } } } }
              '201': { description: Text., content: { text/html: { schema: { type: string } } } }
              '202': { description: XML., content: { application/xml: { schema: { type: object } } } }
              '203': { description: Bytes., content: { application/pdf: { schema: { type: string, format: binary } } } }
              '204': { description: Nothing. }
              '206': { description: Events., content: { text/event-stream: {} } }
              '207': { description: Whatever., content: { '*/*': { schema: { type: array, items: { type: integer } } } } }
        ",
        @r#"
        static ALL: Operation = Operation::new("all", Verb::Get, "/a")
            .answers(&[
                Answer::code(200, Media::Json),
                Answer::code(201, Media::Text),
                Answer::code(202, Media::Text),
                Answer::code(203, Media::Bytes),
                Answer::code(204, Media::Empty),
                Answer::code(206, Media::Bytes),
                Answer::code(207, Media::Json),
            ]);
        "#
    );
}

#[test]
fn an_answer_to_head_has_no_body_whatever_the_document_says() {
    methods_for!(
        "
        /pets:
          head:
            tags: [pets]
            operationId: probePets
            responses:
              '200': { description: There are some., content: { application/json: { schema: { type: string } } } }
              '404': { description: None., content: { application/json: { schema: { type: string } } } }
        ",
        @"
    impl PetsApi {
        /// `HEAD /pets`
        ///
        /// # Errors
        ///
        /// [`ProbePetsError`]: 404 [`NotFound`](ProbePetsError::NotFound).
        #[inline]
        pub fn probe_pets(&self) -> Call<Response<()>, ProbePetsError> {
            self.core.call(&PROBE_PETS).ready()
        }
    }

    // note[answer-without-body]: a body is described, but HTTP has none with this method or status
    // note[answer-without-body]: a body is described, but HTTP has none with this method or status
    "
    );
}

#[test]
fn where_http_has_no_body_there_is_none_whatever_the_document_says() {
    methods_for!(
        "
        /pets:
          delete:
            tags: [pets]
            operationId: deletePets
            responses:
              '204': { description: Gone., content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }
        ",
        @"
    impl PetsApi {
        /// `DELETE /pets`
        #[inline]
        pub fn delete_pets(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&DELETE_PETS).ready()
        }
    }

    // note[answer-without-body]: a body is described, but HTTP has none with this method or status
    "
    );
}
