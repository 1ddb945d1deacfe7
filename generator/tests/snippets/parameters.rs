//! Parameters.

#[test]
fn required_ones_are_arguments_and_optional_ones_setters() {
    methods_for!(
        "
        /pets/{petId}:
          get:
            tags: [pets]
            operationId: getPet
            parameters:
              - { name: petId, in: path, required: true, schema: { type: string }, description: Which pet. }
              - { name: at, in: query, required: true, schema: { type: string, format: date-time } }
              - { name: limit, in: query, schema: { type: integer, format: int32 }, description: How many. }
              - { name: tags, in: query, schema: { type: array, items: { type: string } } }
              - { name: X-Trace, in: header, schema: { type: string } }
              - { name: session, in: cookie, schema: { type: string } }
            responses: { '204': { description: Done. } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets/{petId}`
        ///
        /// * `pet_id`: Which pet.
        #[inline]
        pub fn get_pet(&self, pet_id: &str, at: &DateTime) -> GetPetCall {
            GetPetCall {
                call: self.core.call(&GET_PET).param(0, pet_id).param(1, at).ready(),
            }
        }
    }

    impl GetPetCall {
        /// How many.
        #[inline]
        pub fn limit(mut self, limit: i32) -> Self {
            self.call.set_param(2, &limit);
            self
        }

        /// The query parameter `tags`.
        #[inline]
        pub fn tags(mut self, tags: &[String]) -> Self {
            self.call.set_param(3, tags);
            self
        }

        /// The header `X-Trace`.
        #[inline]
        pub fn x_trace(mut self, x_trace: &str) -> Self {
            self.call.set_param(4, x_trace);
            self
        }

        /// The cookie `session`.
        #[inline]
        pub fn session(mut self, session: &str) -> Self {
            self.call.set_param(5, session);
            self
        }
    }
    "
    );
}

#[test]
fn arguments_are_borrowed_or_copied() {
    methods_for!(
        "
        /pets/{id}:
          get:
            tags: [pets]
            operationId: getPet
            parameters:
              - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
              - { name: size, in: query, required: true, schema: { type: string, enum: [small, large] } }
              - { name: day, in: query, required: true, schema: { type: string, format: date } }
              - { name: ids, in: query, required: true, schema: { type: array, items: { type: integer } } }
              - { name: filter, in: query, required: true, style: deepObject, schema: { type: object, properties: { name: { type: string } } } }
            responses: { '204': { description: Done. } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets/{id}`
        #[inline]
        pub fn get_pet(
            &self,
            id: Uuid,
            size: &GetPetSize,
            day: &Date,
            ids: &[i64],
            filter: &GetPetFilter,
        ) -> Call<Response<()>, Undocumented> {
            self.core
                .call(&GET_PET)
                .param(0, &id)
                .param(1, size)
                .param(2, day)
                .param(3, ids)
                .param(4, filter)
                .ready()
        }
    }
    "
    );
}

#[test]
fn styles_of_the_specifications_table() {
    statics_for!(
        "
        /pets/{a}/{b}/{c}/{d}:
          get:
            tags: [pets]
            operationId: getPets
            parameters:
              - { name: a, in: path, required: true, schema: { type: array, items: { type: string } } }
              - { name: b, in: path, required: true, style: label, schema: { type: string } }
              - { name: c, in: path, required: true, style: matrix, explode: true, schema: { type: string } }
              - { name: d, in: path, required: true, explode: true, schema: { type: object, additionalProperties: { type: string } } }
              - { name: e, in: query, required: true, schema: { type: array, items: { type: string } } }
              - { name: f, in: query, required: true, explode: false, schema: { type: array, items: { type: string } } }
              - { name: g, in: query, required: true, style: spaceDelimited, explode: false, schema: { type: array, items: { type: string } } }
              - { name: h, in: query, required: true, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }
              - { name: i, in: query, required: true, style: deepObject, schema: { type: object, additionalProperties: { type: string } } }
              - { name: j, in: query, required: true, allowReserved: true, schema: { type: string } }
              - { name: k, in: query, required: true, content: { application/json: { schema: { type: array, items: { type: integer } } } } }
              - { name: l, in: header, required: true, explode: true, schema: { type: object, additionalProperties: { type: string } } }
              - { name: m, in: cookie, required: true, schema: { type: string } }
            responses: { '204': { description: Done. } }
        ",
        @r#"
    static GET_PETS: Operation = Operation::new("get_pets", Verb::Get, "/pets/{a}/{b}/{c}/{d}")
        .parameters(&[
            Parameter::path("a"),
            Parameter::path("b").style(Style::Label, false),
            Parameter::path("c").style(Style::Matrix, true),
            Parameter::path("d").style(Style::Simple, true),
            Parameter::query("e"),
            Parameter::query("f").style(Style::Form, false),
            Parameter::query("g").style(Style::SpaceDelimited, false),
            Parameter::query("h").style(Style::PipeDelimited, false),
            Parameter::query("i").style(Style::DeepObject, true),
            Parameter::query("j").allow_reserved(),
            Parameter::query("k").json(),
            Parameter::header("l").style(Style::Simple, true),
            Parameter::cookie("m"),
        ])
        .answers(&[Answer::code(204, Media::Empty)]);
    "#
    );
}

