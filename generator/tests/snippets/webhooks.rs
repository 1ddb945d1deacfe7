//! What the vendor calls.

use specwright::config::{Event, Told};

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
fn an_event_may_have_the_name_of_an_extension() {
    rust_for!(
        "
        webhooks:
          x-note: { text: not an event }
          x-pet-added:
            post:
              requestBody: { content: { application/json: { schema: { required: [id], properties: { id: { type: string } } } } } }
              responses: { '200': { description: Thank you. } }
        ",
        @"
        pub struct XPetAddedPayload {
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

/// Two events that say themselves what they are.
const SAYING: &str = "
    webhooks:
      petAdded:
        post:
          summary: A pet came.
          requestBody: { content: { application/json: { schema: { required: [kind, type], properties: {
            kind: { type: string, enum: [pet] }, type: { type: string, const: pet.added }, id: { type: string } } } } } }
          responses: { '200': { description: Thank you. } }
      petSold:
        post:
          operationId: sold
          requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Sale' } } } }
          responses: { '200': { description: Thank you. } }
    components:
      schemas:
        Sale: { properties: { kind: { type: string, enum: [pet] }, type: { type: string, enum: [pet.sold] } } }
    ";

#[test]
fn a_member_with_another_value_in_each_payload_tells_events_apart() {
    webhooks_for!(SAYING, @r#"
    /// An event of Acme. `type` tells which one it is.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub enum Webhook {
        /// A pet came.
        ///
        /// `pet.added`.
        PetAdded(PetAddedPayload),
        /// `pet.sold`.
        Sold(Sale),
        /// An event that the document does not know.
        Unrecognized(specwright_runtime::event::UnrecognizedEvent),
    }

    specwright_runtime::webhooks! {
        Webhook by member "type";
        "pet.added" => PetAdded;
        "pet.sold" => Sold;
    }
    "#);
}

#[test]
fn where_no_member_does_the_name_comes_from_elsewhere() {
    webhooks_for!(
        "
        webhooks:
          pet.added: { post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: {} } }
          ping: { post: { responses: {} } }
          picture: { post: { requestBody: { content: { image/png: {} } }, responses: {} } }
        ",
        @r#"
    /// An event of Acme. The document does not say how they are told apart: hand the name to `read`.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub enum Webhook {
        /// `pet.added`.
        PetAdded(Map<Json>),
        /// `ping`.
        Ping(()),
        /// An event that the document does not know.
        Unrecognized(specwright_runtime::event::UnrecognizedEvent),
    }

    specwright_runtime::webhooks! {
        Webhook by name;
        "pet.added" => PetAdded;
        "ping" => Ping;
    }

    // warning[missing-responses]: the operation of `POST pet.added` has no `responses`; any answer is kept as it comes
    // warning[missing-responses]: the operation of `POST ping` has no `responses`; any answer is kept as it comes
    // warning[missing-responses]: the operation of `POST picture` has no `responses`; any answer is kept as it comes
    "#
    );
}

#[test]
fn the_configuration_names_the_header() {
    webhooks_for_config!(
        "
        webhooks:
          push: { post: { operationId: repo-pushed, requestBody: { content: { application/json: { schema: { type: string } } } }, responses: {} } }
        ",
        |config| {
            config.webhooks.place = Some(place());
            config.webhooks.told = Told::Header("X-Hub-Event".to_owned());
        },
        @r#"
    /// An event of Acme. The header `X-Hub-Event` tells which one it is: hand its value to `read`.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub enum Webhook {
        /// `push`.
        RepoPushed(String),
        /// An event that the document does not know.
        Unrecognized(specwright_runtime::event::UnrecognizedEvent),
    }

    specwright_runtime::webhooks! {
        Webhook by header "X-Hub-Event";
        "push" => RepoPushed;
    }

    // warning[missing-responses]: the operation of `POST push` has no `responses`; any answer is kept as it comes
    "#
    );
}

