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

/// A pointer of the component that a test shows.
fn pet(rest: &str) -> std::collections::BTreeSet<String> {
    [format!("#/components/schemas/Pet{rest}")].into()
}

#[test]
fn an_optional_member_can_be_required() {
    rust_for_config!(
        "Pet: { required: [id], properties: { id: { type: string }, tag: { type: [string, 'null'] } } }",
        |config| config.require = pet("/properties/tag"),
        @r"
        pub struct Pet {
            pub id: String,
            pub tag: Option<String>,
        }
        "
    );
}

#[test]
fn what_is_said_to_be_null_changes_each_presence() {
    rust_for_config!(
        "Pet: { required: [id], properties: { id: { type: string }, tags: { type: array, items: { type: string } } } }",
        |config| {
            config.nullable = pet("/properties/id");
            config.nullable.extend(pet("/properties/tags"));
            config.nullable.extend(pet("/properties/tags/items"));
        },
        @r"
        pub struct Pet {
            pub id: Option<String>,
            pub tags: Field<Vec<Option<String>>>,
        }
        "
    );
}

#[test]
fn what_is_never_null_loses_it() {
    rust_for_config!(
        "Pet: { required: [id], properties: { id: { type: [string, 'null'] }, tag: { type: [string, 'null'] } } }",
        |config| {
            config.non_null = pet("/properties/id");
            config.non_null.extend(pet("/properties/tag"));
        },
        @r"
        pub struct Pet {
            pub id: String,
            pub tag: Option<String>,
        }
        "
    );
}

#[test]
fn what_is_said_of_a_component_holds_where_it_is_used() {
    rust_for_config!(
        "
        Pet: { type: string }
        Owner: { required: [pet], properties: { pet: { $ref: '#/components/schemas/Pet' }, pets: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
        ",
        |config| config.nullable = pet(""),
        @r"
        pub type Pet = String;

        pub struct Owner {
            pub pet: Option<Pet>,
            pub pets: Option<Vec<Option<Pet>>>,
        }
        "
    );
}

#[test]
fn a_member_of_a_merged_schema_is_named_where_it_is_declared() {
    rust_for_config!(
        "
        Pet: { properties: { id: { type: string } } }
        Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { barks: { type: boolean } } }] }
        ",
        |config| config.require = pet("/properties/id"),
        @r"
        pub struct Pet {
            pub id: String,
        }

        pub struct Dog {
            pub id: String,
            pub barks: Option<bool>,
        }
        "
    );
}

#[test]
fn parameters_and_bodies_can_be_required_or_not() {
    let yaml = "
        /pets:
          post:
            operationId: addPet
            parameters:
              - { name: dry, in: query, schema: { type: boolean } }
              - { name: kind, in: query, required: true, schema: { type: string } }
            requestBody: { content: { application/json: { schema: { type: object } } } }
            responses: { '204': { description: Added } }
    ";
    let (generated, _) = crate::support::generated(yaml, |config| {
        config.require = ["#/paths/~1pets/post/parameters/0", "#/paths/~1pets/post/requestBody"]
            .map(str::to_owned)
            .into();
        config.relax = ["#/paths/~1pets/post/parameters/1".to_owned()].into();
    });
    let files = generated.map(|it| it.files).unwrap_or_default();
    let text: String = files.into_iter().map(|file| file.text).collect();
    insta::assert_snapshot!(text.lines().find(|line| line.contains("fn add_pet")).unwrap_or_default(), @r"    pub fn add_pet(&self, dry: bool, body: &Map<Json>) -> AddPetCall {");
    insta::assert_snapshot!(text.lines().find(|line| line.contains("pub fn kind")).unwrap_or_default(), @r"    pub fn kind(mut self, kind: &str) -> Self {");
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
