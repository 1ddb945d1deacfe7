//! Bindings of many files, and behind many features, are Rust that compiles without a warning, whatever is turned on.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod package_support;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use specwright::config::{ClientGate, Division, VendorConfig};
use specwright::diagnostic::Diagnostics;
use specwright::load::Source;
use specwright::lock::VendorLock;
use specwright::lower::FeatureGroup;
use specwright::{Generated, generate};

use package_support::{cargo, write, write_package};

/// Tags with types of their own, with shared ones, with headers of their own and shared ones, with unions across files,
/// with nothing; and a webhook.
const SHOP: &str = "\
openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.dev' }]
paths:
  /orders:
    get:
      tags: [Orders]
      parameters: [{ name: limit, in: query, schema: { $ref: '#/components/schemas/Limit' } }]
      responses:
        '200': { description: ok, headers: { X-Count: { schema: { type: integer } } }, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } }
        '400': { $ref: '#/components/responses/Bad' }
    post:
      tags: [Orders]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '201': { description: ok }, '400': { $ref: '#/components/responses/Bad' } }
  /pets:
    get:
      tags: [Pets & more]
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/PetOrOrder' } } } }
        default: { $ref: '#/components/responses/Bad' }
  /mod: { delete: { tags: [mod], responses: { '204': { description: gone } } } }
  /client: { delete: { tags: [client], responses: { '204': { description: gone } } } }
  /shared: { post: { tags: [shared], requestBody: { content: { text/plain: {} } }, responses: { '200': { description: ok, headers: { X-Kind: { schema: { type: string, enum: [a] } } } } } } }
  /客户: { get: { tags: [客户], responses: { '200': { description: ok, content: { application/json: { schema: { properties: { a: { type: string } } } } } } } } }
webhooks:
  paid: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Paid' } } } } } }