#[test]
fn collection_formats_of_2_0() {
    statics_for!(
        "
        swagger: '2.0'
        paths:
          /pets:
            get:
              tags: [pets]
              operationId: getPets
              parameters:
                - { name: a, in: query, required: true, type: array, items: { type: string } }
                - { name: b, in: query, required: true, type: array, items: { type: string }, collectionFormat: multi }
                - { name: c, in: query, required: true, type: array, items: { type: string }, collectionFormat: ssv }
                - { name: d, in: query, required: true, type: array, items: { type: string }, collectionFormat: tsv }
                - { name: e, in: query, required: true, type: array, items: { type: string }, collectionFormat: pipes }
              responses: { '204': { description: Done. } }
        ",
        @r#"
    static GET_PETS: Operation = Operation::new("get_pets", Verb::Get, "/pets")
        .parameters(&[
            Parameter::query("a").style(Style::Form, false),
            Parameter::query("b"),
            Parameter::query("c").style(Style::SpaceDelimited, false),
            Parameter::query("d").style(Style::TabDelimited, false),
            Parameter::query("e").style(Style::PipeDelimited, false),
        ])
        .answers(&[Answer::code(204, Media::Empty)]);
    "#
    );
}

#[test]
fn headers_of_the_protocol_are_not_parameters() {
    methods_for!(
        "
        /pets:
          get:
            tags: [pets]
            operationId: listPets
            parameters:
              - { name: Accept, in: header, required: true, schema: { type: string } }
              - { name: Content-Type, in: header, required: true, schema: { type: string } }
              - { name: Authorization, in: header, required: true, schema: { type: string } }
            responses: { '204': { description: Done. } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets`
        #[inline]
        pub fn list_pets(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&LIST_PETS).ready()
        }
    }

    // note[header-parameter-ignored]: the header `Accept` is set by the client, so it is no argument
    // note[header-parameter-ignored]: the header `Content-Type` is set by the client, so it is no argument
    // note[header-parameter-ignored]: the header `Authorization` is set by the client, so it is no argument
    "
    );
}

#[test]
fn a_parameter_of_the_path_item_can_be_overridden() {
    methods_for!(
        "
        /pets/{id}:
          parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: lang, in: query, schema: { type: string } }]
          get:
            tags: [pets]
            operationId: getPet
            parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
            responses: { '204': { description: Done. } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets/{id}`
        #[inline]
        pub fn get_pet(&self, id: i64) -> GetPetCall {
            GetPetCall {
                call: self.core.call(&GET_PET).param(0, &id).ready(),
            }
        }
    }

    impl GetPetCall {
        /// The query parameter `lang`.
        #[inline]
        pub fn lang(mut self, lang: &str) -> Self {
            self.call.set_param(1, lang);
            self
        }
    }
    "
    );
}

