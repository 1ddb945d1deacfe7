//! What the configuration changes.

#[test]
fn a_format_can_be_another_type() {
    rust_for_config!(
        "Price: { properties: { amount: { type: number, format: money }, at: { type: string, format: date-time } } }",
        |config| {
            config.formats.insert("money".into(), "DecimalNumber".into());
            config.formats.insert("date-time".into(), "String".into());
        },
        @r"
        pub struct Price {
            pub amount: Option<DecimalNumber>,
            /// Format: `date-time`.
            pub at: Option<String>,
        }
        "
    );
}

#[test]
fn an_enum_can_be_closed() {
    rust_for_config!(
        "Status: { type: string, enum: [on, off] }",
        |config| config.closed_enums = ["#/components/schemas/Status".to_owned()].into(),
        @r"
        #[derive(Clone, Copy)]
        pub enum Status {
            /// `on`
            On,
            /// `off`
            Off,
        }
        "
    );
}

#[test]
fn a_required_member_can_be_relaxed() {
    rust_for_config!(
        "Pet: { required: [id, name], properties: { id: { type: string }, name: { type: string } } }",
        |config| config.relax = ["#/components/schemas/Pet/properties/name".to_owned()].into(),
        @r"
        pub struct Pet {
            pub id: String,
            pub name: Option<String>,
        }
        "
    );
}

#[test]
fn unknown_members_can_be_kept() {
    rust_for_config!(
        "Pet: { properties: { id: { type: string } } }",
        |config| config.preserve_unknown = true,
        @r"
        pub struct Pet {
            pub id: Option<String>,
            /// Members that the document does not name.
            pub additional_properties: Map<Json>,
        }
        "
    );
}

#[test]
fn a_header_for_idempotency_keys_is_the_clients_business() {
    let (generated, _) = crate::support::generated(
        "/pets: { post: { operationId: addPet, responses: { '204': { description: Added } } } }",
        |config| config.idempotency_header = Some("X-Request-Id".to_owned()),
    );
    let files = generated.map(|it| it.files).unwrap_or_default();
    let client = files
        .iter()
        .find(|file| file.path == "client.rs")
        .map_or("", |file| &file.text);
    assert!(
        client.contains(r#"Client, ClientBuilder, API, idempotency_header: "X-Request-Id""#),
        "{client}"
    );
}