components:
  responses:
    Bad: { description: bad, headers: { Retry-After: { schema: { type: integer } } }, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
  schemas:
    Limit: { type: string, enum: [few, many] }
    Order: { required: [id], properties: { id: { type: string, readOnly: true }, key: { type: string, writeOnly: true }, item: { $ref: '#/components/schemas/Item' }, at: { type: string, format: date-time } } }
    Item: { required: [name], properties: { name: { type: string }, price: { $ref: '#/components/schemas/Price' } } }
    Price: { type: number }
    PetOrOrder: { anyOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Order' }, { $ref: '#/components/schemas/Size' }] }
    Pet: { required: [a, b, c, d], properties: { a: { type: string }, b: { type: string }, c: { type: string }, d: { $ref: '#/components/schemas/Size' } } }
    Size: { type: string, enum: [big, small] }
    Problem: { properties: { message: { type: [string, 'null'] }, inner: { $ref: '#/components/schemas/Problem' } } }
    Paid: { properties: { size: { $ref: '#/components/schemas/Size' } } }
";

#[test]
fn every_feature_alone_compiles_and_none_does() {
    let made = made(SHOP, |config| {
        config.features = Some("shop-".to_owned());
        config.client = ClientGate::Feature;
    });
    let folder = folder("features");
    let features: Vec<&str> = made.summary.tags.iter().map(String::as_str).collect();
    assert_eq!(
        features,
        [
            "shop-orders",
            "shop-pets-and-more",
            "shop-mod",
            "shop-client",
            "shop-shared",
            "shop-客户"
        ]
    );
    write_package(&folder, &features, &[], &[("shop", &made)]);
    cargo(&folder, &["check"]);
    cargo(&folder, &["check", "--all-features"]);
    cargo(&folder, &["check", "--features", "client"]);
    cargo(&folder, &["check", "--features", "shop-orders"]);
    for feature in features {
        cargo(&folder, &["check", "--features", &format!("client,{feature}")]);
    }
    cargo(&folder, &["doc", "--no-deps", "--all-features"]);
}

#[test]
fn features_of_ones_own_compile_alone_and_without_any() {
    let group = |name: &str, tags: &[&str]| FeatureGroup {
        name: name.to_owned(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let made = made(SHOP, |config| {
        config.feature_groups = vec![
            group("shop-buying", &["Orders", "Pets*"]),
            group("shop-rest", &["mod", "cl*"]),
        ];
        config.client = ClientGate::Feature;
    });
    let folder = folder("own_features");
    let features: Vec<&str> = made.summary.tags.iter().map(String::as_str).collect();
    assert_eq!(features, ["shop-buying", "shop-rest"]);
    write_package(&folder, &features, &[], &[("shop", &made)]);
    cargo(&folder, &["check"]);
    cargo(&folder, &["check", "--all-features"]);
    cargo(&folder, &["check", "--features", "client"]);
    for feature in features {
        cargo(&folder, &["check", "--features", &format!("client,{feature}")]);
    }
    // What no feature names is there without any.
    write(
        &folder.join("src/shop_user.rs"),
        "pub fn user(client: &crate::shop::Client) { let _ = client.shared(); }\n",
    );
    let library = "#![deny(warnings)]\npub mod shop;\n#[cfg(feature = \"client\")]\npub mod shop_user;\n";
    write(&folder.join("src/lib.rs"), library);
    cargo(&folder, &["check", "--features", "client"]);
}

#[test]
fn every_layout_is_the_same_module() {
    let layouts = [
        ("auto", Division::Auto),
        ("one", Division::OneFile),
        ("by_tag", Division::ByTag),
    ];
    let made: Vec<(&str, Generated)> = layouts
        .into_iter()
        .map(|(name, layout)| (name, made(SHOP, |config| config.layout = layout)))
        .collect();
    let long = long();
    let large = self::made(&long, |_| {});
    let paths: Vec<&str> = large.files.iter().map(|file| file.path.as_str()).collect();
    insta::assert_snapshot!(paths.join("\n"), @"
    mod.rs
    types/mod.rs
    types/charge.rs
    types/payment_intent.rs
    types/payment_method.rs
    client.rs
    operations/mod.rs
    operations/payments/mod.rs
    operations/payments/intents.rs
    operations/payments/links.rs
    operations/payments/methods.rs
    operations/operations_.rs
    ");
    let modules: Vec<(&str, &Generated)> = made
        .iter()
        .map(|(name, it)| (*name, it))
        .chain([("large", &large)])
        .collect();

    let folder = folder("layouts");
    write_package(&folder, &[], &["client"], &modules);
    // Callers see no difference.
    let mut user = String::new();
    for (name, _) in layouts {
        let names = ["Client", "Order", "OrderInput", "OrdersApi", "Paid"].map(|it| format!("_: &{name}::{it}"));
        let _ = writeln!(user, "/// Names them.\npub fn {name}({}) {{}}\n", names.join(", "));
    }
    let root = fs::read_to_string(folder.join("src/lib.rs")).expect("just written");
    write(&folder.join("src/lib.rs"), &format!("{root}\n{user}"));
    cargo(&folder, &["check"]);
    cargo(&folder, &["doc", "--no-deps"]);
    for (name, _) in modules {
        let page = folder.join(format!("target/doc/package/{name}/struct.Client.html"));
        assert!(page.exists(), "rustdoc shows nothing at the root of {name}");
    }
}

/// A document that is too long for few files: many types that begin with the same words, and a tag of many operations.
fn long() -> String {
    let mut text =
        "openapi: 3.0.3\ninfo: { title: Long, version: '1' }\nservers: [{ url: 'https://a.dev' }]\npaths:\n".to_owned();
    for number in 0..120 {
        let place = ["intents", "methods", "links"][number % 3];
        let _ = writeln!(
            text,
            "  /payments/{place}/a{number}: {{ get: {{ tags: [Payments], summary: One, description: \"{}\", responses: {{ '200': {{ $ref: '#/components/responses/R' }} }} }} }}",
            "a\\n".repeat(20)
        );
    }
    text.push_str(
        "  /other: { get: { tags: [Operations], responses: { '200': { $ref: '#/components/responses/R' } } } }\n",
    );
    text.push_str("components:\n  responses:\n    R: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/PaymentIntent_0' } } } }\n  schemas:\n");
    for number in 0..450 {
        let name = ["PaymentIntent", "PaymentMethod", "Charge"][number % 3];
        let _ = writeln!(
            text,
            "    {name}_{}: {{ properties: {{ next: {{ $ref: '#/components/schemas/{name}_{}' }}, a: {{ type: string }}, b: {{ type: integer, description: \"{}\" }} }} }}",
            number / 3,
            number / 30 * 10 + (number / 3 + 1) % 10,
            "b\\n".repeat(10)
        );
    }
    text
}

fn made(document: &str, configure: impl FnOnce(&mut VendorConfig)) -> Generated {
    let mut config = VendorConfig {
        client: ClientGate::Always,
        ..VendorConfig::new("shop", "shop.yaml")
    };
    configure(&mut config);
    let mut notes = Diagnostics::new();
    let source = Source::from_text("shop.yaml", document, &mut notes);
    let made = source.and_then(|source| generate(&source, &config, &VendorLock::default(), &mut notes));
    made.unwrap_or_else(|_| panic!("{:?}", notes.iter().map(|note| &note.message).collect::<Vec<_>>()))
}

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("divided").join(name)
}
