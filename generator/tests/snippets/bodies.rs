//! Request bodies.

#[test]
fn a_required_body_is_an_argument_called_after_its_type() {
    methods_for!(
        "
        paths:
          /pets:
            post:
              tags: [pets]
              operationId: createPet
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
              responses: { '204': { description: Done. } }
        components: { schemas: { Pet: { properties: { id: { type: string } } } } }
        ",
        @"
    impl PetsApi {
        /// `POST /pets`
        #[inline]
        pub fn create_pet(&self, pet: &Pet) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE_PET).json(pet).ready()
        }
    }
    "
    );
}

#[test]
fn an_optional_body_is_a_setter() {
    methods_for!(
        "
        paths:
          /pets:
            post:
              tags: [pets]
              operationId: createPet
              requestBody: { required: false, description: What is known., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
              responses: { '204': { description: Done. } }
        components: { schemas: { Pet: { required: [id], properties: { id: { type: string } } } } }
        ",
        @"
    impl PetsApi {
        /// `POST /pets`
        #[inline]
        pub fn create_pet(&self) -> CreatePetCall {
            CreatePetCall {
                call: self.core.call(&CREATE_PET).ready(),
            }
        }
    }

    impl CreatePetCall {
        /// What is known.
        #[inline]
        pub fn pet(mut self, pet: &Pet) -> Self {
            self.call.set_json(pet);
            self
        }
    }
    "
    );
}

#[test]
fn a_body_with_required_members_is_an_argument_though_nothing_is_said() {
    methods_for!(
        "
        paths:
          /pets:
            post:
              tags: [pets]
              operationId: createPet
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
              responses: { '204': { description: Done. } }
        components: { schemas: { Pet: { required: [id], properties: { id: { type: string } } } } }
        ",
        @"
    impl PetsApi {
        /// `POST /pets`
        #[inline]
        pub fn create_pet(&self, pet: &Pet) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE_PET).json(pet).ready()
        }
    }

    // note[body-required-guessed]: the body is not marked `required`, but its schema has required members: it is an argument
    "
    );
}

#[test]
fn an_inline_body_is_named_after_the_operation() {
    rust_for!(
        "
        /pets:
          post:
            tags: [pets]
            operationId: createPet
            requestBody: { required: true, content: { application/json: { schema: { properties: { name: { type: string } } } } } }
            responses: { '204': { description: Done. } }
        ",
        @r"
        pub struct CreatePetRequest {
            pub name: Option<String>,
        }
        "
    );
}

#[test]
fn json_is_preferred_and_a_choice_between_schemas_is_reported() {
    statics_for!(
        "
        /pets:
          post:
            tags: [pets]
            operationId: createPet
            requestBody:
              required: true
              content:
                application/x-www-form-urlencoded: { schema: { properties: { name: { type: string } } } }
                application/vnd.acme+json: { schema: { properties: { title: { type: string } } } }
            responses: { '204': { description: Done. } }
        ",
        @r#"
        static CREATE_PET: Operation = Operation::new("create_pet", Verb::Post, "/pets")
            .body(BodyKind::Json, "application/vnd.acme+json")
            .answers(&[Answer::code(204, Media::Empty)]);

        // note[media-type-chosen]: the body has several media types with different schemas; `application/vnd.acme+json` is sent
        "#
    );
}

#[test]
fn one_schema_in_several_media_types_is_one_argument() {
    methods_for!(
        "
        /pets:
          post:
            tags: [pets]
            operationId: createPet
            requestBody:
              required: true
              content:
                application/xml: { schema: { type: array, items: { type: string } } }
                application/json: { schema: { type: array, items: { type: string } } }
            responses: { '204': { description: Done. } }
        ",
        @"
    impl PetsApi {
        /// `POST /pets`
        #[inline]
        pub fn create_pet(&self, body: &[String]) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE_PET).json(body).ready()
        }
    }
    "
    );
}

const FORM: &str = "
    /token:
      post:
        tags: [auth]
        operationId: getToken
        requestBody:
          required: true
          content:
            application/x-www-form-urlencoded:
              schema: { required: [grant_type], properties: { grant_type: { type: string }, scope: { type: array, items: { type: string } } } }
              encoding: { scope: { style: spaceDelimited, explode: false } }
        responses: { '204': { description: Done. } }
";