#[test]
fn an_enum_of_a_parameter_is_named_after_operation_and_parameter() {
    rust_for!(
        "
        /pets:
          get:
            tags: [pets]
            operationId: listPets
            parameters: [{ name: sort, in: query, schema: { type: string, enum: [asc, desc] } }]
            responses: { '204': { description: Done. } }
        ",
        @r"
        pub enum ListPetsSort {
            /// `asc`
            Asc,
            /// `desc`
            Desc,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn one_name_in_two_places_is_told_apart() {
    methods_for!(
        "
        /pets/{id}:
          get:
            tags: [pets]
            operationId: getPet
            parameters:
              - { name: id, in: path, required: true, schema: { type: string } }
              - { name: id, in: query, required: true, schema: { type: string } }
              - { name: type, in: query, required: true, schema: { type: string } }
              - { name: self, in: query, schema: { type: string } }
              - { name: send, in: query, schema: { type: boolean } }
            responses: { '204': { description: Done. } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets/{id}`
        #[inline]
        pub fn get_pet(&self, id: &str, query_id: &str, r#type: &str) -> GetPetCall {
            GetPetCall {
                call: self.core.call(&GET_PET).param(0, id).param(1, query_id).param(2, r#type).ready(),
            }
        }
    }

    impl GetPetCall {
        /// The query parameter `self`.
        #[inline]
        pub fn self_(mut self, self_: &str) -> Self {
            self.call.set_param(3, self_);
            self
        }

        /// The query parameter `send`.
        #[inline]
        pub fn send_(mut self, send_: bool) -> Self {
            self.call.set_param(4, &send_);
            self
        }
    }

    // note[name-collision]: two parameters would be `id`; this one is `query_id`
    "
    );
}

#[test]
fn every_style_with_and_without_explode() {
    statics_for!(
        "
        /a/{simple}/{simples}/{label}/{labels}/{matrix}/{matrices}:
          get:
            tags: [a]
            operationId: get
            parameters:
              - { name: simple, in: path, required: true, schema: { type: array, items: { type: string } } }
              - { name: simples, in: path, required: true, explode: true, schema: { type: array, items: { type: string } } }
              - { name: label, in: path, required: true, style: label, schema: { type: array, items: { type: string } } }
              - { name: labels, in: path, required: true, style: label, explode: true, schema: { type: array, items: { type: string } } }
              - { name: matrix, in: path, required: true, style: matrix, schema: { type: array, items: { type: string } } }
              - { name: matrices, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: string } } }
              - { name: form, in: query, explode: false, schema: { type: array, items: { type: string } } }
              - { name: forms, in: query, style: form, schema: { type: array, items: { type: string } } }
              - { name: space, in: query, style: spaceDelimited, schema: { type: array, items: { type: string } } }
              - { name: spaces, in: query, style: spaceDelimited, explode: true, schema: { type: array, items: { type: string } } }
              - { name: pipe, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }
              - { name: pipes, in: query, style: pipeDelimited, explode: true, schema: { type: array, items: { type: string } } }
              - { name: deep, in: query, style: deepObject, explode: true, schema: { type: object, properties: { a: { type: string } } } }
              - { name: open, in: query, allowReserved: true, schema: { type: string } }
              - { name: json, in: query, content: { application/json: { schema: { type: array, items: { type: string } } } } }
              - { name: text, in: query, content: { text/plain: { schema: { type: string } } } }
              - { name: X-Simple, in: header, schema: { type: object, properties: { a: { type: string } } } }
              - { name: X-Simples, in: header, explode: true, schema: { type: object, properties: { a: { type: string } } } }
              - { name: cookie, in: cookie, explode: false, schema: { type: array, items: { type: string } } }
              - { name: cookies, in: cookie, schema: { type: array, items: { type: string } } }
            responses: { '204': { description: Done. } }
        ",
        @r#"
    static GET: Operation = Operation::new("get", Verb::Get, "/a/{simple}/{simples}/{label}/{labels}/{matrix}/{matrices}")
        .parameters(&[
            Parameter::path("simple"),
            Parameter::path("simples").style(Style::Simple, true),
            Parameter::path("label").style(Style::Label, false),
            Parameter::path("labels").style(Style::Label, true),
            Parameter::path("matrix").style(Style::Matrix, false),
            Parameter::path("matrices").style(Style::Matrix, true),
            Parameter::query("form").style(Style::Form, false),
            Parameter::query("forms"),
            Parameter::query("space").style(Style::SpaceDelimited, false),
            Parameter::query("spaces").style(Style::SpaceDelimited, true),
            Parameter::query("pipe").style(Style::PipeDelimited, false),
            Parameter::query("pipes").style(Style::PipeDelimited, true),
            Parameter::query("deep").style(Style::DeepObject, true),
            Parameter::query("open").allow_reserved(),
            Parameter::query("json").json(),
            Parameter::query("text"),
            Parameter::header("X-Simple"),
            Parameter::header("X-Simples").style(Style::Simple, true),
            Parameter::cookie("cookie").style(Style::Form, false),
            Parameter::cookie("cookies"),
        ])
        .answers(&[Answer::code(204, Media::Empty)]);

    // note[parameter-style]: a cookie is a single value; without `explode: false`, each part of `cookies` of `GET /a/{simple}/{simples}/{label}/{labels}/{matrix}/{matrices}` is sent as a cookie of its own
    "#
    );
}

#[test]
fn the_query_of_a_path_names_parameters_that_are_declared_for_the_query() {
    statics_for!(
        "
        /pets?sort={order}&key={KEY}&from={start}:
          get:
            tags: [pets]
            operationId: listPets
            parameters:
              - { name: KEY, in: query, required: true, schema: { type: string } }
              - { name: from, in: query, schema: { type: string } }
            responses: { '204': { description: Done. } }
        ",
        @r#"
        static LIST_PETS: Operation = Operation::new("list_pets", Verb::Get, "/pets?sort={order}&key={KEY}&from={start}")
            .parameters(&[Parameter::path("order"), Parameter::query("KEY"), Parameter::query("from")])
            .answers(&[Answer::code(204, Media::Empty)]);

        // warning[undeclared-path-parameter]: `{order}` of `GET /pets?sort={order}&key={KEY}&from={start}` has no parameter; it is text
        "#
    );
}
