//! What the vendor calls.

#[test]
fn payloads_of_webhooks_are_typed() {
    rust_for!(
        "
        webhooks:
          petAdded:
            post:
              requestBody: { content: { application/json: { schema: { required: [id], properties: { id: { type: string } } } } } }
              responses: { '200': { description: Thank you. } }
        ",
        @r"
        pub struct PetAddedPayload {
            pub id: String,
        }
        "
    );
}

#[test]
fn payloads_of_callbacks_are_typed() {
    rust_for!(
        "
        /subscribe:
          post:
            tags: [events]
            operationId: subscribe
            responses: { '204': { description: Done. } }
            callbacks:
              onEvent:
                '{$request.query.url}':
                  post:
                    requestBody: { content: { application/json: { schema: { properties: { kind: { type: string } } } } } }
                    responses: { '200': { description: Thank you. } }
        ",
        @r"
        pub struct OnEventPayload {
            pub kind: Option<String>,
        }
        "
    );
}
