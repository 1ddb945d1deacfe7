//! How operations are called, in their docs.

use crate::support;
use specwright::config::{Examples, ModulePlace, VendorConfig};

/// The docs of the operations of bindings that are `acme_apis::acme`.
macro_rules! examples_for {
    ($yaml:expr, @$rust:literal) => {
        insta::assert_snapshot!(shown($yaml, placed), @$rust)
    };
}

fn placed(config: &mut VendorConfig) {
    config.place = Some(ModulePlace {
        module: "acme_apis::acme".to_owned(),
        runtime: "acme_apis::runtime".to_owned(),
    });
}

/// The visible lines of the examples.
fn shown(yaml: &str, configure: impl FnOnce(&mut VendorConfig)) -> String {
    let (generated, _) = support::generated(yaml, configure);
    let files = generated.map(|generated| generated.files).unwrap_or_default();
    let mut shown = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("operations")) {
        let mut inside = false;
        for line in file
            .text
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("///"))
        {
            let line = line.strip_prefix(' ').unwrap_or(line);
            inside = if line.starts_with("```") { !inside } else { inside };
            if (inside || line.starts_with("```")) && !line.starts_with("# ") {
                shown.push(line.to_owned());
            }
        }
    }
    shown.join("\n")
}

#[test]
fn the_document_gives_values_and_credentials() {
    examples_for!(
        "
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: x-api-key }
            login: { type: http, scheme: basic }
          schemas:
            Pet: { type: object, required: [id], properties: { id: { type: string }, name: { type: string } } }
            NewPet:
              type: object
              required: [name, kind]
              properties:
                name: { type: string, example: Rex }
                kind: { type: string, enum: [cat, dog], example: dog }
        security: [{ key: [] }, { key: [], login: [] }]
        servers: [{ url: 'https://{tenant}.acme.dev', variables: { tenant: { default: example } } }]
        paths:
          /shops/{shop}/pets:
            post:
              operationId: createPet
              tags: [pets]
              parameters:
                - { name: shop, in: path, required: true, schema: { type: integer, minimum: 100 } }
                - { name: since, in: query, required: true, schema: { type: string, format: date }, example: '2020-02-29' }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewPet' } } } }
              responses: { '201': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
            delete:
              operationId: deletePets
              tags: [pets]
              security: [{ login: [] }]
              parameters: [{ name: shop, in: path, required: true, schema: { type: integer }, example: 7 }]
              responses: { '204': { description: Gone. } }
        ",
        @r#"
    ```no_run
    use acme_apis::acme::{Client, NewPet, NewPetKind};
    use acme_apis::runtime::Date;

    let client = Client::builder().key("key").tenant("acme").build()?;
    let new_pet = NewPet::new("Rex", NewPetKind::Dog);
    let pet = client.pets().create_pet(100, &Date::from("2020-02-29"), &new_pet).await?;
    println!("{}", pet.id);
    ```
    ```no_run
    use acme_apis::acme::Client;

    let client = Client::builder().login("username", "password").tenant("acme").build()?;
    client.pets().delete_pets(7).await?;
    ```
    "#
    );
}

#[test]
fn every_type_has_a_value() {
    examples_for!(
        "
        components:
          schemas:
            Tree: { type: object, required: [children], properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
            Patch: { type: object, properties: { name: { type: string, example: Rex } } }
            All:
              type: object
              required: [a, b, c, d, e, f, g, h, i]
              properties:
                a: { type: string, format: date-time }
                b: { type: string, format: uuid }
                c: { type: array, items: { type: number, example: 1.5 } }
                d: { type: object, additionalProperties: { type: boolean } }
                e: { oneOf: [{ type: string }, { type: integer }] }
                f: { type: [string, 'null'] }
                g: {}
                h: { type: string, contentEncoding: base64 }
                i: { $ref: '#/components/schemas/Tree' }
        paths:
          /all:
            post:
              operationId: sendAll
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/All' } } } }
              responses: { '200': { description: Ok., content: { application/json: { schema: { type: array, items: { type: string } } } } } }
            put:
              operationId: sendBytes
              requestBody: { required: true, content: { application/octet-stream: {} } }
              responses: { '200': { description: Ok., content: { image/png: {} } } }
            patch:
              operationId: change
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Patch' } } } }
              responses: { '200': { description: Ok. }, '202': { description: Later., content: { text/plain: {} } } }
        ",
        @r#"
    ```no_run
    use acme_apis::acme::Client;

    let client = Client::builder().base_url("https://api.example.com").build()?;
    let response = client.all().send_bytes(b"data".to_vec()).await?;
    println!("{:?}", response.content_type());
    ```
    ```no_run
    use acme_apis::acme::{All, AllE, AllRequired, Client, Tree};
    use acme_apis::runtime::Json;

    let client = Client::builder().base_url("https://api.example.com").build()?;
    let all = All::new(AllRequired {
        a: "2026-01-31T12:00:00Z".into(),
        b: "67e55044-10b1-426f-9247-bb680e5fe0c8".parse()?,
        c: vec![1.0],
        d: [("key".to_owned(), true)].into(),
        e: AllE::String("e".to_owned()),
        g: Json::from("any JSON"),
        h: b"data".into(),
        i: Tree::new(Vec::<Tree>::new()),
    });
    let response = client.all().send_all(&all).await?;
    println!("{}", response.len());
    ```
    ```no_run
    use acme_apis::acme::{Client, Patch};

    let client = Client::builder().base_url("https://api.example.com").build()?;
    let response = client.all().change().patch(&Patch::new().name("Rex")).await?;
    println!("{response:?}");
    ```
    "#
    );
}

#[test]
fn there_are_none_where_nobody_knows_the_path() {
    let yaml = "/pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } }";
    assert_eq!(shown(yaml, |_| {}), "");
    let asked = |examples: Examples| shown(yaml, move |config| config.examples = examples);
    insta::assert_snapshot!(asked(Examples::Yes), @r#"
    ```ignore
    use crate::acme::Client;

    let client = Client::builder().base_url("https://api.example.com").build()?;
    client.pets().list_pets().await?;
    ```
    "#);
    insta::assert_snapshot!(asked(Examples::At("my_crate::pets".to_owned())), @r#"
    ```no_run
    use my_crate::pets::Client;

    let client = Client::builder().base_url("https://api.example.com").build()?;
    client.pets().list_pets().await?;
    ```
    "#);
    let refused = |config: &mut VendorConfig| {
        placed(config);
        config.examples = Examples::No;
    };
    assert_eq!(shown(yaml, refused), "");
}

#[test]
fn needs_are_named() {
    methods_for!(
        "
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: x-api-key }
            login: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://acme.dev/token', scopes: { read: '', write: '', admin: '' } } } }
        paths:
          /pets:
            get: { operationId: listPets, security: [{ login: [read] }, { key: [], login: [read, write, admin] }], responses: { '204': { description: Done. } } }
            put: { operationId: putPets, security: [{ key: [] }, {}], responses: { '204': { description: Done. } } }
            post: { operationId: postPets, security: [], responses: { '204': { description: Done. } } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets`
        ///
        /// Needs `login` with the scope `read`, or `key` and `login` with the scopes `read`, `write` and `admin`.
        #[inline]
        pub fn list_pets(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&LIST_PETS).ready()
        }

        /// `PUT /pets`
        ///
        /// Takes `key`, or no credentials.
        #[inline]
        pub fn put_pets(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&PUT_PETS).ready()
        }

        /// `POST /pets`
        #[inline]
        pub fn post_pets(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&POST_PETS).ready()
        }
    }
    "
    );
}