#[test]
fn a_form_is_a_struct() {
    methods_for!(FORM, @"
    impl AuthApi {
        /// `POST /token`
        #[inline]
        pub fn get_token(
            &self,
            get_token_request: &GetTokenRequest,
        ) -> Call<Response<()>, Undocumented> {
            self.core.call(&GET_TOKEN).form(get_token_request).ready()
        }
    }
    ");
}

#[test]
fn the_encoding_of_its_members_is_kept() {
    statics_for!(FORM, @r#"
    static GET_TOKEN: Operation = Operation::new("get_token", Verb::Post, "/token")
        .body(BodyKind::Form, "application/x-www-form-urlencoded")
        .encodings(&[Encoding::new("scope").style(Style::SpaceDelimited, false)])
        .answers(&[Answer::code(204, Media::Empty)]);
    "#);
}

const UPLOAD: &str = "
    /photos:
      post:
        tags: [photos]
        operationId: uploadPhoto
        requestBody:
          required: true
          content:
            multipart/form-data:
              schema:
                required: [photo]
                properties:
                  photo: { type: string, format: binary }
                  more: { type: array, items: { type: string, format: binary } }
                  caption: { type: string }
                  meta: { properties: { by: { type: string } } }
              encoding: { photo: { contentType: image/png }, meta: { contentType: application/json } }
        responses: { '204': { description: Done. } }
";

#[test]
fn binary_members_of_a_multipart_body_are_files() {
    rust_for!(UPLOAD, @r"
    pub struct UploadPhotoRequest {
        pub photo: File,
        pub more: Option<Vec<File>>,
        pub caption: Option<String>,
        pub meta: Option<UploadPhotoRequestMeta>,
    }

    pub struct UploadPhotoRequestMeta {
        pub by: Option<String>,
    }
    ");
}

#[test]
fn parts_have_their_own_content_types() {
    statics_for!(UPLOAD, @r#"
    static UPLOAD_PHOTO: Operation = Operation::new("upload_photo", Verb::Post, "/photos")
        .body(BodyKind::Multipart, "multipart/form-data")
        .encodings(&[
            Encoding::new("photo").content_type("image/png"),
            Encoding::new("meta").content_type("application/json"),
        ])
        .answers(&[Answer::code(204, Media::Empty)]);
    "#);
}

#[test]
fn any_other_body_is_bytes_or_text() {
    methods_for!(
        "
        /raw:
          post:
            tags: [raw]
            operationId: postBytes
            requestBody: { required: true, content: { application/octet-stream: { schema: { type: string, format: binary } } } }
            responses: { '204': { description: Done. } }
          put:
            tags: [raw]
            operationId: putText
            requestBody: { required: true, content: { text/plain: { schema: { type: string } } } }
            responses: { '204': { description: Done. } }
          patch:
            tags: [raw]
            operationId: patchXml
            requestBody: { content: { application/xml: { schema: { type: object } } } }
            responses: { '204': { description: Done. } }
        /words:
          put:
            tags: [raw]
            operationId: putWord
            requestBody: { required: true, content: { text/plain: { schema: { type: string, enum: [yes, no] } } } }
            responses: { '204': { description: Done. } }
          patch:
            tags: [raw]
            operationId: patchWord
            requestBody: { content: { text/plain: { schema: { type: string, enum: [yes, no] } } } }
            responses: { '204': { description: Done. } }
        ",
        @"
    impl RawApi {
        /// `PUT /raw`
        #[inline]
        pub fn put_text(&self, body: impl Into<String>) -> Call<Response<()>, Undocumented> {
            self.core.call(&PUT_TEXT).text(body).ready()
        }

        /// `POST /raw`
        #[inline]
        pub fn post_bytes(
            &self,
            body: impl Into<specwright_runtime::client::Body>,
        ) -> Call<Response<()>, Undocumented> {
            self.core.call(&POST_BYTES).bytes(body).ready()
        }

        /// `PATCH /raw`
        #[inline]
        pub fn patch_xml(&self) -> PatchXmlCall {
            PatchXmlCall {
                call: self.core.call(&PATCH_XML).ready(),
            }
        }

        /// `PUT /words`
        #[inline]
        pub fn put_word(
            &self,
            put_word_request: impl Into<String>,
        ) -> Call<Response<()>, Undocumented> {
            self.core.call(&PUT_WORD).text(put_word_request).ready()
        }

        /// `PATCH /words`
        #[inline]
        pub fn patch_word(&self) -> PatchWordCall {
            PatchWordCall {
                call: self.core.call(&PATCH_WORD).ready(),
            }
        }
    }

    impl PatchXmlCall {
        #[inline]
        pub fn body(mut self, body: impl Into<String>) -> Self {
            self.call.set_text(body);
            self
        }
    }

    impl PatchWordCall {
        #[inline]
        pub fn patch_word_request(mut self, patch_word_request: impl Into<String>) -> Self {
            self.call.set_text(patch_word_request);
            self
        }
    }
    "
    );
}

#[test]
fn the_body_of_2_0_is_a_body() {
    methods_for!(
        "
        swagger: '2.0'
        paths:
          /pets:
            post:
              tags: [pets]
              operationId: createPet
              parameters: [{ name: pet, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }]
              responses: { '204': { description: Done. } }
          /photos:
            post:
              tags: [pets]
              operationId: addPhoto
              consumes: [multipart/form-data]
              parameters: [{ name: photo, in: formData, type: file, required: true }, { name: caption, in: formData, type: string }]
              responses: { '204': { description: Done. } }
        definitions: { Pet: { properties: { id: { type: string } } } }
        ",
        @"
    impl PetsApi {
        /// `POST /pets`
        #[inline]
        pub fn create_pet(&self, pet: &Pet) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE_PET).json(pet).ready()
        }

        /// `POST /photos`
        #[inline]
        pub fn add_photo(
            &self,
            add_photo_request: &AddPhotoRequest,
        ) -> Call<Response<()>, Undocumented> {
            self.core.call(&ADD_PHOTO).multipart(add_photo_request).ready()
        }
    }
    "
    );
}

#[test]
fn the_media_type_decides_how_a_body_is_written() {
    statics_for!(
        "
        paths:
          /json: { post: { tags: [a], operationId: json, requestBody: { content: { 'application/json; charset=utf-8': { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: Done. } } } }
          /hal: { post: { tags: [a], operationId: hal, requestBody: { content: { application/hal+json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: Done. } } } }
          /form: { post: { tags: [a], operationId: form, requestBody: { content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: Done. } } } }
          /parts: { post: { tags: [a], operationId: parts, requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: Done. } } } }
          /csv: { post: { tags: [a], operationId: csv, requestBody: { content: { text/csv: {} } }, responses: { '204': { description: Done. } } } }
          /xml: { post: { tags: [a], operationId: xml, requestBody: { content: { application/soap+xml: {} } }, responses: { '204': { description: Done. } } } }
          /yaml: { post: { tags: [a], operationId: yaml, requestBody: { content: { application/yaml: {} } }, responses: { '204': { description: Done. } } } }
          /zip: { post: { tags: [a], operationId: zip, requestBody: { content: { application/zip: {} } }, responses: { '204': { description: Done. } } } }
          /image: { post: { tags: [a], operationId: image, requestBody: { content: { image/*: {} } }, responses: { '204': { description: Done. } } } }
        components: { schemas: { Pet: { type: object, properties: { name: { type: string } } } } }
        ",
        @r#"
        static JSON: Operation = Operation::new("json", Verb::Post, "/json")
            .body(BodyKind::Json, "application/json; charset=utf-8")
            .answers(&[Answer::code(204, Media::Empty)]);

        static HAL: Operation = Operation::new("hal", Verb::Post, "/hal")
            .body(BodyKind::Json, "application/hal+json")
            .answers(&[Answer::code(204, Media::Empty)]);

        static FORM: Operation = Operation::new("form", Verb::Post, "/form")
            .body(BodyKind::Form, "application/x-www-form-urlencoded")
            .answers(&[Answer::code(204, Media::Empty)]);

        static PARTS: Operation = Operation::new("parts", Verb::Post, "/parts")
            .body(BodyKind::Multipart, "multipart/form-data")
            .answers(&[Answer::code(204, Media::Empty)]);

        static CSV: Operation = Operation::new("csv", Verb::Post, "/csv")
            .body(BodyKind::Text, "text/csv")
            .answers(&[Answer::code(204, Media::Empty)]);

        static XML: Operation = Operation::new("xml", Verb::Post, "/xml")
            .body(BodyKind::Text, "application/soap+xml")
            .answers(&[Answer::code(204, Media::Empty)]);

        static YAML: Operation = Operation::new("yaml", Verb::Post, "/yaml")
            .body(BodyKind::Text, "application/yaml")
            .answers(&[Answer::code(204, Media::Empty)]);

        static ZIP: Operation = Operation::new("zip", Verb::Post, "/zip")
            .body(BodyKind::Bytes, "application/zip")
            .answers(&[Answer::code(204, Media::Empty)]);

        static IMAGE: Operation = Operation::new("image", Verb::Post, "/image")
            .body(BodyKind::Bytes, "image/*")
            .answers(&[Answer::code(204, Media::Empty)]);
        "#
    );
}

#[test]
fn a_file_by_its_media_type_alone() {
    rust_for!(
        "
        /photos:
          post:
            operationId: upload
            requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { photo: { type: string, contentMediaType: image/png }, key: { type: string, contentEncoding: base64 } } } } } }
            responses: { '204': { description: Done. } }
        ",
        @r"
        pub struct UploadRequest {
            /// Holds `image/png`.
            pub photo: Option<File>,
            pub key: Option<Base64>,
        }
        "
    );
}