#[test]
fn the_configuration_names_events_that_the_document_does_not_have() {
    webhooks_for_config!(
        "
        Invoice: { required: [id], properties: { id: { type: string } } }
        Note: { type: array, items: { type: string } }
        ",
        |config| {
            config.webhooks.place = Some(place());
            config.webhooks.told = Told::Member(vec!["event".to_owned(), "type".to_owned()]);
            config.webhooks.events = vec![event("invoice.created", "Invoice"), event("noted", "#/components/schemas/Note")];
        },
        @r#"
    /// An event of Acme. `event.type` tells which one it is.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub enum Webhook {
        /// `invoice.created`.
        InvoiceCreated(Invoice),
        /// `noted`.
        Noted(Note),
        /// An event that the document does not know.
        Unrecognized(specwright_runtime::event::UnrecognizedEvent),
    }

    specwright_runtime::webhooks! {
        Webhook by member "event" "type";
        "invoice.created" => InvoiceCreated;
        "noted" => Noted;
    }
    "#
    );
}

#[test]
fn a_configured_event_takes_the_place_of_the_documents() {
    webhooks_for_config!(
        SAYING,
        |config| {
            config.webhooks.place = Some(place());
            config.webhooks.told = Told::Member(vec!["type".to_owned()]);
            config.webhooks.events = vec![event("petAdded", "Sale")];
        },
        @r#"
    /// An event of Acme. `type` tells which one it is.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub enum Webhook {
        /// A pet came.
        ///
        /// `petAdded`.
        PetAdded(Sale),
        /// `pet.sold`.
        Sold(Sale),
        /// An event that the document does not know.
        Unrecognized(specwright_runtime::event::UnrecognizedEvent),
    }

    specwright_runtime::webhooks! {
        Webhook by member "type";
        "petAdded" => PetAdded;
        "pet.sold" => Sold;
    }
    "#
    );
    webhooks_for_config!(
        SAYING,
        |config| {
            config.webhooks.place = Some(place());
            config.webhooks.told = Told::Member(vec!["type".to_owned()]);
            config.webhooks.events = vec![event("pet.added", "Sale")];
        },
        @r#"
    /// An event of Acme. `type` tells which one it is.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub enum Webhook {
        /// A pet came.
        ///
        /// `pet.added`.
        PetAdded(Sale),
        /// `pet.sold`.
        Sold(Sale),
        /// An event that the document does not know.
        Unrecognized(specwright_runtime::event::UnrecognizedEvent),
    }

    specwright_runtime::webhooks! {
        Webhook by member "type";
        "pet.added" => PetAdded;
        "pet.sold" => Sold;
    }
    "#
    );
}

#[test]
fn two_events_of_one_name_are_one() {
    webhooks_for_config!(
        SAYING,
        |config| {
            config.webhooks.place = Some(place());
            config.webhooks.told = Told::Member(vec!["kind".to_owned()]);
        },
        @r#"
    /// An event of Acme. `kind` tells which one it is.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub enum Webhook {
        /// A pet came.
        ///
        /// `pet`.
        PetAdded(PetAddedPayload),
        /// An event that the document does not know.
        Unrecognized(specwright_runtime::event::UnrecognizedEvent),
    }

    specwright_runtime::webhooks! {
        Webhook by member "kind";
        "pet" => PetAdded;
    }

    // warning[event-told-twice]: `PetAdded` and `Sold` are both sent as `pet`; only `PetAdded` is read
    "#
    );
}

#[test]
fn callbacks_are_no_events() {
    webhooks_for!(
        "
        /subscribe:
          post:
            responses: { '204': { description: Done. } }
            callbacks: { onEvent: { '{$request.query.url}': { post: { responses: {} } } } }
        ",
        @"// warning[missing-responses]: the operation of `POST {$request.query.url}` has no `responses`; any answer is kept as it comes"
    );
}

fn event(name: &str, schema: &str) -> Event {
    Event {
        name: name.to_owned(),
        schema: schema.to_owned(),
        place: None,
    }
}

fn place() -> specwright::diagnostic::Place {
    specwright::diagnostic::Place::bytes(specwright::load::FileId(0), 0, 0)
}
