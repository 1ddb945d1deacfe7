//! What a mock server is told to stand in for: with the runtime's feature `mock` a constant for each operation, without it
//! nothing.

#[test]
fn an_operation_is_tied_to_its_types() {
    mocks_for!(
        "
        /pets/{id}:
          put:
            tags: [pets]
            operationId: renamePet
            parameters:
              - { name: id, in: path, required: true, schema: { type: string } }
              - { name: X-Shop, in: header, required: true, schema: { type: string } }
              - { name: note, in: query, schema: { type: string } }
            requestBody: { required: true, content: { application/json: { schema: { properties: { name: { type: string } } } } } }
            responses:
              '200': { description: Renamed., content: { application/json: { schema: { type: array, items: { type: string } } } } }
              '404': { description: Nobody., content: { text/plain: { schema: { type: string } } } }
          get:
            tags: [pets]
            operationId: match
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            responses: { '204': { description: There. } }
        ",
        @"
    specwright_runtime::mocks! {
        PetsApi;
        MATCH = MATCH [], (), Response<()>, Undocumented;
        RENAME_PET = RENAME_PET [1], RenamePetRequest, Response<Vec<String>>, RenamePetError;
    }
    "
    );
}

#[test]
fn each_kind_of_body_has_the_type_that_it_is_read_as() {
    mocks_for!(
        "
        components: { schemas: { Names: { type: array, items: { type: string } } } }
        paths:
          /a: { post: { tags: [x], operationId: bytes, requestBody: { required: true, content: { image/png: {} } }, responses: { '200': { description: Ok. } } } }
          /b: { post: { tags: [x], operationId: text, requestBody: { content: { text/plain: { schema: { type: string } } } }, responses: { '200': { description: Ok. } } } }
          /c: { post: { tags: [x], operationId: list, requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Names' } } } }, responses: { default: { description: Any. } } } }
        ",
        @"
    specwright_runtime::mocks! {
        XApi;
        BYTES = BYTES [], specwright_runtime::Bytes, Response<()>, Undocumented;
        TEXT = TEXT [], Option<String>, Response<()>, Undocumented;
        LIST = LIST [], Vec<String>, Response<()>, ListError;
    }
    "
    );
}
